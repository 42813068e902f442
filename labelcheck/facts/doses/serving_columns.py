"""The serving that the amounts of a panel are of: that of the dose column, and of the heading over it."""

from __future__ import annotations

from dataclasses import replace

from labelcheck.facts.doses.serving_size import counted_units, dose_of, size_end, size_in
from labelcheck.facts.doses.serving_words import DOSE_HEADING, SUPPLYING
from labelcheck.facts.doses.units import UNIT_HINTS
from labelcheck.knowledge.hints import holds
from labelcheck.layout import evidence
from labelcheck.layout.vocabulary.dose_headings import BARE_DOSE
from labelcheck.model.label import Note, Serving
from labelcheck.model.reading import Panel, Span
from labelcheck.model.regex import regex, small_letters


def states_size(panel: Panel) -> bool:
    """Whether the head of ``panel`` prints a serving size, not only the doses that its amounts are of."""
    return size_in(head_of(panel).text) is not None


def of_column(panel: Panel, column: int, serving: Serving | None) -> Serving | None:
    """The dose in the heading of the column that counts, where the head prints no serving size; without it the
    ``serving``, unless it is the dose of another column, as it may be where the head names several."""
    if states_size(panel):
        return serving
    if len(panel.columns) <= column:
        doses = set(_BARE_DOSE.findall(small_letters(head_of(panel).text))) if column else ()
        return serving if len(doses) < 2 else None
    if not any(cell.column for row in panel.rows for cell in row.cells):
        return dose_of(panel.columns[column]) or serving  # ``je Tagesdosis | 2 Kapseln`` over one column
    others = [heading.text for number, heading in enumerate(panel.columns) if number != column]
    own = _under_heading(panel, column) or dose_of(panel.columns[column])
    if own is not None and serving is not None and own.unit == "g" and own.grams == serving.grams:
        return serving  # it says what so much is of: ``1 scoop (5 g)``
    return own if own or (serving is not None and any(serving.size in text for text in others)) else serving


def _under_heading(panel: Panel, column: int) -> Serving | None:
    """The dose in the bracket under the heading of ``column``, where a line of the head is a bracket for each."""
    for line in panel.head:
        brackets = list(_BRACKET.finditer(line.text)) if line.text[:1] == "(" else []
        if len(brackets) == len(panel.columns) and not _BRACKET.sub("", line.text).strip(" |"):
            return dose_of(line.sub(*brackets[column].span()))
    return None


_BRACKET = regex(r"\([^()]*\)")


def of_amounts(panel: Panel, serving: Serving | None) -> tuple[Serving | None, Note | None]:
    """The printed ``serving`` as so many units as the amounts of ``panel`` are of, and a note where their heading says
    another number than its size does: ``Serving Size: 2 Tablets``, ``Each tablet contains``."""
    if serving is None or not serving.units or any(c.column for row in panel.rows for c in row.cells):
        return serving, None
    head = head_of(panel)
    if (size := size_in(head.text)) is None:
        return serving, None
    after = head.sub(size_end(head, size), len(head.text))
    small = small_letters(after.text)
    if serving.unit not in ("ml", "g") and not holds(small, UNIT_HINTS):
        return serving, None
    match = next(filter(None, (pattern.search(small) for pattern in (DOSE_HEADING, SUPPLYING))), None)
    if match is None or _OF_OTHERS.search(small, 0, match.start()):
        return serving, None
    units, unit = counted_units(match["size"])
    if not units or unit != serving.unit or units == serving.units:
        return serving, None
    heading = after.sub(*match.span())
    grams = serving.grams * units / serving.units if serving.grams is not None else None
    note = Note(
        "amounts-of-another-dose",
        f"The amounts stand under “{heading.text}”, and the serving size is {serving.size}; daily amounts are reckoned "
        "by the heading.",
        evidence(heading, Span(head.passage, head.start + size.start("size"), after.start)),
    )
    return replace(serving, units=units, grams=grams), note


_OF_OTHERS = regex(r"(?:servings|%[^%\n]{0,40})\s*\Z")
"""Before a dose that is not that of the amounts: ``Servings per packet``, ``% Daily Value per tablet``."""


_BARE_DOSE = regex(BARE_DOSE)


def head_of(panel: Panel) -> Span:
    """All that the head of ``panel`` says under its title, not over rows that stand apart; where it says nothing, the
    title."""
    own = [span for span in panel.head if span.passage is panel.title.passage]
    return Span(panel.title.passage, own[0].start, own[-1].end) if own else panel.title
