"""The print of pictures put where it belongs, with what a recogniser might give; none is run."""

from __future__ import annotations

import pytest

from labelcheck.documents.ocr import with_print
from labelcheck.model.document import Box, Document, DocumentNote, Page, PicturesWantedError, Recognised, Wanted, Word

SEAL: Box = (200.0, 100.0, 260.0, 160.0)
LAYER = "Supplement Facts Magnesium (as magnesium citrate) 20 mg stearate silica"
SHOWN = LAYER.replace("20 mg", "200 mg")


def row(text: str, left: float = 10, top: float = 10, score: float | None = None) -> tuple[Word, ...]:
    """The words of ``text`` on one line in type of 10 points, half of it a character."""
    words: list[Word] = []
    for word in text.split():
        right = left + 5 * len(word)
        words.append(Word(word, (left, top, right, top + 10), 10, score=score))
        left = right + 5
    return tuple(words)


def document(
    *words: Word, pictures: tuple[Box, ...] = (), notes: tuple[tuple[DocumentNote, str], ...] = ()
) -> Document:
    return Document("label.pdf", "0", "pdf", "pypdfium2", (Page(1, 500, 300, words, (), pictures),), notes)


def read(of: Document, found: Recognised, box: Box | None = None) -> tuple[Page, tuple[tuple[DocumentNote, str], ...]]:
    """The one page of a document, and its notes, when this was ``found`` on it or in the ``box``."""
    done = with_print(of, [Wanted(1, box, "digest")], {"digest": found})
    return done.pages[0], done.notes


def texts(page: Page) -> str:
    return " ".join(word.text for word in page.words)


def test_a_page_that_shows_another_amount_is_read_as_shown_and_that_is_told() -> None:
    found = Recognised(row(SHOWN, score=0.99), rules=((0.0, 1.0, 2.0, 3.0),))
    page, notes = read(document(*row(LAYER), pictures=(SEAL,)), found)
    assert (texts(page), page.read_via) == (SHOWN, "ocr")
    assert (page.rules, page.pictures) == (found.rules, ())
    assert notes == (("readers-disagree", "page 1 does not show what its text says: 20"),)


def test_a_page_that_shows_what_its_text_says_keeps_its_words_and_gains_what_is_only_shown() -> None:
    seal = row("USP Verified", left=200, top=100, score=0.9)
    misread = row(LAYER.replace("citrate", "c1trate"), score=0.8)
    unread = ((300.0, 200.0, 340.0, 240.0),)
    page, notes = read(document(*row(LAYER), pictures=(SEAL,)), Recognised((*misread, *seal), unread=unread))
    assert page.words == (*row(LAYER), *seal)
    assert (page.read_via, page.pictures, notes) == ("text", unread, ())


def test_text_without_meaning_gives_way_to_what_is_shown() -> None:
    noted: tuple[tuple[DocumentNote, str], ...] = (
        ("meaningless-text", "page 1 holds codes of glyphs and no text: xq"),
    )
    page, notes = read(document(*row("xq zv"), notes=noted), Recognised(row(SHOWN, score=0.9)))
    assert (texts(page), page.read_via, notes) == (SHOWN, "ocr", noted)


def test_a_page_that_was_not_recognised_stays_and_that_is_told() -> None:
    page, notes = read(document(*row(LAYER), pictures=(SEAL,)), Recognised(problem="it took too long"))
    assert (page.words, page.pictures) == (row(LAYER), (SEAL,))
    assert notes == (("cut-short", "page 1 was not read: it took too long"),)


def test_the_note_of_a_page_without_text_goes_when_the_page_is_read() -> None:
    noted: tuple[tuple[DocumentNote, str], ...] = (
        ("page-without-text", "page 1 holds no text"),
        ("page-without-text", "page 2 holds no text"),
    )
    page, notes = read(document(notes=noted), Recognised(row(SHOWN, score=0.9)))
    assert (texts(page), notes) == (SHOWN, noted[1:])


def test_a_picture_that_is_read_is_none_any_more_and_its_words_stand_where_they_are_shown() -> None:
    other: Box = (300.0, 100.0, 360.0, 160.0)
    found = Recognised(row("USP Verified", left=5, top=20, score=0.9))
    page, notes = read(document(*row(LAYER), pictures=(SEAL, other)), found, SEAL)
    assert page.words == (*row(LAYER), *row("USP Verified", left=205, top=120, score=0.9))
    assert (page.pictures, page.read_via, notes) == ((other,), "text", ())


@pytest.mark.parametrize(
    "found",
    [
        Recognised(),
        Recognised(problem="it took too long"),
        Recognised(row("USP", score=0.9), unread=((10.0, 10.0, 50.0, 50.0),)),
    ],
    ids=["nothing in it", "not recognised", "a part of it not read"],
)
def test_a_picture_in_which_something_could_not_be_read_stays_unread(found: Recognised) -> None:
    page, _ = read(document(*row(LAYER), pictures=(SEAL,)), found, SEAL)
    assert (page.words, page.pictures) == (row(LAYER), (SEAL,))


def test_what_was_not_recognised_yet_is_wanted() -> None:
    seen, missing = Wanted(1, None, "seen"), Wanted(1, SEAL, "missing")
    with pytest.raises(PicturesWantedError) as caught:
        with_print(document(*row(LAYER)), [seen, missing], {"seen": Recognised()})
    assert caught.value.wanted == (missing,)
