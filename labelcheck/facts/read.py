"""All facts of one label, in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from labelcheck.facts.certainty import with_scores
from labelcheck.facts.coverage import find_coverage, magnesium_left
from labelcheck.facts.dietary_ingredients import find_dietary_ingredients
from labelcheck.facts.doses.columns_apart import in_order
from labelcheck.facts.doses.daily_dose import find_daily_dose
from labelcheck.facts.doses.daily_value_basis import find_daily_value_basis
from labelcheck.facts.doses.percent_columns import for_adults, of_the_dose
from labelcheck.facts.ingredients.before import with_shell
from labelcheck.facts.ingredients.heading import IngredientList, find_list
from labelcheck.facts.ingredients.holes import doubt, doubt_torn, print_among, print_torn_off
from labelcheck.facts.ingredients.other_ingredients import find_other_ingredients
from labelcheck.facts.ingredients.woven import doubt_within, doubted, print_within
from labelcheck.facts.languages import find_languages, writes_decimal_comma
from labelcheck.facts.magnesium.dosed import find_dosed, unsure
from labelcheck.facts.notes import document_notes, other_products, second_products, unread_figures, unread_names
from labelcheck.facts.panels import is_of_product, panel_of, says_again, spans_of_rows, stands_under, tells_energy
from labelcheck.facts.product.article_number import find_article_number
from labelcheck.facts.product.brand import find_brand
from labelcheck.facts.product.codes import find_lot, find_upcs
from labelcheck.facts.product.contact import find_contacts
from labelcheck.facts.product.name import find_product_name
from labelcheck.facts.statements.claims import find_claims, find_disclaimers
from labelcheck.facts.statements.find import find_statements
from labelcheck.facts.statements.marks import find_marks
from labelcheck.facts.statements.topics import find_topics
from labelcheck.layout import evidence
from labelcheck.model.document import Document
from labelcheck.model.label import Evidence, Label, Magnesium, Note, OtherIngredient, Text
from labelcheck.model.reading import Panel, Reading, Span


def read_facts(document: Document, reading: Reading) -> Label:
    """What the label says, from its reading."""
    chosen = panel_of(reading)
    more = [other for other in reading.panels if other is not chosen]
    again = [other for other in more if chosen is not None and (says_again(other, chosen) or tells_energy(other))]
    listed, others, list_note = _listed(document, reading)
    products = [other for other in more if other not in again and is_of_product(other)]
    languages = find_languages(reading)
    decimal_comma = writes_decimal_comma(languages, reading)
    panel = None if chosen is None else in_order(of_the_dose(for_adults(chosen)), decimal_comma=decimal_comma)
    dosed = find_dosed(reading, panel, listed, decimal_comma=decimal_comma)
    if chosen is not None and stands_under(chosen.title, products):
        dosed = unsure(dosed)
    if listed is not None and stands_under(listed.heading, products):
        others = tuple([replace(one, confidence="medium") for one in others])
    serving, magnesium, column = dosed.serving, dosed.magnesium, dosed.column
    statements = (*find_statements(reading), *find_disclaimers(reading), *find_claims(reading))
    name = find_product_name(reading, listed)
    brand = find_brand(reading, name, statements)
    found_marks = find_marks(reading, name)
    rows = find_dietary_ingredients(panel, column, decimal_comma=decimal_comma) if panel is not None else ()
    number, number_note = find_article_number(find_upcs(reading), document.pages)
    recognised = any({word.score for word in page.words} - {None} for page in document.pages)
    unread = [*unread_figures(panel, column), *unread_names(panel, magnesium)] if panel is not None else ()
    second = [*second_products(products), *other_products(reading.besides)]
    found_notes = (dosed.note, number_note, list_note, *unread, *second, *document_notes(document))
    notes = tuple(note for note in found_notes if note is not None)
    facts = [serving, magnesium, name, brand, *others, *found_marks, *statements, *rows]
    claimed = {piece for fact in facts if fact is not None for piece in fact.evidence}
    claimed |= _told_around(reading, listed, again)
    claimed |= set(evidence(*_of_other_doses(panel, column))) if panel is not None and panel.columns else set()
    coverage = find_coverage(
        document,
        reading,
        panel,
        listed,
        statements,
        name,
        claimed,
        notes,
        has_magnesium=magnesium is not None,
        knows_language=bool(languages),
    )
    if magnesium is not None and (left := magnesium_left(reading, coverage.unclaimed, magnesium)) is not None:
        magnesium = _doubted_beside(magnesium, left)
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
        daily_value_basis=find_daily_value_basis(panel, dosed.told, column),
        languages=languages,
        daily_dose=find_daily_dose(reading, panel, column, serving, dosed.told),
        topics=find_topics(reading),
        contacts=find_contacts(reading),
    )
    return with_scores(label) if recognised else label


def _doubted_beside(magnesium: Magnesium, left: Evidence) -> Magnesium:
    """``magnesium``, where another row of it is ``left`` outside of the panel."""
    told = f"another row of magnesium stands outside of the panel: “{left.text}”"
    forms = tuple([replace(form, confidence="low") for form in magnesium.forms])
    return replace(magnesium, forms=forms, confidence="low", doubts=(*magnesium.doubts, told))


def _listed(
    document: Document, reading: Reading
) -> tuple[IngredientList | None, tuple[OtherIngredient, ...], Note | None]:
    """The list of ingredients and what it names, and the note where other print may stand among that; such a list
    counts as cut."""
    listed = with_shell(find_list(reading))
    if listed is None:
        return None, (), None
    if among := print_among(listed, document):
        return replace(listed, complete=False), find_other_ingredients(listed, "medium"), doubt(among)
    others = find_other_ingredients(listed)
    if within := print_within(listed, others):
        return replace(listed, complete=False), doubted(others), doubt_within(within)
    if torn := print_torn_off(listed, reading):
        return replace(listed, complete=False), others, doubt_torn(torn)
    return listed, others, None


def _told_around(reading: Reading, listed: IngredientList | None, again: Sequence[Panel]) -> set[Evidence]:
    """What is understood and no fact of its own: heads and footnotes of panels, the rows of those that are printed
    ``again``, and all of the list."""
    spans = [span for panel in reading.panels for span in (panel.title, *panel.head, *panel.footnotes)]
    spans += [span for panel in again for span in spans_of_rows(panel)]
    spans += listed.spans if listed is not None else ()
    return set(evidence(*spans))


def _of_other_doses(panel: Panel, column: int) -> list[Span]:
    """The cells of ``panel`` that are of another dose than ``column``, and surely of their rows."""
    return [cell.span for row in panel.rows for cell in row.cells if cell.column != column and cell.sure]
