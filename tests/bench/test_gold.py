"""Gold files: what is taken, what is refused, and that the schema says the same."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from labelcheck.bench import GoldError, gold_schema, read_gold
from tests.cli.run import FIXTURES

GOOD = (FIXTURES.parent / "gold.jsonl").read_text("utf-8").splitlines()
BAD = [
    ('{"label": "a.txt"', "line 1: no JSON (Expecting ',' delimiter at character 18)"),
    ("[]", "line 1: a line must be a JSON object"),
    ("{}", 'line 1: "label" must name the label file'),
    ('{"label": "a", "servings": "2"}', 'line 1: "servings" is not known; write one of kinds, label, magnesium'),
    ('{"label": "a", "kinds": "pdf"}', 'line 1: "kinds" must be a list of words'),
    ('{"label": "a", "magnesium": []}', 'line 1: "magnesium" must be an object, or null where the label has none'),
    ('{"label": "a", "magnesium": {"form": ["oxide"]}}', 'line 1: "magnesium.form" is not known'),
    ('{"label": "a", "magnesium": {"forms": "oxide"}}', 'line 1: "magnesium.forms" must be a list of ids'),
    ('{"label": "a", "magnesium": {"amount": 200}}', 'line 1: "magnesium.amount" must be as printed (`"200 mg"`)'),
    (
        '{"label": "a", "magnesium": {"elemental_mg": 200}}',
        'line 1: "magnesium.elemental_mg" must be a number in quotes',
    ),
    ('{"label": "a", "marks": [{"id": "usp_verified"}]}', 'line 1: "marks" must be a list of {"id", "scope"}'),
    ('{"label": "a", "other_ingredients": null}', 'line 1: "other_ingredients" must be a list of names'),
]


def test_a_line_keeps_what_was_transcribed_and_no_more() -> None:
    (label,) = read_gold('\n{"label": "a.txt", "kinds": ["linear"], "magnesium": null}\n\n')
    assert (label.label, label.kinds, dict(label.facts)) == ("a.txt", ("linear",), {"magnesium": None})


@pytest.mark.parametrize(("line", "message"), BAD)
def test_a_bad_line_is_refused_by_its_number(line: str, message: str) -> None:
    with pytest.raises(GoldError) as refused:
        read_gold(line)
    assert str(refused.value).startswith(message)


def test_the_number_of_the_line_is_the_files() -> None:
    with pytest.raises(GoldError, match=r"\Aline 3: a line must be"):
        read_gold('{"label": "a"}\n\n[]\n')


def test_an_empty_file_holds_nothing_to_measure() -> None:
    with pytest.raises(GoldError, match="holds no label"):
        read_gold("\n \n")


def test_the_schema_takes_and_refuses_the_same_lines() -> None:
    schema = json.loads(gold_schema())
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema)
    assert all(judge.is_valid(json.loads(line)) for line in GOOD)
    assert not any(judge.is_valid(json.loads(line)) for line, message in BAD if "no JSON" not in message)
