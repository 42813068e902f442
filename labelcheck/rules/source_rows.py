"""The rows of their own in which a panel weighs what its magnesium comes from."""

from __future__ import annotations

from labelcheck.model.label import Evidence, Label


def source_rows(label: Label) -> tuple[Evidence, ...]:
    """The print of the rows that name the sources over or under that of the element: ``Magnesium citrate 1,250 mg``."""
    forms = label.magnesium.forms if label.magnesium is not None else ()
    named = [form.as_printed for form in forms if form.origin == "child"]
    rows = [row for row in label.dietary_ingredients if any(words in row.name for words in named)]
    return tuple(piece for row in rows for piece in row.evidence)
