"""The serving of a label and the magnesium in it, which are told of each other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from labelcheck.facts.doses.columns import choose, is_per_hundred
from labelcheck.facts.doses.serving import find_serving, of_each, of_the_day, stated_elsewhere
from labelcheck.facts.doses.serving_beside import beside_rows, in_any_unit, of_rows
from labelcheck.facts.doses.serving_columns import of_amounts, of_column, states_size
from labelcheck.facts.doses.serving_size import dose_of
from labelcheck.facts.ingredients.heading import IngredientList
from labelcheck.facts.magnesium.find import find_magnesium
from labelcheck.facts.magnesium.told import settled, with_form, without_panel
from labelcheck.knowledge import bases_of_percents
from labelcheck.layout.vocabulary.titles import titles_medicine
from labelcheck.model.label import Magnesium, Note, Serving
from labelcheck.model.reading import Panel, Reading, Span


class Dosed(NamedTuple):
    """The serving, what it holds of magnesium, and the dose ``column`` of the panel that both are of, with a ``note``
    where that is not sure; ``told``: the words of a label without a panel that say it."""

    serving: Serving | None
    magnesium: Magnesium | None
    column: int = 0
    note: Note | None = None
    told: Span | None = None


def find_dosed(reading: Reading, panel: Panel | None, listed: IngredientList | None, *, decimal_comma: bool) -> Dosed:
    """What ``panel`` says of both; without one, what the list or a sentence does."""
    if panel is not None and panel.rows:
        found = _by_panel(reading, panel, listed, decimal_comma=decimal_comma)
    else:
        magnesium, told = without_panel(reading, listed, bases_of_percents(), decimal_comma=decimal_comma)
        serving = find_serving(reading, panel, told)
        if serving is None and told is not None:
            serving = of_the_day(reading, [told]) or (dose_of(listed.heading) if listed is not None else None)
        found = Dosed(serving, magnesium, told=told)
    if found.magnesium is None:
        return found
    magnesium = found.magnesium if found.magnesium.forms else with_form(found.magnesium, reading, listed)
    return found._replace(magnesium=replace(magnesium, confidence="medium") if found.note is not None else magnesium)


def unsure(dosed: Dosed) -> Dosed:
    """``dosed`` of a panel that may be of another product."""
    serving, magnesium = dosed.serving, dosed.magnesium
    if magnesium is not None:
        forms = tuple([replace(form, confidence="medium") for form in magnesium.forms])
        magnesium = replace(magnesium, forms=forms, confidence="medium")
    return dosed._replace(
        serving=replace(serving, confidence="medium") if serving is not None else None, magnesium=magnesium
    )


def _by_panel(reading: Reading, panel: Panel, listed: IngredientList | None, *, decimal_comma: bool) -> Dosed:
    serving = find_serving(reading, panel)
    of_all = states_size(panel) or not panel.columns
    column, note = choose(panel, serving if of_all else next(stated_elsewhere(reading), None))
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
    serving, other = of_amounts(panel, serving or of_each(reading) or in_any_unit(reading, panel))
    return Dosed(serving, magnesium, column, note or other, line)


def _of_no_dose(magnesium: Magnesium, doubt: str) -> Magnesium:
    return replace(magnesium, elemental_mg=None, basis="not_stated", readings=(), doubts=(*magnesium.doubts, doubt))


MOST = Decimal(5000)
"""Milligrams of the element: more is in no dose, and may be what 100 g hold."""
