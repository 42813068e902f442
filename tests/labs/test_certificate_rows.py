"""Every certificate of the fixtures is read as it was written down by hand beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from scripts.certificates import differences

FOLDER = Path(__file__).parents[2] / "fixtures" / "certificates"
FILES = sorted(p for p in FOLDER.iterdir() if p.is_file() and p.suffix != ".toml")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_rows(path: Path) -> None:
    expected = tomllib.loads(Path(f"{path}.rows.toml").read_text("utf-8"))
    assert differences(path.read_bytes(), path.name, expected) == []


def test_a_row_that_is_read_otherwise_is_told() -> None:
    expected = {"sample": [{"lot": "A1"}], "rows": [{"name": "Zinc", "result": "7", "unit": "mg"}], "complete": True}
    told = differences(b"analyte,result,unit\nZinc,8,mg\nIron,9,mg\n", "a.csv", expected)
    assert [line[:13] for line in told] == ["sample 1, lot", "{'name': 'Zin", "2 results, ex"]
