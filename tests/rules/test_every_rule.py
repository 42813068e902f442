"""What holds of every rule, whoever writes the next one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import labelcheck.rules
from labelcheck.knowledge import sources
from labelcheck.model.manual import HEADINGS
from labelcheck.model.result import SEVERITIES
from labelcheck.rules import Rule, all_rules
from labelcheck.rules.registry import EVERYWHERE

from .build import sections

NOT_SHOWN_BY_A_TEXT = {"R004", "R005", "R006"}
"""An encoding, hidden print and pictures cannot stand in an example that is text."""

every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)


def test_codes_and_names_are_unique() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len(rules)
    assert len({rule.name for rule in rules}) == len(rules)


def test_the_rules_stand_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted(codes)


def test_every_module_of_a_family_is_found() -> None:
    folder = Path(labelcheck.rules.__file__).parent
    modules = {file.stem for file in folder.glob("*/*.py") if file.stem != "__init__"}
    assert {rule.check.__module__.rpartition(".")[2] for rule in all_rules()} == modules


@every_rule
def test_name_function_and_file_are_one(rule: Rule) -> None:
    name = rule.name.replace("-", "_")
    assert rule.check.__name__ == name
    assert rule.check.__module__.endswith(f".{name}")


@every_rule
def test_code_severity_and_markets_are_known(rule: Rule) -> None:
    assert re.fullmatch(r"[FSDQTCWPXRK]\d{3}", rule.code)
    assert rule.severity in SEVERITIES
    assert rule.markets
    assert set(rule.markets) <= set(EVERYWHERE)


@every_rule
def test_sources_stand_in_the_table(rule: Rule) -> None:
    assert set(rule.sources) <= set(sources())
    assert rule.sources or rule.code[0] in "RK", "only rules about the reading or the run itself rest on no source"


@every_rule
def test_the_manual_has_its_headings_in_order(rule: Rule) -> None:
    left_out = {"Fails"} if rule.code in NOT_SHOWN_BY_A_TEXT else set()
    if rule.about_catalogue:  # it takes several labels to show
        left_out = {"Fails", "Passes"}
    assert list(sections(rule)) == [heading for heading in HEADINGS if heading not in left_out]
    assert all(sections(rule).values())


@every_rule
def test_the_manual_begins_with_a_sentence(rule: Rule) -> None:
    summary = rule.manual.partition("\n\n")[0]
    assert summary.endswith(".")
    assert "\n" not in summary


@every_rule
def test_the_manual_names_the_sources_of_the_rule(rule: Rule) -> None:
    named = tuple(re.findall(r"\b[SKP]\d+\b", sections(rule)["Source"]))
    assert named == rule.sources
