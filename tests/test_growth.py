"""Texts of many like pieces are read and judged in a time that grows with their length."""

from __future__ import annotations

import pytest

from labelcheck.labs.grid import LabFileError
from labelcheck.labs.read import read_lab_file
from labelcheck.model.result import Policy
from labelcheck.scan import scan_bytes
from tests.growth import grows_with_length

HEAD = (
    "Halden Labs Magnesium\nDietary Supplement\nSupplement Facts\nServing Size 1 Capsule\nServings Per Container 60\n"
    "Amount Per Serving % Daily Value\nMagnesium (as magnesium oxide) 200 mg 48%\n"
)
LIST = "Other ingredients: Cellulose, "
DIRECTIONS = "Directions: Take one capsule daily. "
LENGTH = 40_000


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
    grows_with_length(lambda length: judged(HEAD + before + of_pieces(piece, length)), LENGTH)


@pytest.mark.parametrize("piece", ["of which magnesium 50 mg\n", "magne-\n", "Magnesium 200 mg 48%\n"])
def test_the_time_grows_with_the_length_of_a_bracket(piece: str) -> None:
    before, after = "Halden Labs Magnesium\nSupplement Facts\nMagnesium (as ", f") 200 mg 48%\n{LIST}silica.\n"
    grows_with_length(lambda length: judged(before + of_pieces(piece, length) + after), LENGTH)


@pytest.mark.parametrize("piece", ["(\n", "1", "1,000,", "[", "Ingredients:\n"])
def test_the_time_grows_with_the_length_of_a_size(piece: str) -> None:
    before = "Halden Labs Magnesium\nSupplement Facts\nServing Size "
    grows_with_length(lambda length: judged(before + of_pieces(piece, length)), LENGTH)


@pytest.mark.parametrize("sign", ["(", "*", "1"])
def test_the_time_grows_with_the_length_of_a_line_of_signs(sign: str) -> None:
    after = " Halden\nMagnesium (as magnesium oxide) 200 mg 48%\n"
    grows_with_length(lambda length: judged(of_pieces(sign, length) + after), LENGTH)


def of_pieces(piece: str, length: int) -> str:
    return piece * (length // len(piece))


def judged(text: str) -> None:
    scan_bytes(text.encode(), "label.txt", Policy(), "2026-11-24")


def test_headings_of_a_certificate_again_and_again_are_read_in_linear_time() -> None:
    heading = "Analyte                       Label Claim                   Result                        Method\n"

    def refused(length: int) -> None:
        with pytest.raises(LabFileError):
            read_lab_file(f"CERTIFICATE OF ANALYSIS\n{of_pieces(heading, length)}".encode(), "coa.txt", {})

    grows_with_length(refused, 1000 * len(heading))
