"""The program used in ways that nobody meant: what is wrong is said in one line, and nothing waits for ever."""

from __future__ import annotations

import json
import subprocess
import sys
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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("a.txt",), "No such command 'a.txt'. To scan a label write: labelcheck scan a.txt"),
        (("scan", "a.txt", "--fromat", "json"), "No such option: --fromat"),
        (("scan", "a.txt", "-j", "many"), "Invalid value for '-j'"),
        (("scan", "a.txt", "--market", "US"), "Did you mean us?"),
        (("scan", "a.txt", "--select", "f001"), "Did you mean F001?"),
        (("scan", "a.txt", "--statistics", "--format", "json"), "--statistics prints in place of --format json"),
        (("scan", ""), "the name of a label is empty"),
        (("scan", "-", "a.txt", "--stdin-filename", "a.txt"), "--stdin-filename a.txt: a file of this name is scanned"),
        (("scan", "a.txt", "-o", "json=r", "-o", "sarif=./r"), "two reports are to be written to ./r"),
        (("baseline", "write", "gone.txt"), "no label was read, so it is not written"),
    ],
)
def test_wrong_usage_is_said_in_lines_that_begin_with_the_program_or_the_file(
    words: tuple[str, ...], told: str, folder: Path
) -> None:
    done = labelcheck(*words, cwd=folder)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert any(told in line for line in lines)
    assert all(line.startswith(("labelcheck: ", "gone.txt: ", "labelcheck-baseline.json: ")) for line in lines)
    assert {path.name for path in folder.iterdir()} == {"a.txt"}


def test_an_option_of_control_characters_is_shown_with_escapes() -> None:
    done = labelcheck("scan", "--\x1b[31m")
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr
    assert b"x1b" in done.stderr or b"u{1b}" in done.stderr


def test_a_label_named_twice_is_one_label(folder: Path) -> None:
    done = labelcheck("scan", "a.txt", "./a.txt", str(folder / "a.txt"), ".", "--format", "json", cwd=folder)
    assert [result["source"] for result in json.loads(done.stdout)["results"]] == ["a.txt"]


def test_a_terminal_without_a_width_shows_the_report() -> None:
    assert labelcheck("scan", LABEL, COLUMNS="0").stdout == labelcheck("scan", LABEL, COLUMNS="80").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_standard_error_that_takes_nothing_changes_no_exit_code() -> None:
    with Path("/dev/full").open("wb") as full:
        for words, code in ((("scan", "gone.txt"), 2), (("scna",), 2), (("scan", str(OXIDE)), 0)):
            done = subprocess.run(
                [sys.executable, "-m", "labelcheck", *words], stdout=subprocess.DEVNULL, stderr=full, check=False
            )
            assert done.returncode == code, words


def test_a_working_folder_that_is_gone_is_said(folder: Path) -> None:
    script = f'mkdir gone && cd gone && rmdir ../gone && exec "{sys.executable}" -m labelcheck scan "{OXIDE}"'
    done = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"labelcheck: the working folder cannot be used: ")


def test_a_stop_while_the_program_is_loaded_is_quiet(folder: Path) -> None:
    (folder / "typer.py").write_text("raise KeyboardInterrupt")
    done = subprocess.run([sys.executable, "-c", IMPORTED], cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


IMPORTED = "from labelcheck.cli import main"


def test_there_is_one_word_on_what_cannot_be_resumed(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes((FIXTURES / "sulfate-only.txt").read_bytes())
    done = labelcheck("scan", ".", "--resume", cwd=folder)
    assert done.stderr.decode() == "labelcheck: nothing to resume: no unfinished scan of these paths is known\n"


HOMELESS = """
import os, pwd, sys
from labelcheck.cli import main
def unknown(*_): raise KeyError
pwd.getpwuid = unknown
for name in ("HOME", "XDG_CACHE_HOME", "LABELCHECK_CACHE_DIR"): os.environ.pop(name, None)
sys.exit(main())
"""


@pytest.mark.parametrize("words", [("scan", "."), ("facts", "a.txt"), ("clean",), ("scan", "a.txt", "--no-cache")])
def test_a_user_without_a_home_only_does_without_a_cache(words: tuple[str, ...], folder: Path) -> None:
    (folder / "a.txt").write_bytes((FIXTURES / "sulfate-only.txt").read_bytes())
    done = subprocess.run([sys.executable, "-c", HOMELESS, *words], cwd=folder, capture_output=True, check=False)
    assert done.returncode in (0, 1)
    assert b"internal error" not in done.stderr
    assert (b"the cache is not used" in done.stderr) == (words[0] != "clean" and "--no-cache" not in words)
