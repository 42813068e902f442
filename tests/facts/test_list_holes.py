"""A list among whose lines print stands that was not read as part of it is not said to be complete."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from labelcheck.model.result import Result
from labelcheck.scan import read_only
from tests.documents.draw import pdf, text
from tests.facts.test_languages import label

LABEL = (
    (20, 280, "Supplement Facts", 12),
    (20, 266, "Serving Size: 2 Capsules", 8),
    (20, 254, "Magnesium (as magnesium citrate) 105 mg 25%", 8),
    (20, 230, "Other Ingredients: cellulose, rice flour, silica, stearic", 8),
    (20, 210, "magnesium stearate, silicon dioxide.", 8),
    (20, 190, "Directions: Take one capsule. Keep out of reach of children.", 8),
)


def read(*more: tuple[float, float, str, float]) -> Result:
    def draw(canvas: Canvas) -> None:
        for x, y, words, size in (*LABEL, *more):
            text(x, y, words, size)(canvas)

    found = read_only(pdf(draw, (400, 300)), "label.pdf")
    assert isinstance(found, Result)
    return found


@pytest.mark.parametrize(
    ("between", "complete"),
    [
        (((20, 220, "acid, rice bran (a source of fibre),", 8),), True),
        (((20, 220, "acid,", 8), (120, 220, "gluconate,", 8)), False),
        (((20, 220, "acid,", 8), (260, 220, "60 Capsules", 8)), True),
        (((20, 220, "acid,", 8), (170, 210, "Keep cool.", 8)), True),
    ],
    ids=["all read", "a word beside a line", "beside the list", "behind its last line"],
)
def test_print_among_the_lines_of_a_list(between: tuple[tuple[float, float, str, float], ...], complete: bool) -> None:
    label = read(*between).label
    assert label.coverage.parts["other_ingredients"] == ("read" if complete else "cut")
    assert {one.confidence for one in label.other_ingredients} == {"high" if complete else "medium"}
    told = [piece.text for note in label.coverage.notes for piece in note.evidence if "list" in note.message]
    assert told == ([] if complete else ["gluconate,"])


def test_names_of_additives_that_stand_alone_leave_the_list_cut() -> None:
    found = label(
        "Halden\n\nOther Ingredients:\nMagnesium Stearate, Carbomer.\n\nCalcium Carbonate, Cellulose, Stearic Acid,\n\n"
        "Take four tablets daily.\n"
    )
    assert found.coverage.parts["other_ingredients"] == "cut"
    assert any("Calcium Carbonate, Cellulose, Stearic Acid," in note.message for note in found.coverage.notes)
