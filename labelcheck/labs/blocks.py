"""A table file that holds one sample under the other: each with its facts, its heading and its results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from labelcheck.labs.grid import Row, filled
from labelcheck.labs.headings import VALUE, Table, heading_at
from labelcheck.labs.product_titles import product_titles
from labelcheck.labs.samples import Fact, facts_in, is_key

OF_ONE_SAMPLE = ("product", "lot", "upc", "sample_id")
"""What is another's where a new product is named."""


class Block(NamedTuple):
    """The rows of results under one heading (which stands in ``at``), and what was said of their sample above them."""

    table: Table
    at: Row
    rows: list[Row]
    facts: list[Fact]


def blocks(rows: Sequence[Row], at: int, table: Table, mapping: Mapping[str, str]) -> Iterator[Block]:
    """The blocks of ``rows``, whose first heading ``table`` begins at ``at``."""
    titles = product_titles(rows)
    above = [f for i, row in enumerate(rows[:at]) for f in titles.get(i) or facts_in(filled(row), i)]
    block = Block(table, rows[at], [], above)
    under = at + table.length
    for i, row in enumerate(rows[under:], under):
        if i < under:
            continue
        is_values = any(VALUE.match(c.text) for c in row.cells)
        again = None if is_values else heading_at(rows, i, mapping, fixed=True)
        new = (titles.get(i) or _of_another(row, i)) if again is None else []
        if (again is not None or new) and block.rows:
            yield block
            block = block._replace(rows=[])
        if again is not None:
            block, under = block._replace(table=again, at=row), i + again.length
        elif new:
            block = block._replace(facts=_told(block.facts, new))
        else:
            block.rows.append(row)
    yield block


def _of_another(row: Row, at: int) -> list[Fact]:
    """What a row between results says of the sample of those that follow."""
    cells = filled(row).cells
    if not cells or not is_key(cells[0]):
        return []
    facts = facts_in(filled(row), at)
    return facts if any(f.field in OF_ONE_SAMPLE for f in facts) else []


def _told(before: Sequence[Fact], new: Sequence[Fact]) -> list[Fact]:
    """The facts of a sample after those of the one before it: what is said again replaces what was said."""
    fields = {f.field for f in new}
    gone = fields | set(OF_ONE_SAMPLE if "product" in fields else ())
    return [*(f for f in before if f.field not in gone), *new]
