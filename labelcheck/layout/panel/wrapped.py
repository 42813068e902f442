"""What wraps in the narrow columns of a panel: words without a hyphen, amounts whose unit stands on the next line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.panel.lines import printed_lines
from labelcheck.layout.panel.no_row import has_cells
from labelcheck.layout.panel.rows import Draft
from labelcheck.layout.planes import Token
from labelcheck.layout.vocabulary.cells import NUMBER, UNIT
from labelcheck.layout.vocabulary.rows import NUTRIENT
from labelcheck.model.regex import regex


def fused_words(drafts: Sequence[Draft]) -> frozenset[int]:
    """The ids of words that are the rest of a word broken without a hyphen, for want of room in a narrow column.

    Only a word that fills its line alone is broken so: it reaches the right edge, and goes on in small letters; or it
    is a nutrient's name with the rest only, as in a text, where letters are as wide as each other.
    """
    wrapped = [name for name in (printed_lines(draft.name) for draft in drafts if len(draft.name) > 1) if len(name) > 1]
    edge = max([token.right for name in wrapped for line in name[:-1] for token in line], default=0.0)
    found: set[int] = set()
    for name in wrapped:
        for above, below in pairwise(name):
            word, rest = above[-1].text, below[0].text
            fills = len(above) == 1 and above[0].right > edge - 1.1 * above[0].size
            if not (word[-1:].islower() and rest[:1].islower()):
                continue
            if (fills and not _WHOLE.search(word)) or (_is_nutrient(word + rest) and not _is_nutrient(word)):
                found.add(id(below[0].word))
    return frozenset(found)


def _is_nutrient(word: str) -> bool:
    named = NUTRIENT.match(word)
    return named is not None and not word[named.end() :].strip("*†‡()")


_WHOLE = regex(r"\w-\w|(?:ate|ide|ium)\Z")
"""A word that would have been broken at its hyphen, or that is whole, as its ending tells: ``bisglycinate``."""
_QUANTITY_PART = regex(rf"{NUMBER}|{UNIT}", re.IGNORECASE)


def names_whole(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with cells that stand within a bracket of a name that wraps, on lines of their own, behind its end:
    texts of tables set them half way down the name."""
    done = list(lines)
    for at in range(1, len(lines) - 1):
        above, cells = done[at - 1], done[at]
        if cells.text[:1] not in _BEGINS_CELL or not (depth := depth_after(above.text, 0)) or has_cells(above.text):
            continue
        first = at + 1
        while first < len(done) and first - at < MOST_CELL_LINES and _is_cells(done[first]):
            first += 1
        end = _closing(done, first, depth)
        if end and _is_cells(cells):
            done[at:end] = [*done[first:end], *done[at:first]]
    return done


def _closing(lines: Sequence[Line], first: int, depth: int) -> int:
    """Behind the line that closes the ``depth`` brackets that stand open before the line ``first``, if one of the next
    does before other cells stand; else 0."""
    for number, line in enumerate(lines[first : first + MOST_NAME_LINES], first):
        if has_cells(line.text):
            return 0
        if not (depth := depth_after(line.text, depth)):
            return number + 1
    return 0


MOST_CELL_LINES, MOST_NAME_LINES = 2, 3
"""Lines of the cells within a name, an amount and its percent, and of the rest of the name."""
_BEGINS_CELL = frozenset("0123456789<")


def _is_cells(line: Line) -> bool:
    return all(piece.kind != "name" for piece in lex(line.text)[0])


def settle_cells(drafts: Sequence[Draft]) -> None:
    """Give the cells what wrapped in their own narrow column, or with the name: a number whose unit stands on the next
    line."""
    lefts = sorted([token.left for draft in drafts for token in draft.cells])
    if not lefts:
        return
    broken = {id(draft): _broken_amount(draft) for draft in drafts if len(draft.name) > 2}
    edge = lefts[len(lefts) // 20] - 1
    for draft in drafts:
        stray = [t for t in draft.name if t[2] > edge and _QUANTITY_PART.fullmatch(t[1])]
        if stray and len({round(t.middle) for t in draft.tokens}) > 1:
            told = _told_in_brackets(draft.name)
            stray = _at_line_ends(draft.name, [token for token in stray if id(token) not in told])
            draft.name = [t for t in draft.name if t not in stray]
            draft.cells += stray
        if len(draft.cells) > 1:
            draft.cells = [t for stack in _stacks(draft.cells) for t in stack]
        draft.cells = [*broken.get(id(draft), ()), *draft.cells]


_NUMBER_ALONE, _UNIT_FIRST = regex(NUMBER), regex(UNIT, re.IGNORECASE)


def _broken_amount(draft: Draft) -> list[Token]:
    """The number that ends a line of a name without an amount and the unit that begins the next, taken out of it."""
    for above, below in pairwise(draft.name if not draft.amount else ()):
        if below.middle > above.middle + 0.5 * below.size and _NUMBER_ALONE.fullmatch(above.text):
            if not _UNIT_FIRST.fullmatch(below.text):
                return []
            draft.name = [token for token in draft.name if token is not above and token is not below]
            return [above, below]
    return []


def _told_in_brackets(name: Sequence[Token]) -> set[int]:
    """The ids of those tokens of ``name`` that stand in a bracket and go on with the words before them on their line:
    ``(elemental magnesium 140`` / ``mg)``."""
    found: set[int] = set()
    depth = 0
    for before, token in pairwise(name):
        depth = depth_after(before.text, depth)
        level = abs(before.middle - token.middle) < 0.5 * token.size
        if depth and (id(before) in found if not level else token.left - before.right < BLANK * token.size):
            found.add(id(token))
    return found


BLANK = 0.6
"""Font sizes: words of one text are no further apart."""


def _at_line_ends(name: Sequence[Token], stray: Sequence[Token]) -> list[Token]:
    """Those of ``stray`` to the right of which nothing else of ``name`` stands on their line."""
    found: list[Token] = []
    for line in printed_lines(name):
        found += reversed([*takewhile(lambda token: token in stray, reversed(line))])
    return found


def _stacks(cells: Sequence[Token]) -> list[list[Token]]:
    """``cells`` as columns from left to right, each from top to bottom; one line of cells stays as it is."""
    if len(printed_lines(cells)) < 2:
        return [list(cells)]
    stacks: list[list[Token]] = []
    for token in sorted(cells, key=lambda t: t.left):
        home = next(
            (s for s in stacks if any(min(t.right, token.right) - max(t.left, token.left) > 0 for t in s)), None
        )
        if home is None:
            stacks.append([token])
        else:
            home.append(token)
    joined = _joined_neighbours(stacks)
    return [sorted(stack, key=lambda t: (round(t.middle), t.left)) for stack in joined]


def _joined_neighbours(stacks: list[list[Token]]) -> list[list[Token]]:
    """Stacks that stand a word's blank apart are one column (``1,000`` and ``mg``)."""
    done: list[list[Token]] = []
    for stack in stacks:
        gap = min(t.left for t in stack) - max(t.right for t in done[-1]) if done else 99.0
        if done and gap < 0.6 * stack[0].size:
            done[-1] += stack
        else:
            done.append(stack)
    return done
