"""What a run has done so far, on disk: where a killed run goes on, and where the report is written from.

One line of JSON for each event: the settings of the run, a file begun, a file done with its answer. A line that is
torn or damaged counts for nothing, so its file is done again. The answers stay on disk and only their places in
memory, so that a run of any length takes little of it.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, overload

from labelcheck.batch.answer import Answer, open_answer
from labelcheck.model.codec import decode
from labelcheck.model.result import Outline, Result, Unreadable

RUNS = "runs"
"""The folder of the journals."""
SYNC_SECONDS = 1.0
_ANSWER = b', "answer": ['


class BusyError(Exception):
    """Another run writes this journal."""


class Entry(NamedTuple):
    """A file that is done: its content, its outline, and where the other parts of its answer stand."""

    content: str | None
    outline: Outline
    start: int
    sizes: tuple[int, int, int]


class Journal:
    """The journal of one run; without a ``path`` it has no name and ends with the program.

    Raises:
        BusyError: another run writes it.
        OSError: it cannot be written.
    """

    def __init__(self, path: Path | None, settings: str, *, resume: bool = False) -> None:
        self.path = path
        self.entries: dict[str, Entry] = {}
        self.begun: Counter[str] = Counter()
        self._end = 0
        self._synced = time.monotonic()
        if path is None:
            self._file = tempfile.TemporaryFile(prefix="labelcheck-")  # noqa: SIM115 - closed by ``close``
        else:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "r+b")  # noqa: SIM115, PTH123
            self._lock()
        head = json.dumps({"settings": settings}).encode() + b"\n"
        try:
            if not (resume and self._resume(head)):
                self._file.truncate(0)
                self._append(head)
        except BaseException:
            self._file.close()
            raise

    def start(self, source: str) -> None:
        """Say that ``source`` is about to be read."""
        if self.path is not None:
            self._append(b'{"start":"%s"}\n' % _name(source))

    def done(self, source: str, content: str | None, known: Outline, answer: Answer) -> None:
        """Keep the answer for ``source``."""
        parts = [answer.outline, *(part or b"null" for part in answer[1:])]
        body = b",".join(parts)
        sizes = [len(part) for part in parts]
        about = {"done": _name(source).decode(), "content": content, "sizes": sizes, "sum": zlib.crc32(body)}
        head = json.dumps(about)[:-1].encode() + _ANSWER
        start = self._append(head + body + b"]}\n") + len(head) + sizes[0] + 1
        self.entries[source] = Entry(content, known, start, (sizes[1], sizes[2], sizes[3]))
        if time.monotonic() - self._synced > SYNC_SECONDS and self.path is not None:
            os.fsync(self._file.fileno())
            self._synced = time.monotonic()

    def parts(self, source: str) -> tuple[bytes, bytes, bytes]:
        """Reading, judgement and line of the answer for ``source``."""
        _, _, start, (first, second, third) = self.entries[source]
        data = os.pread(self._file.fileno(), first + second + third + 2, start)
        return data[:first], data[first + 1 : first + 1 + second], data[first + second + 2 :]

    def line(self, source: str) -> bytes:
        """The line of the answer for ``source``."""
        _, _, start, (first, second, third) = self.entries[source]
        return os.pread(self._file.fileno(), third, start + first + second + 2)

    def close(self, *, finished: bool) -> None:
        """Let go of the file; a ``finished`` run needs none any more."""
        if finished and self.path is not None:
            self.path.unlink(missing_ok=True)
        self._file.close()

    def _lock(self) -> None:
        try:
            fcntl.flock(self._file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise BusyError from error

    def _append(self, line: bytes) -> int:
        """Write ``line`` at the end; where it begins."""
        start = self._end
        rest = memoryview(line)
        while rest:
            written = os.pwrite(self._file.fileno(), rest, self._end)
            self._end += written
            rest = rest[written:]
        return start

    def _resume(self, head: bytes) -> bool:
        """Take over what an earlier run of the same settings has done; False when there is none."""
        self._file.seek(0)
        if self._file.readline() != head:
            return False
        self._end = len(head)
        for line in self._file:
            if not line.endswith(b"\n"):
                break
            self._take(line, self._end)
            self._end += len(line)
        self._file.truncate(self._end)
        return True

    def _take(self, line: bytes, start: int) -> None:
        """Take over one event of an earlier run; what is damaged is as if it had not been."""
        head, _, rest = line.partition(_ANSWER)
        try:
            if not rest:
                self.begun[_path(json.loads(head)["start"])] += 1
                return
            about = json.loads(head + b"}")
            body, first = rest[:-3], about["sizes"][0]
            if zlib.crc32(body) != about["sum"]:
                return
            source, known, sizes = _path(about["done"]), decode(Outline, body[:first]), about["sizes"][1:]
            self.entries[source] = Entry(about["content"], known, start + len(head) + len(_ANSWER) + first + 1, sizes)
        except (ValueError, KeyError, TypeError):
            return
        del self.begun[source]


class Answers(Sequence[Result | Unreadable]):
    """The answers of a run in the order of its inputs, each opened when it is looked at.

    ``sources`` and ``outlines`` stand beside them; ``missing`` counts the inputs a stopped run has no answer for.
    """

    def __init__(self, journal: Journal, sources: Sequence[str]) -> None:
        self._journal = journal
        self.sources = [source for source in sources if source in journal.entries]
        self.outlines = tuple(journal.entries[source].outline for source in self.sources)
        self.missing = len(sources) - len(self.sources)

    def __len__(self) -> int:
        return len(self.sources)

    @overload
    def __getitem__(self, index: int) -> Result | Unreadable: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Result | Unreadable]: ...
    def __getitem__(self, index: int | slice) -> Result | Unreadable | Sequence[Result | Unreadable]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        source = self.sources[index]
        reading, judgement, _ = self._journal.parts(source)
        return open_answer(self.outlines[index], reading, judgement, source)

    def lines(self, named: Callable[[bytes, str], bytes]) -> Iterator[bytes]:
        """The line that was rendered for each answer, made by ``named`` one that knows its source."""
        for source in self.sources:
            yield named(self._journal.line(source), source)


def _name(source: str) -> bytes:
    return base64.b64encode(os.fsencode(source))


def _path(name: str) -> str:
    return os.fsdecode(base64.b64decode(name, validate=True))
