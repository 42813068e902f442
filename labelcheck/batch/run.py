"""Many files read and judged in workers: what is known is taken over, what fails costs no other, nothing is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, overload

from labelcheck.batch.answer import (
    JUDGE,
    READ,
    Answer,
    Render,
    Terms,
    answer_of,
    open_answer,
    request,
    unpack,
    work_for,
)
from labelcheck.batch.cache import Cache
from labelcheck.batch.gate import read_file
from labelcheck.batch.journal import Journal
from labelcheck.batch.pool import Failure, Job, run_jobs
from labelcheck.batch.worker import Limits
from labelcheck.model.codec import CodecError, decode, encode
from labelcheck.model.document import UnreadableError
from labelcheck.model.result import Outline, Result, Unreadable

GIVE_UP_AFTER = 3
"""So many runs that ended while reading a file and never finished it: the file is not tried again."""
WARM_FROM = 20
"""From this many files on it pays to load all tables once, before the workers are forked."""


class Task(NamedTuple):
    """What a run is to do with each input.

    ``settings`` gives those for a source; ``version`` is the program's. ``opened`` says that the report needs the
    results themselves and not only their lines. ``texts`` are the bytes of inputs that are no files (standard input),
    by name; ``found`` the files that were found rather than named.
    """

    settings: Callable[[str], Terms]
    render: Render
    version: bytes
    opened: bool = True
    jobs: int = 1
    cache: Path | None = None
    texts: Mapping[str, bytes] = {}
    found: frozenset[str] = frozenset()
    limits: Limits = Limits()


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


def scan_files(
    sources: Sequence[str],
    task: Task,
    journal: Journal,
    complain: Callable[[str], None],
    told: Callable[[Outline], None] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Answers:
    """An answer for each of ``sources``, or for some when ``stopped`` says so; ``told`` hears of each as it comes.

    Raises:
        OSError: the journal cannot be written.
    """
    cache = None if task.cache is None else Cache(task.cache, task.version, complain)
    run = _Run(task, journal, cache, told)
    try:
        jobs = run.jobs(sources, stopped)
        for source, reply in run_jobs(jobs, work_for(task.settings, task.render), task.jobs, task.limits, stopped):
            run.take(source, reply)
    finally:
        if cache is not None:
            cache.close()
    return Answers(journal, sources)


@dataclass(slots=True)
class _Run:
    task: Task
    journal: Journal
    cache: Cache | None
    told: Callable[[Outline], None]
    reading: dict[str, bytes] = field(default_factory=dict)
    """The content of each file a worker is at."""
    loaded: bool = False
    digests: dict[int, tuple[Terms, bytes]] = field(default_factory=dict)

    def jobs(self, sources: Sequence[str], stopped: Callable[[], bool]) -> Iterator[Job]:
        """The requests for those of ``sources`` that are not settled without a worker."""
        for index, source in enumerate(sources):
            if stopped():
                return
            asked = self._request(source)
            if asked is not None:
                self._load(len(sources) - index)
                self.journal.start(source)
                yield Job(source, asked)

    def take(self, source: str, reply: bytes | Failure) -> None:
        """Settle ``source`` with what its worker said."""
        content = self.reading.pop(source)
        if not isinstance(reply, Failure):
            try:
                answer = unpack(reply)
                known = decode(Outline, answer.outline)
            except CodecError:
                reply = Failure("parser-crash", "the reader gave no proper answer")
            else:
                if self.cache is not None:
                    self.cache.keep(content, self._digest(source), answer)
                self._settle(source, content, answer, known)
                return
        self._refuse(source, content, reply.reason, reply.message)

    def _request(self, source: str) -> bytes | None:
        """What to ask a worker about ``source``; None when it is settled already."""
        try:
            data = self.task.texts.get(source)
            if data is None:
                data = read_file(source, found_in_folder=source in self.task.found)
        except UnreadableError as error:
            self._refuse(source, None, error.reason, error.message)
            return None
        content = hashlib.sha256(data).digest()
        done = self.journal.entries.get(source)
        if done is not None and done.content == content.hex():
            self.told(done.outline)
            return None
        if self.journal.begun[source] >= GIVE_UP_AFTER:
            self._refuse(source, content, "parser-crash", f"{GIVE_UP_AFTER} scans ended while it was being read")
            return None
        self.reading[source] = content
        if self.cache is None:
            return request(READ, source, data)
        known = self.cache.answer(content, self._digest(source), opened=self.task.opened)
        if known is not None:
            self._settle(source, self.reading.pop(source), known, decode(Outline, known.outline))
            return None
        reading = self.cache.reading(content)
        return request(JUDGE, source, reading) if reading else request(READ, source, data)

    def _digest(self, source: str) -> bytes:
        """Which version and settings the answer for ``source`` is of."""
        settings = self.task.settings(source)
        if id(settings) not in self.digests:  # kept beside its digest, so that no other can take its id
            self.digests[id(settings)] = settings, hashlib.sha256(self.task.version + encode(settings)).digest()
        return self.digests[id(settings)][1]

    def _refuse(self, source: str, content: bytes | None, reason: str, message: str) -> None:
        from labelcheck.scan import refused

        digest = None if content is None else content.hex()
        answer = answer_of(refused(source, digest, reason, message), self.task.render)
        self._settle(source, content, answer, decode(Outline, answer.outline))

    def _settle(self, source: str, content: bytes | None, answer: Answer, known: Outline) -> None:
        if not self.task.opened:
            answer = answer._replace(reading=b"", judgement=b"")
        self.journal.done(source, None if content is None else content.hex(), known, answer)
        self.told(known)

    def _load(self, left: int) -> None:
        """Load what the workers need before the first is forked, so that all share it."""
        if self.loaded:
            return
        self.loaded = True
        from labelcheck import scan

        if left >= WARM_FROM:
            scan.load()
