"""The worker's side of a pool: limits first, then one request after the other.

A request is a length and that many bytes. A reply is a length, the most memory the worker ever held (KiB), a status,
and that many bytes. End of file on the channel ends the worker, and so does the death of its parent.
"""

from __future__ import annotations

import contextlib
import math
import os
import resource
import signal
import socket
import struct
import sys
from collections.abc import Callable
from typing import NamedTuple, NoReturn

REQUEST = struct.Struct(">I")
REPLY = struct.Struct(">IIB")
ANSWERED, NO_MEMORY, FAULT, TOO_LARGE = range(4)

Work = Callable[[bytes], bytes]
"""What is done with a request in a worker: bytes in, bytes out."""


class Limits(NamedTuple):
    """What one worker may take. Memory in bytes, times in seconds; ``cpu`` and ``wall`` are per request.

    ``memory`` is of the address space; where it cannot be limited (0), ``held`` is what may be held in memory at one
    time, watched by the supervisor. ``files`` and ``resident`` say after how many requests, or at what memory, a worker
    is replaced by a fresh one.
    """

    memory: int = 1 << 30
    held: int = 0
    cpu: int = 15
    wall: float = 45
    open_files: int = 64
    reply: int = 16 << 20
    files: int = 100
    resident: int = 256 << 20


def serve(channel: socket.socket, parent: int, work: Work, limits: Limits) -> NoReturn:
    """Answer requests from ``channel`` until it is closed; called in a process forked from ``parent``."""
    try:
        channel = _shut_in(channel, parent, limits)
        while True:
            head = _receive(channel, REQUEST.size)
            if len(head) < REQUEST.size:
                break
            request = _receive(channel, *REQUEST.unpack(head))
            _allow(limits.cpu)
            status, reply = _answer(work, request, limits)
            del request
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
            channel.sendall(REPLY.pack(len(reply), peak, status) + reply)
    except BaseException:  # nothing may unwind into the program this process was forked from
        os._exit(1)
    os._exit(0)


def _answer(work: Work, request: bytes, limits: Limits) -> tuple[int, bytes]:
    try:
        reply = work(request)
    except MemoryError:
        return NO_MEMORY, b""
    except Exception as error:  # a bug must not lose the other files
        return FAULT, f"{type(error).__name__}: {error}"[:500].encode("utf-8", "backslashreplace")
    return (ANSWERED, reply) if len(reply) <= limits.reply else (TOO_LARGE, b"")


def _receive(channel: socket.socket, count: int) -> bytes:
    """``count`` bytes, or fewer at the end of the file."""
    parts: list[bytes] = []
    while count > 0:
        part = channel.recv(min(count, 1 << 20))
        if not part:
            break
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _shut_in(channel: socket.socket, parent: int, limits: Limits) -> socket.socket:
    """Tie the life of this process to its parent's and take from it all that reading a label does not need."""
    _die_with_parent(parent)
    os.setsid()
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    own = os.dup2(channel.detach(), 3)
    os.closerange(4, min(os.sysconf("SC_OPEN_MAX"), 1 << 16))
    os.environ.clear()
    os.environ["CMAP_PATH"] = os.path.join(os.sep, "nonexistent")  # noqa: PTH118 - pdfminer looks for its maps there
    for kind, value in (
        (resource.RLIMIT_AS, limits.memory or resource.RLIM_INFINITY),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a system that does not know it, or has a lower one
            resource.setrlimit(kind, (value, value))
    return socket.socket(fileno=own)


def _die_with_parent(parent: int) -> None:
    if sys.platform == "linux":
        import ctypes

        set_death_signal = 1
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)
    if os.getppid() != parent:  # it died before that
        os._exit(1)


def _allow(seconds: int) -> None:
    """Let this process use so many seconds of processor time more; then the system ends it with SIGXCPU."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime) + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard == resource.RLIM_INFINITY or soft < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
