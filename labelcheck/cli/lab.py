"""``labelcheck lab``: what a lab file says; nothing is judged."""

from __future__ import annotations

from typing import Annotated

import typer

from labelcheck.cli.exits import DONE, FAILED
from labelcheck.cli.options import console, one_of


def lab(
    paths: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Lab files (CSV, TSV, XLSX, PDF, text), or folders.")
    ],
    output_format: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", callback=one_of(("full", "json")), help="full (for people) or json."
        ),
    ] = "full",
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="FIELD=HEADING", help="Which column a field is in.")
    ] = None,
) -> None:
    """Show what lab files say: sample, laboratory, and each result with its unit, basis and place.

    Exit codes: 0 every file was read, 2 something of one could not be.
    """
    from labelcheck.cli.lab_files import lab_reports, mapping_of

    reports, problems = lab_reports(paths, mapping_of(mapping or []))
    if output_format == "json":
        from labelcheck.reports.lab import lab_json

        typer.echo(lab_json(reports), nl=False)
    else:
        from labelcheck.reports.lab import draw_lab

        for report in reports:
            draw_lab(console(), report)
    raise typer.Exit(FAILED if problems or not reports else DONE)
