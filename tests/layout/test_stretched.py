"""Lines that were made as wide as their column are one line, and columns are not."""

from __future__ import annotations

import pytest

from labelcheck.layout.lines import Line
from labelcheck.layout.page.stretched import whole_lines

from .test_gutters import line

Word = tuple[str, float, float]


def texts(*rows: tuple[Word, ...]) -> list[str]:
    """What is read of ``rows`` of words (with their left and right edges), of which each was cut at all its blanks."""
    pieces = [line(20 + 7 * number, word) for number, row in enumerate(rows) for word in row]
    return [piece.text for piece in whole_lines(pieces)]


LINE = (("hypromellose", 20, 90),)


def test_words_evenly_spaced_from_edge_to_edge_are_a_line() -> None:
    row = (("silica", 20, 35), ("rice", 48, 57), ("talc", 69, 90))
    assert texts(LINE, row) == ["hypromellose", "silica rice talc"]


def test_two_words_of_a_text_are_a_line() -> None:
    assert texts(LINE, (("silica,", 20, 40), ("talc", 72, 90)), (("stearate.", 20, 50),)) == [
        "hypromellose",
        "silica, talc",
        "stearate.",
    ]


def test_any_two_words_right_under_a_line_that_fills_the_column_are_one() -> None:
    row = (("rice", 20, 30), ("flour", 75, 90))
    assert texts(LINE, row) == ["hypromellose", "rice flour"]
    assert texts(LINE, (("silica,", 20, 40), ("talc", 72, 90)), row)[1:] == ["silica, talc", "rice flour"]


@pytest.mark.parametrize(
    "row",
    [
        (("Magnesium,", 20, 50), ("48%", 80, 90)),
        (("Magnesium,", 20, 50), ("Amount", 70, 90)),
        (("Magnesium", 20, 50), ("citrate", 70, 90)),
        (("a,", 20, 24), ("talc", 86, 90)),
        (("silica,", 20, 40), ("talc", 60, 80)),
        (("silica,", 26, 40), ("talc", 60, 90)),
        (("silica,", 20, 30), ("rice,", 34, 44), ("talc", 70, 90)),
    ],
    ids=["a cell", "a heading", "no text", "far apart", "ends elsewhere", "begins elsewhere", "unevenly spaced"],
)
def test_what_is_no_stretched_line(row: tuple[Word, ...]) -> None:
    assert texts(LINE, (), row) == ["hypromellose", *(word for word, _, _ in row)]


def test_blanks_of_exactly_one_width_show_a_stretched_line() -> None:
    words = (("rice", 20, 30), ("bran", 42, 52), ("oil", 64, 71), ("silica", 83, 99))
    assert texts((("talc.", 20, 32), ("Take", 42, 60)), words)[-1] == "rice bran oil silica"
    uneven = (("rice", 20, 30), ("bran", 42, 52), ("oil", 65, 71), ("silica", 83, 99))
    assert texts((("talc.", 20, 32), ("Take", 42, 60)), uneven)[-1] == "silica"


def test_words_with_tall_and_with_low_letters_are_of_one_stretched_line() -> None:
    words = (("Ingredients", 20, 40), ("pea:", 50, 60), ("agar,", 70, 80), ("zein", 90, 99))
    tall = [line(20 + lift, word) for lift, word in zip((0, 0.7, 1.5, 0.7), words, strict=True)]
    below = line(27, ("(silica).", 20, 50))
    assert [piece.text for piece in whole_lines([*tall, below])] == ["Ingredients pea: agar, zein", "(silica)."]


def test_words_lined_up_under_each_other_are_columns() -> None:
    rows = ((("silica,", 20, 40), ("talc,", 72, 90)), (("rice,", 20, 40), ("zein", 72, 87)))
    assert texts(LINE, *rows) == ["hypromellose", "silica,", "talc,", "rice,", "zein"]


def test_evidence_of_a_stretched_line_is_that_of_its_words() -> None:
    pieces = [line(20, *LINE), line(27, ("silica,", 20, 40)), line(27, ("talc", 72, 90))]
    (_, whole) = whole_lines(pieces)
    assert isinstance(whole, Line)
    seen = [(token.word.text, token.left, token.right) for token in whole.tokens]
    assert seen == [("silica,", 20, 40), ("talc", 72, 90)]


def test_bold_words_measured_a_little_higher_are_of_the_line() -> None:
    bold, rest = line(27, ("Ingredients:", 20, 50)), line(27.3, ("cellulose,", 62, 90))
    pieces = [line(20, ("hypromellose", 20, 90)), bold, rest]
    assert [piece.text for piece in whole_lines(pieces)] == ["hypromellose", "Ingredients: cellulose,"]
