"""What people see: lines that fit, and messages that say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from .run import FIXTURES, labelcheck

LABEL = FIXTURES / "oxide-no-certification.pdf"


@pytest.mark.parametrize("columns", [1, 40, 60, 80])
def test_lines_are_broken_at_the_edge_and_not_filled_up(columns: int) -> None:
    done = labelcheck("scan", LABEL, COLUMNS=str(columns))
    *lines, last = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert not [line for line in lines if line != line.rstrip()]
    assert not [line for line in lines[1:] if len(line) > max(columns, 42)]
    assert last == "1 label: 1 checked, 0 unreadable; 0 errors, 4 warnings, 3 info"


def test_citations_stand_beside_their_ids() -> None:
    text = labelcheck("scan", LABEL, COLUMNS="60").stdout.decode()
    assert "\n  S33  US Pharmacopeia, what the USP Verified Mark means\n       (quality-supplements.org)\n" in text


def test_a_rules_page_on_the_narrowest_screen() -> None:
    assert labelcheck("rule", "F001", COLUMNS="1").returncode == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--tolerance", "foo"), "is none of us_class_1, us_class_2, usp, eu. Limits are written as 95-110."),
        (
            ("--config", "own.toml"),
            "own.toml: suppress: number 1: 'until' is none of code, label, fingerprint, reason,",
        ),
        (
            ("--cache-dir", "own.toml"),
            "the cache is not used (own.toml: File exists); --cache-dir moves it",
        ),
    ],
)
def test_what_is_wrong_is_said_with_what_may_stand_there(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[[suppress]]\ncode = "F001"\nreason = "x"\nuntil = 2030-01-01\n', "utf-8")
    assert told in labelcheck("scan", LABEL, *words, cwd=tmp_path).stderr.decode()


@pytest.mark.parametrize("name", ["label.txt", "label.pdf", "label.png"])
def test_a_file_that_git_lfs_keeps(name: str, tmp_path: Path) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 81234\n"
    (tmp_path / name).write_text(pointer, "utf-8")
    done = labelcheck("scan", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert f"{name}: not read (wrong-type): the file is a pointer of Git LFS; fetch the label" in done.stderr.decode()


def test_a_link_that_leads_nowhere_was_not_removed(tmp_path: Path) -> None:
    (tmp_path / "label.pdf").symlink_to("gone.pdf")
    done = labelcheck("scan", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == b"label.pdf: not read (missing): it is a link to a file that is not there; mend it\n"


def test_settings_beside_labels_are_no_labels_and_are_called_settings(tmp_path: Path) -> None:
    (tmp_path / "label.pdf").write_bytes(LABEL.read_bytes())
    for name in ("labelcheck.toml", "label.pdf.labelcheck.toml"):
        (tmp_path / name).touch()
    lines = labelcheck("scan", ".", cwd=tmp_path).stdout.decode().splitlines()
    assert {line for line in lines if "skipped, " in line} == {
        "label.pdf.labelcheck.toml: skipped, settings, no label",
        "labelcheck.toml: skipped, settings, no label",
    }


@pytest.mark.parametrize("words", [("-h",), ("scan", "-h"), ("rule", "--help")])
def test_help_is_asked_for_as_usual(words: tuple[str, ...]) -> None:
    done = labelcheck(*words)
    assert done.returncode == 0
    assert done.stdout.startswith(b"Usage: ")
    assert b"..." not in done.stdout.partition(b"Commands:")[2]
