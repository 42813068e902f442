"""Globs over the paths of labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from labelcheck.config.globs import below, inside, matches


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("panels/a.txt", "panels/*.txt", True),
        ("panels/b/a.txt", "panels/*.txt", False),
        ("panels/b/a.txt", "panels/**/*.txt", True),
        ("panels/a.txt", "panels/**/*.txt", True),
        ("a/b/c.pdf", "**", True),
        ("a/b/c.pdf", "*.pdf", True),
        ("a/b/c.pdf", "c.*", True),
        ("a/b/c.pdf", "b/*.pdf", False),
        ("a/b/c.pdf", "**/b/*.pdf", True),
        ("a/b/c.pdf", "a/**", True),
        ("a/b/c.pdf", "?/b/[a-d].pdf", True),
        ("A.TXT", "*.txt", False),
        ("/far/away/c.pdf", "/far/**", True),
        ("/far/away/c.pdf", "*.pdf", True),
    ],
)
def test_patterns(path: str, pattern: str, fits: bool) -> None:
    assert matches(path, pattern) is fits


@pytest.mark.parametrize("pattern", ["old", "old/", "labels/old", "labels/old/**", "**/old/*.txt"])
def test_a_folder_takes_what_lies_in_it(pattern: str) -> None:
    assert inside("labels/old/x.txt", pattern)
    assert not inside("labels/new/x.txt", pattern)


def test_many_stars_cost_no_more_than_one() -> None:
    assert not matches("/".join("a" * 400), "/".join(["**", "a"] * 60 + ["b"]))


def test_paths_are_seen_from_the_folder_of_the_settings(tmp_path: Path) -> None:
    assert below(str(tmp_path / "labels" / "x.txt"), tmp_path) == "labels/x.txt"
    assert below(str(tmp_path.parent / "x.txt"), tmp_path) == (tmp_path.parent / "x.txt").as_posix()
