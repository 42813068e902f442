"""The table of marks: each row is held against its own examples, against the others', and against hostile lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labelcheck.knowledge import MarkRow, marks
from labelcheck.knowledge.hints import holds
from tests.growth import grows_with_length

ROWS = {row.id: row for row in marks()}
EXAMPLES = [pytest.param(row, text, id=f"{row.id}: {text}") for row in marks() for text in row.examples]
COUNTER_EXAMPLES = [pytest.param(row, text, id=f"{row.id}: {text}") for row in marks() for text in row.counter_examples]
KINDS = {
    "product_potency", "product_contaminant", "product_sport", "market_authorisation", "facility_gmp",
    "lab_accreditation", "ingredient_brand", "ingredient_grade", "diet", "vague_test", "violation", "score",
}  # fmt: skip
HOSTILE = [
    "nsf ", "a", " ", "tested by a ", "third party ", "usp-", "- ", "purity and ", "certified ", "facility is ", "®",
    "fda registered ", "best ", "x y ", "informed choice ", "in an ", "eurofins ", "tested ",
]  # fmt: skip


def test_an_id_stands_once() -> None:
    assert len(ROWS) == len(marks())


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in marks()])
def test_row_is_consistent(row: MarkRow) -> None:
    assert row.kind in KINDS
    assert row.match
    assert row.examples
    assert row.counter_examples
    assert row.counts <= (row.scope == "product" and row.kind.startswith("product_"))
    assert not row.counts or row.listing, "what counts can be looked up"


@pytest.mark.parametrize(("row", "text"), EXAMPLES)
def test_row_finds_its_examples(row: MarkRow, text: str) -> None:
    assert row.search(text) is not None or row.is_seal(text)


@pytest.mark.parametrize(("row", "text"), COUNTER_EXAMPLES)
def test_row_leaves_its_counter_examples(row: MarkRow, text: str) -> None:
    assert row.search(text) is None
    assert not row.is_seal(text)


@pytest.mark.parametrize(
    "text",
    ["Non GMO Verified", "Tablets USP", "many of the items are verified by the United States Pharmacopeia",
     "Conforms to USP <2091> for weight", "100% verified", "GF (Gluten free)", "Double verified GF Gluten Free",
     "Certified Organic Real Food Vitamin Blend", "wheat ceramides are certified gluten-free", "identity-verified",
     "verified by our own procedure", "Strain Verified", "make an informed choice", "Certified Renewable Energy",
     "carefully tested and produced to superior quality standards", "doctor formulated", "Magnesium Citrate USP"],
)  # fmt: skip
def test_look_alikes_are_no_mark_of_any_row(text: str) -> None:
    assert [row.id for row in marks() if row.search(text)] == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("USP Verified Made in a GMP facility Gluten free", {"usp_verified", "facility_gmp"}),
        ("NSF Contents Certified Made in an FDA registered, GMP facility",
         {"nsf_contents", "facility_gmp", "fda_registered_facility"}),
        ("Third-Party Purity Tested NSF Certified for Sport", {"vague_tested", "nsf_sport"}),
        ("NSF Certified Gluten-Free", {"gfco"}),
        ("Made in an NSF Certified GMP facility", {"facility_gmp"}),
        ("USP Verified. Made from USP grade magnesium.", {"usp_verified", "usp_grade"}),
        ("Made with USP grade zinc\nThird-party tested for purity", {"usp_grade", "vague_tested"}),
        ("KOF-K Kosher, Halal, Certified Vegan, Non-GMO Project Verified",
         {"kosher", "halal", "vegan_cert", "non_gmo_project"}),
        ("Third-party tested by Eurofins", {"eurofins"}),
    ],
)  # fmt: skip
def test_claims_stacked_on_a_panel_do_not_undo_each_other(text: str, ids: set[str]) -> None:
    assert {row.id for row in marks() if row.search(text)} == ids


def test_a_rejected_place_does_not_hide_a_good_one() -> None:
    text = "Many of our products are USP Verified." + " " * 200 + "USP Verified"
    found = ROWS["usp_verified"].search(text)
    assert found is not None
    assert found.start() > 200


@pytest.mark.parametrize(
    ("id_", "line", "seal"),
    [("facility_gmp", "GMP", True), ("facility_gmp", "cGMP®", True), ("facility_gmp", "gmp", False),
     ("kosher", "K", True), ("kosher", "OU*", True), ("kosher", "KO", False), ("usp_verified", "USP", False)],
)  # fmt: skip
def test_a_seal_alone_on_its_line(id_: str, line: str, seal: bool) -> None:
    assert ROWS[id_].is_seal(line) is seal


@pytest.mark.parametrize("pattern", sorted({p for row in marks() for p in (*row.match, *row.reject, *row.alone)}))
def test_no_pattern_repeats_without_bound_inside_a_repetition(pattern: str) -> None:
    assert re.search(r"\([^()]*[+*][^()]*\)(?:[*+]|\{\d+,\})", pattern) is None


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in marks()])
def test_hostile_lines_are_searched_in_linear_time(row: MarkRow) -> None:
    def search_all(length: int) -> None:
        for piece in HOSTILE:
            row.search(piece * (length // len(piece)))

    grows_with_length(search_all, 60_000)


@pytest.mark.parametrize(("row", "pattern"), [(row, pattern) for row in marks() for pattern in row.match])
@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_no_hint_hides_what_a_pattern_finds(row: MarkRow, pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern)))
    assert holds(text.lower(), row.hints)
