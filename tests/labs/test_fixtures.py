"""Every lab file of the fixtures comes to the verdict that was worked out by hand beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from labelcheck.labs.read import read_lab_file
from labelcheck.model.result import Policy, Result
from labelcheck.scan import scan_bytes

FIXTURES = Path(__file__).parents[2] / "fixtures" / "labs"
FILES = sorted(p for p in FIXTURES.iterdir() if not p.name.endswith(".expected.toml"))


def test_there_are_enough() -> None:
    assert len(FILES) >= 60
    assert sum(p.suffix != ".csv" for p in FILES) * 2 >= len(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_verdict(path: Path) -> None:
    expected = tomllib.loads(Path(f"{path}.expected.toml").read_text("utf-8"))
    label = (
        f"Calm Harbor Magnesium\n\nSupplement Facts\nServing Size: {expected['units']} {expected['unit']}s\n"
        f"Amount Per Serving  % Daily Value\nMagnesium (as Magnesium Oxide)  {expected['claim']} mg  48%\n"
    )
    report = read_lab_file(path.read_bytes(), path.name)
    assert report.problems == ()
    policy = Policy(tolerance=expected.get("tolerance"))
    result = scan_bytes(label.encode(), "label.txt", policy, "2026-06-01", (report,))
    assert isinstance(result, Result)
    (potency,) = (p for p in result.potency if p.analyte == "magnesium")
    assert potency.verdict == expected["verdict"], potency.reason
    assert (f"{potency.percent_of_claim:f}" if potency.percent_of_claim is not None else "") == expected.get(
        "percent", ""
    )
    assert expected.get("reason", "") in (potency.reason or "")
    assert potency.place is not None
    if report.kind == "certificate":
        assert (potency.lot, potency.date, potency.lab) == ("A1", "2026-01-15", "Harbor Analytical Laboratories")
        assert potency.place.box is not None or potency.place.row is not None
