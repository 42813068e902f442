"""Every row of every table cites its source, and every source is there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from labelcheck.knowledge import (
    citation,
    compounds,
    excipients,
    fold,
    marks,
    prescribed_texts,
    reference_values,
    sources,
    tolerances,
    upper_levels,
    vitamin_b6_limits,
)
from labelcheck.knowledge.tables import table


def cited() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of each row with the ids of its sources."""
    for rows in (compounds(), excipients(), reference_values(), tolerances(), prescribed_texts()):
        yield from ((id_, row.source) for id_, row in rows.items())
    yield from ((row.id, row.source) for row in marks())
    yield from ((f"upper level {level.market}", level.source) for level in upper_levels())
    yield from ((f"B6 {limit.market}", limit.source) for limits in vitamin_b6_limits().values() for limit in limits)


def test_every_row_cites_sources_that_are_there() -> None:
    assert {name: ids for name, ids in cited() if not ids or not set(ids) <= set(sources())} == {}


def test_an_id_stands_once() -> None:
    assert len(table("sources")["source"]) == len(sources())


def test_every_source_says_how_it_was_checked() -> None:
    assert {source.checked for source in sources().values()} <= {"primary", "secondary", "expert"}
    assert all(len(source.citation) > 10 for source in sources().values())


def test_citation() -> None:
    assert citation("S1").startswith("Firoz")
    with pytest.raises(KeyError):
        citation("S999")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Bis-Glycinate", "bisglycinate"),
        (" FD&C Red No. 40", "fdcredno40"),
        ("ﬁber_", "fiber"),
        ("Ä É", "äé"),
        ("®", ""),
    ],
)
def test_fold_keeps_letters_and_digits(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_fold_makes_no_difference_between_plain_letters_and_others() -> None:
    plain = "".join(map(chr, range(128)))
    assert fold(f"{plain}é") == f"{fold(plain)}é"
