"""Measurements that a run cannot give to a label."""

from __future__ import annotations

from labelcheck.labs.matching import for_several_labels, unmatched

from .build import label, measurement, report


def test_of_several_labels_a_line_must_name_its_own() -> None:
    told = for_several_labels(report(measurement(line=2), measurement(line=3, product="Calm Harbor")))
    assert [m.line for m in told.measurements] == [3]
    assert [line for line, _ in told.problems] == [2]


def test_measurements_of_other_products_are_left_over() -> None:
    other = measurement(product="Swift Harbor")
    assert unmatched([label()], [report(other, measurement(product="Calm Harbor"), measurement())]) == (other,)
