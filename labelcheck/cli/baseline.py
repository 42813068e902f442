"""``labelcheck baseline``: the findings that are let stand until they are mended."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from labelcheck.cli import options
from labelcheck.cli.exits import FAILED
from labelcheck.cli.inputs import Running
from labelcheck.cli.options import complain, iso_date, one_of
from labelcheck.model.result import Report

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
    baseline_file: Annotated[
        str | None,
        typer.Option("--baseline", metavar="FILE", help=f"The file that holds the baseline, if not {NAME}."),
    ] = None,
    lab_results: options.LabResults = None,
    lab_map: options.LabMap = None,
    catalogue: options.Catalogue = None,
    as_of: options.AsOf = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    jobs: options.Jobs = 0,
    no_cache: options.NoCache = False,
    cache_dir: options.CacheDir = None,
    respect_gitignore: options.RespectGitignore = True,
) -> None:
    """Let findings stand that are there already, so that only new ones fail a scan with --baseline.

    Exit codes: 0 written, 2 the file is there already (write) or is not (update, prune), or an input could not be read.
    """
    from labelcheck.cli.catalogue import read_given
    from labelcheck.cli.lab_files import lab_files
    from labelcheck.cli.labels import Asked, scanned
    from labelcheck.cli.settings import in_force, known_rules, rule_files

    rules = known_rules()
    settings = in_force(paths, {"baseline": baseline_file}, rules, config, isolated=isolated)
    file = settings.baseline_file or NAME
    old = _begin(action, file)
    given = read_given(catalogue, None)
    labs = lab_files(lab_results, lab_map, given)
    asked = Asked(paths, settings, rules, iso_date(as_of), labs, given, isolated=isolated)
    asked = asked._replace(respect_gitignore=respect_gitignore)
    running = Running(
        jobs,
        not no_cache,
        cache_dir,
        rule_files=rule_files(),
        ocr=options.ocr_mode(asked.settings.ocr),
        barcodes=options.barcodes_mode(asked.settings.barcodes),
    )
    with scanned(asked, running, opened=True) as done:
        if done.ran.signal is not None:
            raise typer.Exit(128 + done.ran.signal)
        entries, told = _taken(action, old, done.report)
    if action == "write" and all(known.reason is not None for known in done.report.outlines()):
        complain(file, "no label was read, so it is not written")
        raise typer.Exit(FAILED)
    _save(old.path, entries)
    typer.echo(f"{file}: {told}")
    outlines = done.report.outlines()
    if done.report.problems or not outlines or any(known.reason is not None for known in outlines):
        complain(file, "not all inputs could be read; what was not read is not in the baseline")
        raise typer.Exit(FAILED)


def _taken(action: str, old: Baseline, report: Report) -> tuple[Entries, str]:
    """The entries after ``action``, and how many there are."""
    from labelcheck.config.baseline import found, gone, without

    together = () if report.across is None else (report.across,)
    left_out = list(gone(old, chain(report.results, together)))
    entries = {label: dict(known) for label, known in without(old.entries, left_out).items()}
    kept = _count(entries)
    if action != "prune":
        for label, known in found(old, chain(report.results, together)).items():
            entries.setdefault(label, {}).update(known)
    return entries, f"{_count(entries)} findings; {_count(entries) - kept} new, {len(left_out)} gone"


def _begin(action: str, file: str) -> Baseline:
    """The baseline as it is; an empty one to be written. Ends the program where the file is there, or is not."""
    from labelcheck.cli.known import read_known
    from labelcheck.config.baseline import Baseline

    path = Path(file).absolute()
    if action == "write" and path.exists():
        complain(file, "it is there already; `labelcheck baseline update` takes new findings in")
        raise typer.Exit(FAILED)
    return read_known(file if action != "write" else None) or Baseline(path, {})


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
