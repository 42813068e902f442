"""The commands of docs/lab-results.md do what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .cli.run import labelcheck

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "lab-results.md").read_text("utf-8")
COMMANDS = re.findall(r"<!-- run: (\d) -->\n```sh\nlabelcheck (.+)\n```", PAGE)


def test_every_block_is_run() -> None:
    assert len(COMMANDS) == PAGE.count("```sh") > 3


@pytest.mark.parametrize(("code", "command"), COMMANDS, ids=lambda value: value[:50])
def test_command(code: str, command: str) -> None:
    done = labelcheck(*command.split(), cwd=ROOT)
    assert done.returncode == int(code), done.stderr.decode()
    assert done.stdout
