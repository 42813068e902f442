"""Ingredients that ``and`` joins: two of a list's names, or one name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise

from labelcheck.facts.ingredients.functional_classes import is_class, joint_of_class, names_class
from labelcheck.facts.ingredients.names import goes_on_with, is_known
from labelcheck.knowledge import excipient_by_name
from labelcheck.layout.panel.brackets import BRACKET_SIGN, DEEPER
from labelcheck.model.reading import Span
from labelcheck.model.regex import regex

_JOINT = regex(r"(?<!vitamin)\s+(?:and|&|und|et|y|ed?|en)\s+", re.IGNORECASE)


MOST_JOINTS = 12
"""What joins more is running text and no names."""

_BEFORE_CLASS = regex(r"\s+(?:&|und|et|y|ed?|en)\s+", re.IGNORECASE)


def at_classes(span: Span) -> Iterator[Span]:
    """``span`` apart where behind ``and`` another class of additives begins: ``antiumectante dióxido de silício e
    corante riboflavina``."""
    start = 0
    for joint in islice(_BEFORE_CLASS.finditer(span.text), MOST_JOINTS):
        if names_class(span.text, joint.end()) and _is_outside(span.text, joint):
            yield span.sub(start, joint.start())
            start = joint.end()
    yield span.sub(start, len(span.text))


def at_lines(span: Span) -> Iterator[Span]:
    """``span`` apart where a line ends without its comma between two excipients that are not one name together:
    ``Stearic Acid`` / ``Magnesium Stearate``."""
    start = span.start
    lines = span.passage.lines
    for line in lines[bisect_right(lines, span.start) : bisect_left(lines, span.end)][:MOST_JOINTS]:
        first, rest = Span(span.passage, start, line).trimmed, Span(span.passage, line, span.end).trimmed
        whole = _WHOLE_NAME.search(first.text) or (" " in first.text and " " in rest.text)
        if whole and rest.text[:1].isalpha() and _are_excipients(first, rest):
            yield first
            start = line
    yield Span(span.passage, start, span.end)


def _are_excipients(first: Span, second: Span) -> bool:
    """Whether each of two names is an excipient's, and both together are none's."""
    return (
        excipient_by_name(first.text) is not None
        and excipient_by_name(second.text) is not None
        and excipient_by_name(f"{first.text} {second.text}") is None
    )


def of_class(span: Span, name: str) -> Iterator[Span]:
    """The additives ``span`` of a class whose ``name`` stood before them; its plural tells that ``and`` joins two."""
    joint = joint_of_class(name)
    if joint is None:
        yield span
        return
    start = 0
    for match in islice(joint.finditer(span.text), MOST_JOINTS):
        second = span.text[match.end() :]
        shared = _HALF_A_NAME.fullmatch(span.text, start, match.start()) or _ADJECTIVE.match(second)
        if not shared and _is_outside(span.text, match):
            yield span.sub(start, match.start())
            start = match.end()
    yield span.sub(start, len(span.text))


_HALF_A_NAME = regex(
    r"(?:[\w-]*-|mono|di|oss?idi|óxidos?|(?:[a-z]{2,9})?oxiden?|sa(?:les|li|is)|zouten)", re.IGNORECASE
)
"""What shares the rest of its name with what ``and`` joins to it: ``ossidi e idrossidi di ferro``."""


def joined(span: Span, *, closes: bool = False, alone: bool = False) -> Iterator[Span]:
    """``silica and magnesium stearate`` is two ingredients, for both are known, as are two of which a bracket
    tells more, or the second is a salt of its own; ``natural and artificial flavors`` and ``mono- and diglycerides``
    are one.

    ``closes``: ``span`` is the last of several names behind commas, where ``and`` stands for the comma. ``alone``: it
    is the whole list, which then holds two names.
    """
    text = span.text
    every = [] if excipient_by_name(text) is not None else list(_JOINT.finditer(text))
    joints = [m for m in every if _is_outside(text, m)] if len(every) <= MOST_JOINTS else []
    start = 0
    for joint, following in pairwise([*joints, None]):
        assert joint is not None
        first, rest = span.sub(start, joint.start()), span.sub(joint.end(), len(text))
        second = span.sub(joint.end(), following.start() if following is not None else len(text))
        both = is_known(first) and (is_known(second) or is_known(rest))
        explained = (first.text[-1:] == second.text[-1:] == ")") or _ends_in_class(first)
        salt = _IS_SALT.match(second.text) is not None and " " in first.text
        named = is_known(first) or (_WHOLE_NAME.search(first.text) is not None and is_known(rest))
        only = alone and len(joints) == 1 and named and _is_its_own(first.text, rest.text)
        closing = only or (closes and start == 0 and (is_known(first) or following is None))
        sure = joint.group().strip() != "en"  # which is no ``and`` in Spanish and French
        if both or (
            sure
            and (
                explained
                or salt
                or _OF_BOTH.search(second.text)
                or _are_two(first, joint.group(), rest)
                or (closing and _close_list(first, rest))
            )
        ):
            yield first
            start = joint.end()
    if start < len(text):
        yield span.sub(start, len(text))


_OF_BOTH = regex(
    r"\((?:(?:as|added|natural|artificial)\s+){0,2}(?:preservatives|colou?rs|colorants|sweeteners|(?:flow|anti-?caking)\s+agents|"
    r"lubricants|antioxidants|emulsifiers|stabili[sz]ers|thickeners)(?:\s+added)?\)\Z",
    re.IGNORECASE,
)
"""A bracket that tells what the name before it is and the one before that: ``A and B (preservatives)``."""


def _ends_in_class(name: Span) -> bool:
    """Whether a bracket behind ``name`` tells what it is for: ``goma xantana (espesante)``."""
    begin = name.text.rfind("(")
    return begin > 0 and name.text.endswith(")") and is_class(name.text[begin + 1 : -1])


_IS_SALT = regex(
    r"(?:sulfato|gluconato|citrato|[óo]xido|cloruro|cloreto|carbonato|bisglicinato|picolinato|fosfato|lactato|selenit[oa])"
    r"\s+d[ei]\s+\w",
    re.IGNORECASE,
)
"""A name of its own behind another of several words: ``hojas de stevia y sulfato de zinc``."""


def _are_two(first: Span, joint: str, second: Span) -> bool:
    """Whether one of two names is known and each is a word, or with a ``joint`` that is not English one or two:
    ``ciclamato sódico y sacarina sódica``."""
    if _ADJECTIVE.fullmatch(second.text):
        return False
    each = _WORD if joint.strip().lower() in ("and", "&") else _TWO_WORDS
    return all(each.fullmatch(name.text) for name in (first, second)) and (is_known(first) or is_known(second))


_ADJECTIVE = regex(r"(?:artificia|natura)l(?:es?|i)?", re.IGNORECASE)
"""Of both names: ``sabores naturales y artificiales``."""
_WORD = regex(r"[^\W\d](?:[\w-]*\w)?")
_TWO_WORDS = regex(rf"{_WORD.pattern}(?:\s{_WORD.pattern})?")


def last_two(last: Span) -> list[Span]:
    """What ends a list in Spanish, Portuguese or Italian as its ``last`` two names, each of several words: ``hojas de
    stevia y sulfato de zinc``."""
    two = _AND_LAST.fullmatch(last.text)
    return [last] if two is None else [last.sub(*two.span(part)) for part in ("first", "second")]


_NAME = (
    r"(?!vitamin|saborizant|aromatizant|arom[ai]|sabor|mezcla|extract|estratt|prote[ií]n|aceite|olio)"
    rf"(?!{_HALF_A_NAME.pattern}\b)[^\W\d]\w+"
)
_WORDS = r"(?:[\s'’-]\w+)"
_AND_LAST = regex(rf"(?P<first>{_NAME}{_WORDS}{{0,5}})\s+[ye]\s+(?P<second>{_NAME}{_WORDS}{{1,5}})", re.IGNORECASE)
"""Neither begins with what has several kinds: ``extracto de hoja y raíz``."""

JOINT_FIRST = regex(r"\s*(?:and|&)\s", re.IGNORECASE)
HEAD_NOUN = (
    r"(?:acid|base|blend|bran|coating|colou?rs?|crystals|dioxide|extract|fat|fib(?:er|re)|flakes|flavou?r(?:s|ings?)?|flour|glaze|gum|"
    r"juice|lake|oil|powder|protein|shell|starch|sugar|syrup|wax)"
)
"""What an ingredient's name ends with."""
_WHOLE_NAME = regex(
    rf"(?:\)|[\w)]\s{HEAD_NOUN}|\s(?:concentrate|root|leaf|seed|fruit|flower|bark|berry)|"
    rf"\w{{3}}(?:ate|ide|ose)|vitamin\s[a-k]\d{{0,2}})\Z",
    re.IGNORECASE,
)
"""The end of a name that needs no word of another behind it."""
_SHARED = regex(rf"\s(?:{HEAD_NOUN}|concentrates?|lecithin|glycerides)(?:\s*\([^)]*\))?\Z", re.IGNORECASE)
"""The last word of a name, where it may be that of the name before it as well: ``lemon and lime flavors``."""
_OF_ALL = regex(
    r"(?:blend|mix|mixture|matrix|complex|base|capsules?|softgels?|gelcaps?|shell)(?:\s*\([^)]*\))?\Z", re.IGNORECASE
)
_UNFINISHED = regex(
    r"(?:.*-|mono|di|tri|natural|artificial|organic|vegetable|calcium|magnesium|potassium|sodium|zinc|iron)\Z",
    re.IGNORECASE,
)
"""A word that shares the noun of the next name: ``calcium and magnesium stearate``."""


def _close_list(first: Span, second: Span) -> bool:
    """Whether the last ``and`` of a list stands between two ingredients, of which the table need not have both: the
    first is a name by itself, and the second not that of both."""
    if _UNFINISHED.match(first.text) or goes_on_with(first.text, second.text):
        return False
    if is_known(first):
        return True
    if _OF_ALL.search(second.text):
        return False
    return _WHOLE_NAME.search(first.text) is not None or (is_known(second) and _SHARED.search(second.text) is None)


def _is_its_own(first: str, second: str) -> bool:
    """Whether ``second`` is no name of what ``first`` is as well."""
    if _OF_ALL.search(second) is not None:
        return False
    return _SHARED.search(second) is None or _NAMES_ALONE.search(first) is not None or _GROWN.match(second) is not None


_NAMES_ALONE = regex(r"(?:\w\s\w+|ose|ate|ide|in|ol|water)\Z", re.IGNORECASE)
_GROWN = regex(r"(?:natural|artificial|organic)\s", re.IGNORECASE)


def _is_outside(text: str, match: re.Match[str]) -> bool:
    """Whether ``match`` stands in no bracket of ``text``."""
    return sum(DEEPER[bracket] for bracket in BRACKET_SIGN.findall(text, 0, match.start())) <= 0
