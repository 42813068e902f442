"""Results that stand in lines of their own, without a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from labelcheck.labs import assay, values
from labelcheck.labs.grid import Row
from labelcheck.labs.results import Setting, unit_in_name
from labelcheck.model.lab import Measurement, Sample


def lines_without_heading(row: Row, setting: Setting, sample: Sample) -> Iterator[Measurement]:
    """``Magnesium: 205 mg/capsule``, ``Assay (MgO): 41.2 % (40.0 - 43.5 %)``: a known analyte with one value."""
    text = " ".join(c.text for c in row.cells)
    match = re.match(r"(?P<name>[^:|]{2,80}?)\s*(?::|\s-\s|\.{2,})\s*(?P<value>\S.{0,80})\Z", text)
    name, value = (match["name"], match["value"]) if match else ("", "")
    if not match and len(row.cells) in (2, 3):
        name, value = row.cells[0].text, row.cells[1].text
    if not name or not assay.tested(name).known:
        return
    bracket = re.search(r"\s*\((?!\s*k\s*=)[^()]*\)\s*\Z", value)
    body = value[: bracket.start()] if bracket else value
    try:
        read = values.result(body, setting.mark)
    except ValueError:
        return
    if read.number is None and not read.is_below:
        return
    unit = values.unit(read.unit) or unit_in_name(name) or values.Unit(read.unit)
    if unit.basis is None and setting.basis is not None and unit.unit not in ("", "%"):
        unit = setting.basis._replace(unit=unit.unit)
    about = assay.tested(name)
    place = row.cells[0].place._replace(text=text[:200])
    yield Measurement(
        about.analyte, name, read.number, read.below, unit.unit, unit.basis, place, sample, unit.per, unit.noun,
        read.uncertainty, read.uncertainty_is_percent, read.k or Decimal(2), read.is_below, about.assay,
        specification=bracket.group().strip(" ()") if bracket else None, as_printed=body,
    )  # fmt: skip
