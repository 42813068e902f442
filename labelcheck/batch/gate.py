"""The bytes of an input, taken without waiting for a pipe or a device and without reading more than is allowed."""

from __future__ import annotations

import os
import stat

from labelcheck.model.document import UnreadableError

MAX_BYTES = 50_000_000


def read_file(path: str, *, found_in_folder: bool = False) -> bytes:
    """The bytes of the file ``path``, as they stood at one moment.

    Raises:
        UnreadableError: missing (vanished when it was ``found_in_folder``), permission, not-regular, too-large, or
            changed when it is written to while it is read.
    """
    try:
        data = _snapshot(path)
        if data is None:
            data = _snapshot(path)
    except FileNotFoundError as error:
        if found_in_folder:
            if os.path.islink(path):  # noqa: PTH114 - like all of this room a plain path
                raise UnreadableError("missing", "it is a link to a file that is not there; mend it") from error
            raise UnreadableError("vanished", "the file was removed during the scan; scan again") from error
        if "://" in path:
            raise UnreadableError("missing", "addresses are not opened: save the label and give the file") from error
        raise UnreadableError("missing", "there is no such file; check the path") from error
    except PermissionError as error:
        raise UnreadableError("permission", "the file may not be read; check its permissions") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnreadableError("not-regular", f"the file cannot be opened: {why}") from error
    if data is None:
        raise UnreadableError("changed", "the file is being written to; scan it when that is done")
    if len(data) > MAX_BYTES:
        raise UnreadableError("too-large", f"the file is larger than {MAX_BYTES // 1_000_000} MB; split it")
    return data


def _snapshot(path: str) -> bytes | None:
    """The bytes of ``path`` up to one more than the limit; None when it changed meanwhile."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise OSError(0, "it is not a regular file")
        size = min(before.st_size, MAX_BYTES) + 1
        data = _read(descriptor, size)
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return data if same and len(data) == min(before.st_size, size) else None


def _read(descriptor: int, size: int) -> bytes:
    data = os.read(descriptor, size)
    while data and len(data) < size and (more := os.read(descriptor, size - len(data))):
        data += more
    return data
