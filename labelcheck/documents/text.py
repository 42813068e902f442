"""Text files: how they are encoded, and where their words stand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import pairwise

from labelcheck.documents.data import as_written
from labelcheck.documents.encoded_twice import encoded_once
from labelcheck.documents.leaders import between_leaders, hold_leaders
from labelcheck.documents.markup import SIGNED, heading_alone, without_signs, without_tags, without_tex
from labelcheck.documents.named_columns import BESIDE, columns_in_order
from labelcheck.documents.paged import without_running_lines
from labelcheck.documents.records import cells_apart
from labelcheck.documents.tabs import halves_in_columns, with_bars_for_tabs, without_tabs
from labelcheck.documents.torn import HEADINGS, headings_whole, letters_joined
from labelcheck.model.document import Document, DocumentNote, Page, UnreadableError, Word
from labelcheck.model.regex import regex

MAX_CHARACTERS = 500_000

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),  # begins as the mark of UTF-16 does
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LINE_END = regex(r"\r\n|\n|\r")
_UNSEEN = regex("(?<!\\S)[\u200b-\u200f\u2060-\u2064\ufeff]+")
"""Signs without width before a word, or where none is."""
_WORD = regex(r"\S+")
_WEB_PAGE = regex(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|table)\b", re.IGNORECASE | re.DOTALL)
_TAG = regex(r"</(?:p|div|span|h[1-6]|ul|ol|li|td|th|tr|table|tbody|strong|em)\s*>|<br\s*/?>", re.IGNORECASE)
"""What is left of a web page in its text, where a part of a label ends."""
_CONTROL = regex(r"[\x00-\x08\x0e-\x1f\x7f]")
MAX_CONTROL_SHARE = 0.01
_TURNS = "\u202c\u202e"
_TURNED = regex(r"\u202e[^\u202c\r\n]*\u202c?")
"""Letters and figures whose order on the screen is turned: ``200`` is stored, 002 is seen (Unicode Annex 9, 2.2)."""
LONGEST_SAMPLE = 60
"""Characters of it that are told."""


def read_text(data: bytes, source: str) -> Document:
    """The words of a text file with their lines (from 1) and columns (characters from 0, tabs every 8).

    Raises:
        UnreadableError: the bytes are no text in UTF-8, UTF-16, UTF-32 or Windows-1252, or a web page.
    """
    text, notes = decode(data)
    text, doubly = encoded_once(text) if not text.isascii() else (text, False)
    if doubly:
        notes.append(("decoded-as-cp1252", "letters of UTF-8 that were read as Windows-1252 were put right"))
    text = text.replace("&nbsp;", " " * len("&nbsp;"))
    text = as_written(text if text.isascii() else _UNSEEN.sub("", text))
    text = without_tags(without_running_lines(text))
    if _WEB_PAGE.match(text) or _TAG.search(text):
        raise UnreadableError("wrong-type", "the file is a web page; print it to PDF in a browser, or give its text")
    if len(text) > MAX_CHARACTERS:
        text = text[:MAX_CHARACTERS]
        notes.append(("cut-short", f"only the first {MAX_CHARACTERS} characters were read"))
    if (turned := _TURNED.search(text)) is not None:
        said = f"line {len(_LINE_END.split(text[: turned.start()]))} holds text that is shown the other way round"
        notes.append(("hidden-text", f"{said} than it is stored (U+202E): {turned[0].strip(_TURNS)[:LONGEST_SAMPLE]}"))
        text = _TURNED.sub(lambda turned: " " * len(turned[0]), text)
    text, evenly = letters_joined(text)
    if evenly:
        notes.append(("letters-apart", "letters stand apart and nothing tells where words end: they were not read"))
    lines = _LINE_END.split(headings_whole(_FUSED.sub(_apart, without_tex(text))))
    lines = columns_in_order([line.replace(BESIDE, "|") for line in lines], text)  # a broken bar is a bar
    lines = halves_in_columns(with_bars_for_tabs(lines)) if "\t" in text else lines
    lines = _without_bullets(cells_apart(without_signs(_without_items(_without_numbers(lines)), text), text))
    lines = _without_closing_bars(lines)
    words = tuple(
        Word(word, line=number, column=column)
        for number, line in enumerate(lines, 1)
        for column, word in _words(_without_marks(without_tabs(line)))
    )
    if not words:
        raise UnreadableError("empty", "the file holds no words; export the label again")
    return Document(source, hashlib.sha256(data).hexdigest(), "text", "text", (Page(1, 0, 0, words),), tuple(notes))


def _without_numbers(lines: list[str]) -> list[str]:
    """``lines`` without the number that each begins with, where these count all of them."""
    counted = [_LINE_NUMBER.match(line) for line in lines]
    numbers = [int(match[1]) for match in counted if match is not None]
    printed = sum(bool(line.strip()) for line in lines)
    if len(numbers) < FEWEST_NUMBERS or len(numbers) < printed or numbers[-1] - numbers[0] != len(numbers) - 1:
        return lines
    if any(after - before != 1 for before, after in pairwise(numbers)):
        return lines
    return [line[match.end() :] if match is not None else line for line, match in zip(lines, counted, strict=True)]


def _without_items(lines: list[str]) -> list[str]:
    """``lines`` without the numbers of the items of a copy sheet, where they count on: ``B4. Zinc``, ``2.4 Zinc``."""
    items = [
        (at, item["part"], int(item["number"]), item.end()) for at, item in enumerate(map(_ITEM.match, lines)) if item
    ]
    counted = [(one, two) for one, two in pairwise(items) if two[1:3] == (one[1], one[2] + 1)]
    if len(counted) < FEWEST_ITEMS:
        return lines
    done = list(lines)
    for at, _, _, end in {item for pair in counted for item in pair}:
        done[at] = lines[at][end:]
    return done


_ITEM = regex(r"\s{0,8}(?:(?P<part>[A-Z]|\d{1,2}\.)(?P<number>\d{1,2})(?:[.):]|(?<=\.\d)|(?<=\.\d\d)))\s(?=\s*\S)")
FEWEST_ITEMS = 3
"""Pairs of items: fewer may be names of vitamins, or weights."""


def _without_closing_bars(lines: list[str]) -> list[str]:
    """``lines`` without the bar at the end of each that holds one cell of a table, where the cells stand one below the
    other."""
    cells = [line.rstrip() for line in lines if line.endswith(("|", "| ")) and line.count("|") == 1]
    if len(cells) < FEWEST_CELLS or len(set(map(len, cells))) < FEWEST_CELLS // 2:
        return lines
    return [line.rstrip(" |") if line.count("|") == 1 else line for line in lines]


FEWEST_CELLS = 6
"""Fewer bars, or bars at fewer places, may be a rule between two columns of a page."""
_LINE_NUMBER = regex(r"\s{0,6}(\d{1,4})[.:|]?(?:\t|\s{1,2}|\Z)")
FEWEST_NUMBERS = 4
"""Fewer lines may count themselves."""


def _without_bullets(lines: list[str]) -> list[str]:
    """``lines`` without the letter that some programs print for the bullet of a list within a list, where several begin
    with it: ``o Zinc 5 mg``."""
    listed = [bullet for line in lines if (bullet := _BULLET.match(line)) is not None]
    return [_BULLET.sub(r"\1  ", line) for line in lines] if len(listed) >= FEWEST_BULLETS else lines


_BULLET = regex(r"(\s*)o\s(?=\s*[A-Z])")
FEWEST_BULLETS = 3
_FUSED = regex(
    r"[SCFIAVMRDN%\d](?:(?P<after>(?<=S)(?:ize|IZE|erving|ERVING)(?=\d|%)|(?<=C)(?:ontainer|ONTAINER)(?=\d)|"
    r"acts(?=Serv|Amount|Portion)|ngredients(?=[A-Z][a-z])|nactive ingredients(?=[A-Za-z][a-z]{2})|"
    r"(?<=V)alue(?=[A-Z][a-z])|(?<=\d%)(?=[A-Z][a-z]{2})|"
    r"(?:(?<=\sR)A|(?<=\sD)F|(?<=\sN))E(?=\d{1,5}%))|"
    r"(?P<before>(?<=[a-z\d)]S)erv(?:ing)?s?\s(?:Size|Per)|(?<=[a-z\d)]A)mount\s?Per|(?<=\w\)M)agnesium(?=\s)|"
    r"(?:(?<=[A-Za-z][a-z]{3}\d)|(?<=itamin\s[ACE]\d)|(?<=itamin\sD[14-9])|(?<=itamin\sK[3-9]))[\d.,]*\s?(?:(?:mg|mcg|[nμµ]g|g|IU)(?![a-z])|%(?!\d))))"
)
"""What the text of a web page has without a blank before or after it, where two cells met: ``Serving Size3 Tablets``,
``Zinc15 mg``. It begins with what is rare in a text, which is told fast."""


def _apart(fused: re.Match[str]) -> str:
    return f"{fused[0]} " if fused.lastgroup == "after" else f" {fused[0]}"


_EMPHASIS = regex(r"(?<![^\s(\[|>])(\*{2,3}|__|`|''')(?=[^\s*_`])(.{0,200}?(?<=[^\s*_`])\*{0,3}?)\1(?![\w*`])")
"""Words that Markdown sets in bold or as code: ``**Magnesium**``, with the star of a footnote ``**Magnesium***``; only
stars of footnotes stand at one end."""
_ESCAPED = regex(r"\\([*_#|`~<>\[\](){}=+.!$&^%'\"-])")
"""A sign that Markdown is told to print: ``NRV\\*``."""
_SPACED_LEADERS = regex(r"(?<=\s)\.(?:\s\.){2,}(?=\s)")
_OPENING = frozenset("[【*_")
_BRACKETS = "[]【】*_: "
"""Around a heading on a line of its own: ``[Directions]``."""
_TITLE = regex(r"\s*#{1,6}\s+(?=\D|\d[\d,.]*%)")


def _without_marks(line: str) -> str:
    """``line`` without the signs of a program's data and of Markdown, and without what only parts lines."""
    if (shown := line.strip())[:1] in SIGNED:
        line = heading_alone(line)
    if '":' in line or "_" in line:
        line = _without_quotes(line)
    elif "}" in line or "{" in line:
        line = line if line.strip(" {}[],") else ""
    if line.startswith(">"):
        quoted = line.lstrip("> ")
        line = " " * (len(line) - len(quoted)) + quoted
    if "#" in line and (title := _TITLE.match(line)) is not None:
        line = line[title.end() :]
    if "**" in line or "__" in line or "`" in line or "'''" in line:
        line = _EMPHASIS.sub(r"\2", line)
    if "\\" in line:
        line = _ESCAPED.sub(r"\1", line)
    if shown[:1] in _OPENING and shown.strip(_BRACKETS).lower() in HEADINGS:
        line = shown.strip(_BRACKETS)
    if ". . ." in line:
        line = _SPACED_LEADERS.sub(lambda match: " " * len(match[0]), line)
    if "|" in line:
        line = _UNIT_FIRST.sub(r"\1 (\2) |", line)
        line = _UNIT_APART.sub(lambda match: " " * len(match[0]), line)
        if _TIGHT_BAR.search(line) is not None:
            line = line.replace("|", " | ")
    return _without_frame(line)


_PAIR = regex(
    r'[\s{\[]*(?:"(?P<quoted>[^"]{1,60})"\s*:\s*(?P<value>.+)|(?P<name>[a-z]+(?:_[a-z]+)+)\s*:(?:\s(?P<rest>.+)|\s*))\Z'
)
"""One field of a product on a line of its own: ``"serving_size": "2 capsules",`` or ``magnesium_form: glycinate``."""
_UNIT_OF_FIELD = regex(r"\s(?P<unit>mg|mcg|g|iu)\Z")
"""What the name of a field ends with where its value is a number alone: ``magnesium_mg: 200``."""
_NUMBER = regex(r"\d[\d.,]*")
_QUOTES = str.maketrans("", "", '"[]{}')


def _without_quotes(line: str) -> str:
    """``line`` as people write it, where it is a field with its name."""
    pair = _PAIR.match(line)
    if pair is None:
        return line
    value = (pair["value"] or pair["rest"] or "").translate(_QUOTES).rstrip(" ,")
    name = (pair["quoted"] or pair["name"]).replace("_", " ")
    if (unit := _UNIT_OF_FIELD.search(name)) is not None and _NUMBER.fullmatch(value.strip()):
        return f"{name[: unit.start()]}: {value.strip()} {unit['unit']}"
    return f"{name}: {value}"


_EDGES = frozenset("|+│┃║┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╦╩╬")
_SIDES = " |│┃║"
_LEVEL = frozenset("-─━═")
_TIGHT_BAR = regex(r"\w%?\|\d|\)\||[a-z%]\|[A-Z]")
"""Between the cells of a table without blanks, which are words of their own."""
_UNIT_APART = regex(r"(?<=\d)\s*\|\s*(?=(?:mg|mcg|[μµ]g|g|IU)\s*(?:\||\Z))")
"""Between an amount and its unit, where a table has a column for units."""
_UNIT_FIRST = regex(
    r"\A(\s{0,8}\|?[^|]{0,80}[^\W\d_][^|]{0,20}?)\s*\|\s*(mg|mcg|[μµ]g|g|IU|kcal|kJ)\s*\|(?=\s*<?\s?\d)"
)
"""Between a name and its amounts, where a column for units is before these: ``Magnesium | mg | 233 | 70``."""
_FRAME = _EDGES | _LEVEL | frozenset(":= ")
_DRAWN = regex(r"([-─━═])\1|\A[|+].*[-─━═].*[|+]\Z")
"""A rule between two rows of a table; ``- | -`` is a row whose cells are empty."""


def _without_frame(line: str) -> str:
    """``line`` without the frame of a table that is drawn with signs, as in Markdown: those at both its ends, or all of
    a rule between two of its rows."""
    shown = line.strip()
    if shown[:1] in _FRAME and _FRAME.issuperset(shown) and not _EDGES.isdisjoint(shown) and _DRAWN.search(shown):
        return ""
    if shown[:1] not in _EDGES or shown[-1:] not in _EDGES:
        return line
    cells = line.lstrip(_SIDES)
    return " " * (len(line) - len(cells)) + cells.rstrip(_SIDES)


def _words(line: str) -> Iterator[tuple[int, str]]:
    """The words of ``line`` and where they begin; leaders are words of their own."""
    led = hold_leaders(line)
    for match in _WORD.finditer(line):
        start, end = match.span()
        if led and (parts := between_leaders(line, start, end)):
            cuts = sorted({start, *[at for part in parts for at in part], end})
            yield from [(a, line[a:b]) for a, b in pairwise(cuts)]
        else:
            yield start, match.group()


def decode(data: bytes) -> tuple[str, list[tuple[DocumentNote, str]]]:
    """The text in ``data`` and what was odd about its encoding: byte order mark, else UTF-8, else Windows-1252."""
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None) or _utf16_without_mark(data)
    try:
        return _checked(data.decode(encoding or "utf-8")), []
    except UnicodeDecodeError as error:
        if encoding is not None:
            raise UnreadableError("undecodable", "the text is damaged; save it again as UTF-8") from error
    try:
        text = _checked(data.decode("cp1252"))
    except UnicodeDecodeError as error:
        raise UnreadableError(
            "undecodable", "the text is neither UTF-8 nor Windows-1252; save it again as UTF-8"
        ) from error
    return text, [("decoded-as-cp1252", "the file is not UTF-8 and was read as Windows-1252")]


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows in western text as a NUL in every second byte."""
    head = data[:2000]
    if len(head) < 4 or head.count(0) < 0.4 * len(head):
        return None
    return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"


def _checked(text: str) -> str:
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > MAX_CONTROL_SHARE * len(text):
        raise UnreadableError("wrong-type", "the file is not text; give a PDF with a text layer or a text file")
    return text
