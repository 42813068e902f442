"""Patterns that are compiled at their first use: each of the program is right."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import labelcheck
from labelcheck.model.regex import AnyCase, OneOf, _Uncompiled, compile_all, regex


def within(value: Any) -> Iterator[_Uncompiled]:
    """The patterns that ``value`` is or holds."""
    if isinstance(value, AnyCase):
        value = value.of_small
    if isinstance(value, OneOf):
        yield from within(value.patterns)
    if isinstance(value, _Uncompiled):
        yield value
    elif isinstance(value, Mapping):
        yield from within(tuple(value.values()))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from within(one)


MODULES = [
    module.name
    for module in pkgutil.walk_packages(labelcheck.__path__, "labelcheck.")
    if not module.name.endswith("__main__")
]
EVERY = [
    pytest.param(pattern, id=f"{name}.{variable}")
    for name in MODULES
    for variable, value in vars(import_module(name)).items()
    for pattern in within(value)
]


def test_all_modules_are_looked_through() -> None:
    assert len(EVERY) > 200


@pytest.mark.parametrize("pattern", EVERY)
def test_every_pattern_compiles(pattern: _Uncompiled) -> None:
    assert re.compile(pattern.pattern, pattern.flags)


OF_ANY_CASE = [
    pytest.param(value, id=f"{name}.{variable}")
    for name in MODULES
    for variable, value in vars(import_module(name)).items()
    if isinstance(value, AnyCase)
]


@pytest.mark.parametrize("words", OF_ANY_CASE)
def test_what_is_tried_on_small_letters_holds_no_capital(words: AnyCase) -> None:
    letters = re.sub(r"\\.|\(\?P<", "", words.pattern)
    assert letters == letters.lower()


@pytest.mark.parametrize("text", ["İ Amount Per SERVING", "İİamount per serving", "AMOUNT PER SERVING"])
def test_places_of_any_case_are_those_of_the_text(text: str) -> None:
    words = AnyCase(r"amount\s+per")
    start = text.lower().replace("i̇", "i").index("amount")
    found = [words.search(text), words.match(text, start), next(words.finditer(text))]
    assert [match.span() if match else None for match in found] == [(start, start + 10)] * 3
    assert words.match(text, start, start + 9) is None


def test_it_answers_as_the_compiled_pattern_does() -> None:
    lazy, plain = regex(r"(?P<n>\d+)", re.IGNORECASE), re.compile(r"(?P<n>\d+)", re.IGNORECASE)
    for _ in range(2):
        assert lazy.sub("x", "a1b22") == plain.sub("x", "a1b22") == "axbx"
        assert [m["n"] for m in lazy.finditer("a1b22")] == ["1", "22"]
        assert lazy.groupindex == plain.groupindex
        assert lazy.pattern == plain.pattern


def test_what_forked_processes_share_is_compiled_at_once() -> None:
    lazy = regex(r"(?P<n>\d+)")
    assert "made" not in vars(lazy)
    compile_all()
    assert vars(lazy)["made"] == re.compile(r"(?P<n>\d+)")
    assert lazy.findall("a1b22") == ["1", "22"]


def test_a_wrong_pattern_is_told_at_its_first_use() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")


@given(st.text("ab1 .", max_size=40), st.integers(0, 5))
def test_one_of_several_answers_as_their_alternation_does(text: str, at: int) -> None:
    parts = (r"ab?\d", r"\bb+", r"(?<=1)a|1", r"a b")
    one, plain = OneOf([re.compile(part) for part in parts]), re.compile("|".join(parts))
    for ask in ("match", "search"):
        found, expected = getattr(one, ask)(text, at), getattr(plain, ask)(text, at)
        assert (found and found.span()) == (expected and expected.span())
    assert [match.span() for match in one.finditer(text)] == [match.span() for match in plain.finditer(text)]


def test_parts_of_any_case_are_looked_for_together() -> None:
    shared = AnyCase(r"per\s+day")
    words = AnyCase(r"amount", shared)
    assert [match.group() for match in words.finditer("AMOUNT Per Day")] == ["amount", "per day"]
    assert words.pattern == r"amount|per\s+day"
    assert isinstance(words.of_small, OneOf)
    assert words.of_small.patterns[1] is shared.of_small
