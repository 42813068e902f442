"""What a row is an assay of: the element itself, or a compound that has to be converted."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from labelcheck.knowledge import Analyte, Compound, analyte_by_name, compounds, fold, parse_formula
from labelcheck.model.lab import Assay
from labelcheck.model.regex import regex

MAX_NAME = 120


class Tested(NamedTuple):
    """The analyte's id (or its folded name, where the table has none) and the assay where it is of a compound."""

    analyte: str
    assay: Assay | None
    known: bool


_BRACKET = regex(r"\s*[(\[]([^()\[\]]{1,80})[)\]]")
_EXPRESSED = regex(r"\b(?:as|calculated as|calc\.? as|expressed as|als|comme|berechnet als)\s+", re.IGNORECASE)
_NOISE = regex(
    r"\A(?:heavy|toxic|trace)? ?(?:metals?|minerals?|vitamins?|elemental impurities|elements?|schwermetalle?|"
    r"métaux lourds|metales pesados|metalli pesanti)\s*[:–—-]\s|"
    r"\b(?:assay(?: of| for)?|content(?: of)?|total|determination of|quantitative|potency|"
    r"by (?:icp|hplc|aas|titration)[\w/ -]*|"
    r"icp(?:[-/ ]?(?:ms|oes|aes))?|hplc(?:-\w+)?|on (?:the )?(?:dried|anhydrous|as[- ]is) basis"
    r"|as[- ](?:is|received)(?: basis)?|(?:dried|dry)[- ](?:basis|weight|matter))\b|[,:%]\s*\Z|\*+\Z",
    re.IGNORECASE,
)
_ELEMENTAL = regex(r"\belement(?:al|ary|ar\w*)?\b", re.IGNORECASE)
_OF_A_PART = regex(
    r"dissolution|dissolved|freisetzung|disolución|dissoluzione|disintegration|uniformity|gleichförmigkeit|uniformité|"
    r"weight variation|recover|wiederfindung|récupération|recupera|\bspiked?\b|\bblank\b|blindwert|placebo|\bcontrol\b|"
    r"(?<!fat[- ])(?<!oil[- ])\b(?:in)?soluble|\b(?:wasser|un)?löslich|extractable|leachable|\bfree\b|"
    r"\bfrei(?:es)?\b|\bioni[cs]|\b(?:un)?bound\b|hexavalent|\bvi\b|\b6\+|\+6|limit test|\b[r%]?rsd\b|std\.? ?dev|"
    r"deviation|abweichung|overage|\binput\b|difference",
    re.IGNORECASE,
)
"""Words beside an analyte's name whose row gives another quantity than its content in the product."""
_OF_A_FORM = regex(r"(?<!in)\borganic\b|methyl|arsenate|arsenite|\b(?:ii|iii|iv|v)\b", re.IGNORECASE)
"""Words for one form of a metal whose limit is of another, or of the total."""
_FORMULA = regex(r"(?:(?:[HCNOPSKIBF]|Cl|Na|Ca|Mg|Fe|Zn|Cu|Mn|Se|Cr|Mo|Pb|As|Cd|Hg|Si|Al)\d{0,3}|[()·.]){2,20}\Z")
_SYMBOL = regex(r"[A-Z][a-z]?")
_PROVIDING = regex(
    r"\A\W*(?:providing|provides|supplying|supplies|yielding|yields|of which|thereof|equivalent to|corresponding to"
    r"|davon|entspricht|entsprechend|dont|soit|de los cuales|equivalente? a|di cui|pari a|waarvan)\s+",
    re.IGNORECASE,
)
"""Before the element in the row under its compound: ``providing Elemental Magnesium``."""
PER = regex(r"[\s(]+(?P<per>(?:per|pro|je|par|por)\s+[^\W\d_]{2,12}(?:\s[^\W\d_]{2,12})?)\)?\s*\Z", re.IGNORECASE)
"""What a name says its result is per: ``Zinc per serving``."""
UNIT_AFTER = regex(r"[,\s]\s*(?P<unit>(?:mg|mcg|µg|μg|ug|g|IU|ppm|ppb|%)(?:\s?(?:/|per\b)\s?[\w ]{1,20})?)\s*\Z")
"""The unit that stands after a name: ``Magnesium, mg/capsule``, ``Zinc mg/serving``, not the symbol ``Mg``."""
DRIED = regex(
    r"\b(?:dried|dry|anhydrous|moisture[- ]free|water[- ]free)[- ](?:basis|weight|matter|substance|wt)\b|\bdwb\b|"
    r"\A\W*(?:dried|dry)\W*\Z|\btrocken(?:substanz|masse|gewicht)|\bi\.\s?tr\.|"
    r"\b(?:sur|sobre|su) (?:la )?(?:produit |matière |materia |sustancia |sostanza )?(?:sec|sèche|sec[ao]|secc[ao])\b",
    re.IGNORECASE,
)
"""Words that relate a result to what is left without its water: a serving is weighed with it."""
HYDRATE = regex(r"\b(?:anhydrous|wasserfrei|anhydre|(?:mono|di|tri|tetra|penta|hexa|hepta|octa|nona)?hydrate?)\b", re.I)


def tested(printed: str) -> Tested:
    """What the name cell of a row is about."""
    name = " ".join(printed.split())[:MAX_NAME].strip(" :*†‡")
    if (exact := analyte_by_name(name)) is not None:
        return Tested(exact.id, None, True)
    name = _PROVIDING.sub("", name) or name
    name = PER.sub("", name) or name
    name = UNIT_AFTER.sub("", name) or name
    if _OF_A_PART.search(name):
        return Tested(fold(name), None, False)
    inside = " ".join(_BRACKET.findall(name))
    outside = _NOISE.sub(" ", _BRACKET.sub(" ", name)).strip(" ,:-")
    if _ELEMENTAL.search(name) and (known := _element(_ELEMENTAL.sub(" ", outside), inside)):
        return Tested(known, None, True)
    whole = f"{outside} {inside}".strip()
    if (assay := _assay(outside, inside, whole)) is not None:
        as_element = _EXPRESSED.match(inside) and analyte_by_name(_EXPRESSED.sub("", inside))
        return Tested("magnesium", None if as_element and as_element.id == "magnesium" else assay, True)
    plain = _EXPRESSED.sub("", _NOISE.sub(" ", inside)).strip(" ,:-")
    found = analyte_by_name(outside) or _by_names(outside) or (analyte_by_name(plain) if not outside else None)
    if found is None or _is_other_substance(found, plain, name):
        return Tested(fold(name), None, False)
    inorganic = found.id == "arsenic" and "inorganic" in name.lower()
    return Tested("arsenic_inorganic" if inorganic else found.id, None, True)


def _is_other_substance(found: Analyte, inside: str, name: str) -> bool:
    """Whether the row gives the weight of a compound by its formula (``Calcium (as CaCO3)``), or one form of a metal
    that has a limit for another."""
    if found.kind == "metal" and _OF_A_FORM.search(name):
        return True
    formulas = (set(_SYMBOL.findall(word)) for word in re.split(r"[\s,]+", inside) if _FORMULA.match(word))
    return any(len(elements) > 1 and elements & set(found.symbols) for elements in formulas)


def _by_names(text: str) -> Analyte | None:
    """The analyte that each of the names in ``text`` is of: ``as Mg``, ``Magnesium, Mg``."""
    parts = [part.strip(" -") for part in re.split(r"[,/]", _EXPRESSED.sub(" ", text)) if part.strip(" -")]
    found = {analyte.id: analyte for part in parts if (analyte := analyte_by_name(part)) is not None}
    named = [part for part in parts if analyte_by_name(part) is not None]
    return next(iter(found.values())) if len(found) == 1 and len(named) == len(parts) else None


def _element(outside: str, inside: str) -> str | None:
    found = analyte_by_name(outside.strip(" ,:-")) or analyte_by_name(inside)
    return found.id if found else None


def _assay(outside: str, inside: str, whole: str) -> Assay | None:
    """The compound that a row weighs; None where it names the element only, or nothing of magnesium."""
    expressed = _EXPRESSED.search(inside) or _EXPRESSED.search(outside)
    named = _EXPRESSED.sub("", inside).strip()
    base = analyte_by_name(_EXPRESSED.split(outside)[0].strip(" ,"))
    if not outside and inside:  # Assay (MgO)
        return _of(named)
    if base is not None:
        if base.id != "magnesium" or not expressed:
            return None
        target = named if _EXPRESSED.search(inside) else _EXPRESSED.split(outside, maxsplit=1)[1].strip()
        if _of(target) is None and _of(f"magnesium {target}") is not None:  # as Oxide
            target = f"magnesium {target}"
        if _formula(target) is not None or re.search(r"calc|express|berechnet", whole, re.I):
            return _of(target)
        either = f"the row may give the element or the weight of {target}; it does not say which"
        return Assay(target, None, either, maybe_element=True) if _of(target) is not None else None
    return _of(outside, inside) or _of(whole)


def _of(name: str, beside: str = "") -> Assay | None:
    """The assay of a compound of magnesium called ``name``; ``beside`` are words in brackets after it."""
    if not name:
        return None
    if (formula := _formula(name)) is not None:
        return Assay(name, formula)
    compound = _named(name)
    if compound is None:
        return None
    shown = f"{name} ({beside})" if beside else name
    if (formula := _formula(beside)) is not None:
        return Assay(shown, formula)
    stated = HYDRATE.search(f"{name} {beside}")
    if re.search(r"buffered|chelate", name, re.I) or compound.formula is None:
        return Assay(shown, None, f"{shown} has no one formula, so its magnesium cannot be computed")
    family = [c for c in compounds().values() if c.family == compound.family and c.formula and c.role == "source"]
    if len(family) > 1 and not stated:
        return Assay(shown, None, f"the hydrate of {name} is not stated, and it changes how much is magnesium")
    if len(family) == 1 and not stated and compound.id not in ("oxide", "hydroxide"):
        return Assay(shown, None, f"whether {name} is anhydrous is not stated, and it changes how much is magnesium")
    if (
        stated
        and stated.group().lower() not in ("anhydrous", "wasserfrei", "anhydre")
        and compound.hydrate == "anhydrous"
    ):
        return Assay(shown, None, f"no formula of {name} is in the table")
    return Assay(shown, compound.formula)


def _formula(text: str) -> str | None:
    """``text`` as a formula that holds magnesium; None when it is none."""
    plain = re.sub(r"\s*[·•*x×]\s*|\.(?=\d*H2O)", ".", text.strip()).replace(" ", "")
    if not re.match(r"[A-Z0-9(]", plain) or not re.search(r"Mg(?![a-z])", plain) or len(plain) > 40 or plain == "Mg":
        return None
    try:
        return plain if "Mg" in parse_formula(plain) else None
    except (ValueError, RecursionError):
        return None


@cache
def _names() -> dict[str, Compound]:
    return {fold(name): c for c in compounds().values() for name in (*c.names, *c.foreign)}


def _named(text: str) -> Compound | None:
    """The compound that ``text`` names, as it stands or without the word for its water."""
    key = fold(text)
    if key in _names():
        return _names()[key]
    bare = fold(HYDRATE.sub(" ", text))
    compound = _names().get(bare)
    water = HYDRATE.search(text)
    if compound is None or water is None:
        return None
    word = water.group().lower()
    if word in ("wasserfrei", "anhydre"):
        word = "anhydrous"
    return next(
        (c for c in compounds().values() if c.family == compound.family and c.hydrate == word and c.formula), compound
    )
