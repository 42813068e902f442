"""Whose the results of a row are: what its own cells say of the sample, and what other rows say of the same one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from labelcheck.knowledge import fold
from labelcheck.labs.column_heading import Column
from labelcheck.labs.columns import ByField, text_of
from labelcheck.labs.samples import DATES, Fact, field_of, lot_apart, rank_of_day, sample_of
from labelcheck.labs.setting import Setting
from labelcheck.model.lab import Measurement, Problem, Said, Sample

SAMPLE_FIELDS = ("product", "upc", "lot", "lab", *DATES)


def own_sample(by_field: ByField, sample: Sample, setting: Setting) -> tuple[Sample, list[Problem]]:
    """The sample of a row that names its own in its cells, and what of that could not be read."""
    facts = [
        Fact(f, cell.text, cell.place, 0)
        for f, (_, cell) in by_field.items()
        if f in SAMPLE_FIELDS or f == "unit_grams"
    ]
    if not facts:
        return sample, []
    facts = [_headed(_branded(f, by_field), by_field[f.field][0]) for f in facts]
    if "lot" not in by_field:
        facts = [part for f in facts for part in lot_apart(f)]
    own, problems = sample_of(facts, setting.order, setting.mark)
    said = {name: value for name in Sample.__slots__ if (value := getattr(own, name)) is not None}
    days = [rank_of_day(day.place) for day in (sample.date, own.date) if day is not None]
    if len(days) == 2 and days[0] > days[1]:
        del said["date"]  # when this one test was done does not change when the report was made
    return replace(sample, **said), problems


def _branded(fact: Fact, by_field: ByField) -> Fact:
    """``fact``, a product's name with its brand, which tells it from others' products of that name."""
    brand = (text_of(by_field, "brand") or "") if fact.field == "product" else ""
    return fact if fold(brand) in fold(fact.value) else fact._replace(value=f"{brand} {fact.value}")


def _headed(fact: Fact, column: Column) -> Fact:
    """``fact`` with the heading over it, and a weight with the unit that the heading gives."""
    alone = column.field == "unit_grams" and fact.value.strip()[-1:].isdigit()
    value = f"{fact.value} {column.unit.unit}" if alone and column.unit is not None else fact.value
    return fact._replace(value=value, place=fact.place._replace(text=f"{column.heading} {fact.value}"))


def with_weight(found: list[Measurement]) -> list[Measurement]:
    """``found`` with the weight of a unit, where one row of a sample is that weight (``Fill weight: 752 mg``)."""
    weights = [m for m in found if m.result and m.unit in ("mg", "g") and field_of(m.name) == "unit_grams"]
    of = [_which(m) for m in weights]
    single = {which: m for which, m in zip(of, weights, strict=True) if of.count(which) == 1}
    return [_weighed(m, single[_which(m)]) if _which(m) in single else m for m in found]


def of_one_weight(found: Sequence[Measurement]) -> list[Measurement]:
    """``found``, where the weight of a unit that one sheet states of a product's lot holds on the others too."""
    stated: dict[tuple[str | None, ...], set[Decimal]] = {}
    fills: dict[tuple[str | None, ...], Said | None] = {}
    for m in found:
        if m.sample.unit_grams is not None and m.sample.lot is not None:
            stated.setdefault(_which(m), set()).add(m.sample.unit_grams)
            fills[_which(m)] = m.sample.fill
    weights = {which: grams.pop() for which, grams in stated.items() if len(grams) == 1}
    return [
        replace(m, sample=replace(m.sample, unit_grams=weights[_which(m)], fill=fills[_which(m)]))
        if m.sample.unit_grams is None and _which(m) in weights
        else m
        for m in found
    ]


def of_one_sample(found: list[Measurement]) -> list[Measurement]:
    """``found``, where rows that say the same of their sample have one sample: that of the first of them."""
    first: dict[tuple[object, ...], Sample] = {}
    return [replace(m, sample=first.setdefault((*_which(m), *_about(m.sample)), m.sample)) for m in found]


def samples_in(found: Sequence[Measurement], otherwise: Sequence[Sample]) -> tuple[Sample, ...]:
    """The samples of what was ``found``, each once; those that stand for it where nothing was."""
    return tuple(dict.fromkeys(m.sample for m in found)) or tuple(otherwise)


def _which(m: Measurement) -> tuple[str | None, ...]:
    """What tells the sample of ``m`` from others."""
    return _values(m.sample.product, m.sample.lot, m.sample.upc, m.sample.sample_id)


def _about(sample: Sample) -> tuple[object, ...]:
    dates = (sample.date, sample.manufactured, sample.expires, sample.received)
    return (*_values(sample.lab, sample.accreditation, *dates), sample.unit_grams)


def _values(*facts: Said | None) -> tuple[str | None, ...]:
    return tuple(fact.value if fact is not None else None for fact in facts)


def _weighed(m: Measurement, weight: Measurement) -> Measurement:
    if m.sample.unit_grams is not None or weight.result is None:
        return m
    grams = weight.result / (1000 if weight.unit == "mg" else 1)
    return replace(m, sample=replace(m.sample, unit_grams=grams, fill=Said(weight.place.text, weight.place)))
