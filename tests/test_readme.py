"""The README's examples say what the program says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from labelcheck.rules import all_rules

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"```console\n\$ labelcheck (.+?)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("command", "printed"), EXAMPLES, ids=lambda value: value.split("\n")[0][:40])
def test_console_example(command: str, printed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "labelcheck", *command.split()],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert [line.rstrip() for line in done.stdout.splitlines()] == printed.splitlines()


def test_every_family_of_rules_is_named() -> None:
    for family in {rule.code[0] for rule in all_rules()}:
        assert re.search(rf"^\| {family} \w+ \|", README, re.MULTILINE), family


def test_there_are_an_install_and_a_test_command() -> None:
    for marker in ("install", "test"):
        assert re.search(rf"<!-- ci: {marker} -->\n```sh\n[^`]+\n```", README)


def test_the_figures_are_those_of_the_accuracy_page() -> None:
    page = (ROOT / "docs" / "accuracy.md").read_text("utf-8").split("## Labels that are pictures")[0]
    measured = dict(re.findall(r"^\| (.+?) \| \d+ \| \d+ \| (.+?) \|$", page, re.MULTILINE))
    table = README.split("## How well it reads")[1].split("\n## ")[0]
    said = re.findall(r"^\| (.+?) \| ([\d.]+ %) \|$", table, re.MULTILINE)
    assert len(said) >= 8
    assert said == [(name, measured[name]) for name, _ in said]


def test_the_figures_of_pictures_are_those_of_the_accuracy_page() -> None:
    page = (ROOT / "docs" / "accuracy.md").read_text("utf-8").split("## Labels that are pictures")[1]
    kinds = {
        name: (
            int(labels),
            int(unread),
            round(int(labels) * float(facts) / 100),
            round(int(labels) * float(every) / 100),
        )
        for name, labels, unread, facts, every in re.findall(
            r"^\| (S1|S2|photo[^|]+) \| (\d+) \| (\d+) \| [\d.]+ % \| ([\d.]+) % \| ([\d.]+) % \|$", page, re.MULTILINE
        )
    }
    labels, unread, facts, every = map(sum, zip(kinds["S1"], kinds["S2"], strict=True))
    assert (unread, facts) == (0, labels)
    assert f"Of {labels} such labels as scans" in README.replace("\n", " ")
    assert f"right on all, and all facts on {every};" in README.replace("\n", " ")
    labels, unread, _, every = kinds["photograph or artwork"]
    assert unread == 1
    assert f"of {labels} real photographs and artworks on {every}, and one is not read" in README.replace("\n", " ")
