import re
from collections.abc import Iterator

from labelcheck.knowledge import excipient_by_name
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.medicines import is_of_a_food, refuse_medicines
from labelcheck.rules.registry import Hit, NotJudged, rule

_FOOTNOTED = regex(r"magnesium\s*[*†‡§¶^°+#]", re.IGNORECASE)
_NO_SOURCE = regex(r"\b(?:as|from|elemental|total|magnesium|mineral|ion|mg|mcg|g)\b|[\W\d_]+", re.IGNORECASE)
"""What may stand in the brackets of a magnesium row without naming where the magnesium comes from."""

_HOLDS_MAGNESIUM = regex(r"magnes|\bdolomit|\baquamin\b|\bsea\s?water\b", re.IGNORECASE)
"""What another nutrient may come from, and magnesium with it."""
_MAY_HOLD = regex(
    r"\bminerals?\b|\bsea[\s-]?(?:water|salt)|\bbrine\b|\balga|\bkelp\b|\byeast\b|\bcoral\b|\bdolomite\b", re.IGNORECASE
)
"""What supplies magnesium beside other minerals, without being a compound of it."""


@rule(
    code="F004",
    severity="error",
    markets=("us", "eu", "uk", "ca"),
    needs=("magnesium", "panel", "other_ingredients"),
    sources=("S6", "S10"),
)
def magnesium_source_not_disclosed(case: Case) -> Iterator[Hit]:
    """An amount of magnesium is declared, and no compound that could supply it.

    What it finds:
        A magnesium row with an amount, and no magnesium compound in its brackets, under it or in the ingredient list.
        Magnesium stearate, silicate and talc are excipients and do not count as the source; a food (kelp, yeast) does.
    Why it matters:
        The source of a nutrient is declared in the panel or in the ingredient list (21 CFR 101.36(d), 101.4(g)).
        Without it nobody can tell oxide from citrate.
    Fails:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium  200 mg  48%
        Other Ingredients: cellulose, magnesium stearate.
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium  200 mg  48%
        Ingredients: magnesium citrate, cellulose.
    What it does not prove:
        That the source is hidden on purpose. The rule is not evaluated where the panel or the list was not read to its
        end, where a footnote may name the source, where another row or the list names a compound that may be it,
        and on the panel of a food (protein, fiber or fat rows).
    Source:
        S6, S10
    """
    magnesium = case.label.magnesium
    assert magnesium is not None
    refuse_medicines(case)
    if magnesium.amount is None or not magnesium.amount.value or magnesium.forms:
        return
    if any(_FOOTNOTED.search(piece.text) for piece in magnesium.evidence):
        raise NotJudged("the row carries a footnote mark, and a footnote may name the source")
    if magnesium.amount.less_than or is_of_a_food(case.label):
        raise NotJudged("the panel is that of a food, whose own magnesium needs no added source")
    rows = [row for row in case.label.dietary_ingredients if "magnes" in row.name.lower()]
    if any(_NO_SOURCE.sub("", source) for row in rows for source in row.sources):
        return
    others = [row for row in case.label.dietary_ingredients if "magnes" not in row.name.lower()]
    named = [row.name for row in others if any(_HOLDS_MAGNESIUM.search(source) for source in row.sources)]
    if named:
        raise NotJudged(f"the row of {named[0]} names a magnesium compound, which may be the source")
    for item in case.label.other_ingredients:
        if item.id is None and _may_supply(item.as_printed):
            raise NotJudged(f"“{item.as_printed}” in the ingredient list is not a compound that is known here")
        if item.id is None and _MAY_HOLD.search(item.as_printed):
            raise NotJudged(f"“{item.as_printed}” in the ingredient list may hold magnesium")
    yield Hit(
        "The panel declares an amount of magnesium, and neither panel nor ingredient list names what supplies it.",
        "Print the source in the row, as in `Magnesium (as magnesium citrate)`, or in the ingredient list.",
        magnesium.evidence,
        searched=("facts panel", "ingredient list"),
    )


def _may_supply(item: str) -> bool:
    """Whether ``item`` of the ingredient list names magnesium otherwise than in an excipient, whatever its bracket
    says: ``Magnesium stearate (vegetable source)`` supplies none."""
    parts = [part for part in re.split(r"[()\[\]]", item) if "magnes" in part.lower()]
    return any(excipient_by_name(part) is None for part in parts)
