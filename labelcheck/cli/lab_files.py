"""Lab files on the command line: found, read, and given to the labels they are of."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from labelcheck.cli.exits import PROGRAM
from labelcheck.cli.options import complain
from labelcheck.model.lab import LabReport, Place
from labelcheck.model.result import Policy, Result, Unreadable

if TYPE_CHECKING:
    from labelcheck.cli.catalogue import Given

SUFFIXES = (".csv", ".tsv", ".tab", ".xlsx", ".pdf", ".txt")
"""How the names of lab files end in a folder; a file that is named itself may be called anything."""


def mapping_of(values: Sequence[str]) -> dict[str, str]:
    """``--map result=Found`` as field and heading."""
    from labelcheck.knowledge.lab_headings import lab_headings

    chosen: dict[str, str] = {}
    for value in values:
        field, equals, heading = value.partition("=")
        if not equals or field not in lab_headings() or not heading:
            known = ", ".join(lab_headings())
            raise typer.BadParameter(f"{value!r} is not FIELD=HEADING with one of the fields {known}.")
        chosen[field] = heading
    return chosen


def lab_files(
    paths: Sequence[str] | None, mapping: Sequence[str] | None, given: Given | None
) -> tuple[tuple[LabReport, ...], list[str]]:
    """What ``lab_reports`` says of the files of ``--lab-results`` and of those that the catalogue names."""
    named = given.lab_files if given is not None else []
    chosen, every = mapping_of(mapping or ()), [*(paths or ()), *named]
    return lab_reports(every, chosen) if every else ((), [])


def lab_reports(paths: Sequence[str], mapping: Mapping[str, str]) -> tuple[tuple[LabReport, ...], list[str]]:
    """The readable lab files, and what is wrong with the others (each problem is also said on standard error)."""
    from labelcheck.batch.gate import read_file
    from labelcheck.cli.apart import ApartError, read_apart
    from labelcheck.labs.grid import LabFileError
    from labelcheck.labs.read import read_lab_file
    from labelcheck.model.document import UnreadableError

    reports: list[LabReport] = []
    problems: list[str] = []
    for file in _files(paths, problems):
        try:
            read = partial(read_lab_file, source=file, mapping=mapping)
            report = read_apart(read, LabReport, read_file(file), LabFileError, UnreadableError)
        except (ApartError, UnreadableError) as error:
            told(problems, file, str(error))
            continue
        reports.append(report)
        for problem in report.problems:
            told(problems, file, f"{at(problem.place)}{problem.message}")
    if reports:
        _check_mapping(mapping, reports, problems)
    return tuple(reports), problems


def _check_mapping(mapping: Mapping[str, str], reports: Sequence[LabReport], problems: list[str]) -> None:
    """Say which headings of ``--map`` no file has: a slip would be passed over else."""
    from labelcheck.knowledge import fold

    there = {fold(heading) for report in reports for heading, _ in report.columns}
    for name, heading in mapping.items():
        if fold(heading) not in there:
            told(problems, PROGRAM, f"--map {name}={heading}: no lab file has a heading {heading!r}")


def _files(paths: Sequence[str], problems: list[str]) -> list[str]:
    """The files among ``paths`` and those of the folders among them, hidden ones left out."""
    files: list[str] = []
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - a name too long or with a NUL makes Path.is_dir raise
            files.append(path)
            continue
        lost = len(problems)
        inside = sorted(_inside(path, problems))
        if not inside and len(problems) == lost:
            told(problems, path, f"the folder holds no lab files ({', '.join(SUFFIXES)})")
        files += inside
    return files


def _inside(folder: str, problems: list[str]) -> Iterator[str]:
    def lost(error: OSError) -> None:
        told(problems, str(error.filename), f"the folder cannot be read: {error.strerror}")

    for place, folders, names in os.walk(folder, onerror=lost):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield str(Path(place, name))


def told(problems: list[str], where: str, message: str) -> None:
    """Say a problem on standard error and keep it for the report."""
    complain(where, message)
    problems.append(f"{where}: {message}")


def at(place: Place) -> str:
    """Where something stands in a lab file, as the beginning of a message."""
    parts = [f"sheet {place.sheet}"] if place.sheet else []
    if place.page is not None and place.box is not None:
        parts.append(f"page {place.page}, {place.box[0]:.0f}/{place.box[1]:.0f} pt")
    elif place.row is not None:
        parts.append(f"row {place.row}" if place.column is not None else f"line {place.row}")
    if place.column is not None:
        parts.append(f"column {place.column}")
    return f"{', '.join(parts)}: " if parts else ""


def with_lab_results(
    answers: Sequence[Result | Unreadable],
    reports: tuple[LabReport, ...],
    policies: Mapping[str, Policy],
    day: str,
    given: Given | None,
) -> tuple[Sequence[Result | Unreadable], list[str]]:
    """``answers`` judged with the reports that belong to each; what belongs to none, and labels without a result."""
    from labelcheck.labs.matching import match
    from labelcheck.scan import judge

    if not reports:
        return answers, []
    results = tuple(answers)
    checked = [r for r in results if isinstance(r, Result)]
    products = given.products([r.source for r in checked]) if given is not None else None
    matched = match([r.label for r in checked], reports, products)
    problems: list[str] = []
    for problem in matched.problems:
        told(problems, problem.place.source, f"{at(problem.place)}{problem.message}")
    owned = {id(result): own for result, own in zip(checked, matched.reports, strict=True)}
    for result in checked:
        if not owned[id(result)]:
            complain(result.source, "no laboratory result belongs to this label")
    judged = tuple(
        judge(r, policies[r.source], day, owned[id(r)]) if isinstance(r, Result) and owned[id(r)] else r
        for r in results
    )
    return judged, problems
