"""The rules that look at all labels of a run together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from labelcheck.model.catalogue import CatalogueCase, Row, Table
from labelcheck.model.label import Label
from labelcheck.model.result import Finding, Policy, Result, Suppression
from labelcheck.rules import Judgement, judge_catalogue
from labelcheck.rules.catalogue.changed_since_report import facts

from .build import label, magnesium, potency, words
from .build import row as panel_row

DAY = "2026-11-24"


def row(line: int, **cells: Any) -> Row:
    said = dict.fromkeys(("sku", "upc", "name", "label", "market", "lab_file", "claimed_mg")) | cells
    return Row(
        line=line,
        as_printed=", ".join(str(cell or "") for cell in said.values()),
        label_exists=said["label"] is not None,
        **said,
    )


def result(said: Label, **more: Any) -> Result:
    return replace(Result("", "0" * 64, "text", False, said), **more)


def judged(*rows: Row, policy: Policy | None = None, previous: Any = None, **labels: Label | Result) -> Judgement:
    """``rows`` judged with labels by their path (``a`` is ``a.txt``)."""
    read = {f"{name}.txt": of if isinstance(of, Result) else result(of) for name, of in labels.items()}
    table = Table("catalogue.csv", rows) if rows else None
    return judge_catalogue(CatalogueCase(table, read, previous, policy or Policy()), DAY)


def found(judgement: Judgement, code: str) -> list[Finding]:
    return [finding for finding in judgement.findings if finding.code == code]


def lines(finding: Finding) -> list[int | None]:
    return [piece.line for piece in finding.evidence]


# K001


def test_one_upc_on_two_products() -> None:
    judgement = judged(
        row(2, sku="A", name="Citrate", upc="0 36000 29145 2"), row(3, sku="B", name="Oxide", upc="0036000291452")
    )
    (finding,) = found(judgement, "K001")
    assert finding.severity == "error"
    assert finding.message == "UPC 036000291452 is on A Citrate and on B Oxide."
    assert lines(finding) == [2, 3]


def test_the_upc_that_is_printed_on_another_product_s_label() -> None:
    judgement = judged(
        row(2, sku="A", upc="036000291452", label="a.txt"),
        row(3, sku="B", upc="036000291469", label="b.txt"),
        b=label(upc=words("0 36000 29145 2")),
    )
    assert len(found(judgement, "K001")) == 1


@pytest.mark.parametrize(
    "others",
    [
        {"sku": "A", "upc": "036000291452", "label": "back.txt"},  # two files of one product
        {"sku": "a", "upc": "036000291452"},
        {"name": "CITRATE", "upc": "036000291452"},
        {"upc": "036000291452"},  # nothing tells that it is another
        {"sku": "B", "upc": "036000291469"},
    ],
)
def test_one_upc_on_one_product(others: dict[str, str]) -> None:
    judgement = judged(row(2, sku="A", name="Citrate", upc="036000291452"), row(3, **others))
    assert "K001" in judgement.passed


def test_three_products_with_one_upc_are_told_of_the_first() -> None:
    judgement = judged(*(row(n, sku=str(n), upc="036000291452") for n in (2, 3, 4)))
    assert [lines(finding) for finding in found(judgement, "K001")] == [[2, 3], [2, 4]]


# K002


def test_two_files_of_one_product_with_other_doses_and_forms() -> None:
    judgement = judged(
        row(2, sku="A", label="a.txt"),
        row(3, sku="A", label="b.txt"),
        a=label(magnesium=magnesium("200", None, "magnesium_citrate")),
        b=label(magnesium=magnesium("150", None, "magnesium_oxide")),
    )
    (finding,) = found(judgement, "K002")
    assert finding.message == (
        "a.txt and b.txt are labels of A, and declare 200 and 150 mg and name magnesium_citrate and magnesium_oxide."
    )
    assert lines(finding) == [2, 3]


def test_the_catalogue_claims_another_dose_than_the_label() -> None:
    rows = row(2, label="a.txt", claimed_mg=Decimal(400)), row(3, label="b.txt", claimed_mg=Decimal("200.0"))
    same = label(magnesium=magnesium("200"))
    (finding,) = found(judged(*rows, a=same, b=same), "K002")
    assert finding.message == "The catalogue claims 400 mg, the label a.txt declares 200 mg."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"sku": "A", "market": "us"}, {"sku": "A", "market": "eu"}),
        ({"sku": "A"}, {"sku": "B"}),
        ({"name": "Same"}, {"name": "Same"}),
    ],
)
def test_products_and_markets_are_kept_apart(one: dict[str, str], other: dict[str, str]) -> None:
    judgement = judged(
        row(2, label="a.txt", **one),
        row(3, label="b.txt", **other),
        a=label(magnesium=magnesium("200")),
        b=label(magnesium=magnesium("150")),
    )
    assert "K002" in judgement.passed


def test_a_dose_that_one_label_does_not_state_is_no_difference() -> None:
    judgement = judged(
        row(2, sku="A", label="a.txt", claimed_mg=Decimal(200)),
        row(3, sku="A", label="b.txt"),
        a=label(magnesium=magnesium("200", basis="ambiguous")),
        b=label(),
    )
    assert "K002" in judgement.passed


# K003, K004


def test_rows_without_a_label() -> None:
    judgement = judged(
        row(2, sku="A"), replace(row(3, label="gone.txt"), label_exists=False), row(4, label="elsewhere.txt")
    )
    assert [(lines(f), f.message) for f in found(judgement, "K003")] == [
        ([2], "The row names no label."),
        ([3], "There is no label gone.txt."),
    ]


def test_labels_without_a_laboratory_result() -> None:
    judgement = judged(
        row(2, label="a.txt"),
        row(3, label="b.txt"),
        row(4, label="unread.txt"),
        a=label(),
        b=result(label(), potency=(potency("pass"),)),
    )
    (finding,) = found(judgement, "K004")
    assert (lines(finding), finding.severity) == ([2], "info")


# K005

BEFORE = label(magnesium=magnesium("200", None, "magnesium_citrate"), upc=words("036000291452"))


def changed(after: Label, sha256: str = "1" * 64) -> list[Finding]:
    return found(judged(previous={"a.txt": facts(result(BEFORE))}, a=result(after, sha256=sha256)), "K005")


def test_what_has_changed_since_the_earlier_report() -> None:
    after = replace(
        BEFORE,
        magnesium=magnesium("150", None, "magnesium_citrate", "magnesium_oxide"),
        product_name=words("Calm  HARBOR"),
    )
    (finding,) = changed(after)
    assert finding.message == (
        "a.txt has changed: elemental dose in mg 200 is now 150; magnesium forms now with magnesium_oxide."
    )


@pytest.mark.parametrize(
    ("after", "sha256"),
    [
        (replace(BEFORE, magnesium=magnesium("150")), "0" * 64),  # the same bytes, read by another version
        (BEFORE, "1" * 64),
        (replace(BEFORE, magnesium=magnesium("200.0", None, "magnesium_citrate")), "1" * 64),
    ],
)
def test_what_is_no_change(after: Label, sha256: str) -> None:
    assert not changed(after, sha256)


def test_a_row_of_the_panel_that_has_changed() -> None:
    zinc = panel_row("Zinc", "as zinc oxide")
    before = replace(BEFORE, dietary_ingredients=(zinc,))
    after = replace(BEFORE, dietary_ingredients=(replace(zinc, percent_daily_value="364"),))
    judgement = judged(previous={"a.txt": facts(result(before))}, a=result(after, sha256="1" * 64))
    (finding,) = found(judgement, "K005")
    assert finding.message == (
        "a.txt has changed: facts panel now without “Zinc (as zinc oxide) 40 mg”, "
        "with “Zinc (as zinc oxide) 40 mg, 364 %”."
    )


def test_a_dose_that_is_no_longer_stated() -> None:
    (finding,) = changed(replace(BEFORE, magnesium=None, upc=None))
    assert "UPC “036000291452” is now not stated; elemental dose in mg 200 is now not stated" in finding.message


def test_a_label_that_the_earlier_report_does_not_know() -> None:
    assert not found(judged(previous={}, a=label()), "K005")


# the policy


def test_without_a_table_or_a_report_nothing_is_judged() -> None:
    judgement = judged(a=label())
    assert [left.code for left in judgement.not_evaluated] == ["K001", "K002", "K003", "K004", "K005"]
    assert judgement.passed == ()


def test_the_policy_switches_off_grades_and_suppresses() -> None:
    policy = Policy(
        off=("K004",),
        severities=(("K003", "warning"),),
        suppress=(Suppression("K001", "old stock", "catalogue.csv", None, None, "labelcheck.toml"),),
    )
    judgement = judged(row(2, sku="A", upc="036000291452"), row(3, sku="B", upc="036000291452"), policy=policy)
    assert {(f.code, f.severity) for f in judgement.findings} == {("K003", "warning")}
    assert [entry.finding.code for entry in judgement.suppressed] == ["K001"]


def test_fingerprints_know_no_line() -> None:
    def prints(*numbers: int) -> set[str]:
        rows = (row(n, sku=sku) for n, sku in zip(numbers, "AB", strict=True))
        return {finding.fingerprint for finding in judged(*rows).findings}

    assert prints(2, 3) == prints(12, 13)
    assert len(prints(2, 3)) == 2
