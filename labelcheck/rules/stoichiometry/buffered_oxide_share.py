from collections.abc import Iterator
from decimal import Decimal

from labelcheck.knowledge import compounds
from labelcheck.model.result import Case
from labelcheck.rules.buffer import oxide_share
from labelcheck.rules.registry import Hit, NotJudged, rule

TOLD = Decimal("0.25")
"""A smaller share of the magnesium from oxide is not worth a finding."""


@rule(code="S002", severity="info", needs=("magnesium",), sources=("P4",))
def buffered_oxide_share(case: Case) -> Iterator[Hit]:
    """A buffered chelate takes a quarter or more of its magnesium from oxide.

    What it finds:
        A source marked as buffered whose weight and magnesium are both printed, and which holds more magnesium than
        the chelate alone: the share from oxide is computed from the formulas, from the anhydrous form to the hydrate.
    Why it matters:
        A buffered bisglycinate that is 20 % magnesium takes about two fifths of it from oxide.
    Fails:
        Supplement Facts
        Serving Size: 2 Capsules
        Amount Per Serving  % Daily Value
        Magnesium (from 1,000 mg buffered magnesium bisglycinate)  200 mg  48%
    Passes:
        Supplement Facts
        Serving Size: 2 Capsules
        Amount Per Serving  % Daily Value
        Magnesium (from 1,000 mg buffered magnesium bisglycinate)  141 mg  34%
    What it does not prove:
        That oxide is what the chelate is buffered with; other salts would have to be more than oxide.
    Source:
        P4
    """
    magnesium = case.label.magnesium
    assert magnesium is not None
    if not magnesium.buffered and not any("buffered" in form.id for form in magnesium.forms):
        return
    if not magnesium.compound_mg or magnesium.basis != "declared":
        raise NotJudged("the weight of the buffered source is not printed")
    share = oxide_share(magnesium)
    if share is None or share.low < TOLD:
        return
    names = " and ".join(compounds()[form.id].name for form in magnesium.forms)
    yield Hit(
        f"{names}: {share.low * 100:.0f} to {share.high * 100:.0f} % of the magnesium come from oxide.",
        "Name the oxide as a source: `Magnesium (as magnesium bisglycinate, magnesium oxide)`.",
        tuple(dict.fromkeys((*magnesium.evidence, *magnesium.compound_evidence))),
        confidence=magnesium.confidence,
    )
