"""Tables of a text whose columns are named, among them some that are not of a panel: the number of the article before
the nutrient, what it is good for or how it is tested behind its percent."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.model.regex import regex

BESIDE = "¦"
"""Stands between the cells of a row and those of its columns that are not of a panel."""
_OF_PERCENT = r"(?:daily\s+values?|dv|rdi|rda|nrv|ri)"
_ROLES = {
    "name": regex(
        r"(?:(?:dietary|active|medicinal|functional)\s+)?(?:ingredients?|nutrients?|substances?|components?)(?:\s+name)?|"
        r"(?:nähr|wirk|inhalts)stoffe?|nutriments?|nutrientes?"
    ),
    "source": regex(
        r"(?:chemical\s+)?(?:sources?|forms?|compounds?|salts?)(?:\s?/\s?(?:sources?|forms?))?|supplied\s+as|verbindung"
    ),
    "amount": regex(
        r"(?:amounts?|quantity|qty\.?|doses?|(?:label\s+)?claim|menge|gehalt)(?:\s*(?:per|/|pro|je)\s*[^|\d(]{2,20})?|per\s+serving"
    ),
    "unit": regex(r"units?(?:\s+of\s+measure)?|uom|einheit"),
    "percent": regex(
        rf"(?:%|percent)\s*(?:of\s+)?{_OF_PERCENT}(?:\s+per\s+serving)?|{_OF_PERCENT}(?:\s*\(?(?:%|percent)\)?)?"
    ),
}
ORDER = ("name", "source", "amount", "percent")
_NOTHING = regex(r"\s*(?:-+|–|—|n/?a)?\s*")
"""What stands in a cell that holds nothing."""
FEWEST = 3
"""Cells of a row."""


def columns_in_order(lines: list[str], text: str) -> list[str]:
    """``lines`` of ``text`` with the cells of each named table in the order of a panel, and behind them what the
    others of its columns hold."""
    for sign in ("\t", "|"):
        if text.count(sign) >= FEWEST * FEWEST:
            lines = _in_order(lines, sign)
    return lines


def _in_order(lines: list[str], sign: str) -> list[str]:
    done = list(lines)
    heads: list[str] = []
    for number, line in enumerate(lines):
        cells = _cells(line, sign)
        if len(cells) < FEWEST:
            heads = []
        elif roles := _roles(cells):
            heads = roles
        if heads and len(heads) - MOST_EMPTY <= len(cells) <= len(heads):
            done[number] = _row(heads, [*cells, *[""] * (len(heads) - len(cells))])
    return done


MOST_EMPTY = 3
"""Cells at the end of a row that may be left out where nothing stands in them."""


def _cells(line: str, sign: str) -> list[str]:
    if sign not in line:
        return []
    shown = line.strip(" ") if sign == "\t" else line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in shown.split(sign)]


def _roles(cells: Sequence[str]) -> list[str]:
    """What each column is of that ``cells`` head, empty for one that is of no panel; no roles where that cannot be
    told, or all are."""
    roles = [
        next((role for role, named in _ROLES.items() if named.fullmatch(cell.lower().strip(" *†:"))), "")
        for cell in cells
    ]
    known = [role for role in roles if role]
    whole = {"name", "amount"} <= set(known) and len(known) == len(set(known))
    return roles if whole and len(known) < len(roles) and all(cells) else []


def _row(heads: Sequence[str], cells: Sequence[str]) -> str:
    """``cells`` under the roles ``heads`` as a row of a panel, with the other ones behind it."""
    own = dict(zip(heads, cells, strict=True))
    own["amount"] = f"{own['amount']} {own.get('unit', '')}".strip()
    parts = [own[role] for role in ORDER if not _NOTHING.fullmatch(own.get(role, ""))]
    others = [cell for head, cell in zip(heads, cells, strict=True) if not head]
    return f"{' | '.join(parts)} {BESIDE} {f' {BESIDE} '.join(others)}"
