"""The table of claims: each row is held against its examples and its counter-examples, and against hostile lines."""

from __future__ import annotations

import pytest

from labelcheck.knowledge import sources
from labelcheck.knowledge.claim_rows import ClaimRow, ContentClaim, FreeFrom, content_rows, free_from_rows, rows
from labelcheck.knowledge.claims import (
    content_claims,
    disease_claims,
    disease_in_name,
    free_from,
    function_claim,
    is_claim,
    magnesium_effects,
    overclaims,
)
from labelcheck.knowledge.tables import table
from tests.growth import grows_with_length

TABLE = table("claims")


def spoken_of(kind: str, text: str) -> set[str]:
    """The ids of the rows of ``kind`` that ``text`` speaks of."""
    match kind:
        case "disease":
            return {said.row.id for said in disease_claims(text)}
        case "function":
            return {said.row.id} if (said := function_claim(text)) else set()
        case "overclaim":
            return {said.row.id for said in overclaims(text)}
        case "free_from":
            return {row.id for row, _ in free_from(text)}
        case "content":
            return {row.id for row, _ in content_claims(text)}
    raise AssertionError(kind)


KINDS: dict[str, tuple[ClaimRow | FreeFrom | ContentClaim, ...]] = {
    "disease": rows("disease"),
    "function": rows("function"),
    "overclaim": rows("overclaim"),
    "free_from": free_from_rows(),
    "content": content_rows(),
}


@pytest.mark.parametrize(
    ("kind", "id_", "text"), [(kind, row.id, text) for kind in KINDS for row in KINDS[kind] for text in row.examples]
)
def test_row_finds_its_examples(kind: str, id_: str, text: str) -> None:
    found = spoken_of(kind, text)
    assert found if kind in ("disease", "function") else id_ in found
    assert is_claim(text)


@pytest.mark.parametrize(
    ("kind", "id_", "text"),
    [(kind, row.id, text) for kind in KINDS for row in KINDS[kind] for text in row.counter_examples],
)
def test_row_leaves_its_counter_examples(kind: str, id_: str, text: str) -> None:
    assert id_ not in spoken_of(kind, text)


@pytest.mark.parametrize("text", TABLE["undone"]["examples"])
def test_cautions_and_denials_are_no_disease_claims(text: str) -> None:
    assert disease_claims(text) == ()
    assert function_claim(text) is None


@pytest.mark.parametrize("text", [text for row in TABLE["authorised"] for text in row["examples"]])
def test_authorised_health_claims_are_no_disease_claims(text: str) -> None:
    assert disease_claims(text) == ()


def test_a_name_that_promises_relief_of_a_disease() -> None:
    assert all(disease_in_name(text) for text in TABLE["relief_word"]["examples"])
    assert not any(disease_in_name(text) for text in TABLE["relief_word"]["counter_examples"])


@pytest.mark.parametrize("row", TABLE["eu_claim"], ids=lambda row: row["id"])
def test_the_ten_authorised_claims(row: dict[str, str]) -> None:
    effects = magnesium_effects(row["wording"])
    assert row["id"] in effects.authorised
    assert effects.unauthorised == ()


@pytest.mark.parametrize("text", [text for row in TABLE["eu_effect"] for text in row["examples"]])
def test_effects_that_are_not_authorised(text: str) -> None:
    assert magnesium_effects(text).unauthorised


def test_there_are_ten_authorised_claims() -> None:
    assert len(rows("eu_claim")) == 10


def test_every_row_cites_a_source() -> None:
    every = [row for part in TABLE.values() for row in (part if isinstance(part, list) else [part])]
    assert all(row["source"] and set(row["source"]) <= set(sources()) for row in every if "examples" in row)


@pytest.mark.parametrize(
    "piece", ["support ", "no ", "free of a, ", "a", "for ", "not ", "no a, b ", "supports x muscle "]
)
def test_hostile_lines_are_searched_in_linear_time(piece: str) -> None:
    grows_with_length(lambda length: is_claim(piece * (length // len(piece))), 20_000)
