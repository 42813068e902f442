"""Days that could be months, told by what a sample's days can be."""

from __future__ import annotations

import pytest

from labelcheck.labs.dates import order_that_fits


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
