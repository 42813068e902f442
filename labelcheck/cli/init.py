"""``labelcheck init``: a settings file to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from labelcheck.cli.exits import FAILED
from labelcheck.cli.options import complain

NAME = "labelcheck.toml"


def init(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Where the settings file is to be.")] = ".",
) -> None:
    """Write a labelcheck.toml that names every setting and changes nothing yet.

    Exit codes: 0 written, 2 there is one already, or it could not be written.
    """
    from labelcheck.batch.write import write_whole
    from labelcheck.config.show import starter_toml

    path = Path(folder) / NAME
    try:
        if path.exists():
            complain(str(path), "it is there already and is not written over")
            raise typer.Exit(FAILED)
        write_whole(path, [starter_toml().encode()])
    except (OSError, ValueError) as error:
        complain(str(path), f"it could not be written: {getattr(error, 'strerror', None) or error}")
        raise typer.Exit(FAILED) from error
    typer.echo(f"{path}: uncomment what you need; next: labelcheck scan {folder}")
