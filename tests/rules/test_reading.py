"""Rules about the reading itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labelcheck.model.label import Note, PartState
from labelcheck.model.result import Market, Result
from labelcheck.rules import Judgement
from labelcheck.scan import read_only

from .build import coverage, found, judged, label, only, printed

NOTES = {
    "R004": ("text-decoded-as-cp1252", "info"),
    "R005": ("suspicious-structure", "warning"),
    "R007": ("second-product", "info"),
    "R008": ("dose-column-unclear", "info"),
}


def test_a_clean_reading_passes() -> None:
    passed = judged(label()).passed
    assert {code for code in passed if code.startswith("R")} == {f"R00{n}" for n in range(1, 9)}


@pytest.mark.parametrize("code", NOTES)
def test_a_note_becomes_the_finding_of_its_name(code: str) -> None:
    kind, severity = NOTES[code]
    noted = replace(coverage(), notes=(Note(kind, "What was odd.", printed("here", 3)),))
    finding = only(judged(label(coverage=noted)), code)
    assert (finding.name, finding.severity, finding.message) == (kind, severity, "What was odd.")
    assert [e.text for e in finding.evidence] == ["here"]
    assert finding.market is None


def test_each_note_is_a_finding() -> None:
    note = Note("second-product", "Another panel.", printed("Supplement Facts", 30))
    noted = replace(coverage(), notes=(note, note))
    assert len(found(judged(label(coverage=noted)), "R007")) == 2


def test_a_page_that_shows_other_products_names_its_own() -> None:
    page = (
        "Calm Harbor Magnesium Glycinate\n\nSupplement Facts\nServing Size: 2 Capsules\n"
        "Magnesium (as magnesium bisglycinate, magnesium oxide)  200 mg  48%\n\n"
        "You may also like\nZinc Picolinate 22 mg\n"
    )
    read = read_only(page.encode(), "page.txt")
    assert isinstance(read, Result)
    judgement = judged(read.label)
    assert found(judgement, "R007")
    assert found(judgement, "F003")


def test_no_panel_is_an_error() -> None:
    finding = only(judged(label(coverage=coverage(panel="not_found"))), "R002")
    assert finding.severity == "error"
    assert finding.searched


@pytest.mark.parametrize(
    ("part", "said"), [("panel", "facts panel is cut short"), ("other_ingredients", "ingredient list is cut short")]
)
def test_a_part_that_is_cut_short(part: str, said: str) -> None:
    cut: dict[str, PartState] = {part: "cut"}
    finding = only(judged(label(coverage=coverage(**cut))), "R003")
    assert finding.severity == "warning"
    assert said in finding.message


def test_a_page_that_was_not_read() -> None:
    noted = replace(coverage(), notes=(Note("partly-read", "page 2 has no text"),))
    assert "page 2 has no text" in only(judged(label(coverage=noted)), "R003").message


@pytest.mark.parametrize(("number", "said"), [(1, "1 picture that may hold a mark was"), (3, "3 pictures")])
def test_pictures_that_were_not_read(number: int, said: str) -> None:
    finding = only(judged(label(coverage=replace(coverage(), pictures_unread=number))), "R006")
    assert finding.severity == "info"
    assert finding.message.startswith(said)


def judged_text(text: str, market: Market) -> Judgement:
    read = read_only(text.encode(), "label.txt")
    assert isinstance(read, Result)
    return judged(read.label, market)


@pytest.mark.parametrize(
    ("market", "severity"), [("eu", "warning"), ("au", "warning"), ("us", "error"), ("ca", "error")]
)
def test_an_amount_in_a_sentence_where_no_table_is_prescribed(market: Market, severity: str) -> None:
    text = (
        "Nahrungsergänzungsmittel\nEine Tablette enthält 667 mg Magnesiumoxid, davon 400 mg Magnesium (107 % NRV).\n\n"
        "Zutaten: Magnesiumoxid, Füllstoff Cellulose.\n\nVerzehrempfehlung: Täglich 1 Tablette.\n"
    )
    assert only(judged_text(text, market), "R002").severity == severity


def test_a_list_without_any_amount_has_no_panel_in_the_eu_either() -> None:
    text = "Nahrungsergänzungsmittel\n\nZutaten: Magnesiumoxid, Cellulose.\n\nVerzehrempfehlung: Täglich 1 Tablette.\n"
    assert only(judged_text(text, "eu"), "R002").severity == "error"
