"""Which languages a label is printed in, by the headings and names that law prescribes in each."""

from __future__ import annotations

import re

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
    "de": ("nährwert", "zutaten", "inhaltsstoffe", "verzehr", "nahrungs", "tages", "warn", "außerhalb", "dosier"),
    "fr": ("ingrédients", "valeur", "informations", "complément", "conseil", "mode", "dose", "tenir", "préca", "mise"),
    "es": ("ingredientes", "información", "complemento", "modo", "dosis", "mantener", "advertencia"),
    "it": ("ingredienti", "integrator", "valori", "informazioni", "modalità", "dose", "tenere", "avvertenze"),
}
"""Small letters without which no heading of the language stands in a text; English is always looked for."""


def _pattern(words: str) -> re.Pattern[str]:
    """Any of ``words``, which all begin with a letter: it is looked at first."""
    letters = "".join({word[0] for word in words.split("|")})
    return re.compile(rf"(?<!\w)(?=[{letters}])(?:{words.replace(' ', BLANKS)})(?!\w)", re.IGNORECASE)


_PATTERNS = {code: _pattern(words) for code, words in _WORDS.items()}


def find_languages(reading: Reading) -> tuple[Language, ...]:
    """The languages of the label, the one with the most different headings first; empty when no heading is known.

    One heading alone is said with medium confidence, two different ones with high.
    """
    found: list[tuple[int, Language]] = []
    text = " ".join([passage.text for passage in reading.passages]).lower()
    for code, pattern in _PATTERNS.items():
        if code in _HINTS and not any(hint in text for hint in _HINTS[code]):
            continue
        headings: dict[str, Span] = {}
        for passage in reading.passages:
            for match in pattern.finditer(passage.text):
                headings.setdefault(match.group().casefold(), Span(passage, match.start(), match.end()))
        if headings:
            confidence: Confidence = "high" if len(headings) > 1 else "medium"
            found.append((len(headings), Language(code, evidence(*list(headings.values())[:3]), confidence)))
    return tuple(language for _, language in sorted(found, key=lambda item: -item[0]))


def writes_decimal_comma(languages: tuple[Language, ...]) -> bool:
    """Whether the label's first language writes ``1.500`` for one thousand five hundred."""
    return bool(languages) and languages[0].code != "en"
