"""``labelcheck clean``: what earlier scans left on the disk."""

from __future__ import annotations

import typer

from labelcheck.cli.exits import DONE, FAILED
from labelcheck.cli.options import CacheDir, complain


def clean(cache_dir: CacheDir = None) -> None:
    """Remove the cache and the journals of unfinished scans.

    Exit codes: 0 they are gone, 2 one could not be removed.
    """
    from labelcheck.batch.cache import NAME
    from labelcheck.batch.journal import RUNS
    from labelcheck.cli.inputs import cache_folder

    folder = cache_dir or cache_folder()
    failed = False
    for file in (*folder.glob(f"{NAME}*"), *folder.glob(f"{RUNS}/{'[0-9a-f]' * 32}.jsonl")):
        try:
            file.unlink()
        except OSError as error:
            complain(str(file), f"could not be removed: {error.strerror}")
            failed = True
        else:
            typer.echo(f"removed {file}")
    raise typer.Exit(FAILED if failed else DONE)
