"""What was read from a label, as JSON."""

from __future__ import annotations

from typing import Any

from labelcheck.model.result import Policy
from labelcheck.reports.json import facts_line, result_json
from labelcheck.scan import read_only, scan_bytes

LABEL = """Harbor Minerals Magnesium
Dietary Supplement
Supplement Facts
Serving Size 2 Capsules
Amount Per Serving % Daily Value
Magnesium (as magnesium citrate) 210 mg 50%
Other ingredients: Cellulose, silica.
Warning: Keep out of reach of children.
Distributed by Harbor Minerals, 12 Quay Street, Portland, ME 04101. Questions? Call 207-555-0117
"""


def piece(line: int, text: str) -> Any:
    return {"page": 1, "box": None, "line": line, "text": text, "read_via": "text", "score": None}


def test_topics_and_contacts_stand_with_their_words() -> None:
    label = result_json(scan_bytes(LABEL.encode(), "a.txt", Policy(), "2026-11-24"))["label"]
    topics = {topic["id"]: topic for topic in label["topics"]}
    warning = "Warning: Keep out of reach of children."
    seen = {"confidence": "high", "evidence": [piece(8, warning)]}
    assert topics["children_reach"] == {"id": "children_reach", "text": warning, **seen}
    assert label["contacts"] == [
        {"kind": "phone", "text": "207-555-0117", "confidence": "high", "evidence": [piece(9, "207-555-0117")]},
        {"kind": "street", "text": "ME 04101", "confidence": "high", "evidence": [piece(9, "ME 04101.")]},
    ]


def test_the_markets_are_those_it_was_judged_by() -> None:
    judged = result_json(scan_bytes(LABEL.encode(), "a.txt", Policy(markets=("eu", "ca")), "2026-11-24"))
    assert judged["markets"] == ["eu", "ca"]
    assert b'"markets"' not in facts_line(read_only(LABEL.encode(), "a.txt"))
