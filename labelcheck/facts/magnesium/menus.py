"""The menu of a shop's page: categories of products, which may be called after compounds."""

from __future__ import annotations

from labelcheck.model.reading import Passage, Reading, Span
from labelcheck.model.regex import regex

_CATEGORY = regex(
    r"\W*(?:(?:shop )?all(?: products)?|(?:multi-?)?vitamins|minerals|multi(?:vitamin)?s|probiotics|herbs|proteins?|"
    r"collagen|omega-?\s?3s?|amino acids|sports?(?: nutrition)?|superfoods|bundles|sale|new(?: arrivals)?|"
    r"best ?sellers|gift cards?|home|shop|about(?: us)?|contact(?: us)?|account|log ?in|"
    r"search|blog|faqs?|cart(?: \(\d+\))?|brands|deals)\W*"
)
"""Of small letters."""
FEWEST = 2
"""So many categories make a menu."""
SAME_LINE = 0.6
"""Font sizes by which the tops of the words of a menu that lies level differ at most."""


def is_in_menu(line: Span, reading: Reading) -> bool:
    """Whether ``line`` of a page is one of several items of a menu: categories stand in lines of the same block, or
    beside it at its height."""
    first = line.words[0]
    if first.box is None:
        return False
    beside = [passage for passage in reading.passages if _is_level_with(passage, line)]
    blocks = {id(passage): passage for passage in (line.passage, *beside)}.values()
    lines = [passage.text[at : passage.line_end(at)] for passage in blocks for at in passage.lines]
    return sum(_CATEGORY.fullmatch(text.strip().lower()) is not None for text in lines) >= FEWEST


def _is_level_with(passage: Passage, line: Span) -> bool:
    """Whether ``passage`` begins at the height of ``line`` on its page."""
    first, other = line.words[0], passage.words[0]
    if first.box is None or other.box is None or passage.page != line.passage.page:
        return False
    return abs(first.box[1] - other.box[1]) < SAME_LINE * (first.size or first.box[3] - first.box[1])
