"""What a scan writes takes the place of nothing that was there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .run import FIXTURES, labelcheck

LABEL = FIXTURES / "source-not-disclosed.txt"
OXIDE = FIXTURES / "oxide-no-certification.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the label ``a.txt``."""
    (tmp_path / "a.txt").write_bytes(LABEL.read_bytes())
    return tmp_path


@pytest.mark.parametrize("command", ["scan", "facts"])
def test_no_report_takes_the_place_of_a_label(command: str, folder: Path) -> None:
    done = labelcheck(command, ".", "-o", "json=./a.txt", cwd=folder)
    assert done.returncode == 2
    assert b"a.txt: the report is not written: it would take the place of what was scanned" in done.stderr
    assert (folder / "a.txt").read_bytes() == LABEL.read_bytes()


def test_no_report_takes_the_place_of_what_labels_are_held_against(folder: Path) -> None:
    (folder / "labelcheck.toml").write_text('fail-on = "warning"\n')
    (folder / "lab.csv").write_text("analyte,result,unit\nmagnesium,150,mg\n")
    (folder / "table.csv").write_text("label,lab_file\na.txt,lab.csv\n")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    outputs = [word for name in before for word in ("-o", f"json={name}")]
    done = labelcheck("scan", "a.txt", "--catalogue", "table.csv", *outputs, cwd=folder)
    assert done.returncode == 2
    assert done.stderr.count(b"the report is not written: it would take the place of") == len(before)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_report_goes_through_a_pipe_that_has_a_name(folder: Path) -> None:
    done = labelcheck("scan", "a.txt", "-o", "json=/dev/stdout", cwd=folder)
    assert (done.returncode in (0, 1), done.stderr) == (True, b"")
    assert json.loads(done.stdout)["summary"]["checked"] == 1


def test_no_redline_is_written_out_of_its_folder_through_a_link(folder: Path) -> None:
    (folder / "b.pdf").write_bytes(OXIDE.read_bytes())
    (folder / "marked").mkdir()
    (folder / "precious").write_text("precious")
    (folder / "marked" / "b.pdf").symlink_to("../precious")
    done = labelcheck("scan", "b.pdf", "--redline", "marked", cwd=folder)
    assert done.returncode == 2
    assert b"b.pdf: no redline: marked/b.pdf leads out of the folder, by a link" in done.stderr
    assert (folder / "precious").read_text() == "precious"


def test_only_journals_are_cleaned_away(folder: Path) -> None:
    (folder / "runs").mkdir()
    for name in ("mine.jsonl", f"{'0a' * 16}.jsonl"):
        (folder / "runs" / name).touch()
    assert labelcheck("clean", "--cache-dir", folder).returncode == 0
    assert [path.name for path in (folder / "runs").iterdir()] == ["mine.jsonl"]
