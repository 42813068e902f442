from collections.abc import Iterator
from decimal import Decimal

from labelcheck.knowledge import compounds, marks
from labelcheck.model.catalogue import CatalogueCase, Facts, mark_in_words, row_in_words
from labelcheck.model.label import DietaryIngredient, Evidence
from labelcheck.model.result import Result
from labelcheck.rules.registry import Hit, NotJudged, rule

_SINGLE = {
    "product_name": "product name",
    "upc": "UPC",
    "serving": "serving size",
    "elemental_mg": "elemental dose in mg",
}
_SEVERAL = {
    "rows": "facts panel",
    "forms": "magnesium forms",
    "other_ingredients": "other ingredients",
    "marks": "marks",
}


@rule(code="K005", severity="warning", sources=())
def changed_since_report(case: CatalogueCase) -> Iterator[Hit]:
    """A label says something else than in the earlier report.

    What it finds:
        A label file whose bytes have changed since the report of `--previous`, and with them its name, UPC, serving,
        elemental dose, a row of its facts panel, its magnesium forms, other ingredients or marks, or what a mark of the
        product is told of. A file with the same bytes is never a finding.
    Why it matters:
        A new file under an old name is how a formula changes without anybody being told.
    What it does not prove:
        That the change is a mistake, or that the product in stock has changed.
    Source:
        The project's own: two readings of one file name are compared.
    """
    if case.previous is None:
        raise NotJudged("no earlier report was given (--previous)")
    lines = {row.label: row.evidence for row in (case.table.rows if case.table is not None else ())}
    for source, result in case.results.items():
        before = case.previous.get(source)
        if before is None or before.sha256 == result.sha256:
            continue
        found = list(changes(before, facts(result)))
        if found:
            yield Hit(
                f"{source} has changed: {'; '.join(found)}.",
                "Check that the change is meant, then keep the new report as the previous one.",
                evidence=lines.get(source, (Evidence(1, None, 1, source),)),
            )


def facts(result: Result) -> Facts:
    """What of ``result`` is compared with another run."""
    label = result.label
    magnesium = label.magnesium
    dose = magnesium.elemental_mg if magnesium is not None else None
    return Facts(
        sha256=result.sha256,
        product_name=label.product_name.value if label.product_name is not None else None,
        upc=label.upc.value if label.upc is not None else None,
        serving=label.serving.size if label.serving is not None else None,
        elemental_mg=dose,
        rows=tuple(sorted({_row_in_words(item) for item in label.dietary_ingredients})),
        forms=tuple(sorted({form.id for form in magnesium.forms})) if magnesium is not None else (),
        other_ingredients=tuple(sorted({item.as_printed for item in label.other_ingredients})),
        marks=tuple(sorted({mark_in_words(mark.id, mark.kind, mark.scope) for mark in label.marks})),
    )


def _row_in_words(item: DietaryIngredient) -> str:
    amount = item.amount
    said = None if amount is None else (f"{'<' if amount.less_than else ''}{amount.value:f}", amount.unit)
    return row_in_words(item.name, item.sources, said, item.percent_daily_value)


def changes(before: Facts, after: Facts) -> Iterator[str]:
    """What ``after`` says differently than ``before``, in words."""
    for field, name in _SINGLE.items():
        was, now = getattr(before, field), getattr(after, field)
        if _plain(was) != _plain(now):
            yield f"{name} {_said(was)} is now {_said(now)}"
    for field, name in _SEVERAL.items():
        was_all, now_all = ({_plain(text): text for text in getattr(facts, field)} for facts in (before, after))
        told = [f"without {_named(field, was_all[key])}" for key in was_all if key not in now_all]
        told += [f"with {_named(field, now_all[key])}" for key in now_all if key not in was_all]
        if told:
            yield f"{name} now {', '.join(told)}"


def _named(field: str, said: str) -> str:
    """``said``, of one of several facts, as people name it. An id that an earlier version knew stays one."""
    if field == "rows":
        return f"“{said}”"
    id_, of, other = said.partition(" of ")
    if field == "forms" and id_ in compounds():
        return compounds()[id_].name
    name = next((mark.name for mark in marks() if mark.id == id_), id_) if field == "marks" else id_
    return name + of + other


def _plain(value: str | Decimal | None) -> object:
    """``value`` without what is no change: case, spaces and line breaks, the zeros at the end of a number."""
    return " ".join(value.casefold().split()) if isinstance(value, str) else value


def _said(value: str | Decimal | None) -> str:
    return "not stated" if value is None else f"{value:f}" if isinstance(value, Decimal) else f"“{value}”"
