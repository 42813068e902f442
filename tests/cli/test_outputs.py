"""One scan, many reports."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from .run import FIXTURES, labelcheck

OXIDE = FIXTURES / "oxide-no-certification.pdf"
BARE = FIXTURES / "source-not-disclosed.txt"
JUDGED = ("--as-of", "2026-11-24", "--select", "F001,F004,Q001,Q002,Q003,Q004,S006")


def test_one_scan_writes_many_files(tmp_path: Path) -> None:
    wanted = {name: tmp_path / f"report.{name}" for name in ("json", "sarif", "csv", "full", "concise")}
    options = [word for name, path in wanted.items() for word in ("--output", f"{name}={path}")]
    done = labelcheck("scan", OXIDE, BARE, *JUDGED, *options)
    assert done.returncode == 1
    for name, path in wanted.items():
        alone = labelcheck("scan", OXIDE, BARE, *JUDGED, "--format", name)
        assert path.read_bytes() == alone.stdout
        assert alone.returncode == 1
    assert done.stdout == b""
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in wanted.values()}
    assert len(json.loads(wanted["json"].read_bytes())["results"]) == 2
    assert len(list(csv.DictReader(wanted["csv"].read_text("utf-8").splitlines()))) == 7


def test_an_output_that_cannot_be_written_is_said_and_the_others_are_written(tmp_path: Path) -> None:
    good = tmp_path / "report.json"
    done = labelcheck("scan", OXIDE, "--output", f"csv={tmp_path / 'gone' / 'a.csv'}", "--output", f"json={good}")
    assert done.returncode == 2
    assert b"a.csv: the report could not be written: No such file or directory" in done.stderr
    assert json.loads(good.read_bytes())["summary"]["checked"] == 1


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("sariff=a.sarif", "Did you mean sarif?"),
        ("sarif", "write FORMAT=PATH"),
        ("sarif=", "write FORMAT=PATH"),
    ],
)
def test_an_output_that_is_not_understood_ends_before_the_scan(value: str, told: str, tmp_path: Path) -> None:
    done = labelcheck("scan", OXIDE, "--output", value, cwd=tmp_path)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.decode().replace("│", " ").split())
    assert done.stdout == b""
    assert not list(tmp_path.iterdir())


def test_the_same_path_twice_is_refused(tmp_path: Path) -> None:
    done = labelcheck("scan", OXIDE, "--output", f"csv={tmp_path}/a", "--output", f"json={tmp_path}/a")
    assert done.returncode == 2
    assert b"is written already" in done.stderr
