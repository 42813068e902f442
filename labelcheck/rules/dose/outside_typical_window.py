from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.ages import ADULT, age_of
from labelcheck.rules.daily_amount import daily_magnesium
from labelcheck.rules.medicines import refuse_medicines
from labelcheck.rules.registry import Hit, NotJudged, rule

MANY_ROWS = 8
"""A panel with so many rows is that of a multi-mineral, of which magnesium is a small part."""


@rule(code="D002", severity="info", needs=("magnesium",), sources=("S43",))
def outside_typical_window(case: Case) -> Iterator[Hit]:
    """The daily dose lies outside the window that the user's policy sets.

    What it finds:
        A daily amount of magnesium below or above the dose window of the policy. Without one the rule is not evaluated.
    Why it matters:
        A catalogue may want doses of one kind; the window is the user's own, no standard.
    Fails:
        --dose-window 200-400
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium citrate)  100 mg  24%
        Directions: Take 1 capsule daily.
    Passes:
        --dose-window 200-400
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium citrate)  300 mg  71%
        Directions: Take 1 capsule daily.
    What it does not prove:
        Anything about safety or effect. Multi-minerals and products for children are not judged.
    Source:
        S43
    """
    window, label = case.policy.dose_window, case.label
    if window is None:
        raise NotJudged("no dose window is set")
    refuse_medicines(case)
    daily = daily_magnesium(label)
    if daily is None:
        raise NotJudged("the elemental dose is not known")
    if len(label.dietary_ingredients) >= MANY_ROWS or age_of(label) < ADULT:
        raise NotJudged("a multi-mineral or a product for children has a window of its own")
    low, high = window
    if low <= daily.mg <= high:
        return
    yield Hit(
        f"{daily.mg.normalize():f} mg of magnesium a day is outside the window of {low:f} to {high:f} mg.",
        "Change the directed dose, or the window of the policy.",
        daily.evidence,
    )
