from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule


@rule(code="R007", severity="info", sources=())
def second_product(case: Case) -> Iterator[Hit]:
    """The file holds a second product.

    What it finds:
        A second facts panel with a serving size of its own, or what a shop's page says of other products under the
        label (``You may also like``).
    Why it matters:
        One result is given for each file; the second product was not judged.
    Fails:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
        * Daily Value not established.

        Supplement Facts
        Serving Size: 2 Tablets
        Amount Per Serving  % Daily Value
        Zinc (as Zinc Citrate)  15 mg  136%
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    What it does not prove:
        That the second panel is of another product: it may be the same panel in another language.
    Source:
        The project's own: nothing unread is called clean.
    """
    for note in case.label.coverage.notes:
        if note.kind in ("second-product", "other-products"):
            yield Hit(note.message, "Give each product a file of its own.", note.evidence)
