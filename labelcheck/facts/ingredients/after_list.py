"""What begins behind a list of ingredients: another part of the label, a statement, a field of a product's data."""

from __future__ import annotations

import re

from labelcheck.facts.hints import hints_in
from labelcheck.facts.ingredients.functional_classes import class_of_more
from labelcheck.facts.ingredients.shares import GOES_ON
from labelcheck.facts.statements.kinds import KINDS, kind_of
from labelcheck.facts.statements.marks import is_only_mark, opening_mark
from labelcheck.layout.vocabulary.dose_headings import OF_KIND, PER
from labelcheck.layout.vocabulary.doses import UNIT_DOSE
from labelcheck.layout.vocabulary.heads import DOSE_HOLDS
from labelcheck.layout.vocabulary.parts import FOOTNOTE, HEADING
from labelcheck.layout.vocabulary.rows import MAGNESIUM
from labelcheck.model.reading import Passage
from labelcheck.model.regex import regex, small_letters

WORD_BEFORE_MORE = r"\b(?:and|or|with|of|from|as|than|und|oder|mit|aus|et|ou|avec|de|con|di|da)"
BEFORE_MORE = rf"[,;:(\[{{&/+-]|{WORD_BEFORE_MORE}"
LINE_GOES_ON = regex(rf"(?:{BEFORE_MORE}|\b[yoe])\Z", re.IGNORECASE)
"""The end of a line with which the next one goes on; that of the last line may be a name's: ``Vitamin E``."""
_BLANKS = regex(r"[\s*]*")


def goes_on(text: str, at: int) -> bool:
    """Whether what stands ``at`` is the list's: its ingredients of a small share, or another class of additives."""
    start = _BLANKS.match(text, at).end()  # type: ignore[union-attr]
    return GOES_ON.match(text, start) is not None or class_of_more(text, start)


def _goes_over(text: str, start: int, line: int) -> bool:
    """Whether what a list goes on with begins before a ``line`` and ends on it: ``Shell`` / ``ingredients:``."""
    more = GOES_ON.match(text, start)
    return more is not None and more.end() > line


def opens_part(passage: Passage, start: int) -> bool:
    """Whether the heading of another part of the label stands at ``start``, with a colon or on a line of its own."""
    heading = HEADING.match(passage.text, start)
    if heading is None or not _STRONG.match(heading.group()):
        return False
    end = heading.end()
    return _COLON.match(passage.text, end) is not None or end == len(passage.text) or end + 1 in passage.lines


_STRONG = regex(
    r"distributed|dist|manufactured|mfd|mfg|made|produced|packed|marketed|imported|directions|suggested|warning|caution|"
    r"keep out|store|storage|allergen|questions|tamper|net|best|product of|contains no|does not contain|may contain|"
    r"no added|free|formulated|expir|exp|lot",
    re.IGNORECASE,
)
"""Headings that no ingredient begins with."""


def begins_part(text: str, before: str, line: int, following: int, *, inside: bool) -> bool:
    """Whether another part of the label than the list begins with the line of ``text`` from ``line`` to ``following``.

    ``before`` is the print before it, ``inside`` says whether a bracket stands open there.
    """
    last_word = text.rfind(" ", 0, line - 1) + 1
    if before.endswith(",") or goes_on(text, line) or _goes_over(text, last_word, line):
        return False
    line = _BULLET.match(text, line).end()  # type: ignore[union-attr]
    if text[line - 1].isspace() and not inside and not LINE_GOES_ON.search(before):
        field = _FIELD.match(text, line)
        if field is not None and text.find(":", line) < following:
            return True
    if (heading := HEADING.match(text, line)) and (
        _STRONG.match(heading.group()) is not None
        or not text[heading.end() : following].strip()
        or text[line : heading.end()].isupper()
        or _COLON.match(text, heading.end()) is not None
        or before.endswith(".")
    ):
        return True
    if any(opens.match(text, line) is not None for opens in (FOOTNOTE, DOSE_HOLDS, _PER, _ALLERGENS, _SECTION)):
        return True
    if inside or LINE_GOES_ON.search(before) is not None:
        return False
    return _TRADEMARK.match(text, line) is not None or _is_statement(text[line:following])


_TRADEMARK = regex(r"[\w-]+(?:\s[\w-]+)?\s?[®™][^.]{1,120}\btrademarks?\b", re.IGNORECASE)
"""A notice, over whatever lines: ``Albion® and TRAACS® are registered trademarks``."""
_BULLET = regex(r"(?:[•▪‣▸►✓✔➤]\s*|[–-]\s)?")
_PER = regex(
    rf"(?:{PER})\s+(?:1?\d\s+)?(?:{UNIT_DOSE}){OF_KIND}\s?:|{MAGNESIUM}\s+(?:{PER})\s+[^\W\d]{{3,16}}:?\s+\d",
    re.IGNORECASE,
)
"""The dose of rows that follow a list without a full stop: ``Pro Kapsel: …``, ``Magnesium pro Stick 375 mg``."""
_SECTION = regex(r"\d{1,2}\.\d{1,2}\.?\s+[A-Z]")
"""The next section of a medicine's summary: ``6.2 Incompatibilities``."""
_ALLERGENS = regex(
    r"(?:Contains?|CONTAINS?)\s+(?i:(?:milk|dairy|eggs?|soy(?:beans?)?|wheat|sesame|peanuts?|tree\s+nuts?|fish|"
    r"(?:crustacean\s+)?shellfish)\b(?!\s+(?:protein|lecithin|oil|starch|flour|powder)))|"
    r"(?:Contient|CONTIENT|Contiene|CONTIENE|Enthält|ENTHÄLT|Contém|Bevat)\s?:?\s(?i:aucun|ningún|keine|nessun|lait|leche|latte|"
    r"leite|milch|melk|soja|soya|soia|œufs?|oeufs?|huevos?|uova|eier|blé|trigo|frumento|weizen|poissons?|pescado|pesce|"
    r"fisch|gluten|arachides?|crusta|s[ée]sam|sulfites?)"
)
"""A statement of allergens (21 U.S.C. 343(w)) on a line of its own: ``Contains soy and wheat.``"""
_SECTION = regex(r"\d\.\d\.?\s+[A-Z][a-z]{3}")
"""The next part of a summary of product characteristics: ``6.2 Incompatibilities``."""
_FIELD = regex(
    r"[a-z][a-z ]{1,30}:\s*[\d$€£]|"
    r"(?:adults?|children|bath|foot|garden|brand|price|sku|upc|ean|gtin|asin|category|country|url|size|count|product|title|"
    r"certifications?|certificates|"
    r"herkunft|hersteller|vertrieb|marke|origine?|origen|origem|fabri[ck]ante?|marque|marca|producteur|produttore|merk|fabrikant)"
    r"(?:\s[a-z]+)?\s*:",
    re.IGNORECASE,
)
"""Another field of a product's data, as shops list them: ``Price: 19.99``, ``Magnesium: 200 mg``."""
_COLON = regex(r"\s*(?:\([^()\n]{0,40}\)\s*)?:")
_SAYS = regex(
    r"[^,;:.(\[]{2,}?\b(?:is|are|was|were|has|have|meets?|should|must|cannot|does|will|ist|sind|wird|werden|sont|sono)\b",
    re.IGNORECASE,
)
_DIET = (
    r"(?:(?:certified\s+)?(?:(?:gluten|dairy|milk|soy|sugar|wheat|gmo|lactose|egg|nut|yeast|corn|allergen|sodium|salt|fat|cholesterol|preservative|gelatin|caffeine|fish)[\s-]free|non?[\s-]?gmos?|vegan|vegetarian|"
    r"keto|paleo|kosher(?:\s+for\s+passover)?|halal)(?:\s+(?:project\s+)?(?:verified|certified|friendly))?|glutenfrei|laktosefrei|sans\s+gluten|sin\s+gluten|senza\s+glutine)"
)
ONLY_DIET = regex(rf"\W*{_DIET}(?:(?:\W+|\s*and\s+){_DIET})*\W*\Z", re.IGNORECASE)
_BEGINS_STATEMENT = regex(
    r"[^\w(\[]{0,3}(?:this|these|our|we|you|please|if|suitable\s+for|tested|guaranteed|supports|promotes|helps|clinically|not\s+(?:manufactured|made|produced|tested|intended|for)|(?:health|food|dietary)\s+supplements?[.,]?|as\s+an?|use\s+(?:only|under|as|within|by)|no\s+[a-z]+,?|adults?:?|children:?|shake|refrigerate|take|chew|mix|dissolve|consult|ask|do\s+not|see|visit|"
    r"call|scan|compare\s+to|u\.?s\.?\s+patent|patent|packaged|bottled|sold\s+by|proudly|diese[rs]?|bitte|täglich|kühl|nicht|"
    r"ce(?:tte|s)?|ne\s+pas|tenir|prendre|à\s+(?:consommer|conserver)|este|esta|no\s+superar|mantener|tomar|quest[oi]|"
    r"non\s+superare|tenere|assumere|sciogliere|si\s+consiglia|disolver|nehmen\s+sie|nimm|neem(?!\s+(?:leaf|leaves|oil|bark|seed|fruit|extract|powder|tree))|houd|erwachsene|adultes?|"
    r"frei\s+von|ohne|sans|sin|senza|zonder|sem|libre\s+de|enthält\s+kein\w*|ne\s+contient|n[oã]n?o?\s+cont(?:iene|ém)|bevat\s+geen|"
    rf"\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?\s(?:[a-z-]+\s)?(?:{UNIT_DOSE})\s(?:daily|(?:once|twice)\sdaily|(?:per|a)\sday),?|"
    r"adult[io]s?|volwassenen|\d\s?(?:x|-?\s?mal)\s+(?:täglich|daags|am\s+tag|pro\s+tag))\s",
    re.IGNORECASE,
)
"""What a sentence begins with, and no ingredient."""
_COPYRIGHT = regex(r"\s*(?:©|\([cC]\)\s|copyright\b)", re.IGNORECASE)
PAGE_TITLE = regex(
    r"\W*(?:product\s+|customer\s+|key\s+)?(?:details?|descriptions?|overview|specifications?|features|benefits|reviews|faqs?|"
    r"disclaimers?|q\s?&\s?a|shipping(?:\s+(?:&|and)\s+returns)?|(?:more\s+)?information|about\s+this\s+\w+|"
    r"(?:produkt)?(?:details|beschreibung|informationen)|(?:kunden)?bewertungen|fragen|versand|avis(?:\s+clients)?|livraison|"
    r"caractéristiques|descripción|detalles|opiniones|envío|descrizione|dettagli|recensioni|spedizione|omschrijving|"
    r"productinformatie|specificaties|(?:klant)?beoordelingen|verzending)\W*\Z",
    re.IGNORECASE,
)
"""A title of a product's page, on a line of its own."""
_ONLY_DIGITS = regex(r"[\d\s-]{8,}\Z")


def _is_statement(line: str) -> bool:
    """Whether ``line`` is a sentence, a statement, a mark, a claim of diets or a number; no part of an ingredient.

    The end of an ingredient may stand before the first statement of the line, with a full stop between them.
    """
    patterns = (_SAYS, _BEGINS_STATEMENT, _ONLY_DIGITS, PAGE_TITLE, _COPYRIGHT)
    first = _STOP.split(line.strip(), maxsplit=1)[0]
    if any(pattern.match(line) for pattern in patterns) or ONLY_DIET.match(first) or is_only_mark(line):
        return True
    mark = opening_mark(line)
    if mark is not None and mark[0].scope not in ("ingredient", "diet"):
        return True
    small = small_letters(first)
    kind = kind_of(small, hints_in(small))
    if kind == "identity":  # on a line of its own: ``A Dietary Supplement``
        return len(small.split()) <= LONGEST_IDENTITY
    return kind in ("contact", "net_quantity") or (kind in _OPENERS and KINDS[kind].match(small) is not None)


LONGEST_IDENTITY = 5
"""Words."""
_STOP = regex(r"(?<=[\w)])[.!?]\s")
_OPENERS = frozenset({"caution", "directions", "disclaimer", "storage"})
"""Kinds of statements that are told by how they begin."""
