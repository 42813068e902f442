"""Names of rows one blank behind the text of the column beside, where converters that keep the layout found no room
between them: ``Stearic Acid, Citric Magnesium (as oxide)   50 mg``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.vocabulary.rows import NUTRIENT

PUSHED = 7.5
"""Font sizes by which such a name stands left of its column: twelve characters on the grid."""
NARROWEST = 15
"""Font sizes: a narrower column beside is a name itself."""
FEWEST = 4
"""So many names begin where the column does."""
NEAR = 6
"""Font sizes up and down to the names between which one stands: five lines."""


def names_in_column(pieces: list[Line]) -> list[Line]:
    """``pieces`` of a grid with such names cut off the text before them, and with those that stand between other names
    put in their column."""
    names = [piece for piece in pieces if piece.left >= NARROWEST and NUTRIENT.match(piece.text) is not None]
    lefts = Counter(piece.left for piece in names)
    for left, times in lefts.most_common(1):
        if times >= FEWEST:
            heights = [name.middle for name in names if abs(name.left - left) <= PUSHED]
            among = [piece for piece in pieces if piece.left < left <= piece.right and _stands_among(piece, heights)]
            parts = {id(piece): _parts(piece, left) for piece in among if lefts[piece.left] < FEWEST}
            return [part for piece in pieces for part in parts.get(id(piece), [piece])]
    return pieces


def _stands_among(piece: Line, heights: Sequence[float]) -> bool:
    return any(0 < piece.middle - height < NEAR for height in heights) and any(
        0 < height - piece.middle < NEAR for height in heights
    )


def _parts(piece: Line, left: float) -> list[Line]:
    """The text in ``piece`` and the name behind it, that in the column which begins ``left``."""
    for index, token in enumerate(piece.tokens):
        if left - PUSHED < token.left and token.text[:1].isupper():
            name = replace(Line.of(piece.tokens[index:]), left=left)
            before = " ".join([word.text for word in piece.tokens[:index]])
            if NUTRIENT.match(name.text) is not None and depth_after(before, 0) == 0 and not name.text.endswith(","):
                return [Line.of(piece.tokens[:index]), name] if index else [name]
    return [piece]
