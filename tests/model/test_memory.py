"""What is remembered of a label: while it is read, up to a bound, and no longer."""

from __future__ import annotations

from collections import Counter

from labelcheck.layout.panel.cells import lex
from labelcheck.model.memory import asked_once, forget, remembered
from labelcheck.model.result import Policy, Unreadable
from labelcheck.rules.additives import named_additives
from labelcheck.scan import judge, scan_bytes

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


def test_a_label_is_asked_once_and_an_equal_one_again() -> None:
    asked: list[list[str]] = []

    @asked_once
    def words(label: list[str]) -> int:
        asked.append(label)
        return len(label)

    label, equal = ["a", "b"], ["a", "b"]
    assert [words(label), words(label), words(equal), words(equal)] == [2, 2, 2, 2]
    assert [id(one) for one in asked] == [id(label), id(equal)]
    forget()
    words(equal)
    assert len(asked) == 3


def test_what_was_asked_of_a_judged_label_is_forgotten() -> None:
    read = scan_bytes(LABEL, "label.txt", Policy(), "2026-01-01")
    assert not isinstance(read, Unreadable)
    before = named_additives(read.label)
    assert named_additives(read.label) is before
    judge(read, Policy(), "2026-01-01")
    assert named_additives(read.label) == before
    assert named_additives(read.label) is not before


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
