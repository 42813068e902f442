"""Settings and policies as the commands take them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import typer

from labelcheck.cli.exits import FAILED, PROGRAM
from labelcheck.cli.options import complain
from labelcheck.config import (
    SIDECAR,
    ConfigError,
    Settings,
    label_policy,
    load_settings,
    read_sidecar,
    run_policy,
    settings_json,
    settings_toml,
    stale,
    without_effect,
)
from labelcheck.model.result import Market, Policy, Result, Severity, Skipped, Suppression, Unreadable

if TYPE_CHECKING:
    from labelcheck.config.baseline import Baseline


@dataclass(frozen=True, slots=True)
class Plan:
    """How each input is judged, by its name; ``suppressions`` are all there are, ``problems`` make the run fail."""

    policies: Mapping[str, Policy]
    suppressions: tuple[Suppression, ...]
    problems: tuple[str, ...]


def known_rules() -> dict[str, Severity]:
    """The rules there are, by code, with their own severity; ends the program where one of another package is
    broken."""
    from labelcheck.rules import OwnRuleError, all_rules

    try:
        return {rule.code: rule.severity for rule in all_rules()}
    except OwnRuleError as error:
        complain(PROGRAM, str(error))
        raise typer.Exit(FAILED) from error


def rule_files() -> tuple[str, ...]:
    """The files that hold the rules of other packages."""
    from labelcheck.rules import all_rules

    modules = {sys.modules.get(rule.check.__module__) for rule in all_rules() if rule.package}
    return tuple(sorted(file for module in modules if (file := getattr(module, "__file__", None))))


def in_force(
    paths: Sequence[str], flags: Mapping[str, Any], rules: Mapping[str, Severity], config: str | None, *, isolated: bool
) -> Settings:
    """The settings for ``paths``; ends the program where they cannot be used."""
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        return load_settings(paths, given, rules, config, isolated=isolated)
    except ConfigError as error:
        complain(error.where, str(error))
        raise typer.Exit(FAILED) from error


def show_settings(settings: Settings, rules: Mapping[str, Severity], output_format: str) -> None:
    """Print ``settings`` and the rules that they let run."""
    from labelcheck.rules import running

    write = settings_json if output_format == "json" else settings_toml
    typer.echo(write(settings, running(run_policy(settings, rules))), nl=False)


def plan(
    names: Sequence[str],
    settings: Settings,
    rules: Mapping[str, Severity],
    known: Baseline | None = None,
    markets: Mapping[str, tuple[Market, ...]] | None = None,
    *,
    isolated: bool,
) -> Plan:
    """A policy for each input, which lets stand what the baseline ``known`` holds; ``markets`` are those of single
    inputs. Ends the program where a sidecar cannot be used, or where no rule would run."""
    from labelcheck.rules import running

    base = run_policy(settings, rules)
    own = {name: replace(base, markets=found) for name, found in (markets or {}).items()}
    sidecars = {} if isolated else {name: _sidecar(name, rules) for name in names}
    policies = {n: label_policy(n, own.get(n, base), settings, rules, sidecars.get(n, ())) for n in names}
    distinct = {(p.off, p.markets): p for p in (base, *policies.values())}
    silent = {key for key, policy in distinct.items() if not running(policy)}
    idle = [name for name, policy in policies.items() if (policy.off, policy.markets) in silent]
    if len(idle) == len(names) and (base.off, base.markets) in silent:
        complain(PROGRAM, "no rule ran: select, ignore and market leave none switched on; see --show-settings")
        raise typer.Exit(FAILED)
    if known is not None:
        policies = {n: replace(p, suppress=(*p.suppress, *known.suppressions(n))) for n, p in policies.items()}
    every = (*settings.suppress, *(entry for entries in sidecars.values() for entry in entries))
    problems = tuple(f"{name}: no rule ran: {_why_idle(policies[name], base)}" for name in idle)
    return Plan(policies, every, problems)


def _why_idle(policy: Policy, base: Policy) -> str:
    if policy.off != base.off:
        return "per-file-ignores switch all of them off"
    return f"none that is switched on is of its market ({', '.join(policy.markets)})"


def policy_of(source: str, settings: Settings, rules: Mapping[str, Severity], known: Baseline | None = None) -> Policy:
    """The policy for what the catalogue ``source`` shows of all labels together."""
    policy = label_policy(source, run_policy(settings, rules), settings, rules)
    return replace(policy, suppress=(*policy.suppress, *(known.suppressions(source) if known is not None else ())))


def _sidecar(name: str, rules: Mapping[str, Severity]) -> tuple[Suppression, ...]:
    try:
        return read_sidecar(name, rules)
    except ConfigError as error:
        complain(error.where, str(error))
        raise typer.Exit(FAILED) from error


def _answered(result: Result) -> set[str]:
    """The rules that found or passed: only of these can be said that there is nothing to suppress."""
    suppressed = (entry.finding for entry in result.suppressed)
    return {*result.passed, *(finding.code for finding in (*result.findings, *suppressed))}


def remarks(
    made: Plan, settings: Settings, results: Sequence[Result | Unreadable], skipped: Sequence[Skipped], as_of: str
) -> tuple[str, ...]:
    """What the user should know of the settings: those without effect, suppressions that have expired or are unused,
    sidecars of no label."""
    tried: set[Suppression] = set()
    used: set[Suppression] = set()
    for result in results:
        if isinstance(result, Result):
            answered = _answered(result)
            tried.update(e for e in made.policies[result.source].suppress if e.code in answered)
            used.update(entry.by for entry in result.suppressed)
    orphans = (
        f"{file.source}: {file.source.removesuffix(SIDECAR)} is not among the labels"
        for file in skipped
        if file.source.endswith(SIDECAR) and file.source.removesuffix(SIDECAR) not in made.policies
    )
    return (*without_effect(settings), *stale(made.suppressions, tried, used, as_of), *orphans)
