"""``labelcheck rule``: the pages of the rules."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated

import typer

from labelcheck.cli.exits import FAILED, PROGRAM
from labelcheck.cli.options import complain, console, one_of

if TYPE_CHECKING:
    from labelcheck.model.manual import Manual


def rule(
    code: Annotated[str | None, typer.Argument(metavar="CODE", help="The code of a rule, as F001.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All rules.")] = False,
    output_format: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", callback=one_of(("full", "markdown", "json")), help="full, markdown or json."
        ),
    ] = "full",
) -> None:
    """Explain a rule: what it finds, why it matters, what fails and passes, what it does not prove, its source.

    Exit codes: 0 explained, 2 there is no such rule.
    """
    from labelcheck.cli.settings import known_rules
    from labelcheck.rules import all_rules, manual

    codes = known_rules()
    if every == (code is not None):
        raise typer.BadParameter("give the code of a rule, or --all.")
    if code is not None and code.upper() not in codes:
        complain(PROGRAM, f"{code!r} is no code of a rule.{_meant(code, codes)} `labelcheck rule --all` prints all.")
        raise typer.Exit(FAILED)
    _print([manual(found) for found in all_rules() if every or found.code == (code or "").upper()], output_format)


def _meant(word: str, codes: Collection[str]) -> str:
    """The rules that ``word`` may stand for: those of a family, the one of that name, or the one with the nearest
    code."""
    from labelcheck.config import near
    from labelcheck.rules import all_rules

    meant = [rule.code for rule in all_rules() if rule.code.startswith(word.upper()) or rule.name == word.lower()]
    return f" Did you mean {', '.join(meant)}?" if word and meant else near(word.upper(), codes)


def _print(pages: list[Manual], output_format: str) -> None:
    from labelcheck.reports.manual import draw_manual, manual_markdown, manuals_json

    if output_format == "json":
        typer.echo(manuals_json(pages), nl=False)
    elif output_format == "markdown":
        typer.echo("\n".join(map(manual_markdown, pages)), nl=False)
    else:
        screen = console()
        for page in pages:
            draw_manual(screen, page)
