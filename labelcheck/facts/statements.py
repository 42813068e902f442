"""Sentences whose purpose is understood: disclaimer, directions, cautions, contact, net quantity, identity, storage."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from labelcheck.facts.marks import sentences, stacked
from labelcheck.knowledge.hints import holds
from labelcheck.layout import evidence
from labelcheck.model.label import Statement, StatementKind
from labelcheck.model.reading import Passage, Reading, Span
from labelcheck.model.regex import regex

_UNITS = (
    r"(?:capsules?|tablets?|caplets?|softgels?|soft\s+gels?|gels?|gelcaps?|gumm(?:ies|y\s+\w+)|chewables?|chews|wafers?|"
    r"lozenges?|packets?|sticks?|sachets?|pieces|v(?:eg)?caps|caps|count|servings?|fl\.?\s*oz|oz|ounces?|lbs?|pounds?|"
    r"ml|grams?|g|kg|kapseln|tabletten|gélules|comprimés)"
)
_PATTERNS: dict[StatementKind, tuple[str, ...]] = {
    "disclaimer": (
        r"statements?\s+ha(?:s|ve)\s+not\s+been\s+evaluated",
        r"not\s+intended\s+to\s+(?:diagnose|treat|cure|prevent)",
        r"evaluated\s+by\s+(?:the\s+)?(?:food\s+and\s+drug|fda)",
    ),
    "caution": (
        r"\bwarnings?\b|\bcautions?\b|discontinue\s+use|medical\s+condition|accidental\s+overdose|tamper",
        r"keep\s+(?:\w+\s+){0,3}(?:out\s+of|away\s+from)\s+(?:the\s+)?(?:reach|children)|out\s+of\s+(?:the\s+)?reach\s+of",
        r"\bpregnan|\bnursing\b|breast[\s-]?feed|lactating|consult\s+(?:with\s+)?(?:a|your|an)\b",
        r"do\s+not\s+(?:use|take|exceed)\s+if|do\s+not\s+exceed|not\s+(?:recommended|suitable|intended)\s+for",
        r"if\s+(?:imprinted\s+)?(?:safety\s+)?seal\b",
        r"außerhalb\s+der\s+reichweite|nicht\s+überschr|hors\s+de\s+(?:la\s+)?portée|ne\s+pas\s+dépasser",
        r"fuori\s+dalla\s+portata|fuera\s+del\s+alcance",
    ),
    "directions": (
        r"\bdirections?\b|suggested\s+(?:use|usage|dosage)|recommended\s+(?:use|dosage|adult)|how\s+to\s+(?:use|take)",
        r"\b(?:take|chew|mix|dissolve|drink|swallow|use|add)\s+(?:up\s+to\s+)?(?:\(?\d|one|two|three|four|½|a\s+\w+)",
        r"\b(?:once|twice|times)\s+(?:a\s+|per\s+)?(?:day|daily)|\bdaily\b.{0,30}\bor\s+as\s+(?:directed|recommended)",
        r"verzehrempfehlung|täglich|par\s+jour|al\s+día|al\s+giorno",
    ),
    "storage": (
        r"\bstore\s+(?:in|at|below|away|product|between|tightly|bottle)",
        r"keep\s+(?:in\s+a\s+|cool|tightly|lid|cap|bottle)|cool,?\s+(?:and\s+)?dry",
    ),
    "contact": (
        r"\b(?:manufactured|distributed|dist\.?|mfd\.?|mfg\.?|made|produced|packed|marketed|formulated|imported|developed)"
        r"\s+(?:\w+\s+){0,3}?(?:by|for|exclusively\s+for)\b",
        r"\bp\.?\s?o\.?\s+box\b|\bwww\.|\w\.(?:com|org|net|co\.uk|de|eu)\b|hersteller|fabriqué\s+par",
    ),
    "net_quantity": (
        rf"\A\W*(?:net\s+(?:wt|weight|contents?)\b.*|pack\s*:\s*)?\W*\d[\d.,]*\s+(?:[a-z-]+\s+){{0,3}}{_UNITS}\b.{{0,40}}\Z",
    ),
    "identity": (
        r"\b(?:dietary|food|nutritional|herbal|vitamin|mineral|multivitamin|magnesium|calcium|protein|sports?|fiber)"
        r"\s+supplements?\b",
        r"nahrungsergänzungsmittel|complément\s+alimentaire|complemento\s+alimenticio|integratore\s+alimentare",
    ),
}
"""In this order: a sentence is of the first kind that one of its patterns finds."""

_KINDS = {kind: regex("|".join(patterns), re.IGNORECASE) for kind, patterns in _PATTERNS.items()}
_HINTS: dict[StatementKind, tuple[str, ...]] = {
    "disclaimer": ("intended", "evaluated"),
    "caution": (
        "warning", "caution", "discontinue", "condition", "overdose", "tamper", "keep", "reach", "pregnan", "nursing",
        "breast", "lactating", "consult", "not", "seal", "außerhalb", "nicht", "portée", "dépasser", "portata",
        "alcance",
    ),
    "directions": (
        "direction", "suggested", "recommended", "take", "chew", "mix", "dissolve", "drink", "swallow", "use",
        "add", "once", "twice", "times", "daily", "verzehrempfehlung", "täglich", "jour", "día", "giorno",
    ),
    "storage": ("store", "keep", "cool"),
    "contact": (
        "manufactured", "dist", "mfd", "mfg", "made", "produced", "packed", "marketed", "formulated", "imported",
        "developed", "box", "www.", ".com", ".org", ".net", ".co.uk", ".de", ".eu", "hersteller", "fabriqué",
    ),
    "identity": (
        "supplement", "nahrungsergänzungsmittel", "complément", "complemento", "integratore",
    ),
}  # fmt: skip
"""In small letters, without one of which a kind's pattern finds nothing; a net quantity is told by its number."""

_DIGITS = regex(r"\d\d\d(?:[\s.-]\d{4}|\d\d)")
"""As in every telephone number and ZIP."""
_NUMBER = regex(r"(?<!\w)1?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b|\b[A-Z]{2},?\s+\d{5}\b", re.IGNORECASE)
"""By which a maker can be reached, without more words."""


LONGEST = 500
"""Characters: what a sentence is for shows in its beginning."""


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """Each sentence or line outside the panels that serves one of the known purposes."""
    found: list[Statement] = []
    for passage in reading.passages:
        if passage.kind == "panel":
            continue
        for piece in _pieces(passage):
            kind = _kind(piece.text[:LONGEST].strip())
            if kind is not None:
                found.append(Statement(kind, piece.text.strip(), evidence(piece)))
    return tuple(found)


@lru_cache(maxsize=256)
def _kind(text: str) -> StatementKind | None:
    """What ``text`` is for."""
    small = text.lower()
    for kind, pattern in _KINDS.items():
        if (kind not in _HINTS or holds(small, _HINTS[kind])) and pattern.search(text):
            return kind
        if kind == "contact" and _DIGITS.search(text) and _NUMBER.search(text):
            return kind
    return None


def _pieces(passage: Passage) -> list[Span]:
    """Sentences, and where print has none, lines."""
    found: list[Span] = []
    for sentence in sentences(passage):
        if len(sentence.text) < 240 and not stacked(sentence):
            found.append(sentence)
            continue
        inside = (line for line in passage.lines if sentence.start < line < sentence.end)
        found += [Span(passage, a, b) for a, b in pairwise([sentence.start, *inside, sentence.end])]
    return [span for span in found if span.text.strip()]
