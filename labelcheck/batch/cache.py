"""Answers kept between runs, by the content of the file; a cache that cannot be used is done without.

Readings are kept by content and version, judgements by content, version and settings, one of each for a content: a
change of policy judges again and reads nothing again, and the cache grows only with the number of labels. What was
recognised in a picture is kept by what the picture looks like.
"""

from __future__ import annotations

import contextlib
import sqlite3
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from labelcheck.batch.answer import Answer

NAME = "cache.sqlite"
PENDING = 50
"""Answers written at once."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS reading(content BLOB PRIMARY KEY, version BLOB, body BLOB, sum INTEGER);
CREATE TABLE IF NOT EXISTS print(picture TEXT PRIMARY KEY, version BLOB, body BLOB, sum INTEGER);
CREATE TABLE IF NOT EXISTS judgement(
    content BLOB PRIMARY KEY, settings BLOB, outline BLOB, body BLOB, line BLOB, sum INTEGER);
"""

Complain = Callable[[str], None]


class Cache:
    """Never raises: at the first fault ``complain`` is told once, and from then on nothing is found or kept."""

    def __init__(self, folder: Path, version: bytes, complain: Complain) -> None:
        self._version, self._complain = version, complain
        self._pending: list[tuple[bytes, bytes, Answer]] = []
        self._database: sqlite3.Connection | None = None
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._database = sqlite3.connect(folder / NAME, timeout=0.2, isolation_level=None)
            self._database.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; {_SCHEMA}")
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def answer(self, content: bytes, settings: bytes, *, opened: bool) -> Answer | None:
        """What is known of ``content`` under ``settings``; its reading and judgement only when ``opened``."""
        query = "SELECT outline, {} line, sum FROM judgement WHERE content=? AND settings=?"
        row = self._row(query.format("body," if opened else "x'',"), content, settings)
        if row is None:
            return None
        outline, body, line, total = row
        if not opened:
            return Answer(outline, b"", b"", line) if zlib.crc32(line, zlib.crc32(outline)) == total else None
        reading, judgement = self.reading(content), _unsealed(body)
        if reading is None or judgement is None or zlib.crc32(line, zlib.crc32(outline)) != total:
            return None
        return Answer(outline, reading, judgement, line)

    def reading(self, content: bytes) -> bytes | None:
        """What was read of ``content``, by this version."""
        row = self._row("SELECT body, sum FROM reading WHERE content=? AND version=?", content, self._version)
        return row[0] if row is not None and zlib.crc32(row[0]) == row[1] else None

    def print(self, picture: str, version: bytes) -> bytes | None:
        """What was recognised in the picture that looks so, by this version of the recogniser."""
        row = self._row("SELECT body, sum FROM print WHERE picture=? AND version=?", picture, version)
        return row[0] if row is not None and zlib.crc32(row[0]) == row[1] else None

    def keep_print(self, picture: str, version: bytes, body: bytes) -> None:
        """Remember what was recognised in a picture, at once: it took seconds."""
        if self._database is None:
            return
        try:
            self._database.execute(
                "INSERT OR REPLACE INTO print VALUES(?,?,?,?)", (picture, version, body, zlib.crc32(body))
            )
        except sqlite3.Error as error:
            self._give_up(error)

    def keep(self, content: bytes, settings: bytes, answer: Answer) -> None:
        """Remember ``answer``."""
        if self._database is not None:
            self._pending.append((content, settings, answer))
            if len(self._pending) >= PENDING:
                self.flush()

    def flush(self) -> None:
        """Write what is to be remembered."""
        pending, self._pending = self._pending, []
        readings = [(c, self._version, a.reading, zlib.crc32(a.reading)) for c, _, a in pending]
        judgements = [
            (c, s, a.outline, _sealed(a.judgement), a.line, zlib.crc32(a.line, zlib.crc32(a.outline)))
            for c, s, a in pending
        ]
        if self._database is None or not pending:
            return
        try:
            with self._database:
                self._database.execute("BEGIN IMMEDIATE")
                self._database.executemany("INSERT OR REPLACE INTO reading VALUES(?,?,?,?)", readings)
                self._database.executemany("INSERT OR REPLACE INTO judgement VALUES(?,?,?,?,?,?)", judgements)
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Write what is to be remembered and let go of the file."""
        self.flush()
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()

    def _row(self, query: str, *values: bytes | str) -> tuple[Any, ...] | None:
        if self._database is None:
            return None
        try:
            row: tuple[Any, ...] | None = self._database.execute(query, values).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row

    def _give_up(self, error: Exception) -> None:
        self._database = None
        if isinstance(error, OSError):
            self._complain(f"the cache is not used ({error.filename}: {error.strerror}); --cache-dir moves it")
        else:
            self._complain(f"the cache is not used ({error}); `labelcheck clean` removes it")


_SUM = struct.Struct(">I")


def _sealed(body: bytes) -> bytes:
    """``body`` behind its sum: it is not always read, so the sum of its row leaves it out."""
    return _SUM.pack(zlib.crc32(body)) + body


def _unsealed(data: bytes) -> bytes | None:
    """The body that was sealed; None where it is damaged."""
    body = data[_SUM.size :]
    return body if data[: _SUM.size] == _SUM.pack(zlib.crc32(body)) else None
