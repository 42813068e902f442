from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule


@rule(code="R001", severity="error", sources=())
def unreadable(case: Case) -> Iterator[Hit]:
    """The file could not be read, or is no label.

    What it finds:
        A file that is missing, damaged, protected, empty, a picture without text, or text in which no facts panel, no
        ingredient list and no magnesium row stands.
    Why it matters:
        What was not read must never count as checked.
    Fails:
        Meeting notes: buy milk, call the printer.
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    What it does not prove:
        That the product has a fault.
    Source:
        The project's own: nothing unread is called clean.
    """
    del case  # made for sources that gave no case
    return
    yield
