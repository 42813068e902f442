"""Tables whose columns are what was tested."""

from __future__ import annotations

from labelcheck.labs.read import read_lab_file

TURNED = b"Lot:,CH-39\n,Calcium,Magnesium\nUnit,mg/serving,mg/serving\nResult,512,243\n% of label claim,102.4,97.2\n"


def test_a_result_and_its_percent_of_the_claim_are_one_row() -> None:
    measured = read_lab_file(TURNED, "lab.csv").measurements
    assert [m.analyte for m in measured] == ["calcium", "calcium", "magnesium", "magnesium"]
    assert len({m.row for m in measured}) == 2
