"""The brand, which the maker's own name confirms; never a guess."""

from __future__ import annotations

import pytest

from labelcheck.model.label import Text
from labelcheck.model.result import Result
from labelcheck.scan import read_only

PANEL = "Supplement Facts\nServing Size: 1 Capsule\nAmount Per Serving\nMagnesium (as Magnesium Oxide)  200 mg  48%\n\n"


def brand(front: str, back: str) -> Text | None:
    read = read_only(f"{front}\n\n{PANEL}{back}\n".encode(), "label.txt")
    assert isinstance(read, Result)
    return read.label.brand


@pytest.mark.parametrize(
    ("front", "back", "printed"),
    [
        ("Halden\nMagnesium Citrate\nDietary Supplement", "Distributed by Halden Foods, Oslo", "Halden"),
        ("Halden® Magnesium Citrate\nDietary Supplement", "Distributed by: Halden Foods, Inc.", "Halden"),
        ("Halden Labs Magnesium\nDietary Supplement", "Manufactured for Halden Inc., Duluth, MN 55802", "Halden Labs"),
        ("The Halden Company Calm\nDietary Supplement", "Made by The Halden Company, Leeds", "The Halden Company"),
        ("Calm Night\nby\nHalden & Sons", "Distributed by Halden & Sons, 12 Hill Road, Leeds", "Halden & Sons"),
        ("Halden Magnesium\nDietary Supplement", "Directions: take one a day.\n\nwww.haldenlabs.com", "Halden"),
        ("Halden Magnesium\nNahrungsergänzungsmittel", "Hergestellt für Halden GmbH, 80331 München", "Halden"),
        ("Magnesium Citrate\nBrand: North Fjord", "", "North Fjord"),
        ("Product: Calm | Marque : Fjord", "", None),  # only what begins a line
        ("Marque : Fjord\nCalm", "", "Fjord"),
    ],
)
def test_brand(front: str, back: str, printed: str | None) -> None:
    found = brand(front, back)
    assert (found.value if found is not None else None) == printed


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("Halden\nMagnesium Citrate\nDietary Supplement", ""),
        ("Halden\nMagnesium Citrate\nDietary Supplement", "Distributed by Contract Packers, Inc., Duluth, MN 55802"),
        ("Pure Magnesium\nDietary Supplement", "Distributed by Pure Encapsulations, Inc."),
        ("Magnesium Oxide\nDietary Supplement", "Distributed by Magnesium Company, Inc."),
        ("Calm Night\nDietary Supplement", "Distributed by:\nHalden Foods\n12 Hill Road\nDuluth, MN 55802"),
        ("Calm Night\nDietary Supplement\nUSP Verified", "Visit www.uspverified.org. Distributed by Halden, Inc."),
    ],
    ids=["no contact", "another firm", "a word of the firm", "the mineral", "the address", "the site of a mark"],
)
def test_nothing_that_the_maker_does_not_confirm_is_a_brand(front: str, back: str) -> None:
    assert brand(front, back) is None


def test_where_it_stands() -> None:
    found = brand("Halden\nMagnesium Citrate\nDietary Supplement", "Distributed by Halden Foods, Oslo")
    assert found is not None
    assert (found.confidence, [(piece.line, piece.text) for piece in found.evidence]) == ("high", [(1, "Halden")])
