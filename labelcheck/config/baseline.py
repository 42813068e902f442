"""The baseline: findings that were there before, so that only what is new fails.

An entry is a label's path, as seen from the folder of the file, a rule and the fingerprint of a finding. No line and no
page is in it, so that an entry stays while the label is edited around it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labelcheck.config.error import ConfigError, WrongValueError
from labelcheck.config.files import read_regular, shown
from labelcheck.config.suppressions import NEVER
from labelcheck.model.regex import regex
from labelcheck.model.result import Across, Result, Suppression, Unreadable

SCHEMA_VERSION = 1
MAX_BYTES = 50_000_000
REASON = "known since the baseline"

_FINGERPRINT = regex(r"[0-9a-f]{16}")

Entries = Mapping[str, Mapping[str, str]]
"""By the path of a label, the code of each finding by its fingerprint."""
Answer = Result | Unreadable | Across


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of the file ``path``."""

    path: Path
    entries: Entries

    def label(self, source: str) -> str:
        """The path of the label ``source`` as entries name it: from the folder of the file, wherever the label lies, so
        that it is the same on every machine."""
        return Path(os.path.relpath(os.path.abspath(source), self.path.parent)).as_posix()  # noqa: PTH100

    def exists(self, label: str) -> bool:
        """Whether there is a file at the path ``label`` of an entry."""
        return os.path.exists(self.path.parent / label)  # noqa: PTH110 - a NUL makes Path.exists raise

    def suppressions(self, source: str) -> tuple[Suppression, ...]:
        """The findings of ``source`` that were there before, as findings that are let stand."""
        known = self.entries.get(self.label(source), {})
        return tuple(
            Suppression(code, REASON, label=source, fingerprint=fingerprint, expires=None, origin=shown(self.path))
            for fingerprint, code in known.items()
        )


def read_baseline(file: str) -> Baseline:
    """The baseline in ``file``.

    Raises:
        ConfigError: it cannot be read or is no baseline.
    """
    path = Path(file).absolute()
    try:
        data = read_regular(path, MAX_BYTES)
        if len(data) > MAX_BYTES:
            raise WrongValueError(f"the file is larger than {MAX_BYTES // 1_000_000} MB")
        return Baseline(path, _entries(json.loads(data)))
    except FileNotFoundError:
        raise ConfigError(shown(path), "there is no such file; `labelcheck baseline write` makes one") from None
    except (WrongValueError, ValueError, RecursionError) as error:
        raise ConfigError(shown(path), f"it is no baseline: {error}") from error
    except OSError as error:
        raise ConfigError(shown(path), f"it cannot be read: {error.strerror}") from error


def _entries(content: Any) -> Entries:
    if not isinstance(content, dict) or content.get("schema_version") != SCHEMA_VERSION:
        raise WrongValueError(f"schema_version {SCHEMA_VERSION} is missing")
    labels = content.get("labels")
    if not isinstance(labels, dict) or not all(isinstance(known, dict) for known in labels.values()):
        raise WrongValueError("labels must hold for each label its findings")
    for known in labels.values():
        for fingerprint, code in known.items():
            if not _FINGERPRINT.fullmatch(fingerprint) or not isinstance(code, str):
                raise WrongValueError(f"{fingerprint[:40]!r} is no fingerprint with the code of a rule")
            if code in NEVER:
                raise WrongValueError(f"{code} cannot be let stand: what was not read never passes")
    return labels


def baseline_json(entries: Entries) -> str:
    """The file that holds ``entries``, in an order that does not change."""
    labels = {label: dict(sorted(entries[label].items())) for label in sorted(entries) if entries[label]}
    return json.dumps({"schema_version": SCHEMA_VERSION, "labels": labels}, indent=1) + "\n"


def found(baseline: Baseline, answers: Iterable[Answer]) -> Entries:
    """Entries for all open findings of ``answers``, but those of labels that were not read."""
    return {
        baseline.label(answer.source): {f.fingerprint: f.code for f in answer.findings if f.code not in NEVER}
        for answer in answers
        if not isinstance(answer, Unreadable)
    }


def gone(baseline: Baseline, answers: Iterable[Answer]) -> Iterator[tuple[str, str, str]]:
    """Label, fingerprint and code of the entries that no longer occur: the label was read and the rule answered, or
    there is no such file any more. Labels that were not scanned, and rules that could not judge, leave theirs be."""
    said = {baseline.label(a.source): _answered(a) for a in answers if not isinstance(a, Unreadable)}
    for label, known in baseline.entries.items():
        if label in said:
            answered, occurring = said[label]
            yield from ((label, f, code) for f, code in known.items() if code in answered and f not in occurring)
        elif not baseline.exists(label):
            yield from ((label, f, code) for f, code in known.items())


def _answered(result: Result | Across) -> tuple[set[str], set[str]]:
    """The rules that found or passed, and the fingerprints of what they found."""
    findings = [*result.findings, *(entry.finding for entry in result.suppressed)]
    return {*result.passed, *(f.code for f in findings)}, {f.fingerprint for f in findings}


def without(entries: Entries, left_out: Iterable[tuple[str, str, str]]) -> Entries:
    """``entries`` but for those ``left_out``."""
    out = {(label, fingerprint) for label, fingerprint, _ in left_out}
    return {label: {f: code for f, code in known.items() if (label, f) not in out} for label, known in entries.items()}
