"""``labelcheck lab``, and lab files of several kinds in a scan."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .run import FIXTURES, labelcheck

LABS = FIXTURES.parent / "labs"
OXIDE = FIXTURES / "oxide-no-certification.pdf"


def test_a_certificate_is_shown_with_its_places() -> None:
    done = labelcheck("lab", LABS / "capsule-ruled.pdf")
    out = done.stdout.decode()
    assert done.returncode == 0
    assert "lot            A1  (page 1, " in out
    assert "Magnesium: 104.2 ± 3.1 mg/capsule, per unit, U 3.1 (k = 2), claim 100" in out


def test_the_same_as_json() -> None:
    (file,) = json.loads(labelcheck("lab", LABS / "capsule-ruled.pdf", "--format", "json").stdout)["lab_files"]
    assert file["samples"][0]["lab"]["value"] == "Harbor Analytical Laboratories"
    magnesium = file["results"][0]
    assert (magnesium["result"], magnesium["basis"], magnesium["uncertainty"]) == ("104.2", "per_unit", "3.1")
    assert magnesium["place"]["page"] == 1
    assert len(magnesium["place"]["box"]) == 4


def test_a_folder_of_lab_files(tmp_path: Path) -> None:
    for name in ("per-serving-fail.csv", "per-serving-pass.csv"):
        shutil.copy(LABS / name, tmp_path)
    done = labelcheck("scan", OXIDE, "--lab-results", tmp_path, "--format", "json", "--as-of", "2026-06-01")
    (result,) = json.loads(done.stdout)["results"]
    assert [p["percent_of_claim"] for p in result["potency"]] == ["37.5", "53.8"]
    assert result["potency_spread"] == [
        {"analyte": "magnesium", "results": 2, "lowest_percent": "37.5", "highest_percent": "53.8"}
    ]


def test_a_bar_for_each_analyte() -> None:
    done = labelcheck("scan", OXIDE, "--lab-results", LABS / "per-serving-fail.csv", "--tolerance", "usp")
    (line,) = (line for line in done.stdout.decode().splitlines() if "% of claim" in line and "===" in line)
    assert line.strip() == "=========             [  | ]  37.5 % of claim"


def test_unknown_limits_and_mappings_are_usage_errors() -> None:
    assert labelcheck("scan", OXIDE, "--tolerance", "110-90").returncode == 2
    assert labelcheck("lab", LABS / "per-serving-fail.csv", "--map", "colour=Red").returncode == 2


def test_a_folder_gives_its_lab_files_and_no_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "lot").mkdir()
    (tmp_path / ".old").mkdir()
    for folder in ("lot", ".old"):
        (tmp_path / folder / "results.csv").write_text("analyte,result,unit\nmagnesium,150,mg\n")
    (tmp_path / "lot" / "results.tab").write_text("analyte\tresult\tunit\nmagnesium\t151\tmg\n")
    (tmp_path / "lot" / "notes.md").write_text("nothing\n")
    done = labelcheck("lab", tmp_path, "--format", "json")
    sources = [str(tmp_path / "lot" / name) for name in ("results.csv", "results.tab")]
    assert [file["source"] for file in json.loads(done.stdout)["lab_files"]] == sources
    assert labelcheck("lab", "", cwd=tmp_path).returncode == 2


def test_a_lab_file_that_is_found_and_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "results.csv").write_text("analyte,result,unit\nmagnesium,150,mg\n")
    (tmp_path / "gone.csv").symlink_to("nowhere.csv")
    done = labelcheck("lab", ".", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, b"gone.csv: there is no such file; check the path\n")


def test_a_mapping_to_a_heading_of_no_file_is_said() -> None:
    done = labelcheck("lab", LABS / "per-serving-fail.csv", "--map", "result=Fund")
    assert done.returncode == 2
    assert done.stderr == b"labelcheck: --map result=Fund: no lab file has a heading 'Fund'\n"


def test_a_certificate_that_is_no_pdf_costs_no_other_lab_file(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    done = labelcheck("lab", tmp_path / "broken.pdf", LABS / "per-serving-fail.csv", "--format", "json")
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"{tmp_path / 'broken.pdf'}: the PDF is damaged")
    assert len(json.loads(done.stdout)["lab_files"]) == 1


@pytest.mark.parametrize("name", ["straight.png", "scan.pdf"])
def test_a_certificate_that_is_a_picture_is_not_promised_to_be_read(name: str) -> None:
    picture = FIXTURES.parent / "pictures" / name
    done = labelcheck("lab", picture)
    assert done.returncode == 2
    assert "certificates are read from text only; ask the laboratory for one with text" in done.stderr.decode()
