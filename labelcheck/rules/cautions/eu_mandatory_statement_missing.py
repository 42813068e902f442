from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.mentions import ALL_TEXT, need_cautions, speaks_of
from labelcheck.rules.registry import Hit, NotJudged, rule

_STATEMENTS = {
    "food_supplement": ("the name “food supplement”", "Food supplement"),
    "daily_portion": ("the portion for a day", "Take 1 capsule daily."),
    "not_exceed": ("the warning not to exceed the daily dose", "Do not exceed the stated recommended daily dose."),
    "varied_diet": (
        "the statement that supplements are no substitute for a varied diet",
        "Food supplements should not be used as a substitute for a varied diet.",
    ),
    "children_reach": ("the statement about young children", "Store out of the reach of young children."),
}
"""Topic, what it is, and words that would do."""


@rule(code="W005", severity="error", markets=("eu", "uk"), needs=("whole",), sources=("S24",))
def eu_mandatory_statement_missing(case: Case) -> Iterator[Hit]:
    """A statement that every food supplement of the EU and the UK carries is missing.

    What it finds:
        One finding for each that is missing: the name food supplement, the daily portion, not to exceed the daily
        dose, no substitute for a varied diet, out of reach of young children. Any words to that effect are enough, in
        English, German, French, Spanish or Italian; any direction for a day is a portion.
    Why it matters:
        Directive 2002/46/EC, Article 6(1) and (3), as taken over in the UK.
    Fails:
        --market uk
        Calm Harbor Magnesium
        Food Supplement
        60 Capsules

        Nutritional Information
        Per 1 capsule  % NRV
        Magnesium  150 mg  40%

        Ingredients: magnesium citrate, cellulose, hypromellose.

        Directions: Take one capsule daily with water.
        Food supplements are no substitute for a varied diet and a healthy lifestyle.
        Store out of reach of young children.
        Calm Harbor Ltd, 3 Quay Road, Bristol BS1 4QA
    Passes:
        --market uk
        Calm Harbor Magnesium
        Food Supplement
        60 Capsules

        Nutritional Information
        Per 1 capsule  % NRV
        Magnesium  150 mg  40%

        Ingredients: magnesium citrate, cellulose, hypromellose.

        Directions: Take one capsule daily with water.
        Do not exceed the stated dose. Food supplements are no substitute for a varied diet and a healthy lifestyle.
        Store out of reach of young children.
        Calm Harbor Ltd, 3 Quay Road, Bristol BS1 4QA
    What it does not prove:
        That the statements stand in the language of the country of sale. A label whose language is not known here is
        not evaluated, nor is a food for special medical purposes.
    Source:
        S24
    """
    if speaks_of(case, "special_medical_purposes"):
        raise NotJudged("a food for special medical purposes has statements of its own")
    need_cautions(case)
    market = next(m for m in case.policy.markets if m in ("eu", "uk"))
    for topic, (what, words) in _STATEMENTS.items():
        if topic == "daily_portion" and case.label.daily_dose is not None:
            continue
        if not speaks_of(case, topic):
            yield Hit(f"The label lacks {what}.", f"Print `{words}`", market=market, searched=ALL_TEXT)
