"""The supervisor's side: workers are started, fed one request each, watched, killed, replaced.

Nothing is shared between workers: each has a private pair of sockets, so that the death of one costs its own request.
The supervisor has one thread, never waits without a limit, and looks at no request or reply beyond its length.
"""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import socket
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from labelcheck.batch.worker import ANSWERED, NO_MEMORY, REPLY, REQUEST, TOO_LARGE, Limits, Work, serve

TICK = 0.1
"""Seconds after which the supervisor looks up, at the latest."""


class Job(NamedTuple):
    """One request; ``key`` names it to whoever asked."""

    key: str
    request: bytes


class Failure(NamedTuple):
    """Why a request has no answer: time-limit, memory-limit, too-large, parser-crash or
    internal-error, and what to say."""

    reason: str
    message: str


@dataclass(slots=True)
class _Worker:
    pid: int
    channel: socket.socket
    job: Job | None = None
    attempt: int = 1
    outgoing: memoryview = field(default_factory=lambda: memoryview(b""))
    inbox: bytearray = field(default_factory=bytearray)
    deadline: float = 0
    served: int = 0
    spent: bool = False
    """To be replaced before it gets another request."""


def run_jobs(
    jobs: Iterator[Job],
    work: Work,
    workers: int = 1,
    limits: Limits = Limits(),  # noqa: B008 - immutable
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[str, bytes | Failure]]:
    """The key and the answer of each of ``jobs``, as they come; ends early when ``stopped`` says so.

    A request whose worker crashed is tried once more, in a fresh worker; one that met a limit is not.
    """
    team: list[_Worker] = []
    again: deque[Job] = deque()
    ready = next(jobs, None)
    try:
        while not stopped():
            while (job := again[0] if again else ready) is not None:
                worker = _free(team, workers, work, limits, fresh=bool(again))
                if worker is None:
                    break
                _give(worker, job, 2 if again else 1, limits)
                if again:
                    again.popleft()
                else:
                    ready = next(jobs, None)
            busy = [worker for worker in team if worker.job is not None]
            if not busy:
                return
            for worker in _stirred(busy):
                job, answer = worker.job, _step(worker, limits)
                if worker.spent:
                    team.remove(worker)
                if answer is None or job is None:
                    continue
                if isinstance(answer, Failure) and answer.reason == "parser-crash" and worker.attempt == 1:
                    again.append(job)
                else:
                    yield job.key, answer
    finally:
        for worker in team:
            _end(worker)


def isolated(work: Work, request: bytes, limits: Limits = Limits()) -> bytes | Failure:  # noqa: B008
    """The answer to one request, worked out in a process of its own."""
    return next(iter(run_jobs(iter([Job("", request)]), work, 1, limits)))[1]


def _free(team: list[_Worker], most: int, work: Work, limits: Limits, *, fresh: bool) -> _Worker | None:
    """A worker without a request, a new one if need be and there may be more; None when all are busy."""
    idle = next((worker for worker in team if worker.job is None), None)
    if idle is not None and (fresh and idle.served):
        team.remove(idle)
        _end(idle)
        idle = None
    if idle is None and len(team) < most:
        idle = _start(work, limits)
        team.append(idle)
    return idle


def _start(work: Work, limits: Limits) -> _Worker:
    ours, theirs = socket.socketpair()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        serve(theirs, parent, work, limits)
    theirs.close()
    ours.setblocking(False)
    return _Worker(pid, ours)


def _give(worker: _Worker, job: Job, attempt: int, limits: Limits) -> None:
    worker.job, worker.attempt = job, attempt
    worker.outgoing = memoryview(REQUEST.pack(len(job.request)) + job.request)
    worker.inbox = bytearray()
    worker.deadline = time.monotonic() + (limits.wall if attempt == 1 else limits.wall / 3)
    _send(worker)


def _stirred(busy: list[_Worker]) -> list[_Worker]:
    """Those of ``busy`` that can be written to or read from, are past their time, or (at a tick) all of them."""
    poll = select.poll()
    for worker in busy:
        poll.register(worker.channel, select.POLLIN | (select.POLLOUT if worker.outgoing else 0))
    happened = {descriptor for descriptor, _ in poll.poll(TICK * 1000)}
    now = time.monotonic()
    return [w for w in busy if not happened or w.channel.fileno() in happened or now > w.deadline]


def _step(worker: _Worker, limits: Limits) -> bytes | Failure | None:
    """What came of the worker's request; None when it is still at it."""
    alive = _send(worker) and _read(worker, limits)
    if len(worker.inbox) >= REPLY.size:
        length, peak, status = REPLY.unpack_from(worker.inbox)
        if length > limits.reply or len(worker.inbox) > REPLY.size + length:
            return _lost(worker, limits, Failure("parser-crash", "the reader gave no proper answer"))
        if len(worker.inbox) == REPLY.size + length:
            return _settled(worker, status, peak, limits)
    if time.monotonic() > worker.deadline:
        return _lost(worker, limits, Failure("time-limit", f"reading it took longer than {limits.wall:.0f} seconds"))
    if not alive or _gone(worker):
        return _lost(worker, limits)
    if limits.held and _held(worker.pid) > limits.held:
        return _lost(worker, limits, _memory_limit(limits))
    return None


def _held(pid: int) -> int:
    """The bytes that a process holds in memory; 0 where the system does not tell."""
    try:
        with open(f"/proc/{pid}/statm", "rb") as told:  # noqa: PTH123 - asked many times a second
            return int(told.read().split()[1]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return 0


def _settled(worker: _Worker, status: int, peak: int, limits: Limits) -> bytes | Failure:
    """The reply in the worker's inbox; the worker is free again, or ended when it has served its time."""
    body = bytes(worker.inbox[REPLY.size :])
    worker.job, worker.inbox = None, bytearray()
    worker.served += 1
    if status != ANSWERED or worker.served >= limits.files or peak * 1024 > limits.resident:
        _end(worker)
    if status == ANSWERED:
        return body
    if status == NO_MEMORY:
        return _memory_limit(limits)
    if status == TOO_LARGE:
        return Failure("too-large", f"what stands in it fills more than {limits.reply >> 20} MB; is it one label?")
    return Failure("internal-error", f"a fault in labelcheck ({body.decode('utf-8', 'replace')})")


def _memory_limit(limits: Limits) -> Failure:
    return Failure("memory-limit", f"reading it takes more than {(limits.memory or limits.held) >> 20} MB of memory")


def _send(worker: _Worker) -> bool:
    """Write what the channel takes of the request; False when nobody is at its other end."""
    try:
        while worker.outgoing:
            worker.outgoing = worker.outgoing[worker.channel.send(worker.outgoing) :]
    except BlockingIOError:
        return True
    except OSError:
        return False
    return True


def _read(worker: _Worker, limits: Limits) -> bool:
    """Take what the channel holds of the reply; False at its end."""
    try:
        while len(worker.inbox) <= limits.reply + REPLY.size:
            part = worker.channel.recv(1 << 20)
            if not part:
                return False
            worker.inbox += part
    except BlockingIOError:
        return True
    except OSError:
        return False
    return True


def _gone(worker: _Worker) -> bool:
    """Whether the process has ended though its channel is held open (by a process it started)."""
    return os.waitid(os.P_PID, worker.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _lost(worker: _Worker, limits: Limits, why: Failure | None = None) -> Failure:
    """End a worker that gave no answer; the reason is ``why``, or told by how it ended."""
    worker.job = None
    status, peak = _end(worker)
    if why is not None:
        return why
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
    if number == signal.SIGXCPU:
        return Failure("time-limit", f"reading it takes more than {limits.cpu} seconds of processor time")
    if number == signal.SIGABRT and peak > limits.memory // 2:  # pdfium aborts when it gets no more memory
        return _memory_limit(limits)
    how = signal.Signals(number).name if number is not None else f"exit {os.waitstatus_to_exitcode(status)}"
    return Failure("parser-crash", f"the reader crashed twice on it ({how})")


def _end(worker: _Worker) -> tuple[int, int]:
    """Kill a worker with all that it started; its wait status and the most memory it held, in bytes."""
    worker.spent = True
    worker.channel.close()
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(worker.pid, signal.SIGKILL)
        os.killpg(worker.pid, signal.SIGKILL)
    _, status, used = os.wait4(worker.pid, 0)
    return status, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
