"""Which program an answer is from: cache and journal keep nothing beyond a change of it."""

from __future__ import annotations

import hashlib
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import labelcheck

READERS = ("pypdfium2", "pdfplumber", "pdfminer.six", "rapidfuzz")


def program_version() -> bytes:
    """A digest of the program's files (name, size, time), the libraries that read and the Python that runs."""
    told = [sys.version, labelcheck.__version__, *(f"{name} {_version(name)}" for name in READERS)]
    pending = [str(Path(labelcheck.__file__).parent)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        pending.append(entry.path)
                elif entry.name.endswith((".py", ".toml")):
                    about = entry.stat()
                    told.append(f"{entry.path} {about.st_size} {about.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(told)).encode("utf-8", "surrogateescape")).digest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
