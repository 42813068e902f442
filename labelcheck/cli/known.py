"""The baseline as the commands take it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import typer

from labelcheck.cli.exits import FAILED
from labelcheck.cli.options import complain
from labelcheck.config import ConfigError
from labelcheck.config.baseline import Baseline, gone, read_baseline
from labelcheck.config.files import shown
from labelcheck.model.result import Across, Result, Unreadable

MOST = 20
"""Entries that are named one by one."""


def read_known(file: str | None) -> Baseline | None:
    """The baseline in ``file``, None for none; ends the program where it cannot be used."""
    if file is None:
        return None
    try:
        return read_baseline(file)
    except ConfigError as error:
        complain(error.where, str(error))
        raise typer.Exit(FAILED) from error


def of_baseline(
    baseline: Baseline | None, results: Sequence[Result | Unreadable], across: Across | None
) -> tuple[str, ...]:
    """What to say of ``baseline`` after a scan: how many findings it knows, and what no longer occurs."""
    if baseline is None:
        return ()
    together = () if across is None else (across,)
    let_stand = (a.suppressed for a in chain(results, together) if not isinstance(a, Unreadable))
    file = shown(baseline.path)
    known = sum(entry.by.origin == file for entry in chain.from_iterable(let_stand))
    left_out = list(gone(baseline, chain(results, together)))
    lines = [f"{file}: {known} finding{'s' * (known != 1)} known since the baseline"]
    lines += [f"{file}: {code} of {label} no longer occurs" for label, _, code in left_out[:MOST]]
    if len(left_out) > MOST:
        lines.append(f"{file}: and {len(left_out) - MOST} more no longer occur")
    if left_out:
        lines.append(f"{file}: `labelcheck baseline prune` takes out what no longer occurs")
    if any(not baseline.exists(label) for label, _, _ in left_out):
        lines.append(f"{file}: `labelcheck baseline update` also takes in the findings of labels that were moved")
    return tuple(lines)
