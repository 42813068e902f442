"""Signs that converters, outlines and shops put around the words of a label: tags in the cells of a Markdown table,
formulas in TeX, headings that fold out or stand between signs."""

from __future__ import annotations

import re

from labelcheck.documents.torn import HEADINGS
from labelcheck.model.regex import regex

_ANCHOR = regex(r"<span id=[^<>]{1,80}></span>")
_INLINE = regex(r"</?(?:details|summary|aside|sub|sup|small|mark|center|font|[biu])(?:\s[^<>]{0,80})?>")
"""Tags that are written in Markdown, which has no sign for them."""
_RAISED = regex(r"<sup>(\d{1,2})</sup>")
_TO_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CITED = regex(r"(?<=[\w%).*†])(?:\[\d{1,2}\]){1,6}(?=\s|\Z)")
"""What an answer of a search names its sources with: ``200 mg[1][2]``."""
FEWEST_CITED = 3
"""Fewer may be the signs of footnotes."""
_NAMELESS = regex(r"(?<=\|)(?:Col\d{1,2}| (?:Unnamed: \d{1,2}|NaN) )(?=\|)")
"""What converters write for the heading that a column lacks, and for an empty cell."""
_COMMENT = regex(r"<!-- ?[\w .-]{1,40} ?-->")
"""What a converter says of a page: ``<!-- image -->``."""
_LAST_BREAK = regex(r"(?<=[^>\s])[ \t]*<br\s?/?>[ \t]*$", re.MULTILINE)
"""A break where the line breaks."""
_BREAK = regex(r"<br\s?/?>")
_LINK = regex(
    r"(?P<picture>!?)\[(?P<words>[^\[\]\n]{0,200})\]\((?:https?:|mailto:|data:|[\w.-]*[/#.])[^()\s]{0,400}(?:\s\"[^\"\n]{0,80}\")?\)"
)
"""A link or a picture in Markdown: ``[Shop](/shop)``, ``![Front](front.jpg)``."""
_FILE = regex(r"[\w.-]+\.[a-z]{3,4}|image\s?\d+(?::.*)?", re.IGNORECASE)
_TEX = regex(r"(?<!\\)\$([^$\n]{0,60}[\\^][^$\n]{1,60})\$|\\\(([^()\n]{1,60})\\\)")
"""A formula of a reader of pictures: ``$48 \\%$``, ``${ }^{\\dagger}$``, ``$200 \\mathrm{mg}$``."""
_NOT_SHOWN = regex(r"\\(?:mathrm|mathbf|mathit|text(?:bf|it|rm)?)\b|[{}^]|\\(?=[%&#$,;\s])")
_COMMAND = regex(r"\\([a-zA-Z]+)\s?")
_SIGNS = {
    "dagger": "†", "ddagger": "‡", "mu": "µ", "ast": "*", "star": "*", "circledR": "®", "alpha": "α", "beta": "β",
    "leq": "≤", "geq": "≥", "times": "×", "sim": "~", "bullet": "•",
}  # fmt: skip
_BETWEEN = regex(r"([=*~#—–-])\1+\s+(?=\w)([^|]{2,60}?)\s+\1{2,}")
"""A heading between signs: ``=== WARNINGS ===``."""
_KEY = regex(r"\s*(?:[-•*]\s{1,4})?([*_])(?=[^\W_])[^*_:|]{2,40}(?::(\1)|(\1):)(?=\s|\Z)")
"""What stands before a value, set in bold or italics as chat programs do: ``*Serving Size:* 2 capsules``."""
_KEY_ENDS = ("*:", ":*", "_:", ":_")
_PICTURES = (b"\xf0\x9f", "\ufe0f".encode(), "✅".encode(), b"\n:")
_PICTURED = regex(
    r"^(\s*(?:#{1,6}\s+)?(?:[-•*]\s+)?(?:\*\*)?)"
    r"(?:[\U0001F000-\U0001FAFF✅❌⭐]\uFE0F?|[\u2139-\u2BFF]\uFE0F|:[a-z_]{3,30}:)\s+(?=[\w*])",
    re.MULTILINE,
)
"""A small picture before a heading, drawn or called by its name: ``🧪 Ingredients``, ``:pill: Directions``."""
_DRAWER = regex(r":[A-Z_]{3,20}:(?:\s+\S+)?")
"""What an outline keeps beside a heading: ``:CUSTOM_ID: warnings``."""
_RULE = regex(r"([-=_*~#─━═])\1{4,}")
"""A line drawn with signs between two parts of a label."""
SIGNED = frozenset("-=_*~#─━═:•")
"""What a line begins with that ``heading_alone`` changes."""
_PAIRS = frozenset(("==", "--", "**", "~~", "##", "——", "––"))
_FOLDS = (" +", " −", " ▾", " ▼", " ⌄", " ▸", " ^")
LONGEST_FOLDED = 40
FEWEST_FOLDED = 3
"""Fewer short lines that end with such a sign may be names that go on: ``Magnesium +``."""


def without_tags(text: str) -> str:
    """``text`` without the tags that Markdown needs, as for breaks in the cells of its tables, and without what stands
    for a picture or for an empty cell."""
    if "|Col2|" in text or "Unnamed: " in text or "| NaN |" in text:
        text = _NAMELESS.sub(" ", text)
    if "<br" in text:
        text = _LAST_BREAK.sub("", text)
    if "<br" in text and "|" in text:
        text = "\n".join([_cells_apart(line) if "|" in line else line for line in text.split("\n")])
    if not text.isascii() or "\n:" in text:
        text = _without_pictures(text)
    text = _SPANNING.sub(r"\1  \2", text) if "**" in text else text
    text = _LINK.sub(_linked, text) if "](" in text else text
    text = _COMMENT.sub("", text) if "<!--" in text else text
    if "</" in text:
        text = _INLINE.sub("", _RAISED.sub(lambda raised: raised[1].translate(_TO_RAISED), text))
    if "[1]" in text and len(_CITED.findall(text)) >= FEWEST_CITED:
        text = _CITED.sub("", text)
    return _ANCHOR.sub("", text) if "<span id=" in text else text


def _without_pictures(text: str) -> str:
    stored = text.encode(errors="replace")  # where a picture is told fast
    return _PICTURED.sub(r"\1", text) if any(picture in stored for picture in _PICTURES) else text


def _linked(link: re.Match[str]) -> str:
    """The words of a link, if they are more than a number; of a picture those that tell what it shows."""
    words: str = link["words"]
    return "" if words.isdigit() or (link["picture"] and _FILE.fullmatch(words) is not None) else words


def _cells_apart(line: str) -> str:
    """``line`` with blanks where its cells break, or row by row where each cell holds one part of every row."""
    rows = [cell.split("\n") for cell in _BREAK.sub("\n", line).strip().strip("|").split("|")]
    full = [parts for parts in rows if len(parts) > 1 or parts[0].strip()]
    if len(full) > 1 and full[0] != full[1] and {len(parts) for parts in full} == {max(2, len(full[0]))}:
        return " | ".join([" ".join(row) for row in zip(*full, strict=True)])
    return _BREAK.sub(" ", line)


_SPANNING = regex(r"^([ \t]*)\*\*(?=[^\s*])((?:[^\n*]+\n){1,4}?[^\n*]*?[^\s*])\*\*(?=[ \t]{2}|[ \t]*$)", re.MULTILINE)
"""Words in bold over several lines, as in a cell that is wrapped; what stands beside them keeps its place."""


def without_tex(text: str) -> str:
    """``text`` with the formulas in it as they are printed."""
    return _TEX.sub(_printed, text) if "$" in text or "\\(" in text else text


def _printed(formula: re.Match[str]) -> str:
    shown = _NOT_SHOWN.sub("", formula[1] or formula[2])
    return _COMMAND.sub(lambda command: _SIGNS.get(command[1], command[1]), shown).strip()


def without_signs(lines: list[str], text: str) -> list[str]:
    """``lines`` of ``text`` without the signs at their ends that are not the label's."""
    if any(f"{sign}\n" in text for sign in _FOLDS):
        lines = _without_folds(lines)
    if "*  " in text or "* **" in text or "  * " in text:
        lines = _at_items(lines, _STAR, r"\1•")
    if "\n== " in text and any(line[:3] == "== " and line[3:].strip(" :").lower() in HEADINGS for line in lines):
        lines = [_TITLE.sub("", line) for line in lines]
    if "{|" in text:
        lines = [_WIKI_RULE.sub("", _without_wiki(line)) for line in lines]
    if "]" in text:
        lines = _with_sections(lines)
    if any(box in text for box in _BOXES):
        lines = _at_items(lines, _BOX, r"\1")
    if text.count(" → ") >= FEWEST_ITEMS:
        lines = [_ARROW.sub("   ", line) for line in lines]
    if any(sign in text for sign in _FILLED):
        lines = _at_items(lines, _FILLED_BULLET, r"\1•")
    if (within := _at_items(lines, _WITHIN_ITEM, r"\1 ")) != lines:
        lines = _at_items(within, _STAR_OVER, "•")
    return _without_edges(lines) if any(edge in text for edge in _EDGES) else lines


_TITLE = regex(r"\A={1,5}\s(?=[^\W\d])(?!.*\s={1,5}\Z)")
"""What AsciiDoc begins a title with: ``== Directions``."""


def _without_wiki(line: str) -> str:
    """``line`` of a table in a wiki with bars between its cells alone."""
    if line[:2] not in ("| ", "! "):
        return line
    return " " + line[1:].replace("||", " |").replace("!!", " |").rstrip(" |")


_WIKI_RULE = regex(r"\A(?:\{\||\|[-}+]).*")
"""What begins a table in a wiki, its rows, and ends it."""


def _with_sections(lines: list[str]) -> list[str]:
    """``lines`` with the names of parts in square brackets as people write them, where a heading of a label is among
    several: ``[brand] Velmora`` is a field, and ``[claims]`` alone, which is no heading of a label, no word."""
    named = [_SECTION.match(line) for line in lines]
    names = {section["name"].lower() for section in named if section is not None}
    tagged = sum(section is not None for section in named)
    if tagged >= FEWEST_TAGGED and tagged >= MOSTLY_TAGGED * sum(not line.isspace() for line in lines if line):
        return [line if tag is None else _untagged(line, tag) for line, tag in zip(lines, named, strict=True)]
    if len(names) < FEWEST_SECTIONS or names.isdisjoint(HEADINGS):
        return lines
    return [line if section is None else _headed(line, section) for line, section in zip(lines, named, strict=True)]


def _untagged(line: str, tag: re.Match[str]) -> str:
    """``line`` of a copy file, each of whose lines begins with what it is for: ``[ROW] Zinc | 5 mg``."""
    name = tag["name"].lower()
    return _headed(line, tag) if name in HEADINGS or name in _NAMES else " " * tag.end() + line[tag.end() :]


_NAMES = frozenset(("brand", "product", "product name"))
FEWEST_TAGGED, MOSTLY_TAGGED = 6, 0.8


def _headed(line: str, section: re.Match[str]) -> str:
    if section.end() < len(line):
        return (section["name"] + ":").ljust(section.end()) + line[section.end() :]
    return line if section["name"].lower() in HEADINGS else ""


_SECTION = regex(r"\[(?P<name>[^\W\d_][^\[\]\d]{2,30})\](?:\s+|\Z)")
FEWEST_SECTIONS = 3
"""Fewer may be what somebody who copied the label says of it: ``[illegible]``."""


def _at_items(lines: list[str], sign: re.Pattern[str], shown: str) -> list[str]:
    """``lines`` with what is ``shown`` for the ``sign`` that each item of a list begins with, where several do; fewer
    may be of the label itself."""
    begun = [sign.match(line) for line in lines]
    if sum(match is not None for match in begun) < FEWEST_ITEMS:
        return lines
    return [
        line if match is None else match.expand(shown) + line[match.end() :]
        for line, match in zip(lines, begun, strict=True)
    ]


FEWEST_ITEMS = 3
_BOXES = ("[ ] ", "[x] ", "[X] ", "☐", "☑", "☒")
_BOX = regex(r"(\s*(?:[-•*]\s{1,4})?)(?:\[[ xX]\]|[☐☑☒])\s(?=\s*\S)")
"""The box to be ticked in a checklist: ``[ ] Zinc``, ``- [x] Zinc``, ``☑ Zinc``."""
_ARROW = regex(r"\s→\s(?=<?\s?\d[\d.,]*\s?(?:mgs?|mcgs?|[μµ]gs?|g|IU|%|kcal)(?!\w))")
"""Between the name of a row and its cells: ``Zinc → 5 mg``."""
_FILLED = ("● ", "■ ", "▲ ", "♦ ")
_FILLED_BULLET = regex(rf"(\s*)[{''.join(_FILLED)}](?<=\S)(?=\s{{1,4}}(?!(?i:percent|daily|dv\b|these|this|%))[^\W_])")
"""A bullet that is the sign of a footnote too, and of none where several lines begin with it: ``■ Zinc``."""
_WITHIN_ITEM = regex(
    r"(\s{1,12})[-–—*•·○◦▪‣](?=\s{1,4}(?:(?:as|from)\s[^\W\d]|<?\s?\d[\d,.]*\s?(?:mgs?|mcgs?|[μµ]gs?|g|IU|%)(?!\w)))"
)
"""The bullet of what an item's own list says of it: ``• Zinc`` / ``  – as zinc citrate`` / ``  – 5 mg``."""
_STAR_OVER = regex(r"\*(?=\s(?!(?i:percent|daily|dv\b|these|this|%))\w)")
"""The bullet of an item that holds a list of its own."""
_STAR = regex(r"(\s*)\*(?=\s{2,4}\S|\s\*\*\w|(?<=\s\s\*)\s(?!(?i:percent|daily|these|this|%))\w)")
"""The bullet of a list in Markdown, which is the sign of no footnote: ``*   **Zinc:** 5 mg``."""


def _without_folds(lines: list[str]) -> list[str]:
    """``lines`` without the signs with which the headings of a shop's page fold out: ``Ingredients +``."""
    folded = {at for at, line in enumerate(lines) if line.rstrip().endswith(_FOLDS) and len(line) <= LONGEST_FOLDED}
    if len(folded) < FEWEST_FOLDED:
        return lines
    return [line.rstrip()[:-2] if at in folded else line for at, line in enumerate(lines)]


def heading_alone(line: str) -> str:
    """``line`` without the signs around its heading or its key, and nothing where it is a rule or an outline's own."""
    shown = line.strip()
    if _RULE.fullmatch(shown) is not None:
        return ""
    if shown[:2] in _PAIRS and (between := _BETWEEN.fullmatch(shown)) is not None:
        return between[2]
    if any(end in shown for end in _KEY_ENDS) and (key := _KEY.match(line)) is not None:
        stars = key.start(1), max(key.start(2), key.start(3))
        return line[: stars[0]] + line[stars[0] + 1 : stars[1]] + line[stars[1] + 1 :]
    if shown[:2] == ": ":  # what a term in a list of them is, on the line below it
        return shown[2:].lstrip()
    return "" if shown[:1] == ":" and _DRAWER.fullmatch(shown) is not None else line


_BESIDE = frozenset("|[]{}'‘’\"_—~=.,")
_NO_BULLETS = frozenset("|[]{}_'‘’")
_EDGES = ("\n| ", "\n[ ", "\n{ ", "\n_ ", "\n' ", "\n‘ ", " |\n")
"""One of them is in a text with such lines."""
_LEFT_EDGE = regex(r"\s{0,8}(?:[|\[\]{}'‘’\"_—~=.,]{1,2}\s+(?=\w)|[il]\s+(?=[A-Z]))")
_RIGHT_EDGE = regex(r"(?<=[\w%)\]*†.])\s+[|\[\]{}'‘’\"_—~=]{1,2}\s*\Z")
FEWEST_EDGES = 3
"""Fewer lines with such a sign at one end may be what they are."""


def _without_edges(lines: list[str]) -> list[str]:
    """``lines`` without the signs that a reader of pictures takes the rules beside them for, where these stand alone at
    one end of several, and are of more than one kind."""
    shown = [line.strip() for line in lines if line.count("|") < FEWEST_BARS]
    left = [line[0] for line in shown if line[1:2] == " " and line[0] in _BESIDE]
    right = [line[-1] for line in shown if line[-2:-1] == " " and line[-1] in _BESIDE]
    kinds = {*left, *right}
    if len(left) + len(right) < FEWEST_EDGES or len(kinds) < 2 or _NO_BULLETS.isdisjoint(kinds):
        return lines
    return [line if line.count("|") >= FEWEST_BARS else _RIGHT_EDGE.sub("", _without_left(line)) for line in lines]


FEWEST_BARS = 2
"""So many are between the cells of a row."""


def _without_left(line: str) -> str:
    return line[edge.end() :] if (edge := _LEFT_EDGE.match(line)) is not None else line
