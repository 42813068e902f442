from collections.abc import Iterator
from itertools import pairwise

from labelcheck.knowledge import fold
from labelcheck.model.catalogue import CatalogueCase, Row
from labelcheck.model.label import Label
from labelcheck.rules.registry import Hit, NotJudged, rule


@rule(code="K002", severity="warning", sources=())
def same_product_differs(case: CatalogueCase) -> Iterator[Hit]:
    """The files of one product state different doses or forms of magnesium.

    What it finds:
        Rows of one SKU and market whose labels declare another elemental dose or other magnesium forms, and a row whose
        claimed dose is not the one of its label. Doses are those of a serving, and compared where both are stated.
    Why it matters:
        One of the files is out of date, or the shop promises what the label does not.
    What it does not prove:
        Which of them is right, nor what is in the product.
    Source:
        The project's own: two statements about one product cannot both hold.
    """
    if case.table is None:
        raise NotJudged("no catalogue was given")
    read = [(row, label) for row in case.table.rows if (label := case.label(row)) is not None]
    for row, label in read:
        dose = label.magnesium.elemental_mg if label.magnesium is not None else None
        if row.claimed_mg is not None and dose is not None and row.claimed_mg != dose:
            yield Hit(
                f"The catalogue claims {row.claimed_mg:f} mg, the label {row.label} declares {dose:f} mg.",
                "Correct the catalogue or the label.",
                evidence=row.evidence,
            )
    for group in _products(read):
        for (one, its), (other, others) in pairwise(group):
            differences = [text for text in (_doses(its, others), _forms(its, others)) if text]
            if differences:
                yield Hit(
                    f"{one.label} and {other.label} are labels of {one.sku}, and {' and '.join(differences)}.",
                    "Bring the labels of the product into line, or give it another SKU.",
                    evidence=(*one.evidence, *other.evidence),
                )


def _products(read: list[tuple[Row, Label]]) -> list[list[tuple[Row, Label]]]:
    """The rows of each SKU and market, but for rows that name one file twice."""
    groups: dict[tuple[str, str | None], dict[str | None, tuple[Row, Label]]] = {}
    for row, label in read:
        if row.sku is not None:
            groups.setdefault((fold(row.sku), row.market), {}).setdefault(row.label, (row, label))
    return [list(group.values()) for group in groups.values()]


def _doses(one: Label, other: Label) -> str | None:
    if one.magnesium is None or other.magnesium is None:
        return None
    its, others = one.magnesium.elemental_mg, other.magnesium.elemental_mg
    if its is None or others is None or its == others:
        return None
    return f"declare {its:f} and {others:f} mg"


def _forms(one: Label, other: Label) -> str | None:
    its, others = ({form.id for form in label.magnesium.forms} if label.magnesium else set() for label in (one, other))
    if not its or not others or its == others:
        return None
    return f"name {', '.join(sorted(its))} and {', '.join(sorted(others))}"
