"""The catalogue's table and the earlier report, as a run is given them."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from labelcheck.config.error import ConfigError, WrongValueError, none_of
from labelcheck.config.files import shown
from labelcheck.model.catalogue import Facts, Row, Table
from labelcheck.model.result import Market

COLUMNS = ("sku", "upc", "name", "label", "market", "lab_file", "claimed_mg")
MAX_BYTES = 200_000_000
MAX_FIELD = 100_000

_MARKETS: tuple[Market, ...] = get_args(Market)
_UPC = re.compile(r"\d[\d -]{6,20}\Z")
_MILLIGRAMS = re.compile(r"(\d{1,9}(?:\.\d{1,6})?)(?:\s*mg)?\Z")


def name_of(path: str) -> str:
    """``path`` as labels of the run and of the table are named alike: from the working directory where it is below."""
    return shown(Path(os.path.abspath(path)))  # noqa: PTH100 - a link keeps its own name


def read_table(file: str) -> Table:
    """The catalogue in the CSV ``file``; paths in it are seen from its folder. A line that cannot be read becomes a
    problem, the others are kept.

    Raises:
        ConfigError: it cannot be read, is no UTF-8 text, or its header has no column ``label`` or one not known here.
    """
    try:
        text = _read(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(file, "the file is not UTF-8 text; save it as CSV in UTF-8") from error
    csv.field_size_limit(MAX_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    problems: list[tuple[int, str]] = []
    columns: list[str] | None = None
    for line, cells in _lines(reader):
        try:
            if isinstance(cells, csv.Error):
                raise WrongValueError(f"the line cannot be read: {cells}")
            if columns is None:
                columns = _header(cells, file)
            elif any(cell.strip() for cell in cells):
                rows.append(_row(columns, cells, line, Path(file).parent))
        except WrongValueError as error:
            problems.append((line, str(error)))
    if columns is None:
        raise ConfigError(file, "the file has no header")
    return Table(file, tuple(rows), tuple(problems))


def _lines(reader: Any) -> Iterator[tuple[int, list[str] | csv.Error]]:
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, error


def _header(cells: list[str], file: str) -> list[str]:
    columns = ["_".join(cell.lower().split()) for cell in cells]
    for name in columns:
        if name not in COLUMNS:
            raise ConfigError(file, f"the column {none_of(name, COLUMNS)}")
    if len(set(columns)) < len(columns) or "label" not in columns:
        raise ConfigError(file, "the header must name the column label, and each column once")
    return columns


def _row(columns: list[str], cells: list[str], line: int, folder: Path) -> Row:
    if len(cells) > len(columns):
        raise WrongValueError(f"{len(cells)} cells under {len(columns)} columns; quote a cell that holds a comma")
    said = {name: cell.strip() or None for name, cell in zip(columns, cells, strict=False)}
    label, lab_file = (
        name_of(str(folder / path)) if (path := said.get(name)) is not None else None for name in ("label", "lab_file")
    )
    return Row(
        line=line,
        as_printed=", ".join(cell.strip() for cell in cells),
        sku=said.get("sku"),
        upc=_upc(said.get("upc")),
        name=said.get("name"),
        label=label,
        label_exists=label is not None and os.path.exists(label),  # noqa: PTH110 - a NUL makes Path.exists raise
        market=_market(said.get("market")),
        lab_file=lab_file,
        claimed_mg=_claimed(said.get("claimed_mg")),
    )


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
    dose = magnesium["elemental_mg"]
    return Facts(
        sha256=result["sha256"],
        product_name=label["product_name"],
        upc=label["upc"],
        serving=(label["serving"] or {}).get("size"),
        elemental_mg=None if dose is None else Decimal(dose),
        forms=tuple(sorted({form["id"] for form in magnesium["forms"]})),
        other_ingredients=tuple(sorted({item["as_printed"] for item in label["other_ingredients"]})),
        marks=tuple(sorted({mark["id"] for mark in label["marks"]})),
    )


def _read(file: str) -> bytes:
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - a name with a NUL is an error like any other
            data = opened.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ConfigError(file, "there is no such file") from error
    except (OSError, ValueError) as error:
        raise ConfigError(file, f"it cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > MAX_BYTES:
        raise ConfigError(file, f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    return data
