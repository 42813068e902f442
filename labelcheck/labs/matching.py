"""Which label a result belongs to: by its UPC or GTIN, its lot, or its product's name; never by guess."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile, zip_longest

from labelcheck.knowledge import Analyte, analyte_by_name, fold
from labelcheck.knowledge.gtin import gtin
from labelcheck.labs.values import noun_of
from labelcheck.model.lab import LabReport, Problem, Sample
from labelcheck.model.label import Label
from labelcheck.model.regex import regex

ALIKE = 88
"""How alike (0 to 100) the words of two names must be."""
MARGIN = 5
"""By how much the best label must beat the next."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The reports of each label, in the order of the labels, and what could be given to none."""

    reports: tuple[tuple[LabReport, ...], ...]
    problems: tuple[Problem, ...]


Products = Mapping[str, Sequence[frozenset[int]]]
"""For each lab file that a catalogue names the labels of each product whose results it holds."""


def match(labels: Sequence[Label], reports: Sequence[LabReport], products: Products | None = None) -> Matched:
    """Give each measurement of ``reports`` to the label it belongs to, or to all labels of its product where a
    catalogue says which those are."""
    given: list[list[LabReport]] = [[] for _ in labels]
    problems: list[Problem] = []
    for report in reports:
        own_products = (products or {}).get(report.source, ())
        owners: dict[Sample, frozenset[int]] = {}
        for m in report.measurements:
            if m.sample not in owners:
                owners[m.sample], why = _owners(m.sample, labels, own_products)
                if not owners[m.sample]:
                    problems.append(Problem(m.place._replace(column=None), why))
        for i, own in enumerate(given):
            mine = tuple(m for m in report.measurements if i in owners[m.sample])
            if mine:
                own.append(replace(report, measurements=mine))
    return Matched(tuple(tuple(own) for own in given), tuple(problems))


def _owners(sample: Sample, labels: Sequence[Label], products: Sequence[frozenset[int]]) -> tuple[frozenset[int], str]:
    """The labels that ``sample`` is of, or none and why; it is of one of the ``products``, if there are any."""
    if len(products) == 1 and sample.product is None and sample.upc is None:
        return products[0], ""
    found, why = _fitting(sample, labels)
    own = next((product for product in products if found and found <= product), None)
    if own is not None:
        return own, ""
    return (found, "") if len(found) == 1 else (frozenset(), why)


def _fitting(sample: Sample, labels: Sequence[Label]) -> tuple[frozenset[int], str]:
    """The labels that ``sample`` may be of, and why it is not one."""
    number = gtin(sample.upc.value) if sample.upc is not None else None
    without: Sequence[int] = range(len(labels))
    if sample.upc is not None and number is not None:
        numbers = [gtin(label.upc.value) if label.upc is not None else None for label in labels]
        if same := frozenset(i for i, own in enumerate(numbers) if own == number):
            return same, f"{len(same)} scanned labels print the number {sample.upc.value}"
        without = [i for i in without if labels[i].upc is None]
    wrong = f" (the check digit of {sample.upc.value} is wrong)" if sample.upc is not None and number is None else ""
    if sample.lot is not None and sample.product is None:
        lots = ((i, labels[i].lot) for i in without)
        same = frozenset(i for i, lot in lots if lot is not None and fold(lot.value) == fold(sample.lot.value))
        if len(same) == 1:
            return same, ""
    if sample.product is not None:
        return _by_name(sample.product.value, labels, without, wrong)
    if sample.upc is not None:
        return frozenset(), f"no scanned label is of {sample.upc.value}{wrong}"
    only = frozenset({0}) if len(labels) == 1 else frozenset[int]()
    return only, "names no product and no UPC, and several labels are scanned; name them, or the file in a catalogue"


def _by_name(name: str, labels: Sequence[Label], among: Sequence[int], wrong: str) -> tuple[frozenset[int], str]:
    scores = {i: score for i in among if (score := likeness(name, labels[i])) > 0}
    if not scores:
        return frozenset(), f"no scanned label is of {name}{wrong}; if one is, give the results under its UPC or name"
    best = max(scores.values())
    near = sorted((i for i, score in scores.items() if best - score < MARGIN), key=lambda i: (-scores[i], -i))
    one, *others = (_name(labels[i]) for i in near)
    return frozenset(near), f"{name} could be {one} or {others[0]}; add the UPC" if others else ""


def likeness(name: str, label: Label) -> float:
    """How alike ``name`` and the label's are, 0 when they are of two products: words that the label does not print,
    another kind of unit, another compound of magnesium, another strength, another number or letter,
    made for others."""
    from rapidfuzz import fuzz

    printed, name = name, _NET.sub(" ", name)
    if label.product_name is None or not _prints_all(name, label):
        return 0
    best = 0.0
    brand = label.brand.value if label.brand is not None else ""
    for whole in (label.product_name.value, f"{brand} {label.product_name.value}"):
        if fold(printed) == fold(whole):
            return 100.0 + MARGIN
        own = _NET.sub(" ", whole)
        if _strengths(name) and _strengths(own) and not _strengths(name) & _strengths(own):
            continue
        if _forms(name) and _forms(own) and _forms(name) != _forms(own):
            continue
        if _versions(name) - _versions(own) and _versions(own) - _versions(name):
            continue
        if _for_whom(name) != _for_whom(own):
            continue
        a, b = _telling(_without_filling(name, own), label), _telling(own, label)
        together = fuzz.token_set_ratio(a, b)
        shared = {w for w in set(a.split()) & set(b.split()) if w not in _COMMON}
        if together >= ALIKE and shared:
            best = max(best, (together + fuzz.token_sort_ratio(a, b)) / 2)
    return best


def _prints_all(name: str, label: Label) -> bool:
    """Whether the label prints each word of ``name`` that tells products apart (``Kids``, ``Zinc``, another brand), and
    none of them is another kind of unit than it counts its serving in."""
    own = _printed(label)
    unit = noun_of(label.serving.unit) if label.serving is not None and label.serving.unit else None
    for word in _words(name).split():
        kind = noun_of(word) or (word if word in _KINDS else None)
        if kind is not None:
            named = {noun_of(w) or w for w in own}
            if kind not in named and unit is not None and unit != kind and not _may_be(kind, unit):
                return False
        elif (
            word not in _COMMON
            and word not in _SAYS_NOTHING | _PACKAGES
            and not (_is_one_of(word, own) or _claims(label, word))
        ):
            return False
    return True


def _printed(label: Label) -> set[str]:
    """The words by which the label calls the product, its maker and what is in it."""
    said = [f.value for f in (label.product_name, label.brand) if f is not None]
    said += [s.text for s in label.statements if s.kind in ("identity", "contact")]
    said += [e.text for e in label.coverage.unclaimed]
    for row in label.dietary_ingredients:
        said += [row.name, *row.sources]
    return set(_words(" ".join(said), 3000).split())


def _claims(label: Label, word: str) -> bool:
    """Whether ``word`` is the symbol of what a row of the label names otherwise: ``Ca`` for ``Calcium``."""
    found = _by_symbol(word)
    rows = (analyte_by_name(row.name) for row in label.dietary_ingredients)
    return found is not None and any(row is not None and row.id == found.id for row in rows)


def _may_be(kind: str, unit: str) -> bool:
    """``Capsules`` may be soft ones, and a powder is counted in scoops and sachets."""
    return {kind, unit} in ({"capsule", "softgel"}, {"powder", "scoop"}, {"powder", "sachet"}) or unit == "unit"


def _is_one_of(word: str, words: set[str]) -> bool:
    """Whether ``word`` is one of ``words``, spelled a little otherwise, or a number or a letter."""
    from rapidfuzz.distance import DamerauLevenshtein

    if word in words or re.fullmatch(r"\d+(?:mg|mcg|g|iu|ct|count|caps?|tabs?)?|[a-z]", word):
        return True
    return len(word) > 4 and any(
        w[0] == word[0] and DamerauLevenshtein.distance(word, w, score_cutoff=1) <= 1 for w in words
    )


_KINDS = {"powder", "liquid", "drops", "spray", "syrup", "oil", "lotion"}
_SAYS_NOTHING = {
    "food", "supplements", "label", "new", "formula", "count", "bottle", "bulk", "finished", "product", "sample",
    "of", "by", "for", "from", "in", "per", "retail", "pack", "packs", "elemental", "llc", "inc", "ltd", "gmbh", "co",
    "usa", "us", "mag", "lot", "batch", "high", "premium", "pure", "mcg", "iu", "veggie", "vegetarian", "vegan", "veg",
    "ct", "als", "mit", "und", "von", "et", "avec", "de", "con", "y", "e", "as",
}  # fmt: skip
"""Words that tell no product from another."""
_PACKAGES = {
    "jar", "tub", "tin", "canister", "container", "box", "carton", "blister", "dose", "glas", "flasche", "packung",
    "pot", "schachtel", "flacon", "boîte", "étui", "pilulier", "bote", "frasco", "envase", "caja", "barattolo",
    "flacone",
}  # fmt: skip
"""What a product is sold in."""
_COMMON = {"magnesium", "mg", "capsules", "capsule", "tablets", "tablet", "supplement", "dietary", "the", "and", "with"}
_FORM = regex(
    r"\b(?:bis|di)?(glycinate|citrate|oxide|malate|taurate|threonate|chloride|sulfate|lactate|gluconate|orotate|aspartate|carbonate|hydroxide|chelate)\b",
    re.I,
)


def _forms(text: str) -> set[str]:
    return {word.lower() for word in _FORM.findall(text)}


_FOR_WHOM = {
    "kid",
    "child",
    "children",
    "junior",
    "toddler",
    "baby",
    "infant",
    "teen",
    "women",
    "men",
    "prenatal",
    "senior",
}


def _for_whom(text: str) -> set[str]:
    """Those for whom a product is told to be by its name; without them it is another."""
    return {word.rstrip("s") for word in _words(text).split()} & _FOR_WHOM


def _strengths(text: str) -> set[tuple[Decimal, str]]:
    found = re.findall(r"(?<![\d.,])(\d{1,6}(?:\.\d{1,3})?)\s?(mg|mcg|iu|g)\b", text.replace(",", ""), re.I)
    return {(Decimal(number), unit.lower()) for number, unit in found}


def _versions(text: str) -> set[str]:
    """The single letters of a name and its numbers that count nothing (``Formula 2``, ``Vitamin B-12``)."""
    own = _words(text).split()
    pairs = zip_longest(own, own[1:], fillvalue="")
    return {word for word, after in pairs if _VERSION.match(word) and not (word.isdigit() and _is_counted(after))}


def _is_counted(word: str) -> bool:
    return word in _UNITS or noun_of(word) is not None


_PACKED = regex(
    r"(?<![\w.,])\d{1,4} ?(?:ct|count|(?:veg\w* |soft ?)?(?:cap|tab|gel)\w*)\b|(?<=\d)\s?mg\b", re.IGNORECASE
)
"""What a name says of the package, and the unit of a strength, which one of two names may leave out."""
_NET = regex(r"(?<![\w.,])(?:\d{2,4}\s?(?:g|ml)|\d{1,3}(?:[.,]\d{1,3})?\s?(?:kg|oz|lbs?))\b", re.IGNORECASE)
"""The net quantity in a name."""
_VERSION = regex(r"(?:[a-z]|\d+)\Z")
_UNITS = {"mg", "mcg", "g", "iu", "ml", "oz", "ct", "count", "pack", "caps", "tabs"}


def _telling(text: str, label: Label) -> str:
    """The words of a name without its package and kind of unit, which ``_prints_all`` holds against the label. A number
    that the label claims is a strength (``Magnesium 375 Tabletten``)."""
    rows = [row.amount for row in label.dietary_ingredients] + [label.magnesium.amount if label.magnesium else None]
    claimed = {amount.value for amount in rows if amount is not None}
    packed = _PACKED.sub(lambda m: m.group() if m.group()[0].isdigit() and _count(m.group()) in claimed else " ", text)
    words = (w for w in _words(packed).split() if noun_of(w) is None and w not in _KINDS | _PACKAGES)
    return " ".join(map(_unabridged, words))


def _without_filling(name: str, own: str) -> str:
    """``name`` without the words that tell no product from another, where the label's ``own`` name has none of them
    (``..., Vegetarian Capsules, Retail Pack``)."""
    kept = set(_words(own).split())
    return re.sub(r"[^\W_]+", lambda m: m.group() if _tells(m.group().casefold(), kept) else " ", name)


def _tells(word: str, kept: set[str]) -> bool:
    return word in kept or word == "mag" or word not in _SAYS_NOTHING


def _unabridged(word: str) -> str:
    """The name of the element whose symbol ``word`` is (``Ca/Mg/D3``), else ``word``."""
    found = _by_symbol(word)
    return "magnesium" if word == "mag" else fold(found.name) if found is not None else word


def _by_symbol(word: str) -> Analyte | None:
    """The element that ``word`` is the symbol of; a single letter may be a vitamin's."""
    return analyte_by_name(word.capitalize()) if len(word) == 2 else None


def _count(text: str) -> Decimal:
    return Decimal("".join(takewhile(str.isdigit, text)))


def _words(text: str, longest: int = 300) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))[:longest]


def _name(label: Label) -> str:
    return label.product_name.value if label.product_name is not None else "a label without a name"
