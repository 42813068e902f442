from collections.abc import Iterator

from labelcheck.model.catalogue import CatalogueCase
from labelcheck.rules.registry import Hit, NotJudged, rule


@rule(code="K003", severity="error", sources=())
def no_label_for_row(case: CatalogueCase) -> Iterator[Hit]:
    """A product of the catalogue has no label.

    What it finds:
        A row without a label file, or one whose file does not exist. A file that exists and is not part of the scan is
        no finding.
    Why it matters:
        A product whose label nobody can find is one that nobody checks.
    What it does not prove:
        That the product is sold without a label.
    Source:
        The project's own: nothing unread is called clean.
    """
    if case.table is None:
        raise NotJudged("no catalogue was given")
    for row in case.table.rows:
        if row.label is None:
            yield Hit("The row names no label.", "Name the label file in the column label.", evidence=row.evidence)
        elif not row.label_exists:
            yield Hit(f"There is no label {row.label}.", "Add the file, or correct the path.", evidence=row.evidence)
