"""Exit codes, and what decides them."""

from __future__ import annotations

from labelcheck.model.result import SEVERITIES, Report, Severity

DONE = 0
FOUND = 1
FAILED = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
TERMINATED = 143
PROGRAM = "labelcheck"


def exit_code(report: Report, fail_on: str, *, exit_zero: bool, allow_unreadable: bool) -> int:
    """0 when every input was judged and nothing at or above ``fail_on`` is open, 1 for findings, 2 when the job could
    not be done; 2 beats 1. ``exit_zero`` turns 1 into 0 and nothing else."""
    outlines = report.outlines()
    unread = [answer.reason for answer in outlines if answer.reason is not None]
    tolerated = allow_unreadable and "internal-error" not in unread
    if report.problems or (unread and not tolerated) or not outlines:
        return FAILED
    checked = [answer for answer in report.counted() if answer.reason is None]
    if any(answer.count(severity) for answer in checked for severity in severities_from(fail_on)):
        return DONE if exit_zero else FOUND
    return DONE


def severities_from(level: str) -> tuple[Severity, ...]:
    """The severities at or above ``level``; none for ``never``."""
    return SEVERITIES[SEVERITIES.index(level) :] if level in SEVERITIES else ()
