"""Reference values, upper levels, tolerances and prescribed texts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from labelcheck.knowledge import (
    daily_values,
    default_tolerance,
    former_values,
    prescribed_texts,
    tolerances,
    upper_level,
    vitamin_b6_limits,
)


def test_daily_values() -> None:
    expected = {"adult": 420, "children": 80, "infants": 75, "pregnancy": 400, "nrv": 375}
    assert daily_values() == {population: Decimal(mg) for population, mg in expected.items()}


def test_former_values() -> None:
    assert set(former_values()) == {Decimal(mg) for mg in (400, 450, 200, 310, 320)}
    assert former_values()[Decimal(400)] == "the Daily Value retired in 2016"


@pytest.mark.parametrize(
    ("market", "age", "mg"),
    [("us", 40, 350), ("us", 9, 350), ("us", 8, 110), ("us", 4, 110), ("us", 3, 65), ("us", 1, 65), ("us", 0, None),
     ("eu", 40, 250), ("eu", 4, 250), ("eu", 3, None), ("uk", 18, 400), ("ca", 19, 500), ("ca", 18, 350),
     ("ca", 9, 350), ("ca", 8, 110), ("ca", 3, 65), ("au", 19, 350), ("jp", 40, None)],
)  # fmt: skip
def test_upper_level_by_market_and_age(market: str, age: int, mg: int | None) -> None:
    level = upper_level(market, age)
    assert (level.mg if level else None) == mg


def test_vitamin_b6_limits() -> None:
    lowest = {market: limits[0].mg for market, limits in vitamin_b6_limits().items()}
    assert lowest == {"us": 100, "eu": 12, "uk": 10, "ca": 100, "au": 10}
    assert [limit.mg for limit in vitamin_b6_limits()["au"]] == [10, 50]


@pytest.mark.parametrize(
    ("name", "lower", "upper"),
    [("us_class_1", 100, None), ("us_class_2", 80, None), ("usp", 90, 110), ("eu", 80, 145)],
)
def test_tolerances(name: str, lower: int, upper: int | None) -> None:
    profile = tolerances()[name]
    assert profile.lower == lower
    assert profile.upper == upper


@pytest.mark.parametrize(
    ("market", "name"),
    [("us", "us_class_1"), ("us-ca", "us_class_1"), ("eu", "eu"), ("uk", "eu"), ("ca", "usp"), ("au", "usp")],
)
def test_default_tolerance(market: str, name: str) -> None:
    assert default_tolerance(market).name == name


def test_disclaimers_differ_only_in_number() -> None:
    one, many = (prescribed_texts()[f"disclaimer_{number}"].words for number in ("singular", "plural"))
    assert one.replace("This statement has", "These statements have") == many
    assert many.endswith("diagnose, treat, cure, or prevent any disease.")


def test_iron_warning() -> None:
    assert prescribed_texts()["iron_warning"].words.startswith("WARNING: Accidental overdose of iron-containing")
