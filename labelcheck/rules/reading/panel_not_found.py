from collections.abc import Iterator

from labelcheck.model.label import Magnesium
from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule


@rule(code="R002", severity="error", sources=())
def panel_not_found(case: Case) -> Iterator[Hit]:
    """No facts panel was found.

    What it finds:
        A label with an ingredient list or a magnesium row, and no facts panel. A warning in the EU, the UK and
        Australia, where no table is prescribed, if ingredients and directions were read and a sentence states the
        magnesium.
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
    if case.label.coverage.parts["panel"] != "not_found":
        return
    magnesium = case.label.magnesium
    if magnesium is not None and _is_in_words(case, magnesium):
        yield Hit(
            "No facts panel was found; a sentence states the magnesium, and what else is declared was not judged.",
            "Add the page or the file that holds the panel, if there is one.",
            evidence=magnesium.evidence,
            severity="warning",
            searched=("all text",),
        )
        return
    yield Hit(
        "No facts panel was found; what stands in it was not judged.",
        "Add the page or the file that holds the panel.",
        searched=("all text",),
    )


def _is_in_words(case: Case, magnesium: Magnesium) -> bool:
    """Whether all markets let amounts be declared without a table (Directive 2002/46/EC, article 8; TGO 92), and the
    sentence that states ``magnesium`` stands among the other parts of such a declaration."""
    parts = case.label.coverage.parts
    stated = magnesium.elemental_mg is not None and magnesium.basis == "declared"
    read = parts["other_ingredients"] == parts["directions"] == "read"
    return stated and read and _WITHOUT_TABLE.issuperset(case.policy.markets)


_WITHOUT_TABLE = frozenset({"eu", "uk", "au"})
