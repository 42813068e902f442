"""The cells of columns that stand one after the other: which of them are of one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, repeat, zip_longest
from typing import NamedTuple

from labelcheck.layout.lines import Line, cut_before
from labelcheck.layout.panel.cells import PieceKind, kinds_in, lex
from labelcheck.layout.vocabulary.cells import NUMBER
from labelcheck.model.regex import regex


class Cell(NamedTuple):
    """One cell: an amount, or a percent or what stands for one. ``printed`` is the number of its line."""

    line: Line
    is_amount: bool
    printed: int


class Columns(NamedTuple):
    """The amounts of the rows and their percents, for each dose one. ``rated``: the percents of each of the amounts in
    turn, if any; empty where whose they are is not sure."""

    weights: Sequence[Sequence[Cell]]
    rates: Sequence[Sequence[Cell]]
    rated: Sequence[Sequence[Cell]]


NO_UNIT = regex(r"\d{1,4}(?:\s-)?")
"""The amount of calories."""
_CELLS: frozenset[PieceKind] = frozenset({"amount", "percent", "symbol"})


def columns(lines: Sequence[Line]) -> Iterator[Columns]:
    """What the cells in ``lines`` may be: the columns of one dose; those of two, of which each amount for the second
    is the same multiple of that for the first."""
    cells: list[Cell] = []
    for number, line in enumerate(lines):
        begins = [piece.start for piece in lex(line.text)[0] if piece.kind in _CELLS]
        for part in cut_before(line, begins[1:]):
            is_amount = "amount" in kinds_in(part.text) or (not begins and NO_UNIT.fullmatch(part.text) is not None)
            cells.append(Cell(part, is_amount, number))
    amounts = [cell for cell in cells if cell.is_amount]
    rates = [cell for cell in cells if not cell.is_amount]
    yield Columns([(cell,) for cell in amounts], [(cell,) for cell in rates], _rated(cells, amounts, rates))
    weights, percents = [_value(cell) for cell in amounts], [_value(cell) for cell in rates]
    found = (_of_two_doses(weights, percents, multiple) for multiple in _multiples(weights))
    fitting = min([pairs for pairs in found if pairs is not None], key=lambda pairs: pairs[0], default=None)
    if fitting is not None:
        both = [(amounts[one], amounts[two]) for one, two in fitting[1]]
        their = [(rates[one], rates[two]) for one, two in fitting[2]]
        yield Columns(both, their, their if len(both) == len(their) else ())


def _rated(cells: Sequence[Cell], amounts: Sequence[Cell], rates: Sequence[Cell]) -> list[Sequence[Cell]]:
    """The percent of each of the ``amounts`` among ``cells``, if any: there are as many as amounts all in all, or as
    those right before them, or one stands on the line of an amount; none where whose one is is not sure."""
    if len(amounts) == len(rates):
        return [(rate,) for rate in rates]
    found: list[Sequence[Cell]] = []
    runs = [[*run] for _, run in groupby(cells, key=lambda cell: cell.is_amount)]
    if not runs[0][0].is_amount:
        return []
    none: list[Cell] = []
    for weights, percents in zip_longest(runs[::2], runs[1::2], fillvalue=none):
        beside = len(percents) == 1 and percents[0].printed == weights[-1].printed
        if not (beside or len(percents) in (0, len(weights))):
            return []
        found += [()] * (len(weights) - len(percents))
        found += [(percent,) for percent in percents]
    return found


_Value = tuple[float, str]


def _multiples(weights: Sequence[_Value]) -> Iterator[float]:
    """What an amount for the second dose may be of that for the first: by the first amount and each that follows it in
    its unit."""
    first = next((number for number, (value, _) in enumerate(weights) if value), len(weights))
    for value, unit in weights[first + 1 :] if len(weights) % 2 == 0 and len(weights) >= 2 * FEWEST_ROWS else ():
        if value and unit == weights[first][1] and value != weights[first][0]:
            yield value / weights[first][0]


FEWEST_ROWS = 3
"""Of fewer, ``5 7 10 14`` may be columns as well as rows."""
_Pairs = list[tuple[int, int]]


def _of_two_doses(
    weights: Sequence[_Value], rates: Sequence[_Value], multiple: float
) -> tuple[float, _Pairs, _Pairs] | None:
    """The numbers of the amounts and of the percents in pairs, of which that for the second dose is the ``multiple`` of
    that for the first, and how far the amounts are from it; None where one has no such. Both are in one order, or each
    in its own."""
    alike = [*zip(weights, rates, strict=True)] if len(weights) == len(rates) else []
    weighed = rated = _paired(alike, multiple)
    if not weighed:
        weighed, rated = _paired([(own,) for own in weights], multiple), _paired([(own,) for own in rates], multiple)
    if not weighed or (rates and not rated):
        return None
    return sum([abs(weights[two][0] / multiple - weights[one][0]) for one, two in weighed]), weighed, rated


def _paired(cells: Sequence[tuple[_Value, ...]], multiple: float) -> _Pairs:
    """The number of each of ``cells`` for the first dose with that of its ``multiple`` for the second: that stands next
    to it, or as far behind it as those of the rows around do; none where one has no such."""
    pairs: _Pairs = []
    at = 0
    while at < len(cells):
        for rows in range(1, (len(cells) - at) // 2 + 1):
            both = [(number, number + rows) for number in range(at, at + rows)]
            if all(all(map(_is_multiple, cells[one], cells[two], repeat(multiple))) for one, two in both):
                break
        else:
            return []
        pairs += both
        at += 2 * rows
    return pairs


def _value(cell: Cell) -> _Value:
    """The figure of ``cell`` and its unit; 0 and the sign where it is one."""
    text = cell.line.text.lower()
    figure = _FIGURE.search(text)
    if figure is None:
        return 0.0, text
    digits = figure[0].replace(",", "" if _THOUSANDS.search(figure[0]) else ".")
    return float(digits) if digits.count(".") < 2 else 0.0, text[figure.end() :].strip()


_FIGURE, _THOUSANDS = regex(NUMBER), regex(r",\d{3}")


def _is_multiple(one: _Value, two: _Value, multiple: float) -> bool:
    rounding = 1.0 if one[1].startswith("%") else 0.0
    return one[1] == two[1] and abs(two[0] - multiple * one[0]) <= ROUNDED * two[0] + rounding


ROUNDED = 0.03
"""So much of an amount its rounding may take."""
