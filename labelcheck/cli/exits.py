"""Exit codes, and what decides them."""

from __future__ import annotations

from labelcheck.model.result import SEVERITIES, Report, Result, Severity

DONE = 0
FOUND = 1
FAILED = 2
INTERRUPTED = 130
TERMINATED = 143


def exit_code(report: Report, fail_on: str, *, exit_zero: bool, allow_unreadable: bool) -> int:
    """0 when every input was judged and nothing at or above ``fail_on`` is open, 1 for findings, 2 when the job could
    not be done; 2 beats 1. ``exit_zero`` turns 1 into 0 and nothing else."""
    checked = [r for r in report.results if isinstance(r, Result)]
    unread = [r for r in report.results if not isinstance(r, Result)]
    tolerated = allow_unreadable and all(r.reason != "internal-error" for r in unread)
    if report.problems or (unread and not tolerated) or not report.results:
        return FAILED
    gate = _at_or_above(fail_on)
    across = report.across.findings if report.across is not None else ()
    if any(f.severity in gate for findings in (across, *(r.findings for r in checked)) for f in findings):
        return DONE if exit_zero else FOUND
    return DONE


def _at_or_above(level: str) -> tuple[Severity, ...]:
    return SEVERITIES[SEVERITIES.index(level) :] if level in SEVERITIES else ()


def severities_from(level: str) -> tuple[Severity, ...]:
    """The severities at or above ``level``."""
    return _at_or_above(level)
