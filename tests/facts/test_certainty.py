"""How sure facts from pictures are said to be, and the words that the recogniser took for others."""

from __future__ import annotations

import pytest

from labelcheck.facts import put_right, read_facts
from labelcheck.layout import read_layout
from labelcheck.model.document import Document, Page, Word
from labelcheck.model.label import Label

HEAD = "Supplement Facts\nServing Size: 1 Capsule\nAmount Per Serving % Daily Value\n"


def label(text: str, **scores: float) -> Label:
    """The label of ``text`` as if it had been recognised; ``scores`` gives those of some words, 0.99 is that of all
    others. A word that cannot be a name is given with ``_`` for its signs."""
    words = []
    for number, line in enumerate(text.splitlines()):
        x = 0.0
        for word in line.split():
            key = "".join(c if c.isalnum() else "_" for c in word)
            box = (x, 14.0 * number, x + 5.0 * len(word), 14.0 * number + 10)
            words.append(Word(word, box, 10, score=scores.get(key, 0.99)))
            x = box[2] + 3
    page = Page(1, 600, 14 * len(text.splitlines()) + 20, tuple(words), read_via="ocr")
    document = put_right(Document("a.png", "", "picture", "rapidocr", (page,)))
    return read_facts(document, read_layout(document))


def test_an_amount_that_its_percent_fits_is_sure() -> None:
    magnesium = label(HEAD + "Magnesium (as Magnesium Oxide) 250 mg 60%", _250=0.7).magnesium
    assert magnesium is not None
    assert (str(magnesium.elemental_mg), magnesium.confidence, magnesium.doubts) == ("250", "high", ())


@pytest.mark.parametrize(("score", "confidence"), [(0.99, "high"), (0.95, "medium"), (0.55, "medium")])
def test_an_amount_alone_is_as_sure_as_its_score(score: float, confidence: str) -> None:
    magnesium = label(HEAD + "Magnesium (as Magnesium Oxide) 250 mg", **{"250": score}).magnesium
    assert magnesium is not None
    assert (str(magnesium.elemental_mg), magnesium.confidence) == ("250", confidence)


@pytest.mark.parametrize(("score", "confidence"), [(0.99, "high"), (0.95, "medium")])
def test_an_amount_that_fits_its_percent_for_another_group_is_as_sure_as_its_score(
    score: float, confidence: str
) -> None:
    row = "Magnesium (as Magnesium Oxide) 270 mg 60%"  # of the retired value for pregnancy, 450 mg
    magnesium = label(HEAD + row, **{"270": score}).magnesium
    assert magnesium is not None
    assert (magnesium.confidence, magnesium.doubts) == (confidence, ())


@pytest.mark.parametrize("cells", ["25 mg 60%", "250 mcg 357%"])
def test_an_amount_and_a_percent_that_do_not_fit_are_unsure(cells: str) -> None:
    magnesium = label(HEAD + f"Magnesium (as Magnesium Oxide) {cells}").magnesium
    assert magnesium is not None
    assert magnesium.confidence == "low"
    assert any("may have been misread" in doubt for doubt in magnesium.doubts)


@pytest.mark.parametrize(
    ("row", "scores"),
    [
        ("Magnesium (as Magnesium Oxide) 250 mg 60%", {"250": 0.4}),
        ("Magnesium (as Magnesium Oxide) .10 mg", {}),  # the last of leader dots, or a tenth
        ("Magnesium (as Magnesium Oxide) 25 60%", {}),  # what stood after it was not read
    ],
)
def test_a_figure_that_was_not_read_is_not_stated(row: str, scores: dict[str, float]) -> None:
    read = label(HEAD + row, **scores)
    assert read.magnesium is not None
    assert (read.magnesium.amount, read.magnesium.elemental_mg) == (None, None)
    assert [note.kind for note in read.coverage.notes] == ["partly-read"]
    assert any("could not be read" in doubt for doubt in read.magnesium.doubts)


@pytest.mark.parametrize(
    ("printed", "score", "form"),
    [
        ("Öxide", 0.5, "oxide"),
        ("Citrete", 0.8, "citrate"),
        ("0xide", 0.99, "oxide"),  # drawn alike: no score tells them apart
        ("Citrete", 0.99, None),  # it was sure of it
        ("Xxide", 0.5, "oxide"),
    ],
)
def test_a_doubtful_word_is_read_as_the_one_known_word_near_it(printed: str, score: float, form: str | None) -> None:
    magnesium = label(HEAD + f"Magnesium (as Magnesium {printed}) 250 mg 60%", **{f"{printed}_": score}).magnesium
    assert magnesium is not None
    assert [found.id for found in magnesium.forms] == ([form] if form else [])
    for found in magnesium.forms:
        assert printed in found.evidence[0].text  # as it was recognised


def test_what_was_read_with_doubt_is_said_with_doubt() -> None:
    magnesium = label(HEAD + "Magnesium (as Magnesium Oxide) 250 mg 60%", Oxide_=0.8).magnesium
    assert magnesium is not None
    assert magnesium.forms[0].confidence == "medium"


def test_a_semicolon_behind_the_heading_of_a_list_is_its_colon() -> None:
    read = label(HEAD + "Magnesium (as Magnesium Oxide) 250 mg 60%\nInactive Ingredients; cellulose, silica.")
    assert [one.as_printed for one in read.other_ingredients] == ["cellulose", "silica"]
    read = label(HEAD + "Magnesium (as Magnesium Oxide) 250 mg 60%\nMade of pure ingredients; cellulose, silica.")
    assert read.other_ingredients == ()


def test_text_is_as_sure_as_before() -> None:
    page = Page(1, 600, 100, tuple(Word(w, None, line=1, column=9 * i) for i, w in enumerate(["Magnesium", "0xide"])))
    document = Document("a.txt", "", "text", "text", (page,))
    assert put_right(document) is document


def test_a_statement_its_topic_and_a_contact_are_as_sure_as_their_words() -> None:
    cautions = "Warning: Keep out of reach of children.\nConsult a physician if pregnant.\nCall 207-555-0117"
    read = label(
        HEAD + "Magnesium (as Magnesium Oxide) 250 mg 60%\n" + cautions, children_=0.7, **{"207_555_0117": 0.4}
    )
    statements = {statement.text: statement.confidence for statement in read.statements}
    assert statements["Warning: Keep out of reach of children."] == "medium"
    assert statements["Consult a physician if pregnant."] == "high"
    topics = {topic.id: topic.confidence for topic in read.topics}
    assert (topics["children_reach"], topics["medicine"]) == ("medium", "high")
    assert [(contact.kind, contact.confidence) for contact in read.contacts] == [("phone", "low")]


@pytest.mark.parametrize(
    ("row", "amount", "confidence"),
    [
        ("so mg 12%", "50", "high"),
        ("so mg", "50", "medium"),
        ("smg 1%", "5", "high"),
        ("5O mg I2%", "50", "high"),
        ("I,0O0 mg", "1000", "medium"),
    ],
)
def test_letters_where_only_figures_stand_are_figures(row: str, amount: str, confidence: str) -> None:
    """In doubt, unless the percent confirms them."""
    magnesium = label(HEAD + f"Magnesium (as Magnesium Oxide) {row}").magnesium
    assert magnesium is not None
    assert magnesium.amount is not None
    assert (str(magnesium.amount.value), magnesium.amount.unit) == (amount, "mg")
    assert magnesium.confidence == confidence


@pytest.mark.parametrize("printed", ["400 1U", "400 lU,"])
def test_the_unit_of_vitamins_is_drawn_like_a_figure(printed: str) -> None:
    (row,) = label(HEAD + f"Vitamin D {printed}").dietary_ingredients
    assert row.amount is not None
    assert (str(row.amount.value), row.amount.unit, row.confidence) == ("400", "IU", "medium")


def test_words_before_amounts_stay_words() -> None:
    rows = label(HEAD + "Gum of Oil 5 mg\nSOS 20 mg").dietary_ingredients
    assert [row.name for row in rows] == ["Gum of Oil", "SOS"]


@pytest.mark.parametrize(("size", "confidence"), [("172 tablet", "low"), ("2 tablets", "high")])
def test_a_serving_of_more_pieces_than_anybody_swallows_is_unsure(size: str, confidence: str) -> None:
    serving = label(f"Supplement Facts\nServing Size: {size}\nAmount Per Serving\nMagnesium 50 mg").serving
    assert serving is not None
    assert serving.confidence == confidence


@pytest.mark.parametrize("word", ["cellulase", "dairy", "taking", "tocopheryl", "treat"])
def test_words_of_labels_are_not_taken_for_what_they_are_drawn_like(word: str) -> None:
    read = label(HEAD + f"Magnesium 50 mg\nOther Ingredients: silica, {word}", **{word: 0.8})
    assert [one.as_printed for one in read.other_ingredients] == ["silica", word]


def test_a_word_in_which_a_blank_was_seen_is_whole() -> None:
    read = label("Supplem ent Facts\nM agnesium (as Magnesium Oxide) 50 m g\nOTHER IN GREDIENTS: silica, Gum arabic\n")
    assert read.magnesium is not None
    assert (str(read.magnesium.elemental_mg), read.magnesium.evidence[0].text[:9]) == ("50", "Magnesium")
    assert [one.as_printed for one in read.other_ingredients] == ["silica", "Gum arabic"]


def test_two_words_that_make_a_known_one_in_cells_of_their_own_stay_two() -> None:
    words = [Word("M", (0, 0, 6, 10), 10, score=0.9), Word("agnesium", (40, 0, 90, 10), 10, score=0.9)]
    page = Page(1, 100, 20, tuple(words), read_via="ocr")
    assert put_right(Document("a.png", "", "picture", "rapidocr", (page,))).pages[0].words == page.words


def test_a_ligature_is_read_whole() -> None:
    read = label(HEAD + "Magnesium 50 mg\nOther Ingredients: natural favors, sunfower lecithin, silica")
    assert [one.as_printed for one in read.other_ingredients] == ["natural flavors", "sunflower lecithin", "silica"]


def test_the_number_of_a_colour_is_a_figure() -> None:
    read = label(HEAD + "Magnesium 50 mg\nOther Ingredients: silica, FD&C Red #4o, FD&C Blue #I")
    assert [one.as_printed for one in read.other_ingredients] == ["silica", "FD&C Red #40", "FD&C Blue #1"]


def test_a_speck_over_a_letter_is_no_mark_of_it() -> None:
    read = label("Supplement Facts\nServing Šize: 2 Soft Chews\nMagnēsium (as Magnesium Oxide) 50 mg 12%\n")
    assert read.serving is not None
    assert read.serving.size == "2 Soft Chews"
    assert read.magnesium is not None
    assert read.magnesium.evidence[0].text.startswith("Magnēsium")
