"""The catalogue's table and the earlier report, as a run is given them."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from labelcheck.config.error import ConfigError, WrongValueError, none_of
from labelcheck.config.files import read_regular, shown
from labelcheck.model.catalogue import Facts, Row, Table, mark_in_words, row_in_words
from labelcheck.model.regex import regex
from labelcheck.model.result import Market
from labelcheck.model.sheet import Line, Sheet

COLUMNS = ("sku", "upc", "name", "label", "market", "lab_file", "claimed_mg")
MAX_BYTES = 200_000_000
MAX_DIGITS = 40
"""Before or behind the point, of a dose in an earlier report."""

_MARKETS: tuple[Market, ...] = get_args(Market)
_UPC = regex(r"\d[\d -]{6,20}\Z")
_MILLIGRAMS = regex(r"(\d{1,9}(?:\.\d{1,6})?)(?:\s*mg)?\Z")


def name_of(path: str) -> str:
    """``path`` as labels of the run and of the table are named alike: from the working directory where it is below."""
    return shown(Path(os.path.abspath(path)))  # noqa: PTH100 - a link keeps its own name


def read_table(sheets: Sequence[Sheet], file: str) -> Table:
    """The catalogue in the ``sheets`` of ``file``; paths in it are seen from its folder. A line that cannot be read
    becomes a problem, the others are kept.

    Raises:
        ConfigError: not just one sheet has a column ``label``, or its header has a column not known here.
    """
    sheet = _only(sheets, file)
    header = _first(sheet)
    columns = _columns(header, file)
    flawed = {flaw.line for flaw in sheet.flaws}
    rows: list[Row] = []
    problems = [(flaw.line, flaw.message) for flaw in sheet.flaws]
    for line in sheet.lines:
        if line.number > header.number and line.number not in flawed and _is_filled(line.cells):
            try:
                rows.append(_row(columns, line, Path(file).parent))
            except WrongValueError as error:
                problems.append((line.number, str(error)))
    return Table(file, tuple(rows), tuple(sorted(problems)))


def is_headed(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of ``rows`` with something in it is the header of a catalogue."""
    return "label" in next((_names(row) for row in rows if _is_filled(row)), [])


def _only(sheets: Sequence[Sheet], file: str) -> Sheet:
    """The sheet with the products; where none has the column ``label``, the first with something in it."""
    filled = [sheet for sheet in sheets if any(_is_filled(line.cells) for line in sheet.lines)]
    headed = [sheet for sheet in filled if is_headed([_first(sheet).cells])]
    if len(headed) > 1:
        named = " and ".join(str(sheet.title) for sheet in headed)
        raise ConfigError(file, f"the sheets {named} each have a column label; keep the products in one")
    if headed and headed[0].is_hidden:
        raise ConfigError(
            file, f"the sheet {headed[0].title} is hidden and not read; show it, so that all see what counts"
        )
    if not filled:
        raise ConfigError(file, "the file has no header")
    return (headed or filled)[0]


def _first(sheet: Sheet) -> Line:
    return next(line for line in sheet.lines if _is_filled(line.cells))


def _is_filled(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)


def _names(cells: Sequence[str]) -> list[str]:
    return ["_".join(cell.lower().split()) for cell in cells]


def _columns(header: Line, file: str) -> list[str]:
    columns = _names(header.cells)
    while not columns[-1]:  # as spreadsheets write columns that were once filled
        columns.pop()
    for name in columns:
        if name not in COLUMNS:
            raise ConfigError(file, f"line {header.number}: the column {none_of(name, COLUMNS)}")
    if len(set(columns)) < len(columns) or "label" not in columns:
        raise ConfigError(file, "the header must name the column label, and each column once")
    return columns


def _row(columns: list[str], line: Line, folder: Path) -> Row:
    cells = line.cells
    if _is_filled(cells[len(columns) :]):
        raise WrongValueError(f"{len(cells)} cells under {len(columns)} columns; quote a cell that holds a comma")
    said = {name: cell.strip() or None for name, cell in zip(columns, cells, strict=False)}
    label, lab_file = (
        name_of(str(folder / path)) if (path := said.get(name)) is not None else None for name in ("label", "lab_file")
    )
    return Row(
        line=line.number,
        as_printed=", ".join(cell.strip() for cell in cells).rstrip(", "),
        sku=said.get("sku"),
        upc=_upc(said.get("upc")),
        name=said.get("name"),
        label=label,
        label_exists=label is not None and os.path.exists(label),  # noqa: PTH110 - a NUL makes Path.exists raise
        market=_market(said.get("market")),
        lab_file=lab_file,
        claimed_mg=_claimed(said.get("claimed_mg")),
    )


def label_markets(table: Table, default: tuple[Market, ...]) -> dict[str, tuple[Market, ...]]:
    """The markets of each label of ``table``, in the order of its rows; a row without one stands for ``default``."""
    found: dict[str, dict[Market, None]] = {}
    for row in table.rows:
        if row.label is not None:
            found.setdefault(row.label, {}).update(dict.fromkeys(default if row.market is None else (row.market,)))
    return {label: tuple(markets) for label, markets in found.items()}


def _upc(value: str | None) -> str | None:
    if value is not None and not _UPC.match(value):
        raise WrongValueError(f"column upc: {value[:40]!r} is no UPC; a spreadsheet must keep the column as text")
    return value


def _market(value: str | None) -> Market | None:
    if value is None:
        return None
    for market in _MARKETS:
        if value.lower() == market:
            return market
    raise WrongValueError(f"column market: {none_of(value, _MARKETS)}")


def _claimed(value: str | None) -> Decimal | None:
    if value is None:
        return None
    if not (found := _MILLIGRAMS.match(value)):
        raise WrongValueError(f"column claimed_mg: {value[:40]!r} is no number of milligrams (write 200)")
    return Decimal(found[1])


def read_previous(file: str) -> dict[str, Facts]:
    """What the JSON report in ``file`` says of each label that it read.

    Raises:
        ConfigError: it cannot be read or is no report.
    """
    try:
        report = json.loads(_read(file))
        checked = [result for result in report["results"] if result["status"] == "checked"]
        return {name_of(result["source"]): _facts(result) for result in checked}
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        told = f"it is no report of `labelcheck scan --format json` ({type(error).__name__})"
        raise ConfigError(file, told) from error


def _facts(result: dict[str, Any]) -> Facts:
    label = result["label"]
    magnesium = label["magnesium"] or {"elemental_mg": None, "forms": []}
    dose = None if magnesium["elemental_mg"] is None else Decimal(magnesium["elemental_mg"])
    if dose is not None and not (dose.is_finite() and abs(dose.adjusted()) <= MAX_DIGITS):
        raise ValueError("elemental_mg is no dose")
    return Facts(
        sha256=result["sha256"],
        product_name=label["product_name"],
        upc=label["upc"],
        serving=(label["serving"] or {}).get("size"),
        elemental_mg=dose,
        rows=tuple(sorted({_row_in_words(item) for item in label["dietary_ingredients"]})),
        forms=tuple(sorted({form["id"] for form in magnesium["forms"]})),
        other_ingredients=tuple(sorted({item["as_printed"] for item in label["other_ingredients"]})),
        marks=tuple(sorted({mark_in_words(mark["id"], mark["kind"], mark["scope"]) for mark in label["marks"]})),
    )


def _row_in_words(item: dict[str, Any]) -> str:
    amount = item["amount"]
    said = None if amount is None else (f"{'<' if amount['less_than'] else ''}{amount['value']}", amount["unit"])
    return row_in_words(item["name"], item["sources"], said, item["percent_daily_value"])


def _read(file: str) -> bytes:
    try:
        data = read_regular(file, MAX_BYTES)
    except FileNotFoundError as error:
        raise ConfigError(file, "there is no such file") from error
    except (OSError, ValueError) as error:
        raise ConfigError(file, f"it cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > MAX_BYTES:
        raise ConfigError(file, f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    return data
