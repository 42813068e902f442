"""The claims of a label as the rules about claims see them."""

from __future__ import annotations

import re

from labelcheck.model.label import Label, Statement
from labelcheck.model.memory import asked_once
from labelcheck.model.regex import regex
from labelcheck.rules.medicines import refuse_drug_facts
from labelcheck.rules.registry import NotJudged

_QUOTED = regex(
    r"""(?:"(?P<words>[^"]{8,300})"|[“„«](?P<curly>[^“„”»"]{8,300})[”“»])(?P<by>\s?(?:[-–—~]\s?|\()[A-Z])?""",
)
LONG_QUOTE = 25
"""Characters of a quotation that is somebody else's though nobody is named; a shorter one may stand for emphasis."""
_CITED = regex(r"\bet al\b|\bdoi\b|\bpmid\b|\b\d{4};\s?\d+|\bj(?:ournal)? (?:of )?[A-Z]\w+\.? \d{4}", re.IGNORECASE)


@asked_once
def _claims(label: Label) -> tuple[Statement, ...]:
    return tuple([statement for statement in label.statements if statement.kind == "claim"])


def claims(label: Label) -> tuple[Statement, ...]:
    """The sentences that claim something, in the order of the label.

    Raises:
        NotJudged: the label is a medicine's, or it has no English, the one language in which claims are read.
    """
    refuse_drug_facts(label)
    if label.languages and all(language.code != "en" for language in label.languages):
        raise NotJudged("claims are read in English only")
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
