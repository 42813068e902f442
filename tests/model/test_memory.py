"""What is remembered of a label: while it is read, up to a bound, and no longer."""

from __future__ import annotations

from collections import Counter

from labelcheck.layout.cells import lex
from labelcheck.model.memory import forget, remembered
from labelcheck.model.result import Policy, Unreadable
from labelcheck.scan import scan_bytes

LABEL = b"Supplement Facts\nServing Size 1 Capsule\nMagnesium (as magnesium oxide) 200 mg 48%\n"


def test_an_answer_is_remembered_until_the_label_is_forgotten() -> None:
    asked: Counter[str] = Counter()

    @remembered(2)
    def small(text: str) -> str:
        asked[text] += 1
        return text.lower()

    assert [small("A"), small("A"), small("B")] == ["a", "a", "b"]
    assert asked == {"A": 1, "B": 1}
    small("C")
    small("A")  # of three the first is forgotten
    assert asked["A"] == 2
    forget()
    small("A")
    assert asked["A"] == 3


def test_a_label_leaves_nothing_behind() -> None:
    line = "Magnesium (as magnesium oxide) 200 mg 48%"
    before = lex(line)
    assert lex(line) is before
    assert not isinstance(scan_bytes(LABEL, "label.txt", Policy(), "2026-01-01"), Unreadable)
    assert lex(line) == before
    assert lex(line) is not before


def test_neither_does_one_that_is_refused() -> None:
    before = lex("Zinc 5 mg")
    assert isinstance(scan_bytes(b"nothing of the kind", "label.txt", Policy(), "2026-01-01"), Unreadable)
    assert lex("Zinc 5 mg") is not before
