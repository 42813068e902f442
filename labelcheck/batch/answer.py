"""An answer as bytes: what comes back from a worker, and what cache and journal keep.

Reading and judgement are apart in it, so that a change of policy judges again without reading again.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, cast, get_type_hints

from labelcheck.batch.worker import Work
from labelcheck.model.codec import CodecError, decode, encode
from labelcheck.model.document import OcrMode, PicturesWantedError, Recognised, UnreadableError, Wanted
from labelcheck.model.result import SEVERITIES, Outline, Policy, Result, Severity, Unreadable, outline

READ, JUDGE, RECOGNISE = b"R", b"J", b"O"
ANSWER, WANTS, PRINT = b"A", b"W", b"P"
_READING = ("source", "sha256", "read_via", "partial", "label")
_JUDGED = tuple(field.name for field in fields(Result) if field.name not in _READING)
_SIZES = struct.Struct(">4I")
_NAME = struct.Struct(">I")

Render = Callable[[Result | Unreadable], bytes]
"""One line of a report, made in the worker, which has the answer at hand anyway."""


@dataclass(frozen=True, slots=True)
class Terms:
    """All that decides an answer besides the bytes of the file. Without a ``policy`` nothing is judged.
    ``shown`` are the severities of the findings in the rendered line."""

    policy: Policy | None
    as_of: str = ""
    shown: tuple[Severity, ...] = SEVERITIES


class Answer(NamedTuple):
    """The parts of an answer, each one line of JSON; none of them knows the name of the file. Without a ``reading``
    nothing can be judged again: the file gave no label, and ``judgement`` says why."""

    outline: bytes
    reading: bytes
    judgement: bytes
    line: bytes

    def pack(self) -> bytes:
        """The answer in one piece."""
        return _SIZES.pack(*map(len, self)) + b"".join(self)


def unpack(data: bytes) -> Answer:
    """The answer that ``pack`` made ``data`` of.

    Raises:
        CodecError: it is not one.
    """
    if len(data) < _SIZES.size or sum(_SIZES.unpack_from(data)) + _SIZES.size != len(data):
        raise CodecError("no answer")
    parts: list[bytes] = []
    start = _SIZES.size
    for size in _SIZES.unpack_from(data):
        parts.append(data[start : start + size])
        start += size
    return Answer(*parts)


def answer_of(found: Result | Unreadable, render: Render, *, opened: bool = True) -> Answer:
    """``found`` as bytes; its reading and judgement only when they are to be ``opened`` or kept."""
    bare = replace(found, source="")
    if not opened:
        return Answer(encode(outline(bare)), b"", b"", render(bare))
    if isinstance(bare, Unreadable):
        return Answer(encode(outline(bare)), b"", encode(bare), render(bare))
    reading = encode(attrgetter(*_READING)(bare))
    return Answer(encode(outline(bare)), reading, encode(attrgetter(*_JUDGED)(bare)), render(bare))


def open_answer(known: Outline, reading: bytes, judgement: bytes, source: str) -> Result | Unreadable:
    """The answer in ``reading`` and ``judgement``, for the file ``source``.

    Raises:
        CodecError: they do not hold one.
    """
    if known.reason is not None:
        return replace(decode(Unreadable, judgement), source=source)
    return replace(_read(reading), source=source, **_columns(_JUDGED, judgement))


def _read(reading: bytes) -> Result:
    return Result(**_columns(_READING, reading))


def _columns(names: tuple[str, ...], data: bytes) -> dict[str, Any]:
    """The fields ``names`` of a result, from the values in ``data``."""
    return dict(zip(names, decode(_row(names), data), strict=True))


@cache
def _row(names: tuple[str, ...]) -> type[tuple[Any, ...]]:
    hints = get_type_hints(Result)
    return cast("type[tuple[Any, ...]]", tuple.__class_getitem__(tuple(hints[name] for name in names)))


def request(kind: bytes, source: str, body: bytes) -> bytes:
    """What a worker is asked: to READ and judge the bytes of a file, to JUDGE a reading, or to RECOGNISE a picture.

    The body of READ is of :func:`with_seen`, that of RECOGNISE of :func:`with_wanted`.
    """
    name = os.fsencode(source)
    return kind + _NAME.pack(len(name)) + name + body


def with_seen(data: bytes, seen: Mapping[str, bytes]) -> bytes:
    """The bytes of a file, and what was recognised in its pictures, as it came from the workers."""
    return _beside(b"{%s}" % b",".join(b"%s:%s" % (encode(digest), one) for digest, one in seen.items()), data)


def with_wanted(data: bytes, wanted: Wanted) -> bytes:
    """The bytes of a file, and which of its pictures is to be recognised."""
    return _beside(encode(wanted), data)


def _beside(head: bytes, data: bytes) -> bytes:
    return _NAME.pack(len(head)) + head + data


def _apart(body: bytes) -> tuple[bytes, bytes]:
    end = _NAME.size + _NAME.unpack_from(body)[0]
    return body[_NAME.size : end], body[end:]


def work_for(
    settings: Callable[[str], Terms], render: Render, ocr: OcrMode, *, barcodes: bool = False, opened: bool = True
) -> Work:
    """What a worker does with a request, under the settings for its source; ``opened`` is as in :func:`answer_of`."""

    def work(asked: bytes) -> bytes:
        start = 1 + _NAME.size
        end = start + _NAME.unpack_from(asked, 1)[0]
        source, body = os.fsdecode(asked[start:end]), asked[end:]
        if asked[:1] == RECOGNISE:
            return PRINT + encode(_recognised(*_apart(body)))
        try:
            found = _read(body) if asked[:1] == JUDGE else _from_bytes(*_apart(body), ocr, barcodes=barcodes)
        except PicturesWantedError as error:
            return WANTS + encode(error.wanted)
        return ANSWER + answer_of(_held_against(found, settings(source)), render, opened=opened).pack()

    return work


def _from_bytes(seen: bytes, data: bytes, ocr: OcrMode, *, barcodes: bool) -> Result | Unreadable:
    from labelcheck.scan import read_only

    return read_only(data, "", ocr, decode(dict[str, Recognised], seen), barcodes=barcodes)


def _recognised(wanted: bytes, data: bytes) -> Recognised:
    from labelcheck.scan import recognise

    try:
        return recognise(data, decode(Wanted, wanted))
    except UnreadableError as error:
        return Recognised(problem=error.message)


def _held_against(found: Result | Unreadable, settings: Terms) -> Result | Unreadable:
    if isinstance(found, Unreadable) or settings.policy is None:
        return found
    from labelcheck.scan import judge

    return judge(found, settings.policy, settings.as_of)
