"""The facts that stand around a table: product, lot, laboratory, dates, the weight of a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from labelcheck.knowledge import fold
from labelcheck.knowledge.lab_headings import exact_field
from labelcheck.labs import dates, numbers, values
from labelcheck.labs.grid import Cell, Row
from labelcheck.model.lab import Place, Problem, Said, Sample
from labelcheck.model.regex import regex

TEXTS = ("product", "upc", "lot", "lab", "accreditation", "sample_id", "serving")
DATES = ("date", "manufactured", "expires", "received")
FIELDS = (*TEXTS, *DATES, "unit_grams")
UNSAID = regex(
    r"\A(?:\[.*\]|.*\[redacted.*|redacted.*|n/?a|n\.a\.|-+|none|unknown|tbd|not (?:stated|available|provided)|x{2,})\Z",
    re.I,
)
_ACCREDITED = regex(r"\s*[(\[,][^()\[\],]*\b17025\b[^()\[\]]*[)\]]?\Z")
"""Behind a laboratory's name: ``Harbor Analytical (ISO/IEC 17025 accredited)``."""
_REPORT_AFTER = regex(
    r"\s*[,;(|]\s*(?:report|certificate|coa|ref(?:erence)?|prüfbericht|bericht|rapport)\b.*\d.*\Z", re.IGNORECASE
)
"""Behind a laboratory's name, what it wrote: ``Harbor Analytical, Report T-5512, 9 June 2026``."""
_LOT_AFTER = regex(
    r"(?:\A|[,;(/|·•]\s*|\s[-–—]\s+)(?:lot|batch|charge|ch\.-b\.|lote|lotto)\s*(?:no\b\.?|number|#)?[\s:]*"
    r"([\w/-]*\d[\w/-]*)(?=\)?\s*(?:\Z|[,;|(·•]|\s[-–—]\s))",
    re.IGNORECASE,
)
_LOT_AT_END = regex(
    r"\s(?:lot|batch|charge|lote|lotto)\s*(?:no\b\.?|number|#)?[\s:]*([\w/-]*\d[\w/-]*)\s*\Z", re.IGNORECASE
)
"""Behind the name of a product also without a mark before it: ``Magnesium Citrate Tablets Lot: 22B``."""
LONGEST_LINE = 120
"""Characters of a line that names a lot among its words."""
_DESCRIBES = regex(r"\W*description\b", re.IGNORECASE)


_WORD_BEFORE = regex(r"[A-Z][^\W\d_]+(?: [^\W\d_]+)?(?: (?:date|number|no\.?|id|code)| ?#)", re.IGNORECASE)
"""A word before a fact that is not of the sample: ``Login Date``, ``Item #``."""
_ONLY_WORDS = regex(r"[^\W\d_]{3}[^\d<>=]*")
_A_DAY = regex(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}")
_CODE = regex(r"(?=\D*\d)[\w./-]+")
_ID = regex(r"\b(?:id|ref(?:erence)?)\b", re.IGNORECASE)
_IN_WORDS = regex(r"[^\W\d_]{3,}(?:[ ,&+/-]+[^\W\d_]+){1,9}")
_BAR = regex(r"\s+[|•·]\s+")


class Fact(NamedTuple):
    """A field with its words, in the row it stands in."""

    field: str
    value: str
    place: Place
    row: int


def facts_in(row: Row, at: int) -> list[Fact]:
    """What ``row`` says of the sample: ``Batch: A1``, ``Batch | A1``, ``Lot Number A1``."""
    found: list[Fact] = []
    cells = [part for cell in row.cells for part in _between_bars(cell)]
    for i, cell in enumerate(cells):
        pieces = list(_with_colon(cell.text))
        if pieces:
            for field, value in pieces:
                last = (field, value) == pieces[-1]
                if not value and last and i + 1 < len(cells) and not is_key(cells[i + 1]):
                    value = cells[i + 1].text
                found.append(Fact(field, value, cell.place, at))
        elif (own := field_of(cell.text)) is not None and (_is_pair(cells[i:]) or _opens_two_pairs(own, cells)):
            behind_a_pair = i == len(cells) - 2 and not is_key(cells[i - 1])
            before_a_fact = len(cells) == i + 4 and field_of(cells[i + 2].text) not in (None, "product")
            sure = len(cells) == 2 or behind_a_pair or before_a_fact
            if own != "product" or sure or cell.text.strip().lower() != "sample":
                beside = cells[i + 1]
                both = beside.place._replace(text=f"{cell.place.text} {beside.place.text}")
                found.append(Fact(own, beside.text, both, at))
        elif (pair := _without_colon(cell.text, alone=len(cells) == 1)) is not None:
            found.append(Fact(*pair, cell.place, at))
    lines = [c for c in cells if len(c.text) <= LONGEST_LINE] if len(cells) == 1 or found else []
    found += [Fact("date", day, c.place, at) for c in lines if (day := dates.day_in_title(c.text)) is not None]
    found += _lot_beside(cells, at) if found else _day_of_title(cells, at)
    found = [part for f in found for part in lot_apart(f)]
    said = [f for f in found if f.value.strip() and not UNSAID.match(f.value.strip())]
    return [f for f in said if f.field not in (*DATES, "unit_grams") or re.search(r"\d", f.value)]


def _lot_beside(cells: Sequence[Cell], at: int) -> list[Fact]:
    """The lot in a cell of its own without a colon, in a row of other facts: ``Lot A1 | Best by 11/2027``."""
    lots = [(cell, match) for cell in cells if (match := _LOT_AFTER.match(cell.text)) and match.end() == len(cell.text)]
    return [Fact("lot", match[1], cell.place, at) for cell, match in lots] if len(lots) == 1 < len(cells) else []


_TITLE = regex(
    r"(?:certificate|report|results?) of analysis|certificat d.analyse|\breport\b|prüfbericht|analysenbericht"
    r"|rapport d|informe de|rapporto di",
    re.IGNORECASE,
)


def _day_of_title(cells: Sequence[Cell], at: int) -> list[Fact]:
    """The day that stands alone behind the title of a report: ``Report of Analysis TR-6601 | August 19, 2025``."""
    days = [cell for cell in cells[1:] if dates.is_day(cell.text)]
    titled = len(days) == 1 and not any(map(is_key, cells)) and any(_TITLE.search(cell.text) for cell in cells[:-1])
    return [Fact("date", cell.text, cell.place, at) for cell in days if titled and cell is cells[-1]]


def _between_bars(cell: Cell) -> list[Cell]:
    """``Report: 7 | Issued: May 14, 2026`` as two cells, where each part has its word; else ``cell`` as it is."""
    parts = _BAR.split(cell.text)
    if len(parts) < 2 or not all(":" in part for part in parts):
        return [cell]
    return [cell._replace(text=part, place=cell.place._replace(text=part)) for part in parts]


def _is_pair(cells: Sequence[Cell]) -> bool:
    """Whether the first of ``cells`` is a word with its value beside it, and not the name in a row of a table."""
    return len(cells) > 1 and not is_key(cells[1]) and (len(cells) == 2 or is_key(cells[2]))


def _opens_two_pairs(field: str, cells: Sequence[Cell]) -> bool:
    """Whether ``cells`` are a word of ``field`` and its value before another word, here unknown, and its value:
    ``Batch No. | A1 | Batch Quantity | 1500 kg``."""
    if len(cells) != 4 or field not in ("lot", "upc", "sample_id", *DATES) or field_of(cells[0].text) != field:
        return False
    return not is_key(cells[1]) and bool(re.search(r"\d", cells[1].text)) and bool(_ONLY_WORDS.fullmatch(cells[2].text))


def lot_apart(fact: Fact) -> list[Fact]:
    """``Magnesium Citrate Tablets, Lot 22B`` as the product and its lot; any other ``fact`` as it is."""
    match = _LOT_AFTER.search(fact.value) or _LOT_AT_END.search(fact.value) if fact.field == "product" else None
    if match is None:
        return [fact]
    name, lot = fact.value[: match.start()].rstrip(" ,;(/|·-–—"), fact._replace(field="lot", value=match[1])
    return [fact._replace(value=name), lot] if name else [fact, lot]


def without_descriptions(facts: Sequence[Fact], everywhere: Sequence[Fact]) -> list[Fact]:
    """``facts`` without ``Description: white powder``, which names no product where another word does."""
    named = any(f.field == "product" and not _DESCRIBES.match(f.place.text) for f in everywhere)
    return [f for f in facts if not (named and f.field == "product" and _DESCRIBES.match(f.place.text))]


_NOT_OF_THE_WORD = regex(
    r"\s*\((?:g|mg)\)(?=\W*\Z)|(?<=\A[Ss]ample)\s\d{1,2}(?=\Z)|"
    r"\s*\((?i:n\s?=\s?\d{1,3}|(?:of|mean|average|avg|mittel|durchschnitt|moyenne|media)\b[^()]{0,20})\)(?=\W*\Z)"
)
"""Behind the word for a fact: its unit, its number, of how many it is the mean: ``Average fill weight (n = 20)``."""


def field_of(text: str) -> str | None:
    """The field of the sample that ``text`` is a word for."""
    text = _NOT_OF_THE_WORD.sub("", text)
    name = exact_field(text.strip(" :*#") + ("#" if text.strip().endswith("#") else "")) if len(text) <= 60 else None
    return name if name in FIELDS else None


def is_key(cell: Cell) -> bool:
    """Whether ``cell`` is a word before a fact, and no value."""
    return (
        cell.text.rstrip().endswith(":") or field_of(cell.text) is not None or bool(_WORD_BEFORE.fullmatch(cell.text))
    )


def _with_colon(text: str) -> Iterator[tuple[str, str]]:
    """The known words before a colon in ``text`` with what follows up to the next of them."""
    if ":" not in text:
        return
    marks: list[tuple[int, int, str]] = []
    for colon in (m.start() for m in re.finditer(":", text[:600])):
        start = max(0, colon - 60)
        words = list(re.finditer(r"\S+", text[start:colon]))
        for word in words[-8:]:
            at = start + word.start()
            begins = at == 0 or (text[at - 1].isspace() and (bool(marks) or text[at - 2] in ".;,"))
            if begins and (field := field_of(text[at:colon])) is not None:
                marks.append((at, colon, field))
                break
    for (_, colon, field), (following, _, _) in pairwise([*marks, (len(text), 0, "")]):
        yield field, text[colon + 1 : following].strip(" ;,|")


_WEIGHT_AT_END = regex(r"(?P<word>[^\d:]{8,60}?(?:\([^():]{1,24}\))?)\s(?P<value>\d[\d.,]*\sm?g)\.?")
"""``Average mass of contents 812 mg``."""


def _without_colon(text: str, *, alone: bool) -> tuple[str, str] | None:
    """``Lot Number A1``; in a line ``alone`` also ``Batch A1`` and ``Magnesium Tablets, Lot A1 - 2026-02-11``."""
    words = text.split()
    if (weight := _WEIGHT_AT_END.fullmatch(text)) and field_of(weight["word"]) == "unit_grams":
        return "unit_grams", weight["value"]
    if alone and len(text) <= LONGEST_LINE and (lot := _LOT_AFTER.search(text)) is not None:
        return "lot", lot[1]
    field = field_of(" ".join(words[:-1])) if 1 < len(words) < 5 and re.search(r"\d", words[-1]) else None
    if field in ("lot", "upc", "unit_grams", "expires", "manufactured") and len(words) > 2:
        return field, words[-1]
    if field == "date" and _A_DAY.fullmatch(words[-1]):
        return field, words[-1]
    return None


def sample_of(
    facts: Sequence[Fact], order: dates.Order | None, mark: numbers.DecimalMark | None
) -> tuple[Sample, list[Problem]]:
    """The facts of one sample; what contradicts or cannot be read is a problem and stays unsaid."""
    said: dict[str, Any] = {}
    grams: tuple[Decimal, Said] | None = None
    problems: list[Problem] = []
    seen: dict[str, set[str]] = {}
    for fact in map(_numbered, facts):
        value = fact.value.strip(" :#")[:200]
        try:
            if fact.field == "unit_grams":
                grams = grams or (_grams(fact, mark), Said(fact.place.text, fact.place))
                continue
            value = _date(fact.field, value, order) if fact.field in DATES else value
            value = _ACCREDITED.sub("", _REPORT_AFTER.sub("", value)) if fact.field == "lab" else value
        except ValueError as error:
            problems.append(Problem(fact.place, f"{fact.field.replace('_', ' ')}: {error}"))
            continue
        if fact.field not in DATES:
            seen.setdefault(fact.field, set()).add(fold(value))
        if fact.field not in said or _newer(fact, said[fact.field]):
            said[fact.field] = Said(value, fact.place)
    for field in ("lot", "upc", "serving"):
        if len(seen.get(field, ())) > 1:
            problems.append(Problem(said[field].place, f"several values of {field} for one sample; none is taken"))
            del said[field]
    sample = Sample(**said)
    return (replace(sample, unit_grams=grams[0], fill=grams[1]) if grams else sample), problems


def _numbered(fact: Fact) -> Fact:
    """``fact``; a client's id of the sample that is a code (``Client Sample ID: 0552``) is no product's name,
    one in words (``Sample ID: Liquid Magnesium Citrate``) is."""
    if fact.field == "sample_id" and _IN_WORDS.fullmatch(fact.value.strip()):
        return fact._replace(field="product")
    coded = fact.field == "product" and _CODE.fullmatch(fact.value.strip()) and _ID.search(fact.place.text)
    return fact._replace(field="sample_id") if coded else fact


def _date(field: str, printed: str, order: dates.Order | None) -> str:
    """A shelf life is often given in months; a report has a day."""
    if field in ("expires", "manufactured"):
        return dates.iso_day_or_month(printed, order)
    return dates.iso_date(printed, order)


def _newer(fact: Fact, before: Said) -> bool:
    """The date of the report stands before that of the analysis, and that before the day of one test."""
    return fact.field == "date" and rank_of_day(fact.place) > rank_of_day(before.place)


_OF_REPORT = regex(r"report|bericht|issue|ausstell|ausgest|emis|[ée]mission|rapport|wydania|édit|[ée]mis|finali", re.I)
_OF_THE_END = regex(r"complet|\bend[e ]|\bfin[e ]", re.I)


def rank_of_day(place: Place) -> int:
    """How much the words before a date there make it that of the report: 2, of the end of the tests: 1, else 0."""
    return 2 if _OF_REPORT.search(place.text) else 1 if _OF_THE_END.search(place.text) else 0


def _grams(fact: Fact, mark: numbers.DecimalMark | None) -> Decimal:
    read = values.result(fact.value, mark)
    around = re.search(r"[(\[]\s*(mg|g)\s*[)\]]", fact.place.text) or re.search(r"\((mg|g)\)", fact.place.text)
    printed = read.unit.split("/")[0].split(" ")[0].rstrip(".") or (around[1] if around else "")
    if read.number is None or printed not in ("mg", "g") or not read.number:
        raise ValueError(f"{fact.value[:40]!r} is no weight in mg or g")
    return read.number / 1000 if printed == "mg" else read.number
