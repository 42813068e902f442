import re
from collections.abc import Iterator
from decimal import Decimal

from labelcheck.model.label import Evidence, Label, Magnesium
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.front import front_texts
from labelcheck.rules.intervals import printed
from labelcheck.rules.medicines import refuse_medicines
from labelcheck.rules.reference import reference_value
from labelcheck.rules.registry import Hit, NotJudged, rule

MOST = Decimal(1200)
"""mg of magnesium in a serving: more is a slip."""

_COUNT = regex(
    r"\A\W*(?:pack\s*:\s*|(?:net\s+)?contents?\W*|contains\s+|quantity\s*:\s*)?(?P<count>\d[\d,]*)\s+(?:[a-z-]+\s+){0,3}?(?:v(?:eg)?caps?|caps?|capsules?|"
    r"tablets?|caplets?|soft\s?gels?|gumm(?:y|ies)|lozenges?|chew(?:able)?s?|sticks?(?:\s?packs?)?|sachets?|packets?|count|ct)\b",
    re.IGNORECASE,
)
_PARTED = regex(r"\s*[|•·]\s*|\s[–—-]\s|(?<=\ssupplement)[,;:.]?\s+(?=\d)", re.IGNORECASE)
"""What a line of the front is parted by: ``Dietary Supplement | 90 Tablets``, ``Magnesium - 90 Tablets``, and behind
the identity a blank: ``Dietary Supplement 90 Tablets``."""
_SEVERAL = regex(
    r"\d\s*(?:-|to|or)\s*\d|\d\D{1,40}\b(?:m[ae]n|wom[ae]n|males?|adults?|child(?:ren)?|teens?|years?|ages?)\b.{0,40}\d",
    re.IGNORECASE,
)
"""In a serving size that is no single count: ``1-2 capsules``, ``3 capsules (men), 2 capsules (women)``."""
_SOLID = {
    "capsule",
    "vegcap",
    "vcap",
    "cap",
    "tablet",
    "caplet",
    "softgel",
    "gummy",
    "lozenge",
    "chew",
    "chewable",
    "stick",
    "sachet",
    "packet",
}


@rule(code="S007", severity="warning", needs=("magnesium",), sources=("S6",))
def serving_and_unit_sanity(case: Case) -> Iterator[Hit]:
    """Counts or units on the label contradict each other.

    What it finds:
        Servings times units in a serving that are not the count in the bottle (by more than 2 % and at least
        a whole serving), or whose weight, of a powder, is not its net weight (by more than 5 %); a magnesium row in mcg
        or g whose percent says mg; more than 1,200 mg of magnesium in a serving; magnesium in IU.
    Why it matters:
        One of the printed numbers is wrong, and whoever follows it takes too much or too little.
    Fails:
        Magnesium Citrate
        60 Capsules
        Supplement Facts
        Serving Size: 2 Capsules
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium citrate)  100 mg  24%
    Passes:
        Magnesium Citrate
        120 Capsules
        Supplement Facts
        Serving Size: 2 Capsules
        Servings Per Container: about 60
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium citrate)  100 mg  24%
    What it does not prove:
        Which number is wrong. Counts with "about", servings of a range or for several groups of people
        (3 capsules for men, 2 for women), and labels that print several counts are not compared.
    Source:
        S6
    """
    label, magnesium = case.label, case.label.magnesium
    assert magnesium is not None
    refuse_medicines(case)
    if hit := _counts(label) or _weights(label):
        yield hit
    if magnesium.amount is None:
        if not _comparable(label):
            raise NotJudged("no amount of magnesium and no counts to compare were read")
        return
    if says := _unit(magnesium, case):
        yield Hit(says, "Correct the unit or the amount.", magnesium.evidence, confidence=magnesium.confidence)


def _comparable(label: Label) -> tuple[Decimal, Decimal, Decimal, tuple[Evidence, ...]] | None:
    """Units in a serving, servings, the count in the bottle and where it stands; None where one is not plain."""
    serving = label.serving
    if serving is None or serving.unit not in _SOLID or not serving.units or _SEVERAL.search(serving.size):
        return None
    if label.coverage.has_note("amounts-of-another-dose"):  # its units are not those of the printed size
        return None
    servings = (serving.per_container or "").strip(" .,")
    stated = [piece for said in label.statements if said.kind == "net_quantity" for piece in said.evidence]
    lines = dict.fromkeys((*stated, *front_texts(label)))
    found = [(m, piece) for piece in lines for part in _PARTED.split(piece.text) if (m := _COUNT.match(part))]
    counts = {Decimal(match["count"].replace(",", "")) for match, _ in found}
    if not servings.isdecimal() or Decimal(servings) == 0 or len(counts) != 1:
        return None
    return serving.units, Decimal(servings), counts.pop(), (found[0][1],)


def _counts(label: Label) -> Hit | None:
    numbers = _comparable(label)
    if numbers is None or label.serving is None:
        return None
    units, servings, count, where = numbers
    if abs(units * servings - count) <= count * Decimal("0.02") or abs(units * servings - count) < units:
        return None
    return Hit(
        f"{servings:f} servings of {label.serving.size} are {units * servings:f}, and the label says {count:f}.",
        "Correct the servings per container, the serving size or the net contents.",
        (*label.serving.evidence, *label.serving.counted_evidence, *where),
    )


_GRAMS = regex(r"(?<![\d.,])(?P<net>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?P<unit>k?g)\b", re.IGNORECASE)
_NET = regex(r"\bnet\s?(?:wt|weight|contents?)\b", re.IGNORECASE)
POWDER = Decimal("0.05")
"""By how much of it the servings of a powder may miss its net weight: a scoop is no balance."""


def _weights(label: Label) -> Hit | None:
    """What is wrong where servings of a weight and the net weight are printed."""
    serving = label.serving
    servings = (serving.per_container or "").strip(" .,") if serving is not None else ""
    if serving is None or not serving.grams or serving.unit in _SOLID or not servings.isdecimal():
        return None
    found = [(match, piece) for piece, text in _net_weights(label) for match in _GRAMS.finditer(text)]
    nets = {Decimal(m["net"].replace(",", "")) * (1000 if m["unit"].lower() == "kg" else 1) for m, _ in found}
    if len(nets) != 1 or _SEVERAL.search(serving.size):
        return None
    (net,), whole = nets, printed(serving.grams).times(Decimal(servings))
    if whole.low <= net * (1 + POWDER) and whole.high >= net * (1 - POWDER):
        return None
    return Hit(
        f"{servings} servings of {serving.grams:f} g are {serving.grams * Decimal(servings):f} g, and the label says "
        f"{net:f} g.",
        "Correct the servings per container, the serving size or the net contents.",
        (*serving.evidence, *serving.counted_evidence, found[0][1]),
    )


def _net_weights(label: Label) -> Iterator[tuple[Evidence, str]]:
    """Where the net weight stands: the lines that are one, and what follows its words on another line of the front."""
    stated = [piece for said in label.statements if said.kind == "net_quantity" for piece in said.evidence]
    yield from [(piece, piece.text) for piece in stated]
    for piece in front_texts(label):
        if piece not in stated and (headed := _NET.search(piece.text)) is not None:
            yield piece, piece.text[headed.end() :]


def _unit(magnesium: Magnesium, case: Case) -> str | None:
    """What is wrong with the unit of the magnesium row, in words."""
    amount, percent = magnesium.amount, magnesium.percent_daily_value
    assert amount is not None
    if amount.unit.lower().startswith("iu"):
        return "Magnesium is declared in IU; it has no international unit."
    if amount.unit in ("mcg", "g") and percent is not None and not percent.startswith("<"):
        for market in case.policy.markets:
            implied = Decimal(percent) * reference_value(market, case.label.daily_value_basis) / 100
            if abs(amount.value - implied) <= implied * Decimal("0.05"):
                return f"{amount.value:f} {amount.unit} is {percent} % of the Daily Value only if mg are meant."
    if magnesium.basis == "declared" and magnesium.elemental_mg is not None and magnesium.elemental_mg > MOST:
        return f"{magnesium.elemental_mg:f} mg of magnesium in a serving is more than any supplement supplies."
    return None
