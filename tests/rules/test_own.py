"""Rules of other packages: the guide's example installed and run, and packages that are broken."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "own-rules.md").read_text("utf-8")
STEARATE = ROOT / "fixtures" / "labels" / "source-not-disclosed.txt"
FILES = dict(re.findall(r"^`([\w.]+)`:\n\n```\w+\n(.*?)```", GUIDE, re.MULTILINE | re.DOTALL))
EXAMPLE = FILES["acme_label_rules.py"]


def install(folder: Path, module: str, value: str = "acme_label_rules:RULES") -> None:
    """Lay a package out as an installer does: its module, and the metadata that names its entry point."""
    (folder / "acme_label_rules.py").write_text(module, "utf-8")
    metadata = folder / "acme_label_rules-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-label-rules\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[labelcheck.rules]\nacme = {value}\n")


def run(folder: Path, *words: str | Path) -> Any:
    """The program with the packages of ``folder``."""
    return subprocess.run(
        [sys.executable, "-m", "labelcheck", *map(str, words)],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
        check=False,
    )


def test_the_guide_s_entry_point_is_the_one_installed_here() -> None:
    import tomllib

    project = tomllib.loads(FILES["pyproject.toml"])["project"]
    assert project["name"] == "acme-label-rules"
    assert project["entry-points"] == {"labelcheck.rules": {"acme": "acme_label_rules:RULES"}}


def test_the_guide_s_rule_runs_like_labelcheck_s_own(tmp_path: Path) -> None:
    install(tmp_path, EXAMPLE)
    done = run(tmp_path, "scan", STEARATE, "--select", "ACME", "--format", "json")
    (result,) = json.loads(done.stdout)["results"]
    (finding,) = result["findings"]
    assert done.returncode == 1
    assert (finding["code"], finding["name"], finding["severity"]) == ("ACME001", "no-magnesium-stearate", "error")
    assert [e["text"].lower() for e in finding["evidence"]] == ["magnesium stearate,"]
    assert finding["reference"] == [{"id": "ACME001", "citation": "Acme purchasing manual, section 4"}]
    assert b"ACME001: Acme purchasing" in run(tmp_path, "rule", "ACME001").stdout
    assert run(tmp_path, "scan", STEARATE, "--select", "ACME,F001", "--ignore", "ACME001").returncode == 0
    assert b"ACME001" in run(tmp_path, "scan", STEARATE).stdout
    assert b"ACME001" in run(tmp_path, "schema", "config").stdout


@pytest.mark.parametrize(
    ("module", "told"),
    [
        ("import nothing_of_that_name", "cannot be loaded: ModuleNotFoundError"),
        ("RULES = 1 / 0", "cannot be loaded: ZeroDivisionError"),
        ("RULES = ['F001']", "is neither a rule nor a list of rules"),
        (EXAMPLE.replace("ACME001", "Q900"), "rule Q900 of the package acme-label-rules: its code must be two to ten"),
        (EXAMPLE.replace("ACME001", "AC1"), "its code must be two to ten"),
        (EXAMPLE.replace("no_magnesium_stearate", "partly_read"), "its name partly-read is taken"),
        (EXAMPLE.replace("RULES = [", "RULES = [no_magnesium_stearate, "), "its code is taken"),
        (EXAMPLE.replace('severity="error"', 'severity="fatal"'), "its severity must be one of error, warning, info"),
        (EXAMPLE.replace('("other_ingredients",)', '("lunch",)'), "its needs must be some of"),
        (EXAMPLE.replace('sources=("Acme purchasing manual, section 4",)', "sources=()"), "it needs a source"),
        (EXAMPLE.replace('"""', "'''").replace("    '''The", "    f'''The"), "it needs a docstring"),
    ],
)
def test_a_broken_package_is_named_and_nothing_is_scanned(tmp_path: Path, module: str, told: str) -> None:
    install(tmp_path, module)
    done = run(tmp_path, "scan", STEARATE)
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("labelcheck: ")
    assert "acme-label-rules" in line
    assert told in line


def test_a_rule_that_fails_on_a_label_is_named_and_costs_no_other(tmp_path: Path) -> None:
    install(tmp_path, EXAMPLE.replace("    for item in", "    1 / len(case.label.marks)\n    for item in"))
    other = STEARATE.with_name("oxide-no-certification.pdf")
    done = run(tmp_path, "scan", STEARATE, other, "--format", "json")
    answers = {Path(r["source"]).name: r for r in json.loads(done.stdout)["results"]}
    assert done.returncode == 2
    assert answers[STEARATE.name]["reason"] == "internal-error"
    assert "rule ACME001 of the package acme-label-rules failed" in answers[STEARATE.name]["message"]
    assert "ACME001" in {f["code"] for f in answers[other.name]["findings"]}
