"""Case → findings: one module for each rule, a folder for each family; adding a file adds a rule."""

from labelcheck.rules.engine import Judgement, judge, judge_catalogue, running, unreadable
from labelcheck.rules.manual import manual
from labelcheck.rules.own import OwnRuleError
from labelcheck.rules.registry import Hit, NotJudged, Rule, all_rules, built_in_rules, rule

__all__ = [
    "Hit",
    "Judgement",
    "NotJudged",
    "OwnRuleError",
    "Rule",
    "all_rules",
    "built_in_rules",
    "judge",
    "judge_catalogue",
    "manual",
    "rule",
    "running",
    "unreadable",
]
