"""The words of one cell: numbers, results with their uncertainty, units with what they are per."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from labelcheck.labs.numbers import DecimalMark, number
from labelcheck.model.lab import LabBasis
from labelcheck.model.regex import regex

MAX_CELL = 300
"""A cell with more characters holds no result."""


class Value(NamedTuple):
    """A result cell. ``below`` is the limit that a result lies below (``is_below``), if stated; ``remark`` are words
    without a number (``Conforms``); ``unit`` is what is printed beside the number."""

    number: Decimal | None = None
    is_below: bool = False
    below: Decimal | None = None
    unit: str = ""
    uncertainty: Decimal | None = None
    uncertainty_is_percent: bool = False
    k: Decimal | None = None
    remark: str | None = None


class Unit(NamedTuple):
    """What a unit says: the amount's ``unit``, and what it is in: ``per`` (100) of the ``basis`` (grams). ``noun`` is
    what one unit is called; ``serving`` is how many of them the laboratory calls a serving."""

    unit: str
    basis: LabBasis | None = None
    per: Decimal = Decimal(1)
    noun: str | None = None
    serving: Decimal | None = None


_NUMBER = regex(r"\d[\d.,]{0,30}")
_GOES_ON = regex(r"e[-+−]?\d|_|x[\da-f]", re.IGNORECASE)
"""What makes of a number the beginning of one in another notation, as in ``2.04E+02``."""
_BELOW = regex(
    r"\A(?:n\.?\s?d\.?|n/d|b\.?l\.?q\.?|bql|b\.?r\.?l\.?|b\.?d\.?l\.?|none detected|not detected|non[- ]detect(?:ed)?|"
    r"nicht nachweisbar|"
    r"n\.\s?n\.|non détecté|no detectado|non rilevat[oa]|non rilevabile|"
    r"<\s*(?:loq|lod|lloq|rl|mrl|mdl|lq|ld|lc|bg|nwg)|below (?:loq|lod|rl|detection|quantitation))(?!\w)\.?",
    re.IGNORECASE,
)
_REMARK = regex(
    r"\A(?:pass(?:es|ed)?|conform(?:s|ed|ing)?|compl(?:ies|iant|y)|meets?|ok|negative|positive|absent|absence|"
    r"n/?a\Z|n\.a\.|nt\Z|"
    r"not tested|report(?:ed)?|entspricht|conforme|cumple|tested\Z|fail(?:s|ed)?|[-–—]+\Z|pending|tbd|see\b)",
    re.IGNORECASE,
)
_SIGN = regex(
    r"\A(?:(?P<below><|less than|under|kleiner als)|"
    r"(?P<other>[≤≥>]|nlt\b|nmt\b|not (?:less|more) than)|[~≈=:]|ca\.)\s*",
    re.I,
)
_PLUS_MINUS = regex(r"±|\+\s?/\s?-|\+-")
_K = regex(r"\bk\s?=\s?(\d(?:[.,]\d{1,3})?)|\b([123])\s?(?:σ|sigma\b)")
OF_SCATTER = regex(
    r"\bR?SD\b|\bSEM?\b|\bS\.D\.|\bstd\b|\bstandard (?:deviation|error)|\bCV\b|standardabweichung|\bécart", re.I
)
"""The scatter of replicates is no expanded uncertainty."""
_ANOTHER = regex(
    r"(?:mg|mcg|µg|μg|ug|g|iu|ppm|ppb|%)(?:\s?/\s?[^\W\d_]{1,12})?\s+(?:-\s+)?[<>]?\s?\d[\d.,]*\s?(?:mg|mcg|µg|μg|ug|g|ppm)\b",
    re.IGNORECASE,
)
"""A limit or a claim and the result in one: ``10 mcg/day 0.2 mcg/day``."""
_PERCENT_BESIDE = regex(r"\s*[(\[]\s*[\d.,]+\s?%[^()\[\]]*[)\]]\s*\Z")
"""``193 mg (96.5 %)``: the same in percent of something."""
_COUNTED = regex(r"\s*[(\[]\s*n\s?=\s?\d{1,3}\s*[)\]]", re.IGNORECASE)


def result(printed: str, mark: DecimalMark | None = None) -> Value:
    """What a result cell says.

    Raises:
        ValueError: a formula, an error value of a spreadsheet, a negative, a range, or nothing that is a result.
    """
    text = " ".join(printed.split())
    if text.startswith(("=", "+", "@")) and not _PLUS_MINUS.match(text):
        raise ValueError(f"{text[:40]!r} is a formula; save the file with values")
    if not text or len(text) > MAX_CELL or text.startswith("#"):
        raise ValueError(f"{text[:40]!r} is no result")
    if _BELOW.match(text):
        return _below_named(text, mark)
    if _REMARK.match(text) and not re.match(r"(?:report|n/?a)\w*\W+\d", text, re.I):
        return Value(remark=text)
    sign = _SIGN.match(text)
    body = text[sign.end() :] if sign else text
    if re.match(r"[-−]\s?\d", body):
        raise ValueError(f"{text[:40]!r} is negative")
    k = _K.search(body)
    body = _COUNTED.sub("", _K.sub("", body)).replace("()", "").strip(" ;,")
    if re.match(r"[^%(]*[^\W\d_]", body):
        body = _PERCENT_BESIDE.sub("", body)
    main, *spread = _PLUS_MINUS.split(body, maxsplit=1)
    value, unit = _amount(main, mark, text)
    if sign and sign["other"]:
        raise ValueError(f"{text[:40]!r} is a limit, not a result")
    if sign and sign["below"]:
        return Value(is_below=True, below=value, unit=unit)
    if not spread or OF_SCATTER.search(spread[0]):
        beside = _PER_MASS.search(spread[0]) if spread else None
        return Value(value, unit=unit or (beside.group() if beside else ""))
    amount, after = _amount(spread[0].strip(" ()"), mark, text)
    factor = number(k[1] or k[2], mark or ".") if k else None
    if factor == 0:
        raise ValueError(f"{text[:40]!r} has a coverage factor of nothing")
    percent = after.startswith("%") and not unit.startswith("%")
    return Value(
        value,
        False,
        None,
        unit or ("" if percent else after),
        amount,
        percent,
        factor,
    )


def is_result(printed: str) -> bool:
    """Whether a cell says a result, be it one whose number could be two."""
    try:
        result(printed)
    except ValueError as error:
        return "could be" in str(error)
    return True


def _below_named(text: str, mark: DecimalMark | None) -> Value:
    """``ND (LOQ 0.5 mg)``, ``<LOQ``: a limit is named LOQ, follows ``<``, or stands alone in the bracket behind ND."""
    named = re.search(
        r"(?:\b(?:loq|rl|lloq)\s*(?:[=:]\s*)?[(\[]?\s*|<\s*|\An\.?d\.?\s?\(\s?)(\d[\d.,]{0,15})\s*([^\d\s)]*)",
        text,
        re.IGNORECASE,
    )
    return Value(is_below=True, below=number(named[1], mark) if named else None, unit=named[2] if named else "")


def _amount(text: str, mark: DecimalMark | None, whole: str) -> tuple[Decimal, str]:
    match = _NUMBER.match(text.strip())
    if match is None:
        raise ValueError(f"{whole[:40]!r} is no number (write 1234.5)")
    rest = text.strip()[match.end() :].strip()
    if re.match(r"(?:[-–—]|to\b|bis\b)\s*\d", rest):
        raise ValueError(f"{whole[:40]!r} is a range, not a result")
    if _ANOTHER.match(rest):
        raise ValueError(f"{whole[:40]!r} gives two values")
    if _GOES_ON.match(text.strip(), match.end()) or re.match(r"[ex×*/:.,-]\s?\d", rest, re.IGNORECASE):
        raise ValueError(f"{whole[:40]!r} is no number (write 1234.5)")
    return number(match.group(), mark), rest


_MASS = {"kg": "kg", "g": "g", "gram": "g", "grams": "g", "mg": "mg", "milligram": "mg", "milligrams": "mg",
         "mcg": "mcg", "µg": "mcg", "μg": "mcg", "ug": "mcg", "microgram": "mcg", "micrograms": "mcg", "ng": "ng",
         "iu": "IU",         "i.u.": "IU",
         "ie": "IU", "%": "%", "percent": "%", "ppm": "ppm", "ppb": "ppb"}  # fmt: skip
_UNIT = regex(
    r"\A(?P<unit>kg|milligrams?|micrograms?|grams?|mg|mcg|µg|μg|ug|ng|g|i\.u\.|iu|ie|percent|%|ppm|ppb)(?:(?<=%)|(?![a-z]))\s*"
    r"(?P<as>rae|dfe|ne\b|re\b|te\b|a-?te)?\s*(?P<rest>.*)\Z",
    re.IGNORECASE,
)
_AS_IT_IS = regex(r"\s*[(\[]\s*as[ -](?:is|received)\s*[)\]]\s*\Z", re.IGNORECASE)
_PER = regex(
    r"\A(?:/|per\b|pro\b|je\b|par\b|por\b|in\b)\s*(?P<count>\d+(?:[.,]\d+)?|one|two|each|a|an)?\s*"
    r"(?P<of>[^\d()/<>]+?)\s*(?:(?:\(|=|\b(?:of|von|de|di|à)\b)\s*(?P<inside>(?:\d|one\b|two\b)[^()]*?)\)?|\(.*\))?\Z",
    re.I,
)
_PER_MASS = regex(r"(?<![^\W_])(?:mg|mcg|µg|μg|g|%)\s?/\s?\w[\w ]{0,20}|(?<![^\W_])(?:mg|mcg|µg|μg)\b", re.I)
_COUNT = {"one": 1, "two": 2, "each": 1, "a": 1, "an": 1}
_OF: tuple[tuple[str, LabBasis, str], ...] = (
    (r"g|gram|grams", "per_gram", "1"), (r"kg|kilogram", "per_gram", "1000"), (r"mg", "per_gram", "0.001"),
    (r"ml|millilitre|milliliter|cc", "per_ml", "1"), (r"l|litre|liter", "per_ml", "1000"),
    (
        r"servings?|serv\.?|srv|svg|serving size|portion(?:en|s)?|porción|porzione|ración|dose|dosis|serve",
        "per_serving",
        "1",
    ),
    (
        r"daily dose|day|d|tag|tagesdosis|tagesportion|daily serving|jour|d[ií]a|giorno|dag|dose journalière"
        r"|dosis diaria|dose giornaliera|dagdosering",
        "per_daily_dose",
        "1",
    ),
)  # fmt: skip
NOUNS = {
    "capsule": r"cap(?:sule)?s?|kapseln?|kps|g[ée]l(?:ules?)?|cps|c[áa]psulas?|kapsułk[aię]|vcaps?|"
    r"veg(?:gie|etable|etarian)? ?cap(?:sule)?s?|hard capsules?",
    "tablet": r"tab(?:let)?s?|caplets?|tabl|tbl|tablett(?:en?|er)?|comp|comprim[ée]s?|comprimidos?|"
    r"compress[ae]|cpr|tabletk[aię]",
    "softgel": r"soft ?gels?|gel ?caps?",
    "gummy": r"gumm(?:y|ies)",
    "sachet": r"sachets?|stick(?: ?pack)?s?|packets?|beutel|pouch(?:es)?|bustin[ae]|sobres?|zakjes?",
    "scoop": r"scoops?|messlöffel|misurin[oi]",
    "lozenge": r"lozenges?",
    "unit": r"units?|dosage units?|dose units?|pieces?|pcs?|each|ea|stück",
}
_NOUN = {noun: regex(rf"(?:{pattern})\Z", re.IGNORECASE) for noun, pattern in NOUNS.items()}
_CLAIM = regex(
    r"(?:of|vs\.?|der|vom|de|du|del)?\s*(?:the\s+|lo\s+|la\s+)?(?:l\.?\s?c\.?|label(?:l?ed)?(?:\s+(?:claim|amount))?|claim(?:ed)?|declared|theory|theoretical|deklaration|declarado|dichiarato|"
    r"(?:teneur )?déclarée?)\s*\Z",
    re.I,
)


def noun_of(text: str) -> str | None:
    """What one unit of dose is called, in one word for all its spellings."""
    return next((noun for noun, pattern in _NOUN.items() if pattern.match(text.strip())), None)


def unit(printed: str) -> Unit | None:
    """What a unit says (``mg/2 capsules``, ``% of label claim``, ``ppm``); None when it is no unit of this table."""
    match = _UNIT.match(" ".join(printed.split()).strip(" []"))
    if match is None:
        return None
    name = _MASS[match["unit"].lower()]
    if match["as"]:
        name = f"{name} {match['as'].upper()}"
    rest = _AS_IT_IS.sub("", match["rest"]).strip(" ()[]")
    if name == "%" and _CLAIM.match(rest):
        return Unit("%", "percent_of_claim")
    if name in ("ppm", "ppb") and not rest:
        return Unit(name, "per_gram")
    if re.fullmatch(r"(?:w\s?/\s?w|m\s?/\s?m|by weight|wt\.?|g\s?/\s?100\s?g)", rest, re.I):
        return Unit(name, "per_gram") if name == "%" else None
    if not rest:
        return Unit(name)
    per = _PER.match(rest)
    return _per(name, per) if per else None


def _per(name: str, match: re.Match[str]) -> Unit | None:
    count = Decimal(_COUNT.get((match["count"] or "1").lower(), 0)) or Decimal(
        (match["count"] or "1").replace(",", ".")
    )
    of = match["of"].strip(" .").lower()
    if not count:
        return None
    for pattern, basis, factor in _OF:
        if re.fullmatch(pattern, of):
            noun, serving = (match["inside"] and basis == "per_serving" and counted(match["inside"])) or (None, None)
            return Unit(name, basis, count * Decimal(factor), noun, serving)
    noun = noun_of(of)
    return Unit(name, "per_unit", count, noun) if noun else None


def counted(text: str) -> tuple[str, Decimal] | None:
    """``2 capsules (1.5 g)``: what is counted, and how many; None where the words are no units of dose."""
    match = re.match(r"\s*(\d{1,2}|one|two)\s+([^\d(),;=]{2,30})", text, re.I)
    noun = noun_of(match[2].strip(" .")) if match else None
    if match is None or noun is None:
        return None
    return noun, Decimal(_COUNT.get(match[1].lower(), 0)) or Decimal(match[1])


_BASES: dict[str, LabBasis] = {
    "perserving": "per_serving", "serving": "per_serving", "perportion": "per_serving", "perdose": "per_serving",
    "perunit": "per_unit", "unit": "per_unit", "perdailydose": "per_daily_dose", "perday": "per_daily_dose",
    "dailydose": "per_daily_dose", "pergram": "per_gram", "perg": "per_gram", "gram": "per_gram",
    "perml": "per_ml", "percentofclaim": "percent_of_claim", "percentlabelclaim": "percent_of_claim",
    "oflabelclaim": "percent_of_claim", "labelclaim": "percent_of_claim", "ww": "per_gram",
}  # fmt: skip


def basis(printed: str) -> Unit:
    """What a basis cell says (``per_serving``, ``per 2 capsules``, ``100 g``), as a unit without its amount.

    Raises:
        ValueError: none of the bases.
    """
    folded = re.sub(r"[\W_]+", "", printed).lower()
    if folded in _BASES:
        return Unit("", _BASES[folded])
    text = printed.replace("_", " ").strip()
    read = unit("mg " + (text if re.match(r"(?:per|/|pro|je|par|por)\b", text, re.I) else f"per {text}"))
    if read is None or read.basis is None:
        known = "per_serving, per_unit, per_daily_dose, per_gram, per_ml, percent_of_claim"
        raise ValueError(f"{printed[:40]!r} is none of {known}")
    return read._replace(unit="")
