"""Headings whose letters stand apart."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from labelcheck.documents import read_document
from labelcheck.documents.torn import headings_whole, letters_joined, torn_headings

from .draw import pdf, text


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("S u p p l e m e n t  F a c t s\n", "Supplement Facts\n"),
        ("S U P P L E M E N T F A C T S\n", "SUPPLEMENT FACTS\n"),
        ("Supp lement Facts\n", "Supplement Facts\n"),
        ("Ot h er Ingredients: silica", "Other Ingredients: silica"),
        ("OtherIngredients: silica", "Other Ingredients: silica"),
        ("  Serv ing Size: 2 Capsules", "  Serving Size: 2 Capsules"),
        ("Amount Per Ser ving   % Daily Value", "Amount Per Serving   % Daily Value"),
        ("Supplement  Facts\n", "Supplement  Facts\n"),
        ("A word of warn ing\n", "A word of warn ing\n"),
        ("Warn\ning\n", "Warn\ning\n"),
    ],
)
def test_a_torn_heading_at_the_beginning_of_a_line_is_made_whole(torn: str, whole: str) -> None:
    assert headings_whole(torn) == whole


def test_a_heading_that_is_printed_whole_is_not_looked_for() -> None:
    assert not torn_headings("supplement facts\nother ingredients: in gredients")
    assert torn_headings("supplement fac ts") == ["supplement facts"]


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Sup plement F acts", ["Supplement", "Facts"]),
        ("O t h er I ngredients: rice flour", ["Other", "Ingredients:", "rice", "flour"]),
        ("S e r v i n g S i z e : 2 Capsules", ["Serving", "Size", ":", "2", "Capsules"]),
        ("SupplementF acts", ["SupplementF", "acts"]),
    ],
)
def test_torn_headings_of_print_are_joined_to_their_words(printed: str, words: list[str]) -> None:
    (page,) = read_document(pdf(text(20, 250, printed), (300, 300)), "label.pdf").pages
    assert [word.text for word in page.words] == words


def test_pieces_on_two_lines_are_not_joined() -> None:
    def draw(canvas: Canvas) -> None:
        text(200, 250, "Ingre")(canvas)
        text(20, 240, "dients")(canvas)

    (page,) = read_document(pdf(draw, (300, 300)), "label.pdf").pages
    assert [word.text for word in page.words] == ["Ingre", "dients"]


def test_words_set_wide_end_at_wider_gaps() -> None:
    joined, evenly = letters_joined(
        "A, C, D, E\nM a g n e s i u m   ( a s   o x i d e )   2 0 0   m g\nz i n c   1 1   mg\n"
    )
    assert (joined, evenly) == ("A, C, D, E\nMagnesium (as oxide) 200 mg\nzinc 11 mg\n", False)


def test_words_set_wide_without_wider_gaps_are_said_not_to_be_read() -> None:
    document = read_document(b"M a g n e s i u m ( a s o x i d e ) 2 0 0 m g\nV i t a m i n s A C D E\n", "label.txt")
    assert [kind for kind, _ in document.notes] == ["letters-apart"]
    assert not read_document(b"Vitamins A C D E K, B 1 2 3 mg\n", "label.txt").notes
