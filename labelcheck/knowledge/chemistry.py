"""Formulas and what share of a compound is magnesium."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from labelcheck.model.regex import regex

ATOMIC_WEIGHTS = {
    symbol: Decimal(weight)
    for symbol, weight in {
        "H": "1.008", "C": "12.011", "N": "14.007", "O": "15.999", "Na": "22.990", "Mg": "24.305", "Al": "26.982",
        "Si": "28.085", "P": "30.974", "S": "32.06", "Cl": "35.45", "K": "39.098", "Ca": "40.078", "Fe": "55.845",
        "Zn": "65.38",
    }.items()
}  # fmt: skip
"""Standard atomic weights, abridged (CIAAW; source P4)."""

REMEMBERED = 512
"""Formulas: those of the table, and those that laboratories state."""
_COUNT = r"(?:[1-9]\d{0,5})?"
_TOKEN = regex(rf"(?P<symbol>[A-Z][a-z]?)(?P<count>{_COUNT})|(?P<open>\()|(?P<close>\))(?P<times>{_COUNT})")
_PART = regex(rf"(?P<times>{_COUNT})(?P<group>.+)\Z")


def parse_formula(formula: str) -> dict[str, int]:
    """The atoms of ``formula``: ``MgSO4.7H2O`` or ``Mg(C2H4NO2)2·2H2O``.

    Raises:
        ValueError: not a formula, or an element this project has no weight for.
    """
    atoms: dict[str, int] = {}
    for part in re.split(r"[.·]", formula):
        match = _PART.match(part)
        if match is None:
            raise ValueError(f"{formula!r} is not a formula: a part before or after the dot is empty")
        _add(atoms, _group(match["group"], formula), int(match["times"] or 1))
    return atoms


def _group(text: str, formula: str) -> dict[str, int]:
    stack: list[dict[str, int]] = [{}]
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"{formula!r} is not a formula: {text[at:]!r} was not understood")
        if match["open"]:
            stack.append({})
        elif match["close"]:
            if len(stack) == 1 or not stack[-1]:
                raise ValueError(f"{formula!r} is not a formula: a bracket that was not opened, or with nothing in it")
            inner = stack.pop()
            _add(stack[-1], inner, int(match["times"] or 1))
        else:
            if match["symbol"] not in ATOMIC_WEIGHTS:
                raise ValueError(f"{formula!r}: no atomic weight for {match['symbol']}")
            _add(stack[-1], {match["symbol"]: int(match["count"] or 1)}, 1)
        at = match.end()
    if len(stack) > 1:
        raise ValueError(f"{formula!r} is not a formula: a bracket is not closed")
    return stack[0]


def _add(atoms: dict[str, int], more: dict[str, int], times: int) -> None:
    for symbol, count in more.items():
        atoms[symbol] = atoms.get(symbol, 0) + count * times


@lru_cache(maxsize=REMEMBERED)
def molar_mass(formula: str) -> Decimal:
    """The molar mass of ``formula`` in g/mol."""
    return sum((ATOMIC_WEIGHTS[s] * n for s, n in parse_formula(formula).items()), Decimal(0))


@lru_cache(maxsize=REMEMBERED)
def magnesium_share(formula: str) -> Decimal:
    """The share of magnesium in ``formula`` by mass, from 0 to 1."""
    return ATOMIC_WEIGHTS["Mg"] * parse_formula(formula).get("Mg", 0) / molar_mass(formula)
