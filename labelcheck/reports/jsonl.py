"""The report as JSON lines: one label a line, for programs that read one after the other."""

from __future__ import annotations

import json

from labelcheck.model.result import Report
from labelcheck.reports.json import SCHEMA_VERSION, plain_lines, result_json


def to_jsonl(report: Report) -> str:
    """The results of ``report``, each as in the JSON report and with its ``schema_version``."""
    results = (result_json(result, report.shown) for result in report.results)
    return "".join(f"{plain_lines(json.dumps({'schema_version': SCHEMA_VERSION} | one))}\n" for one in results)
