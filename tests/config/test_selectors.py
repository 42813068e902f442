"""Which rules a selector names, and which of several selectors decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.config.error import WrongValueError
from labelcheck.config.selectors import check_selector, chosen, selects

from .build import RULES


@pytest.mark.parametrize(
    ("selector", "codes"),
    [
        ("ALL", set(RULES)),
        ("F", {"F001", "F004"}),
        ("F0", {"F001", "F004"}),
        ("F001", {"F001"}),
        ("FOO", {"FOO001"}),
        ("A", set()),
        ("ACME", {"ACME001"}),
        ("f001", set()),
        ("", set()),
    ],
)
def test_a_selector_names_codes_of_its_own_family(selector: str, codes: set[str]) -> None:
    assert {code for code in RULES if selects(selector, code)} == codes


@pytest.mark.parametrize(
    ("select", "ignore", "on"),
    [
        (["ALL"], [], set(RULES)),
        (["F"], [], {"F001", "F004"}),
        (["F"], ["F004"], {"F001"}),
        (["F004"], ["F"], {"F004"}),
        (["F001"], ["F001"], set()),
        (["ALL"], ["ALL"], set()),
        (["Q"], ["ALL"], {"Q001", "Q003"}),
    ],
)
def test_the_longest_selector_decides_and_of_equals_the_one_that_ignores(
    select: list[str], ignore: list[str], on: set[str]
) -> None:
    assert set(chosen(RULES, select, ignore)) == on


def test_what_nobody_names_stays_as_it_was() -> None:
    assert chosen(RULES, [], ["F"], before=("F001", "Q001")) == ("Q001",)


@given(st.text(max_size=8))
def test_what_names_no_rule_is_refused(text: str) -> None:
    named = any(selects(text, code) for code in RULES)
    if named:
        assert check_selector(text, RULES) == text
    else:
        with pytest.raises(WrongValueError, match="names no rule"):
            check_selector(text, RULES)
