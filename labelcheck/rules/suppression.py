"""Findings that the policy lets stand, with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from labelcheck.model.result import Finding, Suppressed, Suppression


def suppress(
    findings: Iterable[Finding], suppressions: Iterable[Suppression], as_of: str
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """``findings`` that stay open on the ISO date ``as_of``, and those that a suppression in force lets stand."""
    in_force = [s for s in suppressions if not s.expired(as_of)]
    still_open: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        by = next((s for s in in_force if _covers(s, finding)), None)
        if by is None:
            still_open.append(finding)
        else:
            suppressed.append(Suppressed(finding, by))
    return tuple(still_open), tuple(suppressed)


def _covers(suppression: Suppression, finding: Finding) -> bool:
    return suppression.code == finding.code and suppression.fingerprint in (None, finding.fingerprint)
