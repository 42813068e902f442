"""Who issued a certificate, by its letterhead or small print, and the title of its first page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from labelcheck.knowledge import analyte_by_name
from labelcheck.knowledge.lab_headings import exact_field
from labelcheck.labs.grid import Row
from labelcheck.labs.samples import UNSAID
from labelcheck.model.lab import Said
from labelcheck.model.regex import regex

_17025 = regex(r"\bISO(?:\s?/\s?IEC)?[\s:-]*17025(?::\s?\d{4})?", re.IGNORECASE)
_LAB = regex(
    r"\b(?:laborator(?:y|ies)|labs?|analytics?|analytical|labor|laboratoires?|laboratorios?|institut[eo]?|"
    r"\w*analytik(?:zentrum|labor|institut)?|\w+labor|untersuchungs(?:amt|anstalt|zentrum|institut|labor)|"
    r"testing(?= (?:[\w&]+,? ){0,2}(?:ltd|inc|llc|limited|services|corp)\b)|"
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
    for row in takewhile(lambda row: not names_results(row), rows[:12]):
        for before, cell in pairwise([None, *row.cells]):
            if cell is None or not _LAB.search(cell.text) or UNSAID.match(cell.text):
                continue
            if before is not None and _OF_A_CLIENT.match(before.text):
                continue
            for text in _APART.split(cell.text):
                if _LAB.search(text) and not _NO_LAB.search(text) and len(text.split()) <= LONGEST_LAB:
                    return Said(text, cell.place)
    return None


_OF_A_CLIENT = regex(
    r"\W*(?:client|customer|company|account|submitt(?:ed|er)|sponsor|manufactur|prepared for|(?:report|bill)(?:ed)? to"
    r"|brand|supplier|auftraggeber|kunde|hersteller|demandeur|solicitante|cliente|committente)",
    re.IGNORECASE,
)
"""A word before the name of one whose product was tested, though it may call itself a laboratory."""
_TESTING_HOUSE = regex(r"(?:[A-Z][\w&'-]* ){2,4}(?:Testing|Assays?|Assay Group)")
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
    names = [word for word in text.split()[:-1] if word.lower() not in _OF_A_TITLE]
    return len(names) > 1 and not any(analyte_by_name(word) for word in names)


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
    words = [(size, c) for size, c in words if len(c.text) > 3 and (lab is None or c.text != lab.value)]
    if not words:
        return None
    largest = max(size for size, _ in words)
    usual = sorted(size for size, _ in sized)[len(sized) // 2]
    first = next(c for size, c in words if size >= 0.95 * largest)
    return Said(first.text, first.place) if largest > 1.25 * usual else None
