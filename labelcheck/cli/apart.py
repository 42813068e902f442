"""Files of strangers, read in a process of its own like labels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class ApartError(Exception):
    """What the other process said against the file, or why it gave no answer."""


def read_apart(read: Callable[[bytes], T], kind: type[T], data: bytes, *refusals: type[Exception]) -> T:
    """What ``read`` makes of ``data`` in a worker with limits; ``kind`` is the type of its answer.

    Raises:
        ApartError: ``read`` raised one of ``refusals``, or was stopped by a limit.
    """
    from labelcheck.batch.pool import Failure, isolated
    from labelcheck.model.codec import decode, encode

    def work(asked: bytes) -> bytes:
        try:
            return b"+" + encode(read(asked))
        except refusals as error:
            return b"-" + str(error).encode("utf-8", "backslashreplace")

    answer = isolated(work, data)
    if isinstance(answer, Failure):
        raise ApartError(answer.message)
    if answer[:1] == b"-":
        raise ApartError(answer[1:].decode())
    return decode(kind, answer[1:])
