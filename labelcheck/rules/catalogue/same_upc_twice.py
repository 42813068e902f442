from collections.abc import Iterator

from labelcheck.knowledge import fold
from labelcheck.knowledge.gtin import as_shown
from labelcheck.model.catalogue import CatalogueCase, Row
from labelcheck.rules.registry import Hit, NotJudged, rule


@rule(code="K001", severity="error", sources=())
def same_upc_twice(case: CatalogueCase) -> Iterator[Hit]:
    """Two products of the catalogue carry one UPC.

    What it finds:
        Two rows with the same UPC in the table or on their labels, whose SKU differs, or whose name does where one of
        them has no SKU. An EAN is the UPC with a zero before it. Several label files of one SKU are one product.
    Why it matters:
        The till, the warehouse and a recall know a product by its UPC alone. A UPC that was left over from the label
        that served as a template is found when the goods are on the shelf.
    What it does not prove:
        Which of the two carries the wrong number, or that the number is registered at all.
    Source:
        The project's own: a number that names a product names one.
    """
    if case.table is None:
        raise NotJudged("no catalogue was given")
    first: dict[str, Row] = {}
    told: set[tuple[int, int]] = set()
    for row in case.table.rows:
        for number in sorted(_numbers(case, row)):
            other = first.setdefault(number, row)
            if _differ(other, row) and (other.line, row.line) not in told:
                told.add((other.line, row.line))
                yield Hit(
                    f"UPC {as_shown(number)} is on {_named(other)} and on {_named(row)}.",
                    "Give each product a UPC of its own.",
                    evidence=(*other.evidence, *row.evidence),
                )


def _numbers(case: CatalogueCase, row: Row) -> set[str]:
    """The numbers of ``row``, from the table and from its label, in the length that holds all kinds."""
    label = case.label(row)
    printed = label.upc.value if label is not None and label.upc is not None else None
    digits = ("".join(c for c in text if c in "0123456789") for text in (row.upc, printed) if text is not None)
    return {number.zfill(14) for number in digits if len(number) >= 8}


def _differ(one: Row, other: Row) -> bool:
    if one.sku is not None and other.sku is not None:
        return fold(one.sku) != fold(other.sku)
    return one.name is not None and other.name is not None and fold(one.name) != fold(other.name)


def _named(row: Row) -> str:
    return " ".join(part for part in (row.sku, row.name) if part)
