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
    assert lines[:4] == [
        "elemental dose in mg 210 is now 400",
        "facts panel now without “Magnesium (as magnesium citrate) 210 mg, 50 %”, "
        "with “Magnesium (as magnesium oxide) 400 mg, 20 %”",
        "magnesium forms now without Magnesium citrate, with Magnesium oxide",
        "other ingredients now without silica, with titanium dioxide",
    ]
    assert any(line.startswith("new: error S006 percent-dv-arithmetic (line 6): ") for line in lines)
    assert any(line.startswith("new: warning F001 low-absorption-form (line 6): ") for line in lines)
    back = diff(tmp_path, new, OLD)
    assert back.returncode == 0
    assert any(line.startswith("gone: error S006 ") for line in back.stdout.decode().splitlines())


def test_a_mark_that_is_told_of_something_else(tmp_path: Path) -> None:
    old, new = (f"{OLD}\n{told}.\n" for told in ("BSCG Certified", "Made in a BSCG certified facility"))
    (line, *_) = diff(tmp_path, old, new).stdout.decode().splitlines()
    assert line == "marks now without BSCG Certified Drug Free, with BSCG Certified Drug Free of the facility"


def test_the_same_label_in_other_words_of_layout(tmp_path: Path) -> None:
    done = diff(tmp_path, OLD, "\n\n" + OLD.replace("Serving Size 2 Capsules", "Serving Size  2 capsules"))
    assert (done.returncode, done.stdout) == (0, b"what was read is the same\n")


def test_what_is_printed_otherwise_and_is_no_fact_of_magnesium(tmp_path: Path) -> None:
    old = OLD.replace("50%\n", "50%\nVitamin B6 2 mg 118%\n")
    old += "\nKeep out of reach of children.\n\nRecipe 2980 in edition 7, printed with care\n"
    new = old.replace("B6 2 mg 118%", "B6 20 mg 1,176%").replace("children.", "pets.").replace("edition 7", "edition 8")
    assert diff(tmp_path, old, new).stdout.decode().splitlines() == [
        "facts panel now without “Vitamin B6 2 mg, 118 %”, with “Vitamin B6 20 mg, 1176 %”",
        "caution now without “Keep out of reach of children.”, with “Keep out of reach of pets.”",
        "other print now without “7,”, with “8,”",
    ]


def test_a_finding_that_says_the_same_of_changed_words_is_not_new(tmp_path: Path) -> None:
    old = OLD.replace(" (as magnesium citrate)", "")
    done = diff(tmp_path, old, old.replace("210 mg 50%", "252 mg 60%"), "--fail-on", "info")
    assert done.returncode == 0
    assert b"F004" not in done.stdout


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
