"""The same labels give the same bytes, whatever the number of workers and the state of the cache."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "same_bytes.py"


@pytest.fixture
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("same_bytes", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_reports_of_48_labels_are_the_same_in_every_mode(script: ModuleType) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "--labels", "48"], capture_output=True, encoding="utf-8", check=False
    )
    *rows, last = done.stdout.splitlines()
    assert (done.returncode, done.stderr, last) == (0, "", "48 labels: 8 formats, each the same in 6 scans")
    digests = {(row.split()[-2], row.split()[-1]) for row in rows}
    assert (len(rows), len(digests)) == (len(script.MODES) * len(script.FORMATS), len(script.FORMATS))


def test_labels_are_all_different(script: ModuleType, tmp_path: Path) -> None:
    script.make_labels(230, tmp_path)
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert (len(files), len(set(files))) == (230, 230)


def test_one_different_report_fails_and_is_named(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def scan(folder: Path, words: tuple[str, ...]) -> tuple[int, dict[str, str]]:
        del folder
        return 1, {name: "other" if name == "junit" and "-j1" in words else "same" for name in script.FORMATS}

    monkeypatch.setattr(script, "scan", scan)
    monkeypatch.setattr(sys, "argv", ["same_bytes.py", "--labels", "1"])
    assert script.main() == 1
    assert capsys.readouterr().err == "different: junit; exit codes [1]\n"
