"""The files that wire labelcheck into CI, run as the runner runs them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from labelcheck.cli.scan import FORMATS

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures" / "labels"
GUIDE = (ROOT / "docs" / "ci.md").read_text("utf-8")
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A workspace with two labels, and a temporary folder where labelcheck is installed."""
    (tmp_path / "labels").mkdir()
    for name in ("source-not-disclosed.txt", "usp-verified-seal.pdf"):
        (tmp_path / "labels" / name).write_bytes((FIXTURES / name).read_bytes())
    command = tmp_path / "temp" / "labelcheck" / "bin" / "labelcheck"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m labelcheck "$@"\n', "utf-8")
    command.chmod(0o755)
    return tmp_path


def scan(folder: Path, **inputs: str) -> tuple[Any, str, str]:
    """The action's scan in ``folder``: how it ended, the summary of the job, its outputs."""
    values = {name: str(given.get("default", "")) for name, given in ACTION["inputs"].items()} | inputs
    step = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "scan")
    env = {name: values[re.sub(r".*inputs\.([\w-]+) .*", r"\1", value)] for name, value in step["env"].items()}
    summary, output = folder / "summary.md", folder / "output"
    summary.touch()
    output.touch()
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={
            **os.environ,
            **env,
            "PYTHONPATH": str(ROOT),
            "RUNNER_TEMP": str(folder / "temp"),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_OUTPUT": str(output),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done, summary.read_text("utf-8"), output.read_text("utf-8")


def test_the_action_annotates_sums_up_and_fails(runner: Path) -> None:
    done, summary, output = scan(runner, outputs="sarif=a.sarif\njunit=b.xml\n")
    assert done.returncode == 1
    assert output == "exit-code=1\n"
    assert "::error file=labels/source-not-disclosed.txt,line=10,title=F004" in done.stdout
    assert "| error | F004 magnesium-source-not-disclosed |" in summary
    assert (runner / "a.sarif").exists()
    assert (runner / "b.xml").exists()


def test_the_action_passes_with_a_baseline(runner: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "labelcheck", "baseline", "write", "labels"],
        cwd=runner,
        check=True,
        capture_output=True,
    )
    done, summary, output = scan(runner, baseline="labelcheck-baseline.json", **{"fail-on": "warning"})
    assert (done.returncode, output) == (0, "exit-code=0\n")
    assert "known since the baseline" in summary


def test_the_action_holds_the_labels_against_the_catalogue(runner: Path) -> None:
    rows = "label,market\nlabels/usp-verified-seal.pdf,eu\nlabels/gone.txt,us\n"
    (runner / "products.csv").write_text(rows, "utf-8")
    done, summary, _ = scan(runner, catalogue="products.csv")
    assert done.returncode == 1
    assert "::error file=products.csv,line=3,title=K003 no-label-for-row" in done.stdout
    assert "| error | K003 no-label-for-row | `products.csv` |" in summary


@pytest.mark.parametrize("paths", ["labels; touch owned", "$(touch owned)", "`touch owned`", "--output\ncsv=owned"])
def test_no_input_of_the_action_becomes_a_command(paths: str, runner: Path) -> None:
    done, _, output = scan(runner, paths=paths)
    assert (done.returncode, output) == (2, "exit-code=2\n")
    assert not (runner / "owned").exists()


def test_the_action_installs_what_lies_beside_it() -> None:
    install = ACTION["runs"]["steps"][0]
    assert install["env"]["ACTION"] == "${{ github.action_path }}"
    assert install["run"].rstrip().endswith('"$ACTION"')
    assert not re.search(r"\$\{\{", "".join(step["run"] for step in ACTION["runs"]["steps"]))


def test_the_hook_scans_the_files_it_is_given(runner: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *words = shlex.split(hook["entry"])
    assert program == "labelcheck"
    given = ["labels/source-not-disclosed.txt", "labels/usp-verified-seal.pdf"]
    done = subprocess.run(
        [sys.executable, "-m", "labelcheck", *words, *given], cwd=runner, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert all(re.search(hook["files"], path) for path in given)
    assert not re.search(hook["files"], "requirements.txt")


def test_the_examples_of_the_guide_are_yaml_and_name_what_there_is() -> None:
    github, gitlab, hooks = (yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL))
    used = next(step for step in github["jobs"]["labels"]["steps"] if "labelcheck" in step["uses"])
    assert set(used["with"]) <= set(ACTION["inputs"])
    assert "--output gitlab=codequality.json --output junit=labels.xml" in gitlab["labels"]["script"][1]
    assert hooks["repos"][0]["hooks"][0]["id"] == "labelcheck"


def test_the_guide_names_every_format() -> None:
    assert tuple(re.findall(r"^\| `(\w+)` \| ", GUIDE, re.MULTILINE)) == FORMATS
