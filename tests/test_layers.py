"""Who may import whom: data flows one way through the house."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "labelcheck"
MAY_IMPORT = {
    "model": set(),
    "knowledge": set(),
    "documents": set(),
    "layout": {"documents"},
    "facts": {"layout", "knowledge"},
    "tables": set(),
    "labs": {"documents", "layout", "knowledge", "tables"},
    "rules": {"knowledge"},
    "reports": {"knowledge"},
    "scan": {"documents", "layout", "facts", "labs", "rules"},
    "redline": {"documents", "reports"},
    "batch": {"scan", "redline"},
    "bench": {"facts", "knowledge"},
    "config": {"knowledge"},
}
"""The other rooms that a room may import; every room may import ``model`` and itself, ``cli`` may import all."""


def imported_rooms(source: str) -> set[str]:
    """The rooms of labelcheck that ``source`` imports, at its top or inside functions."""
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "labelcheck":
            names += [f"labelcheck.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
    return {name.split(".")[1] for name in names if name.startswith("labelcheck.")} - {"__version__"}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_room_imports_only_what_it_may(room: str) -> None:
    files = [PACKAGE / f"{room}.py"] if (PACKAGE / f"{room}.py").exists() else sorted((PACKAGE / room).rglob("*.py"))
    assert files
    for file in files:
        beyond = imported_rooms(file.read_text("utf-8")) - MAY_IMPORT[room] - {room, "model"}
        assert not beyond, f"{file.relative_to(PACKAGE)} imports {beyond}"


@pytest.mark.parametrize(
    "source",
    [
        "import labelcheck.rules",
        "from labelcheck import rules",
        "def f():\n    from labelcheck.rules.engine import judge",
    ],
)
def test_every_way_to_import_is_seen(source: str) -> None:
    assert imported_rooms(source) == {"rules"}
