"""Sheets of a workbook that are of a product each, which only their titles name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from labelcheck.labs.issuer import names_laboratory
from labelcheck.model.lab import Measurement, Said


def named_by_sheets(found: Sequence[Measurement]) -> list[Measurement]:
    """``found``, where several sheets give a result of one analyte and none names its product, under their titles.

    Else the results of another product would be those of the only label that is scanned.
    """
    unnamed = [m for m in found if m.sample.product is None and m.sample.upc is None and m.place.sheet]
    sheets: dict[str, set[str | None]] = {}
    for m in unnamed:
        sheets.setdefault(m.analyte, set()).add(m.place.sheet)
    if all(len(titles) < 2 for titles in sheets.values()):
        return list(found)
    mine = set(map(id, unnamed))
    return [_named(m) if id(m) in mine else m for m in found]


def _named(m: Measurement) -> Measurement:
    title = m.place.sheet or ""
    words = [w for w in re.findall(r"[^\W\d_]{3,}", title.casefold()) if w not in _GENERIC and w[:3] not in _MONTHS]
    if not words or names_laboratory(title):
        return m
    said = Said(title, m.place._replace(text=title, row=None, column=None))
    return replace(m, sample=replace(m.sample, product=said))


_GENERIC = {
    "analyst", "assay", "batch", "certificate", "charge", "coa", "contaminants", "data", "day", "days", "feuille",
    "final", "first", "foglio", "heavy", "hoja", "hplc", "icp", "initial", "lot", "lote", "lotto", "march",
    "metal", "metals", "method", "micro", "microbiology", "mineral", "minerals", "month", "months", "oes",
    "original", "page", "potency", "probe", "release", "rep", "repeat", "replicate", "report", "result",
    "results", "retest", "run", "sample", "second", "sheet", "stability", "summary", "tabelle", "tabla", "table",
    "test", "tests", "time", "vitamins", "week", "weeks",
}  # fmt: skip
"""Words of a title that tell lots, days or kinds of tests apart, and no products."""
_MONTHS = {"jan", "feb", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
