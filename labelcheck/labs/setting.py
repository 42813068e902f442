"""How a lab file writes its numbers and dates, and the basis that it states for all its results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from labelcheck.labs import dates, numbers, values
from labelcheck.labs.grid import Row, filled
from labelcheck.labs.samples import facts_in
from labelcheck.labs.under import facts_under
from labelcheck.model.regex import regex


class Setting(NamedTuple):
    """How a file writes numbers and dates, whether it is a table file, and the basis its words state for all rows."""

    mark: numbers.DecimalMark | None
    order: dates.Order | None
    fixed: bool
    basis: values.Unit | None = None


def setting_of(rows: Sequence[Row], *, fixed: bool) -> Setting:
    """How the file writes its numbers and dates. Who writes a decimal comma writes the day before the month,
    and who has no other address than one in the United States the month before the day."""
    texts = [cell.text for row in rows for cell in row.cells]
    mark = numbers.decimal_mark(texts)
    order = dates.date_order(texts) or ("day-month" if mark == "," else "month-day" if _is_american(texts) else None)
    order = order or _order_by_facts(rows[:HEAD_ROWS])
    return Setting(mark, order, fixed, None if fixed else _stated_basis(rows))


HEAD_ROWS = 60
"""Among so many first rows the days of a sample are looked for."""


def _order_by_facts(rows: Sequence[Row]) -> dates.Order | None:
    """The order of day and month in which a sample's days can follow each other."""
    facts = [fact for at, row in enumerate(rows) for fact in facts_in(filled(row), at) + facts_under(rows, at)]
    days = {field: [f.value for f in facts if f.field == field] for field in ("received", "date", "manufactured")}
    return dates.order_that_fits(days["received"], days["date"], days["manufactured"])


_IN_STATES = regex(
    r",? (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]"
    r"|W[AIVY]),? \d{5}(?:-\d{4})?(?!\w)"
)
"""The end of an address in the United States."""
_ELSEWHERE = regex(
    r"\+(?!1\b)\d{2}|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
    r"|\b(?:GmbH|B\.V\.|S\.r\.l\.|UKAS|COFRAC|DAkkS|ACCREDIA|United Kingdom|UK|Canada|Ireland|India|China|Australia"
    r"|Germany|France|Italy|Spain|Netherlands)\b"
)
"""Signs of an address or a house outside the United States."""


def _is_american(texts: Sequence[str]) -> bool:
    return any(map(_IN_STATES.search, texts)) and not any(map(_ELSEWHERE.search, texts))


_STATED = regex(
    r"\b(?:results?|amounts?|values?|reported|expressed|calculated|basis|content|ergebnisse|angaben|werte|r[ée]sultats"
    r"|valeurs|resultados|valores|risultati|valori)\b[^.;:]{0,30}[\s:]\s?"
    r"(?P<per>(?:per|pro|je|par|por)\s+(?:\d+\s+|one\s+|two\s+)?[^\W\d_]+(?: [^\W\d_]+){0,2}?"
    r"(?:\s+of\s+\d+\s+[a-z]{3,12})?)\s*(?=[.,;()]|\Z)",
    re.IGNORECASE,
)


def _stated_basis(rows: Sequence[Row]) -> values.Unit | None:
    found: set[values.Unit] = set()
    for row in rows:
        text = " ".join(c.text for c in row.cells)[:300]
        if (match := _STATED.search(text)) is not None:
            try:
                found.add(values.basis(match["per"]))
            except ValueError:
                continue
    return found.pop() if len(found) == 1 else None


_OVER = regex(
    r"(?:[^\d()|:;]{2,60}[(,]|\W*(?:amounts? )?)\s?(?P<per>per (?:\d+ |one |two )?[a-z ]{2,20}?"
    r"(?: of \d+ [a-z]{3,12}| ?\([^()]*\))?)\W*",
    re.IGNORECASE,
)


_NUMBERED = regex(r"\A(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]\s+")
"""The number of a section before its title: ``2. Contaminants (per serving)``."""


def basis_over(row: Row) -> values.Unit | None:
    """What the line over results says they are per: ``Per serving (2 capsules)``, ``Heavy metals (per serving)``."""
    match = _OVER.fullmatch(_NUMBERED.sub("", " ".join(c.text for c in row.cells)[:100]))
    try:
        return values.basis(match["per"]) if match else None
    except ValueError:
        return None
