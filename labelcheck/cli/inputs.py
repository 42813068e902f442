"""Files and standard input, as the commands take them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from labelcheck.batch.discover import STDIN, Inputs
from labelcheck.batch.run import MAX_BYTES, Scan, scan_files
from labelcheck.cli.options import complain
from labelcheck.model.result import Result, Unreadable
from labelcheck.scan import refused


def answers(inputs: Inputs, stdin_name: str, scan: Scan) -> Iterator[Result | Unreadable]:
    """An answer for each input, in order."""
    for path in inputs.files:
        if path == STDIN:
            yield _standard_input(stdin_name, scan)
        else:
            yield from scan_files([path], scan)


def _standard_input(name: str, scan: Scan) -> Result | Unreadable:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return refused(name, None, "too-large", f"standard input is larger than {MAX_BYTES // 1_000_000} MB")
    return scan(data, name)


def report_unread(results: Sequence[Result | Unreadable], problems: Sequence[tuple[str, str]]) -> None:
    """Say on standard error what could not be read."""
    for where, message in problems:
        complain(where, message)
    for result in results:
        if isinstance(result, Unreadable):
            complain(result.source, f"not read ({result.reason}): {result.message}")
