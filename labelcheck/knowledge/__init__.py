"""Tables of facts, each row with its source, and the little code that loads them."""

from labelcheck.knowledge.compounds import Compound, chelate_brands, compounds
from labelcheck.knowledge.excipients import Excipient, excipient_by_name, excipients
from labelcheck.knowledge.limits import Tolerance, daily_values, default_tolerance, former_values, tolerances
from labelcheck.knowledge.marks import MarkRow, marks
from labelcheck.knowledge.names import fold
from labelcheck.knowledge.sources import citation, sources

__all__ = [
    "Compound",
    "Excipient",
    "MarkRow",
    "Tolerance",
    "chelate_brands",
    "citation",
    "compounds",
    "daily_values",
    "default_tolerance",
    "excipient_by_name",
    "excipients",
    "fold",
    "former_values",
    "marks",
    "sources",
    "tolerances",
]
