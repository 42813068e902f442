"""What the units of vitamins are worth in each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from labelcheck.knowledge.tables import several, table


@dataclass(frozen=True, slots=True)
class Equivalent:
    """``amount`` ``unit`` of ``form`` (None: of whatever form) are ``equals`` ``of``; ``names`` are the form's."""

    analyte: str
    form: str | None
    names: tuple[str, ...]
    amount: Decimal
    unit: str
    equals: Decimal
    of: str
    source: tuple[str, ...]

    def stated_in(self, words: str) -> bool:
        """Whether ``words`` name the form."""
        return not self.names or _any_of(self.names, words)


@cache
def equivalents() -> tuple[Equivalent, ...]:
    """All rows of the table."""
    return tuple(
        Equivalent(
            row["analyte"],
            row.get("form"),
            several(row, "names"),
            Decimal(row["amount"]),
            row["unit"],
            Decimal(row["equals"]),
            row["of"],
            several(row, "source"),
        )
        for row in table("equivalents")["equivalent"]
    )


def other_weights(analyte: str, words: str) -> bool:
    """Whether ``words`` name a source of ``analyte`` whose own weight is not that of the vitamin."""
    rows = [row for row in table("equivalents")["other_weight"] if row["analyte"] == analyte]
    plain = _plain(words)
    return any(
        plain in several(row, "names") if row.get("alone") else _any_of(several(row, "names"), words) for row in rows
    )


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _any_of(names: tuple[str, ...], words: str) -> bool:
    plain = _plain(words)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain) for name in names)
