"""The daily dose: written from facts and read back, and the wordings that trap."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.model.label import DailyDose
from labelcheck.model.result import Result
from labelcheck.scan import read_only


def dose(directions: str, serving: str = "Serving Size: 2 Capsules") -> DailyDose | None:
    text = (
        f"Calm Harbor Magnesium\nDietary Supplement\nSupplement Facts\n{serving}\nAmount Per Serving  % Daily Value\n"
        f"Magnesium (as magnesium citrate)  200 mg  48%\nOther Ingredients: cellulose, silica.\n\n{directions}\n"
    )
    read = read_only(text.encode(), "label.txt")
    assert isinstance(read, Result)
    return read.label.daily_dose


WORDS = {1: "one", 2: "two", 3: "three", 4: "four"}
counts = st.integers(1, 4)


@given(
    take=counts,
    more=st.integers(0, 3),
    times=counts,
    word=st.booleans(),
    bracket=st.booleans(),
    verb=st.sampled_from(["Take", "Directions: Take", "Adults take", "Suggested Use: As a dietary supplement, take"]),
    every=st.sampled_from(["{} times daily", "{} times a day", "{} times per day with food", "up to {} times daily"]),
)
def test_written_and_read_back(
    take: int, more: int, times: int, word: bool, bracket: bool, verb: str, every: str
) -> None:
    first = WORDS[take] if word else str(take)
    first += f" ({take})" if bracket else ""
    last = f" to {take + more}" if more else ""
    found = dose(f"{verb} {first}{last} capsules {every.format(times)}.")
    assert found is not None
    assert found.servings == Decimal((take + more) * times) / 2


@pytest.mark.parametrize(
    ("directions", "servings"),
    [
        ("Take 2 capsules twice daily.", 2),
        ("Take 2 capsules in the morning and 1 at night.", "1.5"),
        ("Take two capsules daily, one in the morning and one at night.", 1),
        ("Take 1 capsule in the morning. Take 3 capsules at bedtime.", 2),
        ("Take 1 capsule every 8 hours.", "1.5"),
        ("Take 2 capsules with 8 oz. of water twice daily.", 2),
        ("Children 4 to 12: take 4 capsules daily. Adults: take 2 capsules daily.", 1),
        ("Take 1 capsule twice daily or, 2 capsules once daily.", 1),
        ("Take 1 capsule with each meal.", "1.5"),
        ("Verzehrempfehlung: täglich 2 Kapseln mit Wasser einnehmen.", 1),
        ("2 x täglich 1 Kapsel.", 1),
        ("Morgens 1 Kapsel und abends 3 Kapseln.", 2),
        ("Prendre 2 gélules 3 fois par jour.", 3),
        ("Tomar 1 cápsula tres veces al día.", "1.5"),
        ("Take four capsules daily. Do not exceed 2 capsules per day.", 1),
        ("Take one serving daily.", 1),
    ],
)
def test_wordings(directions: str, servings: str | int) -> None:
    found = dose(directions)
    assert found is not None
    assert found.servings == Decimal(servings)
    assert all(piece.text in directions for piece in found.evidence)


@pytest.mark.parametrize(
    "directions", ["60 Capsules", "Two capsules provide 200 mg of magnesium.", "One Daily Formula"]
)
def test_no_directions(directions: str) -> None:
    assert dose(directions) is None


def test_a_ceiling_stands_beside_the_dose() -> None:
    found = dose("Take 2 capsules daily. Do not exceed 4 capsules per day.")
    assert found is not None
    assert (found.servings, found.ceiling) == (Decimal(1), Decimal(2))


def test_another_unit_than_the_servings_is_not_turned_into_servings() -> None:
    found = dose("Mix 1 tablespoon in water daily.", "Serving Size: 1 Scoop (5 g)")
    assert found is not None
    assert found.servings is None
    assert found.evidence[0].text == "Mix 1 tablespoon in water daily."


@pytest.mark.parametrize(
    ("directions", "advised"),
    [
        ("Use as directed by your practitioner.", True),
        ("Take 2 capsules daily as directed by your physician.", True),
        ("Take 2 capsules daily, or as directed by your physician.", False),
    ],
)
def test_a_practitioners_dose(directions: str, advised: bool) -> None:
    found = dose(directions)
    assert found is not None
    assert found.as_advised is advised


def test_a_panel_per_daily_dose_is_a_days_dose_already() -> None:
    text = (
        "Magnesium 300\nFood Supplement\nNutritional information per daily dose    %NRV*\nMagnesium  300 mg  80%\n"
        "Ingredients: magnesium citrate, cellulose.\nDirections: Take 2 capsules twice daily.\n"
    )
    read = read_only(text.encode(), "label.txt")
    assert isinstance(read, Result)
    found = read.label.daily_dose
    assert found is not None
    assert found.servings == 1
