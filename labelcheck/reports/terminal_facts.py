"""The facts of a label for people: what was read from it, and what was not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from labelcheck.model.label import Label, Magnesium, Mark
from labelcheck.model.label import Text as Printed
from labelcheck.model.mark import told_of
from labelcheck.reports.drawing import INDENT, join, place, row, said, styled, wrapped
from labelcheck.reports.safe import safe

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_ATTESTS = {
    "product_potency": "a third party certifies the product: identity, content, purity",
    "product_sport": "a third party tests the product for banned substances",
    "product_contaminant": "a third party tests the product for contaminants",
    "market_authorisation": "authorised for the market, not tested",
    "facility_gmp": "speaks of the facility, not of the product",
    "lab_accreditation": "speaks of a laboratory, not of the product",
    "ingredient_brand": "a brand of an ingredient",
    "ingredient_grade": "a grade of an ingredient",
    "diet": "diet or way of life, not quality",
    "vague_test": "a claim that names no tester",
    "score": "a ranking or an award, no certification",
    "violation": "no such approval exists",
}
_KNOWN_BY = {
    "declared": "declared on the label",
    "computed": "computed from the weight of the compound and its formula",
    "not_stated": "not stated",
    "ambiguous": "ambiguous: the label does not say whether the weight is the element's or the compound's",
}


def draw_facts(console: Console, source: str, label: Label, judged_by: str = "") -> None:
    """Print what was read from a label, and what was not; ``judged_by`` tells whose rules judge it."""
    console.print(styled(safe(source), "bold underline"), soft_wrap=True)
    for name, value in _facts(label):
        row(console, name, value)
    if judged_by:
        row(console, "market", styled(safe(judged_by)))
    console.print()


def draw_unread(console: Console, label: Label) -> None:
    """Print the lines that no part understood and the pictures that were not read."""
    coverage = label.coverage
    for part, state in coverage.parts.items():
        row(
            console,
            part.replace("_", " "),
            styled({"read": "read", "cut": "cut short", "not_found": "not found"}[state]),
        )
    if coverage.pictures_unread:
        row(console, "pictures", styled(f"{coverage.pictures_unread} not read"))
    for note in coverage.notes:
        row(console, "note", styled(safe(note.message)))
    if coverage.unclaimed:
        row(console, "not understood", styled(f"{len(coverage.unclaimed)} lines", "dim"))
        for piece in coverage.unclaimed:
            wrapped(console, join(styled(f"{place(piece)}  ", "dim"), safe(piece.text)), 2 * INDENT)
    console.print()


def _facts(label: Label) -> Iterator[tuple[str, Text]]:
    yield "product", said(label.product_name.value if label.product_name else None)
    if label.upc is not None:
        yield "UPC", _article_number(label.upc)
    yield "serving", said(label.serving.size if label.serving else None)
    if label.magnesium is None:
        missed = label.coverage.panel_missed
        yield "magnesium", styled("none on the label" if missed is None else f"none was read, and {missed}")
    else:
        yield from _magnesium(label.magnesium)
    others = ", ".join(item.as_printed for item in label.other_ingredients)
    yield "other ingredients", said(others or None)
    if not label.marks:
        yield "marks", styled("none in the text")
    for mark in label.marks:
        yield "mark", _mark(mark)
    coverage = label.coverage
    reasons = f": {'; '.join(coverage.reasons)}" if coverage.reasons else ""
    yield "captured", styled(safe(f"{'the whole label' if coverage.capture == 'whole' else 'a part'}{reasons}"))


def _article_number(upc: Printed) -> Text:
    """The number, and whether print or bars say it."""
    coded = {piece.read_via == "barcode" for piece in upc.evidence}
    where = "printed and in the bar code" if len(coded) > 1 else "in the bar code" if True in coded else "printed"
    return join(safe(upc.value), styled(f"  {where}", "dim"))


def _magnesium(magnesium: Magnesium) -> Iterator[tuple[str, Text]]:
    from labelcheck.knowledge import compounds

    if not magnesium.forms:
        yield "magnesium form", styled("not stated")
    for form in magnesium.forms:
        printed = f"  “{safe(form.as_printed, 120)}”"
        where = " (from the ingredient list)" if form.origin == "ingredients" else ""
        yield "magnesium form", join(compounds()[form.id].name, styled(printed, "dim"), where)
    amount = magnesium.amount
    without = "no sure amount" if magnesium.doubts else "no amount printed"
    printed_dose = f"{'<' if amount.less_than else ''}{amount.value:f} {amount.unit}" if amount else without
    if magnesium.elemental_mg is not None:
        yield "elemental dose", styled(f"{magnesium.elemental_mg:f} mg, {_KNOWN_BY[magnesium.basis]}")
    elif magnesium.readings:
        readings = " or ".join(f"{r.elemental_mg:f} mg if {r.assume}" for r in magnesium.readings)
        yield "elemental dose", styled(f"{printed_dose}, {_KNOWN_BY[magnesium.basis]}: {readings}")
    else:
        yield "elemental dose", styled(f"{_KNOWN_BY['not_stated']} ({printed_dose})")
    percent = magnesium.percent_daily_value
    yield "% daily value", said(f"{percent} %" if percent is not None else None)
    for doubt in magnesium.doubts:
        yield "doubt", styled(safe(doubt), "yellow")


def _mark(mark: Mark) -> Text:
    style = "green" if mark.counts else ""
    other = told_of(mark.kind, mark.scope)
    attests = _ATTESTS[mark.kind] if other is None else f"speaks of {other}, not of the product"
    return join(styled(mark.name, style), styled(f"  “{safe(mark.as_printed, 120)}”", "dim"), f": {attests}")
