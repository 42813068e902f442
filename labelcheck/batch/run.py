"""Files scanned one after the other; one that fails costs no other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

from labelcheck.batch.discover import read_file
from labelcheck.model.document import UnreadableError
from labelcheck.model.result import Result, Unreadable
from labelcheck.scan import refused

MAX_BYTES = 50_000_000

Scan = Callable[[bytes, str], Result | Unreadable]


def scan_files(files: Sequence[str], scan: Scan) -> Iterator[Result | Unreadable]:
    """An answer for each of ``files``, in their order."""
    for path in files:
        try:
            data = read_bytes(path)
        except UnreadableError as error:
            yield refused(path, None, error.reason, error.message)
            continue
        try:
            yield scan(data, path)
        except Exception as error:  # a bug must not lose the other files
            message = f"a fault in labelcheck ({type(error).__name__}: {error}); please report it with the file"
            yield refused(path, hashlib.sha256(data).hexdigest(), "internal-error", message)


def read_bytes(path: str) -> bytes:
    """The bytes of the file ``path``.

    Raises:
        UnreadableError: missing, not-regular, permission or too-large.
    """
    try:
        data = read_file(path, MAX_BYTES)
    except FileNotFoundError as error:
        raise UnreadableError("missing", "there is no such file; check the path") from error
    except PermissionError as error:
        raise UnreadableError("permission", "the file may not be read; check its permissions") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnreadableError("not-regular", f"the file cannot be opened: {why}") from error
    if len(data) > MAX_BYTES:
        raise UnreadableError("too-large", f"the file is larger than {MAX_BYTES // 1_000_000} MB; split it")
    return data
