"""What a certificate states without having measured it in the product: claims, typical values, controls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from labelcheck.knowledge import fold
from labelcheck.labs.columns import Cells
from labelcheck.labs.grid import LabFileError, Row
from labelcheck.labs.headings import Table
from labelcheck.labs.named_below import ONLY_BESIDE_RESULTS
from labelcheck.model.regex import regex

MAX_TITLE = 80
"""A title has no more characters."""
_CLAIMED = regex(
    r"\W*(?:(?:(?:product|technical|finished product|material)\s+)?(?:specifications?|data ?sheet)|product information"
    r"|label claims?|claims?|(?:supplement|nutrition) facts|nutritional \w+|formula(?:tion)?|composition"
    r"|each \w+ contains"
    r"|typical (?:values|analysis|composition|data)|(?:produkt)?spezifikation|deklaration|typische \w+|nährwert\w*"
    r"|zusammensetzung|technisches datenblatt|fiche technique|valeurs (?:typiques|nutritionnelles)|ficha técnica"
    r"|valores (?:típicos|nutricionales)|composición|scheda tecnica|valori (?:tipici|nutrizionali)|composizione)\b",
    re.IGNORECASE,
)
_MEASURED = regex(
    r"certificat|zertifikat|report\b|results?\b|found\b|findings?\b|measured|tested|tests\b|laborator|prüfbericht|"
    r"ergebnis|befund|résultat|resultado|risultat|(?<!typical )\banalys[ei]s\b",
    re.IGNORECASE,
)
_CONTROL = regex(
    r"(?:(?:method|reagent|prep(?:aration)?|lab(?:oratory)?|calibration)\s+)?blank\b|lcsd?\b|msd?\Z"
    r"|lab(?:oratory)? control|matrix spike|spiked? (?:sample|recovery)|(?:qc|quality control|control) (?:sample|check)"
    r"|qc\Z|(?:certified |standard )?reference material|[cs]rm\b|blindwert|kontrollprobe"
    r"|referenzmaterial|matériau de référence|material de referencia",
    re.IGNORECASE,
)
_MAY_BE_PLANNED = {"amount", "amounts"}
"""Headings that a formula or a panel prints over what the product should hold."""


def measured(rows: Sequence[Row]) -> Iterator[Row]:
    """``rows`` without the lines that stand under a title of claims or typical values, up to one of results."""
    claimed = False
    for row in rows:
        text = " ".join(c.text for c in row.cells)
        if len(text) <= MAX_TITLE and _MEASURED.search(text):
            claimed = False
        elif _CLAIMED.match(text):
            if ":" in text.rstrip(": "):  # the claim is in the line itself
                continue
            claimed = True
        if not claimed:
            yield row


def claims_only(rows: Sequence[Row]) -> Row | None:
    """The first title of ``rows`` that says that what follows was not measured."""
    kept = {id(row) for row in measured(rows)}
    return next((row for row in rows if id(row) not in kept), None)


_NAMES_SAMPLE = frozenset({"analyte", "product", "sample_id"})
_OF_SAMPLES = regex(r"\Z|.*\b(?:samples?|type|description|probe)\b", re.IGNORECASE)
"""Headings without a field of their own under which a sample may be named."""


def is_control(cells: Cells, table: Table) -> bool:
    """Whether a row of ``table`` is of a blank, a spike or a reference material, and not of the product: its sample or
    what was tested is called so. ``MS`` and ``QC`` elsewhere are a method and who measured."""
    return any(
        _CONTROL.match(cell.text) is not None
        for number, cell in cells.items()
        if (column := table.columns[number]).field in _NAMES_SAMPLE
        or (column.field is None and _OF_SAMPLES.match(column.heading) is not None)
    )


_SET_ASIDE = regex(
    r"(?:superseded|cancell?ed|void(?:ed)?|invalid(?:ated)?|withdrawn|retracted|replaced|not reportable|do not use"
    r"|ersetzt|storniert|ungültig|annulée?|invalidée?|remplacée?|anulad[oa]|invalidad[oa]|annullat[oa])"
    r"(?=\W*\Z|\s*[-–—(,;:]|\s+(?:by|per|see|due|durch|par|por)\b)",
    re.IGNORECASE,
)
_OF_STATUS = regex(r".*(?:\bstat(?:us|e|ut|o)\b|\bestado\b|\bremarks?\b|\bcomments?\b)", re.IGNORECASE)


def is_set_aside(cells: Cells, table: Table) -> bool:
    """Whether a row of ``table`` holds a result that the laboratory itself no longer stands by: its status says that
    another took its place. ``Rejected`` may be the verdict on the lot, and sets nothing aside."""
    return any(
        _SET_ASIDE.match(cell.text) is not None
        for number, cell in cells.items()
        if (column := table.columns[number]).field == "status"
        or (column.field is None and _OF_STATUS.match(column.heading) is not None)
    )


def check_measured(table: Table, mapping: Mapping[str, str], place: str) -> None:
    """Refuse a table whose one result is headed ``Amount`` and that has nothing of a laboratory beside it.

    Raises:
        LabFileError: it may be a formula or the label's panel.
    """
    results = [c for c in table.columns if c.field in ("result", "percent_of_claim")]
    beside = {c.field for c in table.columns} & (ONLY_BESIDE_RESULTS - {"unit"})
    planned = [c for c in results if fold(re.sub(r"\W*(?:\bper\b|\(|\[).*", "", c.heading)) in _MAY_BE_PLANNED]
    if not results or "result" in mapping or beside or len(planned) < len(results):
        return
    raise LabFileError(
        f"{place}: what stands under {planned[0].heading!r} may be what the product should hold, not what was found; "
        f"say --map result={planned[0].heading} if it was found"
    )
