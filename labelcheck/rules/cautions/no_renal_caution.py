from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.daily_amount import daily_magnesium
from labelcheck.rules.mentions import ALL_TEXT, need_cautions, speaks_of
from labelcheck.rules.registry import Hit, NotJudged, rule

_FROM = 100
"""mg of magnesium a day: below, a label need not speak of kidneys."""


@rule(code="W001", severity="info", needs=("magnesium", "whole"), sources=("S40",))
def no_renal_caution(case: Case) -> Iterator[Hit]:
    """A label with a good dose of magnesium does not speak of the kidneys.

    What it finds:
        A daily dose of 100 mg or more, and no sentence of the whole label about kidney disease, impaired kidneys or
        dialysis.
    Why it matters:
        Magnesium leaves the body through the kidneys; where they work badly it can accumulate. The caution is good
        practice, not a legal duty.
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    Passes:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children. Consult your physician if you take medication or have kidney disease.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        That a law is broken. A general advice to ask a physician does not name the kidneys; it is told in the
        message. A label whose language is not known here is not evaluated.
    Source:
        S40
    """
    daily = daily_magnesium(case.label)
    if daily is None:
        raise NotJudged("how much elemental magnesium a day the label directs is not known")
    if daily.mg < _FROM or speaks_of(case, "renal"):
        return
    need_cautions(case)
    general = " It advises in general to ask a physician." if speaks_of(case, "medicine") else ""
    yield Hit(
        f"The label gives {daily.mg.normalize():f} mg magnesium a day and says nothing about kidney disease.{general}",
        "Add a caution, as in `If you have kidney disease, consult your physician before use.`",
        daily.evidence,
        searched=ALL_TEXT,
    )
