"""What two versions of a label print differently beside the facts: their statements, and what no part understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from labelcheck.knowledge import fold
from labelcheck.model.label import Label

LONGEST = 300
"""Characters of a sentence, or of the other words, that are shown."""


def changed_print(before: Label, after: Label) -> Iterator[str]:
    """What ``after`` prints and ``before`` does not, and the other way round: sentences by their purpose, and of the
    lines that no part understood the words, for these are broken elsewhere when a text is set anew."""
    was_all, now_all = _statements(before), _statements(after)
    for kind in dict.fromkeys((*was_all, *now_all)):
        was, now = was_all.get(kind, {}), now_all.get(kind, {})
        gone, come = [was[key] for key in was if key not in now], [now[key] for key in now if key not in was]
        yield from _told(kind.replace("_", " "), gone, come)
    old, new = _other_words(before), _other_words(after)
    yield from _told("other print", [" ".join(old - new)], [" ".join(new - old)])


def _told(what: str, gone: list[str], come: list[str]) -> Iterator[str]:
    marked = [*(("without", text) for text in gone), *(("with", text) for text in come)]
    if told := [f"{word} “{text[:LONGEST]}”" for word, text in marked if text]:
        yield f"{what} now {', '.join(told)}"


def _statements(label: Label) -> dict[str, dict[str, str]]:
    """The sentences of each kind by what of them is compared."""
    found: dict[str, dict[str, str]] = {}
    for statement in label.statements:
        found.setdefault(statement.kind, {})[fold(statement.text)] = statement.text
    return found


def _other_words(label: Label) -> Counter[str]:
    return Counter(word for piece in label.coverage.unclaimed for word in piece.text.split())
