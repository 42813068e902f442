"""Which measurements a run cannot give to a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from labelcheck.labs.compare import belongs
from labelcheck.model.lab import LabReport, Measurement
from labelcheck.model.label import Label


def for_several_labels(report: LabReport) -> LabReport:
    """``report`` for a run of several labels: a line that names no product could be any of theirs and is a problem."""
    nameless = [m for m in report.measurements if m.product is None and m.upc is None]
    told = tuple((m.line, "names no product and no UPC, and several labels are scanned") for m in nameless)
    kept = tuple(m for m in report.measurements if m not in nameless)
    return replace(report, measurements=kept, problems=(*report.problems, *told))


def unmatched(labels: Sequence[Label], reports: Sequence[LabReport]) -> tuple[Measurement, ...]:
    """The measurements that belong to none of ``labels``."""
    measurements = (m for report in reports for m in report.measurements)
    return tuple(m for m in measurements if not any(belongs(m, label) for label in labels))
