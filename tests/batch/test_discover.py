"""Which files of a folder are labels, and what is said of the others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.batch.discover import MAX_DEPTH, discover
from labelcheck.batch.gate import read_file
from labelcheck.batch.ignore import ignored, matches, patterns
from labelcheck.model.document import UnreadableError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    for name in ("a.txt", "b.pdf", "old/c.txt", "old/deep/d.txt", "drafts/e.txt", "drafts/keep.txt", "f.md", ".g.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    return root


def names(root: Path, *paths: str, respect_gitignore: bool = True) -> list[str]:
    found = discover([str(root / p) for p in paths] or [str(root)], respect_gitignore=respect_gitignore)
    return [os.path.relpath(file, root) for file in found.files]


def test_a_folder_gives_its_labels_in_path_order(tree: Path) -> None:
    assert names(tree) == ["a.txt", "b.pdf", "drafts/e.txt", "drafts/keep.txt", "old/c.txt", "old/deep/d.txt"]
    reasons = {os.path.relpath(s.source, tree): s.reason for s in discover([str(tree)]).skipped}
    assert reasons == {"f.md": "not a label by its kind (.md)", ".g.txt": "a hidden file"}


def test_pictures_of_a_folder_are_labels_unless_none_is_to_be_read(tree: Path) -> None:
    (tree / "front.PNG").write_bytes(b"x")
    assert "front.PNG" in names(tree)
    found = discover([str(tree)], pictures=False)
    assert "front.PNG" not in {os.path.relpath(file, tree) for file in found.files}
    assert (str(tree / "front.PNG"), "a picture, and --ocr never") in {(s.source, s.reason) for s in found.skipped}
    named = discover([str(tree / "front.PNG")], pictures=False)
    assert named.files == (str(tree / "front.PNG"),)


def test_a_folder_that_is_not_followed_is_no_file_to_skip(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refused(folder: str) -> Any:
        if folder.endswith("/old"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr("labelcheck.batch.discover.os.scandir", refused)
    lost = (str(tree / "old"), "the folder cannot be read: Permission denied")
    found = discover([str(tree)])
    assert found.problems == (lost,)
    assert lost[0] not in {skipped.source for skipped in found.skipped}
    assert discover([str(tree / "**" / "*.txt")]).problems == (lost,)
    assert discover([str(tree / "*.txt")]).problems == ()
    assert discover([str(tree / "o*" / "*.txt")]).problems == (lost,)
    assert discover([str(tree / "d*" / "*.txt")]).problems == ()
    assert discover([str(tree)], lambda name: "/old/" in name).problems == ()


def test_a_folder_too_deep_is_said(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * (MAX_DEPTH + 1))
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("x")
    ((folder, why),) = discover([str(tmp_path)]).problems
    assert (folder, why) == (str(deep.parent), "folders are followed 40 deep; scan this one by its name")


def test_gitignore_files_are_respected_where_they_stand(tree: Path) -> None:
    (tree / ".gitignore").write_text("# drafts\n/old/\n*.pdf\n")
    (tree / "drafts" / ".gitignore").write_text("*\n!keep.txt\n")
    assert names(tree) == ["a.txt", "drafts/keep.txt"]
    assert len(names(tree, respect_gitignore=False)) == 6
    assert names(tree, "b.pdf") == ["b.pdf"]  # what is named is tried


def test_patterns_give_the_files_they_match(tree: Path) -> None:
    assert names(tree, "*.txt") == ["a.txt"]
    assert names(tree, "**/[cd].txt") == ["old/c.txt", "old/deep/d.txt"]
    (tree / "[x].txt").write_text("x")
    assert names(tree, "[x].txt") == ["[x].txt"]
    assert discover([str(tree / "*.nothing")]).problems == ((str(tree / "*.nothing"), "the pattern matches no file"),)


def test_links_are_followed_only_inside_the_root(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("x")
    (tree / "in.txt").symlink_to("a.txt")
    (tree / "out.txt").symlink_to("../outside.txt")
    (tree / "old" / "up").symlink_to("..")
    (tree / "loop").symlink_to("loop")
    found = discover([str(tree)])
    assert str(tree / "in.txt") in found.files
    assert len(found.files) == 7
    reasons = {os.path.relpath(s.source, tree): s.reason for s in found.skipped}
    assert reasons["out.txt"] == "a link that leads out of the folder"


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("a.txt", "*.txt", True),
        ("x/a.txt", "*.txt", True),
        ("x/a.txt", "/a.txt", None),
        ("x/a.txt", "/*.txt", None),
        ("x/y/a.txt", "x/**", True),
        ("x/y/a.txt", "x/**/a.txt", True),
        ("x/a.txt", "x/**/a.txt", True),
        ("a.txt", "!a.txt", False),
        ("a.txt", "a.txt/", None),
        ("a.txt", "# a.txt", None),
    ],
)
def test_patterns_are_those_of_gitignore(path: str, pattern: str, expected: bool | None) -> None:
    assert ignored(path.split("/"), patterns([pattern]), folder=False) is expected


def test_a_pattern_of_many_stars_is_no_trap() -> None:
    assert not matches(["a" * 250], ["*a" * 100 + "b"])
    assert not matches(["a"] * 40, ["**", "a"] * 200 + ["b"])


@given(st.lists(st.text(max_size=20), max_size=5), st.text(max_size=30))
def test_no_pattern_raises(parts: list[str], pattern: str) -> None:
    ignored(parts, patterns([pattern]), folder=True)


def reason(path: Path, *, found: bool = False) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_file(str(path), found_in_folder=found)
    return caught.value.reason


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path / "pipe.txt") == "not-regular"
    assert reason(tmp_path) == "not-regular"
    assert reason(Path("/dev/zero")) == "not-regular"
    assert reason(tmp_path / "none.txt") == "missing"
    assert reason(tmp_path / "none.txt", found=True) == "vanished"
    with (tmp_path / "huge.pdf").open("wb") as huge:
        huge.truncate(1 << 40)
    assert reason(tmp_path / "huge.pdf") == "too-large"


def test_a_file_that_is_written_to_meanwhile_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, real = tmp_path / "a.txt", os.read
    file.write_bytes(b"x" * 100)

    def read(descriptor: int, size: int) -> bytes:
        with file.open("ab") as more:
            more.write(b"y")
        return real(descriptor, size)

    monkeypatch.setattr(os, "read", read)
    assert reason(file) == "changed"
