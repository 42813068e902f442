"""All facts of one label, in the order in which they need each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from labelcheck.facts.article_number import find_article_number
from labelcheck.facts.brand import find_brand
from labelcheck.facts.certainty import with_scores
from labelcheck.facts.claims import find_claims, find_disclaimers
from labelcheck.facts.contact import find_contacts
from labelcheck.facts.coverage import find_coverage
from labelcheck.facts.daily_dose import find_daily_dose
from labelcheck.facts.daily_value_basis import find_daily_value_basis
from labelcheck.facts.dietary_ingredients import find_dietary_ingredients, unread_cells
from labelcheck.facts.dose_columns import choose, is_per_hundred
from labelcheck.facts.identity import find_lot, find_product_name, find_upcs
from labelcheck.facts.languages import find_languages, writes_decimal_comma
from labelcheck.facts.list_heading import IngredientList, find_list
from labelcheck.facts.list_holes import doubt, print_among
from labelcheck.facts.magnesium import find_magnesium
from labelcheck.facts.magnesium_names import among_others
from labelcheck.facts.magnesium_told import settled, with_form, without_panel
from labelcheck.facts.marks import find_marks
from labelcheck.facts.other_ingredients import find_other_ingredients
from labelcheck.facts.percent_columns import for_adults, of_the_dose
from labelcheck.facts.serving import find_serving, of_the_day
from labelcheck.facts.serving_beside import beside_rows, of_rows
from labelcheck.facts.serving_columns import of_amounts, of_column, states_size
from labelcheck.facts.serving_size import dose_of
from labelcheck.facts.statements import find_statements
from labelcheck.facts.topics import find_topics
from labelcheck.knowledge import bases_of_percents
from labelcheck.layout import evidence
from labelcheck.layout.besides import heads_products
from labelcheck.layout.row_words import MAGNESIUM
from labelcheck.layout.title_words import titles_medicine
from labelcheck.model.document import Document
from labelcheck.model.label import Evidence, Label, Magnesium, Note, Serving, Text
from labelcheck.model.reading import Panel, Passage, Reading, Span
from labelcheck.model.regex import regex

_MAGNESIUM = regex(rf"\b{MAGNESIUM}\b", re.IGNORECASE)


def read_facts(document: Document, reading: Reading) -> Label:
    """What the label says, from its reading."""
    chosen = _panel(reading)
    panel = of_the_dose(for_adults(chosen)) if chosen is not None else None
    more = [other for other in reading.panels if other is not chosen]
    again = [other for other in more if chosen is not None and (_says_again(other, chosen) or _tells_energy(other))]
    listed = find_list(reading)
    among = print_among(listed, document) if listed is not None else ()
    if listed is not None and among:
        listed = replace(listed, complete=False)
    languages = find_languages(reading)
    decimal_comma = writes_decimal_comma(languages, reading)
    dosed = _dosed(reading, panel, listed, decimal_comma=decimal_comma)
    serving, magnesium, column = dosed.serving, dosed.magnesium, dosed.column
    others = find_other_ingredients(listed, "medium" if among else "high")
    statements = (*find_statements(reading), *find_disclaimers(reading), *find_claims(reading))
    name = find_product_name(reading, listed)
    brand = find_brand(reading, name, statements)
    found_marks = find_marks(reading, name)
    rows = find_dietary_ingredients(panel, column, decimal_comma=decimal_comma) if panel is not None else ()
    number, number_note = find_article_number(find_upcs(reading), document.pages)
    recognised = any({word.score for word in page.words} - {None} for page in document.pages)
    unread = [*_unread_figures(panel, column), *_unread_names(panel, magnesium)] if panel is not None else ()
    second = [*_second_products([other for other in more if other not in again]), *_other_products(reading.besides)]
    found_notes = (dosed.note, number_note, doubt(among), *unread, *second, *_document_notes(document))
    notes = tuple(note for note in found_notes if note is not None)
    facts = [serving, magnesium, name, brand, *others, *found_marks, *statements, *rows]
    claimed = {piece for fact in facts if fact is not None for piece in fact.evidence}
    claimed |= _told_around(reading, listed, again)
    has_magnesium = magnesium is not None
    coverage = find_coverage(
        document, reading, panel, listed, statements, name, claimed, notes, has_magnesium=has_magnesium
    )
    label = Label(
        product_name=name,
        brand=brand,
        upc=number,
        lot=find_lot(reading),
        panel_title=Text(panel.title.text, evidence(panel.title)) if panel is not None and panel.title.text else None,
        serving=serving,
        dietary_ingredients=rows,
        magnesium=magnesium,
        other_ingredients=others,
        marks=found_marks,
        statements=statements,
        coverage=coverage,
        daily_value_basis=find_daily_value_basis(panel, dosed.told),
        languages=languages,
        daily_dose=find_daily_dose(reading, panel, column, serving, dosed.told),
        topics=find_topics(reading),
        contacts=find_contacts(reading),
    )
    return with_scores(label) if recognised else label


def _told_around(reading: Reading, listed: IngredientList | None, again: Sequence[Panel]) -> set[Evidence]:
    """What is understood and no fact of its own: heads and footnotes of panels, the rows of those that are printed
    ``again``, and all of the list."""
    spans = [span for panel in reading.panels for span in (panel.title, *panel.head, *panel.footnotes)]
    spans += [span for panel in again for span in _of_rows(panel)]
    spans += listed.spans if listed is not None else ()
    return set(evidence(*spans))


class _Dosed(NamedTuple):
    """The serving, what it holds of magnesium, and the dose ``column`` of the panel that both are of, with a ``note``
    where that is not sure; ``told``: the words of a label without a panel that say it."""

    serving: Serving | None
    magnesium: Magnesium | None
    column: int = 0
    note: Note | None = None
    told: Span | None = None


def _dosed(reading: Reading, panel: Panel | None, listed: IngredientList | None, *, decimal_comma: bool) -> _Dosed:
    if panel is not None and panel.rows:
        found = _by_panel(reading, panel, listed, decimal_comma=decimal_comma)
    else:
        magnesium, told = without_panel(reading, listed, bases_of_percents(), decimal_comma=decimal_comma)
        serving = find_serving(reading, panel, told)
        if serving is None and told is not None:
            serving = of_the_day(reading, [told]) or (dose_of(listed.heading) if listed is not None else None)
        found = _Dosed(serving, magnesium, told=told)
    if found.magnesium is None:
        return found
    magnesium = found.magnesium if found.magnesium.forms else with_form(found.magnesium, reading)
    return found._replace(magnesium=replace(magnesium, confidence="medium") if found.note is not None else magnesium)


def _by_panel(reading: Reading, panel: Panel, listed: IngredientList | None, *, decimal_comma: bool) -> _Dosed:
    serving = find_serving(reading, panel)
    column, note = choose(panel, serving if states_size(panel) or not panel.columns else None)
    magnesium = find_magnesium(panel, column, listed, bases_of_percents(), decimal_comma=decimal_comma)
    hundred = magnesium is not None and is_per_hundred(panel, column, serving)
    if magnesium is not None and hundred:
        magnesium = _of_no_dose(magnesium, "the amount is that of 100 g, 100 ml or a box, and not of a serving")
    if magnesium is not None and magnesium.basis != "declared" and titles_medicine(panel.title.text):
        magnesium, sentence = settled(
            magnesium, reading, bases_of_percents(), of_dose=not hundred, decimal_comma=decimal_comma
        )
        serving = serving or (dose_of(sentence) if sentence is not None else None)
    if magnesium is not None and magnesium.elemental_mg is not None and magnesium.elemental_mg > MOST:
        doubt = f"{magnesium.elemental_mg} mg is more than a dose holds"
        magnesium = replace(_of_no_dose(magnesium, doubt), confidence="medium")
    headings = panel.columns[column : column + 1] or panel.head
    serving = of_column(panel, column, serving) or of_the_day(reading, headings) or of_rows(panel)
    line = None
    if serving is None and panel.rows and (beside := beside_rows(reading, panel)) is not None:
        serving, line = beside
    serving, other = of_amounts(panel, serving)
    return _Dosed(serving, magnesium, column, note or other, line)


def _of_no_dose(magnesium: Magnesium, doubt: str) -> Magnesium:
    return replace(magnesium, elemental_mg=None, basis="not_stated", readings=(), doubts=(*magnesium.doubts, doubt))


MOST = Decimal(5000)
"""Milligrams of the element: more is in no dose, and may be what 100 g hold."""


def _unread_figures(panel: Panel, column: int) -> list[Note]:
    return [
        Note(
            "partly-read",
            f"in the row of {row.name.text[:60]} a figure could not be read surely",
            evidence(row.name, *unread),
        )
        for row in panel.rows
        if (unread := unread_cells(row, column))
    ]


def _unread_names(panel: Panel, magnesium: Magnesium | None) -> list[Note]:
    return [
        Note("partly-read", f"what “{row.name.text[:60]}” says of magnesium could not be read", evidence(row.name))
        for row in (among_others(panel) if magnesium is None else ())
    ]


_NOTES = {
    "decoded-as-cp1252": "text-decoded-as-cp1252",
    "hidden-text": "suspicious-structure",
    "meaningless-text": "suspicious-structure",
    "readers-disagree": "suspicious-structure",
    "cut-short": "partly-read",
    "page-without-text": "partly-read",
    "barcodes-not-read": "partly-read",
}


def _document_notes(document: Document) -> list[Note]:
    return [Note(_NOTES[kind], message) for kind, message in document.notes]


def _panel(reading: Reading) -> Panel | None:
    """The panel that is read: the first with a row of magnesium that is not of 100 g alone, else the first with one,
    else the first."""
    if len(reading.panels) < 2:
        return next(iter(reading.panels), None)
    found = [panel for panel in reading.panels if any(_MAGNESIUM.search(row.name.text) for row in panel.rows)]
    of_doses = (panel for panel in found if panel.columns or len(found) == 1 or not is_per_hundred(panel, 0, None))
    return next(of_doses, next(iter(found or reading.panels)))


def _says_again(panel: Panel, read: Panel) -> bool:
    """Whether ``panel`` is another that says what ``read`` does, as on a sheet with several labels."""
    return panel is not read and len(panel.rows) == len(read.rows) and _words(panel) == _words(read)


def _words(panel: Panel) -> list[str]:
    return [span.text.lower() for span in (*panel.head, *_of_rows(panel))]


def _of_rows(panel: Panel) -> list[Span]:
    return [span for row in panel.rows for span in (row.name, *(cell.span for cell in row.cells))]


def _second_products(panels: Sequence[Panel]) -> list[Note]:
    """Another panel with a serving size of its own belongs to a second product."""
    return [
        Note("second-product", "A second facts panel stands in this file; it was not read.", evidence(panel.title))
        for panel in panels
        if _has_serving(panel)
    ]


def _other_products(besides: Sequence[Passage]) -> list[Note]:
    """What a shop's page says of other products besides the label."""
    lines = [Span(passage, start, passage.line_end(start)).trimmed for passage in besides for start in passage.lines]
    return [
        Note(
            "second-product", f"What stands under “{line.text}” is of other products; it was not read.", evidence(line)
        )
        for line in lines
        if heads_products(line.text)
    ]


def _tells_energy(panel: Panel) -> bool:
    """Whether ``panel`` is a table of energy and the like, which stands beside that of the actives."""
    return all(_OF_FOOD.match(row.name.text) for row in panel.rows)


_OF_FOOD = regex(
    r"\W*(?:o\s)?(?:nutrients?\W+)?(?:energy|calories|protein|(?:total |dietary |saturated |trans )*fat|carbohydrate|"
    r"(?:total |added )?sugar|(?:dietary )?fib(?:re|er)|salt|sodium|cholesterol)",
    re.IGNORECASE,
)


def _has_serving(panel: Panel) -> bool:
    return any(re.search(r"serv", span.text, re.IGNORECASE) for span in panel.head)
