"""Texts of many like pieces are read and judged in a time that grows with their length."""

from __future__ import annotations

from time import process_time

import pytest

from labelcheck.labs.grid import LabFileError
from labelcheck.labs.read import read_lab_file
from labelcheck.model.result import Policy, Result
from labelcheck.scan import scan_bytes

HEAD = (
    "Halden Labs Magnesium\nDietary Supplement\nSupplement Facts\nServing Size 1 Capsule\nServings Per Container 60\n"
    "Amount Per Serving % Daily Value\nMagnesium (as magnesium oxide) 200 mg 48%\n"
)
LIST = "Other ingredients: Cellulose, "
DIRECTIONS = "Directions: Take one capsule daily. "
LENGTH = 80_000


@pytest.mark.parametrize(
    ("before", "piece"),
    [
        (LIST, "Magnesium 200 mg 48%\n"),
        (LIST, "200 mg\n"),
        (LIST, "Zinc\t15 mg\t136%\n"),
        (LIST, "Zinc 15 mg          Store cool\n"),
        ("", "Zinc 15 mg          Store cool\n"),
        ("", "200 mg "),
        (LIST, "high in magnesium "),
        (DIRECTIONS, "high in magnesium "),
    ],
)
def test_the_time_grows_with_the_length(before: str, piece: str) -> None:
    assert seconds(HEAD + before + piece * (LENGTH // len(piece))) < 6


@pytest.mark.parametrize("piece", ["of which magnesium 50 mg\n", "magne-\n", "Magnesium 200 mg 48%\n"])
def test_the_time_grows_with_the_length_of_a_bracket(piece: str) -> None:
    inside = piece * (LENGTH // len(piece))
    assert seconds(f"Halden Labs Magnesium\nSupplement Facts\nMagnesium (as {inside}) 200 mg 48%\n{LIST}silica.\n") < 6


@pytest.mark.parametrize("piece", ["(\n", "1", "1,000,", "[", "Ingredients: "])
def test_the_time_grows_with_the_length_of_a_size(piece: str) -> None:
    inside = piece * (LENGTH // 2 // len(piece))
    assert seconds(f"Halden Labs Magnesium\nSupplement Facts\nServing Size {inside}\nMagnesium 200 mg 48%\n") < 6


@pytest.mark.parametrize("sign", ["(", "*", "1"])
def test_the_time_grows_with_the_length_of_a_line_of_signs(sign: str) -> None:
    assert seconds(f"{sign * LENGTH} Halden\nMagnesium (as magnesium oxide) 200 mg 48%\n") < 6


def seconds(text: str) -> float:
    """The processor time that reading and judging the label ``text`` takes."""
    start = process_time()
    assert isinstance(scan_bytes(text.encode(), "label.txt", Policy(), "2026-11-24"), Result)
    return process_time() - start


def test_headings_of_a_certificate_again_and_again_are_read_in_linear_time() -> None:
    heading = "Analyte                       Label Claim                   Result                        Method\n"
    start = process_time()
    with pytest.raises(LabFileError):
        read_lab_file(b"CERTIFICATE OF ANALYSIS\n" + 1000 * heading.encode(), "coa.txt", {})
    assert process_time() - start < 6
