"""Rules that other packages bring, by the entry point group ``labelcheck.rules`` (guide: ``docs/own-rules.md``)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, get_args

from labelcheck.model.regex import regex
from labelcheck.model.result import SEVERITIES, Market

if TYPE_CHECKING:
    from labelcheck.rules.registry import Rule

GROUP = "labelcheck.rules"
CODE = regex(r"[A-Z]{2,10}\d{3}")
"""Codes of labelcheck itself have one letter; two or more keep those of others apart from all that will come."""


class OwnRuleError(Exception):
    """A rule of another package that cannot be used; the message names the package."""


def own_rules(known: Collection[Rule]) -> Iterator[Rule]:
    """The rules of other packages; ``known`` are labelcheck's own.

    Raises:
        OwnRuleError: a package cannot be imported, or gives what is no usable rule.
    """
    codes = {rule.code for rule in known}
    names = {rule.name for rule in known}
    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        package = point.dist.name if point.dist is not None else point.value
        for rule in _loaded(point, package):
            wrong = _wrong(rule, codes, names)
            if wrong:
                raise OwnRuleError(f"rule {rule.code} of the package {package}: {wrong}")
            codes.add(rule.code)
            names.add(rule.name)
            yield replace(rule, package=package)


def _loaded(point: EntryPoint, package: str) -> tuple[Rule, ...]:
    from labelcheck.rules.registry import Rule

    try:
        value = point.load()
    except Exception as error:  # whatever the import of a stranger's module raises
        told = f"{type(error).__name__}: {error}"
        raise OwnRuleError(f"the package {package} ({GROUP}: {point.name}) cannot be loaded: {told}") from error
    rules = tuple(value) if isinstance(value, list | tuple) else (value,)
    if not all(isinstance(rule, Rule) for rule in rules):
        told = "is neither a rule nor a list of rules; make one with the decorator labelcheck.rules.rule"
        raise OwnRuleError(f"the package {package} ({GROUP}: {point.name}): {point.value} {told}")
    return rules


def _wrong(rule: Rule, codes: Collection[str], names: Collection[str]) -> str | None:
    """What is wrong with a rule of another package; None when nothing is."""
    from labelcheck.rules.registry import NEEDS

    if not CODE.fullmatch(rule.code):
        return "its code must be two to ten capital letters and three digits, as in ACME001"
    if rule.code in codes:
        return "its code is taken"
    if rule.name in names:
        return f"its name {rule.name} is taken"
    if rule.severity not in SEVERITIES:
        return f"its severity must be one of {', '.join(reversed(SEVERITIES))}"
    if not rule.markets or not set(rule.markets) <= set(get_args(Market)):
        return f"its markets must be some of {', '.join(get_args(Market))}"
    if not set(rule.needs) <= set(NEEDS):
        return f"its needs must be some of {', '.join(NEEDS)}"
    if not rule.manual.strip():
        return "it needs a docstring: its manual page"
    if not rule.sources:
        return "it needs a source: an id of labelcheck's table or a citation in words"
    return None
