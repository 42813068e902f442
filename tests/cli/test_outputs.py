"""One scan, many reports."""

from __future__ import annotations

import csv
import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from .run import FIXTURES, labelcheck

PROGRAM = (sys.executable, "-m", "labelcheck")
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
        ("report.sarif", "write FORMAT=PATH, as in json=report.json"),
        ("sarif=-", "it writes files; --format sarif prints"),
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
    assert b"two reports are to be written to" in done.stderr


@pytest.mark.parametrize("words", [("rule", "--all"), ("scan", str(FIXTURES)), ("facts", str(FIXTURES))])
def test_a_reader_that_leaves_a_report_for_people(words: tuple[str, ...]) -> None:
    with subprocess.Popen([*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.stdout is not None
        run.stdout.read(5)
        run.stdout.close()
        assert run.wait() == 141


@pytest.mark.parametrize("closed", ["<&- ", ">&- ", "2>&- ", "<&- >&- 2>&- "])
@pytest.mark.parametrize("words", [("rule", "F001"), ("scan", str(OXIDE)), ("schema", "gold")])
def test_a_standard_stream_that_is_closed(closed: str, words: tuple[str, ...]) -> None:
    line = f"{shlex.join([*PROGRAM, *words])} {closed}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert done.returncode == (2 if ">&- " in closed.replace("2>&- ", "") else 0)
    assert b"internal error" not in done.stderr
    assert b"Exception" not in done.stderr
    if closed == ">&- ":
        assert done.stderr.startswith(b"standard output: ")


def test_a_file_is_written_though_standard_output_is_closed(tmp_path: Path) -> None:
    line = shlex.join([*PROGRAM, "scan", str(OXIDE), "-o", f"json={tmp_path}/report.json"])
    done = subprocess.run(["bash", "-c", f"{line} >&-"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads((tmp_path / "report.json").read_bytes())["summary"]["checked"] == 1


@pytest.mark.parametrize("words", [("rule", "F001"), ("schema", "gold"), ("--help",)])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_no_internal_error(words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"standard output: nothing could be written: No space left on device\n"
