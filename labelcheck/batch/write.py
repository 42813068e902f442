"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write ``pieces`` beside ``path`` and put them in its place once they are safe on the disk.

    An old file at ``path`` stands as it was until then, and for good when anything fails.

    Raises:
        OSError: it could not be written; nothing is left behind.
    """
    if path.exists() and not path.is_file():  # a pipe behind /dev/stdout or /dev/fd is nowhere else
        with path.open("wb") as device:
            device.writelines(pieces)
        return
    path = Path(os.path.realpath(path))  # through a link
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fchmod(descriptor, path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
            os.fsync(descriptor)
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        os.unlink(name)  # noqa: PTH108
        raise
    with contextlib.suppress(OSError):  # the report stands; some file systems do not let a folder be synced
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
