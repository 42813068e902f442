"""The journey of one label: read its bytes, judge what was read.

Reading and judging are apart: ``read_only`` touches untrusted bytes and knows no policy; ``judge`` is data in,
data out.
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from labelcheck import rules
from labelcheck.documents import read_document, recognise
from labelcheck.documents.barcodes import with_barcodes
from labelcheck.documents.ocr import how_to_read
from labelcheck.facts import put_right, read_facts
from labelcheck.labs.compare import compare
from labelcheck.labs.matching import match
from labelcheck.labs.metals import contaminants
from labelcheck.layout import read_layout
from labelcheck.model.document import Document, OcrMode, Page, Seen, UnreadableError, Word
from labelcheck.model.lab import LabReport
from labelcheck.model.label import Label
from labelcheck.model.memory import forget
from labelcheck.model.result import Case, Policy, Result, Unreadable


def read_only(
    data: bytes,
    source: str,
    ocr: OcrMode = "missing",
    seen: Seen = MappingProxyType({}),
    *,
    barcodes: bool = False,
) -> Result | Unreadable:
    """The label in ``data`` read and not judged: a result without findings, or why it could not be read. Its bar codes
    are read if ``barcodes`` says so.

    Raises:
        PicturesWantedError: which of its pictures have to be recognised first, and given in ``seen``.
    """
    try:
        document = put_right(read_document(data, source, ocr, seen))
        if barcodes:
            document = with_barcodes(data, document)
        label = read_facts(document, read_layout(document))
        if not _is_label(label):
            raise _no_label(document, ocr)
    except UnreadableError as error:
        return refused(source, hashlib.sha256(data).hexdigest(), error.reason, error.message)
    finally:
        forget()
    return Result(
        source=source,
        sha256=document.sha256,
        read_via=_read_via(document.pages),
        partial=any(kind == "cut-short" for kind, _ in document.notes),
        label=label,
    )


def _no_label(document: Document, ocr: OcrMode) -> UnreadableError:
    """Why ``document`` gives no label."""
    if ocr in ("missing", "never") and any(kind == "meaningless-text" for kind, _ in document.notes):
        return UnreadableError(
            "no-text",
            "the text of the PDF has no meaning: it is codes of glyphs without the letters they stand for; "
            f"export it with live text, or: {how_to_read(ocr)}",
        )
    return UnreadableError(
        "not-a-label",
        "no facts panel, no ingredient list under a heading and no magnesium row with an amount was found; "
        "if this is a label, check that its panel is in the file, as text that can be selected",
    )


def _read_via(pages: Sequence[Page]) -> Literal["text", "ocr", "mixed"]:
    recognised = {word.score is not None for page in pages for word in page.words}
    if len(recognised) > 1:
        return "mixed"
    return "ocr" if True in recognised else "text"


def _is_label(label: Label) -> bool:
    read = (label.panel_title, label.magnesium)
    return any(fact is not None for fact in read) or bool(label.other_ingredients or label.dietary_ingredients)


def judge(read: Result, policy: Policy, as_of: str, reports: tuple[LabReport, ...] = ()) -> Result:
    """What was ``read`` held against the rules of ``policy`` and against the laboratory's ``reports`` that belong to
    its label; ``as_of`` is an ISO date."""
    potency, metals = compare(read.label, reports, policy), contaminants(read.label, reports)
    try:
        judgement = rules.judge(Case(read.label, reports, potency, policy, as_of, metals))
    finally:
        forget()
    return replace(
        read,
        potency=potency,
        contaminants=metals,
        findings=judgement.findings,
        passed=judgement.passed,
        not_evaluated=judgement.not_evaluated,
        suppressed=judgement.suppressed,
        markets=policy.markets,
    )


def scan_bytes(
    data: bytes, source: str, policy: Policy, as_of: str, reports: tuple[LabReport, ...] = ()
) -> Result | Unreadable:
    """The label in ``data`` read and judged, or why it could not be read."""
    read = read_only(data, source)
    if isinstance(read, Unreadable):
        return read
    (own,) = match([read.label], reports).reports
    return judge(read, policy, as_of, own)


def refused(source: str, sha256: str | None, reason: str, message: str) -> Unreadable:
    """The answer for a source that gave no label; ``reason`` is a word for programs, ``message`` for people."""
    return Unreadable(source, sha256, reason, message, rules.unreadable(reason, message))


__all__ = ["judge", "load", "read_only", "recognise", "refused", "scan_bytes"]

_OWN_LABEL = """Own Brand Magnesium
Dietary Supplement 60 Capsules
Supplement Facts
Serving Size 2 Capsules
Servings Per Container 30
Amount Per Serving     % Daily Value
Vitamin B6 (as pyridoxine hydrochloride) 2 mg 118%
Magnesium (as magnesium oxide and magnesium citrate) 200 mg 48%
Proprietary Blend 100 mg †
† Daily Value not established.
Other ingredients: Cellulose (capsule), magnesium stearate, silica.
Directions: As a dietary supplement, take 1 capsule twice daily with food, or as directed by a physician.
Warning: If you are pregnant or taking medication, consult your physician. Keep out of reach of children.
Store in a cool, dry place. Supports muscle function.* Third-party tested, gluten free, NSF Certified for Sport.
*This statement has not been evaluated by the Food and Drug Administration. This product is not intended to diagnose,
treat, cure or prevent any disease.
Distributed by Own Brand, 12 Main Street, Provo, UT 84604. 1-800-555-0117 www.own.com Lot: A123
"""


def load() -> None:
    """Load tables, patterns, rules and the first PDF reader, by way of a label of our own, as a text and as a page.

    What is loaded stays, so the collector of cycles need not look at it again; a label makes hardly any cycles.
    """
    import pypdfium2  # noqa: F401

    scan_bytes(_OWN_LABEL.encode(), "own.txt", Policy(), "2026-01-01")
    page = _on_a_page(_OWN_LABEL)
    read_facts(page, read_layout(page))
    forget()
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_EVERY)


def _on_a_page(text: str) -> Document:
    """``text`` in type of one width, as a PDF has it: each word in its box."""
    words = [
        Word(match.group(), (5.0 * match.start(), 12.0 * number, 5.0 * match.end(), 12.0 * number + 10), 10)
        for number, line in enumerate(text.splitlines())
        for match in re.finditer(r"\S+", line)
    ]
    return Document("own.pdf", "", "pdf", "pdfium", (Page(1, 612, 792, tuple(words)),))


COLLECT_EVERY = 50_000
"""Objects made and not freed before cycles are looked for; a label of a page makes about 10,000."""
