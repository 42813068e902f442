"""How well labels were read: what a transcription says beside what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from labelcheck.model.label import Confidence

Field = Literal[
    "presence",
    "forms",
    "buffered",
    "amount",
    "percent_daily_value",
    "elemental_mg",
    "serving",
    "other_ingredients",
    "marks",
]
FIELDS: tuple[Field, ...] = Field.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class GoldLabel:
    """What a person read from one label: one line of a gold file.

    ``facts`` holds the line's fields as they stand; what it leaves out was not transcribed and is not compared.
    ``kinds`` are words to group the results by: a layout, a trap, a brand.
    """

    label: str
    kinds: tuple[str, ...]
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of one label. ``expected`` and ``got`` are for people."""

    field: Field
    right: bool
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Said:
    """One fact that was stated, with its confidence, and whether it is right; the stuff of the calibration table."""

    confidence: Confidence
    right: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """One label of a gold file. ``unread`` says why it was not read; then nothing of it is compared."""

    label: str
    kinds: tuple[str, ...]
    compared: tuple[Compared, ...]
    said: tuple[Said, ...]
    unread: str | None
    capture: Literal["whole", "partial"] | None

    @property
    def all_right(self) -> bool:
        return self.unread is None and all(one.right for one in self.compared)
