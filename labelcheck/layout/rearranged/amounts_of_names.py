"""Rows told in a sentence, each amount before its name: ``100 mg of Magnesium (as oxide), 15 mg of Zinc``."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.model.reading import Cell, Row

OF, PART = "of ", "of which "
FEWEST = 0.5
"""The share of rows whose names begin so: else it is a name that wraps."""


def with_own_amounts(rows: Sequence[Row]) -> list[Row]:
    """``rows`` with the amount that ends each given to the next one, where most names begin with ``of``."""
    own = [row.name.text.startswith(OF) and not row.name.text.startswith(PART) for row in rows]
    if sum(own) <= FEWEST * len(rows):
        return list(rows)
    done: list[Row] = []
    amount: tuple[Cell, ...] = ()
    for row, is_own, gives in zip(rows, own, [*own[1:], False], strict=True):
        end = len(row.cells) - (gives and [cell.kind for cell in row.cells[-1:]] == ["amount"])
        if is_own:
            name = row.name.sub(len(OF), len(row.name.text))
            done.append(row._replace(name=name, cells=(*amount, *row.cells[:end])))
        elif end:
            done.append(row._replace(cells=row.cells[:end]))
        amount = row.cells[end:]
    return done
