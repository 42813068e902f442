"""Workers that misbehave in every way a parser can, and what becomes of the others."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from labelcheck.batch.pool import Failure, Job, isolated, run_jobs
from labelcheck.batch.worker import Limits

QUICK = Limits(memory=400 << 20, cpu=1, wall=3)


def outcome(work: Callable[[bytes], bytes], requests: Iterable[str], **options: object) -> dict[str, bytes | Failure]:
    jobs = [Job(request, request.encode()) for request in requests]
    return dict(run_jobs(iter(jobs), work, **{"workers": 2, "limits": QUICK, **options}))  # type: ignore[arg-type]


def reason(work: Callable[[bytes], bytes], limits: Limits = QUICK) -> str:
    answer = isolated(work, b"bad", limits)
    assert isinstance(answer, Failure), answer
    return answer.reason


def test_every_request_is_answered_once() -> None:
    requests = [str(n) for n in range(250)]  # so many that workers are replaced
    found = outcome(lambda request: request * 2, requests)
    assert found == {request: request.encode() * 2 for request in requests}


def test_large_requests_and_replies_pass() -> None:
    assert isolated(lambda request: request[::-1], b"ab" * 3_000_000) == b"ba" * 3_000_000


def busy(_: bytes) -> bytes:
    while True:
        pass


def asleep(_: bytes) -> bytes:
    time.sleep(60)
    return b""


def asleep_in_c(_: bytes) -> bytes:
    ctypes.PyDLL(None).sleep(60)  # holds the interpreter's lock
    return b""


def greedy(_: bytes) -> bytes:
    return bytes(1 << 30)


def leaves(_: bytes) -> bytes:
    os._exit(0)


def segfault(_: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def aborts_out_of_memory(_: bytes) -> bytes:
    held = bytearray(300 << 20)
    os.abort()
    return bytes(held)


def huge_reply(_: bytes) -> bytes:
    return bytes(17 << 20)


def garbage_reply(_: bytes) -> bytes:
    socket.socket(fileno=os.dup(3)).send(b"\xff" * 100)
    time.sleep(60)
    return b""


def floods_output(_: bytes) -> bytes:
    for _n in range(100):
        os.write(1, b"x" * 10_000)
        os.write(2, b"x" * 10_000)
    raise ValueError("after the flood")


def writes_a_file(_: bytes) -> bytes:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    (Path("/tmp") / f"labelcheck-{os.getpid()}").write_bytes(b"x")
    return b""


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (busy, "time-limit"),
        (asleep, "time-limit"),
        (asleep_in_c, "time-limit"),
        (greedy, "memory-limit"),
        (aborts_out_of_memory, "memory-limit"),
        (leaves, "parser-crash"),
        (segfault, "parser-crash"),
        (garbage_reply, "parser-crash"),
        (huge_reply, "too-large"),
        (floods_output, "internal-error"),
        (writes_a_file, "internal-error"),
    ],
)
def test_what_a_worker_does_wrong_is_named(work: Callable[[bytes], bytes], expected: str) -> None:
    assert reason(work) == expected


def test_a_crash_costs_its_own_request_only() -> None:
    def work(request: bytes) -> bytes:
        return segfault(request) if request.endswith(b"7") else request

    found = outcome(work, [str(n) for n in range(50)])
    crashed = {key for key, answer in found.items() if isinstance(answer, Failure)}
    assert crashed == {"7", "17", "27", "37", "47"}
    assert {answer.message for answer in found.values() if isinstance(answer, Failure)} == {
        "the reader crashed twice on it (SIGSEGV)"
    }
    assert all(answer == key.encode() for key, answer in found.items() if key not in crashed)


def test_a_worker_killed_once_is_tried_again(tmp_path: Path) -> None:
    def work(request: bytes) -> bytes:
        killed = tmp_path / request.decode()
        if killed.exists():
            return request
        os.mkdir(killed)  # noqa: PTH102
        os.kill(os.getpid(), signal.SIGKILL)
        return b""

    found = outcome(work, [str(n) for n in range(20)])
    assert found == {str(n): str(n).encode() for n in range(20)}


def test_a_limit_is_met_once() -> None:
    begin = time.monotonic()
    assert reason(asleep, QUICK._replace(wall=1)) == "time-limit"
    assert time.monotonic() - begin < 10


def test_limits_are_set_before_the_work() -> None:
    def work(_: bytes) -> bytes:
        told = [resource.getrlimit(kind)[0] for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)]
        return repr((told, resource.getrlimit(resource.RLIMIT_NOFILE)[0], sorted(os.environ))).encode()

    assert isolated(work, b"") == repr(([0, 0], 64, ["CMAP_PATH"])).encode()


def test_a_stop_ends_the_run_and_its_workers() -> None:
    pids: list[int] = []

    def work(_: bytes) -> bytes:
        return str(os.getpid()).encode()

    for _, answer in run_jobs((Job(str(n), b"") for n in range(1000)), work, 2, QUICK, lambda: len(pids) > 10):
        assert isinstance(answer, bytes)
        pids.append(int(answer))
    assert len(pids) < 20
    for pid in set(pids):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="the death of a parent is told on Linux")
def test_workers_die_with_the_supervisor() -> None:
    read, write = os.pipe()
    if (supervisor := os.fork()) == 0:
        jobs = iter([Job("a", b"")])

        def work(_: bytes) -> bytes:
            busy(b"")
            return b""

        for _ in run_jobs(_telling(jobs, write), work, 1, Limits()):
            pass
        os._exit(0)
    os.close(write)
    os.read(read, 1)
    time.sleep(0.3)
    children = Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text().split()
    assert len(children) == 1
    os.kill(supervisor, signal.SIGKILL)
    os.waitpid(supervisor, 0)
    time.sleep(0.5)
    state = Path(f"/proc/{children[0]}/stat")
    assert not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z"


def _telling(jobs: Iterable[Job], write: int) -> Iterator[Job]:
    for job in jobs:
        os.write(write, b"x")
        yield job


def test_descriptors_do_not_grow() -> None:
    before = len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0  # noqa: PTH208
    outcome(lambda request: request, [str(n) for n in range(300)])
    assert before == (len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0)  # noqa: PTH208


@pytest.mark.skipif(sys.platform != "linux", reason="what another process holds is told by /proc")
def test_a_worker_that_holds_too_much_is_ended() -> None:
    limits = Limits(memory=0, held=200 << 20, wall=30)

    def work(request: bytes) -> bytes:
        if request == b"greedy":
            held = b"x" * (300 << 20)
            time.sleep(60)
            del held
        return request

    found = outcome(work, ["a", "greedy", "b"], limits=limits)
    assert found == {
        "a": b"a",
        "greedy": Failure("memory-limit", "reading it takes more than 200 MB of memory"),
        "b": b"b",
    }


def test_a_worker_that_held_much_is_replaced() -> None:
    def work(request: bytes) -> bytes:
        held = bytearray(300 << 20 if request == b"large" else 1)
        held[:: 1 << 12] = bytes(len(held[:: 1 << 12]))
        return str(os.getpid()).encode()

    limits = Limits(resident=250 << 20)
    told = outcome(work, ["small", "large", "later", "last"], limits=limits, workers=1)
    assert told["small"] == told["large"] != told["later"] == told["last"]
