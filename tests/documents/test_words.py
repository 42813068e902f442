"""Words that a reader tore into letters are whole again; those that stand apart stay so."""

from __future__ import annotations

import random
import re

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from labelcheck.documents import read_document
from labelcheck.documents.words import spelled_words
from labelcheck.model.document import Box, Word
from tests.documents.draw import pdf, text


def words(*parts: tuple[str, float, float]) -> list[Word]:
    """Words of 10 points on one line, each with its left and right edge."""
    return [Word(text, (left, 0.0, right, 12.0), 10.0, 0) for text, left, right in parts]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((("Magne", 0, 30), ("s", 30, 35), ("iu", 35, 42), ("m", 42, 50), ("2", 55, 60)), ["Magnesium", "2"]),
        ((("Am", 0, 15), ("o", 16.5, 22), ("unt", 23.5, 38), ("Per", 43, 58)), ["Amount", "Per"]),
        ((("Fac", 0, 20), ("t", 23, 26), ("s", 29, 34), ("Serving", 45, 70)), ["Facts", "Serving"]),
        ((("Vitamin", 0, 30), ("C", 32.5, 39), ("60", 42, 52)), ["Vitamin", "C", "60"]),
        ((("Zinc", 0, 20), ("5", 21, 26), ("mg", 28.5, 40)), ["Zinc", "5", "mg"]),
        ((("B", 0, 6), ("C", 8.5, 15), ("E", 17.5, 24)), ["B", "C", "E"]),
    ],
)
def test_letters_are_joined_where_they_are_nearer_than_words(
    parts: tuple[tuple[str, float, float], ...], expected: list[str]
) -> None:
    assert [word.text for word in spelled_words(words(*parts))] == expected


def test_the_first_letter_of_a_ligature_goes_with_the_rest() -> None:
    first, rest = Word("f", (0.0, 3.0, 3.0, 9.0), 10.0, 0), Word("lavor", (0.0, 0.0, 30.0, 12.0), 10.0, 0)
    assert [word.text for word in spelled_words([first, rest])] == ["flavor"]


def test_small_capitals_begin_with_a_larger_letter() -> None:
    letters = [Word(text, (4.0 + 8 * i, 3.0, 9.0 + 8 * i, 12.0), 8.0, 0) for i, text in enumerate("acts", 1)]
    assert [word.text for word in spelled_words([Word("F", (0.0, 0.0, 9.0, 14.0), 11.0, 0), *letters])] == ["Facts"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_letters_set_into_each_other_in_turned_print_are_of_one_word(angle: int) -> None:
    """pdfium gives the words of lines side by side in turn, and takes a kerned pair for two words."""
    printed = [("LACT", 0, 22, 0), ("Serving", 0, 30, 10), ("ATE,", 21.3, 40, 0), ("Size", 33, 50, 10)]
    words = [Word(text, _turned(angle, start, end, line), 8.0, angle) for text, start, end, line in printed]
    assert [word.text for word in spelled_words(words)] == ["LACTATE,", "Serving", "Size"]


def _turned(angle: int, start: float, end: float, line: float) -> Box:
    """The box of what is printed from ``start`` to ``end``, so far down the page as ``line`` before it was turned."""
    if angle == 90:
        return line, -end, line + 8, -start
    return (-end, -line - 8, -start, -line) if angle == 180 else (-line - 8, start, -line, end)


LINES = (
    "Supplement Facts", "Serving Size 2 Tablets", "Amount Per Serving", "Vitamin C (as ascorbic acid) 60 mg",
    "Calcium (as calcium carbonate) 200 mg", "Magnesium (as magnesium citrate) 105 mg", "Zinc (as zinc oxide) 11 mg",
)  # fmt: skip
PIECE = re.compile(r"\S{1,4}")


def test_pieces_of_words_that_are_drawn_in_no_order_are_joined() -> None:
    pieces = [
        text(20 + stringWidth(line[: piece.start()], "Helvetica", 8), 150 - 12 * number, piece.group(), 8)
        for number, line in enumerate(LINES)
        for piece in PIECE.finditer(line)
    ]
    random.Random(3).shuffle(pieces)
    document = read_document(pdf(lambda canvas: [draw(canvas) for draw in pieces]), "label.pdf")
    assert [word.text for word in document.pages[0].words] == " ".join(LINES).split()


@pytest.mark.parametrize(
    "sentence",
    [
        "Tenere fuori dalla portata dei neonati e i bambini",
        "Mantener lejos de los niños y a temperatura ambiente",
        "Complément alimentaire : il y a 60 gélules",
        "150 g e",
        "Inhalt 150 g e Vegan",
    ],
)
def test_small_letters_alone_among_words_are_words(sentence: str) -> None:
    parts = [(word, 60.0 * i, 60.0 * i + 57.2) for i, word in enumerate(sentence.split())]
    assert [word.text for word in spelled_words(words(*parts))] == sentence.split()
