"""Results that stand in lines of their own, without a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from labelcheck.knowledge import analyte_by_name
from labelcheck.labs import assay, values
from labelcheck.labs.grid import Row
from labelcheck.labs.results import unit_in_name
from labelcheck.labs.setting import Setting
from labelcheck.labs.stated import claims_only
from labelcheck.labs.uncertainty import positive
from labelcheck.model.lab import Measurement, Place, Problem, Sample
from labelcheck.model.regex import regex

RUN_ON = 200
"""A line with more characters that names several substances is a table without its columns."""
_LIMIT = regex(
    r"[≤≥≦≧]|\b(?:nmt|nlt|not (?:more|less) than|max(?:imum)?\.?|min(?:imum)?\.?)\b"
    r"|\d\s*(?:[-–—~]|to)\s*\d+(?:\.\d+)?\s?(?:%|mg|ppm)"
    r"|%,?\s+\d[\d.]*\s?[-–—~]\s?\d",
    re.IGNORECASE,
)

_LINE = regex(r"(?:[-–•*·]\s+)?(?P<name>[^:|]{2,80}?)\s*(?::|\s-\s|\.{2,})\s*(?P<value>\S.{0,140})\Z")
_BRACKET = regex(r"\s*\((?!\s*k\s*=)(?P<inside>[^()]*)\)\s*(?:(?:[,;]|[-–—](?=\s))\s.*)?\Z")
"""The last bracket of a value, and what a comma or a dash adds to it: ``(label claim: 350 mg), 90.9% of claim``."""


def lines_without_heading(row: Row, setting: Setting, sample: Sample) -> Iterator[Measurement]:
    """``Magnesium: 205 mg/capsule``, ``Assay (MgO): 41.2 % (40.0 - 43.5 %)``: a known analyte with one value."""
    text = " ".join(c.text for c in row.cells)
    found = _only_found(row)
    match = _LINE.match(text) if found is row else None
    name, value = (match["name"], match["value"]) if match else ("", "")
    row = _without_method(found)
    if not match and (len(row.cells) == 2 or (len(row.cells) == 3 and not _is_number(row.cells[2].text, setting))):
        name, value = row.cells[0].text, row.cells[1].text + _spread_cell(row)
    if not name or not assay.tested(name).known:
        return
    value, spread = _spread_apart(value)
    bracket = _BRACKET.search(value)
    body = value[: bracket.start()] if bracket else value
    try:
        read = values.result(body, setting.mark)
        if read.is_below and read.below is None and bracket:  # ND (LOQ 0.02 mcg)
            read, body, bracket = values.result(value, setting.mark), value, None
    except ValueError:
        return
    if read.number is None and not read.is_below:
        return
    if read.uncertainty is None and spread is not None:
        read = _spread(read, spread, setting)
    unit = values.unit(read.unit) or unit_in_name(name) or values.Unit(read.unit)
    if unit.basis is None and setting.basis is not None and unit.unit not in ("", "%"):
        unit = setting.basis._replace(unit=unit.unit)
    inside = bracket["inside"].strip() if bracket else None
    claim, claim_unit = _claimed(inside or "", setting)
    about = assay.tested(name)
    place = row.cells[0].place._replace(text=text[:200])
    yield Measurement(
        about.analyte, name, read.number, read.below, unit.unit, unit.basis, place, sample, unit.per, unit.noun,
        read.uncertainty, read.uncertainty_is_percent, read.k or Decimal(2), read.is_below, about.assay,
        claim, claim_unit, specification=inside if claim is None else None, as_printed=body,
    )  # fmt: skip


_METHOD = regex(
    r"(?:ICP|A?AS|GF-?AAS|CV-?AFS|HPLC|UPLC|LC|GC|FTIR|UV|titr|EDTA|AOAC|EPA|USP|ISO|EN|DIN|in-?house)\b.{0,30}",
    re.IGNORECASE,
)


def _without_method(row: Row) -> Row:
    """``Lead | ICP-MS | 6.8 mcg`` without how it was measured: of three cells the last is then the one value."""
    if len(row.cells) == 3 and _METHOD.fullmatch(row.cells[1].text):
        return row._replace(cells=(row.cells[0], row.cells[2]))
    return row


_FOUND = regex(
    r"(?:found|results?|measured|actual|obtained|assayed|gefunden|ergebnis|trouvé|résultat|encontrado|resultado|risultato)"
    r"\s*:?\s*(?=[<>]?\s?\d|n\.?d\b)",
    re.IGNORECASE,
)


def _only_found(row: Row) -> Row:
    """``Magnesium | Found: 246 mg | Limits: 95 - 105 %`` with the one cell that says it was found as its value, and
    what gives its uncertainty."""
    found = [cell for cell in row.cells[1:] if _FOUND.match(cell.text)]
    if len(found) != 1 or (len(row.cells) == 2 and ":" in row.cells[0].text):
        return row
    value = found[0]._replace(text=_FOUND.sub("", found[0].text, count=1))
    return row._replace(cells=(row.cells[0], value, *[c for c in row.cells[1:] if _UNCERTAINTY.match(f" {c.text}")]))


_UNCERTAINTY = regex(
    r"\s*[,;(]\s*(?:with (?:an? )?)?(?:expanded |measurement )*"
    r"(?:uncertainty|messunsicherheit|incertitude|incertidumbre)(?: of)?[\s:=]*(?:±|\+\s?/\s?-)?\s*"
    r"(?P<number>\d[\d.,]*?)\s?(?P<unit>%|m?c?g|µg|μg|IU)"
    r"(?:\s*[,;(]?\s*k\s?=\s?(?P<k>[1-9](?:[.,]\d)?)\)?)?\)?",
    re.IGNORECASE,
)


def _spread_cell(row: Row) -> str:
    """The third cell of ``row``, where it gives the uncertainty: ``107 mg | (uncertainty 4 mg)``."""
    beside = f" {row.cells[2].text}" if len(row.cells) == 3 else ""
    return beside if _UNCERTAINTY.match(beside) else ""


def _spread_apart(value: str) -> tuple[str, re.Match[str] | None]:
    """``243 mg (claim 250 mg), uncertainty +/- 7 mg, k=2`` without its uncertainty, and that."""
    match = _UNCERTAINTY.search(value)
    return (value[: match.start()] + value[match.end() :], match) if match else (value, None)


def _spread(read: values.Value, said: re.Match[str], setting: Setting) -> values.Value:
    """``read`` with the uncertainty that is ``said`` behind it, in percent or in its own unit."""
    unit, own = values.unit(said["unit"]), values.unit(read.unit)
    percent = said["unit"] == "%"
    if percent and read.unit.startswith("%"):
        return read
    if not percent and (unit is None or own is None or unit.unit != own.unit):
        return read
    try:
        amount = positive(said["number"], "uncertainty", setting.mark)
        factor = positive(said["k"], "k", ".") if said["k"] else None
    except ValueError:
        return read
    return read._replace(uncertainty=amount, uncertainty_is_percent=percent, k=factor)


def _is_number(text: str, setting: Setting) -> bool:
    """Whether ``text`` beside a value is another: which of the two is the limit, and which was found, is not said."""
    try:
        read = values.result(text, setting.mark)
    except ValueError:
        return False
    return read.number is not None or read.is_below


_CLAIMED = regex(
    r"(?:(?:label(?:l?ed)?\s+)?claim(?:ed)?|declared|deklaration|deklariert|déclaré|declarado|dichiarato)\s*:?\s*(\d[^;]*)",
    re.IGNORECASE,
)


def _claimed(inside: str, setting: Setting) -> tuple[Decimal | None, str]:
    """``claim 150 mg`` in brackets."""
    match = _CLAIMED.match(inside)
    try:
        read = values.result(match[1], setting.mark) if match else values.Value()
    except ValueError:
        return None, ""
    unit = values.unit(read.unit)
    return read.number, unit.unit if unit else ""


def why_no_result(rows: Sequence[Row], unread: Sequence[Problem]) -> str:
    """Why a certificate gave no result, with its place; ``unread`` are the values that could not be read."""
    if unread:
        return f"{_at(unread[0].place)}: {unread[0].message}"
    for row in rows:
        text = " ".join(c.text for c in row.cells)
        names = [a.name for word in re.findall(r"[^\W\d_]{3,20}", text) if (a := analyte_by_name(word)) is not None]
        if len(text) > RUN_ON and len(set(names)) > 1:
            shown = ", ".join(dict.fromkeys(names[:4]))
            return (
                f"{_at(row.cells[0].place)}: the columns of a table were lost ({shown} and their values stand in one "
                "run), so no value can be told to be of a test; use the certificate as PDF, or as a text that keeps "
                "its columns"
            )
    if (title := claims_only(rows)) is not None:
        return (
            f"{_at(title.cells[0].place)}: what stands under {title.cells[0].text[:40]!r} says what the product should "
            "hold, not what was measured"
        )
    limits = [row for row in rows if _LIMIT.search(" ".join(c.text for c in row.cells))]
    if limits:
        return (
            f"{_at(limits[0].cells[0].place)}: there are limits ({limits[0].cells[0].text[:40]}) and no result beside "
            "them; a specification says what may be, not what was measured"
        )
    return "no result was found: no table with what was tested and a result, and no line that gives a value"


def _at(place: Place) -> str:
    return f"page {place.page}, {place.box[0]:.0f}/{place.box[1]:.0f} pt" if place.box else f"line {place.row}"
