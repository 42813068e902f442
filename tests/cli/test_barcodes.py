"""Bar codes as the key of a label: for laboratory results, for the catalogue, against the print."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from ..documents.bars import EAN, HIGH, OTHER_UPC, UPC, WIDE, bars
from ..documents.draw import pdf
from .run import labelcheck

LINES = (
    "Halden Labs Plain Magnesium",
    "Dietary Supplement",
    "Supplement Facts",
    "Serving Size 1 Capsule",
    "Amount Per Serving % Daily Value",
    "Magnesium (as magnesium citrate) 200 mg 48%",
    "Other ingredients: cellulose, silica.",
)


def label(digits: str, kind: str = "UPCA", printed: str = "") -> bytes:
    """A label with the symbol of ``digits`` at (250, 40)."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(LINES):
            canvas.drawString(30, 300 - 20 * number, line)
        bars(250, 40, digits, kind)(canvas)
        canvas.drawString(270, 28, printed)

    return pdf(draw, size=(400, 340))


def scanned(folder: Path, *options: str) -> dict[str, Any]:
    done = labelcheck("scan", "label.pdf", "--format", "json", "--select", "F001", *options, cwd=folder)
    found: dict[str, Any] = json.loads(done.stdout)["results"][0]
    return found


def test_the_number_in_the_bars_is_a_fact_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "label.pdf").write_bytes(label(UPC))
    before = scanned(tmp_path)  # also: what was kept of it is not taken for an answer with bar codes
    assert (before["label"]["upc"], before["label"]["upc_evidence"]) == (None, [])
    read = scanned(tmp_path, "--barcodes")["label"]
    assert read["upc"] == UPC
    (seen,) = read["upc_evidence"]
    assert (seen["page"], seen["text"], seen["read_via"], seen["score"], seen["line"]) == (
        1,
        UPC,
        "barcode",
        None,
        None,
    )
    left, top, right, bottom = seen["box"]
    assert 249 <= left < right <= 251 + WIDE
    assert 299 - HIGH <= top < bottom <= 301


def test_an_ean_is_the_number_too(tmp_path: Path) -> None:
    (tmp_path / "label.pdf").write_bytes(label(EAN, "EAN13"))
    assert scanned(tmp_path, "--barcodes")["label"]["upc"] == EAN


def test_print_and_bars_that_agree_are_both_shown(tmp_path: Path) -> None:
    (tmp_path / "label.pdf").write_bytes(label(UPC, printed="0 12345 67890 5"))
    read = scanned(tmp_path, "--barcodes")
    assert read["label"]["upc"] == UPC
    assert [(e["text"], e["read_via"]) for e in read["label"]["upc_evidence"]] == [
        ("0 12345 67890 5", "text"),
        (UPC, "barcode"),
    ]
    assert read["findings"] == []
    told = labelcheck("facts", "label.pdf", "--barcodes", cwd=tmp_path).stdout.decode()
    assert f"{UPC}  printed and in the bar code" in told


def test_print_and_bars_that_differ_are_a_finding_and_no_number_is_taken(tmp_path: Path) -> None:
    (tmp_path / "label.pdf").write_bytes(label(OTHER_UPC, printed="0 12345 67890 5"))
    read = scanned(tmp_path, "--barcodes")
    assert read["label"]["upc"] is None
    (finding,) = read["findings"]
    assert (finding["code"], finding["severity"]) == ("R005", "warning")
    assert f"The bar code reads {OTHER_UPC}, but {UPC} is printed" in finding["message"]
    assert [(e["text"], e["read_via"]) for e in finding["evidence"]] == [
        (OTHER_UPC, "barcode"),
        ("0 12345 67890 5", "text"),
    ]
    assert scanned(tmp_path)["label"]["upc"] == UPC  # without the bars nothing contradicts the print


def test_laboratory_results_find_their_label_by_its_bars(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(label(UPC))
    (tmp_path / "b.pdf").write_bytes(label(OTHER_UPC))
    (tmp_path / "lab.csv").write_text(f"upc,analyte,result,unit,basis\n{OTHER_UPC},Magnesium,120,mg,per serving\n")
    options = ("--lab-results", "lab.csv", "--format", "json")
    done = labelcheck("scan", "a.pdf", "b.pdf", *options, "--barcodes", cwd=tmp_path)
    one, other = json.loads(done.stdout)["results"]
    assert one["potency"] == []
    (potency,) = other["potency"]
    assert potency["analyte"].lower() == "magnesium"
    without = json.loads(labelcheck("scan", "a.pdf", "b.pdf", *options, cwd=tmp_path).stdout)["results"]
    assert [result["potency"] for result in without] == [[], []]


def test_a_setting_switches_it_on(tmp_path: Path) -> None:
    (tmp_path / "label.pdf").write_bytes(label(UPC))
    (tmp_path / "labelcheck.toml").write_text("barcodes = true\n")
    assert scanned(tmp_path)["label"]["upc"] == UPC
    assert scanned(tmp_path, "--no-barcodes")["label"]["upc"] is None


@pytest.mark.parametrize("command", ["scan", "facts"])
def test_without_their_reader_it_is_said_and_nothing_is_scanned(command: str, tmp_path: Path) -> None:
    (tmp_path / "label.pdf").write_bytes(label(UPC))
    blocked = "import sys; sys.modules['zxingcpp'] = None; from labelcheck.cli import main; sys.exit(main())"

    def ran(option: str) -> Any:
        program = [sys.executable, "-c", blocked, command, "label.pdf", option]
        return subprocess.run(program, capture_output=True, cwd=tmp_path, stdin=subprocess.DEVNULL, check=False)

    done = ran("--barcodes")
    assert done.returncode == 2
    assert done.stderr == (
        b"labelcheck: --barcodes needs the reader of bar codes: pip install 'labelcheck[barcodes]'\n"
    )
    assert done.stdout == b""
    assert b"Halden Labs Plain Magnesium" in ran("--no-barcodes").stdout
