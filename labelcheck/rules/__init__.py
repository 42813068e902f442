"""Case → findings: one module for each rule, a folder for each family; adding a file adds a rule."""

from labelcheck.rules.engine import Judgement, judge, unreadable
from labelcheck.rules.registry import Hit, NotJudged, Rule, all_rules, rule

__all__ = ["Hit", "Judgement", "NotJudged", "Rule", "all_rules", "judge", "rule", "unreadable"]
