"""Many files read and judged in workers: what is known is taken over, what fails costs no other, nothing is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from labelcheck.batch.answer import (
    ANSWER,
    JUDGE,
    PRINT,
    READ,
    RECOGNISE,
    WANTS,
    Answer,
    Render,
    Terms,
    answer_of,
    request,
    unpack,
    with_seen,
    with_wanted,
    work_for,
)
from labelcheck.batch.cache import Cache
from labelcheck.batch.gate import read_file
from labelcheck.batch.journal import Answers, Journal
from labelcheck.batch.pool import Failure, Job, run_jobs
from labelcheck.batch.version import recogniser_version
from labelcheck.batch.worker import Limits
from labelcheck.model.codec import CodecError, decode, encode
from labelcheck.model.document import OcrMode, Recognised, UnreadableError, Wanted
from labelcheck.model.regex import compile_all
from labelcheck.model.result import Outline

GIVE_UP_AFTER = 3
"""So many runs that ended while reading a file and never finished it: the file is not tried again."""
WARM_FROM = 20
"""From this many files on it pays to load all tables once, before the workers are forked."""
COMPILE_FROM = 300
"""From this many on also to compile all patterns, of which each worker else makes those it needs in its 100 files."""
RECOGNISING = Limits(memory=0, held=1_600_000_000, cpu=60, wall=120, files=50, resident=1_000_000_000)
"""For one page; the recogniser reserves more address space than it ever uses."""


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
    ocr: OcrMode = "missing"
    barcodes: bool = False


def scan_files(
    sources: Sequence[str],
    task: Task,
    journal: Journal,
    complain: Callable[[str], None],
    told: Callable[[Outline], None] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
    looked: Callable[[int, int], None] = lambda *_: None,
) -> Answers:
    """An answer for each of ``sources``, or for some when ``stopped`` says so; ``told`` hears of each as it comes.

    Labels that can be read without looking at pictures come first, then each as soon as its last picture was looked
    at. ``looked`` hears how many pictures were looked at, and of how many.

    Raises:
        OSError: the journal cannot be written.
    """
    cache = None if task.cache is None else Cache(task.cache, task.version, complain)
    run = _Run(task, journal, cache, told)
    try:
        opened = task.opened or cache is not None
        work = work_for(task.settings, task.render, task.ocr, barcodes=task.barcodes, opened=opened)
        for source, reply in run_jobs(run.jobs(sources, stopped), work, task.jobs, task.limits, stopped):
            run.take(source, reply)
        for digest, reply in run_jobs(run.pictures(looked, stopped), work, task.jobs, RECOGNISING, stopped):
            run.saw(digest, reply)
            for source, answer in run_jobs(run.again(stopped), work, 1, task.limits, stopped):
                run.take(source, answer)
        for source, reply in run_jobs(run.again(stopped), work, task.jobs, task.limits, stopped):
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
    wanting: dict[str, tuple[bytes, tuple[Wanted, ...]]] = field(default_factory=dict)
    """The sources that cannot be read before some of their pictures are, with their content."""
    whole: set[str] = field(default_factory=set)
    """Those of them all of whose pictures were looked at."""
    seen: dict[str, bytes] = field(default_factory=dict)
    """What was recognised, by the digest of the picture."""
    lost: set[str] = field(default_factory=set)
    """The digests of pictures whose worker gave no answer; another run may fare better."""
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

    def pictures(self, looked: Callable[[int, int], None], stopped: Callable[[], bool]) -> Iterator[Job]:
        """The requests for the pictures that are wanted, each once, and that were not recognised before."""
        every: dict[str, list[tuple[str, Wanted]]] = {}
        for source, (_, wanted) in self.wanting.items():
            for one in wanted:
                every.setdefault(one.digest, []).append((source, one))
        version = recogniser_version() if every else b""
        for number, (digest, places) in enumerate(every.items()):
            if stopped():
                return
            looked(number, len(every))
            known = self.cache.print(digest, version) if self.cache is not None else None
            if known is not None:
                self.seen[digest] = known
            elif (job := self._look(digest, places)) is not None:
                yield job
            else:
                self.seen[digest] = encode(Recognised(problem="the file was changed during the scan; scan again"))

    def _look(self, digest: str, places: Sequence[tuple[str, Wanted]]) -> Job | None:
        """The request for a picture that is in all of ``places``, in the first that still holds it."""
        for source, one in places:
            if (data := self._same(source)) is not None:
                return Job(digest, request(RECOGNISE, source, with_wanted(data, one)))
        return None

    def saw(self, digest: str, reply: bytes | Failure) -> None:
        """Keep what was recognised in a picture, or why nothing was."""
        if isinstance(reply, Failure):
            self.seen[digest] = encode(Recognised(problem=reply.message))
            self.lost.add(digest)
        elif reply[:1] == PRINT:
            self.seen[digest] = reply[1:]
            if self.cache is not None:
                self.cache.keep_print(digest, recogniser_version(), reply[1:])

    def again(self, stopped: Callable[[], bool]) -> Iterator[Job]:
        """The requests for the labels all of whose pictures have been looked at since the last time."""
        for source, (content, wanted) in self.wanting.items():
            if stopped():
                return
            if source in self.whole or not all(one.digest in self.seen for one in wanted):
                continue
            self.whole.add(source)
            data = self._same(source)
            if data is None:
                self._refuse(source, content, "changed", "the file was changed during the scan; scan again")
                continue
            self.reading[source] = content
            seen = {one.digest: self.seen[one.digest] for one in wanted}
            yield Job(source, request(READ, source, with_seen(data, seen)))

    def _same(self, source: str) -> bytes | None:
        """The bytes of ``source``, if they are still those that were read before."""
        try:
            data = self._data(source)
        except UnreadableError:
            return None
        return data if hashlib.sha256(data).digest() == self.wanting[source][0] else None

    def _data(self, source: str) -> bytes:
        data = self.task.texts.get(source)
        return read_file(source, found_in_folder=source in self.task.found) if data is None else data

    def take(self, source: str, reply: bytes | Failure) -> None:
        """Settle ``source`` with what its worker said."""
        content = self.reading.pop(source)
        if not isinstance(reply, Failure):
            try:
                if reply[:1] == WANTS and source not in self.wanting:
                    self.wanting[source] = content, decode(tuple[Wanted, ...], reply[1:])
                    return
                if reply[:1] != ANSWER:
                    raise CodecError("no answer")
                answer = unpack(reply[1:])
                known = decode(Outline, answer.outline)
            except CodecError:
                reply = Failure("parser-crash", "the reader gave no proper answer")
            else:
                if self.cache is not None and not self._lost_a_picture(source):
                    self.cache.keep(content, self._digest(source), answer)
                self._settle(source, content, answer, known)
                return
        self._refuse(source, content, reply.reason, reply.message)

    def _lost_a_picture(self, source: str) -> bool:
        _, wanted = self.wanting.get(source, (b"", ()))
        return any(one.digest in self.lost for one in wanted)

    def _request(self, source: str) -> bytes | None:
        """What to ask a worker about ``source``; None when it is settled already."""
        try:
            data = self._data(source)
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
            return request(READ, source, with_seen(data, {}))
        known = self.cache.answer(content, self._digest(source), opened=self.task.opened)
        if known is not None:
            self._settle(source, self.reading.pop(source), known, decode(Outline, known.outline))
            return None
        reading = self.cache.reading(content)
        return request(JUDGE, source, reading) if reading else request(READ, source, with_seen(data, {}))

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
        if left >= COMPILE_FROM:
            compile_all()
