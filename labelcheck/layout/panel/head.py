"""The head of a facts panel: serving size, servings per container, column headings."""

from __future__ import annotations

import re

from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.panel.no_row import ends_sentence, has_cells
from labelcheck.layout.panel.serving_statement import LONGEST_REST, SEPARATORS, serving_end
from labelcheck.layout.vocabulary.dose_headings import (
    BARE_DOSE,
    DOSE,
    OF_DOSE,
    PER,
)
from labelcheck.layout.vocabulary.doses import UNIT_DOSE
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD, DOSE_HOLDS, HEADS_CELLS, NAMES_HEAD, SERVING
from labelcheck.layout.vocabulary.rows import NUTRIENT, PERCENT_OF
from labelcheck.layout.vocabulary.titles import TITLE
from labelcheck.model.regex import AnyCase, regex

_FILLER = regex(
    r"(?:[*†‡§^%#:;,./|()\s-]|\bdv\b|\bnrv\b|\band\b|\bfor\b|\bof\b|\beach\b|\bcontains\b|\badults?\b|\bchildren\b|\d{1,3}\s*(?:\+|years?|yrs?)){1,200}",
    re.IGNORECASE,
)

_POPULATION = regex(
    r"(?:for\s+)?(?:adults?|children|infants?|toddlers?|pregnant|lactating|pregnancy)\b(?:[\s,&/()-]|"
    r"\b(?:and|or|women|mothers|pregnant|lactating|children|under|over|less|than|through|to|up|the|ages?|of|more|older|"
    r"\d+|one|four|years?|yrs?|months?)\b)*",
    re.IGNORECASE,
)
"""Whose Daily Value a heading of percents is."""


_BLANKS = regex(r"\s*")
_REST = AnyCase(
    rf"(?:\W|\d|\b(?:{DOSE}|{PERCENT_OF}|{PER}|{OF_DOSE}|comp|g|ml|der|des|"
    r"amounts?|per|servings?|daily|values?|for|infants?|children|adults?|pregnant|lactating|women|and|or|of|"
    r"more|older|over|under|ages?|years?|yrs?|weight|quantity)\b)++\Z"
)
"""The rest of headings that wrap in their columns: ``(1 Tablette) | Referenzmenge*``. Possessive, for the words may be
told apart in many ways."""


def head_end(text: str) -> int:
    """Where the head of a panel ends in the flow ``text`` that follows its title."""
    at = 0
    while at < len(text):
        at = max(at, _title_again(text, at))
        end = (
            serving_end(text, at)
            or _headings(text, at)
            or _remark(text, at)
            or _rest_of_dose(text, at)
            or _dose_of_title(text, at)
            or _version_of_title(text, at)
        )
        if end is None or end <= at:
            break
        at = end
    return at


def _headings(text: str, at: int) -> int | None:
    """The end of the line of headings that begins at ``at``, or of one heading, which may go on in the next line."""
    line, column = _line_of_headings(text, at), _column_heading(text, at)
    if line is None:
        return column
    return len(text[:column].rstrip("\n")) if column is not None and text[line:column].strip() else line


def _title_again(text: str, at: int) -> int:
    """Where a title ends that says in another language what is before ``at``: ``per capsule / Composition par …``."""
    again = _in_another_language(text, at) if "/" in text[max(at - 2, 0) : at + 2] else None
    return at if again is None else again


def _in_another_language(text: str, at: int) -> int | None:
    start = _SLASH.match(text, at).end()  # type: ignore[union-attr]
    if (title := TITLE.match(text, start)) is not None:
        return title.end()
    word = _WORD.match(text, start)
    return word.end() if word is not None and DOSE_HOLDS.match(text, word.end()) is not None else None


def _remark(text: str, at: int) -> int | None:
    """The end of the line on which a heading ends with a slash, where no row is behind it: ``per 2 capsules / GMP``."""
    if not at or text[max(at - 3, 0) : at].rstrip(" ")[-1:] != "/":
        return None
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    return None if has_cells(line) or NUTRIENT.search(line) else at + len(line)


def _rest_of_dose(text: str, at: int) -> int | None:
    """The end of a dose that begins before ``at`` and is counted in words that are not known, with its weight and a
    colon behind it: ``per 1 level | tsp (2.5 g):``, ``je Tagesportion | = 5 Taler (2 g):``; or of ``% Daily | Value``
    that wraps."""
    rest = (_WEIGHED_TO_COLON.match(text, at) or _REST_OF_PERCENT.match(text, at)) if at else None
    return rest.end() if rest is not None and not NUTRIENT.search(rest.group()) else None


def _dose_of_title(text: str, at: int) -> int | None:
    """The end of a dose in a bracket of its own behind the title, with rows behind it on the line: ``Nutritional
    information (3 capsules): Magnesium 180 mg``."""
    dose = None if at else _DOSE_IN_BRACKET.match(text)
    return dose.end() if dose is not None else None


def _version_of_title(text: str, at: int) -> int | None:
    """The end of a bracket without a figure that ends the line of the title: ``Supplement Facts (final)``."""
    version = None if at else _BRACKET_AT_END.match(text)
    return version.end() if version is not None and not NUTRIENT.search(version.group()) else None


_BRACKET_AT_END = regex(r" ?[(\[][^()\[\]\d\n]{1,40}[)\]]\s?:?(?=\n)")
_DOSE_IN_BRACKET = AnyCase(rf" ?\(\d{{1,2}}\s(?:[a-z-]{{3,12}}\s)?(?:{UNIT_DOSE})\) ?:? (?={NUTRIENT.pattern})")
_WEIGHED_TO_COLON = regex(
    r"(?:\s*=)?\s*(?:\d{1,2}\s+)?[^\W\d][^\d:()|]{0,30}"
    r"\(\s*=?\s*\d[\d.,]*\s?m?[gl]\s*\)\s*:(?=\s)",
    re.IGNORECASE,
)
_REST_OF_PERCENT = regex(r"(?:(?<=%)|(?<=daily))[^\S\n]*\n(?:(?:daily\s)?values?|dv)\b[*†‡]*", re.IGNORECASE)
_CLOSES = regex(r"[\s,][^()\n]{1,40}\)")
"""The rest of a dose in a bracket: ``(par comprimé à libération prolongée)``, ``(per 5 g, 1 heaping teaspoon)``."""
_SLASH = regex(r"\s*/?\s*")
_WORD = regex(r"[^\W\d]{2,12}\s?:\s+")


def _line_of_headings(text: str, at: int) -> int | None:
    """The end of the line if what stands in it from ``at`` on is headings of columns and not cells: ``Average | Per 2
    tablets (5 g) | % NRV``."""
    at = _BLANKS.match(text, at).end()  # type: ignore[union-attr]
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    if line[-1:] == ":" and _heads_dose(line):
        return at + len(line)
    if len(line) > LONGEST_LINE or (not heads_cells(line, whole=True) and not (at and _REST.match(line))):
        return None
    end = at + len(line)
    closed = text.find(")", end, end + LONGEST_REST) + 1 if depth_after(line, 0) else 0
    return closed or end


def _heads_dose(line: str) -> bool:
    """Whether ``line``, which a colon ends, names a dose and no nutrient: ``Nutriments pour 2 gélules :``."""
    if len(line) > LONGEST_LINE or not SERVING.search(line) or ends_sentence(line):
        return False
    return not has_cells(line) and not NUTRIENT.search(line)


LONGEST_LINE = 400
"""Characters of the headings of all columns."""


def heads_cells(line: str, *, at_once: bool = False, whole: bool = False) -> bool:
    """Whether ``line`` holds headings of columns and no cells; ``at_once``: it begins with one; ``whole``: nothing else
    follows them."""
    if at_once and HEADS_CELLS.match(line) is None:
        return False
    headings = list(HEADS_CELLS.finditer(line))
    if not headings:
        return False
    end = headings[-1].end()
    if whole and end < len(line) and not (_REST.match(line, end) or _WHOSE_VALUES.match(line, end)):
        return False
    named = all(
        piece.kind == "name" or any(head.start() < piece.start and piece.end <= head.end() for head in headings)
        for piece in lex(line)[0]
    )
    return named and not NUTRIENT.search(line)


_WHOSE_VALUES = regex(r"\s*\((?=[^\d()]*[^\W\d])[^()]{2,24}\)\W*\Z")
"""Behind what percents are of, who set it: ``% RDA (ICMR 2020)``, ``% NRV (LMIV)``."""


def is_rest_of_headings(line: str) -> bool:
    """Whether ``line`` may be the second line of headings that wrap in their columns."""
    return _REST.match(line) is not None


_DOSE_ALONE = AnyCase(rf"(?m:{BARE_DOSE}[\s|]*$)")
"""Behind the heading of the names, up to the end of the line: ``Componente | 3 capsule``."""


_EXPLAINS = AnyCase(r"s?(?:\s\(%?\s?dv\))?\s(?:is|are)\s(?:based|calculated)\b")
"""Behind what else heads a column: ``Percent Daily Values are based on a 2,000 calorie diet.``, a footnote."""


def _column_heading(text: str, at: int) -> int | None:
    start = SEPARATORS.match(text, at).end()  # type: ignore[union-attr]
    match = COLUMN_HEAD.match(text, start)
    if match is None and (names := NAMES_HEAD.match(text, start)) is not None:
        beside = SEPARATORS.match(text, names.end()).end()  # type: ignore[union-attr]
        on_line = "\n" not in text[start:beside]
        match = (COLUMN_HEAD.match(text, beside) or _DOSE_ALONE.match(text, beside)) if on_line else None
    if match is None:
        filler = _FILLER.match(text, start)
        match = COLUMN_HEAD.match(text, filler.end()) if filler else None
    if match is None or NUTRIENT.match(text, match.start()) or _EXPLAINS.match(text, match.end()):
        return None
    closed = _CLOSES.match(text, match.end()) if text[match.start() - 1 : match.start()] == "(" else None
    end = SEPARATORS.match(text, closed.end() if closed else match.end()).end()  # type: ignore[union-attr]
    whose = _POPULATION.match(text, end)
    return whose.end() if whose else end
