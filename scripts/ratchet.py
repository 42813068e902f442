"""The open scorer as a ratchet: fail when the reading of the open labels falls below what was reached.

    python scripts/ratchet.py DIR

DIR holds ``score/score.py``, ``rendered`` and ``gold.jsonl``. The floors are in ``scripts/ratchet.json``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("ratchet.json")
LAYOUTS_WITH_TEXT = "T1,T2,T4,P1,P2,P3,P5,P6,P7"


def figures(labels: Path) -> dict[str, Any]:
    """The scorer's figures for the layouts that have a text layer."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        command = [sys.executable, labels / "score/score.py", "--rendered", labels / "rendered"]
        command += ["--gold", labels / "gold.jsonl", "--layouts", LAYOUTS_WITH_TEXT, "--json", out]
        command += ["--command", f"{sys.executable} -m labelcheck scan {{dir}} --format json --exit-zero"]
        subprocess.run(list(map(str, command)), check=True)
        total: dict[str, Any] = json.loads(out.read_text("utf-8"))["total"]
    return total


def reached(total: dict[str, Any], name: str) -> float:
    """The figure called ``name``: ``forms`` is its rate, ``marks.f1`` one of its parts."""
    value: Any = total
    for part in name.split("."):
        value = value[part]
    return float(value["rate"] if isinstance(value, dict) else value)


def main() -> int:
    """Print each figure beside its floor; 1 when one is below it."""
    total = figures(Path(sys.argv[1]))
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8"))
    below = [name for name, floor in floors.items() if reached(total, name) < floor]
    for name, floor in floors.items():
        print(f"{name:32} {reached(total, name):.4f}  floor {floor:.4f}{'  BELOW' if name in below else ''}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
