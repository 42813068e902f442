"""Reports for the tests of the formats: labels that were really scanned, among them one that tries to break out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from labelcheck.model.result import Policy, Report, Suppression
from labelcheck.rules import all_rules, manual
from labelcheck.scan import refused, scan_bytes

FIXTURES = Path(__file__).parents[2] / "fixtures" / "labels"
OXIDE = "oxide-no-certification.pdf"
BARE = "source-not-disclosed.txt"
DAY = "2026-11-24"

PAYLOADS = (
    "\x1b[2J\x1b]0;owned\x07",
    "::error file=x::owned",
    "##[error]owned ##vso[task.complete result=Succeeded;]",
    "section_start:1:owned",
    "=HYPERLINK(1)",
    "+1+cmd|calc",
    "@SUM(A1)",
    "＝1+1",
    "-1+1",
    "\t=1+1",
    "\r=1+1",
    '","=1+1","',
    'owned";=1+1;"',
    "owned| =1+1",
    "]]></failure><testcase name='owned'>",
    "<script>owned()</script><img src=x onerror=owned()>",
    "[owned](https://evil.example) ![owned](https://evil.example/x.png)",
    "`` ` ``` owned | owned |",
    "@everyone #1 https://evil.example www.evil.example",
    "{0} {owned} [1](2)",
    '"; "owned',
    "\u202eowned\u2066 \u200b\ufeff \ud800",
    "%0A::error::owned %25",
)
NAMES = (
    "ordinary.txt",
    "=cmd|calc.txt",
    "::error::owned.txt",
    "a%0A b,c:d.txt",
    "<b>`|`.txt",
    "\udcff[x](y).txt",
    "../../up.txt",
)

LABEL = """{name}
Magnesium Capsules
Supplement Facts
Serving Size 2 Capsules
Amount Per Serving % Daily Value
Magnesium (as magnesium oxide) 200 mg 20%
Other ingredients: {name}, magnesium stearate.
Third-party tested {name}
"""


RULES = ("F001", "F004", "Q001", "Q002", "Q003", "Q004", "S006")
"""A few rules of each severity, so that a report stays the same when rules are added."""


def hostile() -> Report:
    """A report of labels and paths that carry every payload."""
    texts = [LABEL.replace("{name}", payload) for payload in PAYLOADS]
    sources = [f"{NAMES[number % len(NAMES)]}{number}" for number in range(len(texts))]
    texts += [payload * 3 for payload in PAYLOADS]
    sources += [payload.replace("\ud800", "") for payload in PAYLOADS]
    results = [
        scan_bytes(text.encode("utf-8", "surrogatepass"), source, Policy(), DAY)
        for text, source in zip(texts, sources, strict=True)
    ]
    results = [
        replace(result, findings=tuple(replace(f, message=f"{f.message} {payload}") for f in result.findings))
        for result, payload in zip(results, PAYLOADS * 2, strict=True)
    ]
    troubles = tuple(f"lab.csv: {payload}" for payload in PAYLOADS)
    return report(*results, problems=troubles, notes=troubles)


def report(*results: object, **more: object) -> Report:
    """A report of ``results`` with the pages of all rules."""
    made = Report(results, (), DAY, ("us",), rules=tuple(manual(rule) for rule in all_rules()))  # type: ignore[arg-type]
    return replace(made, **more)  # type: ignore[arg-type]


def scanned(*names: str, suppress: tuple[Suppression, ...] = (), **more: object) -> Report:
    """A report of labels of the fixtures, each under its own name, judged by ``RULES``."""
    policy = Policy(suppress=suppress, off=tuple(rule.code for rule in all_rules() if rule.code not in RULES))
    results = [scan_bytes((FIXTURES / name).read_bytes(), name, policy, DAY) for name in names]
    return report(*results, **more)


def suppression(code: str) -> Suppression:
    return Suppression(code, "looked at by QA", label="**", fingerprint=None, expires=None, origin="labelcheck.toml")


def unread(source: str = "gone.pdf") -> object:
    return refused(source, None, "missing", "there is no such file; check the path")
