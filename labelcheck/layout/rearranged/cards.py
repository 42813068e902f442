"""Panels set as cards side by side: in each the name of a nutrient, its amount over or under that, and its percent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.cells import is_bare_percent, lex
from labelcheck.layout.rearranged.halves import moved_piece
from labelcheck.layout.vocabulary.parts import HEADING

MOST = 60
"""A panel has no more cards."""
FARTHEST = 8
"""Font sizes between the amounts of cards under each other, at most."""
LEADING = 1.2
"""Font sizes between the lines of a card, at most."""
ROUND = 4
"""Font sizes from an amount to the name under it, where it stands in a circle."""
BESIDE = 25
"""Font sizes right of cards within which a name may lack an amount."""
BLANK = 0.3
"""Font sizes between the lines of a name, which are set behind one another."""
PITCH = 1.5
"""Font sizes from a line of the rows that are made of cards to the next."""


class Card(NamedTuple):
    """The lines of a nutrient's name, and its amount with its percent."""

    names: list[Line]
    cells: list[Line]


def cards_under(title: Line, pieces: Sequence[Line]) -> list[Card]:
    """The cards among ``pieces`` under ``title``; empty where not each amount by itself has a name right over or under
    it, or none stands beside another."""
    below = sorted((piece for piece in pieces if piece.middle > title.middle), key=lambda piece: piece.middle)
    amounts: list[Line] = []
    for piece in below:
        if piece.text[:1].isdigit() and (_kinds(piece) == ["amount"] or _is_of_energy(piece, below)):
            if amounts and piece.top - amounts[-1].bottom > FARTHEST * piece.size:
                break
            amounts.append(piece)
    beside = [p for p in amounts if _stands_beside(p, amounts[0])]
    if not beside or len(amounts) > MOST:
        return []
    upward = all(_names(_stack(amount, below, upward=True)) for amount in (amounts[0], beside[0]))
    cards: list[Card] = []
    for amount in amounts:
        under = _stack(amount, below, upward=False)
        names = _names(_stack(amount, below, upward=True))[::-1] if upward else _names(under)
        if not names or not names[0].text[:1].isalpha():
            return []
        rest = under if upward else under[len(names) :]
        percents = [cell for cell in rest[:1] if _kinds(cell) == ["percent"]] or _percent_beside(amount, below, amounts)
        cards.append(Card(names, [amount, *percents]))
    if _is_among_others(cards, title, below):
        return []
    return sorted(cards, key=lambda card: (min(card.names[0].top, card.cells[0].top), card.names[0].left))


def _percent_beside(amount: Line, pieces: Sequence[Line], amounts: Sequence[Line]) -> list[Line]:
    """The percent at the other end of the line of ``amount``, or the sign that stands for one, before the next of
    ``amounts``."""
    line = [p for p in pieces if abs(p.middle - amount.middle) < 0.5 * amount.size and p.left > amount.right]
    nearest = min(line, key=lambda piece: piece.left, default=None)
    if nearest is None or nearest in amounts:
        return []
    kinds = [part.kind for part in lex(nearest.text)[0]]
    return [nearest] if kinds in (["percent"], ["symbol"]) else []


def _stands_beside(amount: Line, other: Line) -> bool:
    near = abs(amount.middle - other.middle) < 2 * amount.size
    return near and (amount.left > other.right or amount.right < other.left)


def _is_among_others(cards: Sequence[Card], title: Line, pieces: Sequence[Line]) -> bool:
    """Whether some of ``pieces`` stand among ``cards`` and in none: as the names of a table do, beside amounts that
    stand under what heads them."""
    own = pieces_of(cards)
    top, bottom = min(one.top for one in own), max(one.bottom for one in own)
    right, kept = max(one.right for one in own), {id(one) for one in own}
    among = [p for p in pieces if top < p.middle < bottom and title.left - 1 < p.left < right + BESIDE * p.size]
    following = list(map(_next_column, zip(*map(_places, cards), strict=True)))
    among = [p for p in among if p.left < right or _stands_at(p, following)]
    return len(kept) < len(own) or any(id(piece) not in kept for piece in among)


def _places(card: Card) -> tuple[float, float]:
    """Where the name of ``card`` begins, and where its middle is."""
    name = card.names[0]
    return name.left, (name.left + name.right) / 2


def _next_column(places: Sequence[float]) -> float | None:
    """Where the next one would stand behind columns at ``places``; None where they are no columns."""
    last = max(places)
    before = max([place for place in places if last - place > NARROWEST], default=None)
    return None if before is None else last + last - before


NARROWEST = 20
"""Points from a column of cards to the next, at least."""


def _stands_at(piece: Line, places: Sequence[float | None]) -> bool:
    """Whether ``piece``, right of all cards, begins at the first of ``places`` or has its middle at the second."""
    own = (piece.left, (piece.left + piece.right) / 2)
    return any(place is not None and abs(place - at) < piece.size for place, at in zip(places, own, strict=True))


def _is_of_energy(number: Line, pieces: Sequence[Line]) -> bool:
    """Whether ``number`` is that under ``Calories``, which has no unit."""
    over = _stack(number, pieces, upward=True)[:1] if is_bare_percent(number.text) else []
    return bool(over) and over[0].text.lower() in ("calories", "energy")


def pieces_of(cards: Sequence[Card]) -> list[Line]:
    """All print of ``cards``."""
    return [piece for card in cards for piece in (*card.names, *card.cells)]


def _kinds(piece: Line) -> list[str]:
    return [part.kind for part in lex(piece.text)[0]] if piece.text[:1].isdigit() else ["name"]


def _names(stack: Sequence[Line]) -> list[Line]:
    """The pieces that begin ``stack`` and hold no cells."""
    ends = [i for i, piece in enumerate(stack) if any(part.kind != "name" for part in lex(piece.text)[0])]
    return list(stack[: ends[0]] if ends else stack)


def _stack(amount: Line, pieces: Sequence[Line], *, upward: bool) -> list[Line]:
    """What stands over or under ``amount`` line by line, as far left as that or centred as it is."""
    near = amount.size
    aligned = [
        piece
        for piece in pieces
        if (piece.middle < amount.middle if upward else piece.middle > amount.middle)
        and (
            abs(piece.left - amount.left) < 0.5 * near
            or abs(piece.left + piece.right - amount.left - amount.right) < near
        )
    ]
    stack = [amount]
    for piece in sorted(aligned, key=lambda p: p.middle, reverse=upward):
        gap = stack[-1].top - piece.bottom if upward else piece.top - stack[-1].bottom
        reach = LEADING if upward or len(stack) > 1 else ROUND
        if gap > reach * piece.size or _kinds(piece) == ["amount"] or HEADING.match(piece.text):
            break
        stack.append(piece)
    return stack[1:]


def in_rows(title: Line, pieces: Sequence[Line]) -> list[Line] | None:
    """The ``pieces`` of a panel with its cards moved under each other, as rows; None where it has none."""
    cards = cards_under(title, pieces)
    if not cards:
        return None
    own = pieces_of(cards)
    size = cards[0].names[0].size
    blank = BLANK * size
    widest = max(sum(name.right - name.left + blank for name in card.names) for card in cards)
    top, bottom = min(piece.top for piece in own), max(piece.bottom for piece in own)
    moved: list[Line] = []
    for card in cards:
        left = title.left
        for name in card.names:
            moved.append(moved_piece(name, left - name.left, top + size / 2 - name.middle))
            left += name.right - name.left + blank
        left = title.left + widest + 2 * size
        for cell in card.cells:
            moved.append(moved_piece(cell, left - cell.left, top + size / 2 - cell.middle))
            left += cell.right - cell.left + 6 * size
        top += PITCH * size
    gone, down = {id(piece) for piece in own}, max(top - bottom, 0.0)
    others = [piece for piece in pieces if id(piece) not in gone]
    return [*moved, *[moved_piece(p, 0.0, down) if p.middle > bottom else p for p in others]]
