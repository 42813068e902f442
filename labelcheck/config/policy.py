"""Settings → Policy: what the rules are told, for a run and for one of its labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from labelcheck.config.globs import below, inside, matches
from labelcheck.config.kinds import Rules
from labelcheck.config.selectors import about_reading, chosen, selects
from labelcheck.config.settings import COMMAND_LINE, Settings
from labelcheck.model.result import Part, Policy, Suppression


def run_policy(settings: Settings, rules: Rules) -> Policy:
    """The policy of a run, without what holds for single labels."""
    on = _switched_on(settings, rules)
    return Policy(
        markets=settings.market,
        tolerance=settings.tolerance,
        accepted_marks=settings.accepted_certifications,
        dose_window=settings.dose_window,
        contested_from=settings.contested_from,
        off=tuple(code for code in rules if code not in on and not about_reading(code)),
        severities=settings.severity,
        min_confidence=settings.min_confidence,
        require=cast("tuple[Part, ...]", tuple(part.replace("-", "_") for part in settings.require)),
    )


def _switched_on(settings: Settings, rules: Rules) -> tuple[str, ...]:
    """The codes that run: what the command line says of a rule stands over what the file says of it."""
    written: dict[bool, dict[str, tuple[str, ...]]] = {True: {}, False: {}}
    for name in ("select", "extend_select", "ignore"):
        written[settings.origins.get(name) == COMMAND_LINE][name] = getattr(settings, name)
    on: tuple[str, ...] = ()
    for given in (written[False], written[True]):
        select = (*given.get("select", ()), *given.get("extend_select", ()))
        on = chosen(rules, select, given.get("ignore", ()), before=on)
    return on


def label_policy(
    label: str, base: Policy, settings: Settings, rules: Rules, sidecar: Iterable[Suppression] = ()
) -> Policy:
    """``base``, the policy of the run, with what the settings and the ``sidecar`` say of the file ``label``."""
    path = below(label, settings.folder)
    ignored = [s for glob, selectors in settings.per_file_ignores if matches(path, glob) for s in selectors]
    captures = [capture for glob, capture in settings.capture if matches(path, glob)]
    return replace(
        base,
        off=(*base.off, *(code for code in rules if code not in base.off and any(selects(s, code) for s in ignored))),
        capture=captures[-1] if captures else None,
        suppress=(*(entry for entry in settings.suppress if matches(path, entry.label)), *sidecar),
    )


def excluded(path: str, settings: Settings) -> bool:
    """Whether a file of a folder is to be passed over."""
    seen = below(path, settings.folder)
    return any(inside(seen, glob) for glob in settings.exclude)


def without_effect(settings: Settings) -> Iterator[str]:
    """What to say of settings that cannot do what they ask for."""
    per_file = (s for _, selectors in settings.per_file_ignores for s in selectors)
    for selector in dict.fromkeys((*settings.ignore, *per_file)):
        if about_reading(selector):
            yield f"{selector} is not ignored: what could not be read is always said"
