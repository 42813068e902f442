from collections.abc import Iterator

from labelcheck.knowledge import compounds
from labelcheck.model.result import Case
from labelcheck.rules.absorption import LOW
from labelcheck.rules.medicines import refuse_medicines
from labelcheck.rules.registry import Hit, NotJudged, rule

WARNED = {"oxide", "sulfate"}
"""Families with good evidence of low absorption; the evidence on the other low forms is thinner, they are told only."""


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
    refuse_medicines(case)
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
