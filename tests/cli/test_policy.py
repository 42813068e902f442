"""Settings, suppressions and gates through the real entry point."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from .run import FIXTURES, labelcheck

OXIDE = "oxide-no-certification.pdf"
BARE = "source-not-disclosed.txt"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with two labels: of oxide without a certification, and without a source of its magnesium."""
    (tmp_path / "labels").mkdir()
    for name in (OXIDE, BARE):
        (tmp_path / "labels" / name).write_bytes((FIXTURES / name).read_bytes())
    (tmp_path / ".git").mkdir()
    return tmp_path


def settings(folder: Path, text: str) -> None:
    (folder / "labelcheck.toml").write_text(text, "utf-8")


def results(done: Any) -> dict[str, Any]:
    return {Path(r["source"]).name: r for r in json.loads(done.stdout)["results"]}


def codes(result: Any) -> set[str]:
    return {finding["code"] for finding in result["findings"]}


def test_the_file_above_the_labels_is_in_force(shop: Path) -> None:
    settings(shop, 'select = ["F"]\n[severity]\nF001 = "error"\n[per-file-ignores]\n"*.txt" = ["F004"]')
    done = labelcheck("scan", shop / "labels", "--format", "json")
    found = results(done)
    assert done.returncode == 1
    assert codes(found[OXIDE]) == {"F001"}
    assert found[OXIDE]["findings"][0]["severity"] == "error"
    assert codes(found[BARE]) == set()
    assert codes(results(labelcheck("scan", shop / "labels", "--isolated", "--format", "json"))[BARE]) >= {"F004"}


def test_a_project_file_and_a_file_that_is_named(shop: Path) -> None:
    (shop / "pyproject.toml").write_text('[tool.labelcheck]\nfail-on = "never"')
    assert labelcheck("scan", "labels", cwd=shop).returncode == 0
    (shop / "strict.toml").write_text('fail-on = "warning"')
    assert labelcheck("scan", f"labels/{OXIDE}", "--config", "strict.toml", cwd=shop).returncode == 1
    assert labelcheck("scan", "labels", "--fail-on", "error", cwd=shop).returncode == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('selct = ["F"]', "labelcheck.toml: selct: there is no such setting. Did you mean select?\n"),
        ("select = [", "labelcheck.toml: it is no TOML: Invalid value (at end of document)\n"),
        ('market = ["usa"]', "labelcheck.toml: market: 'usa' is none of us, us-ca, eu, uk, ca, au. Did you mean us?\n"),
        (".".join("a" * 20_000) + " = 1", "labelcheck.toml: line 1: a key has more than 32 segments\n"),
    ],
)
def test_settings_that_cannot_be_used_are_one_line_and_exit_2(shop: Path, text: str, told: str) -> None:
    settings(shop, text)
    done = labelcheck("scan", "labels", cwd=shop)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", told)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--select", "G1"), "labelcheck: --select: 'G1' names no rule."),
        (("--require", "panel,contcat"), "labelcheck: --require: 'contcat' is none of"),
        (("--ignore", "ALL"), "labelcheck: no rule ran: select, ignore and market leave none switched on"),
        (("--select", "R"), "labelcheck: no rule ran"),
        (("--select", "S006", "--market", "au"), "labelcheck: no rule ran"),
        (("--config", "none.toml"), "none.toml: there is no such file"),
    ],
)
def test_flags_that_cannot_be_used(shop: Path, options: tuple[str, ...], told: str) -> None:
    done = labelcheck("scan", "labels", *options, cwd=shop)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(told)


def test_a_file_on_which_no_rule_ran_is_no_success(shop: Path) -> None:
    settings(shop, '[per-file-ignores]\n"*.pdf" = ["ALL"]')
    done = labelcheck("scan", f"labels/{OXIDE}", cwd=shop)
    assert done.returncode == 2
    assert f"labelcheck: labels/{OXIDE}: no rule ran: per-file-ignores switch all of them off" in done.stderr.decode()


def test_rules_about_the_reading_are_not_ignored(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Harbor Magnesium\nIngredients: magnesium citrate, cellulose, silica.\n")
    done = labelcheck("scan", "list.txt", "--ignore", "R", "--select", "F", "--format", "json", cwd=tmp_path)
    assert "R002" in codes(results(done)["list.txt"])
    assert done.returncode == 1
    assert "R is not ignored: what could not be read is always said" in done.stderr.decode()
    assert json.loads(done.stdout)["notes"] == ["R is not ignored: what could not be read is always said"]


def test_a_required_part_that_is_missing_is_an_error(shop: Path) -> None:
    label = shop / "labels" / BARE
    label.write_text(
        "Supplement Facts\nServing Size: 1 Capsule\nAmount Per Serving\nMagnesium (as Magnesium Citrate) 9 mg 2%"
    )
    assert labelcheck("scan", label).returncode == 0
    done = labelcheck("scan", label, "--require", "panel,other-ingredients", "--format", "json")
    assert done.returncode == 1
    (finding,) = [f for f in results(done)[BARE]["findings"] if f["severity"] == "error"]
    assert finding["code"] == "R003"
    assert finding["message"] == "The ingredient list is required by the policy and was not found."


def test_what_is_excluded_is_said_and_what_is_named_is_tried(shop: Path) -> None:
    done = labelcheck("scan", "labels", "--exclude", "*.txt,nothing/", "--format", "json", cwd=shop)
    assert set(results(done)) == {OXIDE}
    assert json.loads(done.stdout)["skipped"] == [{"source": f"labels/{BARE}", "reason": "excluded by the settings"}]
    assert set(results(labelcheck("scan", f"labels/{BARE}", "--exclude", "*.txt", "--format", "json", cwd=shop)))


class TestSeverities:
    """--fail-on gates, --min-severity shows, --min-confidence keeps: in every format alike."""

    @pytest.mark.parametrize("output_format", ["full", "json"])
    def test_what_is_not_shown_is_counted_and_gates(self, shop: Path, output_format: str) -> None:
        done = labelcheck(
            "scan",
            f"labels/{OXIDE}",
            "--min-severity",
            "error",
            "--fail-on",
            "warning",
            "--format",
            output_format,
            cwd=shop,
        )
        out = done.stdout.decode()
        assert done.returncode == 1
        assert "F001" not in out
        if output_format == "json":
            assert json.loads(out)["summary"]["findings"] == {"error": 0, "warning": 4, "info": 3}
            assert json.loads(out)["results"][0]["findings"] == []
        else:
            assert "0 errors, 4 warnings, 3 info" in out

    @pytest.mark.parametrize("output_format", ["full", "json"])
    def test_what_is_not_sure_enough_neither_shows_nor_gates(self, output_format: str) -> None:
        label = FIXTURES / "mcg-slip-fifty-mcg-twelve-percent.txt"
        options = ("--select", "S006", "--isolated", "--format", output_format)
        unsure = labelcheck("scan", label, *options)
        sure = labelcheck("scan", label, *options, "--min-confidence", "high")
        assert (unsure.returncode, sure.returncode) == (1, 0)
        told = "what it found is of less than high confidence"
        assert told in sure.stdout.decode()
        assert told not in unsure.stdout.decode()


class TestSuppress:
    TEXT = """
[[suppress]]
code = "F004"
label = "labels/*.txt"
reason = "The maker reprints in spring"
expires = 2026-12-31
"""

    def test_a_suppressed_finding_does_not_gate_and_does_not_vanish(self, shop: Path) -> None:
        settings(shop, self.TEXT)
        done = labelcheck("scan", "labels", "--as-of", "2026-11-24", "--format", "json", cwd=shop)
        result = results(done)[BARE]
        assert done.returncode == 0
        assert "F004" not in codes(result)
        (entry,) = result["suppressed"]
        assert (entry["code"], entry["reason"]) == ("F004", "The maker reprints in spring")
        assert (entry["expires"], entry["origin"]) == ("2026-12-31", "labelcheck.toml: suppress 1")
        assert entry["evidence"][0]["text"] == "Magnesium 200 mg 48%"
        assert json.loads(done.stdout)["summary"]["suppressed"] == 1
        assert done.stderr == b""

    def test_people_see_it_on_request(self, shop: Path) -> None:
        settings(shop, self.TEXT)
        day = ("--as-of", "2026-11-24")
        assert "suppressed: F004 (--show-suppressed" in labelcheck("scan", "labels", *day, cwd=shop).stdout.decode()
        out = labelcheck("scan", "labels", *day, "--show-suppressed", cwd=shop).stdout.decode()
        assert "suppressed by labelcheck.toml: suppress 1, until 2026-12-31: The maker reprints in" in out
        found, _, cited = out.partition("\nsources\n")
        given = {name for line in re.findall(r"source: (.+)", found) for name in line.split(", ")}
        assert given == set(re.findall(r"^  (\w+) ", cited, re.MULTILINE))

    def test_one_that_has_expired_is_reported_and_its_finding_is_open(self, shop: Path) -> None:
        settings(shop, self.TEXT)
        done = labelcheck("scan", "labels", "--as-of", "2027-01-01", "--format", "json", cwd=shop)
        told = "labelcheck.toml: suppress 1: the suppression of F004 for labels/*.txt expired on 2026-12-31"
        assert done.returncode == 1
        assert "F004" in codes(results(done)[BARE])
        assert json.loads(done.stdout)["notes"] == [told]
        assert done.stderr.decode() == f"labelcheck: {told}\n"

    def test_one_that_is_not_used_is_reported_when_its_labels_were_scanned(self, shop: Path) -> None:
        settings(shop, '[[suppress]]\ncode = "S006"\nlabel = "*.txt"\nreason = "x"')
        told = "the suppression of S006 for *.txt is unused; remove it"
        assert told in labelcheck("scan", "labels", cwd=shop).stderr.decode()
        assert labelcheck("scan", f"labels/{OXIDE}", cwd=shop).stderr == b""

    def test_nothing_is_called_unused_whose_rule_gave_no_answer(self, shop: Path) -> None:
        settings(shop, '[[suppress]]\ncode = "Q001"\nreason = "x"')
        assert labelcheck("scan", "labels", "--select", "F", cwd=shop).stderr == b""
        assert labelcheck("scan", "labels", "--capture", "partial", cwd=shop).stderr == b""

    def test_a_sidecar_speaks_of_its_label(self, shop: Path) -> None:
        sidecar = shop / "labels" / f"{BARE}.labelcheck.toml"
        sidecar.write_text('[[suppress]]\ncode = "F004"\nreason = "agreed with the maker"')
        done = labelcheck("scan", "labels", "--format", "json", cwd=shop)
        (entry,) = results(done)[BARE]["suppressed"]
        assert done.returncode == 0
        assert entry["origin"] == f"labels/{BARE}.labelcheck.toml: suppress 1"
        assert labelcheck("scan", "labels", "--isolated", cwd=shop).returncode == 1

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("x = 1", "'x' is not known here; write [[suppress]]"),
            ('[[suppress]]\ncode = "F04"\nreason = "x"', "'F04' is no code of a rule. Did you mean F004?"),
            ('[[suppress]]\ncode = "F004"\nlabel = "*"\nreason = "x"', "a sidecar speaks of its own label"),
        ],
    )
    def test_a_sidecar_that_cannot_be_used_is_named(self, shop: Path, text: str, told: str) -> None:
        (shop / "labels" / f"{BARE}.labelcheck.toml").write_text(text)
        done = labelcheck("scan", "labels", cwd=shop)
        assert done.returncode == 2
        assert done.stderr.decode().startswith(f"labels/{BARE}.labelcheck.toml: ")
        assert told in done.stderr.decode()

    def test_a_sidecar_of_no_label_is_reported(self, shop: Path) -> None:
        (shop / "labels" / "lable.txt.labelcheck.toml").write_text("")
        told = "labels/lable.txt.labelcheck.toml: labels/lable.txt is not among the labels"
        assert told in labelcheck("scan", "labels", cwd=shop).stderr.decode()


def test_the_settings_in_force_are_shown_without_labels(shop: Path) -> None:
    settings(shop, 'fail-on = "warning"')
    done = labelcheck("scan", "--show-settings", "--market", "eu,uk", "--select", "F", cwd=shop)
    out = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert 'fail-on = "warning"  # labelcheck.toml' in out
    assert 'market = ["eu", "uk"]  # command line' in out
    assert 'min-severity = "info"  # default' in out
    assert out[-1].startswith("# rules that run: F001, F002")


@pytest.mark.parametrize(
    ("label", "market", "said"),
    [
        ("british-of-which-magnesium.txt", "us", "a percent of the NRV is of eu or uk"),
        ("british-of-which-magnesium.txt", "uk", None),
        ("canadian-bilingual-panel.txt", "us", "is of ca: see --market"),
        ("source-not-disclosed.txt", "us", None),
    ],
)
def test_a_label_of_another_market_is_told(label: str, market: str, said: str | None) -> None:
    shown = " ".join(labelcheck("scan", FIXTURES / label, "--market", market).stdout.decode().split())
    assert ("judged by the rules of" in shown) == (said is not None)
    assert said is None or said in shown
