"""Where the text of a shop's page speaks of other products under the label: ``You may also like``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from labelcheck.layout.dose_headings import any_of
from labelcheck.layout.lines import Line, text_lines
from labelcheck.layout.passages import join
from labelcheck.layout.planes import Plane
from labelcheck.layout.vocabulary import HEADING, TITLE
from labelcheck.model.reading import Passage
from labelcheck.model.regex import regex

_HEADING = regex(
    r"\W*(?:"
    + any_of(
        r"(?:you (?:may|might|could) also (?:like|enjoy|need)|(?:people|customers|others) (?:who .{3,30} )?also "
        r"(?:bought|viewed|liked|purchased))(?: (?:this|these|the following))?(?: (?:items?|products?))?",
        r"(?:related|similar|recommended|suggested|recently viewed|more|other) (?:products?|items?)"
        r"(?: (?:from|by) .{2,40}| for you)?|(?:often|frequently) bought (?:together|with)|"
        r"compare(?: (?:our|these|(?:with )?similar))?(?: (?:products?|items?|formulas?))?",
        r"(?:das|dies) könnte (?:ihnen|dir|sie|dich) auch (?:gefallen|interessieren)|(?:ähnliche|verwandte|weitere) "
        r"(?:produkte|artikel)|(?:andere )?kunden .{0,20}kauften auch|zuletzt angesehen|wird oft zusammen gekauft",
        r"vous (?:aimerez|aimeriez) (?:peut-être )?aussi|(?:produits|articles) (?:similaires|associés|liés)|"
        r"(?:souvent achetés ensemble|vus récemment)",
        r"(?:también )?te (?:puede|podría) (?:también )?(?:gustar|interesar)|productos (?:relacionados|similares)|"
        r"comprados juntos habitualmente",
        r"potrebbe(?:ro)? (?:anche )?(?:interessart|piacert)i(?: anche)?|prodotti (?:correlati|simili)|"
        r"spesso comprati insieme",
    )
    + r")\W*",
    re.IGNORECASE,
)


def without_others(plane: Plane) -> tuple[Plane, Passage | None]:
    """The ``plane`` of a text without what speaks of other products, and that."""
    lines = text_lines(plane.tokens)
    start = _others_from(lines)
    tokens = [token for line in lines[:start] for token in line.tokens]
    others = join([line.tokens for line in lines[start:]], plane.page)
    return (plane, None) if others is None else (replace(plane, tokens=tuple(tokens)), others)


def _others_from(lines: Sequence[Line]) -> int:
    """The number of the line from which ``lines`` speak of other products; as many as there are where they never do.

    Parts of a label stand above it and none below: else the words stand in a menu of the page.
    """
    found = [number for number, line in enumerate(lines) if _HEADING.fullmatch(line.text)]
    parts = [number for number, line in enumerate(lines) if _heads_part(line)] if found else []
    return next((number for number in found if parts and number > parts[-1]), len(lines))


def _heads_part(line: Line) -> bool:
    return TITLE.match(line.text) is not None or HEADING.match(line.text) is not None
