"""The lines of one region as a flow: one text with a line feed at each line's end, which can be cut anywhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from labelcheck.layout.lines import Line
from labelcheck.layout.planes import Token


class Flow(NamedTuple):
    """``starts[i]`` is where ``lines[i]`` begins in ``text``; all tokens of the lines are visible."""

    text: str
    lines: list[Line]
    starts: list[int]

    def start_of(self, index: int) -> int:
        """Where the token with this index, counted from the first line's first, begins; the text's end without it."""
        before = [token for line in self.lines[: index + 1] for token in line.tokens][:index]
        return min(sum([len(token.text) + 1 for token in before]), len(self.text))

    def cut(self, offset: int) -> tuple[list[Sequence[Token]], list[Line]]:
        """The tokens that begin before ``offset``, line by line, and the lines from there on."""
        number = max(bisect_right(self.starts, offset) - 1, 0)
        if not self.lines or offset >= len(self.text):
            return [line.tokens for line in self.lines], []
        tokens, at, count = self.lines[number].tokens, self.starts[number], 0
        while count < len(tokens) and at < offset:
            at += len(tokens[count].text) + 1
            count += 1
        before: list[Sequence[Token]] = [line.tokens for line in self.lines[:number]]
        after = self.lines[number:]
        if count:
            before.append(tokens[:count])
            after[:1] = [Line.of(tokens[count:])] if count < len(tokens) else []
        return before, after


def flow(lines: Sequence[Line]) -> Flow:
    """The flow of ``lines``, without what is invisible in them."""
    shown = [line for line in map(_shown, lines) if line is not None]
    starts = list(accumulate([len(line.text) + 1 for line in shown], initial=0))
    return Flow("\n".join([line.text for line in shown]), shown, starts[:-1])


def _shown(line: Line) -> Line | None:
    tokens = [token for token in line.tokens if token.text]
    if len(tokens) == len(line.tokens):
        return line
    return Line.of(tokens) if tokens else None
