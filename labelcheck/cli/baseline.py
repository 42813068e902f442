"""``labelcheck baseline``: the findings that are let stand until they are mended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from labelcheck.cli import options
from labelcheck.cli.exits import FAILED
from labelcheck.cli.options import complain, iso_date, one_of
from labelcheck.model.result import Report, Unreadable

if TYPE_CHECKING:
    from labelcheck.config.baseline import Baseline, Entries

NAME = "labelcheck-baseline.json"
ACTIONS = ("write", "update", "prune")


def baseline(
    action: Annotated[
        str,
        typer.Argument(
            metavar="|".join(ACTIONS),
            callback=one_of(ACTIONS),
            help="write: all open findings into a new file. update: take new ones in, and out what no longer occurs. "
            "prune: only take out.",
        ),
    ],
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Label files, or folders of them.")],
    file: Annotated[str, typer.Option("--baseline", metavar="FILE", help="The file that holds the baseline.")] = NAME,
    lab_results: options.LabResults = None,
    catalogue: options.Catalogue = None,
    as_of: options.AsOf = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
) -> None:
    """Let findings stand that are there already, so that only new ones fail a scan with --baseline.

    Exit codes: 0 written, 2 the file is there already (write) or is not (update, prune), or an input could not be read.
    """
    from labelcheck.config.baseline import found, gone, without

    old = _begin(action, file)
    report = _report(paths, lab_results or [], catalogue, as_of, config, isolated=isolated)
    answers = (*report.results, *((report.across,) if report.across is not None else ()))
    left_out = list(gone(old, answers))
    entries = {label: dict(known) for label, known in without(old.entries, left_out).items()}
    kept = _count(entries)
    if action != "prune":
        for label, known in found(old, answers).items():
            entries.setdefault(label, {}).update(known)
    _save(old.path, entries)
    typer.echo(f"{file}: {_count(entries)} findings; {_count(entries) - kept} new, {len(left_out)} gone")
    if report.problems or not report.results or any(isinstance(r, Unreadable) for r in report.results):
        complain(file, "not all inputs could be read; what was not read is not in the baseline")
        raise typer.Exit(FAILED)


def _begin(action: str, file: str) -> Baseline:
    """The baseline as it is; an empty one to be written. Ends the program where the file is there, or is not."""
    from labelcheck.cli.known import read_known
    from labelcheck.config.baseline import Baseline

    path = Path(file).absolute()
    if action == "write" and path.exists():
        complain(file, "it is there already; `labelcheck baseline update` takes new findings in")
        raise typer.Exit(FAILED)
    return read_known(file if action != "write" else None) or Baseline(path, {})


def _report(
    paths: list[str], labs: list[str], catalogue: str | None, as_of: str | None, config: str | None, *, isolated: bool
) -> Report:
    """The labels scanned with the settings in force and without a baseline."""
    from labelcheck.cli import settings as cli_settings
    from labelcheck.cli.catalogue import read_given
    from labelcheck.cli.scan import scan_labels

    rules = cli_settings.known_rules()
    settings = cli_settings.in_force(paths, {}, rules, config, isolated=isolated)
    given = read_given(catalogue, None)
    return scan_labels(paths, settings, rules, iso_date(as_of), labs, "<stdin>", given, isolated=isolated)


def _save(path: Path, entries: Entries) -> None:
    from labelcheck.batch.write import write_whole
    from labelcheck.config.baseline import baseline_json

    try:
        write_whole(path, [baseline_json(entries).encode()])
    except OSError as error:
        complain(str(path), f"the baseline could not be written: {error.strerror}")
        raise typer.Exit(FAILED) from error


def _count(entries: Entries) -> int:
    return sum(map(len, entries.values()))
