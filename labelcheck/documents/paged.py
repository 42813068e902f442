"""Texts of several pages, as converters write them: what heads and foots each page stands between the rows of a table
and the names of a list that go on over it."""

from __future__ import annotations

import re
from collections import Counter

from labelcheck.documents.torn import HEADINGS
from labelcheck.model.regex import regex

EDGE = 2
"""Lines at the head of a page, and so many at its foot, that may be printed on each."""
_NUMBER = regex(r"(?<=page\s)\d{1,3}|\d{1,3}(?=\s?(?:/|of|von|de|sur|di|van)\s?\d)", re.IGNORECASE)
"""That of the page."""


def without_running_lines(text: str) -> str:
    """``text`` without what is printed on several of its pages, but where it heads the first and foots the last."""
    if "\f" not in text:
        return text
    pages = [page.split("\n") for page in text.rstrip().split("\f")]
    printed = [[number for number, line in enumerate(page) if line.strip()] for page in pages]
    heads, feet = ([own[:EDGE] for own in printed], [own[EDGE:][-EDGE:] for own in printed])
    for edges, kept in ((heads, 0), (feet, len(pages) - 1)):
        said = Counter(_said(page[number]) for page, own in zip(pages, edges, strict=True) for number in own)
        for at, own in enumerate(edges):
            for number in own if at != kept else ():
                line = _said(pages[at][number])
                if said[line] > 1 and not line.lower().startswith(HEADINGS):
                    pages[at][number] = ""
    return "\f".join(["\n".join(page) for page in pages])


def _said(line: str) -> str:
    return _NUMBER.sub("", " ".join(line.split()))
