"""Texts whose parts run on within a line, as where a whole label was copied into one field, or that have each word on a
line of its own: their parts are set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, islice

from labelcheck.layout.lines import Line, cut_before
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import kinds_in, lex
from labelcheck.layout.panel.head import head_end
from labelcheck.layout.vocabulary.dose_headings import EACH, PER, SIZE, SUPPLIES
from labelcheck.layout.vocabulary.doses import UNIT_DOSE
from labelcheck.layout.vocabulary.heads import DOSE_COLUMN, NAMES_HEAD, SERVING, SERVING_SIZE
from labelcheck.layout.vocabulary.parts import FOOTNOTE, HEADING, begins_headed
from labelcheck.layout.vocabulary.titles import TITLE, titles_medicine
from labelcheck.model.regex import regex, small_letters

_TITLE = regex(rf"(?<=[\s\W])(?:{TITLE.pattern})")  # of small letters
_SIGNS = regex(r"[\W_]*")
_BELOW = regex(rf"(?:{NAMES_HEAD.pattern}|ingrédients?|ingredientes?|ingredient[ei]|zutat(?:en)?)\s*\|", re.IGNORECASE)
_HEADING = regex(rf"(?<=[\s])(?<!medicinal\s)(?<!active\s)(?:{HEADING.pattern})\s*:")  # of small letters
_DOSE = regex(rf"(?:\A|(?<=[^\s:]\s))(?:{EACH})\s*:")  # of small letters
_HELD = regex(rf"(?:\A|(?<=[^\s:]\s))(?:{EACH})(?:\s*:|(?=\s))")  # of small letters
_ALSO = regex(r"(?<=[g)%*]\s)also\s+contains?\s")  # of small letters
_LIST = regex(r"\W*(?:ingredients?|ingrédients?|ingredientes|ingredienti|zutaten)\s*:", re.IGNORECASE)
FEWEST_CELLS = 2
"""Amounts and percents that stand behind a title on its line; a sentence that speaks of the panel has none."""
LONGEST_ROW = 20
"""Words: what is longer holds more than a title, a serving and a row."""


def parts_apart(lines: Sequence[Line], *, titled: bool) -> list[Line]:
    """``lines`` with the parts of each apart that holds a panel's title: what is before that, unless others begin with
    one (``titled``), and what stands behind further headings."""
    parts = [part for number, line in enumerate(lines) for part in _parts(lines, number, line, titled=titled)]
    return parts if titled else headed_apart(parts)


def rows_apart(lines: Sequence[Line]) -> list[Line]:
    """``lines`` cut at their bars or bullets where these part whole rows, and not the cells of one: ``Serving size: 1
    tablet | Zinc: 5 mg (50 %) | Magnesium: 100 mg (27 %)``; or the parts of a label: ``Magnesium 100 mg 24% | Other
    ingredients: silica | Directions: take one``."""
    for sign in "|•":
        lines = [
            part for line in lines for part in (_at(sign, line) if line.text.count(sign) >= FEWEST_ROWS else [line])
        ]
    return list(lines)


FEWEST_ROWS = 3


def _at(sign: str, line: Line) -> list[Line]:
    parts = [list(part) for is_sign, part in groupby(line.tokens, lambda token: token.text == sign) if not is_sign]
    cut = [Line.of(part) for part in parts]
    headed = sum(begins_headed(part.text) or TITLE.match(part.text) is not None for part in cut)
    return cut if sum(map(_is_row, cut)) >= FEWEST_ROWS or headed >= FEWEST_PARTS else [line]


FEWEST_PARTS = 2
"""Headings and titles between bars, by which these part a label."""


def _is_row(line: Line) -> bool:
    kinds = kinds_in(line.text)
    return kinds[:2] == ["name", "amount"] and "name" not in kinds[2:]


def headed_apart(lines: list[Line]) -> list[Line]:
    """``lines`` cut at their headings where no list of ingredients begins one, as where a whole label, or a block of
    it, was copied into one line."""
    if any(_LIST.match(line.text) for line in lines):
        return lines
    return [part for line in lines for part in _at_headings(line)]


def _at_headings(line: Line) -> list[Line]:
    """``line`` cut before its headings and before ``Each capsule contains:``, where it is too long for one part."""
    if ":" not in line.text:
        return [line]
    small = small_letters(line.text)
    if len(line.tokens) <= LONGEST_ROW and _SIZE.search(small) is None:
        return [line]
    own = HEADING.of_small.match(small)
    doses = list(_DOSE.finditer(small))
    headings = _headings(small, own.end() if own is not None else 0)
    others = [at for at in headings if not any(dose.start() < at < dose.end() for dose in doses)]
    begun = [*others, *[dose.start() for dose in doses]]
    capital = [at for at in begun if line.text[at].isupper()]
    also = [match.start() for match in _ALSO.finditer(small)]
    cuts = sorted({*capital, *also, *_footnotes(small, 0), *_headed_rows(small)})
    return cut_before(line, cuts) if cuts else [line]


def _headed_rows(small: str) -> Iterator[int]:
    """Where headings of doses begin in ``small`` under no title, and the rows behind them: ``Nutrient per tablet %NRV
    Magnesium 375 mg``."""
    done = 0
    doses = [dose for said in (DOSE_COLUMN.of_small, _HELD, _SIZE) for dose in islice(said.finditer(small), MOST_DOSES)]
    for dose in sorted(doses, key=lambda match: match.start()):
        if dose.start() < done:
            continue
        rows = dose.start() + head_end(small[dose.start() : dose.start() + LONGEST_HEAD])
        rows = _BEFORE_ROW.match(small, rows).end()  # type: ignore[union-attr]
        if _ROW.match(small, rows) and not small[dose.start() : rows].rstrip().endswith(":"):  # those are told later
            names = _NAMES.search(small, max(0, dose.start() - LONGEST_NAMES), dose.start())
            yield names.start() if names is not None else dose.start()
            yield rows
            rated = _RATED.finditer(small, rows) if "%" in small[dose.start() : rows] else ()
            yield from [row.end() for row in rated]
            done = rows


_SIZE = regex(rf"(?<!\w)(?:{SIZE})\s?:\s?\d")  # of small letters
_BEFORE_ROW = regex(r"[.,;:]?\s?")
MOST_DOSES = 16
"""Doses of one label."""
LONGEST_HEAD, LONGEST_NAMES = 240, 60
"""Characters of the headings of all columns, and of that of the names."""
_ROW = regex(rf"(?!(?:{SUPPLIES})\b)[^\W\d](?:[^\d%:.;]|\([^()]*\)){{1,50}}(?<=\s)<?\s?\d[\d.,]*\s?(?:m?g|mcg|μg|kj)\b")
_RATED = regex(r"\d\s?(?:m?g|mcg|μg|kcal|kj|iu|ie)\s+<?\s?\d{1,4}(?:[.,]\d{1,2})?\s+(?=[^\W\d]{3})")
"""An amount with a percent whose sign the heading holds, before the next row."""
_NAMES = regex(rf"(?:{NAMES_HEAD.pattern})(?:\s+(?:caratterizzanti|attivi))?\s+\Z", re.IGNORECASE)


def together(lines: list[Line]) -> list[Line]:
    """``lines`` as one where they part nothing: each holds one word, or all are as long and a panel's title stands
    within one of them, as where a whole label was copied and wrapped."""
    alone = sum(len(line.tokens) == 1 for line in lines)
    if len(lines) >= FEWEST_WORDS and alone >= MOSTLY * len(lines):
        return [_as_one(lines)]
    longest = max([len(line.text) for line in lines], default=0)
    full = sum(len(line.text) > longest - LONGEST_WORD for line in lines)
    if len(lines) >= FEWEST_LINES and full >= MOSTLY_FULL * len(lines) and longest > 2 * LONGEST_WORD:
        whole = _as_one(lines)
        if not any(map(_begins_title, lines)) and _title_within(small_letters(whole.text), "") is not None:
            return [whole]
    return lines


FEWEST_WORDS = 24
MOSTLY = 0.97
"""The share of lines of one word by which it is told that these part nothing."""
FEWEST_LINES = 4
LONGEST_WORD = 20
"""Characters by which wrapped lines may be shorter than the longest."""
MOSTLY_FULL = 0.8
"""The share of lines that are as long by which it is told that they are wrapped."""


def _begins_title(line: Line) -> bool:
    small = small_letters(line.text)
    return TITLE.of_small.match(small, _SIGNS.match(small).end()) is not None  # type: ignore[union-attr]


def _as_one(lines: Sequence[Line]) -> Line:
    """All words of ``lines`` on the first."""
    tokens = [token for line in lines for token in line.tokens]
    lefts = accumulate([len(token.text) + 1 for token in tokens], initial=0)
    top, bottom, middle = lines[0].top, lines[0].bottom, lines[0].middle
    return Line.of([
        token._replace(left=left, right=left + len(token.text), top=top, bottom=bottom, middle=middle)
        for token, left in zip(tokens, lefts, strict=False)
    ])  # fmt: skip


def _parts(lines: Sequence[Line], number: int, line: Line, *, titled: bool) -> list[Line]:
    small = small_letters(line.text)
    first = TITLE.of_small.match(small, _SIGNS.match(small).end())  # type: ignore[union-attr]
    if first is None and titled:
        return [line]
    begin = 0 if first else _title_within(small, lines[number + 1].text if number + 1 < len(lines) else "")
    if begin is None:
        return [line]
    cuts = [begin] if begin else []
    start = first.end() if first else begin + 1
    cuts += _footnotes(small, start)
    cuts = sorted([*cuts, *[at for dose in _OTHER_DOSE.finditer(small, start) for at in dose.span()]])
    if titles_medicine(small[begin:]):
        cuts = sorted([*cuts, *[match.start() for match in _BELOW_ROWS.finditer(small, start)]])
    if len(line.tokens) > LONGEST_ROW:
        cuts = sorted([*cuts, *_headings(small, start)])
    return cut_before(line, cuts) if cuts else [line]


_OTHER_DOSE = regex(rf"(?:(?<=mg[.;]\s)|(?<=[)%][.;]\s))(?:{PER})\s[^.:;|]{{3,40}}:\s")
"""Behind rows of one dose those of another: ``per 100 g: magnesium 5000 mg. Per serving (6 g): magnesium 300 mg``. Of
small letters."""
_BELOW_ROWS = regex(rf"(?<=\s)(?:pour (?:une?|\d+) (?:{UNIT_DOSE})\b(?=[^.]{{0,40}}\.)|\d{{1,2}}\.(?:\d\.)?\s+[^\W\d])")
"""What follows the rows of a summary of product characteristics in one line: of which dose they are, and its next
part."""


def _footnotes(small: str, start: int) -> Iterator[int]:
    """Where footnotes begin in ``small`` behind ``start``: ``100 mg 27 *NRV = Nutrient Reference Value``."""
    for sign in _SIGN.finditer(small, start):
        if FOOTNOTE.of_small.match(small, sign.start()):
            yield sign.start()


_SIGN = regex(r"(?<=\s)[*†‡§]{1,3}\s?(?=[a-z%])")


def _headings(small: str, start: int) -> Iterator[int]:
    """Where headings begin in ``small`` behind ``start``, outside brackets."""
    depth, done = 0, start
    for match in _HEADING.finditer(small, start):
        depth, done = depth_after(small[done : match.start()], depth), match.start()
        if not depth:
            yield done


def _title_within(small: str, below: str) -> int | None:
    """Where a panel's title begins within ``small``: its rows follow it, there or in the line ``below``, or its serving
    does in that, or its columns are headed there."""
    for match in _TITLE.finditer(small):
        after = _SIGNS.match(small, match.end()).end()  # type: ignore[union-attr]
        if after == len(small):
            return match.start() if SERVING.match(below) else None
        serves = SERVING_SIZE.match(small, after) is not None
        told = SERVING.of_small.match(small, after) or DOSE_COLUMN.of_small.match(small, after)
        if told or titles_medicine(match.group()):
            follows = f"{small[after:]} {small_letters(below) if serves else ''}"
            cells = [piece for piece in lex(follows)[0] if piece.kind in ("amount", "percent", "related")]
            heads = _BELOW.match(below) is not None and head_end(small[after:]) == len(small) - after
            return match.start() if heads or len(cells) >= FEWEST_CELLS else None
    return None
