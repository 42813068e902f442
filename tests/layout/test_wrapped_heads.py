"""Headings that wrap in their cells, each centred in its own height, and rows beside a column of other type."""

from __future__ import annotations

from labelcheck.layout.lines import Line
from labelcheck.layout.page.tables import Print, Table
from labelcheck.layout.planes import Token
from labelcheck.layout.rearranged import wrapped_cells
from labelcheck.layout.rearranged.wrapped_cells import whole_cells
from labelcheck.model.document import Word

from .build import cells
from .test_columns_apart import reading
from .test_gutters import line

ROWS = (
    (20, 220, "Magnesiumcitrat", 8),
    (192, 220, "2250 mg", 8),
    (246, 220, "**", 8),
    (20, 208, "davon Magnesium", 8),
    (196, 208, "360 mg", 8),
    (240, 208, "96 %", 8),
)


def test_lines_of_headings_beside_each_other_are_of_two_cells() -> None:
    first = ((165, 252, "Menge pro", 8), (165, 242, "Tagesdosis (4", 8), (165, 232, "Kapseln)", 8))
    second = ((219, 247, "%", 8), (219, 237, "Referenz*", 8))
    (panel,) = reading((20, 275, "Nährwerte", 8), *first, *second, *ROWS).panels
    assert "Menge pro Tagesdosis (4 Kapseln)" in " ".join(line.text for line in panel.head)
    assert cells(panel) == [("Magnesiumcitrat", ["2250 mg", "**"]), ("davon Magnesium", ["360 mg", "96 %"])]


def test_the_first_row_is_not_among_the_headings_above_it() -> None:
    heads = (line(20, ("pro", 80, 100), ("Tagesdosis", 102, 150)), line(27, ("(%", 110, 120), ("Referenz*)", 122, 150)))
    rows = (line(40, ("Magnesium", 10, 40)), line(40, ("360 mg (96 %)", 115, 150)))
    more = (line(48, ("Zink", 10, 20)), line(48, ("5 mg (50 %)", 118, 150)))
    assert "pro Tagesdosis (% Referenz*)" in [piece.text for piece in whole_cells([*heads, *rows, *more], [])]


def test_a_heading_in_two_languages_goes_on_behind_its_slash() -> None:
    heads = ((190, 258, "1 Tablette", 8), (190, 249, "enthält / 1", 8), (190, 240, "comprimé", 8))
    last = ((190, 229.5, "contient:", 8), (150, 244, "pro 100 g", 8), (246, 244, "%*", 8))
    rows = ((20, 216, "Magnesium", 8), (150, 216, "250 mg", 8), (195, 216, "100 mg", 8), (246, 216, "27", 8))
    (panel,) = reading(*heads, *last, *rows).panels
    assert "1 Tablette enthält / 1 comprimé contient:" in " ".join(line.text for line in panel.head)


def test_type_beside_a_panel_moves_no_cell_to_another_line() -> None:
    beside = [(20, 258.5 - 12 * number, "and so much more of it", 8) for number in range(5)]
    head = ((150, 260, "Nutrition Information", 8), (240, 248, "Per tablet", 8), (300, 248, "% NRV", 8))
    rows = (
        (150, 231, "Magnesium", 8),
        (240, 230, "150 mg", 8),
        (300, 231, "40", 8),
        (150, 219, "Vitamin C", 8),
        (240, 218, "40 mg", 8),
        (300, 219, "50", 8),
    )
    (panel,) = reading(*beside, *head, *rows).panels
    assert cells(panel) == [("Magnesium", ["150 mg", "40"]), ("Vitamin C", ["40 mg", "50"])]


def seen(text: str, left: float, top: float, right: float, bottom: float) -> Line:
    """A line as a recogniser finds it, whose box has a margin: type of 7 points."""
    return Line.of([Token.at(Word(text, (left, top, right, bottom), 7.0), left, top, right, bottom, 7.0)])


def test_a_number_over_the_first_amount_is_no_heading_that_wraps() -> None:
    names = [seen("Each serving contains:", 18, 30, 193, 41), seen("Calorie", 18, 40, 42, 50)]
    over = [seen("0", 234, 41, 241, 49), *[seen("print beside", 443, 27 + 8 * n, 570, 35 + 8 * n) for n in range(3)]]
    rows = [seen("Protein", 18, 49, 86, 59), seen("1 g", 227, 49, 243, 59)]
    table = Table([rows[1]], left=18, right=600, cells_left=227)
    assert wrapped_cells._head(49, table, Print.of([*names, *over, *rows]), []) == []
    heading = [seen("Amount", 220, 41, 245, 49), *over[1:]]
    assert heading[0] in wrapped_cells._head(49, table, Print.of([*names, *heading, *rows]), [])
