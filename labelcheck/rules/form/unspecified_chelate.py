import re
from collections.abc import Iterator

from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, NotJudged, rule

_AMINO_ACID = regex(r"glycin|lysin|lysyl|glycyl|arginin|glutam|taur|aspart(?!am)|threon", re.IGNORECASE)
_ACID = regex(r"malat|citrat|orot", re.IGNORECASE)
"""Binds in the row of the chelate, unless it is that of another salt there; in a list it may be anything's."""


@rule(code="F005", severity="info", needs=("magnesium",), sources=("S16", "S26"))
def unspecified_chelate(case: Case) -> Iterator[Hit]:
    """A chelate is declared, and what magnesium is bound to is not.

    What it finds:
        A source named only as a chelate (amino acid chelate, chelated magnesium, TRAACS) where neither the row nor the
        ingredient list names the ligand.
    Why it matters:
        The ligand decides how much magnesium the compound holds and how it is absorbed.
    Fails:
        Supplement Facts
        Serving Size: 2 Tablets
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium amino acid chelate)  200 mg  48%
    Passes:
        Supplement Facts
        Serving Size: 2 Tablets
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium bisglycinate chelate)  200 mg  48%
    What it does not prove:
        That the chelate is poor, or blended with oxide.
    Source:
        S16, S26
    """
    magnesium = case.label.magnesium
    assert magnesium is not None
    if not magnesium.forms:
        raise NotJudged("the label names no magnesium form")
    bare = [form for form in magnesium.forms if form.id == "amino_acid_chelate"]
    row = [piece.text for piece in magnesium.evidence]
    listed = [item.as_printed for item in case.label.other_ingredients if "stearate" not in item.as_printed.lower()]
    salts = any(_ACID.search(form.as_printed) for form in magnesium.forms if form not in bare)
    if not bare or any(map(_AMINO_ACID.search, (*row, *listed))) or (not salts and any(map(_ACID.search, row))):
        return
    yield Hit(
        f"“{bare[0].as_printed}” does not say what the magnesium is bound to.",
        "Name the ligand, as in `Magnesium (as magnesium bisglycinate chelate)`.",
        bare[0].evidence,
        confidence=bare[0].confidence,
    )
