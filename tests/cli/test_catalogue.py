"""A catalogue scanned through the real entry point."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

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


def workbook(file: Path, *rows: tuple[object, ...], **others: tuple[object, ...]) -> None:
    """A workbook with the products on one sheet, and ``others`` with a row each."""
    book = Workbook()
    for name, row in others.items():
        book.create_sheet(name, 0).append(row)
    for cells in rows:
        book["Sheet"].append(cells)
    book.save(file)


def test_a_workbook_says_what_the_csv_says(shop: Path) -> None:
    lines = [line.split(",") for line in TABLE.splitlines()]
    workbook(shop / "catalogue.xlsx", *map(tuple, lines), Notes=("read me",))
    known = json.loads(scan(shop, "--catalogue", "catalogue.csv", "--format", "json").stdout)
    done = scan(shop, "--catalogue", "catalogue.xlsx", "--format", "json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["catalogue"]["source"]) == (1, "catalogue.xlsx")
    assert report["catalogue"]["findings"] == known["catalogue"]["findings"]
    assert report["results"] == known["results"]


def test_numbers_of_a_workbook_are_upcs_and_doses(shop: Path) -> None:
    head = ("label", "UPC", "SKU", "Claimed mg")
    workbook(shop / "c.xlsx", head, ("labels/a.txt", 36000291452, 1, 210), ("labels/b.txt", "036000291452", 2, 210.0))
    report = json.loads(scan(shop, "--catalogue", "c.xlsx", "--format", "json").stdout)
    assert [(f["code"], [e["line"] for e in f["evidence"]]) for f in report["catalogue"]["findings"]] == [
        ("K001", [2, 3]),
        ("K004", [2]),
        ("K004", [3]),
    ]
    assert report["problems"] == []


@pytest.mark.parametrize(
    ("rows", "others", "told"),
    [
        ([("label",), ("=A1",)], {}, "c.xlsx: line 2: cell A2 holds a formula; paste it as a value"),
        (
            [("label", "market"), ("labels/a.txt", "us"), ("labels/b.txt", "mars")],
            {},
            "line 3: column market: 'mars' is none",
        ),
        ([("label",)], {"Old": ("label",)}, "c.xlsx: the sheets Old and Sheet each have a column label"),
        ([("labl",)], {}, "c.xlsx: line 1: the column 'labl' is none of sku, upc"),
        ([], {}, "c.xlsx: the file has no header"),
    ],
)
def test_a_workbook_that_is_wrong_ends_with_2(
    rows: list[tuple[object, ...]], others: dict[str, tuple[object, ...]], told: str, shop: Path
) -> None:
    workbook(shop / "c.xlsx", *rows, **others)
    done = scan(shop, "--catalogue", "c.xlsx")
    assert done.returncode == 2
    assert told in done.stderr.decode()


def test_products_on_a_hidden_sheet_are_not_read(shop: Path) -> None:
    book = Workbook()
    book.create_sheet("Products").append(("label",))
    book["Products"].sheet_state = "hidden"
    book.save(shop / "c.xlsx")
    done = scan(shop, "--catalogue", "c.xlsx")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("c.xlsx: the sheet Products is hidden and not read; show it")


def test_a_workbook_that_unpacks_beyond_measure_is_not_opened(shop: Path) -> None:
    with zipfile.ZipFile(shop / "c.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<a/>")
        packed.writestr("xl/bomb.xml", b"0" * 20_000_000)
    done = scan(shop, "--catalogue", "c.xlsx")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("c.xlsx: xl/bomb.xml unpacks to 20000000 bytes")


# Markets

PAINTED = GOOD.replace("silica", "titanium dioxide").replace("% Daily Value", "% NRV").replace("50%", "56%")
"""Its white pigment is prohibited in the EU and in no other market that is known here."""


def judged(done: Any) -> dict[str, tuple[list[str], list[str]]]:
    """For each label its markets, and the rules that found an error with the market of each."""
    return {
        result["source"]: (
            result["markets"],
            [f"{f['code']} {f['market']}" for f in result["findings"] if f["severity"] == "error"],
        )
        for result in json.loads(done.stdout)["results"]
    }


@pytest.fixture
def painted(tmp_path: Path) -> Path:
    """Four equal labels: one sold in the US, one in the EU, one of no market, one that stands in no row."""
    (tmp_path / "labels").mkdir()
    for name in ("american", "european", "unnamed", "other"):
        (tmp_path / "labels" / f"{name}.txt").write_text(PAINTED, "utf-8")
    rows = "label,market\nlabels/american.txt,US\nlabels/european.txt,eu\nlabels/unnamed.txt,\n"
    (tmp_path / "catalogue.csv").write_text(rows, "utf-8")
    return tmp_path


def test_each_label_is_judged_by_the_market_of_its_row(painted: Path) -> None:
    done = scan(painted, "--catalogue", "catalogue.csv", "--format", "json")
    assert done.returncode == 1
    assert judged(done) == {
        "labels/american.txt": (["us"], []),
        "labels/european.txt": (["eu"], ["X001 eu"]),
        "labels/other.txt": (["us"], []),
        "labels/unnamed.txt": (["us"], []),
    }
    assert json.loads(done.stdout)["markets"] == ["us"]
    shown = scan(painted, "--catalogue", "catalogue.csv").stdout.decode()
    assert [line.split() for line in shown.splitlines() if "by the catalogue" in line] == [
        ["market", "eu,", "by", "the", "catalogue"]
    ]


def test_labels_without_a_market_go_by_the_settings(painted: Path) -> None:
    (painted / "labelcheck.toml").write_text('market = ["eu", "uk"]\n', "utf-8")
    done = scan(painted, "--catalogue", "catalogue.csv", "--format", "json")
    assert judged(done) == {
        "labels/american.txt": (["us"], []),
        "labels/european.txt": (["eu"], ["X001 eu"]),
        "labels/other.txt": (["eu", "uk"], ["X001 eu"]),
        "labels/unnamed.txt": (["eu", "uk"], ["X001 eu"]),
    }


def test_a_label_of_several_rows_is_judged_by_the_markets_of_all(painted: Path) -> None:
    (painted / "catalogue.csv").write_text("label,market\nlabels/other.txt,ca\nlabels/other.txt,eu\n", "utf-8")
    done = scan(painted, "--catalogue", "catalogue.csv", "--format", "json")
    assert judged(done)["labels/other.txt"] == (["ca", "eu"], ["X001 eu"])


def test_a_market_on_the_command_line_holds_for_all_labels_and_it_is_said(painted: Path) -> None:
    note = "catalogue.csv: the column market is not used: --market was given for all labels"
    done = scan(painted, "--catalogue", "catalogue.csv", "--market", "us", "--format", "json")
    assert done.returncode == 0
    assert judged(done) == {f"labels/{n}.txt": (["us"], []) for n in ("american", "european", "other", "unnamed")}
    assert json.loads(done.stdout)["notes"] == [note]
    assert note in done.stderr.decode()
    every = scan(painted, "--catalogue", "catalogue.csv", "--market", "eu", "--format", "json")
    assert {codes[0] for _, codes in judged(every).values()} == {"X001 eu"}


def test_the_answer_for_a_market_is_not_that_of_another_from_the_cache(painted: Path) -> None:
    first = scan(painted, "--catalogue", "catalogue.csv", "--format", "json")
    (painted / "catalogue.csv").write_text("label,market\nlabels/american.txt,eu\n", "utf-8")
    turned = judged(scan(painted, "--catalogue", "catalogue.csv", "--format", "json"))
    assert judged(first)["labels/american.txt"] == (["us"], [])
    assert turned["labels/american.txt"] == (["eu"], ["X001 eu"])
    assert turned["labels/european.txt"] == (["us"], [])


def test_rules_of_another_market_alone_leave_a_label_unjudged(painted: Path) -> None:
    only = ("--select", "W003", "--catalogue", "catalogue.csv")  # a rule of Australia
    (painted / "catalogue.csv").write_text("label,market\nlabels/other.txt,au\n", "utf-8")
    one = scan(painted, *only, "--format", "json")
    assert one.returncode == 2
    assert "labels/american.txt: no rule ran: none that is switched on is of its market (us)" in one.stderr.decode()
    assert "labels/other.txt: no rule ran" not in one.stderr.decode()
    none = labelcheck("scan", "labels/american.txt", *only, cwd=painted)
    assert none.returncode == 2
    assert b"no rule ran: select, ignore and market leave none switched on" in none.stderr


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
    label.write_text("\n" + label.read_text("utf-8"), "utf-8")
    assert scan(shop, "--previous", "before.json", "--fail-on", "warning").returncode == 0
    label.write_text(label.read_text("utf-8").replace("citrate", "oxide"), "utf-8")
    done = scan(shop, "--previous", "before.json", "--format", "concise", "--fail-on", "warning")
    assert done.returncode == 1
    assert (
        "before.json:1: warning K005 changed-since-report: labels/a.txt has changed: facts panel now without "
        "“Magnesium (as magnesium citrate) 210 mg, 50 %”, with “Magnesium (as magnesium oxide) 210 mg, 50 %”; "
        "magnesium forms now without Magnesium citrate, with Magnesium oxide" in (done.stdout.decode())
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


def test_columns_that_were_once_filled_are_no_columns(shop: Path) -> None:
    (shop / "catalogue.csv").write_text("label,sku,,\nlabels/a.txt,A,,\n", "utf-8")
    done = scan(shop, "--catalogue", "catalogue.csv", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["problems"]) == (0, [])


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
        ("label;market\nlabels/a.txt;mars\n", "line 2: column market: 'mars' is none"),
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
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
        assert done.stderr.startswith(b"gone.csv: there is no such file")


def test_a_pipe_that_nobody_writes_to_is_no_catalogue(shop: Path) -> None:
    os.mkfifo(shop / "pipe.csv")
    done = scan(shop, "--catalogue", "pipe.csv")
    assert (done.returncode, done.stderr) == (2, b"pipe.csv: the file cannot be opened: it is not a regular file\n")


def test_what_all_labels_show_together_counts_also_where_the_results_are_known(shop: Path) -> None:
    (shop / "catalogue.csv").write_text("label\nlabels/a.txt\nlabels/gone.txt\n", "utf-8")
    done = scan(shop, "--catalogue", "catalogue.csv", "-o", "json=report.json")
    report = json.loads((shop / "report.json").read_bytes())
    assert (done.returncode, done.stdout) == (1, b"")
    assert report["summary"]["findings"]["error"] == 1
    assert sum(f["severity"] == "error" for result in report["results"] for f in result["findings"]) == 0


def test_results_that_name_no_product_belong_to_the_labels_of_the_row(shop: Path) -> None:
    (shop / "lab" / "a.csv").write_text("analyte,result,unit,basis\nmagnesium,150,mg,per_serving\n", "utf-8")
    rows = "sku,label,market,lab_file\nA,labels/a.txt,us,lab/a.csv\nA,labels/b.txt,eu,lab/a.csv\n"
    (shop / "catalogue.csv").write_text(rows, "utf-8")
    done = scan(shop, "--catalogue", "catalogue.csv", "--format", "json", "--select", "K004,T001")
    report = json.loads(done.stdout)
    assert [[p["verdict"] for p in result["potency"]] for result in report["results"]] == [["fail"], ["fail"]]
    assert report["catalogue"]["findings"] == []
    two = rows.replace("\nA,labels/b", "\nB,labels/b")
    (shop / "catalogue.csv").write_text(two, "utf-8")
    done = scan(shop, "--catalogue", "catalogue.csv", "--format", "json", "--select", "K004,T001")
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert b"lab/a.csv: line 2: names no product and no UPC, and several labels are scanned; name them" in done.stderr
    assert [result["potency"] for result in report["results"]] == [[], []]
    assert {f["message"] for f in report["catalogue"]["findings"]} == {
        f"No result in lab/a.csv could be held against labels/{name}.txt." for name in "ab"
    }


def test_a_label_without_a_result_is_not_said_to_have_been_given_none(shop: Path) -> None:
    file = shop / "lab" / "a.csv"
    file.write_text(file.read_text("utf-8").replace("Harbor Minerals A", "Deep Well"), "utf-8")
    done = scan(shop, "--lab-results", str(file), "--format", "json")
    assert b"no scanned label is of Deep Well; if one is, give the results under its UPC or name" in done.stderr
    reasons = {entry["code"]: entry["reason"] for entry in json.loads(done.stdout)["results"][0]["not_evaluated"]}
    assert reasons["T001"] == "no laboratory result for an amount on this label was given"
