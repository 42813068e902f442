"""The lot that a label prints."""

from __future__ import annotations

import pytest

from labelcheck.model.result import Result
from labelcheck.scan import read_only

PANEL = "Supplement Facts\nServing Size: 1 Capsule\nAmount Per Serving\nMagnesium (as Magnesium Oxide)  200 mg  48%\n\n"


@pytest.mark.parametrize(
    ("printed", "lot"),
    [
        ("Lot: A1234 Exp: 06/2027", "A1234"),
        ("LOT# 22-0417", "22-0417"),
        ("Batch No. B77", "B77"),
        ("Lot: B2", "B2"),
        ("LOT A1 EXP 06/2028", "A1"),
        ("Each lot is tested. A lot of 2", None),
        ("Every batch 3rd-party tested", None),
        ("Lot: A1234\nLot: B5678", None),
        ("LOT CH2401 EXP 06/2027", "CH2401"),
        ("Lot 22418", "22418"),
        ("Charge: SB-77", "SB-77"),
        ("Ch.-B.: 4471", "4471"),
        ("Lote 24A17", "24A17"),
        ("Lotto n. L2207", "L2207"),
        ("LOT 2401", "2401"),
        ("Lot C-1\nStore in a cool place.", "C-1"),
        ("Every Lot 5\nis tested.", None),
        ("Each Lot 2000 pieces strong", None),
        ("We charge 100 batteries", None),
        ("See bottom of bottle for lot number and best by date 2027", None),
    ],
)
def test_lot(printed: str, lot: str | None) -> None:
    read = read_only((PANEL + printed).encode(), "label.txt")
    assert isinstance(read, Result)
    assert (read.label.lot.value if read.label.lot is not None else None) == lot
