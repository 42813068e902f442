from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule

FIX = "Look at the page; export it again so that all it holds is shown, and print and bar codes say the same."


@rule(code="R005", severity="warning", sources=())
def suspicious_structure(case: Case) -> Iterator[Hit]:
    """The file holds text that is not shown, or its readers or its print and its bar code disagree.

    What it finds:
        Text drawn invisibly, in no size or outside the page; text under a box, a picture or a note of a viewer, nearly
        transparent, or in the colour of what is behind it, where the page looks the same without it; letters of a text
        file that a sign (U+202E) has shown the other way round than they are stored; two readers that see different
        pages or text; where bar codes are read, one of another article number than the printed one, or of another than
        a second bar code. Words that are not shown give no facts. Text under a picture that fills the page is the text
        layer of a scan, and read.
    Why it matters:
        What a person sees and what a program reads would differ.
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    What it does not prove:
        That anybody meant to deceive. A word of which a part is shown, and type of less than 2 points, is not looked
        at.
    Source:
        The project's own: nothing unread is called clean.
    """
    for note in case.label.coverage.notes:
        if note.kind == "suspicious-structure":
            yield Hit(note.message, FIX, note.evidence)
