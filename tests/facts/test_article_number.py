"""The article number of a label, from print and bars."""

from __future__ import annotations

from labelcheck.facts.product.article_number import find_article_number
from labelcheck.model.document import Barcode, Page
from labelcheck.model.label import Evidence, Text

UPC, OTHER_UPC, EAN = "012345678905", "036000291452", "4006381333931"
BOX = (10.0, 20.0, 110.0, 70.0)
WORDS = Evidence(1, (10.0, 72.0, 110.0, 80.0), None, "0 12345 67890 5")
PRINTED = Text(UPC, (WORDS,))


def page(*digits: str) -> Page:
    return Page(1, 300, 200, (), barcodes=tuple(Barcode(one, BOX) for one in digits))


def bars(digits: str) -> Evidence:
    return Evidence(1, BOX, None, digits, "barcode")


def test_print_alone_is_taken_as_before() -> None:
    assert find_article_number([PRINTED], [page()]) == (PRINTED, None)
    assert find_article_number([], [page()]) == (None, None)


def test_bars_alone_are_taken_in_the_length_that_is_printed() -> None:
    assert find_article_number([], [page(f"0{UPC}")]) == (Text(UPC, (bars(UPC),)), None)
    assert find_article_number([], [page(EAN)]) == (Text(EAN, (bars(EAN),)), None)
    assert find_article_number([], [page("96385074")]) == (Text("96385074", (bars("96385074"),)), None)


def test_print_and_bars_that_agree_both_stand_as_evidence() -> None:
    assert find_article_number([PRINTED], [page(f"0{UPC}")]) == (Text(UPC, (WORDS, bars(UPC))), None)


def test_the_same_symbol_twice_is_one_number() -> None:
    number, note = find_article_number([], [page(f"0{UPC}"), page(f"0{UPC}")])
    assert number == Text(UPC, (bars(UPC), bars(UPC)))
    assert note is None


def test_print_and_bars_that_differ_are_said_and_neither_is_taken() -> None:
    number, note = find_article_number([PRINTED], [page(f"0{OTHER_UPC}")])
    assert number is None
    assert note is not None
    assert note.kind == "suspicious-structure"
    assert note.message == (
        "The bar code reads 036000291452, but 012345678905 is printed: no article number was taken."
    )
    assert note.evidence == (bars(OTHER_UPC), WORDS)


def test_two_bar_codes_of_two_numbers_are_said_even_where_one_is_printed() -> None:
    number, note = find_article_number([PRINTED], [page(f"0{UPC}", EAN)])
    assert number is None
    assert note is not None
    assert note.message == "The bar codes read 012345678905 and 4006381333931: no article number was taken."


def test_bars_with_a_wrong_check_digit_say_nothing() -> None:
    assert find_article_number([PRINTED], [page("0012345678906")]) == (PRINTED, None)


def test_a_number_printed_beside_another_is_the_one_of_the_bars() -> None:
    other = Text(OTHER_UPC, (Evidence(1, None, 3, OTHER_UPC),))
    number, note = find_article_number([other, PRINTED], [page(f"0{UPC}")])
    assert number == Text(UPC, (WORDS, bars(UPC)))
    assert note is None
