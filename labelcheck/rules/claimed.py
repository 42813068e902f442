"""The claims of a label as the rules about claims see them."""

from __future__ import annotations

import re

from labelcheck.model.label import Label, Statement
from labelcheck.model.memory import asked_once
from labelcheck.model.regex import regex
from labelcheck.rules.front import front_texts
from labelcheck.rules.medicines import refuse_drug_facts
from labelcheck.rules.registry import NotJudged

_QUOTED = regex(
    r"""(?:"(?P<words>[^"]{8,300})"|[“„«](?P<curly>[^“„”»"]{8,300})[”“»])(?P<by>\s?(?:[-–—~]\s?|\()[A-Z])?""",
)
LONG_QUOTE = 25
"""Characters of a quotation that is somebody else's though nobody is named; a shorter one may stand for emphasis."""
_CITED = regex(r"\bet al\b|\bdoi\b|\bpmid\b|\b\d{4};\s?\d+|\bj(?:ournal)? (?:of )?[A-Z]\w+\.? \d{4}", re.IGNORECASE)


_EFFECT = regex(
    r"\b(?:trägt|tragen|unterstütz\w{1,2}|hilft|helfen|förder[nt]|linder[nt]|beruhigt|"
    r"(?:für|gegen) (?!kinder|vegan|veget)\w{2,30}|"
    r"contribue(?:nt)?|aide(?:nt)?|favorise(?:nt)?|soutien(?:t|nent)|soulage|réduit|"
    r"contribuyen?|ayudan?|favorecen?|reducen?|contribuisc\w{1,3}|aiuta(?:no)?|favorisc\w{1,3}|"
    r"draagt|ondersteun\w{1,2}|helpt|bidrar|hjälper|pomaga|wspiera)\b",
    re.IGNORECASE,
)
"""What a sentence on magnesium in another language promises with."""


@asked_once
def _unread(label: Label) -> str | None:
    """A sentence on magnesium in another language than English that promises an effect."""
    texts = [piece.text for piece in front_texts(label)]
    return next((text for text in texts if "magn" in text.lower() and _EFFECT.search(text)), None)


@asked_once
def _claims(label: Label) -> tuple[Statement, ...]:
    return tuple([statement for statement in label.statements if statement.kind == "claim"])


def claims(label: Label) -> tuple[Statement, ...]:
    """The sentences that claim something, in the order of the label.

    Raises:
        NotJudged: the label is a medicine's, or it has no English, the one language in which claims are read, or it
            makes its claims in another.
    """
    refuse_drug_facts(label)
    if label.languages and all(language.code != "en" for language in label.languages):
        raise NotJudged("claims are read in English only")
    if not _claims(label) and len(label.languages) > 1 and (sentence := _unread(label)) is not None:
        raise NotJudged(f"claims are read in English only, and “{sentence}” is not")
    return _claims(label)


def cited(sentence: str) -> bool:
    """Whether ``sentence`` is an entry of a list of references."""
    return _CITED.search(sentence) is not None


def quoted(sentence: str, words: str) -> bool:
    """Whether ``words`` stand inside a quotation of somebody else in ``sentence``."""
    for found in _QUOTED.finditer(sentence):
        theirs = found["words"] or found["curly"]
        if words in theirs and (found["by"] or len(theirs) >= LONG_QUOTE):
            return True
    return False


def only_magnesium(label: Label) -> bool:
    """Whether magnesium is all that the panel declares: then what the label promises it promises of magnesium."""
    rows = label.dietary_ingredients
    return bool(rows) and all("magnes" in row.name.lower() for row in rows)


def of_magnesium(label: Label, sentence: str) -> bool:
    """Whether what ``sentence`` claims is claimed of magnesium."""
    return "magnesium" in sentence.lower() or only_magnesium(label)
