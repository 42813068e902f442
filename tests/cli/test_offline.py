"""Pictures are read without a network, and nothing is written beside the program."""

from __future__ import annotations

import json
from importlib.metadata import distribution
from pathlib import Path

from .run import labelcheck

PICTURE = Path(__file__).parents[2] / "fixtures" / "pictures" / "straight.png"
BLOCKED = """
import os, socket

def tried(*words, **options):
    os.mkdir({folder!r} + "/" + os.urandom(8).hex())  # a worker may write no file
    raise OSError("there is no network")

socket.socket.connect = socket.socket.connect_ex = tried
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = tried
"""


def packages() -> dict[str, tuple[int, int]]:
    """Every file where the recogniser is installed, with its size and time; compiled ones may come at any time."""
    root = Path(str(distribution("rapidocr").locate_file("")))
    found = {str(path): path.stat() for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    return {name: (told.st_size, told.st_mtime_ns) for name, told in found.items()}


def test_pictures_are_read_offline_and_nothing_is_installed(tmp_path: Path) -> None:
    (tmp_path / "tried").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(BLOCKED.format(folder=str(tmp_path / "tried")))
    before = packages()
    done = labelcheck(
        *("scan", PICTURE, "--format", "json", "--cache-dir", tmp_path / "cache", "--ocr", "auto"),
        PYTHONPATH=str(tmp_path / "site"),
        HOME=str(tmp_path / "home"),
    )
    (result,) = json.loads(done.stdout)["results"]
    assert result["read_via"] == "ocr"
    assert result["label"]["magnesium"]["elemental_mg"] == "250"
    assert list((tmp_path / "tried").iterdir()) == []
    assert packages() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "site", "tried"]


def test_the_block_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "tried").mkdir()
    code = BLOCKED.format(folder=str(tmp_path / "tried")) + "\nsocket.create_connection(('localhost', 9))"
    (tmp_path / "sitecustomize.py").write_text(code)
    labelcheck("--version", PYTHONPATH=str(tmp_path))
    assert len(list((tmp_path / "tried").iterdir())) == 1
