"""Redlines of many labels, each drawn in a worker under the limits of reading."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from labelcheck.batch.gate import read_file
from labelcheck.batch.pool import Failure, Job, run_jobs
from labelcheck.batch.worker import Limits
from labelcheck.model.codec import decode, encode
from labelcheck.model.document import UnreadableError
from labelcheck.redline import Marks, RedlineError, redline

LIMITS = Limits(reply=128 << 20)
"""Those of reading, but the answer is a whole file."""
NO_PAGE = "no-page"
"""The reason of a Failure that is none: there is nothing to draw on."""

_SIZE = struct.Struct(">I")
_DRAWN, _NO_PAGE, _REFUSED = b"D", b"T", b"E"


class Wanted(NamedTuple):
    """A label to be drawn on, the digest of what was read, and what to draw."""

    source: str
    sha256: str
    marks: Marks


def redlines(
    wanted: Iterable[Wanted], texts: Mapping[str, bytes], jobs: int = 1
) -> Iterator[tuple[str, bytes | Failure]]:
    """The copy of each label in ``wanted``, as they come; ``texts`` are the bytes of those that are no files."""
    gone: list[tuple[str, Failure]] = []

    def requests() -> Iterator[Job]:
        for source, sha256, marks in wanted:
            content = _content(source, sha256, texts)
            if isinstance(content, Failure):
                gone.append((source, content))
            else:
                told = encode(marks)
                yield Job(source, _SIZE.pack(len(told)) + told + content)

    for source, reply in run_jobs(requests(), _work, jobs, LIMITS):
        yield source, reply if isinstance(reply, Failure) else _opened(reply)
    yield from gone


def _content(source: str, sha256: str, texts: Mapping[str, bytes]) -> bytes | Failure:
    try:
        data = texts[source] if source in texts else read_file(source)
    except UnreadableError as error:
        return Failure(error.reason, error.message)
    if hashlib.sha256(data).hexdigest() != sha256:
        return Failure("changed", "the file was changed since it was read; scan again")
    return data


def _work(asked: bytes) -> bytes:
    end = _SIZE.size + _SIZE.unpack_from(asked)[0]
    try:
        drawn = redline(asked[end:], decode(Marks, asked[_SIZE.size : end]))
    except RedlineError as error:
        return _REFUSED + str(error).encode("utf-8", "replace")
    return _NO_PAGE if drawn is None else _DRAWN + drawn


def _opened(reply: bytes) -> bytes | Failure:
    kind, body = reply[:1], reply[1:]
    if kind == _DRAWN:
        return body
    if kind == _NO_PAGE:
        return Failure(NO_PAGE, "a text has no page to draw on")
    return Failure("redline", body.decode("utf-8", "replace"))
