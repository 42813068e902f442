"""The list of active ingredients on a label without a panel, where another holds those that are not: ``Medicinal:
magnesium citrate. Non-medicinal: cellulose``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelcheck.facts.ingredients.candidates import Candidate, candidates_in
from labelcheck.facts.ingredients.heading import IngredientList, list_under, until_next
from labelcheck.model.reading import Reading, Span
from labelcheck.model.regex import regex


def find_actives(reading: Reading, others: IngredientList) -> IngredientList | None:
    """The list of active ingredients beside that of the ``others``; None where there is none."""
    headings = [candidate for candidate in candidates_in(reading) if candidate.kind == "all" or _heads_names(candidate)]
    for candidate in (*_headings(reading), *headings):
        listed = list_under(candidate)
        if listed is not None:
            listed = until_next(listed, [others.heading])
            if not any(_overlap(listed.body, span) for span in others.spans):
                return listed
    return None


def _heads_names(candidate: Candidate) -> bool:
    """Whether a heading of rows or lists heads names: that of rows tells a dose, ``Composición (2 cápsulas)``."""
    return candidate.kind == "foreign" and not any(map(str.isdigit, candidate.span.text))


def _headings(reading: Reading) -> Iterator[Candidate]:
    for number, passage in enumerate(reading.passages, 1):
        for match in _HEADING.finditer(passage.text) if passage.kind == "block" else ():
            told = match["colon"] or match["verb"] or match["verb_"]
            if told is None and passage.line_end(match.start()) > match.end() + 1:
                continue  # it does not stand on a line of its own
            yield Candidate("all", Span(passage, *match.span()), reading.passages[number : number + 2])


_HEADING = regex(
    r"(?:(?<![\w-])(?<!non )|(?-i:(?<=[a-z])(?=[A-Z])))(?:(?:medicinal|active)(?:\s+ingredients?)?|"
    r"(?:ingrédients?\s+|principes?\s+)(?:médicina(?:l|ux)|actifs?)|wirkstoffe?|(?:princip[ií]os?|ingredientes?)\s+ac?tivos?|(?:principi|ingredienti)\s+attivi|"
    r"(?:actieve|werkzame)\s+(?:ingrediënten|bestanddelen|stoffen))"
    r"(?:\s*(?P<colon>:)|(?=\s|\Z))|"
    r"(?:l(?:a|es)\s+)?substances?\s+actives?(?P<verb>\s+(?:sont|est))\s*:?|"
    r"(?:los|el|il?|as?|de)\s+(?:princip[ií]os?\s+activos?|princip(?:io|i)\s+attiv[oi]|substâncias?\s+ac?tivas?|"
    r"werkzame\s+stof(?:fen)?(?:\s+in\s+dit\s+\w+)?)(?P<verb_>\s+(?:son|es|sono|è|são|é|zijn|is))(?!\w)\s*:?",
    re.IGNORECASE,
)


def _overlap(one: Span, other: Span) -> bool:
    return one.passage is other.passage and one.start < other.end and other.start < one.end
