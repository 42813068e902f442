"""The program through its real entry point: exit codes, messages, formats."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from labelcheck import __version__

from .run import FIXTURES, labelcheck

OXIDE = FIXTURES / "oxide-no-certification.pdf"
ROOT = FIXTURES.parents[1]


def answer(done: Any) -> dict[str, Any]:
    """The JSON a run printed."""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_version_is_the_project_s() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert labelcheck("--version").stdout.decode().strip() == f"labelcheck {project['version']}"
    assert project["version"] == __version__


def test_the_installed_command_is_the_same_program() -> None:
    command = Path(sys.executable).with_name("labelcheck")
    done = subprocess.run([command, "--version"], capture_output=True, check=False)
    assert done.stdout.decode().strip() == f"labelcheck {__version__}"


def test_a_label_is_reported_with_its_words_reasons_and_sources() -> None:
    done = labelcheck("scan", OXIDE)
    out = done.stdout.decode()
    assert done.returncode == 0
    assert "magnesium form      Magnesium oxide  “magnesium oxide”" in out
    assert "elemental dose      400 mg, declared on the label" in out
    assert "warning F001 low-absorption-form" in out
    assert "page 1, 96/" in out
    assert "“magnesium oxide)”" in out
    assert "source: S1, S2, S5, S26" in out
    assert "S1   Firoz M, Graber M." in out
    assert out.rstrip().endswith("1 label: 1 checked, 0 unreadable; 0 errors, 4 warnings, 3 info")
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("label", "options", "code"),
    [
        ("usp-verified-seal.pdf", (), 0),
        ("oxide-no-certification.pdf", (), 0),
        ("oxide-no-certification.pdf", ("--fail-on", "warning"), 1),
        ("oxide-no-certification.pdf", ("--fail-on", "warning", "--exit-zero"), 0),
        ("source-not-disclosed.txt", (), 1),
        ("source-not-disclosed.txt", ("--fail-on", "never"), 0),
        ("source-not-disclosed.txt", ("--format", "json"), 1),
        ("not-a-label.txt", (), 2),
        ("not-a-label.txt", ("--exit-zero",), 2),
        ("picture-only.pdf", (), 2),
        ("picture-only.pdf", ("--allow-unreadable",), 0),
    ],
)
def test_exit_codes(label: str, options: tuple[str, ...], code: int) -> None:
    assert labelcheck("scan", FIXTURES / label, *options).returncode == code


def test_json_says_what_other_programs_read() -> None:
    found = answer(labelcheck("scan", OXIDE, "--format", "json", "--as-of", "2026-01-02"))
    assert (found["schema_version"], found["as_of"], found["tool"]["name"]) == (1, "2026-01-02", "labelcheck")
    (result,) = found["results"]
    assert result["status"] == "checked"
    assert result["label"]["serving"]["size"] == "1 Tablet"
    magnesium = result["label"]["magnesium"]
    assert magnesium["forms"][0]["id"] == "oxide"
    assert magnesium["amount"] == {"value": "400", "unit": "mg", "less_than": False}
    assert (magnesium["elemental_mg"], magnesium["basis"], magnesium["percent_daily_value"]) == (
        "400",
        "declared",
        "95",
    )
    assert magnesium["evidence"][0]["text"] == "Magnesium (as magnesium oxide) 400 mg 95%"
    assert {f["code"] for f in result["findings"]} == {"D001", "F001", "Q001", "Q002", "Q003", "Q004", "W001"}
    assert all(len(f["fingerprint"]) == 16 for f in result["findings"])
    assert found["summary"]["findings"] == {"error": 0, "warning": 4, "info": 3}


def test_the_same_input_gives_the_same_bytes() -> None:
    runs = [labelcheck("scan", FIXTURES, "--format", "json", "--as-of", "2026-01-02").stdout for _ in range(2)]
    assert runs[0] == runs[1]


def test_a_folder_gives_one_result_for_each_label_in_path_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes((FIXTURES / "sulfate-only.txt").read_bytes())
    (tmp_path / "a.pdf").write_bytes(OXIDE.read_bytes())
    (tmp_path / "notes.md").write_text("not a label")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    found = answer(labelcheck("scan", tmp_path, "--format", "json", "--ocr", "never"))
    assert [Path(r["source"]).name for r in found["results"]] == ["a.pdf", "b.txt"]
    assert {Path(s["source"]).name for s in found["skipped"]} == {"notes.md", "photo.jpg"}


def test_standard_input_has_the_name_it_is_given() -> None:
    text = (FIXTURES / "sulfate-only.txt").read_bytes()
    found = answer(labelcheck("scan", "-", "--stdin-filename", "label.txt", "--format", "json", stdin=text))
    assert found["results"][0]["source"] == "label.txt"
    assert found["results"][0]["label"]["magnesium"]["forms"][0]["id"] == "sulfate"


def test_unreadable_inputs_are_named_and_the_others_judged(tmp_path: Path) -> None:
    names = {"empty.txt": b"", "damaged.pdf": b"%PDF-1.4 nothing", "zip.txt": b"PK\x03\x04\0\0"}
    for name, data in names.items():
        (tmp_path / name).write_bytes(data)
    done = labelcheck("scan", tmp_path, tmp_path / "missing.pdf", OXIDE, "--format", "json")
    assert done.returncode == 2
    reasons = {Path(r["source"]).name: r["reason"] for r in answer(done)["results"]}
    assert reasons == {
        "empty.txt": "empty",
        "damaged.pdf": "malformed",
        "zip.txt": "wrong-type",
        "missing.pdf": "missing",
        "oxide-no-certification.pdf": None,
    }, done.stderr
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 4
    assert any(
        line.startswith(f"{tmp_path / 'missing.pdf'}: not read (missing): there is no such file") for line in lines
    )


def test_a_folder_without_labels_is_a_failure(tmp_path: Path) -> None:
    done = labelcheck("scan", tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode() == f"{tmp_path}: the folder holds no labels (.txt, .text or .pdf files, or pictures)\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    done = labelcheck("scan", tmp_path / "pipe.pdf")
    assert done.returncode == 2
    assert b"not a regular file" in done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("scan",), "Missing argument"),
        (("scan", "x.txt", "--fail-on", "warnig"), "Did you mean warning?"),
        (("scan", "x.txt", "--market", "usa"), "us"),
        (("scan", "x.txt", "--as-of", "23.11.2026"), "is no date"),
        (("scna", "x.txt"), "scna"),
    ],
)
def test_wrong_usage_says_what_is_wrong(words: tuple[str, ...], says: str) -> None:
    done = labelcheck(*words)
    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_facts_shows_what_was_read_and_what_was_not(tmp_path: Path) -> None:
    label = tmp_path / "label.txt"
    label.write_bytes((FIXTURES / "sulfate-only.txt").read_bytes() + b"\nSomething nobody understands\n")
    done = labelcheck("facts", label)
    out = done.stdout.decode()
    assert done.returncode == 0
    assert "Magnesium sulfate" in out
    assert "Something nobody understands" in out
    assert "F001" not in out


@pytest.mark.parametrize(
    ("statement", "attests"),
    [
        ("USP Verified", "a third party certifies the product: identity, content, purity"),
        ("Made in a USP Verified facility", "speaks of the facility, not of the product"),
        ("Our fish oil is USP Verified", "speaks of an ingredient, not of the product"),
        ("Made by a USP Verified company", "speaks of a company, not of the product"),
    ],
)
def test_facts_says_what_a_mark_speaks_of(tmp_path: Path, statement: str, attests: str) -> None:
    label = tmp_path / "label.txt"
    label.write_bytes((FIXTURES / "sulfate-only.txt").read_bytes() + f"\n{statement}.\n".encode())
    (line,) = [line for line in labelcheck("facts", label, COLUMNS="200").stdout.decode().splitlines() if "USP" in line]
    assert line.endswith(f": {attests}")


def test_facts_as_json_holds_no_judgement() -> None:
    found = answer(labelcheck("facts", OXIDE, "--format", "json"))
    assert set(found["results"][0]) == {
        "source",
        "sha256",
        "status",
        "reason",
        "partial",
        "read_via",
        "label",
        "coverage",
    }
    assert found["results"][0]["coverage"]["capture"] == "whole"


def test_facts_of_what_cannot_be_read_fail() -> None:
    assert labelcheck("facts", FIXTURES / "not-a-label.txt").returncode == 2


def test_laboratory_results_are_held_against_the_label(tmp_path: Path) -> None:
    results = tmp_path / "results.csv"
    results.write_text(
        "analyte,result,unit,basis,uncertainty,lot,lab,date\nmagnesium,300,mg,per_serving,12,A1,Lab,2026-01-01\n"
    )
    done = labelcheck("scan", OXIDE, "--lab-results", results, "--format", "json")
    (result,) = answer(done)["results"]
    assert done.returncode == 1
    assert (result["potency"][0]["verdict"], result["potency"][0]["percent_of_claim"]) == ("fail", "75.0")
    assert [f["severity"] for f in result["findings"] if f["code"] == "T001"] == ["error"]


def test_a_bad_line_of_results_is_named_and_the_label_judged(tmp_path: Path) -> None:
    results = tmp_path / "results.csv"
    results.write_text("analyte,result,unit,basis\nmagnesium,about 300,mg,per_serving\n")
    done = labelcheck("scan", OXIDE, "--lab-results", results)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"{results}: row 2, column B: column result:")
    assert b"F001" in done.stdout


def test_results_for_several_labels_must_name_a_product(tmp_path: Path) -> None:
    results = tmp_path / "results.csv"
    results.write_text(
        "product,analyte,result,unit,basis\n,magnesium,300,mg,per_serving\nOther,magnesium,1,mg,per_serving\n"
    )
    done = labelcheck("scan", OXIDE, FIXTURES / "sulfate-only.txt", "--lab-results", results, "--format", "json")
    assert done.returncode == 2
    assert all(result["potency"] == [] for result in answer(done)["results"])
    assert "line 2: names no product" in done.stderr.decode()
    assert "line 3: no scanned label is of Other" in done.stderr.decode()


HOSTILE = "Calm \x1b[31mred\x1b]8;;http://x\x07 [bold]b[/] :skull: \u202eevil\u202c ::error::boo ##[error]x\u200b"


def test_what_a_label_says_cannot_command_the_terminal_or_the_runner(tmp_path: Path) -> None:
    label = tmp_path / "label.txt"
    text = (FIXTURES / "sulfate-only.txt").read_text("utf-8").replace("Sulfate Minerals", HOSTILE)
    label.write_text(text, "utf-8")
    for command in ("scan", "facts"):
        done = labelcheck(command, label, COLUMNS="400")
        out = done.stdout.decode()
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "::error" not in out
        assert "##[" not in out
        assert "[bold]b[/] :skull:" in out


def test_a_reader_that_leaves_is_no_error() -> None:
    command = f"'{sys.executable}' -m labelcheck scan '{FIXTURES}' --format json | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stdout == b"{\n"
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_what_the_page_does_not_show_is_no_fact_and_is_told_with_its_words() -> None:
    done = labelcheck(
        "scan",
        FIXTURES / "hidden-mark-white-on-white.pdf",
        FIXTURES / "old-amount-under-a-white-box.pdf",
        *("--format", "json", "--no-cache", "--ocr", "never"),
    )
    mark, amount = answer(done)["results"]
    assert mark["label"]["marks"] == []
    assert "Q001" in {finding["code"] for finding in mark["findings"]}
    assert amount["label"]["magnesium"]["elemental_mg"] == "150"
    for result, words in ((mark, "USP Verified"), (amount, "999 mg")):
        (told,) = [finding["message"] for finding in result["findings"] if finding["code"] == "R005"]
        assert told == f"page 1 holds text that is not shown: {words}"
