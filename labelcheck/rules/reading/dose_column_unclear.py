from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule


@rule(code="R008", severity="info", sources=())
def dose_column_unclear(case: Case) -> Iterator[Hit]:
    """It is not clear whether the amounts are those of the serving.

    What it finds:
        Several dose columns, none of whose headings names the printed serving size: the last one was taken. Amounts
        under the heading of another dose than that size (``Each tablet contains``): they are taken as it says.
    Why it matters:
        A dose taken from the wrong column is wrong by a factor.
    Fails:
        Supplement Facts
        Serving Size: 1 scoop
        Per day  Per 100 g
        Magnesium (as Magnesium Citrate)  100 mg  24%  300 mg  71%
        Zinc (as Zinc Citrate)  5 mg  45%  15 mg  136%
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    What it does not prove:
        That the column taken is the wrong one.
    Source:
        The project's own: nothing unread is called clean.
    """
    for note in case.label.coverage.notes:
        if note.kind in ("dose-column-unclear", "amounts-of-another-dose"):
            yield Hit(note.message, "Name the serving in the heading of its amounts.", note.evidence)
