"""Two versions of a label, and a settings file to begin with."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from labelcheck.config import KEYS

from .run import labelcheck
from .test_baseline import GOOD

OLD = GOOD.replace("{name}", "Citrate")


def diff(folder: Path, old: str, new: str, *words: str) -> Any:
    (folder / "old.txt").write_text(old, "utf-8")
    (folder / "new.txt").write_text(new, "utf-8")
    return labelcheck("diff", "old.txt", "new.txt", "--as-of", "2026-11-24", *words, cwd=folder)


def test_changed_facts_and_new_findings(tmp_path: Path) -> None:
    new = OLD.replace("citrate) 210 mg 50%", "oxide) 400 mg 20%").replace("silica", "titanium dioxide")
    done = diff(tmp_path, OLD, new)
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 1
    assert lines[:3] == [
        "elemental dose in mg 210 is now 400",
        "magnesium forms now without citrate, with oxide",
        "other ingredients now without silica, with titanium dioxide",
    ]
    assert any(line.startswith("new: error S006 percent-dv-arithmetic: ") for line in lines)
    assert any(line.startswith("new: warning F001 low-absorption-form: ") for line in lines)
    back = diff(tmp_path, new, OLD)
    assert back.returncode == 0
    assert any(line.startswith("gone: error S006 ") for line in back.stdout.decode().splitlines())


def test_the_same_label_in_other_words_of_layout(tmp_path: Path) -> None:
    done = diff(tmp_path, OLD, "\n\n" + OLD.replace("Serving Size 2 Capsules", "Serving Size  2 capsules"))
    assert (done.returncode, done.stdout) == (0, b"the facts are the same\n")


def test_fail_on_decides(tmp_path: Path) -> None:
    new = OLD.replace("citrate)", "oxide)")
    assert diff(tmp_path, OLD, new).returncode == 0
    assert diff(tmp_path, OLD, new, "--fail-on", "warning").returncode == 1


@pytest.mark.parametrize("new", ["", "Dear reader, this is a letter."])
def test_nothing_is_compared_with_what_was_not_read(new: str, tmp_path: Path) -> None:
    done = diff(tmp_path, OLD, new)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"new.txt: not read" in done.stderr
    assert b"labelcheck: nothing is compared" in done.stderr


def test_init_writes_a_file_that_names_every_setting_and_changes_nothing(tmp_path: Path) -> None:
    assert labelcheck("init", cwd=tmp_path).returncode == 0
    text = (tmp_path / "labelcheck.toml").read_text("utf-8")
    assert tomllib.loads(text) == {}
    live = "\n".join(line[1:] for line in text.splitlines() if line[:1] == "#" and line[1:2] != " ")
    assert set(tomllib.loads(live)) == {key.name for key in KEYS}
    (tmp_path / "labelcheck.toml").write_text(live, "utf-8")
    assert labelcheck("scan", "--show-settings", cwd=tmp_path).returncode == 0


def test_init_does_not_write_over(tmp_path: Path) -> None:
    (tmp_path / "labelcheck.toml").write_text("market = ['eu']\n", "utf-8")
    done = labelcheck("init", cwd=tmp_path)
    assert done.returncode == 2
    assert (tmp_path / "labelcheck.toml").read_text("utf-8") == "market = ['eu']\n"
