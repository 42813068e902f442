from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule


@rule(code="R002", severity="error", sources=())
def panel_not_found(case: Case) -> Iterator[Hit]:
    """No facts panel was found.

    What it finds:
        A label with an ingredient list or a magnesium row, and no facts panel.
    Why it matters:
        Dose, serving and most forms stand in the panel; without it they are unknown, not absent.
    Fails:
        Harbor Magnesium
        Ingredients: magnesium citrate, cellulose, silica.
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    What it does not prove:
        That the product has no panel: it may be on another file.
    Source:
        The project's own: nothing unread is called clean.
    """
    if case.label.coverage.parts["panel"] == "not_found":
        yield Hit(
            "No facts panel was found; what stands in it was not judged.",
            "Add the page or the file that holds the panel.",
            searched=("all text",),
        )
