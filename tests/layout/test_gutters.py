"""Columns of text that stand no further apart than words may."""

from __future__ import annotations

from labelcheck.layout.lines import Line
from labelcheck.layout.page.gutters import cut_at_gutters
from labelcheck.layout.planes import Token
from labelcheck.model.document import Word


def line(top: float, *words: tuple[str, float, float], sizes: tuple[float, ...] = ()) -> Line:
    """Words with their left and right edges on one line, of type of 6 points or of ``sizes``."""
    of_words = sizes or (6.0,) * len(words)
    return Line.of(
        [
            Token.at(Word(text, (left, top, right, top + size), size, 0), left, top, right, top + size, size)
            for (text, left, right), size in zip(words, of_words, strict=True)
        ]
    )


LIST = [line(20 + 7 * number, ("cellulose,", 108, 140)) for number in range(3)]


def texts(*pieces: Line) -> list[str]:
    return [piece.text for piece in cut_at_gutters([*pieces, *LIST])][: -len(LIST)]


def test_a_heading_over_cells_is_not_of_the_line_of_a_list_beside_it() -> None:
    heading = line(20, ("Amount", 50, 70), ("Value*", 80, 100), ("silica", 108, 125))
    assert texts(heading, line(40, ("25%", 90, 100))) == ["Amount Value*", "silica", "25%"]


def test_cells_that_all_have_print_right_beside_them_are_cut_from_it() -> None:
    rows = [line(20 + 7 * number, (f"{number}%", 90 + number, 100), ("silica", 108, 125)) for number in range(2)]
    assert texts(*rows) == ["0%", "silica", "1%", "silica"]


def test_type_of_another_size_is_of_another_column() -> None:
    assert texts(line(20, ("Magnesium", 50, 100), ("Serving", 108, 125), sizes=(11, 6))) == ["Magnesium", "Serving"]


def test_words_that_nothing_is_lined_up_with_stay_together() -> None:
    assert texts(line(20, ("Take", 50, 100), ("one", 111, 125))) == ["Take one"]


def test_a_line_that_is_made_as_wide_as_its_column_has_no_gutter() -> None:
    stretched = line(20, ("magnesium", 40, 70), ("stearate,", 78, 99), ("cellulose,", 107.5, 150))
    full = line(27, ("magnesium", 40, 75), ("citrate,", 77, 100), ("calcium", 102, 120), ("citrate,", 122, 150))
    over = line(13, ("calcium,", 40, 99))
    assert texts(stretched, full, over)[0] == "magnesium stearate, cellulose,"
    assert texts(stretched, over)[0] == "magnesium stearate,"  # of two columns, for all that is told


def test_between_types_of_two_sizes_a_blank_may_be_a_gutter() -> None:
    name, row = ("Deep", 50, 104), ("Magnesium", 108, 150)
    assert texts(line(20, name, row, sizes=(14, 6))) == ["Deep", "Magnesium"]
    assert texts(line(20, name, row)) == ["Deep Magnesium"]
    assert texts(line(20, ("400", 50, 96), ("mg", 100, 112), sizes=(14, 6))) == ["400 mg"]


def test_halves_of_a_panel_stand_hardly_further_apart_than_words() -> None:
    rows = [line(20 + 7 * n, (f"{n}0%", 90, 100), (name, 103, 106)) for n, name in enumerate(("Iron", "Zinc"), 1)]
    assert texts(*rows) == ["10%", "Iron", "20%", "Zinc"]
    words = [line(20 + 7 * n, ("takes", 90, 100), (name, 103, 106)) for n, name in enumerate(("Iron", "Zinc"), 1)]
    assert texts(*words) == ["takes Iron", "takes Zinc"]


def test_behind_a_bracket_that_is_open_no_half_begins() -> None:
    rows = [line(20 + 7 * number, (f"({number}5%", 80, 104), ("DV),", 107.5, 120)) for number in range(2)]
    assert texts(*rows) == ["(05% DV),", "(15% DV),"]
