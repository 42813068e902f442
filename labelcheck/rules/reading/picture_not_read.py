from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule


@rule(code="R006", severity="info", sources=())
def picture_not_read(case: Case) -> Iterator[Hit]:
    """A picture that may hold a mark was not read.

    What it finds:
        A picture as large as a seal, with no text over it.
    Why it matters:
        Marks are often pictures. Text alone cannot say that a label has none.
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    What it does not prove:
        That the picture is a mark.
    Source:
        The project's own: nothing unread is called clean.
    """
    unread = case.label.coverage.pictures_unread
    if unread:
        yield Hit(
            f"{unread} picture{'s' * (unread != 1)} that may hold a mark {'were' if unread != 1 else 'was'} not read.",
            "Look at the pictures, or give the marks as text.",
        )
