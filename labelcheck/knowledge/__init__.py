"""Tables of facts, each row with its source, and the little code that loads them."""

from labelcheck.knowledge.allergens import Allergen, allergens
from labelcheck.knowledge.analytes import Analyte, MetalLimit, analyte_by_name, analytes, metal_limits
from labelcheck.knowledge.cautions import CAUTIONS_READ_IN, TopicRow, topics
from labelcheck.knowledge.chemistry import magnesium_share, molar_mass, parse_formula
from labelcheck.knowledge.compounds import Compound, chelate_brands, compounds
from labelcheck.knowledge.equivalents import Equivalent, equivalents, other_weights
from labelcheck.knowledge.excipients import Excipient, excipient_by_name, excipients
from labelcheck.knowledge.limits import (
    OWN_LIMITS,
    ReferenceValue,
    Tolerance,
    UpperLevel,
    VitaminB6Limit,
    bases_of_percents,
    daily_values,
    default_tolerance,
    former_values,
    general_values,
    reference_values,
    tolerance_profile,
    tolerances,
    upper_level,
    upper_levels,
    usp_monograph,
    vitamin_b6_limits,
)
from labelcheck.knowledge.marks import MarkRow, marks
from labelcheck.knowledge.names import fold
from labelcheck.knowledge.sources import Source, citation, sources
from labelcheck.knowledge.texts import PrescribedText, prescribed_texts

__all__ = [
    "CAUTIONS_READ_IN",
    "OWN_LIMITS",
    "Allergen",
    "Analyte",
    "Compound",
    "Equivalent",
    "Excipient",
    "MarkRow",
    "MetalLimit",
    "PrescribedText",
    "ReferenceValue",
    "Source",
    "Tolerance",
    "TopicRow",
    "UpperLevel",
    "VitaminB6Limit",
    "allergens",
    "analyte_by_name",
    "analytes",
    "bases_of_percents",
    "chelate_brands",
    "citation",
    "compounds",
    "daily_values",
    "default_tolerance",
    "equivalents",
    "excipient_by_name",
    "excipients",
    "fold",
    "former_values",
    "general_values",
    "magnesium_share",
    "marks",
    "metal_limits",
    "molar_mass",
    "other_weights",
    "parse_formula",
    "prescribed_texts",
    "reference_values",
    "sources",
    "tolerance_profile",
    "tolerances",
    "topics",
    "upper_level",
    "upper_levels",
    "usp_monograph",
    "vitamin_b6_limits",
]
