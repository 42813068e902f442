"""What was read beside a transcription: right, wrong, and not compared."""

from __future__ import annotations

import json
from typing import Any

import pytest

from labelcheck.bench import compare, read_gold
from labelcheck.bench.fold import fold_name, fold_serving
from labelcheck.model.bench import Outcome
from labelcheck.scan import read_only

LABEL = b"""Halden Labs
Magnesium
USP Verified

Supplement Facts
Serving Size: 2 Capsules
Amount Per Serving  % Daily Value
Magnesium (as magnesium citrate, magnesium bisglycinate dihydrate)  200 mg  48%

Other Ingredients: Hypromellose, silica.
"""
RIGHT: dict[str, Any] = {
    "label": "a.txt",
    "magnesium": {
        "forms": ["citrate", "bisglycinate"],
        "buffered": False,
        "amount": "200 mg",
        "percent_daily_value": "48",
        "elemental_mg": "200",
    },
    "serving": "2 Capsule(s)",
    "other_ingredients": ["HYPROMELLOSE", "Silica"],
    "marks": [{"id": "usp_verified", "scope": "product"}],
}


def outcome(data: bytes = LABEL, **changes: Any) -> Outcome:
    (gold,) = read_gold(json.dumps({**RIGHT, **changes}))
    return compare(gold, read_only(data, "a.txt"))


def wrong(found: Outcome) -> list[tuple[str, str, str]]:
    return [(one.field, one.expected, one.got) for one in found.compared if not one.right]


def test_all_right() -> None:
    found = outcome()
    assert wrong(found) == []
    assert found.all_right
    assert [one.field for one in found.compared] == [
        "presence", "forms", "buffered", "amount", "percent_daily_value", "elemental_mg", "serving",
        "other_ingredients", "marks",
    ]  # fmt: skip


def test_what_was_not_transcribed_is_not_compared() -> None:
    (gold,) = read_gold('{"label": "a.txt", "magnesium": {"amount": "200 mg"}}')
    assert [one.field for one in compare(gold, read_only(LABEL, "a.txt")).compared] == ["presence", "amount"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"magnesium": None}, [("presence", "no", "yes")]),
        ({"magnesium": {"forms": ["citrate"]}}, [("forms", "citrate", "bisglycinate; citrate")]),
        ({"magnesium": {"forms": ["citrate"], "forms_accepted": [["citrate", "bisglycinate"]]}}, []),
        ({"magnesium": {"amount": "200 g"}}, [("amount", "200 g", "200 mg")]),
        ({"magnesium": {"amount": None}}, [("amount", "none", "200 mg")]),
        ({"magnesium": {"amount": "200.0 mg"}}, []),
        ({"magnesium": {"percent_daily_value": "<48"}}, [("percent_daily_value", "<48", "48")]),
        ({"magnesium": {"percent_daily_value": [None, "48"]}}, []),
        ({"magnesium": {"elemental_mg": None}}, [("elemental_mg", "none", "200 (declared)")]),
        ({"magnesium": {"buffered": True}}, [("buffered", "yes", "no")]),
        ({"serving": "1 Capsule"}, [("serving", "1 Capsule", "2 Capsules")]),
        ({"other_ingredients": ["silica", "talc"]}, [("other_ingredients", "missing talc", "extra Hypromellose")]),
        ({"other_ingredients": ["silica"], "other_ingredients_optional": ["hypromellose"]}, []),
        ({"marks": []}, [("marks", "none", "usp_verified (product)")]),
        ({"marks": [], "marks_optional": ["usp_verified"]}, []),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    found = outcome(**changes)
    assert wrong(found) == expected
    assert found.all_right == (not expected)


def test_every_stated_fact_is_counted_with_its_confidence() -> None:
    said = outcome(magnesium={"forms": ["citrate"], "amount": "100 mg"}, marks=[]).said
    assert [(one.confidence, one.right) for one in said] == [
        ("high", True),  # citrate
        ("high", False),  # bisglycinate
        ("high", False),  # the amount
        ("high", True),  # hypromellose
        ("high", True),  # silica
        ("high", False),  # the mark
    ]


def test_a_label_that_was_not_read_is_not_right() -> None:
    found = outcome(b"Minutes of the meeting\n")
    assert found.unread is not None
    assert found.unread.startswith("not-a-label: ")
    assert not found.all_right
    assert found.compared == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Magnesium Stea-\nrate", "magnesium stearate"), ("Natural Flavor(s)", "NATURAL FLAVORS"), ("ﬁber", "fiber")],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_names_that_differ_by_a_letter_differ() -> None:
    assert fold_name("magnesium malate") != fold_name("magnesium maleate")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2 Gummy(ies)", "2 gummies"),
        ("1 Capsule(s)", "1 capsule"),
        ("1 Scoop (5 g)", "1 scoop"),
        ("1 to 2 Tablets", "1-2 tablet"),
        ("30 Grams", "30 g"),
        ("1 Packet; 2 Packets", "1 packet"),
    ],
)
def test_servings_that_are_the_same(one: str, other: str) -> None:
    assert fold_serving(one) == fold_serving(other)


def test_a_bracket_that_is_all_there_is_is_the_serving() -> None:
    assert fold_serving("(40 g)") == "40 g" != fold_serving("(30 g)")
