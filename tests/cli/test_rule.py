"""``labelcheck rule`` and ``labelcheck schema`` through the real entry point, and the pages of the guide."""

from __future__ import annotations

import importlib.util
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from labelcheck.rules import all_rules

from .run import FIXTURES, labelcheck

ROOT = FIXTURES.parents[1]


def rule_pages() -> dict[str, str]:
    """What the script would write."""
    spec = importlib.util.spec_from_file_location("rule_pages", ROOT / "scripts" / "rule_pages.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    made: dict[str, str] = script.pages()
    return made


def test_the_pages_are_those_of_the_rules() -> None:
    folder = ROOT / "docs" / "rules"
    written = {file.name: file.read_text("utf-8") for file in folder.glob("*")}
    made = rule_pages()
    assert sorted(written) == sorted(made), "run python scripts/rule_pages.py"
    assert [name for name in made if made[name] != written[name]] == [], "run python scripts/rule_pages.py"
    assert {f"{rule.code}.md" for rule in all_rules()} < set(made)


def test_a_page_says_all_that_the_rule_says() -> None:
    page = labelcheck("rule", "f001", "--format", "markdown").stdout.decode()
    assert page.startswith("# F001 low-absorption-form\n\n**warning** · markets us, eu, uk, ca, au · needs magnesium")
    for heading in ("What it finds", "Why it matters", "Fails", "Passes", "What it does not prove", "Source"):
        assert f"\n## {heading}\n" in page
    assert "```text\nSupplement Facts\n" in page
    assert "- S1: Firoz M, Graber M." in page


def test_the_page_for_the_terminal() -> None:
    out = labelcheck("rule", "Q001").stdout.decode()
    assert out.startswith(
        "Q001 no-third-party-certification\n  warning; markets us, eu, uk, ca, au; needs the whole label\n"
    )
    assert "\nFails\n    Calm Harbor Magnesium\n" in out
    assert "S33: US Pharmacopeia" in out


def test_all_rules_for_programs() -> None:
    pages = json.loads(labelcheck("rule", "--all", "--format", "json").stdout)["rules"]
    assert [page["code"] for page in pages] == [rule.code for rule in all_rules()]
    assert {page["family"] for page in pages if page["code"].startswith("Q")} == {"quality"}
    assert all(page["summary"] and page["sections"] for page in pages)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("F01",), "labelcheck: 'F01' is no code of a rule. Did you mean F001?"),
        (("form",), "labelcheck: 'form' is no code of a rule. `labelcheck rule --all` prints all."),
        (("t",), "'t' is no code of a rule. Did you mean T001, T002, T003, T004?"),
        (("low-absorption-form",), "Did you mean F001?"),
        ((), "give the code of a rule, or --all"),
        (("F001", "--all"), "give the code of a rule, or --all"),
    ],
)
def test_a_rule_that_is_not_there(words: tuple[str, ...], told: str) -> None:
    done = labelcheck("rule", *words)
    assert done.returncode == 2
    assert told in done.stderr.decode()


class TestReportSchema:
    schema = json.loads(labelcheck("schema", "report").stdout)

    def judge(self) -> Any:
        Draft202012Validator.check_schema(self.schema)
        return Draft202012Validator(self.schema)

    def test_takes_what_a_scan_writes(self, tmp_path: Any) -> None:
        results = tmp_path / "results.csv"
        results.write_text(
            "product,analyte,result,unit,basis,uncertainty,lot,lab,date\n"
            "Magnesium Max,magnesium,300,mg,per_serving,12,A1,Lab,2026-01-01\n"
        )
        (tmp_path / "labelcheck.toml").write_text('[[suppress]]\ncode = "F004"\nreason = "known"')
        config = ("--config", tmp_path / "labelcheck.toml")
        done = labelcheck("scan", FIXTURES, "--format", "json", "--lab-results", results, *config)
        report = json.loads(done.stdout)
        assert not list(self.judge().iter_errors(report))
        assert any(result["suppressed"] for result in report["results"])
        assert any(result.get("potency") for result in report["results"])
        assert {result["status"] for result in report["results"]} == {"checked", "unreadable"}

    def test_refuses_what_is_no_report(self) -> None:
        report = json.loads(labelcheck("scan", FIXTURES / "sulfate-only.txt", "--format", "json").stdout)
        (result,) = report["results"]
        broken = (
            {**report, "schema_version": 2},
            {**report, "extra": 1},
            {**report, "results": [{**result, "label": None}]},
            {**report, "results": [{**result, "findings": [{**result["findings"][0], "severity": "fatal"}]}]},
        )
        assert not any(self.judge().is_valid(wrong) for wrong in broken)


def test_the_schema_of_the_settings_knows_the_rules() -> None:
    schema = json.loads(labelcheck("schema", "config").stdout)
    assert set(schema["properties"]["severity"]["properties"]) == {rule.code for rule in all_rules()}
