"""The active magnesium of a label: in which forms it is, and how much elemental magnesium its rows state."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from labelcheck.facts.dietary_ingredients import brackets, other_doses, row_spans, unread_cells
from labelcheck.facts.doses.daily_value_basis import names_a_group
from labelcheck.facts.ingredients.heading import IngredientList
from labelcheck.facts.ingredients.items import split
from labelcheck.facts.magnesium.elemental import YIELD_SLACK, Dose, dose, far_apart, fits_any, share_of
from labelcheck.facts.magnesium.forms import MARINE, Form, buffered, each_once, find_forms, forms_of_item, named_once
from labelcheck.facts.magnesium.names import is_named_after_element, is_part, is_told_of_compound, outside_brackets
from labelcheck.facts.magnesium.no_source import EXCIPIENT
from labelcheck.facts.magnesium.rows import MagnesiumRow, magnesium_rows
from labelcheck.facts.numbers import in_mg, is_range
from labelcheck.knowledge import compounds
from labelcheck.layout import evidence
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.vocabulary.rows import MAGNESIUM, SOURCE_OF
from labelcheck.model.label import Amount, Confidence, Magnesium, MagnesiumForm
from labelcheck.model.reading import Panel, Row, Span
from labelcheck.model.regex import regex


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
    rows = _by_own_percents(rows, daily_values)
    added = _added(rows)
    total = _sum(added) if added else _by_percent(rows, daily_values) or _total(rows)
    parts = [r for r in rows if r.index != total.index]
    named = _forms(total, parts) or _footnoted(total.row, panel.footnotes)
    if {form.id for form in named} == {MARINE}:
        named = listed_forms(listed, of_the_sea=True) or named
    if named and all(_is_blend(form) for form in named):
        named = [form for form in listed_forms(listed) if not _is_blend(form)] or named
    if not named or _are_part(total, parts):
        named += [form for form in listed_forms(listed) if form.id not in {f.id for f in named}]
    compound = _compound_weight(total, parts)
    unstated = _unstated(total, rows)
    same = compound is not None and total.elemental and compound[0] == total.amount and compound[1] is not total.row
    reached = _dose(total, [f.id for f in named], daily_values) if not (unstated or same) else Dose(None, "ambiguous")
    doubts = (
        *reached.doubts,
        *[f"how much magnesium “{row.row.name.text}” supplies is not stated" for row in unstated],
        *(("the amount is that of the compound beside it",) if same else ()),
        *_far_apart(total, reached, daily_values),
        *[f"“{row.row.name.text}” is read as magnesium, which its source names" for row in rows if row.misread],
        *_said_of(added),
        *_ranges(total.row, column),
        *_unread(total.row, column),
        *_unclosed(total.row),
        *_figure_left(total.row),
    )
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
        confidence=_confidence(total, rows, doubts),
        doubts=doubts,
        other_doses=()
        if added or names_a_group(panel)
        else other_doses(total.row, column, decimal_comma=decimal_comma),
    )


def _is_blend(form: MagnesiumForm) -> bool:
    """Whether ``form`` is one of other nutrients too, whose magnesium the list may name: ``ZMA``."""
    return compounds()[form.id].role == "blend"


def _are_part(total: MagnesiumRow, parts: list[MagnesiumRow]) -> bool:
    """Whether the rows of sources under ``total`` tell of less than it: ``di cui da magnesio marino 90 mg``."""
    masses = [in_mg(part.amount) for part in parts if part.forms and part.amount is not None and is_part(part.row)]
    whole = in_mg(total.amount) if total.amount is not None and not total.forms else None
    return bool(whole and masses) and sum(filter(None, masses), Decimal(0)) < MOSTLY * (whole or 0)


MOSTLY = Decimal("0.9")
"""Of a total: less leaves room for another source."""


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


def _far_apart(total: MagnesiumRow, reached: Dose, daily_values: tuple[Decimal, ...]) -> list[str]:
    apart = reached.basis == "declared" and far_apart(total.amount, total.percent, daily_values)
    return ["the amount and the % Daily Value do not fit each other; one may have been misread"] if apart else []


def _ranges(row: Row, column: int) -> list[str]:
    """What is printed as ``200-400 mg``: no amount, and said."""
    printed = [cell.span.text for cell in row.cells if cell.column == column and cell.kind == "amount"]
    return [f"{text} is a range, not an amount" for text in printed if is_range(text)]


def _unclosed(row: Row) -> list[str]:
    """A bracket that is never closed: its end may stand elsewhere, with a source."""
    name = row.name.text
    return [f"a bracket is not closed, and may name more: “{name}”"] if depth_after(name, 0) else []


def _figure_left(row: Row) -> list[str]:
    """A figure in the name that is no part of one, as where the amount before the cell was misread: ``Magnesium I50 mg
    Magtein 2,085 mg``, ``Magnesium 2 0 mg``."""
    name = f"{outside_brackets(row.name.text)} {_BEHIND_BRACKETS.split(row.name.text)[-1]}"
    return [f"a figure stands in the name of the row: “{row.name.text}”"] if _FIGURE_LEFT.search(name) else []


_BEHIND_BRACKETS = regex(r"[)\]]")
_FIGURE_LEFT = regex(r"(?<![^\s)])(?:[IlOS|]?\d[\dIlOSB.,]*\s?(?:rn|m)[a-z\d]\b|\d+\s*\Z)")


def _unread(row: Row, column: int) -> list[str]:
    return [f"a figure could not be read surely: “{span.text}”" for span in unread_cells(row, column)]


def _confidence(total: MagnesiumRow, rows: list[MagnesiumRow], doubts: tuple[str, ...]) -> Confidence:
    if doubts or (len(rows) > 1 and not total.elemental):
        return "medium"
    return "high"


def _added(rows: list[MagnesiumRow]) -> list[MagnesiumRow]:
    """The rows whose amounts together are what the serving supplies, where none states it: the part of the element
    under each compound, or a row of the element for each compound."""
    elemental = [r for r in rows if r.elemental]
    if any(r.whole for r in rows) or len(rows) > 2 * len(elemental):
        return []
    amounts = [amount for r in elemental if r.amount is not None and (amount := in_mg(r.amount))]
    if len(amounts) < 2 or len(amounts) < len(elemental) or (len(amounts) > 2 and 2 * max(amounts) == sum(amounts)):
        return []
    forms = [form.id for r in elemental for form in r.forms]
    each_its_own = all(r.forms for r in elemental) and len(forms) == len(set(forms))
    return elemental if each_its_own or all(is_told_of_compound(r.row) for r in elemental) else []


def _sum(rows: list[MagnesiumRow]) -> MagnesiumRow:
    """``rows`` as one, with the sum of their amounts; a sum of rounded percents would be no printed percent."""
    together = sum([in_mg(r.amount) or Decimal(0) for r in rows if r.amount is not None], Decimal(0))
    return replace(rows[0], amount=Amount(together, "mg"), percent=None, whole=True)


def _said_of(added: list[MagnesiumRow]) -> list[str]:
    amounts = " and ".join(f"{r.amount.value} {r.amount.unit}" for r in added if r.amount is not None)
    return [f"no row states the total: {amounts} are added"] if added else []


def _by_own_percents(rows: list[MagnesiumRow], daily_values: tuple[Decimal, ...]) -> list[MagnesiumRow]:
    """``rows`` as the element's where several are named after compounds, and each states so much of a reference value
    as its percent says: ``Magnesium glycinate 300 mg 80 %``, ``Magnesium malate 75 mg 20 %``."""
    fit = [r for r in rows if r.amount is not None and r.percent and fits_any(r.amount, r.percent, daily_values)]
    if len(fit) < max(len(rows), 2) or any(r.elemental for r in rows):
        return rows
    return [replace(r, elemental=True) for r in rows]


def _by_percent(rows: list[MagnesiumRow], daily_values: tuple[Decimal, ...]) -> MagnesiumRow | None:
    """Of several rows named after compounds, the only one with a percent, where its amount is so much of a reference
    value: what the others are told to supply."""
    stated = [r for r in rows if r.percent is not None]
    if len(rows) < 2 or len(stated) != 1 or any(r.elemental for r in rows):
        return None
    (row,) = stated
    return row if row.amount is not None and fits_any(row.amount, row.percent, daily_values) else None


def _total(rows: list[MagnesiumRow]) -> MagnesiumRow:
    """The row that states what the serving supplies: the element's own row before a compound's; of several, the sum."""
    if (together := next((r for r in rows if r.whole), None)) is not None:
        return together
    elemental = [r for r in rows if r.elemental]
    if len(elemental) < len(rows):  # a name without cells may be the heading of a column: ``davon Magnesium``
        elemental = [r for r in elemental if r.amount is not None or r.percent is not None]
    pool = elemental or rows
    with_amount = [r for r in pool if r.amount is not None]
    masses = [(r, mass) for r in pool if r.amount is not None and (mass := in_mg(r.amount)) is not None]
    whole = sum([mass for _, mass in masses], Decimal(0))
    for row, mass in masses if len(masses) > 2 else ():
        if 2 * mass == whole:  # it is the sum of the others
            return row
    if with_amount:  # printed twice, in two languages, only one may have the percent
        same = [r for r in with_amount if r.amount == with_amount[0].amount and r.elemental]
        return next((r for r in same if r.percent is not None), with_amount[0])
    return next((r for r in pool if r.percent is not None), pool[0])


def _forms(total: MagnesiumRow, parts: list[MagnesiumRow]) -> list[MagnesiumForm]:
    found = [MagnesiumForm(f.id, f.span.text, evidence(f.span)) for f in total.forms]
    for part in parts:
        for form in part.forms:
            if form.id not in {f.id for f in found}:
                found.append(MagnesiumForm(form.id, form.span.text, evidence(form.span), origin="child"))
    return found


_SIGNS = r"[*†‡§¶^#°]"
_MARKED = regex(rf"(?:{MAGNESIUM})\s?(?P<signs>{_SIGNS}+)", re.IGNORECASE)
_SOURCE_NOTE = regex(rf"\W*?(?P<sign>{_SIGNS}+)\)?\s*\(?\s*(?P<of>(?:{SOURCE_OF})\b\s*)?", re.IGNORECASE)
_NOT_OF = regex(r"[.;]\s|\b(?:unlike|not|no|than|instead|rather|without)\b", re.IGNORECASE)
_RUN = regex(r"(.)\1*")


def _footnoted(row: Row, footnotes: tuple[Span, ...]) -> list[MagnesiumForm]:
    """The sources in the footnote whose sign the element carries: ``Magnesium† 200 mg``, ``† as magnesium citrate``."""
    marked = _MARKED.match(row.name.text) if footnotes else None
    signs = {run.group() for run in _RUN.finditer(marked["signs"])} if marked is not None else set()
    for note in footnotes if signs else ():
        begin = _SOURCE_NOTE.match(note.text)
        if begin is None or begin["sign"] not in signs:
            continue
        other = _NOT_OF.search(note.text, begin.end())
        told = note.sub(begin.end(), other.start() if other is not None else len(note.text))
        forms = find_forms(told, elided=begin["of"] is not None)
        if forms and (begin["of"] is not None or forms[0].span.start == told.start):
            return [MagnesiumForm(form.id, form.span.text, evidence(form.span)) for form in forms]
    return []


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


_OF_THE_SEA = regex(r"marin[eo]?s?\b|\bsea\b|\bm(?:er|ar|are)\b|meer", re.IGNORECASE)


def listed_forms(listed: IngredientList | None, *, of_the_sea: bool = False) -> list[MagnesiumForm]:
    """Magnesium salts of the ingredient list, for a row that names none; for one that names magnesium ``of_the_sea``,
    what that is: ``oxyde de magnésium d'origine marine``."""
    found: list[Form] = []
    for body in listed.bodies if listed is not None else ():
        items = [item for item in split(body) if not EXCIPIENT.search(item.text)]
        named = [
            form for item in items if not of_the_sea or _OF_THE_SEA.search(item.text) for form in forms_of_item(item)
        ]
        found += named_once(body.text, body.start, named)  # an item may stand in the bracket of another
    return [
        MagnesiumForm(form.id, form.span.text, evidence(form.span), "medium", "ingredients")
        for form in each_once(found)
        if not (of_the_sea and form.id == MARINE)
    ]
