"""Heavy metals as taken in a day."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from labelcheck.labs.metals import contaminants

from .build import label, measurement, report, servings


def test_a_limit_by_weight_says_nothing_where_no_weight_is_known() -> None:
    lead = measurement(None, analyte="lead", name="Lead", unit="ppm", basis="per_gram", below=Decimal(5))
    (unknown,) = contaminants(replace(label(), serving=servings("2")), (report(lead),))
    assert unknown.reason == "the result is by weight, and neither the weight of a unit nor that of a serving is stated"
    (known,) = contaminants(replace(label(), serving=servings("1", "scoop", "2")), (report(lead),))
    assert (known.reason, known.below) == (None, Decimal(10))
