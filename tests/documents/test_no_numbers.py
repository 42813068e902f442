"""PDFs whose numbers come to nothing: type of no size, boxes without end, pages wider than a town."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from ..cli.run import labelcheck
from .draw import pdf

LINES = (
    "Halden Labs Plain Magnesium",
    "Supplement Facts",
    "Serving Size 1 Capsule",
    "Magnesium (as magnesium oxide) 200 mg 48%",
    "Other ingredients: cellulose, silica.",
)


def label(before: str = "", size: tuple[float, float] = (612, 792), after: str = "") -> bytes:
    """LINES on a page, drawn after the operators ``before`` and followed by those of ``after``."""

    def draw(canvas: Canvas) -> None:
        stream: Any = canvas
        stream._code.append(before)
        for number, line in enumerate(LINES):
            canvas.drawString(72, 700 - 18 * number, line)
        stream._code.append(after)

    return pdf(draw, size)


def scanned(data: bytes, tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "a.pdf").write_bytes(data)
    done = labelcheck("scan", tmp_path / "a.pdf", "--format", "json", "--ocr", "never", "--no-cache")
    (result,) = json.loads(done.stdout)["results"]
    return dict(result)


MANY = "1.5 0 0 1.5 0 0 cm " * 3000
ENDLESS = f"100 {'9' * 39} -300 {'9' * 60} 1 2 cm"
HIGH = "q BT /F1 2147483648 Tf 72 100 Td (Zinc) Tj ET Q"


@pytest.mark.parametrize(("before", "reason"), [(MANY, "no-text"), (ENDLESS, "no-text")])
def test_type_that_stands_nowhere_is_not_shown(before: str, reason: str, tmp_path: Path) -> None:
    assert scanned(label(before), tmp_path)["reason"] == reason


def test_type_of_any_height_costs_no_other_line(tmp_path: Path) -> None:
    result = scanned(label(HIGH), tmp_path)
    assert result["status"] == "checked"
    assert result["label"]["magnesium"]["elemental_mg"] == "200"


@pytest.mark.parametrize("size", [(1e9, 792), (612, 1e9), (1e9, 1e9)])
def test_a_page_of_any_size_is_read(size: tuple[float, float], tmp_path: Path) -> None:
    result = scanned(label(size=size), tmp_path)
    assert result["status"] == "checked"
    assert result["label"]["magnesium"]["forms"][0]["id"] == "oxide"


@pytest.mark.parametrize("size", [(2e9, 1e-4), (1e-4, 2e9)])
def test_words_under_a_box_on_a_page_that_is_no_page_take_no_memory(size: tuple[float, float], tmp_path: Path) -> None:
    covered = label(size=size, after="1 1 1 rg 0 0 5000 5000 re f")
    assert scanned(covered, tmp_path)["reason"] not in ("memory-limit", "time-limit", "internal-error")
