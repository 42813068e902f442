"""A catalogue scanned through the real entry point."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .run import labelcheck
from .test_baseline import GOOD

TABLE = """sku,upc,name,label,market,lab_file,claimed_mg
A,036000291452,Citrate,labels/a.txt,us,lab/a.csv,210
B,036000291452,Citrate Plus,labels/b.txt,us,,400 mg
C,,Gone,labels/gone.txt,us,,
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "labels").mkdir()
    (tmp_path / "lab").mkdir()
    for name in "ab":
        (tmp_path / "labels" / f"{name}.txt").write_text(GOOD.replace("{name}", name.upper()), "utf-8")
    columns = "product,analyte,result,unit,basis,uncertainty,lot,lab,date"
    measured = "Harbor Minerals A,magnesium,215,mg,per_serving,5,A1,Harbor Analytical,2026-01-15"
    (tmp_path / "lab" / "a.csv").write_text(f"{columns}\n{measured}\n", "utf-8")
    (tmp_path / "catalogue.csv").write_text(TABLE, "utf-8")
    return tmp_path


def scan(folder: Path, *words: str) -> Any:
    return labelcheck("scan", "labels", "--as-of", "2026-11-24", *words, cwd=folder)


def test_the_table_is_held_against_the_labels(shop: Path) -> None:
    done = scan(shop, "--catalogue", "catalogue.csv", "--format", "json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    across = report["catalogue"]
    assert across["source"] == "catalogue.csv"
    assert [(f["code"], [e["line"] for e in f["evidence"]]) for f in across["findings"]] == [
        ("K001", [2, 3]),
        ("K002", [3]),
        ("K004", [3]),
        ("K003", [4]),
    ]
    assert across["not_evaluated"] == [{"code": "K005", "reason": "no earlier report was given (--previous)"}]
    assert report["summary"]["findings"] == {"error": 2, "warning": 1, "info": 1}
    assert [len(result["potency"]) for result in report["results"]] == [1, 0]


def test_every_format_shows_what_the_catalogue_shows(shop: Path) -> None:
    for name in ("full", "concise", "sarif", "github", "gitlab", "junit", "markdown", "csv", "statistics"):
        out = scan(shop, "--catalogue", "catalogue.csv", "--format", name).stdout.decode()
        assert "K001" in out, name
        assert name == "statistics" or "catalogue.csv" in out, name


def test_paths_of_the_table_are_seen_from_its_folder(shop: Path) -> None:
    done = labelcheck(
        "scan", str(shop / "labels"), "--catalogue", "../catalogue.csv", "--format", "json", cwd=shop / "lab"
    )
    codes = [finding["code"] for finding in json.loads(done.stdout)["catalogue"]["findings"]]
    assert codes == ["K001", "K002", "K004", "K003"]


def test_an_earlier_report_tells_what_has_changed(shop: Path) -> None:
    scan(shop, "--output", "json=before.json")
    same = scan(shop, "--previous", "before.json", "--format", "concise", "--fail-on", "warning")
    assert same.returncode == 0
    label = shop / "labels" / "a.txt"
    label.write_text(label.read_text("utf-8").replace("citrate", "oxide"), "utf-8")
    done = scan(shop, "--previous", "before.json", "--format", "concise", "--fail-on", "warning")
    assert done.returncode == 1
    assert (
        "before.json:1: warning K005 changed-since-report: labels/a.txt has changed: magnesium forms now without "
        in (done.stdout.decode())
    )


def test_the_baseline_holds_what_the_catalogue_shows(shop: Path) -> None:
    words = ("--baseline", "known.json", "--catalogue", "catalogue.csv")
    assert labelcheck("baseline", "write", "labels", *words, cwd=shop).returncode == 0
    assert sorted(json.loads((shop / "known.json").read_bytes())["labels"]["catalogue.csv"].values()) == [
        "K001", "K002", "K003", "K004",
    ]  # fmt: skip
    assert scan(shop, *words, "--fail-on", "info").returncode == 0
    (shop / "catalogue.csv").write_text(TABLE.replace("Gone,labels/gone.txt", "Citrate,labels/a.txt"), "utf-8")
    mended = scan(shop, *words)
    assert mended.returncode == 0
    assert b"known.json: K003 of catalogue.csv no longer occurs" in mended.stderr


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("", "catalogue.csv: the file has no header"),
        ("sku,upc\n", "catalogue.csv: the header must name the column label"),
        ("label,label\n", "catalogue.csv: the header must name the column label, and each column once"),
        ("labl\n", "Did you mean label?"),
        ("label,upc\nlabels/a.txt,3.6E+10\n", "line 2: column upc: '3.6E+10' is no UPC"),
        ("label,claimed_mg\nlabels/a.txt,about 200\n", "line 2: column claimed_mg: 'about 200' is no number"),
        ("label,market\nlabels/a.txt,usa\n", "line 2: column market: 'usa' is none of us"),
        ("label,sku\nlabels/a.txt,1,2\n", "line 2: 3 cells under 2 columns"),
        ('label\n"labels/a.txt\n', "line 2: the line cannot be read"),
    ],
)
def test_a_table_that_is_wrong_ends_with_2(table: str, told: str, shop: Path) -> None:
    (shop / "catalogue.csv").write_text(table, "utf-8")
    done = scan(shop, "--catalogue", "catalogue.csv")
    assert done.returncode == 2
    assert told in done.stderr.decode()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"results": [{}]}', "[" * 100_000, '{"results": 3}'])
def test_an_earlier_report_that_is_none_ends_with_2(content: str, shop: Path) -> None:
    (shop / "before.json").write_text(content, "utf-8")
    done = scan(shop, "--previous", "before.json")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("before.json: it is no report")


def test_files_that_are_missing_end_with_2(shop: Path) -> None:
    for option in ("--catalogue", "--previous"):
        done = scan(shop, option, "gone.csv")
        assert (done.returncode, done.stderr) == (2, b"gone.csv: there is no such file\n")


def test_what_all_labels_show_together_counts_also_where_the_results_are_known(shop: Path) -> None:
    (shop / "catalogue.csv").write_text("label\nlabels/a.txt\nlabels/gone.txt\n", "utf-8")
    done = scan(shop, "--catalogue", "catalogue.csv", "-o", "json=report.json")
    report = json.loads((shop / "report.json").read_bytes())
    assert (done.returncode, done.stdout) == (1, b"")
    assert report["summary"]["findings"]["error"] == 1
    assert sum(f["severity"] == "error" for result in report["results"] for f in result["findings"]) == 0
