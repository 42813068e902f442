"""The lines of one region as a flow: one text with a line feed at each line's end, and its tokens' places in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from labelcheck.layout.lines import Line
from labelcheck.layout.planes import Token


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """``starts[i]`` is where ``tokens[i]`` begins in ``text``; ``line_of[i]`` the index of its line."""

    text: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    line_of: tuple[int, ...]
    lines: tuple[Line, ...]

    def first_token_at(self, offset: int) -> int:
        """The index of the first token that begins at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def rest(self, offset: int) -> list[Line]:
        """The lines from ``offset`` on; a line that is cut keeps its later tokens."""
        kept: dict[int, list[Token]] = {}
        for index in range(self.first_token_at(offset), len(self.tokens)):
            kept.setdefault(self.line_of[index], []).append(self.tokens[index])
        return [
            self.lines[number] if len(tokens) == len(self.lines[number].tokens) else Line.of(tokens)
            for number, tokens in kept.items()
        ]


def flow(lines: Sequence[Line]) -> Flow:
    """The flow of ``lines``."""
    parts: list[str] = []
    tokens: list[Token] = []
    starts: list[int] = []
    line_of: list[int] = []
    at = 0
    for number, line in enumerate(lines):
        shown = [token for token in line.tokens if token.text]
        for token in shown:
            starts.append(at)
            at += len(token.text) + 1
        if shown:
            parts.append(" ".join([token.text for token in shown]))
        tokens += shown
        line_of += [number] * len(shown)
    return Flow("\n".join(parts), tuple(tokens), tuple(starts), tuple(line_of), tuple(lines))
