"""The active magnesium of a label: in which forms it is, and how much elemental magnesium its rows state."""

from __future__ import annotations

from decimal import Decimal

from labelcheck.facts.dietary_ingredients import brackets, other_doses, row_spans
from labelcheck.facts.doses.daily_value_basis import names_a_group
from labelcheck.facts.ingredients.heading import IngredientList
from labelcheck.facts.magnesium.doubts import doubts_of
from labelcheck.facts.magnesium.elemental import YIELD_SLACK, Dose, dose, share_of
from labelcheck.facts.magnesium.forms import buffered
from labelcheck.facts.magnesium.named_forms import named_forms
from labelcheck.facts.magnesium.names import is_named_after_element, is_part
from labelcheck.facts.magnesium.rows import MagnesiumRow, magnesium_rows
from labelcheck.facts.magnesium.total import by_own_percents, total_of
from labelcheck.facts.numbers import in_mg
from labelcheck.layout import evidence
from labelcheck.model.label import Amount, Magnesium
from labelcheck.model.reading import Panel, Row


def find_magnesium(
    panel: Panel,
    column: int,
    listed: IngredientList | None,
    daily_values: tuple[Decimal, ...],
    *,
    decimal_comma: bool = False,
) -> Magnesium | None:
    """The magnesium of a label with a ``panel``, or None when that has no row of active magnesium."""
    rows = magnesium_rows(panel, column, decimal_comma=decimal_comma)
    if not rows:
        return None
    return _from_rows(rows, panel, column, listed, daily_values, decimal_comma=decimal_comma)


def _from_rows(
    rows: list[MagnesiumRow],
    panel: Panel,
    column: int,
    listed: IngredientList | None,
    daily_values: tuple[Decimal, ...],
    *,
    decimal_comma: bool,
) -> Magnesium:
    rows = by_own_percents(rows, daily_values)
    total, added = total_of(rows, daily_values)
    parts = [r for r in rows if r.index != total.index]
    named = named_forms(total, parts, panel.footnotes, listed)
    compound = _compound_weight(total, parts)
    unstated = _unstated(total, rows)
    same = compound is not None and total.elemental and compound[0] == total.amount and compound[1] is not total.row
    reached = _dose(total, [f.id for f in named], daily_values) if not (unstated or same) else Dose(None, "ambiguous")
    doubts = (
        *reached.doubts,
        *[f"how much magnesium “{row.row.name.text}” supplies is not stated" for row in unstated],
        *(("the amount is that of the compound beside it",) if same else ()),
        *doubts_of(total, rows, added, column, daily_values, declared=reached.basis == "declared"),
    )
    sure = not doubts and (total.elemental or len(rows) == 1)
    return Magnesium(
        forms=tuple(named),
        buffered=any(buffered(r.row.name.text) for r in rows),
        amount=total.amount,
        elemental_mg=reached.elemental_mg,
        basis=reached.basis,
        readings=reached.readings,
        percent_daily_value=total.percent,
        compound_mg=in_mg(compound[0]) if compound is not None else None,
        compound_evidence=evidence(*row_spans(compound[1], column)) if compound is not None else (),
        evidence=evidence(*[span for r in added or [total] for span in row_spans(r.row, column)]),
        confidence="high" if sure else "medium",
        doubts=doubts,
        other_doses=()
        if added or names_a_group(panel)
        else other_doses(total.row, column, decimal_comma=decimal_comma),
    )


def _unstated(total: MagnesiumRow, rows: list[MagnesiumRow]) -> list[MagnesiumRow]:
    """The compounds whose magnesium is not in ``total``, for that is told of another one alone: ``Magnesium oxide 30
    mg, magnesium sulfate 3 mg (eq. to magnesium 0.5 mg)``."""
    if total.whole or not (total.elemental and total.forms and total.weights) or _is_of_all(total):
        return []
    own = {form.id for form in total.forms}
    others = [row for row in rows if not row.elemental and row.amount is not None]
    return [row for row in others if row.forms and own.isdisjoint(form.id for form in row.forms)]


def _is_of_all(total: MagnesiumRow) -> bool:
    """Whether ``total`` is more than the compound it stands beside can hold: it is told of those above it too."""
    share = share_of([form.id for form in total.forms])
    amount, weight = (in_mg(each) if each is not None else None for each in (total.amount, total.weights[0]))
    return share is not None and amount is not None and weight is not None and amount > weight * share * YIELD_SLACK


def _compound_weight(total: MagnesiumRow, parts: list[MagnesiumRow]) -> tuple[Amount, Row] | None:
    """The printed weight of the one compound beside the element, and where it stands: in the brackets of its row, or in
    a row of its own."""
    if total.whole and parts:
        return None
    weights = [(weight, total.row) for weight in total.weights]
    weights += [(p.amount, p.row) for p in parts if p.amount is not None and not p.elemental and not is_part(p.row)]
    return weights[0] if len(weights) == 1 else None


def _dose(total: MagnesiumRow, forms: list[str], daily_values: tuple[Decimal, ...]) -> Dose:
    elemental_row = total.elemental or (bool(brackets(total.row.name)) and is_named_after_element(total.row))
    return dose(total.amount, total.percent, forms, elemental_row=elemental_row, daily_values=daily_values)
