"""How print becomes the text of a passage: signs, and words over the ends of lines."""

from __future__ import annotations

import pytest

from labelcheck.layout.normalise import normalise
from labelcheck.layout.planes import planes
from labelcheck.model.document import Page, Word
from tests.layout.build import reading


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("&amp;", "&"),
        ("250&nbsp;mg", "250 mg"),
        ("&nbsp;&nbsp;Includes", "Includes"),
        ("&lt;2%", "<2%"),
        ("Magtein&reg;", "Magtein®"),
        ("Stea&shy;rate", "Stearate"),
        ("&#8211;", "-"),
        ("&#27;[0m", "[0m"),
        ("FD&C;", "FD&C;"),
        ("A&B", "A&B"),
    ],
)
def test_entities_are_the_signs_they_stand_for(printed: str, expected: str) -> None:
    assert normalise(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("200mgs,", "200mg,"),
        ("Milligrams)", "mg)"),
        ("MGS", "mg"),
        ("400-mg", "400 mg"),
        ("non-mg", "non-mg"),
        ("mgso4", "mgso4"),
        ("programs", "programs"),
    ],
)
def test_a_unit_in_the_plural_or_in_full_is_the_unit(printed: str, expected: str) -> None:
    assert normalise(printed) == expected


@pytest.mark.parametrize("angle", [0, 90])
def test_words_of_a_page_are_normal_too(angle: int) -> None:
    printed = ("200", "milligrams", "Chromium&Dagger;")
    words = tuple([Word(text, (10, 10 + 20 * i, 60, 20 + 20 * i), 10, angle) for i, text in enumerate(printed)])
    (plane,) = planes(Page(1, 100, 100, words))
    assert [token.text for token in plane.tokens] == ["200", "mg", "Chromium‡"]


@pytest.mark.parametrize("printed", ["----------", "=====", "──────", "........", "_____"])
def test_leaders_and_typed_rules_are_no_print(printed: str) -> None:
    assert normalise(printed) == ""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Magnesiumsalze der Speise-\nfettsäuren", "Magnesiumsalze der Speisefettsäuren"),
        ("third-\nparty tested", "third-party tested"),
        ("gluten-\nfree", "gluten-free"),
        ("non-\ndairy", "non-dairy"),
        ("breast-\nfeeding", "breast-feeding"),
        ("Non-\nGMO", "Non-GMO"),
        ("an FDA-\nregistered facility", "an FDA-registered facility"),
        ("an FDA-\nand NSF-\ninspected facility", "an FDA- and NSF-inspected facility"),
        ("Natural Col-\nor", "Natural Color"),
    ],
)
def test_a_hyphen_that_breaks_a_word_goes(lines: str, expected: str) -> None:
    assert [passage.text for passage in reading(lines).passages] == [expected]
