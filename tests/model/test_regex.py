"""Patterns that are compiled at their first use: each of the program is right."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import pytest

import labelcheck
from labelcheck.model.regex import _Uncompiled, regex


def within(value: Any) -> Iterator[_Uncompiled]:
    """The patterns that ``value`` is or holds."""
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


def test_it_answers_as_the_compiled_pattern_does() -> None:
    lazy, plain = regex(r"(?P<n>\d+)", re.IGNORECASE), re.compile(r"(?P<n>\d+)", re.IGNORECASE)
    for _ in range(2):
        assert lazy.sub("x", "a1b22") == plain.sub("x", "a1b22") == "axbx"
        assert [m["n"] for m in lazy.finditer("a1b22")] == ["1", "22"]
        assert lazy.groupindex == plain.groupindex
        assert lazy.pattern == plain.pattern


def test_a_wrong_pattern_is_told_at_its_first_use() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")
