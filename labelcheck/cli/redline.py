"""``scan --redline DIR``: copies of the labels with their findings drawn on them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from labelcheck.cli.options import complain
from labelcheck.model.result import Report, Result

if TYPE_CHECKING:
    from labelcheck.batch.redline import Wanted
    from labelcheck.cli.labels import Scanned

PNG = ".png"
ENDINGS = {".jpg", ".jpeg", ".tif", ".tiff", ".webp"}
"""Of pictures whose copy, a PNG, gets an ending more."""


def write_redlines(done: Scanned, folder: Path) -> bool:
    """Write the copy of each label that was judged below ``folder``; what is not written is said on standard error.
    Whether every copy was written that there is to write."""
    from labelcheck.batch.redline import NO_PAGE, redlines
    from labelcheck.batch.write import write_whole

    targets, told = _targets(done.ran.answers.sources, folder)
    whole = not told
    for source, copy in redlines(_wanted(done.report, targets), done.ran.texts, done.ran.jobs):
        if not isinstance(copy, bytes):
            told[source] = copy.message
            whole = whole and copy.reason == NO_PAGE
            continue
        try:
            targets[source].parent.mkdir(parents=True, exist_ok=True)
            write_whole(targets[source], [copy])
        except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
            told[source] = f"{targets[source]} could not be written: {getattr(error, 'strerror', None) or error}"
            whole = False
    for source in sorted(told):
        complain(source, f"no redline: {told[source]}")
    return whole


def _wanted(report: Report, targets: Mapping[str, Path]) -> Iterator[Wanted]:
    from labelcheck.batch.redline import Wanted
    from labelcheck.redline import marks_of

    for result in report.results:
        if isinstance(result, Result) and result.source in targets:
            yield Wanted(result.source, result.sha256, marks_of(result, report.shown, report.as_of))


def _targets(sources: Sequence[str], folder: Path) -> tuple[dict[str, Path], dict[str, str]]:
    """Where the copy of each of ``sources`` goes, and why there is none for the others."""
    originals = {os.path.realpath(source) for source in sources}
    taken: dict[str, str] = {}
    targets: dict[str, Path] = {}
    refused: dict[str, str] = {}
    for source in sources:
        target = folder / copy_name(source)
        place = os.path.realpath(target)
        if not Path(place).is_relative_to(os.path.realpath(folder)):
            refused[source] = f"{target} leads out of the folder, by a link; remove that"
        elif place in originals:
            refused[source] = "its copy would take the place of a label; give a folder of its own"
        elif place in taken:
            refused[source] = f"its copy would take the place of that of {taken[place]}; scan one after the other"
        else:
            taken[place] = source
            targets[source] = target
    return targets, refused


def copy_name(source: str) -> str:
    """What the copy of ``source`` is called: its path from the working directory, or from the root where it lies
    outside of that."""
    path = Path(os.path.abspath(source))  # noqa: PTH100 - a link keeps its own name
    below = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path.relative_to(path.anchor)
    return f"{below}{PNG if path.suffix.lower() in ENDINGS else ''}"
