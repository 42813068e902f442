"""What the label calls its product."""

from __future__ import annotations

import re
from itertools import dropwhile, pairwise, takewhile, zip_longest

from labelcheck.facts.hints import hints_in
from labelcheck.facts.ingredients.after_list import PAGE_TITLE
from labelcheck.facts.ingredients.heading import IngredientList
from labelcheck.facts.magnesium.forms import find_forms
from labelcheck.facts.statements.find import LONGEST
from labelcheck.facts.statements.kinds import kind_of
from labelcheck.facts.statements.marks import opening_mark
from labelcheck.knowledge.claims import disease_claims, function_claim, overclaims
from labelcheck.knowledge.hints import holds
from labelcheck.layout import evidence
from labelcheck.layout.vocabulary.parts import FOOTNOTE, HEADING
from labelcheck.layout.vocabulary.rows import MAGNESIUM
from labelcheck.model.label import Text
from labelcheck.model.reading import Passage, Reading, Span
from labelcheck.model.regex import regex, small_letters

_WHERE = r"(?:home(?:page)?|startseite|accueil|inicio|start)\s*[>/›»]"
"""The way to the page of a shop; what stands above it is the shop's."""
_QUALITY = r"(?:[a-z]{3,12}[\s-]free|vegan|vegetarian|non[\s-]?gmo|(?:all|100\s?%)[\s-]natural|kosher|halal)"
_ONLY_QUALITY = regex(
    rf"\W*{_QUALITY}(?:[\s,&+/•|·*-]+{_QUALITY})*(?:\s(?:dietary|food|nutritional)\s+supplement)?\W*", re.IGNORECASE
)
"""What the product is free of or fit for, alone: part of a name only behind its first line."""
_NOT_A_NAME = regex(
    r"\A\W*+(?:as\s|(?:dietary|food|herbal|nutritional)\s+supplement|product\s+information|supplement\s+facts|nutrition|net\s+w|"
    r"new(?:\s*!|\s+(?:look|formula|size|improved|&|and)\b)|same\s+great|now\s+with|improved|"
    r"(?:value|family|bonus)\s+(?:size|pack)|best\s?seller|"
    r"(?:label|panel)(?:\s+(?:text|copy|claims))?\W*\Z|brand\s*:|"
    r"(?:(?:product|key)\s+)?(?:highlights?|features|benefits|details|overview|description|claims)\W*\Z|about\s+this\s+item|scheduling\s+status|package\s+insert|each\s[^,]{3,40}\scontains?\W*\Z|"
    r"\d{1,2}\.\s|product\s+name\b|page\s+\d|(?:\d\.\s+)?d[ée]nomination\s+du\s+m[ée]dicament\b|r[ée]sum[ée]\s+des\s+caract[ée]ristiques\s+du\s+produit\W*\Z|"
    r"(?:source\s*:\s*)?ansm\s+-|cis\s*:\s*\d|annexe\s+i\W*\Z|product\s+monograph\W*\Z|"
    r"(?:\d\.\s+)?nom\s+du\s+m[ée]dicament\W*\Z|"
    r"(?:(?:finished\s+)?product|technical|article|item|artikel|produkt)?\s*(?:master\s+|stamm)?(?:data(?:\s?sheet)?|datenblatt|specifications?|spezifikation)(?:\s+report)?\W*\Z|"
    r"(?:scheda\s+(?:tecnica|prodotto)|fiche\s+(?:technique|produit)|ficha\s+t[ée]cnica)(?:\s+(?:d[ei]l?\s+)?prod\w+)?\W*\Z|(?:public\s+summary|product|country\s+of\s+origin|bill\s+of\s+\w+|rev(?:ision)?\W*\d+)\W*\Z|"
    r"(?:from|to|cc|sent|date|subject|re|fwd?|von|an|datum|betreff|de|à|objet|da|oggetto|para|asunto)\s?:\s|"
    r"(?:sku|ean|gtin|upc|(?:art(?:ikel|icle|icolo|ículo|\.)?|item|product)[\s-]?(?:code|id|n[or°º]|num(?:mer|ber)))\b|"
    r"(?:format|sources?|quantity|amount|composition|zusammensetzung|composición|composizione)\W*\Z|"
    r"pflichtangaben\b|(?:nahrungsergänzung(?:smittel)?|voedingssupplement|compl[ée]ment\s+alimentaire|complemento\s+alimenticio|"
    r"integratore\s+alimentare|gebrauchs(?:information|anweisung)|packungsbeilage|fachinformation)\W*\Z|"
    r"\d+\s+\w+\s*\Z|\d[\d.,\s]*(?:oz|g|ml|fl)\b|"
    rf"{_WHERE}|(?:home|startseite|accueil|inicio)\W*\Z|add\s+to\s+(?:cart|basket)|in\s+stock|"
    r"(?:shop|menu|menü|log\s?in|sign\s+in|cart(?:\s*\(\d+\))?|search|suche|skip\s+to\s+(?:main\s+)?content|"
    r"zum\s+(?:haupt)?inhalt(?:\s+springen)?|aller\s+au\s+contenu|ir\s+al\s+contenido|vai\s+al\s+contenuto)\W*\Z|"
    r"(?:front|back|side|left|right|main)\s+(?:panel|label|side|of\s+(?:the\s+)?(?:label|bottle|pack(?:age)?))\W*\Z|"
    r"(?:vorderseite|rückseite|face\s+(?:avant|arrière)|frente|reverso|fronte|retro|voorkant|achterkant)\W*\Z|"
    r"(?:logo|image|photo|picture|seal|icon)\b[^\n]{0,60}\]\s*\Z|[\W\d_]*\Z)",
    re.IGNORECASE,
)
_MINERAL = regex(rf"{MAGNESIUM}|\bmag\b", re.IGNORECASE)
_NAMED = regex(
    r"(?:\bproduct(?:\s?:?\s*(?:name|title))?|\b(?:trade|sku)\s+name|\bproprietary\s+name(?:\s*\([^()]*\))?|\Aname|\btitle|"
    r"\b(?:(?:artikel)?bezeichnung(?:\sdes\serzeugnisses)?|produktname|denominazione|d[ée]signation|nom\sdu\sproduit|"
    r"nombre\sdel\sproducto|item\sdescription)(?=\s*:)|"
    r"\A(?:product\s(?:name|title)|produktname|denominazione)\b(?=\s(?P<apart>\w)|:))(?(apart)|\s*:)\s*(?=\S)"
    r"(?!nahrungserg|compl[ée]ment\sa|integratore)(?P<name>[^\n]+?)(?=\s+(?:pack|brand|sku|upc|item)\s*:|\Z)",
    re.IGNORECASE,
)
_FIELDS = tuple(case(label) for label in ("product", "produktname", "denominazione") for case in (str.title, str.upper))
"""Labels in a table, which need no colon."""
_NAME_HINTS = ("product", "name", "title", "bezeichnung", "signation", "nom", "description")


def find_product_name(reading: Reading, listed: IngredientList | None) -> Text | None:
    """The name of the product: after ``Product:``, or in the largest type, or above ``Dietary Supplement``, or on the
    first line that can be one and stands neither in the list of ingredients nor right after it; before the panel, if
    one of these is there."""
    every = [p for p in reading.passages if p.kind == "block"]
    blocks = [p for p in every if p.words[0].score is None] or every  # the words of a seal are no name
    for passage in blocks:
        labelled = ":" in passage.text or passage.text.startswith(_FIELDS)
        if labelled and holds(passage.text.lower(), _NAME_HINTS) and (match := _named(passage)) is not None:
            span = Span(passage, match.start("name"), min(match.end("name"), passage.line_end(match.start("name"))))
            return Text(span.text.strip(), evidence(span))
        if "name" in (small := small_letters(passage.text)) and (below := _below_caption(passage, small)) is not None:
            return Text(below.text.strip(), evidence(below))
    by_size = sorted([p for p in blocks if p.size], key=lambda p: -p.size)
    largest = next((p for p in by_size if _begins_name(p)), None)
    if largest is not None:
        return Text(largest.text[:200], evidence(Span(largest, 0, len(largest.text))), "medium")
    above = {id(p) for p in takewhile(lambda p: p.kind != "panel", reading.passages)}
    front = [p for p in blocks if id(p) in above]
    return _told_of_front(front, listed) or _told_of_front(blocks, listed)


def _named(passage: Passage) -> re.Match[str] | None:
    """The name of the product in ``passage``, behind words for it or on a line that begins with ``name:``."""
    found = _NAMED.search(passage.text)
    lines = passage.lines if found is None and "name:" in passage.text.lower() else ()
    return found or next((field for at in lines if (field := _NAME_FIELD.match(passage.text, at)) is not None), None)


def _below_caption(passage: Passage, small: str) -> Span | None:
    """The line under one that says no more than that the product's name follows: ``2. Name of the product``."""
    lines = pairwise(_lines(passage))
    return next((below for line, below in lines if _CAPTION.fullmatch(small[line.start : line.end].strip())), None)


_CAPTION = regex(
    r"(?:\d{1,2}[.)]\s+)?(?:name\s+of\s+(?:the\s+)?(?:product|(?:food\s+|dietary\s+)?supplement)|(?:product|trade)\s+name|"
    r"(?:produkt|handels)name|name\s+des\s+(?:produkts|erzeugnisses|nahrungsergänzungsmittels))\s?:?"
)
"""Of small letters."""
_NAME_FIELD = regex(r"name:\s+(?P<name>\S[^\n]*)", re.IGNORECASE)


def _told_of_front(blocks: list[Passage], listed: IngredientList | None) -> Text | None:
    return _before_identity(blocks) or _first_line(blocks, listed)


_IDENTITY = regex(
    r"(?<!\w(?-i:\sa\s))(?<!\w(?-i:\san\s))(?<!\bas\sa\s)(?<!\bother\s)(?<!\bwhole\s)"
    r"\b(?:dietary|food|nutritional|herbal)\s+supplement\b",
    re.IGNORECASE,
)
"""Not as a sentence says it (``As a dietary supplement, take``), nor of what a product is made of (``Whole Food``)."""


def _before_identity(blocks: list[Passage]) -> Text | None:
    """The lines of a front panel above ``Dietary Supplement``: brand and product."""
    for passage in blocks:
        same = next((match for match in _IDENTITY.finditer(passage.text) if match.start()), None)
        if same is None:
            continue
        lines = _lines(passage)
        at = next(i for i, span in enumerate(lines) if same.start() < span.end)
        before = Span(passage, lines[at].start, same.start())
        own = [before] if _may_name(before.text) and not _is_article(before.text) else []
        printed = [s for s in _name_over(lines[max(0, at - FARTHEST) : at], own) + own if s.text.strip()]
        if named := [*dropwhile(lambda s: _ONLY_QUALITY.fullmatch(s.text) is not None, printed)]:
            whole = Span(passage, named[0].start, _before_praise(named))
            return Text(whole.text.strip(" ,;-"), evidence(whole), "medium")
    return None


def _before_praise(named: list[Span]) -> int:
    """Where the name ends on the lines ``named``: what is claimed behind the mineral is no part of it."""
    last = named[-1].end
    mineral = next((m.end() + line.start for line in named if (m := _MINERAL.search(line.text))), last)
    starts = (line.start + min(found) for line in named if line.end > mineral and (found := _claim_starts(line.text)))
    return next((start for start in starts if start > mineral), last)


def _claim_starts(text: str) -> list[int]:
    """Where each claim of ``text`` begins: its effect word, or what it speaks of. ``Magnesium for Sleep`` is a name."""
    function = function_claim(text)
    effects = [function] if function is not None and function.by != "for" else []
    said = [*disease_claims(text), *overclaims(text), *effects]
    small = small_letters(text)
    return [
        at for one in said for words in (one.by, small_letters(one.words)) if words and (at := small.find(words)) >= 0
    ]


MOST_OF_NAME = 3
"""Lines of a name above the identity."""
FARTHEST = 6
"""Lines that may stand between the identity and the mineral."""


def _name_over(lines: list[Span], own: list[Span]) -> list[Span]:
    """Those of ``lines`` right above the identity that name the product: the nearest, or where neither they nor what
    the identity's ``own`` line says name the mineral, the line above them that does; what follows it praises it."""
    above: list[Span] = []
    for span in reversed(lines):
        if not _may_name(span.text) or re.search(r"[.:]\W*\Z", span.text):
            break
        above.insert(0, span)
    nearest = above[-MOST_OF_NAME:]
    if any(_MINERAL.search(span.text) for span in nearest + own):
        return nearest
    return next(([span] for span in reversed(above) if _MINERAL.search(span.text)), nearest)


def _is_article(before: str) -> bool:
    """Whether what stands ``before`` the identity on its line is no more than its article, or goes on with that:
    ``Notification of a``."""
    return _ARTICLE.search(_BULLET.sub("", before)) is not None


_ARTICLE = regex(r"(?:\A\W*|\b(?:of|for|is|as|about|on|with|this)\s+)an?\s*\Z", re.IGNORECASE)


def _first_line(blocks: list[Passage], listed: IngredientList | None) -> Text | None:
    """The first line that may be a name; under a brand, with the line that names the mineral, or where the brand is a
    block of its own, the name that the next one begins with; in the page of a shop behind the line that tells where in
    it that stands."""
    for passage, below in zip_longest(blocks, blocks[1:]):
        lines = _lines(passage)
        paths = [at + 1 for at, line in enumerate(lines[:MOST_OVER]) if _PATH.match(line.text)]
        lines = lines[max(paths, default=0) :]
        for index, span in enumerate(lines):
            if listed is not None and any(passage is p and span.end > start for p, start, _ in listed.spans):
                break
            if _may_name(span.text) and not _ONLY_QUALITY.fullmatch(span.text):
                whole = Span(passage, span.start, _mineral_line(lines[index : index + 4]).end)
                if below is not None and len(lines) == 1 and (name := _name_under(whole, below, listed)) is not None:
                    return name
                named = [_BULLET.sub("", line.text.strip()) for line in lines[index:] if line.start < whole.end]
                return Text(" ".join(named), evidence(whole), "low")
    return None


MOST_OF_BRAND = 4
"""Words of a line that is nothing but a brand."""


def _name_under(brand: Span, below: Passage, listed: IngredientList | None) -> Text | None:
    """The name of the mineral that the block ``below`` begins with, where what stands above is no more than a brand."""
    if _MINERAL.search(brand.text) or len(brand.text.split()) > MOST_OF_BRAND or brand.text.rstrip()[-1:] in ".:!?":
        return None
    if listed is not None and any(below is passage for passage, _, _ in listed.spans):
        return None
    lines = _lines(below)
    if not _may_name(lines[0].text) or _AS_PART.match(lines[0].text):
        return None
    last = _mineral_line(lines[:4])
    named = Span(below, lines[0].start, last.end).trimmed
    if not _MINERAL.search(named.text) or len(last.text) > LONGEST_NAME or named.text[-1:] in ".:!?":
        return None
    name = " ".join(f"{brand.text} {named.text}".split())
    return Text(name, (*evidence(brand.trimmed), *evidence(named)), "low")


_AS_PART = regex(r"\W*(?:[•*▪]|(?:with|from|contains?|made|mit|aus|avec|con|met)\b)", re.IGNORECASE)
"""Before what a product holds, which is not what it is called."""


_PATH = regex(rf"\W*{_WHERE}", re.IGNORECASE)
MOST_OVER = 10
"""Lines of a shop's name and menu."""
_BULLET = regex(r"\A[-•*▪]\s+")
MOST_OF_FORM = 2
"""Words of a line that is nothing but a form."""
LONGEST_NAME = 60
"""Characters of a line: a longer one that speaks of the mineral is a sentence."""


def _mineral_line(lines: list[Span]) -> Span:
    """The last of the first ``lines`` that make a name: the one that names the mineral, else the first."""
    for index, span in enumerate(lines[:3]):
        text = span.text.rstrip()
        if index and (len(text) > LONGEST_NAME or text.endswith(".") or ":" in text or not _may_name(text)):
            break
        if _MINERAL.search(span.text):
            return lines[index + 1] if _goes_on_with_form(span, lines[index + 1 :]) else span
    return lines[0]


def _goes_on_with_form(mineral: Span, after: list[Span]) -> bool:
    """Whether a name that ends with the mineral has its form on the next line: ``MAGNESIUM`` over ``GLYCINATE``."""
    if not after or _MINERAL.fullmatch(mineral.text.split()[-1]) is None:
        return False
    return len(after[0].text.split()) <= MOST_OF_FORM and bool(find_forms(after[0], elided=True))


SHORTEST = 2
"""Characters of a line that is no name."""


def _may_name(line: str) -> bool:
    """Whether ``line`` may be a product's name: no heading, footnote, mark of quality or sentence."""
    text = line.strip()
    if len(text) <= SHORTEST or text.endswith(":") or (text.endswith(".") and len(text) > LONGEST_NAME):
        return False
    if text[0].islower() and text.endswith("."):  # the end of a sentence
        return False
    if any(pattern.match(line) for pattern in (_NOT_A_NAME, PAGE_TITLE, HEADING, FOOTNOTE)):
        return False
    mark = opening_mark(line)
    if mark is not None and mark[0].scope not in ("ingredient", "diet"):
        return False
    small = small_letters(text)[:LONGEST]
    kind = kind_of(small, hints_in(small))
    return kind in (None, "identity") or (kind == "directions" and not small.endswith("."))  # ``Once Daily`` is a name


def _begins_name(passage: Passage) -> bool:
    """Whether its first line may be a name, but for one as short as an initial."""
    return _may_name(next((line.text for line in _lines(passage) if len(line.text.strip()) > SHORTEST), ""))


def _lines(passage: Passage) -> list[Span]:
    ends = (*passage.lines[1:], len(passage.text))
    return [Span(passage, a, b) for a, b in zip(passage.lines, ends, strict=True)]
