"""The file that is found, what is taken from it, and what is refused with the nearest right word."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from labelcheck.config import (
    KEYS,
    ConfigError,
    Key,
    Settings,
    config_schema,
    label_policy,
    load_settings,
    run_policy,
    settings_json,
    settings_toml,
)
from labelcheck.config.schema import default_in_words
from labelcheck.config.settings import read_settings

from .build import RULES

GUIDE = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text("utf-8")

FULL = """
select = ["F", "Q"]
ignore = ["Q003"]
extend-select = ["T001"]
market = ["us", "eu"]
fail-on = "warning"
min-severity = "warning"
min-confidence = "medium"
tolerance = "usp"
accepted-certifications = ["usp_verified", "nsf_sport"]
dose-window = [200, 400.5]
contested-from = 3
require = ["panel", "other-ingredients"]
exclude = ["old/"]
barcodes = true
ocr = "never"
baseline = "ci/known.json"

[severity]
Q001 = "error"

[capture]
"panels/*.txt" = "partial"
"panels/whole.txt" = "whole"

[per-file-ignores]
"*.pdf" = ["F001"]

[[suppress]]
code = "Q001"
label = "labels/a.txt"
fingerprint = "0123456789abcdef"
reason = "Certificate is under way, see ticket 12; \\u202e \\"quoted\\""
expires = 2027-01-31
"""
BAD = [
    ("baseline = 3", "baseline: must be the path of a file"),
    ('baseline = ""', "baseline: must be the path of a file"),
    ('selct = ["F"]', "selct: there is no such setting. Did you mean select?"),
    ("zzz = 1", "zzz: there is no such setting. Write one of select, ignore,"),
    ('select = "F"', 'select: must be a list, as in ["F"]'),
    ('select = ["G001"]', "select: 'G001' names no rule."),
    ("select = [1]", "select: '1' names no rule."),
    ('ignore = ["Q0001"]', "ignore: 'Q0001' names no rule. Did you mean Q001?"),
    ('severity = {Q01 = "error"}', "severity: 'Q01' is no code of a rule. Did you mean Q001?"),
    ('severity = {Q001 = "fatal"}', "severity: Q001: 'fatal' is none of error, warning, info."),
    ('severity = "error"', "severity: must be a table"),
    ('barcodes = "yes"', "barcodes: 'yes' is neither true nor false"),
    ("market = []", "market: must name at least one"),
    ('market = ["usa"]', "market: 'usa' is none of us, us-ca, eu, uk, ca, au. Did you mean us?"),
    ('fail-on = "eror"', "fail-on: 'eror' is none of error, warning, info, never. Did you mean error?"),
    ('min-severity = "never"', "min-severity: 'never' is none of"),
    ('min-confidence = "lo"', "min-confidence: 'lo' is none of high, medium, low. Did you mean low?"),
    ('tolerance = "us_class1"', "tolerance: 'us_class1' is none of"),
    ('accepted-certifications = ["facility_gmp"]', "accepted-certifications: 'facility_gmp' is none of"),
    ("dose-window = [400, 200]", "dose-window: must be the lowest and the highest dose"),
    ("dose-window = [true, 200]", "dose-window: must be"),
    ("contested-from = 4", "contested-from: must be a whole number from 0 to 3"),
    ('require = ["pannel"]', "require: 'pannel' is none of panel,"),
    ('capture = {"*.txt" = "al"}', "capture: '*.txt': 'al' is none of whole, partial."),
    ('per-file-ignores = {"*.txt" = ["Z"]}', "per-file-ignores: '*.txt': 'Z' names no rule."),
    ('exclude = [""]', "exclude: '' is no glob"),
    ('suppress = [{code = "Q001"}]', "suppress: number 1: reason must say why"),
    ('suppress = [{reason = "x"}]', "suppress: number 1: 'None' is no code"),
    ('suppress = [{code = "Q001", reason = " "}]', "suppress: number 1: reason must say why"),
    ('suppress = [{code = "Q001", reason = "x", expire = "2026-01-01"}]', "Did you mean expires?"),
    ('suppress = [{code = "Q001", reason = "x", fingerprint = "12"}]', "fingerprint must be the 16 digits"),
]
ONLY_READ = [
    ('severity = {R003 = "info"}', "severity: R003: a rule about the reading keeps its severity warning"),
    ("dose-window = [1, inf]", "dose-window: must be"),
    ('suppress = [{code = "Q001", reason = "x", expires = "1.2.2026"}]', "expires must be a date, as in 2026-12-31"),
    ('suppress = [{code = "Q001", reason = "x", expires = 2026-01-01T00:00:00}]', "expires must be a date"),
]
"""What a JSON Schema cannot tell without formats."""


def loaded(folder: Path, text: str, **flags: Any) -> Settings:
    (folder / "labelcheck.toml").write_text(text, "utf-8")
    return load_settings([str(folder)], {name.replace("_", "-"): v for name, v in flags.items()}, RULES)


def refusal(folder: Path, text: str | bytes) -> str:
    (folder / "labelcheck.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ConfigError) as refused:
        load_settings([str(folder)], {}, RULES)
    assert refused.value.where.endswith("labelcheck.toml")
    return str(refused.value)


def test_every_setting_is_a_field_with_a_default() -> None:
    assert {key.field for key in KEYS} == {f.name for f in fields(Settings)} - {"folder", "origins"}


def test_the_guide_has_every_setting_and_its_example_is_taken(tmp_path: Path) -> None:
    for key in KEYS:
        assert f"| `{key.name}` | {key.kind.words} | {default_in_words(key)} | {key.about} |\n" in GUIDE
    codes = tuple(re.findall(r"\b[FQ]\d{3}\b", GUIDE))
    settings = loaded(tmp_path, GUIDE.split("```toml\n")[1].split("```")[0])
    assert settings.severity == (("Q001", "error"),)
    assert set(codes) <= set(RULES)


def test_all_settings_become_the_policy(tmp_path: Path) -> None:
    settings = loaded(tmp_path, FULL)
    policy = run_policy(settings, RULES)
    assert policy.markets == ("us", "eu")
    assert policy.off == ("Q003", "ACME001", "FOO001")
    assert policy.severities == (("Q001", "error"),)
    assert policy.accepted_marks == ("usp_verified", "nsf_sport")
    assert policy.dose_window == (Decimal(200), Decimal("400.5"))
    assert (policy.contested_from, policy.tolerance, policy.min_confidence) == (3, "usp", "medium")
    assert policy.require == ("panel", "other_ingredients")
    assert (settings.fail_on, settings.min_severity, settings.exclude) == ("warning", "warning", ("old/",))


def test_what_holds_for_single_files_goes_by_glob(tmp_path: Path) -> None:
    settings = loaded(tmp_path, FULL)
    base = run_policy(settings, RULES)

    def of(name: str) -> Any:
        return label_policy(str(tmp_path / name), base, settings, RULES)

    assert (of("panels/x.txt").capture, of("panels/whole.txt").capture, of("x.txt").capture) == (
        "partial",
        "whole",
        None,
    )
    assert of("deep/x.pdf").off == (*base.off, "F001")
    assert [entry.code for entry in of("labels/a.txt").suppress] == ["Q001"]
    assert of("labels/b.txt").suppress == ()
    (entry,) = settings.suppress
    assert entry.expires == "2027-01-31"
    assert entry.origin.endswith("labelcheck.toml: suppress 1")


def test_flags_win_over_the_file_and_the_file_over_the_defaults(tmp_path: Path) -> None:
    settings = loaded(tmp_path, 'fail-on = "warning"\nmarket = ["eu"]', fail_on="info", min_severity="error")
    assert (settings.fail_on, settings.market, settings.min_severity) == ("info", ("eu",), "error")
    by_name = {key.name: settings.origin(key) for key in KEYS}
    assert (by_name["fail-on"], by_name["tolerance"]) == ("command line", "default")
    assert by_name["market"].endswith("labelcheck.toml")


def test_the_baseline_of_the_file_lies_in_its_folder_and_a_flag_s_does_not(tmp_path: Path) -> None:
    assert loaded(tmp_path, "").baseline_file is None
    assert loaded(tmp_path, 'baseline = "ci/known.json"').baseline_file == str(tmp_path / "ci" / "known.json")
    assert loaded(tmp_path, 'baseline = "/known.json"').baseline_file == "/known.json"
    assert loaded(tmp_path, 'baseline = "ci/known.json"', baseline="mine.json").baseline_file == "mine.json"


@pytest.mark.parametrize(
    ("flags", "on"),
    [
        ({"ignore": ["ALL"]}, set()),
        ({"ignore": ["F"]}, {"Q001", "Q003"}),
        ({"select": ["Q003"]}, {"Q003"}),
        ({"extend_select": ["Q003", "T"]}, {"F001", "F004", "Q001", "Q003", "T001"}),
        ({"ignore": ["ALL"], "select": ["F001"]}, {"F001"}),
    ],
)
def test_what_the_command_line_says_of_a_rule_stands_over_the_file(
    tmp_path: Path, flags: dict[str, list[str]], on: set[str]
) -> None:
    settings = loaded(tmp_path, 'select = ["F", "Q"]\nignore = ["Q003"]', **flags)
    off = run_policy(settings, RULES).off
    assert {code for code in RULES if code not in off} - {"R003"} == on


def test_a_flag_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"\A--market: 'usa' is none of") as refused:
        loaded(tmp_path, "", market=["usa"])
    assert refused.value.where == "labelcheck"


@pytest.mark.parametrize(("text", "message"), [*BAD, *ONLY_READ])
def test_what_is_wrong_is_named_with_the_nearest_right_word(tmp_path: Path, text: str, message: str) -> None:
    assert message in refusal(tmp_path, text)


def test_the_schema_takes_and_refuses_the_same() -> None:
    schema = json.loads(config_schema(RULES))
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema)

    def data(text: str) -> Any:
        return json.loads(json.dumps(tomllib.loads(text), default=str))

    assert not list(judge.iter_errors(data(FULL)))
    assert set(data(FULL)) == {key.name for key in KEYS}
    assert [text for text, _ in BAD if judge.is_valid(data(text))] == ["dose-window = [400, 200]"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["F001", "us", "error", "code"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(KEYS), ANYTHING)
def test_any_value_is_taken_or_refused_by_its_name(key: Key, value: Any) -> None:
    try:
        read_settings({key.name: value}, RULES, "labelcheck.toml")
    except ConfigError as error:
        refused = str(error)
        assert refused.startswith(f"{key.name}: ")


class TestFile:
    def test_the_nearest_one_counts_up_to_the_repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        inner = tmp_path / "repo" / "labels"
        inner.mkdir(parents=True)
        monkeypatch.chdir(inner)
        (tmp_path / "labelcheck.toml").write_text('market = ["au"]')
        assert load_settings([str(inner / "a.txt")], {}, RULES).market == ("au",)
        (tmp_path / "repo" / ".git").mkdir()
        assert load_settings([str(inner / "a.txt")], {}, RULES).market == ("us",)
        (tmp_path / "repo" / "labelcheck.toml").write_text('market = ["eu"]')
        assert load_settings([str(inner / "a.txt")], {}, RULES).market == ("eu",)
        assert load_settings(["-"], {}, RULES).market == ("eu",)
        assert load_settings([str(inner / "a.txt")], {}, RULES, isolated=True).market == ("us",)

    def test_where_the_labels_have_none_that_of_the_working_directory_counts(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        here, there = tmp_path / "here", tmp_path / "there"
        here.mkdir()
        there.mkdir()
        (here / "labelcheck.toml").write_text('market = ["ca"]')
        monkeypatch.chdir(here)
        assert load_settings([str(there)], {}, RULES).market == ("ca",)

    def test_a_project_file_counts_by_its_table(self, tmp_path: Path) -> None:
        project = tmp_path / "pyproject.toml"
        project.write_text('[tool.labelcheck]\nmarket = ["uk"]\n[tool.other]\nx = 1')
        assert load_settings([str(tmp_path)], {}, RULES).market == ("uk",)
        (tmp_path / "labelcheck.toml").write_text('market = ["eu"]')
        assert load_settings([str(tmp_path)], {}, RULES).market == ("eu",)
        assert load_settings([], {}, RULES, str(project)).market == ("uk",)

    def test_a_project_of_others_is_not_even_parsed(self, tmp_path: Path) -> None:
        inner = tmp_path / "inner"
        inner.mkdir()
        (tmp_path / "labelcheck.toml").write_text('market = ["eu"]')
        (inner / "pyproject.toml").write_text("this is no TOML")
        assert load_settings([str(inner)], {}, RULES).market == ("eu",)

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"x = [", "it is no TOML: Invalid value"),
            (b"\xff", "it is not UTF-8 (byte 1)"),
            (b"#" * 300_000, "the file is larger than 256 KB"),
            (b"\n" + b".".join([b"a"] * 20_000) + b" = 1", "line 2: a key has more than 32 segments"),
            (b"[" + b" . ".join([b"'a b'"] * 5_000) + b"]", "line 1: a key has more than 32 segments"),
            (b"x = " + b"[" * 40_000, "it is too deeply nested"),
            (b"x = " + b"{a=" * 40_000, "it is too deeply nested"),
            (b"x = " + b"9" * 100_000, "it is no TOML"),
            (b"a" * 250_000, "it is no TOML"),
        ],
    )
    def test_what_cannot_be_read_is_one_clear_line(self, tmp_path: Path, data: bytes, message: str) -> None:
        assert message in refusal(tmp_path, data)

    def test_a_folder_or_a_missing_file_is_named(self, tmp_path: Path) -> None:
        for name, message in (("", "it is not a regular file"), ("none.toml", "there is no such file")):
            with pytest.raises(ConfigError, match=message):
                load_settings([], {}, RULES, str(tmp_path / name))


class TestShown:
    def test_as_toml_it_gives_the_same_settings_again(self, tmp_path: Path) -> None:
        settings = loaded(tmp_path, FULL)
        text = settings_toml(settings, ["F001"])
        again = loaded(tmp_path, text)
        for key in KEYS:
            assert getattr(again, key.field) == getattr(settings, key.field), key.name
        assert "\u202e" not in text
        assert text.endswith("# rules that run: F001\n")

    def test_as_json_each_value_says_where_it_comes_from(self, tmp_path: Path) -> None:
        shown = json.loads(settings_json(loaded(tmp_path, FULL, fail_on="info"), ["F001"]))
        assert list(shown["settings"]) == [key.name for key in KEYS]
        assert shown["settings"]["fail-on"] == {"value": "info", "from": "command line"}
        assert shown["settings"]["dose-window"]["value"] == [200, 400.5]
        assert shown["settings"]["select"]["from"].endswith("labelcheck.toml")
        assert shown["rules"] == ["F001"]
