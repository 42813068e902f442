"""Panels in texts whose words stand in the order in which they were drawn."""

from __future__ import annotations

import pytest

from .build import reading

HEAD = "Supplement Facts\nServing Size: 2 Tablets\nAmount Per Serving\n% DV\n"
STREWN = """Zinc (as zinc citrate)
100%
Magnesium (as magnesium oxide)
†
20 mg
500%
Riboflavin
25%
5 mg
Iodine (as kelp)
10 mg
90 mg
"""
IN_ORDER = """Zinc (as zinc citrate)
11 mg
100%
Magnesium (as magnesium oxide)
105 mg
25%
Riboflavin
5 mg
385%
Inositol
10 mg
†
"""


@pytest.mark.parametrize(("rows", "sure"), [(STREWN, False), (IN_ORDER, True)])
def test_cells_in_no_order_are_of_no_row_surely(rows: str, sure: bool) -> None:
    (panel,) = reading(HEAD + rows).panels
    (magnesium,) = [row for row in panel.rows if row.name.text.startswith("Magnesium")]
    assert {cell.sure for cell in magnesium.cells} == {sure}
