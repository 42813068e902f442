"""The magnesium that a sentence tells, with its amount and its percent."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from operator import itemgetter

from labelcheck.facts.doses.serving_size import dose_of
from labelcheck.facts.magnesium.dose_phrases import ANY_MASS, compound_weights, elemental_part
from labelcheck.facts.magnesium.elemental import dose, fits_any
from labelcheck.facts.magnesium.forms import buffered, each_once, find_forms
from labelcheck.facts.magnesium.no_source import EXCIPIENT, FREE
from labelcheck.facts.numbers import amount, in_mg, percent
from labelcheck.facts.sentences import Sentence, sentences
from labelcheck.layout import evidence
from labelcheck.layout.panel.no_row import no_row
from labelcheck.layout.vocabulary.dose_headings import A_DAY, BLANKS, DOSE, PER, SUPPLIES, WHOLE_DOSE
from labelcheck.layout.vocabulary.doses import UNIT_DOSE, UNIT_GOES_ON
from labelcheck.layout.vocabulary.heads import DOSE_HOLDS
from labelcheck.layout.vocabulary.rows import ACTIVE, EQUALS, MAGNESIUM, MAGNESIUM_HINT, PART_OF
from labelcheck.model.label import Amount, Magnesium, MagnesiumForm
from labelcheck.model.reading import Reading, Span
from labelcheck.model.regex import AnyCase, regex

_NAMED = regex(rf"{MAGNESIUM}|(?<!\d)(?<!\d\s)\b(?-i:Mg)(?=\s\d)", re.IGNORECASE)
_DAY = r"(?:tagesdosis|daily\s+dose|dose\s+journalière|dosis\s+diaria|dose\s+giornaliera)\s*:?"
_DOSE = DOSE.replace(" ", BLANKS)
_PURE = r"(?:elemental|element(?:ar|air)\w*|reines|zuiver)"
_PORTION = (
    r"(?:serving|dose|portion|tagesdosis|porción|dosis|porção|porzione|portie)(?:\s+(?:diaria|diária|giornaliera))?"
)
_ELEMENT = rf"(?:{_PURE}\s+)?{MAGNESIUM}"
_GRAMS = r"\d[\d.,]*\s?m?g"
_TELLING = {
    "per capsule (3 g):; per tablet 30 %": (
        rf"(?:(?:{PER})|{_DAY})\s+(?:\d+\s+)?(?:{_DOSE})(?:{UNIT_GOES_ON}(?:\s*\([^()]{{1,40}}\))?\s*:|"
        rf"\b[^.%\d]{{0,40}}(?:\d\s[^.%\d]{{0,30}})?\d+(?:[.,]\d+)?\s?%)"
    ),
    "4 sprays provide": rf"\d+\s+sprays?\s+(?:{SUPPLIES})\b",
    "per daily dose (2 capsules):": rf"(?:{PER})\s+(?:{WHOLE_DOSE.replace(' ', BLANKS)})\s*\([^()\n]{{2,30}}\)\s*[:,]",
    "medicinal ingredient: magnesium 100 mg per tablet": (
        rf"(?:(?:medicinal|active)(?:\s+ingredients?)?|{ACTIVE})\s*:\s(?:[^.:]|(?<=spr)\.|(?<=esp)\.){{3,80}}\s(?:{PER})\s+"
        rf"(?:\d+\s+)?(?:{UNIT_DOSE})\b"
    ),
    "the active ingredient is magnesium 100 mg": rf"{ACTIVE}\s+(?:is|are|ist|sind)\s*:?\s+{_ELEMENT}\s+\d",
    "one tablet of Halden provides 100 mg; 1 tablet (500 mg, of which 100 mg magnesium)": (
        rf"\b(?:\d{{1,2}}|eine?|one|une?|una?|each|chaque|jede|cada|ogni)\s+(?:{UNIT_DOSE})"
        rf"(?:\s+(?:[\w®™.-]+\s+){{1,3}}(?:{SUPPLIES})\s|"
        rf"\s*\((?:ca\.\s)?\d[^()%]{{2,60}}\b(?:{PART_OF}|{EQUALS})\s+{_GRAMS}\s+{_ELEMENT}\s*\))"
    ),
    "2 tablets daily, providing": (
        rf"(?:{UNIT_DOSE})(?:\s+(?:{A_DAY}))?,?\s+(?:providing|supplying|delivering|apportant|fournissant|aport"
        rf"ando)\b"
    ),
    "500 mg magnesium citrate equivalent to 80 mg of magnesium": (
        rf"{_GRAMS}\s[^.;:\d]{{3,40}}\s(?:{PART_OF}|{EQUALS})\s+{_GRAMS}\s+(?:(?:of|de|di)\s+)?{_ELEMENT}(?=[\s"
        rf".;)]|\Z)"
    ),
    "contains magnesium citrate 500 mg, equivalent to 80 mg elemental magnesium": (
        rf"contains\s+{MAGNESIUM}[^.;:]{{3,60}}(?:{EQUALS})\s+{_GRAMS}\s+(?:of\s+)?elemental\s"
    ),
    "teneur en magnésium : 100 mg par comprimé": (
        rf"teneur\s(?:totale\s)?en\s{MAGNESIUM}[\s-]?(?:élément\s)?(?:est\sde|:)\s{_GRAMS}\b[^.;]{{0,20}}\s"
        rf"(?:{PER})\s"
    ),
    "15 ml of syrup provides 100 mg": (
        rf"(?<![\d.,])\d{{1,3}}\s?ml\s+(?:(?:de|of)\s+\w+\s+)?(?:\([^()]{{1,40}}\)\s+)?(?:{SUPPLIES})\s"
    ),
    "100 mg of elemental magnesium per serving of 2 capsules": (
        rf"(?<![\d.,])\d[\d.,]*\s?mg\s+(?:(?:de|of|di|von)\s+{_ELEMENT}|{_PURE}\s+{MAGNESIUM})(?:\s+{_PURE})?\s+"
        rf"(?:aus\s[^.;:]{{3,40}}?\s)?(?:{PER})\s+(?:(?:{_PORTION})\s+(?:of|von|de|di|da|van)\s+)?(?:\d+\s+)?"
        rf"(?:{UNIT_DOSE}|tages(?:dosis|portion))\b"
    ),
    "magnesium content: 100 mg per tablet": rf"{MAGNESIUM}\s+content\s*:?\s*{_GRAMS}\s+(?:{PER})\s",
    "provides 100 mg of magnesium per 2 capsules": (
        rf"(?:{SUPPLIES}|(?:provid|supply|deliver)ing|fournissant|apportant|aportando|gehalt\s+von)\s[^.]{{3,80}}\s(?:{PER})\s+"
        rf"(?:\d+\s+(?:[a-z-]+\s+)?)?(?:{_DOSE})\b"
    ),
}
"""By what they find, in small letters."""
_TOLD = AnyCase(DOSE_HOLDS, rf"\b(?:{'|'.join(_TELLING.values())})")
"""What a dose holds, in so many words; ``Magnesium 400 mg per capsule`` may be a name and the weight of a compound, but
for a percent behind it."""
_PART = regex(rf"\b(?:{PART_OF})\b", re.IGNORECASE)
MASS = regex(r"\d[.,]*\s*(?:mg|g)\b", re.IGNORECASE)
_OF_NEEDS = regex(
    r"\b(?:exceed|up\s+to|at\s+least|more\s+than|less\s+than|limit|daily\s+values?|rda|recommended|require\w*|needs?|should|bedarf|benötig\w*|sollten?|besoins?|"
    rf"adults?|children|men|women|deficien\w+|study|studies|100\s?(?:g|ml)\s+(?:{SUPPLIES}))\b",
    re.IGNORECASE,
)
"""A sentence that speaks of what people need or may take, or of 100 g, not of what a dose of the product holds."""


def from_sentence(
    reading: Reading, daily_values: tuple[Decimal, ...], *, decimal_comma: bool
) -> tuple[Magnesium, Span] | None:
    """The magnesium that one dose of the product is said to hold, and where; None where sentences tell different doses
    or none does."""
    told: list[tuple[Amount, bool, Span]] = []
    for passage in reading.passages:
        if passage.kind == "panel" or MAGNESIUM_HINT not in passage.text.lower() or not _NAMED.search(passage.text):
            continue
        telling = (_telling(sentence, daily_values, decimal_comma=decimal_comma) for sentence in sentences(passage))
        spans = [part for span in telling if span is not None for part in _each_dose(span)]
        told += [(*found, span) for span in spans if (found := _quantity(span, decimal_comma=decimal_comma))]
    each = told
    if len({(quantity, elemental) for quantity, elemental, _ in told}) > 1:
        told = _largest(told)
    if not told:
        return None
    quantity, elemental, span = told[0]
    elsewhere = (form for *_, other in each for form in find_forms(other, elided=False))
    named = find_forms(span, elided=elemental) or each_once(elsewhere)
    daily = _percent_of(quantity, span, daily_values, decimal_comma=decimal_comma) or _percent_behind(span)
    reached = dose(quantity, daily, [form.id for form in named], elemental_row=elemental, daily_values=daily_values)
    whole = _PART.search(span.text)  # before ``davon 200 mg Magnesium`` stands the compound
    beside = span.sub(0, whole.start()) if whole else span
    parts = (beside.sub(*part.span()) for part in _LISTED.finditer(beside.text))
    of_compound = [part for part in parts if elemental and find_forms(part, elided=True)]  # else of another nutrient
    weights = compound_weights(of_compound, decimal_comma=decimal_comma)
    weights = tuple([weight for weight in weights if (in_mg(weight) or 0) > (in_mg(quantity) or 0)])  # else of another
    magnesium = Magnesium(
        forms=tuple(MagnesiumForm(form.id, form.span.text, evidence(form.span), "medium") for form in named),
        buffered=buffered(span.text),
        amount=quantity,
        elemental_mg=reached.elemental_mg,
        basis=reached.basis,
        readings=reached.readings,
        percent_daily_value=daily,
        compound_mg=in_mg(weights[0]) if len(weights) == 1 else None,
        compound_evidence=evidence(span) if len(weights) == 1 else (),
        evidence=evidence(span),
        confidence="medium",
        doubts=reached.doubts,
    )
    return magnesium, span


_LISTED = regex(r"(?:\([^()%]*\)|[^,;%]|[,;](?=\S))+")
"""What stands between the commas of a sentence that are in no brackets, or between its percents: each of these ends
what is said of a nutrient."""


def _telling(sentence: Sentence, daily_values: tuple[Decimal, ...], *, decimal_comma: bool) -> Span | None:
    """The part of ``sentence`` that tells what a dose holds, from the beginning of its line to the next heading; None
    where none does."""
    text = sentence.text
    told = _TOLD.search(text) if _NAMED.search(text) else None
    stated = told.span() if told is not None else _stating(sentence.span, daily_values, decimal_comma=decimal_comma)
    if stated is None:
        return None
    if (aside := _aside(text, *stated)) is not None:
        span = sentence.span.sub(*aside)
        return None if any(pattern.search(span.text) for pattern in (EXCIPIENT, FREE)) else span
    begin = min(stated[0], *[match.start() for match in MASS.finditer(text)], len(text))
    lines = [0, *[line - sentence.span.start for line in sentence.lines]]
    ends = (
        line for line in lines if line > stated[1] and (_BULLET.match(text, line) or no_row(text[line:]) == "heading")
    )
    end = next(ends, len(text))
    if (listed := _LIST.search(text, stated[1], end)) is not None:  # in a text that runs on without lines
        end = listed.start()
    first = max(line for line in lines if line <= begin)
    span = sentence.span.sub(first, end)
    if _is_of_other(span):  # what stands on the lines under it may be
        mass = next((match.end() for match in MASS.finditer(text, stated[0], end)), end)
        span = sentence.span.sub(first, min([line for line in lines if line >= mass], default=end)).trimmed
    return None if _is_of_other(span) else span


_LIST = regex(r"\b(?:ingr[eé]di[eë]n(?:t|te|ti|ts|tes|ten)|zutaten)\s*:", re.IGNORECASE)
"""The heading of a list, which tells no dose."""


def _is_of_other(span: Span) -> bool:
    """Whether ``span`` speaks of needs, of an excipient or of what is left out."""
    return any(pattern.search(span.text) for pattern in (_OF_NEEDS, EXCIPIENT, FREE))


_BULLET = regex(r"\W{0,2}[•▪‣▸►✓✔✅➤]\s")


def _aside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The bracket of a sentence in which all is told from ``start`` to ``end``: ``Adults need 300 mg (1 tablet contains
    100 mg)``."""
    opening, closing = text.rfind("(", 0, start), text.find(")", end)
    if opening < 0 or closing < 0 or ")" in text[opening:start]:
        return None
    return (opening + 1, closing) if text[opening + 1 : start].strip() == "" else None


def _stating(sentence: Span, daily_values: tuple[Decimal, ...], *, decimal_comma: bool) -> tuple[int, int] | None:
    """Where ``sentence`` states an amount of the element and the percent that this is of a reference value, which
    nothing but a dose is: ``Soit un apport de 210 mg de magnésium (56 % VNR)``."""
    text = sentence.text
    if "%" not in text or not _NAMED.search(text):
        return None
    stated = elemental_part([sentence], decimal_comma=decimal_comma)
    if stated is None:
        return None
    daily = _percent_of(stated, sentence, daily_values, decimal_comma=decimal_comma)
    mass = ANY_MASS.search(text)
    return mass.span() if mass is not None and fits_any(stated, daily, daily_values) else None


def _percent_of(
    quantity: Amount, sentence: Span, daily_values: tuple[Decimal, ...], *, decimal_comma: bool
) -> str | None:
    """The percent that ``sentence`` states of ``quantity``: the one behind it and before the next amount, or its only
    one, where no other amount stands there or it is so much of a reference value."""
    text = sentence.text
    percents = list(_PERCENT.finditer(text))
    every = [match.group() for match in percents]
    masses = list(ANY_MASS.finditer(text))
    if len(every) == len(masses) > 1 and all(a.end() <= b.start() for a, b in zip(percents, masses, strict=True)):
        of_each = zip(every, masses, strict=True)  # ``80% VNR magnesio 300 mg; 100% VNR vitamina B6 1,4 mg``
        own = [before for before, mass in of_each if amount(mass.group(), decimal_comma=decimal_comma) == quantity]
        return percent(own[0]) if len(own) == 1 else None
    named = _NAMED.search(text)
    near = named.start() if named is not None else 0
    equal = [n for n, mass in enumerate(masses) if amount(mass.group(), decimal_comma=decimal_comma) == quantity]
    for number in sorted(equal, key=lambda n: abs(masses[n].start() - near)):
        end = masses[number + 1].start() if number + 1 < len(masses) else len(text)
        behind = [match.group() for match in _PERCENT.finditer(text, masses[number].end(), end)]
        if behind:
            return percent(behind[0]) if len(behind) == 1 else None
    only = percent(every[0]) if len(every) == 1 else None
    return only if len(masses) == 1 or (only and fits_any(quantity, only, daily_values)) else None


def _percent_behind(told: Span) -> str | None:
    """The one percent of the sentence right behind the one that ``told`` the dose, where it goes on from that: ``This
    is 32 % of the NRV.``"""
    behind = next((s for s in sentences(told.passage) if told.end <= s.span.start <= told.end + 1), None)
    if behind is None or _GOES_ON.match(behind.text) is None or ANY_MASS.search(behind.text):
        return None
    every = _PERCENT.findall(behind.text)
    return percent(every[0]) if len(every) == 1 else None


_GOES_ON = regex(
    r"\W*(?:das|dies|this|that|it|questo|cela)\s+(?:\w+\s+)?(?:ist|sind|entspr\w+|is|equals|corr\w+)\b", re.IGNORECASE
)
_PERCENT = regex(r"<?\s?\d[\d.,]*\s?%(?!\s?[mwv]/[mwv]\b)")


def _each_dose(sentence: Span) -> list[Span]:
    """The parts of ``sentence`` that each tell what one dose holds: ``1 Kapsel enthält 100 mg Magnesium, 3 Kapseln
    enthalten 300 mg``."""
    starts = [match.start() for match in DOSE_HOLDS.finditer(sentence.text)][1:]
    return [sentence.sub(a, b).trimmed for a, b in pairwise([0, *starts, len(sentence.text)])] if starts else [sentence]


def _largest(told: list[tuple[Amount, bool, Span]]) -> list[tuple[Amount, bool, Span]]:
    """Of doses that are ``told`` apart the largest, where each holds as much of the element for one unit."""
    each: list[Decimal] = []
    largest: tuple[Decimal, list[tuple[Amount, bool, Span]]] = (Decimal(0), [])
    for quantity, elemental, span in told:
        size, mass = dose_of(span), in_mg(quantity) if elemental else None
        if size is None or not size.units or mass is None:
            return []
        each.append(mass / size.units)
        largest = max(largest, (size.units, [(quantity, elemental, span)]), key=itemgetter(0))
    return largest[1] if max(each) - min(each) <= max(each) * ROUNDED else []


ROUNDED = Decimal("0.02")
"""By so small a part amounts differ that are rounded."""


def _quantity(sentence: Span, *, decimal_comma: bool) -> tuple[Amount, bool] | None:
    """The one amount of magnesium in ``sentence``, and whether it is the element's or a compound's weight."""
    part = _PART.search(sentence.text)
    if part is not None and find_forms(sentence.sub(part.end(), len(sentence.text)), elided=False):
        whole = elemental_part([sentence.sub(0, part.start())], decimal_comma=decimal_comma)
        if whole is not None:  # ``Magnesium 400 mg, davon Magnesiumcitrat 80 mg Mg``
            return whole, True
    stated = elemental_part([sentence], decimal_comma=decimal_comma)
    if stated is not None:
        return stated, True
    forms = find_forms(sentence, elided=False)
    weights = compound_weights([sentence], decimal_comma=decimal_comma) if forms else ()
    if len(weights) > 1:  # of several substances: the one that stands before the compound's name, or behind it
        before = sentence.text[: forms[0].span.start - sentence.start]
        own = [mass for mass in ANY_MASS.finditer(before) if _OF.fullmatch(before, mass.end())]
        behind = ANY_MASS.match(sentence.text, forms[0].span.end - sentence.start + 1)
        own = own or ([behind] if behind is not None and len(forms) == 1 else [])
        weights = tuple(filter(None, [amount(mass["mass"], decimal_comma=decimal_comma) for mass in own]))
    return (weights[0], False) if len(weights) == 1 else None


_OF = regex(r"\s(?:(?:of|de|di|von)\s|d')?", re.IGNORECASE)
