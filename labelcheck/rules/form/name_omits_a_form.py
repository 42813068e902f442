import re
from collections.abc import Iterator
from functools import cache

from labelcheck.knowledge import compounds, fold
from labelcheck.model.label import Label, Magnesium, MagnesiumForm
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.front import front_texts
from labelcheck.rules.registry import Hit, NotJudged, rule

_DISCLOSES = regex(
    r"\b(?:buffered|complexe?|blend|plus|multi\w*|dual|triple|mixed|mix|forms?|spectrum|combination|zma|"
    r"komplex|complesso|complejo)\b|\d-in-1",
    re.IGNORECASE,
)
_JOINED = regex(r"\b(?:with|and|mit|und|avec|et|con)\b|[+&]|/(?=\s?[^\W\d])", re.IGNORECASE)
"""Says that there is more only behind the magnesium: before it stand the names of brands (``Bell & Sons``)."""
_BY = regex(r"\sby\s(?-i:[A-Z]).*", re.IGNORECASE | re.DOTALL)
"""The maker behind the name, who may be called ``Harbor & Pine``."""
_SET_APART = regex(r"\b(?:than|unlike|vs|versus|not|no(?!\.)|without|free of)\b.*", re.IGNORECASE | re.DOTALL)
"""What the product is said not to be or not to hold: ``better than oxide``."""
_TOLD = regex(
    r"\bbuffered\b|(?:\b(?:with|plus|and)\s|[&+]\s?)(?:magnesium\s+)?oxide\b|"
    r"\A\W*(?:\w+\s)?(?:complex|blend|dual|triple)(?:\s\w+)?\W*\Z",
    re.IGNORECASE,
)
"""On the front beside the name: oxide, or a line that is no more than ``Complex``."""
_ELEMENT = regex(r"\bmagn[eé]si(?:um|o)[\s-]*(?=\w{4})|\s+d[ei]\s+magn[eé]sio?(?:um)?\b", re.IGNORECASE)
"""The element in the name of a salt: ``Magnesiumcitrat``, ``citrate de magnésium``, ``magnesio citrato``."""
_OTHERS = regex(r"\b(?:calcium|zinc|potassium|iron|vitamin|multivitamin|boron|selenium|cal-?mag)\b", re.IGNORECASE)
_MAGNESIUM = regex(r"magn[eé]s|\bmag\b", re.IGNORECASE)
_WORD = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@rule(code="F003", severity="error", needs=("magnesium",), sources=("S6",))
def name_omits_a_form(case: Case) -> Iterator[Hit]:
    """The product is named after one magnesium form and holds another one.

    What it finds:
        A product name with exactly one magnesium form (glycinate, citrate, taurate …), and a source of another form in
        the panel. Glycinate, bisglycinate and diglycinate are one form. A mixed compound that holds the named form
        (lysinate glycinate, citrate malate) is a warning.
    Why it matters:
        A name that includes or suggests some but not all ingredients misbrands a food (21 CFR 101.18(b)).
    Fails:
        Magnesium Glycinate 400 mg
        Dietary Supplement
        Supplement Facts
        Serving Size: 4 Capsules
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium bisglycinate, magnesium oxide)  400 mg  95%
    Passes:
        Buffered Magnesium Glycinate
        Dietary Supplement
        Supplement Facts
        Serving Size: 4 Capsules
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium bisglycinate, magnesium oxide)  400 mg  95%
    What it does not prove:
        That anybody is misled. Names that say that there is more (buffered, complex, blend, plus; behind the magnesium
        also with, and) pass, also where a line of the front beside them says so, and so do names of several nutrients;
        forms that a name sets apart (better than oxide) are none of its own. A citrate that the row makes of citric
        acid is not judged. A chelate whose ligand is not named may be the named form. Where only the ingredient list
        names forms, they are held against the name if that of the name is among them.
    Source:
        S6
    """
    label, magnesium = case.label, case.label.magnesium
    assert magnesium is not None
    if label.product_name is None:
        raise NotJudged("no product name was found")
    if label.coverage.has_note("second-product"):
        raise NotJudged("the file holds several products, and the name may be another's")
    name = label.product_name.value
    named = _named(_SET_APART.sub("", name))
    if len(named) != 1 or _says_more(_BY.sub("", name)) or _OTHERS.search(name):
        return
    if any(_TOLD.search(piece.text) for piece in front_texts(label)):
        return
    family = next(iter(named))
    sources = _sources(magnesium, family)
    others = [form for form in sources if _is_other(form, family) and not _is_told(form, name)]
    if not others:
        return
    if family == "citrate" and all(_is_other(form, family) for form in magnesium.forms) and _holds_acid(label):
        raise NotJudged("the row names citric acid too, which makes a citrate of it in water")
    mixed = all(family.removeprefix("bis") in form.id for form in others)
    where = "ingredient list" if others[0].origin == "ingredients" else "panel"
    names = "names" if len(others) == len(sources) else "also names"
    listed = " and ".join(compounds()[form.id].name.lower() for form in others)
    yield Hit(
        f"The product is named “{name}”, and the {where} {names} {listed}.",
        "Name every form, or say that it is a blend: `Buffered`, `Complex`, `Blend`.",
        (*label.product_name.evidence, *(piece for form in others for piece in form.evidence)),
        severity="warning" if mixed else None,
        confidence="high" if all(form.confidence == "high" for form in others) else "medium",
    )


def _holds_acid(label: Label) -> bool:
    """Whether citric acid stands among the sources of the magnesium row."""
    rows = (row for row in label.dietary_ingredients if _MAGNESIUM.search(row.name))
    return any("citric acid" in source.lower() for row in rows for source in row.sources)


def _says_more(name: str) -> bool:
    """Whether ``name`` says that the product holds more than the form it names."""
    magnesium = _MAGNESIUM.search(name)
    return _DISCLOSES.search(name) is not None or (
        magnesium is not None and _JOINED.search(name, magnesium.start()) is not None
    )


def _sources(magnesium: Magnesium, family: str) -> list[MagnesiumForm]:
    """The forms to hold against a name of ``family``: the panel's, or where it names none those of the list.

    Raises:
        NotJudged: none is named, or the list does not name the form that the product is named after, which may be made
            of what it names.
    """
    if not magnesium.forms:
        raise NotJudged("the label names no magnesium form beside the product's name")
    in_panel = [form for form in magnesium.forms if form.origin != "ingredients"]
    if in_panel:
        return in_panel
    if all(_is_other(form, family) for form in magnesium.forms):
        raise NotJudged("only the ingredient list names forms, and what the product is named after is not among them")
    return list(magnesium.forms)


def _is_other(form: MagnesiumForm, family: str) -> bool:
    compound = compounds()[form.id]
    named = {family, *family.split("_")}  # ``Citramate`` names both salts of a mixed compound
    return named.isdisjoint((compound.family, compound.family.removeprefix("bis"))) and compound.role not in (
        "unspecified",
        "food",
    )


def _is_told(form: MagnesiumForm, name: str) -> bool:
    """Whether ``name`` holds all words of ``form``, of which one alone names another: ``Magnesium Acetyl Taurate``."""
    words = _ELEMENT.sub("", form.as_printed).strip()
    return " " in words and fold(words) in fold(name)


@cache
def _words() -> dict[str, str]:
    """Every one-word name of a form with its family: ``glycinate``, ``Magtein``, ``Citrat``."""
    known: dict[str, str] = {}
    for compound in compounds().values():
        if compound.role in ("source", "drug"):
            for word in (*compound.words, *compound.brands, *(_ELEMENT.sub("", name) for name in compound.foreign)):
                if word.replace("-", "").isalpha():
                    known.setdefault(fold(word), compound.family)
    return known


def _named(name: str) -> set[str]:
    """The families of the forms that ``name`` holds; empty where it does not speak of magnesium."""
    if not _MAGNESIUM.search(name):
        return set()
    known = _words()
    words = [fold(_ELEMENT.sub("", word) if "agn" in word.lower() else word) for word in _WORD.findall(name)]
    return {known[word] for word in words if word in known}
