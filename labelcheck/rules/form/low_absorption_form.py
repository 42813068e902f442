import re
from collections.abc import Iterator

from labelcheck.knowledge import compounds
from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, NotJudged, rule

LOW = {"low", "low_cathartic", "low_acid_dependent", "low_assumed", "low_modified"}
WARNED = {"oxide", "sulfate"}
"""Families with good evidence of low absorption; the evidence on the other low forms is thinner, they are told only."""

_NO_SUPPLEMENT = re.compile(r"\b(?:laxatives?|antacids?|bath|soaks?|epsom)\b", re.IGNORECASE)
_EXTERNAL = re.compile(r"\bexternal\s+use\b", re.IGNORECASE)


@rule(code="F001", severity="warning", needs=("magnesium",), sources=("S1", "S2", "S5", "S26"))
def low_absorption_form(case: Case) -> Iterator[Hit]:
    """The only magnesium in the product is a form of low absorption.

    What it finds:
        Every declared magnesium source is oxide or sulfate (warning), or carbonate, hydroxide, a phosphate, dolomite,
        a marine hydroxide or a carrier system of oxide (info: the evidence is thinner). A product that also declares
        a better absorbed form is not reported here.
    Why it matters:
        In a trial of commercial preparations 4 % of the magnesium of oxide appeared as absorbed, less than of
        chloride, lactate or aspartate; citrate was absorbed better than oxide in a crossover of twenty men. Sulfate
        acts as a laxative before it is absorbed.
    Fails:
        Supplement Facts
        Serving Size: 1 Tablet
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Oxide)  400 mg  95%
    Passes:
        Supplement Facts
        Serving Size: 2 Tablets
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Chloride Hexahydrate)  64 mg  15%
        Other Ingredients: cellulose, magnesium stearate.
    What it does not prove:
        That the product does not work, or that it is unlawful: the form is permitted. "Inorganic" is not the test;
        chloride is inorganic and well absorbed.
    Source:
        S1, S2, S5, S26
    """
    magnesium = case.label.magnesium
    assert magnesium is not None
    _refuse_medicines(case)
    if not magnesium.forms:
        raise NotJudged("the label names no magnesium form")
    declared = [compounds()[form.id] for form in magnesium.forms]
    if any(compound.absorption not in LOW for compound in declared):
        return
    names = " and ".join(compound.name.lower() for compound in declared)
    thin = not any(compound.family in WARNED and compound.absorption != "low_modified" for compound in declared)
    yield Hit(
        f"The only magnesium source is {names}, of which {'there is some' if thin else 'there is good'} evidence "
        "of low absorption.",
        "Declare or use a better absorbed form (citrate, chloride, lactate …), or promise no absorption.",
        tuple(piece for form in magnesium.forms for piece in form.evidence),
        severity="info" if thin else None,
        confidence="high" if all(form.confidence == "high" for form in magnesium.forms) else "medium",
    )


def _refuse_medicines(case: Case) -> None:
    label = case.label
    if label.panel_title is not None and "drug" in label.panel_title.value.lower():
        raise NotJudged("a Drug Facts label is a medicine's, not a supplement's")
    name = label.product_name.value if label.product_name is not None else ""
    if _NO_SUPPLEMENT.search(name) or _EXTERNAL.search(name):
        raise NotJudged("the product is named as a laxative, an antacid or for external use")
    said = [statement.text for statement in label.statements] + [piece.text for piece in label.coverage.unclaimed]
    if any(_EXTERNAL.search(text) for text in said):
        raise NotJudged("the label says that the product is for external use")
