"""How well labels were read, as tables: for people, as Markdown, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from labelcheck.model.bench import FIELDS, Outcome
from labelcheck.reports.safe import safe

NAMES = {
    "presence": "magnesium or none",
    "forms": "set of forms",
    "buffered": "buffered or not",
    "amount": "amount and unit",
    "percent_daily_value": "% Daily Value",
    "elemental_mg": "elemental dose",
    "serving": "serving size",
    "other_ingredients": "other ingredients, whole list",
    "marks": "marks, whole set",
}
ALL_FACTS = "all facts of a label"


class Rate(NamedTuple):
    """``right`` of ``total``."""

    right: int
    total: int

    @property
    def percent(self) -> str:
        """Rounded down, so that 100.0 % is all."""
        return f"{1000 * self.right // self.total / 10:.1f} %" if self.total else "–"


class Sheet(NamedTuple):
    """One table: a title, its heads, its rows."""

    title: str
    heads: tuple[str, ...]
    rows: list[tuple[str, ...]]


def sheets(outcomes: Sequence[Outcome]) -> list[Sheet]:
    """The tables: by fact, by kind, by confidence, and what of the labels was captured."""
    done = [Sheet("By fact", ("fact", "right", "of", "share"), list(_by_fact(outcomes)))]
    if kinds := list(_by_kind(outcomes)):
        done.append(
            Sheet(
                "By kind of label",
                ("kind", "labels", "not read", "captured whole", "magnesium facts", ALL_FACTS),
                kinds,
            )
        )
    done.append(Sheet("By confidence", ("said with", "facts", "share", "right"), list(_by_confidence(outcomes))))
    done.append(Sheet("Captured", ("capture", "labels", "share"), list(_by_capture(outcomes))))
    return done


def misses(outcomes: Sequence[Outcome]) -> list[str]:
    """A line for each field that is wrong and each label that was not read."""
    lines: list[str] = []
    for outcome in outcomes:
        if outcome.unread is not None:
            lines.append(f"{outcome.label}: not read ({outcome.unread})")
        lines += [
            f"{outcome.label}: {NAMES[one.field]}: expected {one.expected}, got {one.got}"
            for one in outcome.compared
            if not one.right
        ]
    return lines


def draw_bench(screen: Console, outcomes: Sequence[Outcome], most: int) -> None:
    """The tables and the first ``most`` misses on a terminal."""
    for sheet in sheets(outcomes):
        drawn = Table(title=sheet.title, title_justify="left", box=None, pad_edge=False)
        for index, head in enumerate(sheet.heads):
            drawn.add_column(head, justify="left" if index == 0 else "right")
        for row in sheet.rows:
            drawn.add_row(*map(safe, row))
        screen.print(drawn)
        screen.print()
    found = misses(outcomes)
    for line in found[:most]:
        screen.print(safe(line, 400), soft_wrap=True)
    if len(found) > most:
        screen.print(f"and {len(found) - most} more; --misses {len(found)} shows all")


def bench_markdown(outcomes: Sequence[Outcome]) -> str:
    """The tables and all misses as Markdown."""
    parts: list[str] = []
    for sheet in sheets(outcomes):
        parts += [f"## {sheet.title}", "", _line(sheet.heads), _line(["---"] + ["--:"] * (len(sheet.heads) - 1))]
        parts += [_line(row) for row in sheet.rows] + [""]
    found = misses(outcomes)
    parts += ["## Misses", ""] + [f"- {_cell(line)}" for line in found or ["none"]]
    return "\n".join(parts) + "\n"


def bench_json(outcomes: Sequence[Outcome]) -> str:
    """The counts and the misses as JSON."""
    read: dict[str, Any] = {name: _counts(rate) for name, rate in _rates(outcomes).items()}
    answer = {
        "schema_version": 1,
        "labels": len(outcomes),
        "facts": read,
        "confidence": {level: _counts(rate) for level, rate in _confidences(outcomes).items()},
        "capture": dict(Counter(o.capture or "not read" for o in outcomes)),
        "misses": misses(outcomes),
    }
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _counts(rate: Rate) -> dict[str, int]:
    return {"right": rate.right, "of": rate.total}


def _rates(outcomes: Sequence[Outcome]) -> dict[str, Rate]:
    """Right and total of each field that was compared, of reading at all, and of all facts."""
    rates = {"read": Rate(sum(o.unread is None for o in outcomes), len(outcomes))}
    for field in FIELDS:
        said = [one.right for o in outcomes for one in o.compared if one.field == field]
        if said:
            rates[field] = Rate(sum(said), len(said))
    rates["all"] = _all_right(outcomes)
    return rates


def _all_right(outcomes: Sequence[Outcome]) -> Rate:
    return Rate(sum(o.all_right for o in outcomes), len(outcomes))


def _by_fact(outcomes: Sequence[Outcome]) -> list[tuple[str, ...]]:
    said = {"read": "the label was read", "all": ALL_FACTS, **NAMES}
    return [(said[name], str(r.right), str(r.total), r.percent) for name, r in _rates(outcomes).items()]


def _by_kind(outcomes: Sequence[Outcome]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for kind in sorted({kind for o in outcomes for kind in o.kinds}):
        own = [o for o in outcomes if kind in o.kinds]
        magnesium = Rate(sum(map(_magnesium_right, own)), len(own))
        unread = sum(o.unread is not None for o in own)
        whole = Rate(sum(o.capture == "whole" for o in own), len(own))
        rows.append((kind, str(len(own)), str(unread), whole.percent, magnesium.percent, _all_right(own).percent))
    return rows


def _magnesium_right(outcome: Outcome) -> bool:
    others = ("serving", "other_ingredients", "marks")
    return outcome.unread is None and all(one.right for one in outcome.compared if one.field not in others)


def _confidences(outcomes: Sequence[Outcome]) -> dict[str, Rate]:
    said = [one for o in outcomes for one in o.said]
    return {
        level: Rate(sum(one.right for one in said if one.confidence == level), sum(o.confidence == level for o in said))
        for level in ("high", "medium", "low")
    }


def _by_confidence(outcomes: Sequence[Outcome]) -> list[tuple[str, ...]]:
    levels = _confidences(outcomes)
    total = sum(rate.total for rate in levels.values())
    return [(level, str(r.total), Rate(r.total, total).percent, r.percent) for level, r in levels.items()]


def _by_capture(outcomes: Sequence[Outcome]) -> list[tuple[str, ...]]:
    seen = Counter(o.capture or "not read" for o in outcomes)
    return [
        (name, str(seen[name]), Rate(seen[name], len(outcomes)).percent) for name in ("whole", "partial", "not read")
    ]


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(text: str) -> str:
    escape: Callable[[str], str] = lambda t: t.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")  # noqa: E731
    return escape(safe(text, 400))
