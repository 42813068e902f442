"""What the label speaks of, as rules ask for it."""

from __future__ import annotations

from labelcheck.knowledge import CAUTIONS_READ_IN
from labelcheck.model.result import Case
from labelcheck.rules.registry import NotJudged

_SENTENCE = 5
"""Words of the shortest caution (`Keep away from young children`); a heading has fewer."""

ALL_TEXT = ("all statements", "facts panel")


def speaks_of(case: Case, *topics: str) -> bool:
    """Whether a sentence of the label speaks of one of ``topics``."""
    return any(topic.id in topics for topic in case.label.topics)


def is_whole(case: Case) -> bool:
    """Whether what is missing in the text is missing on the label; those of Australia need not list excipients."""
    declared, coverage = case.policy.capture, case.label.coverage
    if declared is not None:
        return declared == "whole"
    only_the_list = len(coverage.reasons) == 1 and coverage.parts["other_ingredients"] == "not_found"
    return coverage.capture == "whole" or (only_the_list and set(case.policy.markets) == {"au"})


def has_cautions(case: Case) -> bool:
    """Whether the label's cautions were captured, or all of it; a heading alone is no caution."""
    cautions = (statement for statement in case.label.statements if statement.kind == "caution")
    return is_whole(case) or any(len(caution.text.split()) >= _SENTENCE for caution in cautions)


def need_cautions(case: Case) -> None:
    """Raise :class:`NotJudged` unless the label's cautions, or all of it, were captured, in a language known here."""
    if not has_cautions(case):
        raise NotJudged("the cautions of the label were not captured")
    if CAUTIONS_READ_IN.isdisjoint(language.code for language in case.label.languages):
        raise NotJudged("cautions are not read in the language of the label")
