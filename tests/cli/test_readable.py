"""What people see: lines that fit, and messages that say what to do."""

from __future__ import annotations

import pytest

from .run import FIXTURES, labelcheck

LABEL = FIXTURES / "oxide-no-certification.pdf"


@pytest.mark.parametrize("columns", [1, 40, 60, 80])
def test_lines_are_broken_at_the_edge_and_not_filled_up(columns: int) -> None:
    done = labelcheck("scan", LABEL, COLUMNS=str(columns))
    *lines, last = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert not [line for line in lines if line != line.rstrip()]
    assert not [line for line in lines[1:] if len(line) > max(columns, 42)]
    assert last == "1 label: 1 checked, 0 unreadable; 0 errors, 4 warnings, 3 info"


def test_citations_stand_beside_their_ids() -> None:
    text = labelcheck("scan", LABEL, COLUMNS="60").stdout.decode()
    assert "\n  S33  US Pharmacopeia, what the USP Verified Mark means\n       (quality-supplements.org)\n" in text


def test_a_rules_page_on_the_narrowest_screen() -> None:
    assert labelcheck("rule", "F001", COLUMNS="1").returncode == 0
