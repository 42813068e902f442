"""Printed statements held against the words that the law prescribes.

Words are compared: case, quotes, hyphens, blanks, punctuation and the signs of footnotes make no difference, nor does
``&`` for ``and``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from labelcheck.knowledge import PrescribedText, fold, prescribed_texts
from labelcheck.model.label import Evidence, Label, Statement
from labelcheck.model.memory import asked_once
from labelcheck.model.regex import regex

_WORD = regex(r"[^\W_]+(?:'[a-z]+)?")
_MOST = 8
"""Statements in a row that may hold one prescribed text: it is split at full stops, in narrow print at line ends."""

_LONGEST = 2000
"""Characters of a statement that are compared; no prescribed text is longer."""


class Likeness(NamedTuple):
    """Where a prescribed text stands, and how near its words come.

    ``similarity`` is the share of words in common, from 0 to 1. ``difference`` says in words what is not as
    prescribed; it is empty when the text stands there word for word.
    """

    text: PrescribedText
    similarity: float
    difference: str
    statements: tuple[Statement, ...]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The print that was compared."""
        return tuple(piece for statement in self.statements for piece in statement.evidence)


@asked_once
def disclaimer_of(label: Label) -> Likeness | None:
    """What on ``label`` comes nearest to the disclaimer of 21 CFR 101.93(c); None when no word is in common."""
    return closest(disclaimers(label), "disclaimer_singular", "disclaimer_plural")


def disclaimers(label: Label) -> list[Statement]:
    """The statements of ``label`` that may hold the disclaimer."""
    return [statement for statement in label.statements if statement.kind == "disclaimer"]


def closest(statements: Sequence[Statement], *ids: str) -> Likeness | None:
    """The statement, or the statements in a row, that come nearest to one of the prescribed texts ``ids``.

    ``statements`` are those that could hold it, in the order of the label. None when no word is in common.

    Raises:
        KeyError: no such prescribed text.
    """
    texts = [prescribed_texts()[id_] for id_ in ids]
    return _word_for_word(statements, texts) or max(
        (like for run in _runs(statements) for text in texts if (like := _likeness(run, text)) is not None),
        key=lambda like: (like.similarity, -len(like.statements)),
        default=None,
    )


def _word_for_word(statements: Sequence[Statement], texts: list[PrescribedText]) -> Likeness | None:
    folded = [_folded(statement.text[:_LONGEST]) for statement in statements]
    whole = "".join(folded)
    for text in texts:
        sought = _folded(text.words)
        if (at := whole.find(sought)) >= 0:
            standing = _standing_in(statements, folded, at, at + len(sought))
            if not _goes_on(standing[-1].text, _words(text.words)[-1]):
                return Likeness(text, 1.0, "", standing)
    return None


def _goes_on(statement: str, last: str) -> bool:
    """Whether ``statement`` has the ``last`` prescribed word in another form only: ``any diseases``."""
    words = _words(statement)
    return last not in words and any(word.startswith(last) for word in words)


def _standing_in(statements: Sequence[Statement], folded: list[str], start: int, end: int) -> tuple[Statement, ...]:
    """The statements that the letters from ``start`` to ``end`` of all of them belong to."""
    found = []
    at = 0
    for statement, letters in zip(statements, folded, strict=True):
        if at < end and at + len(letters) > start:
            found.append(statement)
        at += len(letters)
    return tuple(found)


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return fold(text.replace("&", " and "))


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:_LONGEST].lower().replace("&", " and "))


def _runs(statements: Sequence[Statement]) -> Iterator[tuple[Statement, ...]]:
    for first in range(len(statements)):
        for last in range(first, min(first + _MOST, len(statements))):
            yield tuple(statements[first : last + 1])


def _likeness(run: tuple[Statement, ...], text: PrescribedText) -> Likeness | None:
    printed = [word for statement in run for word in _words(statement.text)]
    prescribed = _words(text.words)
    similarity, start, end = _window(printed, prescribed)
    if not similarity:
        return None
    return Likeness(text, similarity, _difference(printed[start:end], prescribed), run)


def _window(printed: list[str], prescribed: list[str]) -> tuple[float, int, int]:
    """The stretch of ``printed`` that is most like ``prescribed``: its likeness, and where it begins and ends."""
    from rapidfuzz.distance import Indel

    blocks = [b for b in Indel.opcodes(printed, prescribed).as_matching_blocks() if b.size]
    best = (0.0, 0, 0)
    for i, first in enumerate(blocks):
        shared = 0
        for last in blocks[i:]:
            shared += last.size
            # a word in place of a prescribed one stands in the stretch too
            start = max(first.a - first.b, 0)
            end = min(last.a + last.size + len(prescribed) - last.b - last.size, len(printed))
            span = last.a + last.size - first.a
            best = max(best, (2 * shared / (span + len(prescribed)), start, end))
    return best


def _difference(printed: list[str], prescribed: list[str]) -> str:
    """What ``printed`` has otherwise than ``prescribed``, in words; its first and last words may go beyond."""
    from rapidfuzz.distance import Levenshtein

    changes: list[tuple[list[str], list[str]]] = []
    touching = False
    for op in Levenshtein.opcodes(printed, prescribed):
        if op.tag == "equal":
            touching = False
            continue
        here, there = printed[op.src_start : op.src_end], prescribed[op.dest_start : op.dest_end]
        if touching:
            changes[-1][0].extend(here)
            changes[-1][1].extend(there)
        else:
            changes.append((here, there))
        touching = True
    return "; ".join(_change(" ".join(here), " ".join(there)) for here, there in changes)


def _change(printed: str, prescribed: str) -> str:
    if not printed:
        return f"“{prescribed}” is missing"
    if not prescribed:
        return f"“{printed}” is added"
    return f"“{printed}” stands for “{prescribed}”"
