"""Lines of print in a picture, without the recogniser: tiles, their seams, slopes."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from labelcheck.documents import print_lines
from labelcheck.documents.print_lines import (
    ENLARGED,
    OVERLAP,
    TILE,
    found_lines,
    joined,
    ratio,
    sides,
    slope,
    slopes,
    tiles,
)


def quad(left: float, top: float, right: float, bottom: float, skew: float = 0.0) -> Any:
    """A box, turned about the origin by ``skew`` degrees."""
    sine, cosine = math.sin(math.radians(skew)), math.cos(math.radians(skew))
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return numpy.array([(x * cosine - y * sine, x * sine + y * cosine) for x, y in corners])


def approx(*corners: tuple[float, float]) -> Any:
    return pytest.approx(numpy.array(corners), abs=0.01)


@example(OVERLAP, 1)
@given(st.integers(1, 9000), st.integers(1, 9000))
def test_tiles_cover_the_picture_and_overlap(width: int, height: int) -> None:
    for length, at in ((width, 0), (height, 1)):
        spans = sorted({tile[at::2] for tile in tiles(width, height)})
        assert spans[0][0] == 0
        assert spans[-1][1] == length
        assert all(end - begin <= TILE for begin, end in spans)
        assert all(before[1] - after[0] == OVERLAP for before, after in pairwise(spans))
        sizes = [end - begin for begin, end in spans]
        assert max(sizes) - min(sizes) < len(spans)


def test_a_small_picture_is_one_tile() -> None:
    assert list(tiles(TILE, 40)) == [(0, 0, TILE, 40)]
    assert len(list(tiles(TILE + 1, 40))) == 2


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """The shape of each picture that is searched; print is always found where it is dark."""
    shapes: list[tuple[int, ...]] = []

    def dark(pixels: Any) -> list[Any]:
        shapes.append(pixels.shape)
        ys, xs = numpy.nonzero(pixels[:, :, 0] < 128)
        return [quad(xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)] if len(xs) else []

    monkeypatch.setattr(print_lines, "lines_in", dark)
    return shapes


def picture(width: int, height: int, *lines: tuple[int, int, int, int]) -> Any:
    pixels = numpy.full((height, width, 3), 255, numpy.uint8)
    for left, top, right, bottom in lines:
        pixels[top:bottom, left:right] = 0
    return pixels


def test_lines_are_told_in_the_picture_and_not_in_their_tile(searched: list[tuple[int, ...]]) -> None:
    found = found_lines(picture(3000, 900, (2700, 300, 2900, 330)))
    assert [box.tolist() for box in found] == [quad(2700, 300, 2900, 330).tolist()]
    assert len(searched) == 1  # the other tiles are empty


def test_a_line_over_seams_is_found_in_parts_and_joined(searched: list[tuple[int, ...]]) -> None:
    parts = found_lines(picture(3000, 900, (100, 300, 2900, 330)))
    assert len(parts) == len(searched) == 3
    assert [part.tolist() for part in joined(parts, 0)] == [quad(100, 300, 2900, 330).tolist()]


@pytest.mark.usefixtures("searched")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(1300, 2600),
    st.integers(1300, 2600),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0.05, 1),
    st.integers(12, 60),
)
def test_a_line_is_found_whole_wherever_seams_run(
    width: int, height: int, x: float, y: float, long: float, high: int
) -> None:
    length = max(int(long * width), 2 * high)
    left, top = int(x * (width - length)), int(y * (height - high))
    line = (left, top, left + length, top + high)
    parts = found_lines(picture(width, height, line))
    (whole,) = joined(parts, 0)
    assert whole == pytest.approx(quad(*line), abs=0.05 * high)


def test_small_pictures_are_searched_enlarged(searched: list[tuple[int, ...]]) -> None:
    (found,) = found_lines(picture(400, 368, (100, 100, 200, 120)))
    assert searched == [(736, 800, 3)]
    assert found == approx((100, 100), (200, 100), (200, 120), (100, 120))


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 1280), (1280, 2), (20, 100), (1, 20_000), (500, 700)])
def test_the_search_is_bounded_whatever_the_shape(width: int, height: int, searched: list[tuple[int, ...]]) -> None:
    pixels = picture(width, height, (0, 0, max(width // 2, 1), max(height // 2, 1)))
    found_lines(pixels)
    for high, wide, _ in searched:
        assert max(high, wide) <= 2 * TILE
        assert max(high / height, wide / width) <= ENLARGED


@pytest.mark.parametrize("skew", [0.0, 4.0, -7.5])
def test_parts_of_a_line_are_joined_however_it_slopes(skew: float) -> None:
    parts = [quad(0, 500, 1200, 530, skew), quad(1050, 501, 2200, 531, skew), quad(2040, 500, 3000, 530, skew)]
    (line,) = joined(parts, skew)
    assert line == approx(parts[0][0], parts[2][1], parts[2][2], parts[0][3])
    assert math.degrees(math.atan2(*(line[1] - line[0])[::-1])) == pytest.approx(skew, abs=0.05)


def test_parts_are_joined_in_reading_order_whichever_is_found_first() -> None:
    parts = [quad(1050, 500, 2200, 530), quad(0, 500, 1200, 530)]
    assert [box.tolist() for box in joined(parts, 0)] == [quad(0, 500, 2200, 530).tolist()]


def test_parts_of_an_upright_line_are_joined() -> None:
    parts = [quad(500, 0, 530, 1200), quad(500, 1050, 530, 2200)]
    assert [box.tolist() for box in joined(parts, 0)] == [quad(500, 0, 530, 2200).tolist()]


@pytest.mark.parametrize("found_first", [0, 1])
def test_letters_that_a_seam_cuts_off_are_of_the_line_they_are_in(found_first: int) -> None:
    line = quad(1000, 500, 1300, 523)
    for letters in (quad(1283, 508, 1298, 534), quad(997, 495, 1050, 525, 0.1)):
        parts = [line, letters] if found_first == 0 else [letters, line]
        assert [box.tolist() for box in joined(parts, 0)] == [line.tolist()]


@pytest.mark.parametrize("found_first", [0, 1])
@pytest.mark.parametrize("skew", [0.0, 3.0])
@pytest.mark.parametrize("part", [(1002, 500, 1098, 515), (1002, 514, 1098, 530), (980, 500, 1120, 516)])
def test_a_seam_along_a_line_leaves_it_as_high_as_it_is(
    part: tuple[int, int, int, int], skew: float, found_first: int
) -> None:
    line, low = quad(1000, 500, 1100, 530, skew), quad(*part, skew)
    (whole,) = joined([low, line] if found_first else [line, low], skew)
    assert whole == pytest.approx(quad(min(1000, part[0]), 500, max(1100, part[2]), 530, skew), abs=0.5)


def test_a_seam_along_an_upright_line_leaves_it_as_wide_as_it_is() -> None:
    line, narrow = quad(500, 1000, 530, 1100), quad(515, 990, 530, 1090)
    (whole,) = joined([narrow, line], 0)
    assert whole.tolist() == quad(500, 990, 530, 1100).tolist()


@pytest.mark.parametrize(
    "other",
    [quad(0, 530, 1200, 560), quad(1210, 500, 2200, 530), quad(0, 520, 1200, 550)],
    ids=["the line below", "the next column", "touching above"],
)
def test_other_lines_are_left_alone(other: Any) -> None:
    line = quad(0, 500, 1200, 530)
    assert [box.tolist() for box in joined([line, other], 0)] == [line.tolist(), other.tolist()]


def test_slope_is_the_usual_one_and_long_lines_count_more() -> None:
    lines = [quad(0, 0, 400, 30), *(quad(0, y, 60, y + 30) for y in (50, 100, 150))]
    assert slope(lines, [3, 40, -20, 40]) == 3
    assert slope([], []) == 0


@pytest.mark.parametrize(("falls", "found"), [(0.0, 0.0), (1.0, 0.0), (-1.0, 0.0), (3.0, 2.0), (-5.0, -4.0)])
def test_the_slope_of_print_is_measured_in_the_picture_however_the_line_was_found(falls: float, found: float) -> None:
    import cv2

    page = numpy.full((300, 700, 3), 255, numpy.uint8)
    for left in range(60, 640, 14):
        cv2.rectangle(page, (left, 130), (left + 8, 150), (0, 0, 0), -1)
    turned = cv2.warpAffine(page, cv2.getRotationMatrix2D((350, 140), -falls, 1), (700, 300), borderValue=(255,) * 3)
    shift = (350, 140) - quad(0, 0, 580, 30, found).mean(axis=0)
    (measured,) = slopes(turned, [quad(0, 0, 580, 30, found) + shift])
    assert measured == pytest.approx(falls, abs=0.25)


def test_sides_are_those_of_the_turned_box() -> None:
    assert sides(quad(10, 10, 110, 40, 25)) == pytest.approx((100, 30))
    assert ratio(quad(10, 10, 110, 40, 25)) == pytest.approx(100 / 30)
    assert ratio(quad(0, 0, 7, 0)) == 7


def test_what_the_engine_is_given_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Strips a few pixels high would otherwise be enlarged, and padded to an eighth of their length."""
    from rapidocr.ch_ppocr_det import TextDetector

    detector = TextDetector.__call__
    shapes: list[tuple[int, ...]] = []

    def detect(self: Any, pixels: Any) -> Any:
        shapes.append(pixels.shape)
        return detector(self, pixels)

    monkeypatch.setattr(TextDetector, "__call__", detect)
    for width, height in ((1000, 3), (3, 1000)):
        found_lines(picture(width, height, (0, 0, width // 2 + 1, height // 2 + 1)))
    assert shapes
    assert max(high * wide for high, wide, _ in shapes) <= TILE * TILE


def test_a_line_of_a_few_pixels_has_the_slope_it_was_found_with() -> None:
    (falls,) = slopes(numpy.full((40, 40, 3), 255, numpy.uint8), [quad(10, 10, 17, 13)])
    assert falls == 0
