"""Which program an answer is from: cache and journal keep nothing beyond a change of it."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import labelcheck

READERS = ("pypdfium2", "pdfplumber", "pdfminer.six", "rapidfuzz", "zxing-cpp")
RECOGNISERS = ("rapidocr", "onnxruntime", "opencv-python-headless")
RECOGNISING = (
    *("recogniser.py", "recognise.py", "bent_print.py", "print_lines.py", "print_words.py", "leaders.py"),
    *("picture_rules.py", "rendering.py", "pictures.py"),
)
"""The files of the program that decide what is recognised in a picture."""


def recogniser_version() -> bytes:
    """A digest of all that decides what is recognised in a picture; a new one recognises it again."""
    told = [f"{name} {_version(name)}".encode() for name in RECOGNISERS]
    told += [Path(labelcheck.__file__).with_name("documents").joinpath(name).read_bytes() for name in RECOGNISING]
    return hashlib.sha256(b"\n".join(told)).digest()


def program_version(others: Iterable[str] = ()) -> bytes:
    """A digest of the program's files (name, size, time) and of ``others`` that it runs, the libraries that read and
    the Python that runs."""
    told = [sys.version, labelcheck.__version__, *(f"{name} {_version(name)}" for name in (*READERS, *RECOGNISERS))]
    told += [_about(path, os.stat(path)) for path in others]  # noqa: PTH116
    pending = [str(Path(labelcheck.__file__).parent)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        pending.append(entry.path)
                elif entry.name.endswith((".py", ".toml")):
                    told.append(_about(entry.path, entry.stat()))
    return hashlib.sha256("\n".join(sorted(told)).encode("utf-8", "surrogateescape")).digest()


def _about(path: str, found: os.stat_result) -> str:
    return f"{path} {found.st_size} {found.st_mtime_ns}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
