"""The head of a facts panel: serving size, servings per container, column headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.panel.no_row import has_cells
from labelcheck.layout.vocabulary.dose_headings import (
    BARE_DOSE,
    DAY_IS,
    DOSE,
    OF_DOSE,
    PER,
    SERVINGS,
    SIZE,
)
from labelcheck.layout.vocabulary.doses import UNIT_DOSE, UNIT_WORDS
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD, DOSE_HOLDS, HEADS_CELLS, NAMES_HEAD, SERVING
from labelcheck.layout.vocabulary.rows import NUTRIENT, PERCENT_OF, ROW_RUNS_ON
from labelcheck.layout.vocabulary.titles import TITLE
from labelcheck.model.regex import AnyCase, regex

_SERVING_PART = AnyCase(
    rf"\W{{0,8}}(?:{SIZE}|{SERVINGS}|servings\s*:?\s*(?:about\s+)?\d|(?:about\s+)?\d+\s+servings?\s+per|"
    rf"(?:\d+|one|two|three|four)\s+(?:[a-z-]+\s+){{0,2}}?(?:{UNIT_DOSE})(?:\s*\([^()\n]{{1,20}}\))?\s+per\s+serving|"
    rf"(?<!\w\s)serving\s*:|(?<=\()per\s+serving\s*:|portion(?:en|s)?\b|porción\b|porção\b|(?:porciones|raciones|porções|porzioni)\s+p[eo]r\s|dose\s+journalière|tagesdosis|verzehrmenge|{DAY_IS}\d)"
)
_NEXT_PART = AnyCase(
    rf"\b(?:{SIZE}|{SERVINGS}|servings\s*:?\s*\d)|\b(?:amounts?|amt\.?)\s*(?:per\b|/)|(?<!\d)(?<!\d\s)%\s*(?:daily|dv|rdi|nrv)|"
    rf"\bcalories\b|\bper\s+(?:serving|\d)|(?<=[\w)])[.;:]\s+(?={NUTRIENT.pattern})|"
    rf"{ROW_RUNS_ON}",
    DOSE_HOLDS,
)
_FILLER = regex(
    r"(?:[*†‡§^%#:;,./|()\s-]|\bdv\b|\bnrv\b|\band\b|\bfor\b|\bof\b|\beach\b|\bcontains\b|\badults?\b|\bchildren\b|\d{1,3}\s*(?:\+|years?|yrs?)){1,200}",
    re.IGNORECASE,
)

_SEPARATORS = regex(
    r"(?:[\s*†‡§^#:;,/|()•·▪-]|\.(?!\d)|\bapprox(?:imate(?:ly)?)?\b(?:\W+values?\b)?|\ben(?:v|viron)\b){0,200}",
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
            _serving(text, at)
            or _headings(text, at)
            or _remark(text, at)
            or _rest_of_dose(text, at)
            or _dose_of_title(text, at)
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


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends in ``text``, as in no headings of columns; words are cut short there: ``2 compr.``."""
    return _SENTENCE.search(text) is not None


_SENTENCE = regex(
    r"(?<![^\W\d])(?!(?:tab|tbl|com|cap|kap|cp[rs]|gel|gél|eff|approx|env|ref|val|stk|port|amp)\w*\.)[^\W\d]{3,}\.(?:\s|\Z)",
    re.IGNORECASE,
)


def is_rest_of_headings(line: str) -> bool:
    """Whether ``line`` may be the second line of headings that wrap in their columns."""
    return _REST.match(line) is not None


LONGEST_REST = 40
"""Characters of a bracket that a heading runs on with in the next line."""


def _serving(text: str, at: int) -> int | None:
    """The end of a serving statement that begins at ``at``: the next part of the head, or the end of its line."""
    if (counted := _SERVINGS_COUNTED.match(text, at)) is not None:
        return counted.end()
    at = _SEPARATORS.match(text, at).end()  # type: ignore[union-attr]
    match = _SERVING_PART.match(text, at)
    if match is None:
        return None
    in_bracket = text[at - 1 : at] == "(" and text[match.end() - 1] == ":"  # ``(Serving: 1 softgel): Vitamin D3 …``
    if in_bracket and (closed := text.find(")", match.end(), match.end() + LONGEST_REST)) >= 0:
        return closed + 1
    ends = list(islice(_line_ends(text, match.end()), MOST_LINES))
    following = _NEXT_PART.search(text, match.end(), ends[-1])
    limit = following.start() if following else len(text)
    end = next((end for end in ends if end >= limit or not serving_goes_on(text, match.start(), end)), ends[-1])
    return min(end, limit)


_SERVINGS_COUNTED = AnyCase(
    r"\W{0,8}servings?\s*(?:per|/)\s*\w+\s*:?\s*(?:about\s+|approx\w*\.?\s+)?"
    rf"\d+(?![\d./,]*\d|\s?[-–]|\s+to\b)(?=[.,;]\s|\s+{NUTRIENT.pattern})|"
    rf"\W{{0,8}}servings\s*:\s*(?:about\s+)?\d+(?=\s*{NUTRIENT.pattern})|"
    r"\W{0,8}servings?\s+per\s+(?:container|bottle|package|pack|box|jar|tub|pouch|bag|canister)(?=[.,;]\s)|"
    r"\W{0,8}\d{1,3}\s+(?:por[cç](?:iones|ões)|raciones|servicios|porzioni|portion(?:en|s)|doses)\s+p(?:[eao]r|ro)\s+[^\W\d]+(?=\n)"
)
"""A statement of how many servings a pack holds, with a sign or a row behind it on its line; its number may stand
before it: ``40 servings per container.``."""
MOST_LINES = 8
"""Over so many lines a serving statement may run."""


def _line_ends(text: str, at: int) -> Iterator[int]:
    """Where the lines of ``text`` end from ``at`` on."""
    while (end := text.find("\n", at)) >= 0:
        yield end
        at = end + 1
    yield len(text)


LONGEST_BELOW = 1000
"""Characters of what follows a line by which it is told whether a statement goes on there."""


def serving_goes_on(text: str, start: int, end: int) -> bool:
    """Whether a statement that began at ``start`` runs over the line end at ``end``."""
    rest = text[end + 1 : end + 1 + LONGEST_BELOW]
    if NUTRIENT.match(rest) or SERVING.match(rest):
        return False
    said, (below, _, after) = text[start:end].rstrip(), rest.partition("\n")
    if _OF_NAMES.match(below):
        return False
    ends_unit = _REST_OF_UNIT.fullmatch(below) is not None and not COLUMN_HEAD.match(below)
    if ends_unit and (_SERVING_PART.match(after) or (_COUNTED.search(below) and COLUMN_HEAD.match(after))):
        return True  # nothing else stands between these
    if depth_after(said, 0) > 0 or (_GOES_ON.match(rest) and not _is_row(below) and not _is_beside(said, below)):
        return True
    if _COUNTS_SERVINGS.search(said):
        return False
    if _UNFINISHED.search(said):
        return True
    if (following := _NEXT_PART.search(below)) and following.start():
        return _COUNTED.search(below[: following.start()]) is not None or not _COUNTED.search(said)
    return said[-1:].isdigit() or (not _COUNTED.search(said) and _COUNTED.search(below, 0, LONGEST_REST) is not None)


def _is_row(line: str) -> bool:
    """Whether ``line`` holds an amount and its percent, as the row of ``(6S)-5-methylfolate`` does."""
    return {"amount", "percent"} <= {piece.kind for piece in lex(line)[0]}


def _is_beside(said: str, below: str) -> bool:
    """Whether ``below`` is print of another column, or a remark about the table, behind a size that ``said`` tells
    whole: longer than what it would go on with, whose first word had room there, or headings in a bracket."""
    if _WHOLE_SIZE.search(said) is None:
        return False
    if below[:1] == "(":
        return _NEXT_PART.search(below[: below.find(")")]) is not None
    line = said.rpartition("\n")[2]
    return len(below) > len(line) + len(below.partition(" ")[0]) + ROOM or ends_sentence(below.rstrip("."))


ROOM = 8
"""Characters by which the lines of one column differ at most where the first word of the next would have had room."""
_REST_OF_UNIT = regex(r"[A-Z][A-Za-z-]+(?: [A-Za-z]+)?")
"""A line that may be the end of a serving's unit: ``2 Gummy`` / ``Vitamins``."""
_UNFINISHED = regex(r"[-,:/]\Z|\b(?:size|container|for|of|to|and|or|with|per|as|in)\W*\Z", re.IGNORECASE)
_GOES_ON = regex(r"[(a-z]")
_COUNTS_SERVINGS = regex(
    r"\bservings?\b(?!\s*size)[^\d\n]*\d+\Z|\A\W*(?:about\s+)?\d+\s+servings?\s+per\s+\w+\Z", re.IGNORECASE
)
"""A whole statement of how many servings a pack holds; that of their size may go on after a number."""
_OF_NAMES = regex(rf"\W*(?:{NAMES_HEAD.pattern}|supplements?|items?)\b", re.IGNORECASE)
_UNITS = "|".join(words for unit, words in UNIT_WORDS.items() if unit != "serving")
_COUNTED = AnyCase(rf"(?<![^\W\d])(?:{_UNITS})(?!\w)")
_WHOLE_SIZE = AnyCase(rf"\d\s*\)?\s+(?:[a-z-]+\s+){{0,2}}?(?:{_UNITS})(?:\(s\))?(?:\s*\([^()\n]*\))?\Z")


_DOSE_ALONE = AnyCase(rf"(?m:{BARE_DOSE}[\s|]*$)")
"""Behind the heading of the names, up to the end of the line: ``Componente | 3 capsule``."""


_EXPLAINS = AnyCase(r"s?(?:\s\(%?\s?dv\))?\s(?:is|are)\s(?:based|calculated)\b")
"""Behind what else heads a column: ``Percent Daily Values are based on a 2,000 calorie diet.``, a footnote."""


def _column_heading(text: str, at: int) -> int | None:
    start = _SEPARATORS.match(text, at).end()  # type: ignore[union-attr]
    match = COLUMN_HEAD.match(text, start)
    if match is None and (names := NAMES_HEAD.match(text, start)) is not None:
        beside = _SEPARATORS.match(text, names.end()).end()  # type: ignore[union-attr]
        on_line = "\n" not in text[start:beside]
        match = (COLUMN_HEAD.match(text, beside) or _DOSE_ALONE.match(text, beside)) if on_line else None
    if match is None:
        filler = _FILLER.match(text, start)
        match = COLUMN_HEAD.match(text, filler.end()) if filler else None
    if match is None or NUTRIENT.match(text, match.start()) or _EXPLAINS.match(text, match.end()):
        return None
    closed = _CLOSES.match(text, match.end()) if text[match.start() - 1 : match.start()] == "(" else None
    end = _SEPARATORS.match(text, closed.end() if closed else match.end()).end()  # type: ignore[union-attr]
    whose = _POPULATION.match(text, end)
    return whose.end() if whose else end
