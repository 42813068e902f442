"""What a rule is, and how the rules are found."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Literal, get_args

from labelcheck.knowledge import citation, sources
from labelcheck.model.label import Confidence, Evidence
from labelcheck.model.result import Market, Reference, Severity

Need = Literal["magnesium", "panel", "other_ingredients", "whole"]
"""What must have been read before a rule may speak. Rules about something missing need what would hold it."""
NEEDS: tuple[Need, ...] = get_args(Need)

EVERYWHERE: tuple[Market, ...] = ("us", "eu", "uk", "ca", "au")


def law_of(market: Market) -> Market:
    """The market whose law holds in ``market``: California is part of the US."""
    return "us" if market == "us-ca" else market


@dataclass(frozen=True, slots=True)
class Hit:
    """What and where a rule found something. ``fix`` says what to change; ``searched`` names the parts looked
    through when the evidence is an absence; None leaves the rule's own severity."""

    message: str
    fix: str
    evidence: tuple[Evidence, ...] = ()
    severity: Severity | None = None
    confidence: Confidence = "high"
    market: Market | None = None
    searched: tuple[str, ...] = ()


class NotJudged(Exception):  # noqa: N818 - an answer, not an error
    """Raised by a rule that cannot judge a case; the reason is shown to the user."""


Check = Callable[..., Iterable[Hit]]
"""Takes a ``Case``; the rules of the catalogue take a ``CatalogueCase``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. ``manual`` is its docstring: what it finds, why, examples, what it does not prove, sources.

    ``package`` is the distribution that brings it, empty for labelcheck's own.
    """

    code: str
    name: str
    severity: Severity
    markets: tuple[Market, ...]
    needs: tuple[Need, ...]
    sources: tuple[str, ...]
    check: Check
    manual: str
    package: str = ""

    @property
    def about_reading(self) -> bool:
        """Whether it is about the reading itself: such a rule always runs, whatever the policy says."""
        return self.code.startswith("R") and not self.package

    @property
    def about_catalogue(self) -> bool:
        """Whether it looks at all labels of a run together, and not at each."""
        return self.code.startswith("K") and not self.package

    @property
    def references(self) -> tuple[Reference, ...]:
        """Its sources; a rule of another package may cite in its own words what the table does not hold."""
        return _references(self.sources, self.code if self.package else None)


@cache
def _references(cited: tuple[str, ...], own: str | None) -> tuple[Reference, ...]:
    """The sources that are ``cited``; what the table does not hold is a reference of the rule ``own``, if any."""
    return tuple(
        Reference(own, source) if own is not None and source not in sources() else Reference(source, citation(source))
        for source in cited
    )


def rule(
    *,
    code: str,
    severity: Severity,
    sources: tuple[str, ...],
    markets: tuple[Market, ...] = EVERYWHERE,
    needs: tuple[Need, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of a function; the function's name is the rule's, its docstring the manual."""

    def made(check: Check) -> Rule:
        name = check.__name__.replace("_", "-")
        return Rule(code, name, severity, markets, needs, sources, check, inspect.getdoc(check) or "")

    return made


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code: labelcheck's own, then those that other packages bring.

    Raises:
        OwnRuleError: a rule of another package cannot be used.
    """
    from labelcheck.rules.own import own_rules

    found = built_in_rules()
    return (*found, *sorted(own_rules(found), key=lambda r: r.code))


@cache
def built_in_rules() -> tuple[Rule, ...]:
    """Every rule of labelcheck itself, by code."""
    return tuple(sorted(_found(), key=lambda r: r.code))


def _found() -> Iterator[Rule]:
    package = import_module("labelcheck.rules")
    for module in pkgutil.walk_packages(package.__path__, "labelcheck.rules."):
        if module.name.count(".") == 3:
            yield getattr(import_module(module.name), module.name.rpartition(".")[2])
