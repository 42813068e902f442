"""Gold files: one JSON object a line, each what a person read from one label.

The format is described by ``gold.schema.json`` beside this module and in the guide ``docs/bench.md``. It is checked
here by hand so that a message can name the line and say what to write.
"""

from __future__ import annotations

import json
import os
from importlib.resources import files
from typing import Any

from labelcheck.facts.numbers import amount, decimal
from labelcheck.model.bench import GoldLabel

_TOP = {
    "label",
    "kinds",
    "magnesium",
    "serving",
    "other_ingredients",
    "other_ingredients_optional",
    "marks",
    "marks_optional",
}
_MAGNESIUM = {"forms", "forms_accepted", "buffered", "amount", "percent_daily_value", "elemental_mg"}
_SCOPES = {"product", "facility", "ingredient", "diet", "company", "vague"}


class GoldError(Exception):
    """A line of a gold file that cannot be used; the message names the line and what to write."""


def gold_schema() -> str:
    """The JSON Schema (draft 2020-12) of one line."""
    return files("labelcheck.bench").joinpath("gold.schema.json").read_text("utf-8")


def read_gold(text: str) -> list[GoldLabel]:
    """The labels of a gold file; empty lines are passed over.

    Raises:
        GoldError: a line is no JSON object, or holds what the format does not know.
    """
    labels: list[GoldLabel] = []
    for number, line in enumerate(text.split("\n"), start=1):  # JSON may hold what else ends a line as it is
        if not line.strip():
            continue
        try:
            labels.append(_label(json.loads(line)))
        except json.JSONDecodeError as error:
            raise GoldError(f"line {number}: no JSON ({error.msg} at character {error.pos + 1})") from error
        except GoldError as error:
            raise GoldError(f"line {number}: {error}") from None
        except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets in brackets
            raise GoldError(f"line {number}: it cannot be read ({error})") from error
    if not labels:
        raise GoldError("the file holds no label; write one JSON object a line")
    return labels


def _label(entry: Any) -> GoldLabel:
    _check(isinstance(entry, dict), "a line must be a JSON object")
    _known(entry, _TOP, "")
    _check(_is_name(entry.get("label")), '"label" must name the label file')
    kinds = entry.get("kinds", [])
    _check(_words(kinds), '"kinds" must be a list of words')
    if entry.get("magnesium") is not None:
        _magnesium(entry["magnesium"])
    _check(_text_or_null(entry.get("serving")), '"serving" must be the printed serving size, or null')
    for key in ("other_ingredients", "other_ingredients_optional"):
        _check(_words(entry.get(key, [])), f'"{key}" must be a list of names as printed')
    _check(_words(entry.get("marks_optional", [])), '"marks_optional" must be a list of ids of marks')
    marks = entry.get("marks", [])
    _check(isinstance(marks, list) and all(map(_is_mark, marks)), '"marks" must be a list of {"id", "scope"}')
    return GoldLabel(entry["label"], tuple(kinds), {k: v for k, v in entry.items() if k not in ("label", "kinds")})


def _magnesium(entry: Any) -> None:
    _check(isinstance(entry, dict), '"magnesium" must be an object, or null where the label has none')
    _known(entry, _MAGNESIUM, "magnesium.")
    _check(_words(entry.get("forms", [])), '"magnesium.forms" must be a list of ids of compounds')
    accepted = entry.get("forms_accepted", [])
    _check(isinstance(accepted, list) and all(map(_words, accepted)), '"magnesium.forms_accepted" must be lists of ids')
    _check(isinstance(entry.get("buffered", False), bool), '"magnesium.buffered" must be true or false')
    printed = entry.get("amount")
    usable = printed is None or (isinstance(printed, str) and amount(printed) is not None)
    _check(usable, '"magnesium.amount" must be as printed (`"200 mg"`), or null')
    for key in ("percent_daily_value", "elemental_mg"):
        for value in answers(entry.get(key)):
            number = isinstance(value, str) and decimal(value.lstrip("<")) is not None
            _check(value is None or number, f'"magnesium.{key}" must be a number in quotes (`"48"`), or null')


def answers(value: Any) -> list[Any]:
    """The answers that are right: ``value``, or the members of a list of them."""
    return value if isinstance(value, list) else [value]


def _is_name(value: Any) -> bool:
    """Whether a file can be called ``value``."""
    if not isinstance(value, str) or not value or "\0" in value:
        return False
    try:
        os.fsencode(value)
    except UnicodeEncodeError:  # half of a pair
        return False
    return True


def _is_mark(entry: Any) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("id"), str) and entry.get("scope") in tuple(_SCOPES)


def _words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _text_or_null(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _known(entry: dict[str, Any], keys: set[str], where: str) -> None:
    for key in entry:
        _check(key in keys, f'"{where}{key}" is not known; write one of {", ".join(sorted(keys))}')


def _check(holds: bool, message: str) -> None:
    if not holds:
        raise GoldError(message)
