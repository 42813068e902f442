from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule


@rule(code="R004", severity="info", sources=())
def text_decoded_as_cp1252(case: Case) -> Iterator[Hit]:
    """The text is not UTF-8 and was read as Windows-1252.

    What it finds:
        A text file whose bytes are no UTF-8. It was read in the encoding that western Windows programs write. Also one
        that a program read so though it was UTF-8: `Ã©` was put right to `é`.
    Why it matters:
        A wrong guess turns `é` or `µg` into other characters.
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    What it does not prove:
        That anything was misread.
    Source:
        The project's own: nothing unread is called clean.
    """
    for note in case.label.coverage.notes:
        if note.kind == "text-decoded-as-cp1252":
            yield Hit(note.message, "Save the file as UTF-8.", note.evidence)
