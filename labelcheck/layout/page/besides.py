"""What a shop's page says besides the label, under headings of its own: of other products (``You may also like``), and
by customers (``Reviews``)."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from labelcheck.layout.lines import Line, in_lines, segments, text_lines
from labelcheck.layout.panel.cells import kinds_in
from labelcheck.layout.passages import join
from labelcheck.layout.planes import Plane, Token
from labelcheck.layout.vocabulary.dose_headings import any_of
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD
from labelcheck.layout.vocabulary.parts import HEADING
from labelcheck.layout.vocabulary.titles import TITLE
from labelcheck.model.reading import Passage
from labelcheck.model.regex import regex

_OF_PRODUCTS = any_of(
    r"you (?:may|might|could) also (?:like|enjoy|need)(?: (?:these|the following))?(?: (?:items?|products?))?",
    r"(?:people|customers|others) (?:who .{3,30} )?also (?:bought|viewed|liked|purchased)",
    r"(?:related|similar|recommended|suggested|recently viewed|popular|featured|best-?selling|more|other) "
    r"(?:products?|items?)(?: (?:from|by) .{2,40}| for you)?|best-?\s?sellers",
    r"(?:often|frequently) bought (?:together|with)",
    r"compare(?: (?:our|these|(?:with )?similar))?(?: (?:products?|items?|formulas?))?",
    r"(?:das|dies) könnte (?:ihnen|dir|sie|dich) auch (?:gefallen|interessieren)|zuletzt angesehen",
    r"(?:ähnliche|verwandte|weitere|beliebte) (?:produkte|artikel)|(?:andere )?kunden .{0,20}kauften auch",
    r"wird oft zusammen gekauft|vous (?:aimerez|aimeriez) (?:peut-être )?aussi|souvent achetés ensemble",
    r"(?:produits|articles) (?:similaires|associés|liés|populaires)|vus récemment",
    r"(?:también )?te (?:puede|podría) (?:también )?(?:gustar|interesar)|comprados juntos habitualmente",
    r"productos (?:relacionados|similares|populares|recomendados)|prodotti (?:correlati|simili|popolari|consigliati)",
    r"(?:los |otros )?(?:clientes|quienes|quien) (?:que )?(?:compr|vi).{2,40} también (?:les? gust|compr|vi)\w{1,6}",
    r"(?:ti )?potrebbe(?:ro)? (?:anche )?(?:interessare|(?:interessart|piacert)i)(?: anche)?|spesso comprati insieme",
    r"(?:chi|i clienti che) ha(?:nno)? \w{2,9}to .{2,40} ha(?:nno)? (?:acquistat|comprat|vist)o anche",
    r"produtos (?:relacionados|similares|semelhantes|recomendados)|(?:você )?também pode gostar",
    r"(?:aproveite e )?compre junto",
    r"quem (?:viu|comprou) (?:.{2,40} )?também (?:viu|comprou)",
    r"(?:anderen|klanten) (?:.{2,30} )?(?:bekeken|kochten) ook|vaak samen gekocht|dit vind je misschien ook \w{4,12}",
    r"(?:gerelateerde|vergelijkbare|aanbevolen|andere) producten",
)
_BY_CUSTOMERS = any_of(
    r"(?:customer |product |verified )?(?:ratings? (?:and|&) )?reviews?(?: \(\d[\d.,]*\))?|ratings?",
    r"(?:customer )?questions (?:and|&) answers|q\s?&\s?a",
    r"(?:kunden)?(?:bewertungen|rezensionen)(?: \(\d[\d.,]*\))?|fragen (?:und|&) antworten",
    r"avis (?:des )?clients|questions (?:et|&) réponses|preguntas y respuestas|domande e risposte",
    r"(?:opiniones|valoraciones|reseñas)(?: de (?:los |nuestros )?clientes)?",
    r"(?:recensioni|opinioni)(?: (?:dei )?clienti)?|perguntas e respostas",
    r"(?:avaliações|opiniões|comentários)(?: d[eo]s? clientes)?",
    r"(?:klant)?beoordelingen|klantervaringen|vragen en antwoorden",
)
_HEADING = regex(rf"\W*(?:(?P<products>{_OF_PRODUCTS})|{_BY_CUSTOMERS})\W*", re.IGNORECASE)
_HINTS = frozenset({
    "also", "products", "items", "sellers", "best-sellers", "bestsellers", "bought", "compare", "reviews", "review",
    "ratings", "rating", "answers", "q", "q&a",
    "auch", "angesehen", "produkte", "artikel", "gekauft", "bewertungen", "kundenbewertungen", "rezensionen",
    "kundenrezensionen", "antworten",
    "aussi", "ensemble", "produits", "articles", "récemment", "avis", "réponses",
    "te", "juntos", "productos", "opiniones", "respuestas", "también", "valoraciones", "reseñas",
    "potrebbe", "potrebbero", "insieme", "prodotti", "recensioni", "risposte", "anche", "opinioni",
    "produtos", "também", "junto", "respostas", "avaliações", "opiniões", "comentários",
    "ook", "samen", "producten", "beoordelingen", "klantbeoordelingen", "klantervaringen", "antwoorden",
})  # fmt: skip
"""One of these words is in each heading: where none is, no line is looked at."""


class Parted(NamedTuple):
    """The label on a plane, what is said besides, and whether that goes ``to_end`` of the plane."""

    own: Plane
    besides: tuple[Passage, ...] = ()
    to_end: bool = False


MOST_HEADINGS = 16
"""On one page: for each it is looked through once."""


class _Section(NamedTuple):
    """What stands from ``top`` to ``bottom`` and no further left than ``left``."""

    top: float
    bottom: float
    left: float

    def holds(self, token: Token) -> bool:
        return self.top <= token.top < self.bottom and token.left >= self.left


def without_besides(plane: Plane, before: Sequence[Plane] = ()) -> Parted:
    """``plane`` without what stands under headings of such words, where a part of the label is on it or on the pages
    ``before``."""
    if _HINTS.isdisjoint(" ".join([token[1] for token in plane.tokens]).lower().replace(":", " ").split()):
        return Parted(plane)
    lines = _lines(plane)
    headings = [line for line in lines if _HEADING.fullmatch(line.text)]
    if not headings or (not any(map(_heads_part, lines)) and not any(map(holds_part, before))):
        return Parted(plane)
    own, besides, to_end = list(plane.tokens), [], False
    few = sorted(headings, key=_place)[:MOST_HEADINGS]
    for section in [found for heading in few if (found := _section(heading, lines, plane)) is not None]:
        held = [token for token in own if section.holds(token)]
        own = [token for token in own if not section.holds(token)]
        besides.append(_passage(held, plane))
        to_end = to_end or (section.bottom == math.inf and section.left == -math.inf)
    return Parted(replace(plane, tokens=tuple(own)), tuple([p for p in besides if p is not None]), to_end)


def _section(heading: Line, lines: Sequence[Line], plane: Plane) -> _Section | None:
    """What belongs to a ``heading``: the column that it stands in beside the label; all below it, where no part of the
    label follows; what stands before the next heading, where type tells that. None where that is not sure."""
    top, parts = heading.tokens[0].top, [line for line in lines if line.top >= heading.top and _heads_part(line)]
    if not plane.is_text_file and any(_stands_beside(line, heading) for line in lines):
        return _column(heading, lines)
    if not parts:
        return _Section(top, math.inf, -math.inf)
    if plane.is_text_file:
        return _between(heading, parts, lines)
    if heading.size < LARGER * statistics.median_low([line.size for line in lines]):
        return None
    next_one = (line.top for line in lines if line.top > heading.bottom and line.size > 0.95 * heading.size)
    bottom = min(next_one, default=math.inf)
    return _Section(top, bottom, -math.inf) if all(line.top >= bottom for line in parts) else None


def _between(heading: Line, parts: Sequence[Line], lines: Sequence[Line]) -> _Section | None:
    """What stands in a text under ``heading``, up to the first of the ``parts`` of the label below it, where a panel is
    above it and an empty line before both."""
    part = min(parts, key=_place)
    if TITLE.match(part.text) or not any(TITLE.match(line.text) for line in lines if line.top < heading.top):
        return None
    lone = all(max(line.top for line in lines if line.top < each.top) < each.top - 1 for each in (heading, part))
    return _Section(heading.tokens[0].top, part.top, -math.inf) if lone else None


def _column(heading: Line, lines: Sequence[Line]) -> _Section | None:
    """The column under ``heading``, down to the first line that begins left of it and reaches into it; None where a
    part of the label stands there, or cells of a table do, as under the last of a row of tabs."""
    left = heading.left
    below = sorted(
        [line for line in lines if line.top > heading.bottom and line.right > left + heading.size], key=_place
    )
    bottom = next((line.top for line in below if line.left < left - heading.size), math.inf)
    held = [line for line in below if line.top < bottom]
    if any(_heads_part(line) or _is_cells(line) for line in held):
        return None
    return _Section(heading.tokens[0].top, bottom, left)


def _is_cells(line: Line) -> bool:
    """Whether ``line`` is no more than the amounts and percents of a row whose name stands left of it, or their
    heading."""
    if COLUMN_HEAD.match(line.text) is not None:
        return True
    kinds = kinds_in(line.text)
    return "name" not in kinds and ("percent" in kinds or "amount" in kinds)


LARGER = 1.1
"""A heading is set in type so many times as large as most lines."""


def holds_part(plane: Plane) -> bool:
    """Whether a part of a label stands on ``plane``."""
    return any(map(_heads_part, _lines(plane)))


def all_of(plane: Plane) -> Parted:
    """All that stands on ``plane`` as said besides."""
    passage = _passage(plane.tokens, plane)
    return Parted(replace(plane, tokens=()), (passage,) if passage is not None else (), to_end=True)


def _lines(plane: Plane) -> list[Line]:
    return text_lines(plane.tokens) if plane.is_text_file else segments(plane.tokens)


def _passage(tokens: Sequence[Token], plane: Plane) -> Passage | None:
    lines = text_lines(tokens) if plane.is_text_file else in_lines(segments(tokens))
    return join([line.tokens for line in lines], plane.page)


def _stands_beside(line: Line, heading: Line) -> bool:
    """Whether ``line`` stands left of ``heading`` at about its height: in another column."""
    return line.right <= heading.left and abs(line.middle - heading.middle) < COLUMN * heading.size


COLUMN = 4
"""Font sizes: what stands no further above or below a heading, and left of it, is in a column beside it."""


def _place(line: Line) -> tuple[float, float]:
    return line.top, line.left


def _heads_part(line: Line) -> bool:
    """Whether ``line`` begins a part of a label."""
    begins = TITLE.match(line.text) is not None or HEADING.match(line.text) is not None
    return begins and _HEADING.fullmatch(line.text) is None


def heads_products(line: str) -> bool:
    """Whether what stands under this ``line`` is of other products."""
    match = _HEADING.fullmatch(line)
    return match is not None and match["products"] is not None
