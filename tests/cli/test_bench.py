"""``labelcheck bench`` and ``labelcheck schema`` through the real entry point."""

from __future__ import annotations

import json
from pathlib import Path

from labelcheck.reports.bench import Rate

from .run import FIXTURES, labelcheck

GOLD = FIXTURES.parent / "gold.jsonl"


def test_the_fixtures_are_all_right() -> None:
    done = labelcheck("bench", GOLD, "--format", "json")
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert done.stderr == b""
    assert answer["facts"]["all"] == {"right": 6, "of": 6}
    assert answer["facts"]["other_ingredients"] == {"right": 3, "of": 3}
    assert answer["capture"] == {"whole": 6}
    assert answer["misses"] == []


def test_the_tables_for_people() -> None:
    out = labelcheck("bench", GOLD).stdout.decode()
    assert "all facts of a label" in out
    assert [line.split() for line in out.splitlines() if line.startswith("linear panel")] == [
        ["linear", "panel", "1", "0", "100.0", "%", "100.0", "%", "100.0", "%"]
    ]


def test_misses_are_listed_and_unread_labels_are_no_success(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((FIXTURES / "sulfate-only.txt").read_bytes())
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        '{"label": "a.txt", "magnesium": {"forms": ["oxide"]}, "kinds": ["a|b"]}\n'
        '{"label": "gone.txt", "magnesium": null}\n'
    )
    done = labelcheck("bench", gold, "--format", "markdown")
    page = done.stdout.decode()
    assert done.returncode == 0
    assert "| all facts of a label | 0 | 2 | 0.0 % |" in page
    assert "| a\\|b | 1 | 0 | 100.0 % | 0.0 % | 0.0 % |" in page
    assert "- a.txt: set of forms: expected oxide, got sulfate" in page
    assert "- gone.txt: not read (missing: there is no such file; check the path)" in page
    assert labelcheck("bench", gold, "--misses", "1").stdout.decode().rstrip().endswith("--misses 2 shows all")


def test_a_share_is_never_rounded_up_to_all() -> None:
    assert Rate(2999, 3000).percent == "99.9 %"
    assert Rate(3000, 3000).percent == "100.0 %"
    assert Rate(0, 0).percent == "–"


def test_a_bad_gold_file_is_named_with_its_line(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"label": "a.txt"}\n{"lable": "b.txt"}\n')
    done = labelcheck("bench", gold)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f'{gold}: line 2: "lable" is not known; write one of ')
    missing = labelcheck("bench", tmp_path / "none.jsonl")
    assert (missing.returncode, missing.stdout) == (2, b"")
    assert "none.jsonl: there is no such file; check the path" in missing.stderr.decode()


def test_the_schema_of_a_line_is_printed() -> None:
    done = labelcheck("schema", "gold")
    assert json.loads(done.stdout)["required"] == ["label"]
    assert labelcheck("schema", "gild").returncode == 2
