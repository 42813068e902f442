"""Label: what the label says, each fact with the words it was read from.

``None`` means that the label does not say: never a default, never zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from labelcheck.model.document import Box, ReadVia
from labelcheck.model.mark import Scope

Confidence = Literal["high", "medium", "low"]
Basis = Literal["declared", "computed", "ambiguous", "not_stated"]
PartState = Literal["read", "cut", "not_found"]


class Evidence(NamedTuple):
    """Where a fact stands: ``box`` for pages, ``line`` (from 1) for text files; ``text`` as printed."""

    page: int
    box: Box | None
    line: int | None
    text: str
    read_via: ReadVia = "text"
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of print taken as it stands: a name, a statement."""

    value: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence = "high"


LanguageCode = Literal["en", "de", "fr", "es", "it", "nl", "pt"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the label (ISO 639-1) and headings that show it."""

    code: LanguageCode
    evidence: tuple[Evidence, ...]
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed quantity. ``value`` keeps the printed digits (trailing zeros carry precision).

    ``unit`` is normalised (mg, mcg, g, kg, IU, ml, kcal …); ``less_than`` is True for ``<1 mg``.
    """

    value: Decimal
    unit: str
    less_than: bool = False


@dataclass(frozen=True, slots=True)
class Serving:
    """The serving size as printed, and what can be computed with: ``units`` (2) of ``unit`` (capsule), ``grams``. These
    are what the amounts are of, where the panel's heading says another dose than the size: ``Each tablet contains``.
    ``counted_evidence`` is where the servings ``per_container`` stand.
    """

    size: str
    units: Decimal | None
    unit: str | None
    grams: Decimal | None
    per_container: str | None
    evidence: tuple[Evidence, ...]
    confidence: Confidence = "high"
    counted_evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class DietaryIngredient:
    """One row of the facts panel, in the dose column that counts.

    ``sources`` are the words in its brackets. ``percent_daily_value`` is as printed without the sign
    (``48``, ``<1``). ``parent`` is the name of the row it stands under.
    """

    name: str
    sources: tuple[str, ...]
    amount: Amount | None
    percent_daily_value: str | None
    parent: str | None
    evidence: tuple[Evidence, ...]
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class MagnesiumForm:
    """A magnesium source by the id of its compound. ``origin`` says where its words stand."""

    id: str
    as_printed: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence = "high"
    origin: Literal["row", "child", "ingredients", "name"] = "row"


@dataclass(frozen=True, slots=True)
class DoseReading:
    """One way to read an amount that the label does not decide: as elemental, or as weight of a compound."""

    assume: Literal["elemental", "compound"]
    elemental_mg: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class OtherDose:
    """What the magnesium row prints in another dose column than the serving's."""

    amount: Amount
    percent_daily_value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Magnesium:
    """The active magnesium of a label, per serving.

    ``amount`` is the printed total, or the sum of its parts where no row states one. ``elemental_mg`` is None unless
    ``basis`` says how it is known: ``declared`` (printed as the nutrient), ``computed`` (from a compound weight and
    its formula); ``ambiguous`` gives the possible ``readings`` instead. ``compound_mg`` is a printed weight of the
    compound, where there is one, and ``compound_evidence`` the row it stands in.
    """

    forms: tuple[MagnesiumForm, ...]
    buffered: bool
    amount: Amount | None
    elemental_mg: Decimal | None
    basis: Basis
    readings: tuple[DoseReading, ...]
    percent_daily_value: str | None
    compound_mg: Decimal | None
    evidence: tuple[Evidence, ...]
    confidence: Confidence = "high"
    doubts: tuple[str, ...] = ()
    """What does not add up in the printed row, in words for people; nothing is repaired silently."""
    compound_evidence: tuple[Evidence, ...] = ()
    other_doses: tuple[OtherDose, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherIngredient:
    """An excipient or other ingredient as printed; ``id`` is its row in the excipient table, if it has one."""

    as_printed: str
    id: str | None
    evidence: tuple[Evidence, ...]
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class Mark:
    """A certification mark or quality phrase. ``scope`` says what it speaks of, ``counts`` whether it is a
    named third-party certification of this product. ``statement`` are all the words it stands among."""

    id: str
    name: str
    kind: str
    scope: Scope
    counts: bool
    as_printed: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence = "high"
    statement: str = ""


StatementKind = Literal[
    "disclaimer",
    "directions",
    "caution",
    "claim",
    "contact",
    "net_quantity",
    "identity",
    "storage",
    "footnote",
]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the label whose purpose was understood. ``confidence`` is how surely its words were read."""

    kind: StatementKind
    text: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class Topic:
    """A sentence and what it speaks of: the id of a row in the table of topics. It only serves to tell what a label
    does not lack; what stands as a finding's evidence is a statement. Of most topics the first sentence is kept."""

    id: str
    text: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence = "high"


ContactKind = Literal["phone", "street", "zip", "place"]


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the maker in the United States: a telephone number, a ZIP with its street or post office box
    (``street``), a ZIP without one (``zip``), a city and state alone (``place``)."""

    kind: ContactKind
    text: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the reading itself that the user must know; ``kind`` is the name of the R rule that
    tells it, or ``other-products`` (R007)."""

    kind: str
    message: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class DailyDose:
    """How much the directions tell to take in a day, in servings.

    ``servings`` is the most that is directed (``1-2 capsules twice daily`` with a serving of 2 capsules is 2), None
    when the directions name no number; ``ceiling`` is what they say not to exceed, None when they set none.
    ``as_advised`` is True where a practitioner is to set the dose.
    """

    servings: Decimal | None
    ceiling: Decimal | None
    as_advised: bool
    evidence: tuple[Evidence, ...]
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of the label was read.

    ``capture`` is ``whole`` when a missing statement may be taken as missing on the label; ``reasons`` says in
    words why it is not. ``parts`` has a state for each of panel, other_ingredients, identity, directions,
    cautions, contact, net_quantity. ``unclaimed`` are lines that no part understood.
    """

    capture: Literal["whole", "partial"]
    reasons: tuple[str, ...]
    parts: dict[str, PartState]
    unclaimed: tuple[Evidence, ...]
    pictures_unread: int
    notes: tuple[Note, ...] = ()

    def has_note(self, kind: str) -> bool:
        """Whether a note of this ``kind`` was made."""
        return any(note.kind == kind for note in self.notes)

    @property
    def panel_missed(self) -> str | None:
        """Why what no row names may stand in the facts panel all the same; None where the panel was read."""
        state = self.parts["panel"]
        return None if state == "read" else f"the facts panel was {'cut short' if state == 'cut' else 'not found'}"


@dataclass(frozen=True, slots=True)
class Label:
    """All that was read from one label.

    ``daily_value_basis`` is the population or market whose Daily Value the panel's heading names (``adult`` when it
    names none; ``recommended_intake`` when it names an RDA or RDI, which each country has of its own). ``languages``
    begins with the one that prints most of the headings.
    """

    product_name: Text | None
    brand: Text | None
    upc: Text | None
    panel_title: Text | None
    serving: Serving | None
    dietary_ingredients: tuple[DietaryIngredient, ...]
    magnesium: Magnesium | None
    other_ingredients: tuple[OtherIngredient, ...]
    marks: tuple[Mark, ...]
    statements: tuple[Statement, ...]
    coverage: Coverage
    daily_value_basis: Literal["adult", "children", "infants", "pregnancy", "nrv", "recommended_intake"] = "adult"
    languages: tuple[Language, ...] = ()
    daily_dose: DailyDose | None = None
    topics: tuple[Topic, ...] = ()
    contacts: tuple[Contact, ...] = ()
    lot: Text | None = None
