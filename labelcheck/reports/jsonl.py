"""The report as JSON lines: one label a line, for programs that read one after the other."""

from __future__ import annotations

from labelcheck.model.result import Report
from labelcheck.reports.json import SCHEMA_VERSION, result_line


def to_jsonl(report: Report) -> str:
    """The results of ``report``, each as in the JSON report and with its ``schema_version``."""
    lines = (result_line(result, report.shown).decode() for result in report.results)
    return "".join(f'{{"schema_version": {SCHEMA_VERSION}, {line[1:]}\n' for line in lines)
