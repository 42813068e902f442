"""A batch through the program: nothing lost, nothing twice, the same bytes however it went."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from pathlib import Path
from typing import Any

import pytest

from ..cli.run import labelcheck
from .build import FIXTURES, LABEL, alive, command, folder_of, kill_after, started

OPTIONS = ("--format", "json", "--as-of", "2026-01-02")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def scan(folder: Path, cache: Path, *words: str | Path) -> Any:
    return labelcheck("scan", folder, *OPTIONS, "--cache-dir", cache, *words)


def test_the_same_bytes_for_any_number_of_workers_cold_and_warm(cache: Path) -> None:
    runs = [
        scan(FIXTURES, cache, "-j1", "--no-cache"),
        scan(FIXTURES, cache, "-j3", "--no-cache"),
        scan(FIXTURES, cache, "-j2"),
        scan(FIXTURES, cache, "-j1"),
    ]
    assert len({run.stdout for run in runs}) == 1
    assert len({run.stderr for run in runs}) == 1
    assert {run.returncode for run in runs} == {2}
    assert not (cache / "runs").exists() or not list((cache / "runs").iterdir())


def test_a_file_alone_and_in_a_folder_gives_the_same_result(cache: Path) -> None:
    whole = json.loads(scan(FIXTURES, cache).stdout)["results"]
    for result in whole[::12]:
        (alone,) = json.loads(scan(Path(result["source"]), cache, "--no-cache").stdout)["results"]
        assert alone == result


def test_a_file_that_could_not_be_read_stays_so_under_another_policy(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    first, *others = (
        json.loads(scan(tmp_path / "broken.pdf", cache, *words).stdout)["results"]
        for words in ((), ("--market", "eu"), ("--as-of", "2027-01-01"))
    )
    assert first[0]["reason"] == "malformed"
    assert others == [first, first]


def test_a_change_of_policy_reads_nothing_again(tmp_path: Path, cache: Path) -> None:
    folder = folder_of(tmp_path, 3)
    scan(folder, cache)
    with sqlite3.connect(cache / "cache.sqlite") as database:  # a reading that no reader would give
        rows = database.execute("SELECT content, body FROM reading").fetchall()
        for content, body in rows:
            changed = body.replace(b"Minerals", b"MINERALS")
            database.execute(
                "UPDATE reading SET body=?, sum=? WHERE content=?", (changed, zlib.crc32(changed), content)
            )
    again = scan(folder, cache, "--market", "eu")
    assert b"MINERALS 1" in again.stdout
    assert again.stderr == b""


def test_what_was_unreadable_under_other_settings_is_so_for_the_same_reason(tmp_path: Path, cache: Path) -> None:
    folder = tmp_path / "labels"
    folder.mkdir()
    for name, data in {"empty.txt": b"", "letter.txt": b"Dear Sir or Madam", "zip.pdf": b"PK\x03\x04"}.items():
        (folder / name).write_bytes(data)
    alone = scan(folder, cache, "--market", "eu", "--no-cache")
    for words in (("--market", "us"), ("--market", "eu"), ("--market", "eu")):
        again = scan(folder, cache, *words)
        opened = scan(folder, cache, *words, "--format", "concise")
        assert b"internal-error" not in again.stdout + opened.stdout
    assert again.stdout == alone.stdout
    assert [result["reason"] for result in json.loads(again.stdout)["results"]] == [
        "empty",
        "not-a-label",
        "wrong-type",
    ]


@pytest.mark.parametrize("damage", ["garbage", "folder", "truncated", "flipped", "locked"])
def test_a_cache_that_cannot_be_used_is_done_without(tmp_path: Path, cache: Path, damage: str) -> None:
    folder = folder_of(tmp_path, 3)
    expected = scan(folder, cache)
    file = cache / "cache.sqlite"
    lock = None
    if damage == "garbage":
        file.write_bytes(b"no database at all" * 500)
    elif damage == "folder":
        file.unlink()
        file.mkdir()
    elif damage == "truncated":
        os.truncate(file, file.stat().st_size // 2)
    elif damage == "flipped":
        file.write_bytes(file.read_bytes().replace(b"magnesium", b"magnesIum"))
    else:
        lock = sqlite3.connect(file, isolation_level=None)
        lock.execute("PRAGMA locking_mode=EXCLUSIVE")
        lock.execute("BEGIN EXCLUSIVE")
    done = scan(folder, cache)
    assert done.stdout == expected.stdout
    assert done.returncode == expected.returncode
    lines = done.stderr.decode().splitlines()
    assert len(lines) == (0 if damage == "flipped" else 1)
    assert all(line.startswith("labelcheck: the cache is not used (") for line in lines)
    if lock is not None:
        lock.close()


@pytest.mark.parametrize(("good", "bad"), [(b"magnesium", b"magnesIum"), (b"[", b"")])
def test_a_judgement_that_was_damaged_is_made_again(tmp_path: Path, cache: Path, good: bytes, bad: bytes) -> None:
    folder = folder_of(tmp_path, 2)
    expected = scan(folder, cache, "--format", "concise")
    assert b"magnesium" in expected.stdout
    with sqlite3.connect(cache / "cache.sqlite") as database:
        for content, body in database.execute("SELECT content, body FROM judgement").fetchall():
            assert good in body
            database.execute("UPDATE judgement SET body=? WHERE content=?", (body.replace(good, bad), content))
    done = scan(folder, cache, "--format", "concise")
    assert (done.stdout, done.stderr, done.returncode) == (expected.stdout, b"", expected.returncode)


def test_clean_removes_cache_and_journals(tmp_path: Path, cache: Path) -> None:
    scan(folder_of(tmp_path, 2), cache)
    (cache / "runs").mkdir(exist_ok=True)
    (cache / "runs" / f"{'0' * 32}.jsonl").write_bytes(b"")
    for mine in ("mine.txt", "runs/mine.jsonl"):
        (cache / mine).write_bytes(b"")
    done = labelcheck("clean", "--cache-dir", cache)
    assert done.returncode == 0
    assert sorted(p.name for p in cache.rglob("*") if p.is_file()) == ["mine.jsonl", "mine.txt"]


@linux_only
def test_a_killed_run_goes_on_where_it_was(tmp_path: Path, cache: Path) -> None:
    folder = folder_of(tmp_path, 150)
    expected = scan(folder, tmp_path / "other").stdout
    clock = random.Random(6)
    for _ in range(6):
        process = started("scan", folder, *OPTIONS, "--no-cache", "--cache-dir", cache, "--resume", "-j2")
        _first(cache / "runs")
        workers = kill_after(process, clock.uniform(0.1, 0.9))
        time.sleep(0.3)
        assert not any(alive(pid) for pid in workers)
    (journal,) = (cache / "runs").iterdir()
    done = [json.loads(line).get("done") for line in journal.read_bytes().splitlines(keepends=True) if b"done" in line]
    assert len(done) == len(set(done))
    resumed = scan(folder, cache, "--no-cache", "--resume")
    assert resumed.stdout == expected
    assert not journal.exists()


def test_a_torn_journal_costs_only_what_is_torn(tmp_path: Path, cache: Path) -> None:
    folder = folder_of(tmp_path, 40)
    expected = scan(folder, tmp_path / "other").stdout
    process = started("scan", folder, *OPTIONS, "--no-cache", "--cache-dir", cache, "-j1")
    assert process.stdout is not None
    journal = _first(cache / "runs")
    while journal.stat().st_size < 20_000:
        time.sleep(0.005)
    kill_after(process, 0)
    data = journal.read_bytes()
    middle = len(data) // 2
    journal.write_bytes(data[:middle] + bytes(100) + data[middle + 100 : -7])
    resumed = scan(folder, cache, "--no-cache", "--resume")
    assert resumed.stdout == expected
    assert resumed.stderr == b""


def test_a_file_that_changed_is_read_again_on_resume(tmp_path: Path, cache: Path) -> None:
    folder = folder_of(tmp_path, 40)
    process = started("scan", folder, *OPTIONS, "--no-cache", "--cache-dir", cache, "-j1")
    journal = _first(cache / "runs")
    while journal.stat().st_size < 20_000:
        time.sleep(0.005)
    kill_after(process, 0)
    (folder / "0000.txt").write_text(LABEL.replace("Sulfate Minerals", "Changed"), "utf-8")
    results = json.loads(scan(folder, cache, "--no-cache", "--resume").stdout)["results"]
    assert results[0]["label"]["product_name"] == "Northmoor Minerals Changed"
    assert len(results) == 40


def test_a_file_that_ended_every_scan_is_not_tried_again(tmp_path: Path, cache: Path) -> None:
    folder = folder_of(tmp_path, 2)
    process = started("scan", folder, *OPTIONS, "--no-cache", "--cache-dir", cache, "-j1")
    journal = _first(cache / "runs")
    while b"start" not in journal.read_bytes():
        time.sleep(0.005)
    kill_after(process, 0)
    head, start, *_ = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(head + start * 3)
    results = json.loads(scan(folder, cache, "--no-cache", "--resume").stdout)["results"]
    assert [result["reason"] for result in results] == ["parser-crash", None]
    assert results[0]["message"] == "3 scans ended while it was being read"


def test_resume_without_a_journal_scans_everything(tmp_path: Path, cache: Path) -> None:
    done = scan(folder_of(tmp_path, 3), cache, "--resume")
    assert len(json.loads(done.stdout)["results"]) == 3
    assert done.stderr.decode().startswith("labelcheck: nothing to resume")


def _first(folder: Path) -> Path:
    for _ in range(2000):
        if folder.exists() and (found := list(folder.iterdir())):
            return found[0]
        time.sleep(0.005)
    raise AssertionError("no journal")


@linux_only
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_stops_a_run_at_once_with_what_there_is(tmp_path: Path, cache: Path, number: int, code: int) -> None:
    folder = folder_of(tmp_path, 400)
    process = started("scan", folder, *OPTIONS, "--cache-dir", cache, "-j2")
    journal = _first(cache / "runs")
    while journal.stat().st_size < 20_000:
        time.sleep(0.005)
    process.send_signal(number)
    begin = time.monotonic()
    out, err = process.communicate(timeout=20)
    assert time.monotonic() - begin < 2
    assert process.returncode == code
    report = json.loads(out)
    assert 0 < len(report["results"]) < 400
    assert report["problems"] == [err.decode().strip().removeprefix("labelcheck: ")]
    assert report["problems"][0].startswith(f"stopped: {400 - len(report['results'])} of 400 labels were not scanned")
    resumed = scan(folder, cache, "--resume")
    assert len(json.loads(resumed.stdout)["results"]) == 400


def test_a_report_is_written_whole_into_a_file(tmp_path: Path, cache: Path) -> None:
    output = tmp_path / "report.json"
    output.write_text("old")
    output.chmod(0o640)
    done = labelcheck("scan", FIXTURES / "sulfate-only.txt", "--cache-dir", cache, "-o", f"json={output}")
    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads(output.read_text())["summary"]["checked"] == 1
    assert output.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["report.json"]


@pytest.mark.parametrize("format_", ["json", "full"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_and_fails(cache: Path, format_: str) -> None:
    words = command("scan", FIXTURES / "sulfate-only.txt", "--format", format_, "--cache-dir", cache)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == "standard output: the report could not be written: No space left on device\n"


def test_an_output_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, cache: Path) -> None:
    missing = scan(FIXTURES / "sulfate-only.txt", cache, "-o", f"json={tmp_path}/no/report.json")
    assert missing.returncode == 2
    assert b"the report could not be written: No such file or directory" in missing.stderr


def test_a_reader_that_leaves_ends_it_quietly(cache: Path) -> None:
    line = " ".join(f"'{word}'" for word in command("scan", FIXTURES, *OPTIONS, "--cache-dir", cache))
    done = subprocess.run(
        ["bash", "-c", f"{line} 2>/dev/null | head -1; echo ${{PIPESTATUS[0]}}"], capture_output=True, check=False
    )
    assert done.stdout.splitlines()[-1] == b"141"
    assert done.stderr == b""
