"""The rows under a heading read into measurements."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from labelcheck.labs import assay, values
from labelcheck.labs.column_heading import Column
from labelcheck.labs.columns import ByField, Cells, text_of
from labelcheck.labs.grid import Cell
from labelcheck.labs.headings import Table
from labelcheck.labs.row_samples import own_sample
from labelcheck.labs.setting import Setting
from labelcheck.labs.uncertainty import relative, uncertainty
from labelcheck.model.lab import LabBasis, Measurement, Place, Problem, Sample
from labelcheck.model.regex import regex


def row_results(
    cells: Cells, table: Table, setting: Setting, sample: Sample
) -> tuple[list[Measurement], list[Problem]]:
    """The results of one row, one for each result column."""
    setting = setting._replace(basis=table.basis or _over_names(table) or setting.basis)
    by_field = {table.columns[i].field: (table.columns[i], cell) for i, cell in cells.items() if table.columns[i].field}
    by_field |= _two_limits(cells, table)
    if "analyte" not in by_field:
        filled = next(iter(cells.values()))
        return [], [Problem(filled.place._replace(column=None), "column analyte is empty")] if setting.fixed else []
    name = _without_number(by_field["analyte"][1])
    problems: list[Problem] = []
    found: list[Measurement] = []
    own, wrong = own_sample(by_field, sample, setting)
    problems += wrong
    for i, cell in cells.items():
        column = table.columns[i]
        if column.field not in ("result", "percent_of_claim"):
            continue
        if not setting.fixed and re.fullmatch(r"[-–—]+", cell.text):
            continue
        try:
            of = own if column.lot is None else replace(own, lot=column.lot)
            found.append(_measurement(name, cell, column, _with_units(by_field, i, cells, table), of, setting))
        except ValueError as error:
            if setting.fixed or assay.tested(name.text).known:
                problems.append(Problem(cell.place, str(error)))
    if not found and not problems and setting.fixed and not _is_remark(name, cells):
        problems.append(Problem(name.place._replace(column=None), "column result is empty"))
    return found, problems


_LOWER = regex(r"(?<![^\W_])(?:min(?:imum)?|lower|low|from|nlt|untere)(?![^\W_])", re.IGNORECASE)


def _two_limits(cells: Cells, table: Table) -> ByField:
    """The lower and the upper limit of a specification that has a column for each, as one: ``118 - 150``, ``NLT 118``,
    ``NMT 150``; empty where it has not."""
    limits = [(i, c) for i, c in enumerate(table.columns) if c.field == "specification"]
    if len(limits) != 2 or [_LOWER.search(c.heading) is not None for _, c in limits] != [True, False]:
        return {}
    (low, lower), (high, upper) = limits
    if low in cells and high in cells:
        return {"specification": (lower, cells[low]._replace(text=f"{cells[low].text} - {cells[high].text}"))}
    if low in cells:
        return {"specification": (lower, cells[low]._replace(text=f"NLT {cells[low].text}"))}
    if high in cells:
        return {"specification": (upper, cells[high]._replace(text=f"NMT {cells[high].text}"))}
    return {}


def _over_names(table: Table) -> values.Unit | None:
    """What the heading over the names says that the results are per: ``Active ingredients (per 3 tablets)``; its second
    line may be a title that holds for the first rows only."""
    units = (c.unit for c in table.columns if c.field == "analyte" and table.length == 1)
    return next((unit for unit in units if unit is not None and unit.basis is not None and not unit.unit), None)


def _without_number(name: Cell) -> Cell:
    """``name`` without the number of its row before it (``4 Magnesium``), where only the rest is known."""
    match = re.match(r"\d{1,3}[.)]?\s+(?=[^\W\d_])", name.text)
    if match is None or assay.tested(name.text).known or not assay.tested(name.text[match.end() :]).known:
        return name
    return name._replace(text=name.text[match.end() :])


def _is_remark(name: Cell, cells: Cells) -> bool:
    """Whether a row without a result is a title among the rows or a line under them (``Approved by: | J. Doe``)."""
    return not assay.tested(name.text).known and (len(cells) == 1 or name.text.endswith(":"))


def _with_units(by_field: ByField, result: int, cells: Cells, table: Table) -> ByField:
    """``by_field`` for the result in column ``result``, with the units that stand behind it and behind its claim where
    there are several columns of units."""
    units = [i for i, c in enumerate(table.columns) if c.field == "unit"]
    if len(units) < 2:
        return by_field
    own = {field: pair for field, pair in by_field.items() if field != "unit"}
    if result + 1 in units and result + 1 in cells:
        own["unit"] = table.columns[result + 1], cells[result + 1]
    for i in (unit - 1 for unit in units if unit in cells):
        if i in cells and (field := table.columns[i].field) in ("claim", "loq"):
            own[field] = table.columns[i]._replace(unit=values.unit(cells[i + 1].text)), cells[i]
    return own


def _measurement(
    name: Cell, cell: Cell, column: Column, by_field: ByField, sample: Sample, setting: Setting
) -> Measurement:
    printed = _qualified(re.sub(r"\s+[-–—]{1,3}\Z", "", cell.text), by_field)  # a dash of the empty cell beside it
    try:
        read = values.result(printed, setting.mark)
    except ValueError as error:
        raise ValueError(f"column result: {error}") from error
    about = assay.tested(name.text)
    unit = values.Unit("") if read.remark else _unit(read, column, by_field, name, setting)
    if unit.basis == "per_serving" and unit.serving is None and sample.serving is not None:
        noun, count = values.counted(sample.serving.value) or (None, None)
        unit = unit._replace(noun=noun, serving=count)
    spread, percent, k = uncertainty(read, column, by_field, setting.mark)
    if spread is not None and not percent and column.field == "percent_of_claim" and "result" in by_field:
        spread, percent = relative(spread, by_field, setting.mark), True  # it is of the result beside, in its unit
    claim = _claim(by_field, name, setting)
    below = read.below
    loq = _loq(by_field, setting, unit)
    return Measurement(
        analyte=about.analyte,
        name=_name(name, column),
        result=read.number,
        below=below if below is not None else (loq if read.is_below else None),
        unit=unit.unit,
        basis=unit.basis,
        place=cell.place._replace(text=name.place.text if setting.fixed else f"{name.place.text} {cell.place.text}"),
        sample=sample,
        per=unit.per,
        unit_noun=unit.noun,
        uncertainty=spread,
        uncertainty_is_percent=percent,
        k=k,
        is_below=read.is_below,
        assay=about.assay,
        serving=unit.serving,
        claim=claim.number,
        claim_basis=claim.basis,
        claim_unit=claim.unit or unit.unit,
        specification=text_of(by_field, "specification"),
        method=text_of(by_field, "method"),
        loq=loq,
        replicates=_replicates(by_field),
        as_printed=printed,
        named=None if _beside(name.place, cell.place) else name.place,
    )


_QUALIFIES = regex(r"[<>≤≥]=?")


def _qualified(printed: str, by_field: ByField) -> str:
    """A result with the sign before it that an export keeps in a column of its own; ``U`` and ``ND`` there say that the
    number is the limit it lies below."""
    sign = (text_of(by_field, "qualifier") or "").strip()
    if not printed[:1].isdigit():
        return printed
    if re.fullmatch(r"U|ND|N\.D\.|BRL|BDL|BLQ|BQL|<\s?(?:RL|LOQ|LOD|MDL|LLOQ)", sign, re.IGNORECASE):
        return f"<{printed}"
    return f"{sign}{printed}" if _QUALIFIES.fullmatch(sign) else printed


def _beside(one: Place, other: Place) -> bool:
    """Whether two cells stand in one row; not in a table that lies on its side."""
    if one.box is None or other.box is None:
        return one.row == other.row
    return one.box[1] < other.box[3] and other.box[1] < one.box[3]


def _name(name: Cell, column: Column) -> str:
    """What was tested, with the words of the heading that relate it to the dried substance."""
    dried = assay.DRIED.search(column.heading)
    return name.text.rstrip(" :") + (f" ({dried.group().strip()})" if dried else "")


def _unit(read: values.Value, column: Column, by_field: ByField, name: Cell, setting: Setting) -> values.Unit:
    """The unit beside the number, else in its column, else in the heading, else in the name's row."""
    printed = text_of(by_field, "unit") or ""
    if column.field == "percent_of_claim":
        return values.Unit("%", "percent_of_claim")
    beside = values.unit(read.unit) if read.unit else None
    own = values.unit(printed) if printed else None
    found = beside or own or column.unit or unit_in_name(name.text) or values.Unit(read.unit or printed)
    stated = text_of(by_field, "basis")
    if stated:
        try:
            told = values.basis(stated)
        except ValueError as error:
            raise ValueError(f"column basis: {error}") from error
        if found.basis is not None and (found.basis, found.per) != (told.basis, told.per):
            raise ValueError(f"column basis: {stated[:40]!r} and the unit {printed or read.unit!r} say two things")
        found = told._replace(unit=found.unit, noun=told.noun or found.noun)
    elif (
        found.basis is None
        and column.unit is not None
        and column.unit.basis is not None
        and column.unit.unit in ("", found.unit)
        and found.unit not in ("", "%")
    ):
        found = column.unit._replace(unit=found.unit)
    elif found.basis is None and found.unit not in ("", "%") and (per := _basis_in_name(name.text)) is not None:
        found = per._replace(unit=found.unit)
    elif found.basis is None and setting.basis is not None and found.unit not in ("", "%"):
        found = setting.basis._replace(unit=found.unit)
    return found


def _basis_in_name(name: str) -> values.Unit | None:
    """``Magnesium (per capsule)``, ``Zinc per serving``."""
    match = assay.PER.search(name)
    try:
        return values.basis(match["per"]) if match else None
    except ValueError:
        return None


def unit_in_name(name: str) -> values.Unit | None:
    """``Magnesium (mg/capsule)``, ``Assay Mg, %``, ``Zinc mg/serving``."""
    match = re.search(r"[(\[]([^()\[\]]{1,30})[)\]]\s*\Z", name) or assay.UNIT_AFTER.search(name)
    return values.unit(match[1]) if match else None


class _Claim(NamedTuple):
    number: Decimal | None = None
    unit: str = ""
    basis: LabBasis | None = None


def _claim(by_field: ByField, name: Cell, setting: Setting) -> _Claim:
    if "claim" not in by_field:
        return _Claim()
    column, cell = by_field["claim"]
    try:
        read = values.result(cell.text, setting.mark)
    except ValueError:
        return _Claim()
    own = values.unit(read.unit) or column.unit
    unit = own or values.unit(text_of(by_field, "unit") or "") or unit_in_name(name.text)
    return _Claim(read.number, unit.unit if unit else "", own.basis if own else None)


def _loq(by_field: ByField, setting: Setting, unit: values.Unit) -> Decimal | None:
    """The limit of quantification, where its column is in the unit of the result."""
    column, cell = by_field.get("loq") or by_field.get("lod_loq") or (None, None)
    if column is None or cell is None:
        return None
    try:  # of two limits in one cell the second is that of quantification
        read = values.result(cell.text.split("/")[-1] if column.field == "lod_loq" else cell.text, setting.mark)
    except ValueError:
        return None
    printed = values.unit(read.unit) if read.unit else column.unit
    same = printed is None or (printed.unit, printed.basis or unit.basis, printed.per) == (
        unit.unit,
        unit.basis,
        unit.per,
    )
    return (read.number if read.number is not None else read.below) if same else None


def _replicates(by_field: ByField) -> int | None:
    printed = text_of(by_field, "replicates")
    return int(printed) if printed and printed.isascii() and printed.isdigit() and len(printed) < 4 else None
