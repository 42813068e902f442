"""A catalogue of thirty labels in a repository: the ratchet from the first scan on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .run import FIXTURES, labelcheck

FILE = "labelcheck-baseline.json"
GOOD = """Harbor Minerals {name}
Supplement Facts
Serving Size 2 Capsules
Servings Per Container 60
Amount Per Serving % Daily Value
Magnesium (as magnesium citrate) 210 mg 50%
Other ingredients: Cellulose, silica.
USP Verified
"""
BAD = GOOD.replace(" (as magnesium citrate)", "").replace("50%", "95%")
"""No source of the magnesium, and a percentage that is not what 210 mg come to (F004, S006)."""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder of thirty labels, three of which have findings."""
    (tmp_path / "labels").mkdir()
    for number in range(30):
        text = BAD if number in (3, 14, 25) else GOOD
        (tmp_path / "labels" / f"{number:02}.txt").write_text(text.replace("{name}", f"Product {number}"), "utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> Any:
    return labelcheck(*words, "--as-of", "2026-11-24", cwd=folder)


def scan(folder: Path, *words: str) -> Any:
    return run(folder, "scan", "labels", "--format", "concise", "--baseline", FILE, *words)


def scan_without(folder: Path) -> Any:
    return run(folder, "scan", "labels", "--format", "concise")


def entries(folder: Path) -> dict[str, dict[str, str]]:
    content = json.loads((folder / FILE).read_bytes())
    assert content["schema_version"] == 1
    return dict(content["labels"])


def test_a_catalogue_goes_through_its_first_weeks(shop: Path) -> None:
    first = run(shop, "scan", "labels", "--format", "concise")
    assert first.returncode == 1
    assert first.stdout.decode().splitlines()[-1].startswith("30 labels: 30 checked, 0 unreadable; 6 errors")

    written = run(shop, "baseline", "write", "labels")
    assert (written.returncode, written.stdout) == (0, f"{FILE}: 6 findings; 6 new, 0 gone\n".encode())
    assert {label: sorted(known.values()) for label, known in entries(shop).items()} == {
        f"labels/{number}.txt": ["F004", "S006"] for number in ("03", "14", "25")
    }

    gated = scan(shop)
    assert gated.returncode == 0
    assert b"0 errors, 0 warnings, 0 info, 6 suppressed" in gated.stdout
    assert f"{FILE}: 6 findings known since the baseline".encode() in gated.stderr

    (shop / "labels" / "new.txt").write_text(GOOD.replace("50%", "95%"), "utf-8")
    new = scan(shop)
    assert new.returncode == 1
    assert [line.split(": ")[1][:10] for line in new.stdout.decode().splitlines()[:-1]] == ["error S006"]
    (shop / "labels" / "new.txt").write_text(GOOD, "utf-8")

    (shop / "labels" / "14.txt").write_text(GOOD, "utf-8")
    mended = scan(shop)
    assert mended.returncode == 0
    assert f"{FILE}: F004 of labels/14.txt no longer occurs".encode() in mended.stderr
    assert f"{FILE}: S006 of labels/14.txt no longer occurs".encode() in mended.stderr
    assert run(shop, "baseline", "prune", "labels").stdout == f"{FILE}: 4 findings; 0 new, 2 gone\n".encode()
    assert "labels/14.txt" not in entries(shop)

    (shop / "labels" / "03.txt").rename(shop / "labels" / "moved.txt")
    moved = scan(shop)
    assert moved.returncode == 1
    assert b"labels/moved.txt:6: error F004" in moved.stdout
    assert f"{FILE}: F004 of labels/03.txt no longer occurs".encode() in moved.stderr
    assert b"`labelcheck baseline update` also takes in the findings of labels that were moved" in moved.stderr
    assert b"that were moved" not in mended.stderr
    assert run(shop, "baseline", "update", "labels").stdout == f"{FILE}: 4 findings; 2 new, 2 gone\n".encode()
    assert scan(shop).returncode == 0


def test_the_readme_s_commands_do_what_it_says_of_them(shop: Path) -> None:
    readme = (FIXTURES.parents[1] / "README.md").read_text("utf-8").split("### A catalogue in CI")[1]
    block = readme.split("```sh\n")[1].split("```")[0]
    done = [run(shop, *line.split("#")[0].split()[1:]) for line in block.splitlines()]
    assert [(d.returncode, d.stdout.decode().splitlines()[-1]) for d in done] == [
        (1, "30 labels: 30 checked, 0 unreadable; 6 errors, 0 warnings, 0 info"),
        (0, f"{FILE}: 6 findings; 6 new, 0 gone"),
        (0, "30 labels: 30 checked, 0 unreadable; 0 errors, 0 warnings, 0 info, 6 suppressed"),
        (0, f"{FILE}: 6 findings; 0 new, 0 gone"),
        (0, f"{FILE}: 6 findings; 0 new, 0 gone"),
    ]


def test_the_settings_may_name_the_baseline(shop: Path) -> None:
    (shop / "ci").mkdir()
    (shop / "labelcheck.toml").write_text('baseline = "ci/known.json"\n', "utf-8")
    missing = scan_without(shop)
    assert (missing.returncode, missing.stdout) == (2, b"")
    assert missing.stderr.startswith(b"ci/known.json: there is no such file; `labelcheck baseline write` makes one")
    written = run(shop, "baseline", "write", "labels")
    assert written.stdout == b"ci/known.json: 6 findings; 6 new, 0 gone\n"
    assert set(json.loads((shop / "ci" / "known.json").read_bytes())["labels"]) == {
        f"../labels/{number}.txt" for number in ("03", "14", "25")
    }
    gated = scan_without(shop)
    assert gated.returncode == 0
    assert b"ci/known.json: 6 findings known since the baseline" in gated.stderr
    elsewhere = labelcheck("scan", "../labels/03.txt", "--format", "concise", cwd=shop / "ci")
    assert (elsewhere.returncode, elsewhere.stderr) == (
        0,
        b"labelcheck: known.json: 2 findings known since the baseline\n",
    )
    assert run(shop, "baseline", "prune", "labels").stdout == b"ci/known.json: 6 findings; 0 new, 0 gone\n"


def test_the_command_line_s_baseline_wins_over_the_settings(shop: Path) -> None:
    (shop / "labelcheck.toml").write_text('baseline = "known.json"\n', "utf-8")
    run(shop, "baseline", "write", "labels", "--baseline", "empty.json", "--config", "none.toml")
    (shop / "empty.json").write_text('{"schema_version": 1, "labels": {}}', "utf-8")
    run(shop, "baseline", "write", "labels")
    assert scan_without(shop).returncode == 0
    assert run(shop, "scan", "labels", "--baseline", "empty.json").returncode == 1
    assert run(shop, "scan", "labels", "--isolated").returncode == 1
    shown = run(shop, "scan", "labels", "--show-settings").stdout.decode()
    assert 'baseline = "known.json"  # labelcheck.toml' in shown
    flagged = run(shop, "scan", "labels", "--show-settings", "--baseline", "empty.json").stdout.decode()
    assert 'baseline = "empty.json"  # command line' in flagged


def test_an_entry_stays_while_the_label_is_edited_around_it(shop: Path) -> None:
    run(shop, "baseline", "write", "labels")
    label = shop / "labels" / "03.txt"
    label.write_text("A new line at the top\n\n" + label.read_text("utf-8"), "utf-8")
    assert scan(shop).returncode == 0
    label.write_text(label.read_text("utf-8").replace("95%", "96%"), "utf-8")
    changed = scan(shop)
    assert changed.returncode == 1
    assert b"error S006" in changed.stdout
    assert b"error F004" in changed.stdout  # its words are the row, and the row was changed


def test_prune_takes_nothing_in(shop: Path) -> None:
    run(shop, "baseline", "write", "labels")
    before = (shop / FILE).read_bytes()
    (shop / "labels" / "04.txt").write_text(BAD, "utf-8")
    assert run(shop, "baseline", "prune", "labels").returncode == 0
    assert (shop / FILE).read_bytes() == before


def test_labels_that_are_not_scanned_keep_their_entries(shop: Path) -> None:
    run(shop, "baseline", "write", "labels")
    before = entries(shop)
    assert run(shop, "baseline", "update", "labels/00.txt").returncode == 0
    assert entries(shop) == before
    one = run(shop, "scan", "labels/03.txt", "--baseline", FILE)
    assert one.returncode == 0
    assert b"no longer occurs" not in one.stderr


def test_rules_that_could_not_judge_keep_their_entries(shop: Path) -> None:
    columns = "product,analyte,result,unit,basis,uncertainty,lot,lab,date"
    measured = "Harbor Minerals Product 1,magnesium,90,mg,per_serving,5,A1,Harbor Analytical,2026-01-15"
    (shop / "lab.csv").write_text(f"{columns}\n{measured}\n", "utf-8")
    assert b"error   T001" in run(shop, "scan", "labels", "--lab-results", "lab.csv").stdout
    run(shop, "baseline", "write", "labels", "--lab-results", "lab.csv")
    assert "T001" in entries(shop)["labels/01.txt"].values()
    run(shop, "baseline", "prune", "labels")
    assert "T001" in entries(shop)["labels/01.txt"].values()


def test_write_does_not_write_over_and_update_needs_a_file(shop: Path) -> None:
    missing = run(shop, "baseline", "update", "labels")
    assert missing.returncode == 2
    assert b"`labelcheck baseline write` makes one" in missing.stderr
    run(shop, "baseline", "write", "labels")
    before = (shop / FILE).read_bytes()
    again = run(shop, "baseline", "write", "labels")
    assert again.returncode == 2
    assert b"it is there already" in again.stderr
    assert (shop / FILE).read_bytes() == before


def test_what_was_not_read_is_never_let_stand(shop: Path) -> None:
    (shop / "labels" / "empty.txt").write_bytes(b"")
    (shop / "labels" / "list.txt").write_text("Harbor Minerals\nOther ingredients: Cellulose, silica.\n", "utf-8")
    assert b"R002" in scan_without(shop).stdout
    written = run(shop, "baseline", "write", "labels")
    assert written.returncode == 2
    assert b"what was not read is not in the baseline" in written.stderr
    assert "labels/empty.txt" not in entries(shop)
    assert "R002" not in entries(shop).get("labels/list.txt", {}).values()
    assert scan(shop).returncode == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "it is no baseline"),
        ("[]", "schema_version 1 is missing"),
        ('{"schema_version": 2, "labels": {}}', "schema_version 1 is missing"),
        ('{"schema_version": 1, "labels": []}', "labels must hold for each label its findings"),
        ('{"schema_version": 1, "labels": {"a": {"x": "F001"}}}', "is no fingerprint"),
        ('{"schema_version": 1, "labels": {"a": {"0123456789abcdef": "R001"}}}', "R001 cannot be let stand"),
        ("[" * 100_000, "it is no baseline"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused(content: str, told: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(content, "utf-8")
    done = labelcheck("scan", FIXTURES / "usp-verified-seal.pdf", "--baseline", FILE, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"{FILE}: ")
    assert told in done.stderr.decode()


def test_statistics_count_by_rule(shop: Path) -> None:
    lines = run(shop, "scan", "labels", "--statistics").stdout.decode().splitlines()
    assert [line.split() for line in lines[:3]] == [
        ["open", "suppressed", "rule"],
        ["3", "0", "F004", "magnesium-source-not-disclosed"],
        ["3", "0", "S006", "percent-dv-arithmetic"],
    ]
    assert lines[-1].startswith("30 labels: 30 checked")


def test_what_the_cache_holds_is_judged_by_the_baseline_of_today(shop: Path) -> None:
    words = ("scan", "labels", "--format", "json", "--cache-dir", "kept")
    before = run(shop, *words)
    assert run(shop, "baseline", "write", "labels", "--cache-dir", "kept").returncode == 0
    gated = run(shop, *words, "--baseline", FILE)
    assert (before.returncode, gated.returncode) == (1, 0)
    summary = json.loads(gated.stdout)["summary"]
    assert (summary["findings"]["error"], summary["suppressed"]) == (0, 6)
    assert run(shop, *words).stdout == before.stdout


def test_a_file_that_cannot_be_read_costs_no_other_its_entries(shop: Path) -> None:
    (shop / "labels" / "bad.pdf").write_bytes(b"%PDF-1.7 broken")
    done = run(shop, "baseline", "write", "labels", "-j2")
    assert done.returncode == 2
    assert b"what was not read is not in the baseline" in done.stderr
    assert len(entries(shop)) == 3
