"""LabReport: what a laboratory measured, each fact with the place it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from labelcheck.model.document import Box
from labelcheck.model.label import Evidence

LabBasis = Literal["per_serving", "per_unit", "per_daily_dose", "per_gram", "per_ml", "percent_of_claim"]


class Place(NamedTuple):
    """Where a lab file says something: a row (from 1) and column of a table (``C``, with the name of its sheet), or a
    page with a box, or a line of a text; ``text`` as it stands there."""

    source: str
    text: str
    row: int | None = None
    column: str | None = None
    sheet: str | None = None
    page: int | None = None
    box: Box | None = None


class Said(NamedTuple):
    """A fact of a lab file with its place."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sample:
    """What was tested, and by whom. Dates are ISO dates; ``date`` is that of the report, else of the analysis.

    ``unit_grams`` is the mass of one unit (or its fill), ``fill`` the words it is called by.
    """

    product: Said | None = None
    upc: Said | None = None
    lot: Said | None = None
    lab: Said | None = None
    accreditation: Said | None = None
    date: Said | None = None
    manufactured: Said | None = None
    expires: Said | None = None
    received: Said | None = None
    sample_id: Said | None = None
    serving: Said | None = None
    unit_grams: Decimal | None = None
    fill: Said | None = None


@dataclass(frozen=True, slots=True)
class Assay:
    """What a row's result is the weight of, where that is not the element: ``name`` as printed, the compound's
    formula, or why it cannot be converted. ``maybe_element``: ``Magnesium (as magnesium oxide)`` may be either."""

    name: str
    formula: str | None
    refusal: str | None = None
    maybe_element: bool = False


@dataclass(frozen=True, slots=True)
class Measurement:
    """One result. It is an amount of ``unit`` in ``per`` of the ``basis``: mg in 2 units, mcg in 100 g.

    ``uncertainty`` is expanded, in ``unit`` or (``uncertainty_is_percent``) in % of the result, with coverage factor
    ``k``. ``result`` is None for a result below the limit of quantification (``below`` then holds that limit, if
    stated) and for one that gives no number (``Conforms``); ``as_printed`` holds the words. ``unit_noun`` is what one
    unit is called (capsule), ``serving`` how many of them the laboratory calls a serving. ``claim`` is the label
    claim as the laboratory writes it, in ``claim_unit`` and ``claim_basis``. ``named`` is where the name stands, if the
    result is under it and not beside.
    """

    analyte: str
    name: str
    result: Decimal | None
    below: Decimal | None
    unit: str
    basis: LabBasis | None
    place: Place
    sample: Sample = Sample()
    per: Decimal = Decimal(1)
    unit_noun: str | None = None
    uncertainty: Decimal | None = None
    uncertainty_is_percent: bool = False
    k: Decimal = Decimal(2)
    is_below: bool = False
    assay: Assay | None = None
    claim: Decimal | None = None
    claim_unit: str = ""
    specification: str | None = None
    method: str | None = None
    loq: Decimal | None = None
    replicates: int | None = None
    as_printed: str = ""
    serving: Decimal | None = None
    claim_basis: LabBasis | None = None
    named: Place | None = None

    @property
    def row(self) -> tuple[object, ...]:
        """What tells the row that it stands in: what is measured there is one thing, be it on several bases."""
        place = self.named or self.place
        height = place.row or (place.box and place.box[1] // 3)
        return self.analyte, self.sample, place.source, place.page, height


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read of a lab file, and where."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class LabReport:
    """What one file says. ``columns`` shows how the headings of its tables were understood: (heading, field)."""

    source: str
    kind: Literal["table", "certificate"]
    measurements: tuple[Measurement, ...]
    problems: tuple[Problem, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    samples: tuple[Sample, ...] = field(default=())


Verdict = Literal["pass", "conditional_pass", "conditional_fail", "fail", "not_evaluated"]
VERDICTS: tuple[Verdict, ...] = ("pass", "conditional_pass", "conditional_fail", "fail")
"""From the best to the worst."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A decimal amount with its unit, and the coverage factor where it is an uncertainty."""

    value: Decimal
    unit: str
    k: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Potency:
    """One claim held against one measurement. ``limits`` are in % of the claim; ``steps`` is the arithmetic.

    ``tested`` is for one serving, in the unit of the claim. ``place`` is where the lab file gives the result;
    ``accredited`` is None where the kind of file does not say.
    """

    analyte: str
    claimed: Quantity | None
    tested: Quantity | None
    uncertainty: Quantity | None
    percent_of_claim: Decimal | None
    verdict: Verdict
    tolerance: str
    limits: tuple[Decimal | None, Decimal | None]
    basis: LabBasis | None
    probability: Decimal | None
    lot: str | None
    lab: str | None
    date: str | None
    steps: tuple[str, ...]
    reason: str | None
    evidence: tuple[Evidence, ...]
    place: Place | None = None
    accredited: bool | None = None
    replicates: int | None = None
    is_below: bool = False


@dataclass(frozen=True, slots=True)
class Contaminant:
    """A heavy metal as taken in a day: ``daily`` in mcg, with its expanded uncertainty at k = 2 where stated.

    ``daily`` is None for a result below the limit of quantification (``is_below``) and where ``reason`` says why the
    daily amount is not known. ``servings`` is None where the directions were not read: ``daily`` is then for one
    serving. ``below`` is a day's amount of the limit of quantification, where that is known. ``inorganic`` tells
    inorganic arsenic (or methylmercury) from the total.
    """

    analyte: str
    daily: Decimal | None
    uncertainty: Decimal | None
    servings: Decimal | None
    is_below: bool
    lot: str | None
    lab: str | None
    steps: tuple[str, ...]
    reason: str | None
    place: Place
    below: Decimal | None = None
