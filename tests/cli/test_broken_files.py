"""Files that a scan is given besides labels, and that are no such files, pipes and devices, or broken."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from .run import FIXTURES, labelcheck

LABEL = FIXTURES / "source-not-disclosed.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the label ``a.txt``."""
    (tmp_path / "a.txt").write_bytes(LABEL.read_bytes())
    return tmp_path


@pytest.mark.parametrize("option", ["--baseline", "--previous", "--config", "--catalogue", "--lab-results"])
def test_no_named_pipe_is_waited_for(option: str, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    done = labelcheck("scan", "a.txt", option, "pipe", cwd=folder)
    assert done.returncode == 2
    assert b"pipe: " in done.stderr
    assert b"not a regular file" in done.stderr


@pytest.mark.parametrize("name", ["pipe", "/dev/zero"])
def test_no_device_is_a_gold_file(name: str, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    done = labelcheck("bench", name, cwd=folder)
    assert done.returncode == 2
    assert b"not a regular file" in done.stderr


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"label": ' + "1" * 5000 + "}",
        '{"label": "\\ud800"}',
        '{"label": "a.txt", "marks": [{"id": "x", "scope": []}]}',
    ],
)
def test_a_broken_line_of_a_gold_file_is_named(line: str, folder: Path) -> None:
    (folder / "gold.jsonl").write_text(f'{{"label": "a.txt"}}\n{line}\n', "utf-8")
    done = labelcheck("bench", "gold.jsonl", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith(b"gold.jsonl: line 2: ")


def test_words_of_a_gold_file_may_hold_what_ends_a_line_elsewhere(folder: Path) -> None:
    (folder / "gold.jsonl").write_text('\ufeff{"label": "a.txt", "serving": "1\u2028Capsule"}\r\n', "utf-8")
    assert labelcheck("bench", "gold.jsonl", cwd=folder).returncode == 0


@pytest.mark.parametrize("dose", ["NaN", "sNaN", "Infinity", "1e999999"])
def test_an_earlier_report_with_no_dose_is_refused(dose: str, folder: Path) -> None:
    report = json.loads(labelcheck("scan", "a.txt", "--format", "json", cwd=folder).stdout)
    report["results"][0]["label"]["magnesium"]["elemental_mg"] = dose
    (folder / "old.json").write_text(json.dumps(report), "utf-8")
    done = labelcheck("scan", "a.txt", "--previous", "old.json", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith(b"old.json: it is no report of")


def test_a_lab_file_of_too_long_a_name_costs_no_label(folder: Path) -> None:
    done = labelcheck("scan", "a.txt", "--lab-results", "n" * 5000, "--format", "json", cwd=folder)
    assert done.returncode == 2
    assert json.loads(done.stdout)["results"][0]["status"] == "checked"
