"""The table of excipients."""

from __future__ import annotations

from datetime import date

import pytest

from labelcheck.knowledge import Excipient, excipient_by_name, excipients
from labelcheck.knowledge.tables import table

EVERY = [pytest.param(row, id=id_) for id_, row in excipients().items()]


def test_an_id_stands_once() -> None:
    assert len(table("excipients")["excipient"]) == len(excipients())


@pytest.mark.parametrize("row", EVERY)
def test_row_is_consistent(row: Excipient) -> None:
    assert row.functions
    assert row.concern in range(4)
    assert row.concern < 2 or row.reason, "a contested or restricted additive says why"
    assert row.concern == 3 or not row.banned_in
    assert set(row.banned_in) <= {"us", "us-ca", "eu", "uk", "ca", "au"}


@pytest.mark.parametrize("row", EVERY)
def test_every_name_finds_its_row(row: Excipient) -> None:
    assert all(excipient_by_name(name) is row for name in row.names)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Vegetable Magnesium Stearate", "magnesium_stearate"),
        ("MAGNESIUM-STEARATE", "magnesium_stearate"),
        ("Stearic  Acid", "stearic_acid"),
        ("FD&C Yellow #5 Lake", "yellow5"),
        ("Magnesiumsalze der Speisefettsäuren", "magnesium_stearate"),
        ("dioxyde de silicium", "silica"),
        ("celulosa microcristalina", "mcc"),
        ("biossido di titanio", "titanium_dioxide"),
        ("magnesium silicate", "magnesium_silicate_excipient"),
        ("talc", "talc"),
        ("dióxido de silicio E551", "silica"),
        ("cellulose microcristalline (E460i)", "mcc"),
        ("estearato de magnésio", "magnesium_stearate"),
    ],
)
def test_names_as_labels_print_them(name: str, id_: str) -> None:
    found = excipient_by_name(name)
    assert found is not None
    assert found.id == id_


@pytest.mark.parametrize(
    "name", ["", "magnesium oxide", "magnesium citrate", "stearate", "palmitate", "retinyl palmitate", "silicate"]
)
def test_what_is_no_excipient_has_no_row(name: str) -> None:
    assert excipient_by_name(name) is None


@pytest.mark.parametrize(
    ("id_", "market", "day"),
    [
        ("titanium_dioxide", "eu", date(2022, 8, 7)),
        ("red3", "us", date(2027, 1, 15)),
        ("partially_hydrogenated_oil", "us", date(2021, 1, 1)),
        ("propylparaben", "eu", date(2006, 8, 15)),
    ],
)
def test_bans(id_: str, market: str, day: date) -> None:
    assert excipients()[id_].banned_in == {market: day}
