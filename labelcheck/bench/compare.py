"""What was read from a label beside what a person read from it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from labelcheck.bench.fold import fold_name, fold_serving
from labelcheck.bench.gold import answers
from labelcheck.facts.numbers import amount
from labelcheck.knowledge import compounds
from labelcheck.model.bench import Compared, GoldLabel, Outcome, Said
from labelcheck.model.label import Amount, Label, Magnesium
from labelcheck.model.result import Result, Unreadable


def compare(gold: GoldLabel, answer: Result | Unreadable) -> Outcome:
    """The outcome of one label; a field that ``gold`` leaves out is not compared."""
    if isinstance(answer, Unreadable):
        return Outcome(gold.label, gold.kinds, (), (), f"{answer.reason}: {answer.message}", None)
    label = answer.label
    compared = (*_magnesium(gold.facts, label.magnesium), *_rest(gold.facts, label))
    return Outcome(gold.label, gold.kinds, compared, tuple(_said(gold.facts, label)), None, label.coverage.capture)


def _magnesium(facts: Any, read: Magnesium | None) -> Iterator[Compared]:
    if "magnesium" not in facts:
        return
    gold = facts["magnesium"]
    yield Compared("presence", (gold is None) == (read is None), _yes(gold is not None), _yes(read is not None))
    if gold is None:
        return
    if "forms" in gold:
        got = _read_forms(read)
        right = read is not None and got in _accepted(gold)
        yield Compared("forms", right, _list(gold["forms"]), _list(got))
    if "buffered" in gold:
        flag = read is not None and read.buffered
        yield Compared("buffered", read is not None and flag == gold["buffered"], _yes(gold["buffered"]), _yes(flag))
    if "amount" in gold:
        wanted = amount(gold["amount"]) if gold["amount"] else None
        stated = read.amount if read else None
        yield Compared("amount", read is not None and _same(wanted, stated), _quantity(wanted), _quantity(stated))
    if "percent_daily_value" in gold:
        percent = read.percent_daily_value if read else None
        right = read is not None and _percent(percent) in {_percent(p) for p in answers(gold["percent_daily_value"])}
        yield Compared("percent_daily_value", right, _any_of(gold["percent_daily_value"]), percent or "none")
    if "elemental_mg" in gold:
        yield _elemental(gold["elemental_mg"], read)


def _elemental(gold: Any, read: Magnesium | None) -> Compared:
    """Where the label does not decide the dose, only a dose that is called declared is wrong."""
    dose = read.elemental_mg if read else None
    if gold is None:
        right = read is not None and (dose is None or read.basis != "declared")
    else:
        right = dose is not None and dose in {Decimal(value) for value in answers(gold) if value}
    return Compared("elemental_mg", right, _any_of(gold), f"{dose} ({read.basis})" if read else "none")


def _rest(facts: Any, label: Label) -> Iterator[Compared]:
    if facts.get("serving"):
        size = label.serving.size if label.serving else ""
        yield Compared(
            "serving", fold_serving(facts["serving"]) == fold_serving(size), facts["serving"], size or "none"
        )
    if "other_ingredients" in facts:
        wanted, got = _names(facts, label)
        missing = [name for key, name in wanted.items() if key not in got]
        extra = [name for key, name in got.items() if key not in wanted]
        yield Compared(
            "other_ingredients", not missing and not extra, f"missing {_list(missing)}", f"extra {_list(extra)}"
        )
    if "marks" in facts:
        expected, found = _marks(facts, label)
        yield Compared("marks", expected == found, _pairs(expected), _pairs(found))


def _names(facts: Any, label: Label) -> tuple[dict[str, str], dict[str, str]]:
    """The wanted and the read ingredients by their folded names, without those that are optional."""
    optional = {fold_name(name) for name in facts.get("other_ingredients_optional", [])}
    wanted = {fold_name(name): name for name in facts["other_ingredients"]}
    got = {fold_name(item.as_printed): item.as_printed for item in label.other_ingredients}
    return (
        {key: name for key, name in wanted.items() if key not in optional},
        {key: name for key, name in got.items() if key not in optional},
    )


def _marks(facts: Any, label: Label) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The wanted and the read marks, without those that are optional."""
    optional = set(facts.get("marks_optional", []))
    wanted = {(mark["id"], mark["scope"]) for mark in facts["marks"]}
    return (
        {mark for mark in wanted if mark[0] not in optional},
        {(mark.id, str(mark.scope)) for mark in label.marks if mark.id not in optional},
    )


def _said(facts: Any, label: Label) -> Iterator[Said]:
    """Every fact that was stated and that the gold can judge."""
    read = label.magnesium
    gold = facts.get("magnesium")
    if "magnesium" in facts and read is not None:
        yield from _said_of_magnesium(gold, read)
    if "other_ingredients" in facts:
        wanted, got = _names(facts, label)
        for item in label.other_ingredients:
            if (key := fold_name(item.as_printed)) in got:
                yield Said(item.confidence, key in wanted)
    if "marks" in facts:
        expected, found = _marks(facts, label)
        for mark in label.marks:
            if (mark.id, mark.scope) in found:
                yield Said(mark.confidence, (mark.id, mark.scope) in expected)


def _said_of_magnesium(gold: Any, read: Magnesium) -> Iterator[Said]:
    right = {} if gold is None else {one.field: one.right for one in _magnesium({"magnesium": gold}, read)}
    families = {_family(form) for option in _accepted(gold) for form in option} if gold else set()
    if gold is None or "forms" in gold:
        for form in read.forms:
            yield Said(form.confidence, _family(form.id) in families)
    if read.amount is not None and (gold is None or "amount" in gold):
        yield Said(read.confidence, right.get("amount", False))
    if read.percent_daily_value is not None and (gold is None or "percent_daily_value" in gold):
        yield Said(read.confidence, right.get("percent_daily_value", False))


def _accepted(gold: Any) -> list[frozenset[str]]:
    return [frozenset(map(_family, option)) for option in (gold.get("forms", []), *gold.get("forms_accepted", []))]


def _read_forms(read: Magnesium | None) -> frozenset[str]:
    return frozenset(_family(form.id) for form in read.forms) if read else frozenset()


def _family(form: str) -> str:
    """Hydrates and grades count as the compound they belong to."""
    known = compounds().get(form)
    return known.family if known else form


def _same(wanted: Amount | None, got: Amount | None) -> bool:
    if wanted is None or got is None:
        return wanted is got
    return (wanted.value, wanted.unit) == (got.value, got.unit)


def _percent(printed: str | None) -> tuple[bool, Decimal] | None:
    return None if printed is None else (printed.startswith("<"), Decimal(printed.lstrip("<")))


def _quantity(quantity: Amount | None) -> str:
    return "none" if quantity is None else f"{'<' if quantity.less_than else ''}{quantity.value:f} {quantity.unit}"


def _any_of(value: Any) -> str:
    return " or ".join("none" if one is None else str(one) for one in answers(value))


def _list(names: Any) -> str:
    return "; ".join(sorted(names)) or "none"


def _pairs(marks: set[tuple[str, str]]) -> str:
    return "; ".join(f"{id_} ({scope})" for id_, scope in sorted(marks)) or "none"


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
