from collections.abc import Iterator

from labelcheck.model.catalogue import CatalogueCase, Row
from labelcheck.rules.registry import Hit, NotJudged, rule


@rule(code="K004", severity="info", sources=())
def no_lab_result(case: CatalogueCase) -> Iterator[Hit]:
    """A label of the catalogue has no laboratory result.

    What it finds:
        A row whose label was read, and to which none of the laboratory results of the run belongs: neither those of its
        lab file nor those of `--lab-results`.
    Why it matters:
        Without a result the claimed dose is held against nothing.
    What it does not prove:
        That the product was not tested.
    Source:
        The project's own: what was not compared is said.
    """
    if case.table is None:
        raise NotJudged("no catalogue was given")
    for row in case.table.rows:
        result = case.results.get(row.label or "")
        if result is not None and not result.potency:
            yield Hit(*_said(row), evidence=row.evidence)


def _said(row: Row) -> tuple[str, str]:
    """What is missing, and what to do."""
    if row.lab_file is None:
        said = f"No laboratory result was given for {row.label}."
        return said, "Name the file with its results in the column lab_file."
    return (
        f"No result in {row.lab_file} could be held against {row.label}.",
        "Look at the file with `labelcheck lab`: it must be readable, and name the label's product or UPC, or none.",
    )
