from collections.abc import Iterator
from decimal import Decimal

from labelcheck.knowledge import Compound, compounds
from labelcheck.model.label import Label, Magnesium
from labelcheck.model.result import Case
from labelcheck.rules.absorption import LOW
from labelcheck.rules.buffer import oxide_share
from labelcheck.rules.medicines import refuse_medicines
from labelcheck.rules.registry import Hit, NotJudged, rule
from labelcheck.rules.supplied import magnesium_by


@rule(code="F002", severity="info", needs=("magnesium",), sources=("S6",))
def mixed_form_low_component(case: Case) -> Iterator[Hit]:
    """A form of low absorption stands beside a better absorbed one.

    What it finds:
        A magnesium row that names a form of low absorption (oxide, sulfate, carbonate …) and a better absorbed one. It
        is a warning where the low form is named first: sources stand in descending order by weight. Where the weight
        of the blend is printed, the share of the magnesium that oxide supplies is computed; else a bound is told.
    Why it matters:
        Oxide is 60 % magnesium, bisglycinate 14 %: at equal weights four fifths of the magnesium come from the oxide
        (21 CFR 101.36(d)(2) orders sources by weight, not by what they supply).
    Fails:
        Supplement Facts
        Serving Size: 2 Capsules
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium oxide, magnesium bisglycinate)  200 mg  48%
    Passes:
        Supplement Facts
        Serving Size: 2 Capsules
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium citrate, magnesium malate)  200 mg  48%
    What it does not prove:
        How much of the magnesium comes from which form, unless the weight of the blend or a row for each form is
        printed. Forms in rows of their own or in the ingredient list stand in no known order, and are told only.
    Source:
        S6
    """
    magnesium = case.label.magnesium
    assert magnesium is not None
    refuse_medicines(case)
    if not magnesium.forms:
        raise NotJudged("the label names no magnesium form")
    declared = [compounds()[form.id] for form in magnesium.forms]
    low = [compound for compound in declared if compound.absorption in LOW]
    if not low or len(low) == len(declared):
        return
    words = tuple(piece for form in magnesium.forms for piece in form.evidence)
    if stated := _stated(case.label, low[0]):
        says = f"{low[0].name} stands beside a better absorbed form; {stated}"
        yield Hit(says, "Let the front name the form that supplies most.", words)
        return
    in_row = all(form.origin == "row" for form in magnesium.forms)
    first = in_row and declared[0] in low
    yield Hit(
        f"{low[0].name} stands {'before' if first else 'beside'} a better absorbed form; {_share(magnesium, declared)}",
        "Print how much magnesium each form supplies.",
        words,
        severity="warning" if first else None,
        confidence="high" if in_row else "medium",
    )


def _stated(label: Label, low: Compound) -> str | None:
    """How much of the magnesium ``low`` supplies, where a row for each source says it."""
    magnesium = label.magnesium
    assert magnesium is not None
    parts = magnesium_by(label, magnesium, str)
    if parts.keys() != {form.id for form in magnesium.forms}:
        return None
    whole = sum(parts.values())
    return f"{parts[low.id]:f} of {whole:f} mg come from it ({parts[low.id] / whole * 100:.0f} %)."


def _share(magnesium: Magnesium, declared: list[Compound]) -> str:
    """What can be said of the share of magnesium that the low form supplies."""
    other = next(compound for compound in declared if compound.absorption not in LOW)
    alone = {compound.id for compound in declared} == {other.id, "oxide"}
    share = oxide_share(magnesium) if alone else None
    if share is not None:
        return f"{share.low * 100:.0f} to {share.high * 100:.0f} % of the magnesium come from oxide."
    oxide, ligand = compounds()["oxide"].share, other.ceiling
    if alone and oxide is not None and ligand is not None:
        half = oxide / (oxide + ligand) * Decimal(100)
        return f"at equal weights {half:.0f} % of the magnesium would come from oxide."
    return "the label does not say how much of the magnesium comes from it."
