"""The recogniser: where lines of print are in a picture, and what they say. The models come in rapidocr's wheel."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

Quad = Any
"""A numpy array of four corners (x, y) in pixels: top left, top right, bottom right, bottom left of the print."""


class Character(NamedTuple):
    """One recognised character; ``at`` is its middle along the line, from 0 (its beginning) to 1."""

    text: str
    at: float
    score: float


@cache
def _engine() -> Any:
    """The engine, on one thread: pages run side by side, in workers of their own."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.min_side_len": 1,  # what is enlarged, and how much, is decided before
            "Global.max_side_len": 1 << 20,
            "Global.return_word_box": True,
            "Det.limit_type": "max",
            "Det.limit_side_len": 1 << 20,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def lines_in(pixels: Any) -> list[Quad]:
    """The corners of each line of print in ``pixels`` (height x width x 3, blue first)."""
    found = _engine()(pixels, use_det=True, use_cls=False, use_rec=False)
    return [] if found.boxes is None else list(found.boxes)


BATCH = 2400
"""Pixels: so wide are all lines together, at the height they are read in, that are read at once."""
HEIGHT = 48


def read_lines(strips: list[Any]) -> list[list[Character]]:
    """The characters of each of ``strips``, pictures of one upright line each; blanks are characters too."""
    done: list[list[Character]] = [[] for _ in strips]
    for batch in _batches([HEIGHT * strip.shape[1] / strip.shape[0] for strip in strips]):
        found = _engine().recognize_txt([strips[index] for index in batch])
        for index, text, places in zip(batch, found.txts, found.word_results, strict=True):
            done[index] = _characters(text, places)
    return done


def _batches(widths: list[float]) -> list[list[int]]:
    """The lines, by number, in batches of about the same width: what is narrower is filled up to the widest."""
    batches: list[list[int]] = []
    for index in sorted(range(len(widths)), key=lambda index: widths[index]):
        if batches and widths[index] * (len(batches[-1]) + 1) <= BATCH:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches


def _characters(text: str, places: Any) -> list[Character]:
    """The engine gives a column for each character that is no blank, and a score for each character."""
    columns = iter([column for word in places.word_cols for column in word])
    width = max(places.line_txt_len, 1)
    done: list[Character] = []
    at = 0.0
    for char, score in zip(text, places.confs, strict=False):
        if not char.isspace():
            at = min((next(columns) + 0.5) / width, 1.0)
        done.append(Character(char, at, score))
    return done
