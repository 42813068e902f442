"""Labels of a few odd words, on which reading or judging once failed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .run import FIXTURES, labelcheck

LABEL = FIXTURES / "source-not-disclosed.txt"


def test_leaders_alone_in_a_row_are_no_text(tmp_path: Path) -> None:
    rows = ("(0%   ate      11 mg            100%", "g   ate", "magnesiumcitra0g4%", "s", ")   one   ...")
    (tmp_path / "a.txt").write_text("\n".join(rows), "utf-8")
    (result,) = json.loads(labelcheck("scan", "a.txt", "--format", "json", cwd=tmp_path).stdout)["results"]
    assert result["reason"] != "internal-error"


@pytest.mark.parametrize("number", ["9" * 5000, "²", "٣٠"])
def test_a_number_of_servings_is_no_trap(number: str, tmp_path: Path) -> None:
    label = LABEL.read_text("utf-8").replace("Servings Per Container: 60", f"Servings Per Container: {number}")
    (tmp_path / "a.txt").write_text(label, "utf-8")
    (result,) = json.loads(labelcheck("scan", "a.txt", "--format", "json", cwd=tmp_path).stdout)["results"]
    assert result["status"] == "checked"
