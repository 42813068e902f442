"""Copies of labels with the findings drawn where they stand."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from pdfminer.utils import decode_text
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from ..documents.draw import pdf
from .run import FIXTURES, labelcheck

OXIDE = FIXTURES / "oxide-no-certification.pdf"
JUDGED = ("--as-of", "2026-11-24", "--select", "F001,Q001")
LINES = (
    "Halden Labs Plain Magnesium",
    "Dietary Supplement",
    "Supplement Facts",
    "Serving Size 1 Capsule",
    "Amount Per Serving % Daily Value",
    "Magnesium (as magnesium oxide) 200 mg 48%",
    "Other ingredients: cellulose, silica.",
    "Directions: take 1 capsule daily with food.",
    "Keep out of reach of children.",
    "Distributed by Halden Labs, 1 Main Street, Salem, OR 97301",
    "60 Capsules",
)
LEFT, TOP, STEP = 60, 300, 20


def label(rotation: int = 0, crop: tuple[int, int, int, int] | None = None) -> bytes:
    """LINES from (LEFT, TOP) down, on a page that is shown turned by ``rotation`` and cut to ``crop``."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        if crop is not None:
            canvas.setCropBox(crop)
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(LINES):
            canvas.drawString(LEFT, TOP - STEP * number, line)

    return pdf(draw, size=(400, 340))


def drawn(copy: Path) -> dict[str, dict[str, Any]]:
    """The annotations of the first page as pdfplumber reads them, by their subject; ``words`` is the print there."""
    with pdfplumber.open(copy) as opened:
        page = opened.pages[0]
        found = {decode_text(annotation["data"]["Subj"]): dict(annotation) for annotation in page.annots}
        for one in found.values():
            left, top, right, bottom = one["box"] = [one[edge] for edge in ("x0", "top", "x1", "bottom")]
            inside = [
                char["text"]
                for char in page.chars
                if left < (char["x0"] + char["x1"]) / 2 < right and top < (char["top"] + char["bottom"]) / 2 < bottom
            ]
            one["words"] = "".join(inside)
    return found


def picture(data: bytes, *, annotations: bool) -> Image.Image:
    """The first page as a viewer shows it, four pixels to the point."""
    opened = pypdfium2.PdfDocument(data)
    image: Image.Image = opened[0].render(scale=4, draw_annots=annotations).to_pil().convert("RGB")
    opened.close()
    return image


def tinted(copy: bytes, box: list[float]) -> list[float]:
    """The part of the page near ``box`` that annotations change, in points."""
    left, top = (max(0, round(4 * edge) - 40) for edge in box[:2])
    near = (left, top, round(4 * box[2]) + 40, round(4 * box[3]) + 40)
    with_them, without = (picture(copy, annotations=shown).crop(near) for shown in (True, False))
    changed = ImageChops.difference(with_them, without).getbbox()
    assert changed is not None
    return [(at + (left, top)[axis % 2]) / 4 for axis, at in enumerate(changed)]


def corners(annotation: dict[str, Any]) -> list[tuple[float, float]]:
    numbers = annotation["data"]["QuadPoints"]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def test_a_finding_lies_over_its_words_with_what_is_said_of_it(tmp_path: Path) -> None:
    done = labelcheck("scan", OXIDE, *JUDGED, "--redline", "out", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (copy,) = (tmp_path / "out").rglob("*.pdf")
    assert copy == Path(f"{tmp_path}/out{OXIDE}")
    findings = {f["code"]: f for f in json.loads(done.stdout)["results"][0]["findings"]}
    assert set(findings) == {"F001", "Q001"}
    made = drawn(copy)
    assert set(made) == {"F001 low-absorption-form", "the whole label"}
    oxide = made["F001 low-absorption-form"]
    (box,) = [piece["box"] for piece in findings["F001"]["evidence"]]
    assert oxide["box"] == pytest.approx(box, abs=0.02)
    assert oxide["words"] == "magnesium oxide)"
    assert str(oxide["data"]["Subtype"]) == "/'Highlight'"
    assert oxide["data"]["C"] == pytest.approx([1, 160 / 255, 0], abs=0.01)  # a warning
    assert decode_text(oxide["data"]["T"]) == "labelcheck"
    assert oxide["contents"].splitlines()[0] == "warning F001 low-absorption-form"
    assert findings["F001"]["message"] in oxide["contents"]
    assert findings["F001"]["fix"] in oxide["contents"]
    assert findings["F001"]["reference"][0]["citation"] in oxide["contents"]


def test_what_has_no_place_and_what_was_not_judged_is_in_a_note_on_the_first_page(tmp_path: Path) -> None:
    labelcheck("scan", OXIDE, *JUDGED, "--market", "us,eu", "--redline", tmp_path)
    (copy,) = tmp_path.rglob("*.pdf")
    note = drawn(copy)["the whole label"]
    assert str(note["data"]["Subtype"]) == "/'Text'"
    assert note["box"] == pytest.approx([2, 2, 18, 18], abs=0.01)
    first, *rest = note["contents"].splitlines()
    assert first == "labelcheck 2026-11-24: 0 errors, 2 warnings, 0 info"
    assert "warning Q001 no-third-party-certification" in rest
    assert not any("F001" in line for line in rest)
    assert note["data"]["C"] == pytest.approx([1, 160 / 255, 0], abs=0.01)


def test_the_note_names_what_was_not_evaluated_and_what_is_suppressed(tmp_path: Path) -> None:
    (tmp_path / "label.pdf").write_bytes(label())
    (tmp_path / "labelcheck.toml").write_text('[[suppress]]\ncode = "F001"\nreason = "known"\nlabel = "label.pdf"\n')
    done = labelcheck("scan", "label.pdf", "--select", "F001,D002,Q001", "--redline", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    made = drawn(tmp_path / "out" / "label.pdf")
    assert set(made) == {"the whole label"}
    lines = made["the whole label"]["contents"].splitlines()
    assert "not evaluated: D002" in lines
    assert "suppressed and not drawn: 1" in lines


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 30, 380, 330)], ids=["whole", "cropped"])
def test_turned_and_cropped_pages_keep_the_mark_on_the_words(
    rotation: int, crop: tuple[int, int, int, int] | None, tmp_path: Path
) -> None:
    (tmp_path / "label.pdf").write_bytes(label(rotation, crop))
    done = labelcheck("scan", "label.pdf", *JUDGED, "--redline", "out", "--format", "json", cwd=tmp_path)
    finding = next(f for f in json.loads(done.stdout)["results"][0]["findings"] if f["code"] == "F001")
    copy = tmp_path / "out" / "label.pdf"
    box = finding["evidence"][0]["box"]
    assert tinted(copy.read_bytes(), box) == pytest.approx(box, abs=0.5)
    oxide = drawn(copy)["F001 low-absorption-form"]
    if crop is None:  # pdfplumber's own coordinates know no crop box
        assert oxide["box"] == pytest.approx(box, abs=0.02)
        assert oxide["words"] == "magnesium oxide)"
    # The page's own coordinates: where the test drew the words, however the page is shown.
    baseline = TOP - STEP * LINES.index("Magnesium (as magnesium oxide) 200 mg 48%")
    xs, ys = zip(*corners(oxide), strict=True)
    assert baseline - 4 < min(ys) < baseline < baseline + 6 < max(ys) < baseline + 12
    assert LEFT + 60 < min(xs) < LEFT + 72
    assert LEFT + 130 < max(xs) < LEFT + 160
    assert oxide["data"]["Rect"] == pytest.approx([min(xs), min(ys), max(xs), max(ys)], abs=0.01)
    # The corners go round as a reader of the words sees them: top left, top right, bottom left, bottom right.
    (x0, y0), (x1, y1), (x2, y2), _ = corners(oxide)
    along, down = (x1 - x0, y1 - y0), (x2 - x0, y2 - y0)
    turned = {0: (along[0], -down[1]), 90: (along[1], down[0]), 180: (-along[0], down[1]), 270: (-along[1], -down[0])}
    assert min(turned[rotation]) > 5


def test_a_page_whose_box_does_not_begin_at_zero(tmp_path: Path) -> None:
    moved = label().replace(b"/MediaBox [ 0 0 400 340 ]", b"/MediaBox [ 9 7 400 340 ]")
    assert moved != label()
    (tmp_path / "label.pdf").write_bytes(moved)
    labelcheck("scan", "label.pdf", *JUDGED, "--redline", "out", cwd=tmp_path)
    xs, ys = zip(*corners(drawn(tmp_path / "out" / "label.pdf")["F001 low-absorption-form"]), strict=True)
    assert LEFT + 60 < min(xs) < LEFT + 72
    assert TOP - STEP * 5 - 4 < min(ys) < TOP - STEP * 5


def test_same_label_same_bytes_with_and_without_the_cache(tmp_path: Path) -> None:
    copies = []
    for folder, options in (("a", ()), ("b", ()), ("c", ("--no-cache", "-j", "2"))):
        labelcheck("scan", FIXTURES, *JUDGED, "--redline", tmp_path / folder, *options, "--format", "json")
        copies.append({p.relative_to(tmp_path / folder): p.read_bytes() for p in (tmp_path / folder).rglob("*.pdf")})
    assert len(copies[0]) > 10
    assert copies[0] == copies[1] == copies[2]


def test_texts_are_said_to_have_none_and_are_no_error(tmp_path: Path) -> None:
    text = FIXTURES / "source-not-disclosed.txt"
    done = labelcheck("scan", text, "--select", "Q001", "--redline", tmp_path / "out")
    assert done.returncode == 0
    assert done.stderr.decode() == f"{text}: no redline: a text has no page to draw on\n"
    assert not (tmp_path / "out").exists()


def test_labels_of_one_name_keep_their_folders_and_copies_are_no_labels(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    (tmp_path / "a" / "label.pdf").write_bytes(label())
    (tmp_path / "b" / "label.pdf").write_bytes(label(90))
    for _ in range(2):
        done = labelcheck("scan", ".", *JUDGED, "--redline", "out", "--format", "json", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert [result["source"] for result in json.loads(done.stdout)["results"]] == ["a/label.pdf", "b/label.pdf"]
    copies = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.pdf"))
    assert copies == ["a/label.pdf", "b/label.pdf"]


def test_a_label_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "label.pdf").write_bytes(label())
    done = labelcheck("scan", "label.pdf", *JUDGED, "--redline", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == b"label.pdf: no redline: its copy would take the place of a label; give a folder of its own\n"
    assert (tmp_path / "label.pdf").read_bytes() == label()
    assert b"F001" in done.stdout


def test_a_folder_that_cannot_be_made_is_said_and_the_report_stands(tmp_path: Path) -> None:
    (tmp_path / "label.pdf").write_bytes(label())
    (tmp_path / "out").write_bytes(b"a file")
    done = labelcheck("scan", "label.pdf", *JUDGED, "--redline", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert b"label.pdf: no redline: out/label.pdf could not be written: " in done.stderr
    assert b"F001" in done.stdout


def test_a_protected_label_is_not_drawn_on(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 340), encrypt=StandardEncryption("", "owner", canAnnotate=0))
    for number, line in enumerate(LINES):
        canvas.drawString(LEFT, TOP - STEP * number, line)
    canvas.save()
    (tmp_path / "label.pdf").write_bytes(buffer.getvalue())
    done = labelcheck("scan", "label.pdf", *JUDGED, "--redline", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert b"label.pdf: no redline: the PDF is protected" in done.stderr
    assert b"F001" in done.stdout


def test_standard_input_has_a_copy_under_its_name(tmp_path: Path) -> None:
    named = ("--stdin-filename", "piped.pdf", "--redline", "out")
    done = labelcheck("scan", "-", *JUDGED, *named, stdin=label(), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "F001 low-absorption-form" in drawn(tmp_path / "out" / "piped.pdf")


def test_what_stood_in_the_baseline_is_not_drawn(tmp_path: Path) -> None:
    (tmp_path / "label.pdf").write_bytes(label())
    assert labelcheck("baseline", "write", "label.pdf", cwd=tmp_path).returncode == 0
    known = ("--baseline", "labelcheck-baseline.json", "--redline", "out")
    assert labelcheck("scan", "label.pdf", *known, cwd=tmp_path).returncode == 0
    assert set(drawn(tmp_path / "out" / "label.pdf")) == {"the whole label"}


def test_severities_that_are_not_shown_are_not_drawn(tmp_path: Path) -> None:
    labelcheck("scan", OXIDE, *JUDGED, "--min-severity", "error", "--redline", tmp_path)
    (copy,) = tmp_path.rglob("*.pdf")
    assert set(drawn(copy)) == {"the whole label"}


def test_the_print_is_as_it_was(tmp_path: Path) -> None:
    labelcheck("scan", OXIDE, *JUDGED, "--redline", tmp_path)
    (copy,) = tmp_path.rglob("*.pdf")
    before, after = (picture(path.read_bytes(), annotations=False) for path in (OXIDE, copy))
    assert before.tobytes() == after.tobytes()


def test_words_of_two_findings_have_the_colour_of_the_graver_one(tmp_path: Path) -> None:
    words = ("--as-of", "2026-11-24", "--select", "D001,W001", "--redline", str(tmp_path))
    labelcheck("scan", OXIDE.name, *words, cwd=OXIDE.parent)
    copy = tmp_path / OXIDE.name
    found = drawn(copy)
    assert found["D001 dose-above-upper-level"]["box"] == found["W001 no-renal-caution"]["box"]
    left, top = (round(4 * edge) for edge in found["D001 dose-above-upper-level"]["box"][:2])
    pixel = picture(copy.read_bytes(), annotations=True).getpixel((left + 4 * 127, top + 16))
    red, green, blue = pixel if isinstance(pixel, tuple) else (0, 0, 0)
    assert red > green > blue  # amber; with blue over it green would come first
