"""Text layers that cannot be trusted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.documents import read_document
from labelcheck.documents.doubts import FEWEST, beside, meaningless, unlike
from labelcheck.model.document import Word

FOLDER = Path(__file__).parents[2] / "fixtures" / "labels"
LINES = {
    "en": "Directions: as a dietary supplement take 2 capsules with food or as directed by a doctor. Keep out of the "
    "reach of children. Store in a cool, dry place. Amount per serving Magnesium 200 mg Zinc 5 mg",
    "de": "Verzehrempfehlung: täglich 2 Kapseln mit viel Flüssigkeit einnehmen. Die angegebene Menge nicht "
    "überschreiten. Außerhalb der Reichweite von Kindern lagern. Zutaten: Magnesiumcitrat, Überzugsmittel 200 mg",
    "fr": "Conseils d'utilisation : prendre 2 gélules par jour avec un verre d'eau. Ne pas dépasser la dose. Tenir "
    "hors de la portée des jeunes enfants. Ingrédients : citrate de magnésium, enveloppe 200 mg et zinc",
    "es": "Modo de empleo: tomar 2 cápsulas al día con agua. No superar la dosis diaria. Mantener fuera del alcance de "
    "los niños más pequeños. Ingredientes: citrato de magnesio, celulosa 200 mg por dosis y zinc",
    "it": "Modalità d'uso: assumere 2 capsule al giorno con acqua. Non eccedere la dose. Tenere fuori dalla portata "
    "dei bambini. Ingredienti: citrato di magnesio, cellulosa 200 mg per dose e zinco",
}


def row(text: str, top: float = 10, size: float = 10, score: float | None = None) -> list[Word]:
    """The words of ``text`` on one line, half a size a character."""
    words, left = [], 10.0
    for word in text.split():
        right = left + size / 2 * len(word)
        words.append(Word(word, (left, top, right, top + size), size, score=score))
        left = right + size / 2
    return words


def test_every_fixture_label_has_meaning() -> None:
    judged = 0
    for path in sorted(FOLDER.iterdir()):
        expected = FOLDER / f"{path.name}.expected.json"
        if expected.exists() and '"status": "unreadable"' not in expected.read_text():
            for page in read_document(path.read_bytes(), path.name).pages:
                judged += len(page.words) >= FEWEST
                assert not meaningless(page.words), path.name
    assert judged > 50


@given(st.sampled_from(sorted(LINES)), st.sampled_from([str, str.upper, str.title]), st.integers(2, 6), st.randoms())
def test_label_text_has_meaning_in_any_order_and_case(
    language: str, case: Callable[[str], str], times: int, random: Random
) -> None:
    words = row(case(LINES[language])) * times
    random.shuffle(words)
    assert not meaningless(words)


@given(st.sampled_from(sorted(LINES)), st.sampled_from((-31, -29)), st.integers(2, 6))
def test_the_same_text_in_the_numbers_of_its_glyphs_has_none(language: str, offset: int, times: int) -> None:
    """In most TrueType fonts a letter's glyph is its code less 29."""
    assert meaningless(row("".join(c if c == " " else chr(ord(c) + offset) for c in LINES[language])) * times)


@pytest.mark.parametrize("char", ["\ufffd", "\ue001", "\x01"])
def test_text_of_which_a_part_are_codes_has_none(char: str) -> None:
    words = row(f"of the and {char * 3} mg with for in {char * 2} per " * 6)
    assert meaningless(words)
    assert not meaningless([word for word in words if char not in word.text])


def test_a_few_words_are_not_judged() -> None:
    assert not meaningless(row("xq " * (FEWEST - 1)))
    assert meaningless(row("xq " * FEWEST))


PRINT = "Magnesium (as magnesium citrate) 200 mg Hypromellose capsule stearate silica"


def test_what_is_shown_as_it_is_said_is_alike_though_misread_and_cut_otherwise() -> None:
    assert (
        unlike(row(PRINT), row(PRINT.replace("Hypromellose", "Hypromel1ose").replace("(as magnesium", "(asmagnesium")))
        == []
    )


def test_another_amount_is_unlike_where_it_stands() -> None:
    layer = row("Magnesium 220 mg zinc") + row("Directions take one daily", top=30)
    shown = row("Magnesium 150 mg zinc") + row("Directions take one daily", top=30)
    assert [word.text for word in unlike(layer, shown)] == ["220"]
    assert [word.text for word in unlike(layer, row("Magnesium 150 mg zinc", top=200))] == [
        *("Magnesium", "220", "zinc", "Directions", "take", "one", "daily")
    ]


@pytest.mark.parametrize("said", ["20", "2000", "20mg", "<20", "1,200"])
def test_one_other_amount_is_unlike_though_the_rest_agrees(said: str) -> None:
    layer, shown = ([*row(f"{dose} mg"), *row(PRINT, top=30)] for dose in (said, "200"))
    sure, unsure = ([word._replace(score=score) for word in shown] for score in (0.97, 0.6))
    assert [word.text for word in unlike(layer, sure)] == [said]
    assert unlike(layer, unsure) == []


@pytest.mark.parametrize("shown", ["200 mg", "200mg", "2.00 mg", "20 0 mg", "2O0 mg", "mg", ""])
def test_an_amount_cut_otherwise_or_not_recognised_is_no_other_amount(shown: str) -> None:
    rest = [word for top in (30, 50) for word in row(PRINT, top=top, score=0.97)]
    assert unlike([*row("200 mg"), *rest], [*row(shown, score=0.97), *rest]) == []


def test_what_is_not_shown_at_all_is_unlike() -> None:
    assert [word.text for word in unlike(row("Magnesium 200 mg"), [])] == ["Magnesium", "200"]


def test_a_few_faults_of_the_recogniser_are_none_of_the_label() -> None:
    layer = [word for top in range(0, 200, 20) for word in row("Magnesium citrate", top=top)]
    shown = [word if index else word._replace(text="Xxxxxx") for index, word in enumerate(layer)]
    assert unlike(layer, shown) == []


def test_beside_the_layer_stands_what_only_the_picture_shows() -> None:
    layer = row("Magnesium 200 mg")
    seal = row("USP Verified", top=60)
    assert beside(layer, [*row("Magnes1um 200 mg"), *seal]) == seal
    assert beside([], seal) == seal
    assert beside(layer, []) == []
