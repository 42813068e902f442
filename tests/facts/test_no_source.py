"""Soaps and silicates of magnesium, and salts of acids that are sources."""

from __future__ import annotations

import pytest

from labelcheck.facts.magnesium.no_source import EXCIPIENT


@pytest.mark.parametrize(
    "name",
    [
        "magnesium salts of fatty acids", "Magnesiumsalze der Speisefettsäuren", "stéarate végétal de magnésium",
        "sels de magnésium des acides gras", "sels magnésiens d'acides gras", "sales magnésicas de ácidos grasos",
        "sales de magnesio de ácidos grasos", "sali di magnesio degli acidi grassi",
        "sali magnesici degli acidi grassi", "magnesiumzouten van vetzuren", "magnesiumstearaat",
        "trisilicate de magnésium", "Magnesium Sterate", "magnesium stereate",
        "silicato di magnesio", "Magnesiumsilikat", "estearato de magnesio vegetal",
    ],
)  # fmt: skip
def test_an_excipient(name: str) -> None:
    assert EXCIPIENT.search(name)


@pytest.mark.parametrize(
    "name",
    [
        "magnesium salts of citric acid", "magnesium salts of orthophosphoric acid",
        "Magnesiumsalze der Orthophosphorsäure", "Magnesiumsalze der Citronensäure", "Magnesiumsalz der Äpfelsäure",
        "sels de magnésium de l'acide citrique", "sales magnésicas del ácido cítrico",
        "sali di magnesio dell'acido citrico", "magnesiumzouten van citroenzuur",
    ],
)  # fmt: skip
def test_a_source(name: str) -> None:
    assert not EXCIPIENT.search(name)
