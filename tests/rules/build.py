"""Labels, cases and manuals as the tests of the rules need them, built by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from labelcheck.model.lab import Potency, Quantity, Verdict
from labelcheck.model.label import (
    Amount,
    Basis,
    Coverage,
    DietaryIngredient,
    Evidence,
    Label,
    Magnesium,
    MagnesiumForm,
    Mark,
    PartState,
    Text,
)
from labelcheck.model.mark import Scope
from labelcheck.model.result import Case, Finding, Market, Policy, Result
from labelcheck.rules import Judgement, Rule, judge, manual
from labelcheck.scan import read_only

PARTS = ("panel", "other_ingredients", "identity", "directions", "cautions", "contact", "net_quantity")


def printed(text: str, line: int = 1) -> tuple[Evidence, ...]:
    """``text`` as it stands on line ``line`` of a text file."""
    return (Evidence(1, None, line, text),)


def words(value: str) -> Text:
    return Text(value, printed(value))


def coverage(**parts: PartState) -> Coverage:
    """A whole label, but for the ``parts`` that are named."""
    states: dict[str, PartState] = dict.fromkeys(PARTS, "read")
    states.update(parts)
    reasons = tuple(f"{part} {state}" for part, state in parts.items() if state != "read")
    return Coverage("partial" if reasons else "whole", reasons, states, (), 0)


def magnesium(
    amount: str | None = "200", percent: str | None = None, *forms: str, unit: str = "mg", basis: Basis = "declared"
) -> Magnesium:
    """A magnesium row as printed: ``Magnesium 200 mg 48%`` with the ids of its forms."""
    quantity = Amount(Decimal(amount), unit) if amount is not None else None
    return Magnesium(
        forms=tuple(MagnesiumForm(form, form, printed(form, 5)) for form in forms),
        buffered=False,
        amount=quantity,
        elemental_mg=quantity.value if quantity is not None and basis == "declared" else None,
        basis=basis,
        readings=(),
        percent_daily_value=percent,
        compound_mg=None,
        evidence=printed("Magnesium", 5),
    )


def row(name: str, *sources: str) -> DietaryIngredient:
    return DietaryIngredient(name, sources, Amount(Decimal(40), "mg"), None, None, printed(name, 5))


def mark(kind: str, as_printed: str, *, scope: Scope = "vague", counts: bool = False, statement: str = "") -> Mark:
    """A mark of ``kind``; the testing claim is the only one the rules know by its id."""
    name = "vague_tested" if kind == "vague_test" else kind
    return Mark(name, name, kind, scope, counts, as_printed, printed(as_printed, 9), statement=statement or as_printed)


def label(**facts: Any) -> Label:
    """A label that was read whole and says nothing but ``facts``."""
    empty = Label(
        product_name=words("Calm Harbor"),
        brand=None,
        upc=None,
        panel_title=words("Supplement Facts"),
        serving=None,
        dietary_ingredients=(),
        magnesium=None,
        other_ingredients=(),
        marks=(),
        statements=(),
        coverage=coverage(),
    )
    return replace(empty, **facts)


def potency(verdict: Verdict, tested: str | None = "150", **facts: Any) -> Potency:
    """A claim of 200 mg held against a result, with all that a laboratory should state."""
    share = Decimal(tested) / 2 if tested is not None else None
    complete = Potency(
        analyte="magnesium",
        claimed=Quantity(Decimal(200), "mg"),
        tested=Quantity(Decimal(tested), "mg") if tested is not None else None,
        uncertainty=Quantity(Decimal(10), "mg", Decimal(2)),
        percent_of_claim=share,
        verdict=verdict,
        tolerance="us_class_1",
        limits=(Decimal(100), None),
        basis="per_serving",
        probability=None,
        lot="A1",
        lab="Harbor Analytical",
        date="2026-01-15",
        steps=(),
        reason=None,
        evidence=printed("Magnesium", 5),
    )
    return replace(complete, **facts)


def judged(of: Label, *markets: Market, measured: tuple[Potency, ...] = (), capture: Any = None) -> Judgement:
    """``of`` judged in ``markets`` (the US when none is named)."""
    return judge(Case(of, (), measured, Policy(markets or ("us",), capture), "2026-11-24"))


def scanned(text: str, *markets: Market) -> Judgement:
    """What the rules say of a label of magnesium that prints ``text`` as well."""
    panel = "Supplement Facts\nServing Size: 1 Capsule\nMagnesium (as Magnesium Citrate)  150 mg  36%\n"
    read = read_only(f"Calm Harbor Magnesium\n\n{text}\n\n{panel}".encode(), "label.txt")
    assert isinstance(read, Result)
    return judged(read.label, *markets)


def found(judgement: Judgement, code: str) -> list[Finding]:
    return [finding for finding in judgement.findings if finding.code == code]


def only(judgement: Judgement, code: str) -> Finding:
    """The one finding of a rule."""
    (finding,) = found(judgement, code)
    return finding


def reason(judgement: Judgement, code: str) -> str:
    """Why a rule was not evaluated."""
    (answer,) = [left.reason for left in judgement.not_evaluated if left.code == code]
    return answer


def sections(rule: Rule) -> dict[str, str]:
    """The manual of ``rule`` by heading, each part without its indent."""
    return dict(manual(rule).sections)
