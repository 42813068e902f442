"""Days that could be months, told by what a sample's days can be."""

from __future__ import annotations

import pytest

from labelcheck.labs.dates import order_that_fits
from labelcheck.labs.read import read_lab_file


@pytest.mark.parametrize(
    ("received", "reported", "made", "order"),
    [
        (["03/02/2026"], ["03/11/2026"], [], "month-day"),
        (["02/03/2026"], ["11/03/2026"], [], "day-month"),
        (["03/04/2026"], ["03/05/2026"], [], None),  # one day or one month
        ([], ["12/05/2025"], ["November 2025"], "month-day"),
        ([], ["12/05/2025"], [], None),
        (["06/02/2026"], [], [], None),
    ],
)
def test_the_report_follows_the_receipt(
    received: list[str], reported: list[str], made: list[str], order: str | None
) -> None:
    assert order_that_fits(received, reported, made) == order


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("12 Quay Street, Bend, OR 97701", "2025-12-09"),
        ("12 Quay Street, Bend, OR 97701; Leeds LS1 4AP, UK", None),
        ("Quiet Ridge Testing LLC", None),  # so are companies called elsewhere too
    ],
)
def test_only_addresses_in_the_united_states_tell_that_the_month_comes_first(address: str, day: str | None) -> None:
    table = "Test          Result    Unit\nMagnesium     204       mg\n"
    text = f"Quiet Ridge Labs\n{address}\nReported: 12/09/2025\n\n{table}"
    (measurement,) = read_lab_file(text.encode(), "certificate.txt", {}).measurements
    assert (measurement.sample.date.value if measurement.sample.date is not None else None) == day
