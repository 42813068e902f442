"""Major allergens, and ingredients that come from one without saying so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from labelcheck.knowledge.tables import several, table


@dataclass(frozen=True, slots=True)
class Allergen:
    """One row of the table; ``allergens.toml`` says what each field means."""

    id: str
    name: str
    markets: tuple[str, ...]
    names_it: tuple[str, ...]
    look_alikes: tuple[str, ...]
    from_it: tuple[str, ...]
    not_from: tuple[str, ...]
    source: tuple[str, ...]

    def named_in(self, text: str) -> bool:
        """Whether ``text`` names the allergen itself."""
        if self.look_alikes:
            text = _words(self.look_alikes).sub(" ", text)
        return _words(self.names_it).search(text) is not None

    def hidden_in(self, ingredient: str) -> bool:
        """Whether ``ingredient`` comes from the allergen by a name that does not say so."""
        if self.not_from and _words(self.not_from).search(ingredient):
            return False
        return _words(self.from_it).search(ingredient) is not None


def may_hide(ingredients: str) -> bool:
    """Whether one of ``ingredients`` may come from an allergen by a name that does not say so; told at once for all."""
    return _words(_from_any()).search(ingredients) is not None


@cache
def _from_any() -> tuple[str, ...]:
    return tuple([name for allergen in allergens() for name in allergen.from_it])


@cache
def allergens() -> tuple[Allergen, ...]:
    """All allergens."""
    lists = ("markets", "names_it", "look_alikes", "from_it", "not_from", "source")
    return tuple(
        Allergen(row["id"], row["name"], **{key: several(row, key) for key in lists})
        for row in table("allergens")["allergen"]
    )


@cache
def _words(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)".replace(" ", r"\s+"), re.IGNORECASE)
