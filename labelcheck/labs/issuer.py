"""Who issued a certificate, by its letterhead or small print, and the title of its first page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile, zip_longest

from labelcheck.knowledge import analyte_by_name, fold
from labelcheck.knowledge.lab_headings import exact_field
from labelcheck.labs.grid import Cell, Row
from labelcheck.labs.samples import UNSAID
from labelcheck.model.lab import Said
from labelcheck.model.regex import regex

_17025 = regex(r"\bISO(?:\s?/\s?IEC)?[\s:-]*17025(?::\s?\d{4})?", re.IGNORECASE)
_LAB = regex(
    r"\b(?:laborator(?:y|ies|i)|\w*labs?|analytics?|analytical|labor|laboratoires?|laboratorios?|institut[eo]?|"
    r"\w*analytik(?:zentrum|labor|institut)?|\w+labor|untersuchungs(?:amt|anstalt|zentrum|institut|labor)|"
    r"testing(?=,? (?:[\w&]+,? ){0,2}(?:ltd|inc|llc|limited|services|corp|gmbh|ag|bv|b\.v|s\.?r\.?l|sas|oy|ab|a/s)\b)|"
    r"eurofins|intertek|sgs|nsf international|m[eé]rieux|covance|agrolab|bureau veritas|tüv)\b",
    re.IGNORECASE,
)
"""What a laboratory calls itself, and the large ones whose name does not say what they are."""
_NO_LAB = regex(
    r"certificate|report\b|@|www|https?:|director|technician|information|subcontract|number|manager|sample|:", re.I
)


_NAME = r"(?!The\b|This\b|Our\b)[A-Z][\w&'-]*(?: (?:[A-Z&][\w&'-]*|of|and)){0,4}(?<! of)(?<! and)"
_SPEAKS = regex(
    rf"(?:\A|[.;]\s+)(?P<a>{_NAME}) (?i:makes no (?:claims|statements))"
    rf"|without (?:the )?(?:prior |express(?:ed)? |written )*(?:consent|approval|permission) (?:of|from) (?P<b>{_NAME})"
)


def accreditation(rows: Sequence[Row]) -> Said | None:
    """Where a certificate says ISO/IEC 17025 of itself, not of a subcontractor."""
    for row in rows:
        for cell in row.cells:
            match = _17025.search(cell.text)
            if (
                match
                and "subcontract" not in cell.text.lower()
                and not re.search(r"\b(?:not|without|no)\s+\w*\s*\Z", cell.text[: match.start()], re.I)
            ):
                return Said(match.group(), cell.place)
    return None


LONGEST_LAB = 6
"""Words of a laboratory's name."""
_APART = regex(r"\s+[-–—|]\s+|\s*[,(]\s*(?=(?:an? )?(?:ISO|A2LA|ANAB|DAkkS|UKAS|COFRAC|accredited|akkreditiert)\b)")
"""Between the name and what else its line says: ``HARBOR LABS - Certificate``, ``Harbor Labs, ISO 17025``."""


def letterhead(rows: Sequence[Row]) -> Said | None:
    """The laboratory's name in the first lines of a certificate, above its results, that has no word before it."""
    if rows and rows[0].cells and _is_testing_house(rows[0].cells[0].text):
        return Said(rows[0].cells[0].text, rows[0].cells[0].place)
    above: Row | None = None
    for row in takewhile(lambda row: not names_results(row), rows[:12]):
        for before, cell in pairwise([None, *row.cells]):
            if cell is None or not _LAB.search(cell.text) or UNSAID.match(cell.text):
                continue
            if before is not None and _OF_A_CLIENT.match(before.text):
                continue
            for text in _APART.split(cell.text):
                if _LAB.search(text) and not _NO_LAB.search(text) and len(text.split()) <= LONGEST_LAB:
                    named = _whole_name(text, cell, above, before)
                    if named is not None:
                        return named
        above = row
    return _who_writes_to_a_client(rows)


_SAYS_WHAT = regex(
    rf"\W*(?:(?:{_LAB.pattern}|testing|test|cent(?:er|re)|independent|accredited|akkreditiertes|prüflabor(?:atorium)?"
    r"|UKAS|A2LA|ANAB|PJLA|DAkkS|COFRAC|ENAC|ACCREDIA|RvA|NATA|\w*\d[\w-]*"
    r"|inc|llc|ltd|limited|corp|co|gmbh|ag|kg|services?|group|accreditation|iso|iec|no|nr)\b\W*)+",
    re.IGNORECASE,
)
"""Words that say what a laboratory is, and not its name: ``ANALYTICAL LLC``, ``Testing laboratory T-318``."""


def _whole_name(text: str, cell: Cell, above: Row | None, before: Cell | None) -> Said | None:
    """``text``, or where it only says what a laboratory is, the name that stands right over it: with it, if it goes on
    with the name (``LARKSPUR`` over ``ANALYTICAL LLC``), else alone; or in the first line the name left of it."""
    if not _SAYS_WHAT.fullmatch(text):
        return Said(text, cell.place)
    if above is None and before is not None and _may_be_name(before.text):
        return Said(before.text, before.place)
    over = [c for c in above.cells if abs(c.left - cell.left) < 6] if above is not None else []
    if len(over) != 1 or not _may_be_name(over[0].text):
        return None
    goes_on = not re.search(r"\d", text) and len(over[0].text.split()) < 3
    return Said(f"{over[0].text} {text}" if goes_on else over[0].text, over[0].place)


def _who_writes_to_a_client(rows: Sequence[Row]) -> Said | None:
    """The name that a file begins with, where it reports to a client of another name: who tests for clients is a
    laboratory, whatever it calls itself."""
    first = next((c for row in rows[:1] for c in row.cells), None)
    name = _APART.split(first.text)[0] if first is not None else ""
    if first is None or not _may_be_name(name):
        return None
    clients = [fold(value) for row in rows[:30] for value in _clients(row)]
    known = any(fold(name)[:8] == client[:8] or fold(name) in client or client in fold(name) for client in clients)
    return Said(name, first.place) if clients and not known else None


def _clients(row: Row) -> Iterator[str]:
    """Whom ``row`` names as the client: beside the word, or behind its colon."""
    texts = [part for cell in row.cells for part in re.split(r"\s+[|•·]\s+", cell.text)]
    for text, beside in zip_longest(texts, texts[1:], fillvalue=""):
        word = _WRITTEN_TO.match(text)
        _, _, behind = text.partition(":")
        value = behind.strip() or beside
        if word is not None and len(fold(value)) > 2 and not UNSAID.match(value):
            yield value.lstrip(": ")


def _may_be_name(text: str) -> bool:
    """Whether ``text`` is written as the name of a house, and is no title, address, fact or product."""
    words = re.findall(r"[^\W\d_][\w&'’.-]*", text)
    if not 1 <= len(words) <= LONGEST_LAB or re.search(r"\d", text) or _NO_LAB.search(text) or _TITLE.search(text):
        return False
    if _OF_A_CLIENT.match(text) or exact_field(text) is not None:
        return False
    return words[0][0].isupper() and not any(analyte_by_name(word) for word in words)


_TITLE = regex(
    r"analys|certifi|zertifi|bericht|rapport|informe|rapporto|results?\b|summary|\btests?\b|\bcoa\b|\bdata\b|export|release"
    r"|quality|product|confidential|\bpage\b|\bfinal\b|specification|stability|potency|prüf|bulletin|boletín",
    re.IGNORECASE,
)
"""Words of a title, which name nobody."""


_CLIENT = (
    r"client|to(?=\s*:)|submitt(?:ed|er)|sponsor|prepared for|reported to|auftraggeber|demandeur|solicitante"
    r"|committente"
)
_WRITTEN_TO = regex(rf"\W*(?:{_CLIENT})", re.IGNORECASE)
"""A word before the name of one whom a laboratory writes to; whom a maker writes to is a customer."""
_OF_A_CLIENT = regex(
    rf"\W*(?:{_CLIENT}|customer|kunde|company|account|(?:report|bill)(?:ed)? to|manufactur|brand|supplier|hersteller)",
    re.IGNORECASE,
)
"""A word before the name of one whose product was tested, though it may call itself a laboratory."""
_TESTING_HOUSE = regex(
    r"(?:[A-Z][\w&'-]* ){1,4}(?:Testing|TESTING|Test(?= Cent)|TEST(?= CENT)|Assays?|ASSAYS?)"
    r"(?: (?:Group|GROUP|Services|SERVICES|Cent(?:er|re)|CENT(?:ER|RE)|Partners|Associates|Solutions))?"
    r"(?:,? (?:Inc|LLC|Ltd)\.?)?"
)
_OF_A_TITLE = {
    "batch", "certificate", "claim", "compliance", "content", "contract", "dietary", "elemental", "finished", "heavy",
    "identity", "independent", "label", "lot", "material", "metal", "metals", "microbial", "mineral", "nutritional",
    "of", "party", "potency", "product", "purity", "quality", "raw", "report", "safety", "sample", "stability",
    "supplement", "third", "vitamin",
}  # fmt: skip
"""Words that a title puts before ``Testing``."""


def names_laboratory(text: str) -> bool:
    """Whether ``text`` calls itself a laboratory."""
    return _LAB.search(text) is not None


def _is_testing_house(text: str) -> bool:
    """Whether the first words of a file are the name of one who tests (``Blue Mesa Testing``), and not a title."""
    if _TESTING_HOUSE.fullmatch(text) is None:
        return False
    before, behind = re.split(r" (?:test(?:ing)?|assays?)\b", text.lower(), maxsplit=1)
    names = [word for word in before.split() if word not in _OF_A_TITLE]
    return len(names) > (0 if behind else 1) and not any(map(analyte_by_name, names))


def names_results(row: Row) -> bool:
    """Whether ``row`` is the heading of a table of results."""
    fields = {exact_field(cell.text) for cell in row.cells}
    return "analyte" in fields and "result" in fields


def issuer(rows: Sequence[Row]) -> Said | None:
    """The laboratory that speaks in the small print: ``Harbor Testing makes no claims …``, ``not to be reproduced
    without the written approval of Harbor Testing`` (a statement that ISO/IEC 17025:2017, 7.8.2, asks for)."""
    for row in rows:
        for cell in row.cells:
            if match := _SPEAKS.search(cell.text):
                return Said(match["a"] or match["b"], cell.place)
    return None


def title(rows: Sequence[Row], lab: Said | None) -> Said | None:
    """The largest print of the first page that is no heading of a certificate: the product, where no word names it."""
    above = takewhile(lambda row: not names_results(row), rows)
    sized = [(c.place.box[3] - c.place.box[1], c) for row in above if row.page == 1 for c in row.cells if c.place.box]
    words = [
        (size, c)
        for size, c in sized
        if not re.search(
            r"certifi[ck]|zertifi[kc]|anal[iy]s|\bresults?\b|rapp?ort|report|bericht|bolet|summary|laborat|testing|compliance"
            r"|profile|\bby\b|\d of \d",
            c.text,
            re.I,
        )
    ]
    words = [(size, c) for size, c in words if len(c.text) > 3 and not names_laboratory(c.text)]
    words = [(size, c) for size, c in words if lab is None or not fold(lab.value).startswith(fold(c.text))]
    if not words:
        return None
    largest = max(size for size, _ in words)
    usual = sorted(size for size, _ in sized)[len(sized) // 2]
    first = next(c for size, c in words if size >= 0.95 * largest)
    return Said(first.text, first.place) if largest > 1.25 * usual else None
