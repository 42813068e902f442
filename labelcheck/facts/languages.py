"""Which languages a label is printed in, by the headings and names that law prescribes in each."""

from __future__ import annotations

import re

from labelcheck.knowledge.hints import holds
from labelcheck.layout import evidence
from labelcheck.layout.vocabulary import BLANKS
from labelcheck.model.label import Confidence, Language, LanguageCode
from labelcheck.model.reading import Reading, Span

_WORDS: dict[LanguageCode, str] = {
    "en": r"supplement facts|nutrition(?:al)? (?:facts|information)|serving size|amount per serving|other ingredients?|"
    r"ingredients|directions|warnings?|dietary supplement|food supplement|medicinal ingredients?|"
    r"non-?medicinal ingredients?|keep out of (?:the )?reach|suggested use|recommended (?:dose|use)",
    "de": r"nährwert\w*|zutaten|inhaltsstoffe|verzehrempfehlung|verzehrhinweis|nahrungsergänzungsmittel|tagesdosis|"
    r"tagesportion|warnhinweise?|außerhalb der reichweite|dosierung",
    "fr": r"ingrédients|valeurs? nutriti\w+|informations? nutritionnelles?|compléments? alimentaires?|"
    r"conseils? d['’]utilisation|mode d['’]emploi|dose journalière|tenir hors de|précautions? d['’]emploi|"
    r"ingrédients (?:non )?médicinaux|dose recommandée|mises? en garde",
    "es": r"ingredientes|información nutricional|complementos? alimenticios?|modo de empleo|dosis diaria|"
    r"mantener fuera del alcance|advertencias?",
    "it": r"ingredienti|integratori? alimentar\w+|valori nutrizionali|informazioni nutrizionali|modalità d['’]uso|"
    r"dose giornaliera|tenere fuori dalla portata|avvertenze",
}
_HINTS: dict[LanguageCode, tuple[str, ...]] = {
    "de": (
        "nährwert", "zutaten", "inhaltsstoffe", "verzehr", "nahrungs", "tagesdosis", "tagesportion", "warnhin",
        "außerhalb", "dosier",
    ),
    "fr": (
        "ingrédients", "valeur", "nutritionnel", "complément", "emploi", "utilisation", "journalière", "tenir",
        "recommandée", "garde",
    ),
    "es": ("ingredientes", "información", "complemento", "modo", "dosis", "mantener", "advertencia"),
    "it": ("ingredienti", "integrator", "valori", "informazioni", "modalità", "giornaliera", "tenere", "avvertenze"),
}  # fmt: skip
"""Small letters without which no heading of the language stands in a text; English is always looked for."""


SHOWN = 3
"""Headings that are given as evidence; where there is but one language, how many more there are is not asked."""


def _pattern(words: str) -> re.Pattern[str]:
    """Any of ``words``, which all begin with a letter: it is looked at first."""
    letters = "".join({word[0] for word in words.split("|")})
    return re.compile(rf"(?<!\w)(?=[{letters}])(?:{words.replace(' ', BLANKS)})(?!\w)", re.IGNORECASE)


_PATTERNS = {code: _pattern(words) for code, words in _WORDS.items()}


def find_languages(reading: Reading) -> tuple[Language, ...]:
    """The languages of the label, the one with the most different headings first; empty when no heading is known.

    One heading alone is said with medium confidence, two different ones with high.
    """
    text = " ".join([passage.text for passage in reading.passages]).lower()
    likely = [code for code in _PATTERNS if code not in _HINTS or holds(text, _HINTS[code])]
    found: list[tuple[int, Language]] = []
    for code in likely:
        headings = _headings(reading, _PATTERNS[code], SHOWN if len(likely) == 1 else None)
        if headings:
            confidence: Confidence = "high" if len(headings) > 1 else "medium"
            found.append((len(headings), Language(code, evidence(*headings[:SHOWN]), confidence)))
    return tuple(language for _, language in sorted(found, key=lambda item: -item[0]))


def _headings(reading: Reading, pattern: re.Pattern[str], most: int | None) -> list[Span]:
    """The first place of each heading; no more than ``most`` are needed."""
    found: dict[str, Span] = {}
    for passage in reading.passages:
        for match in pattern.finditer(passage.text):
            found.setdefault(match.group().casefold(), Span(passage, match.start(), match.end()))
            if len(found) == most:
                return list(found.values())
    return list(found.values())


def writes_decimal_comma(languages: tuple[Language, ...]) -> bool:
    """Whether the label's first language writes ``1.500`` for one thousand five hundred."""
    return bool(languages) and languages[0].code != "en"
