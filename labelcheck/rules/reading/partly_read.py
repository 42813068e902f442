from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule

_PARTS = {"panel": "facts panel", "other_ingredients": "ingredient list", "net_quantity": "net quantity"}


@rule(code="R003", severity="warning", sources=())
def partly_read(case: Case) -> Iterator[Hit]:
    """A part of the label was cut short or not read.

    What it finds:
        A panel or an ingredient list that stops before its end, a page that was not read, a limit that was reached.
        A part that the policy requires (`--require`) and that was not found or is cut short is an error;
        a panel that was not found is R002.
    Why it matters:
        What is missing may hold the form, an allergen or a mark.
    Fails:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, magnesium stearate,
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    What it does not prove:
        That anything is missing on the product itself.
    Source:
        The project's own: nothing unread is called clean.
    """
    coverage = case.label.coverage
    required = [(part, coverage.parts[part]) for part in case.policy.require]
    for part, state in required:
        if state != "read" and (part, state) != ("panel", "not_found"):  # that is R002
            why = "is cut short" if state == "cut" else "was not found"
            yield Hit(
                f"The {_PARTS.get(part, part)} is required by the policy and {why}.",
                f"Give the page or the file that holds the whole {_PARTS.get(part, part)}.",
                severity="error",
                searched=("all text",),
            )
    cut = [_PARTS[part] for part, state in coverage.parts.items() if (part, state) not in required and state == "cut"]
    told = [f"the {part} is cut short" for part in cut]
    told += [note.message for note in coverage.notes if note.kind == "partly-read"]
    if told:
        yield Hit(
            f"Part of the label was not read: {'; '.join(told)}.",
            "Give the whole label.",
            tuple(piece for note in coverage.notes if note.kind == "partly-read" for piece in note.evidence),
        )
