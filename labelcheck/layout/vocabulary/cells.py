"""What amounts, percents, symbols and what tells more of an amount look like in a facts row."""

from __future__ import annotations

import re

from labelcheck.layout.vocabulary.rows import EQUALS, MAGNESIUM, PART_OF, PERCENT_OF, SOURCE_OF
from labelcheck.model.regex import regex

NUMBER = r"(?:\d{1,3}(?:[,'’]\d{3})+(?![\d,])(?:[.]\d+)?|\d{1,3}(?:[.]\d{3})+,\d+|\d+(?:[.,]\d+)?|[.]\d+)"
_BEHIND_A_CELL = r"(?:(?<=[mkcμ]g\s)|(?<=\dg\s)|(?<=%\s)|(?<=kj\s))(?=[1-9]\s)(?!.{0,40}\d[*†]?\s*\Z)"
SPACED = (
    r"(?=\d{1,2}\s\d{3}\b)(?:(?<=[^\W\d_]{4}\s)(?<!m[eé]ga\s)(?<!type\s)|(?<=[:|)]\s)|(?<=\()|\A|"
    rf"{_BEHIND_A_CELL})\d{{1,2}}\s\d{{3}}"
)
"""A thousand and more with a blank, as French prints it (``1 200 mg``): not behind a short name, whose own number it
may be (``vitamin B 12 500 mcg``, ``oméga 3 500 mg``), nor behind a cell where a bare percent ends the line (``50 mg 6
100 mg 12``)."""
UNIT = (
    r"(?:(?:lac|[acdhlp])\.\s?u\.?|mgs?|mcgs?|mkg|[unμ]g|kg|g|gr|gms?|grams?|milligrams?|micrograms?|i\.?u\.?(?:\s?/\s?u\.?i\.?)?|i\.\s?e\.|ie|u\.?i\.?(?:\s?/\s?i\.?u\.?)?|ml|cl|l|fl\.?\s?oz|oz|kcals|cals?|calories|"
    rf"kj(?:\s?/\s?{NUMBER}\s?kcal)?|kcal(?:\s?/\s?{NUMBER}\s?kj)?|(?:billion|million|trillion|bn)(?:\s+(?:cfus?|afu|live\s+cells|organisms|viable\s+cells))?|cfus?|afu|"
    r"h\.?u\.?t\.?|skb|fccl?u|f?cc|alu|agu|galu?|sapu|ftu|bgu|hcu|fip|gdu|mcu|ajdu|endo|spu|iau|tu|lacu|lactu|pgu|invu|dppu|usp(?:\s+units?)?|"
    r"units?|ppm|meq|mval|mmol|du|lu|cu|pu|mu|xu|su|dp|fu|u|re|ne|te|vol)"
)
_QUALIFIER = (
    r"(?:\s?(?:rae|dfe|ne|at|α-?te|alpha-?te|te|re|gae|[eé]ar|[eé]fa)(?![\w])"
    r"(?:\s?/\s?(?:[eé]ar|[eé]fa|en|[eé]at)(?!\w))?)?"
)
_SIGN = r"(?:(?:<|≤|~|≈|less\s+than|under|approx(?:imately|\.)?|about|env\.?|ca\.)\s*)?"
_RANGE = rf"(?:(?=[\d.,]++\s?+[–—-]){NUMBER}\s?[–—-]\s?)?"
_ENDS = (
    r"(?![^\W\d]|\d(?![\d.,]*+\s?%)|/(?!\s?(?:<?[\d.,]++\s?%|[*†‡-]|"
    r"(?:\d{1,2}\s)?(?:[ck]a?ps?|comp|tab|g[ée]l|sach|stick|scoop|softg|cáp|dos[ei]s?\b|serv|portion|porci|jour|day|tag|d[ií]a))))"
)
"""What ends a unit: neither a letter, nor a figure or a slash, but for those of a percent (``20mg5%``, ``20mg/5%``) and
of a dose (``300 mg/3 capsules``)."""
_NOTE_BEHIND = r"\d\)(?=[\s|]|\Z)"
"""The number of a footnote right behind a unit: ``15 mg1)``."""
_UNIT_FIRST = (
    rf"(?<=[\s)])(?:mc?g|μg)\s{NUMBER}(?![\d.,]*+\s?%)(?=\s*(?:[(,;|*†]|\Z|pari\sa|(?:[-–]\s)?{NUMBER}\s?%))"
    rf"(?!\s*[,;]?\s?{NUMBER}?\s?(?:mc?g|μg))"
)
"""As Italian labels print it: ``magnesio mg 300``."""
_IU = r"(?:i\.?u\.?|u\.?i\.?|i\.?e\.?)"
_THE_SAME = (
    rf"(?:\s?(?:(?<=[ge])|(?<=[ge]\s))/\s?{NUMBER}\s?{_IU}(?!\w)|(?<=iu)\s?/\s?{NUMBER}\s?(?:mc?g|μg)(?!\w)|"
    rf"(?<=dfe)\s?/\s?{NUMBER}\s?(?:mcg|μg)(?:\sfolic\sacid)?(?!\w))"
)
"""Behind an amount, the same in another unit: ``25 mcg/1,000 IU``, ``680 mcg DFE/400 mcg folic acid``."""
AMOUNT = (
    rf"(?:{_SIGN}(?<![\w./^–-])(?<!\d,)(?:{SPACED}|{_RANGE}{NUMBER})\s?(?:{UNIT})"
    rf"(?:{_NOTE_BEHIND}|{_THE_SAME}|{_ENDS}{_QUALIFIER}{_THE_SAME}?)|"
    rf"{_UNIT_FIRST})"
)
_DAILY = (
    rf"(?:\s?(?:(?:of|d[eo]s?|der|del|d[ei]i?|degli|van)\s+(?:the\s+|your\s+|la\s+|de\s+)?)?\(?(?:{PERCENT_OF}|daily\s+value)s?"
    rf"(?:\s?[/-]\s?(?:%\s?)?(?:{PERCENT_OF})s?){{0,3}}\)?(?![\w]))?"
)
_UNITS_BEHIND = [rf"(?<=\d{blank}{unit})" for blank in ("", r"\s") for unit in ("mg", "mcg", "[gnμ]g", "g", "iu")]
_AFTER_UNIT = rf"(?:(?<![\w.-])(?<!\d,)|{'|'.join(_UNITS_BEHIND)})"
"""Where a percent may begin: after a blank or right after an amount."""
_PURE = r"\s+(?:usp|bp|ip|w/w|w/v|v/v|m/v|m/m|pure|purity|solution)\b"
"""After a percent that tells how pure or how strong something is."""
_OFFER = r"\s+(?:more|free|off|extra|mehr|gratis|rabatt|de\s+plus|offerts?|más|gratuit[oa]?s?|in\s+più|korting)\b"
"""After a percent that tells what is given away or saved."""
_NOTE = r"(?:(?<=%)\d(?![\d.,%/]|\s?[a-z]))?"
"""The number of a footnote right behind a percent: ``106,7%1``."""
_PERCENT_NUMBER = rf"(?:{_BEHIND_A_CELL}[1-9]\s\d{{3}}|(?=[\d.,]++\s?+%){NUMBER})"
_LABELLED = rf"(?<![^\s|(])(?:%\s?(?:{PERCENT_OF})|(?:nrv|rd[ai]|dv)\s?%)[*†‡]{{0,3}}\s?:?\s{NUMBER}(?=[\s*†‡.,;)]*\Z)"
"""A percent whose sign stands before it, with what it is of: ``184 mg %VNR 49``, ``NRV% 40``."""
PERCENT = rf"(?:(?:<|≤|less\s+than)\s*)?{_AFTER_UNIT}(?<!\d/){_PERCENT_NUMBER}\s?%(?!{_PURE}|{_OFFER}){_NOTE}{_DAILY}"
_STRENGTH = rf"(?<![\w.,/-]){NUMBER}\s?%{_PURE}"
_NONE_STATED = r"(?<=\s)(?:k\.\s?a\.|n\.\s?[abdv]\.(?:\s?t\.)?|n/a)(?=\s*\Z)"
_ENDS_SYMBOL = r"(?:(?!\w)|(?=\d[\d.,]*+\s?%))"
_SYMBOL = (
    r"(?!\+\s+[a-z])(?:\(?[*†‡§¶^#°º◊♦■▲●+~]{1,4}\)?|\([*†‡§¶]{1,3}\)|(?<=\s)[–—-]{1,2}(?=\s*\Z))"
    rf"{_ENDS_SYMBOL}"
)
_BARE = rf"(?<![\w.,/(-]){NUMBER}(?=\s+<?\s?{NUMBER}\s?%)"
_IS = rf"(?:(?:{EQUALS}|=|≙|%?\s?(?:{PERCENT_OF})[*†]{{0,2}}\s?[:=]?)\s*)?"
"""Before a percent in brackets: ``(entspricht 80 % NRV)``, ``(%VNR* 80%)``, ``(NRV 80%)``."""
_SIGN_FIRST = rf"\(\s*%\s?(?:{PERCENT_OF})[*†‡]{{0,3}}\s?:?\s{NUMBER}\s*\)"
"""The same with its sign before it: ``(%NRV 80)``."""
_WHOSE = (
    r"(?:\s(?:der|des|d\.|van|of|de|du|del|della)\s(?![^()]*magn)[^()\d%]{1,45}|"
    r"\s?(?!epa|dpa|dha|gla|ala|cla|mct|hca|oil|mg|fe|ca|zn)[a-z]{2,3}(?=[*†‡\s]*\)))?[*†‡]{0,3}"
)
"""Behind a percent in brackets: ``(107 % der empfohlenen Tagesdosis)``, or what is short for that: ``(22 % RWS*)``."""
_IN_BRACKETS = (
    rf"\((?=[^()%]{{0,40}}%)\s*{_IS}{PERCENT}[*†‡§#^]{{0,3}}{_WHOSE}\s*\)(?!{_PURE})|"
    rf"{_SIGN_FIRST}|\[\s*{PERCENT}[*†‡§#^]{{0,3}}\s*\]"
)
ENDS_ROW = regex(
    rf"\s*\((?:<\s?)?[\d.,]+\s?%\s*(?:{PERCENT_OF}|daily\s+value)\)[*†‡]*(?=\s*(?:[,;.]|\Z))|"
    r"\s+(?:<\s?)?[\d.,]+\s?%[*†‡]*(?=[,;]\s)",
    re.IGNORECASE,
)
"""Behind an amount: with it the cells of a row in a line of rows, though a bracket before them was never closed."""
_BEGINS = (
    r"(?=[\d.(\[<≤~≈*†‡§¶^#°º◊♦■▲●+%–—-]|less|under|approx|about|env|ca|k\.|n[./]|mc?g\s\d|μg\s\d|"
    r"(?:nrv|rd[ai]|dv)\s?%)"
)
"""What a cell begins with: told first, for at most places of a line there is none of it."""
PIECE = regex(
    rf"{_BEGINS}(?:(?P<percent>{_IN_BRACKETS}|{PERCENT}|{_LABELLED})|(?P<amount>{AMOUNT}|{_BARE})|(?P<strength>{_STRENGTH})|"
    rf"(?P<symbol>{_SYMBOL}|{_NONE_STATED}))"
)
CALORIES = regex(
    r"\A\W*(?:calor(?:ies|ías|ie)(?:\s+from\s+\w+)?|energy)\W*(?P<amount>\d+(?:[.,]\d+)?)"
    r"(?=\s*(?:\Z|[,;*†‡•·|]|\d+\s?%)|\s+(?:total|saturated|protein|sodium|vitamin|magnesium)\b)"
)
_ROW_OF_ITS_OWN = (
    r"\s+(?:zucker|zuccheri|sugars?|sucres|azúcares|suikers|gesättigte|saturate[ds]?|acidi\s+grassi|acides\s+gras|"
    rf"ácidos\s+grasos|verzadigd)|[^%,;()\d\n]{{0,40}}{MAGNESIUM}\s+\d[\d.,]*+\s?m?g\s+\d[\d.,]*+\s?m?g"
)
"""Behind ``davon``: a part of something else than magnesium, or one with the amounts of several columns."""
_NEXT_SALT = (
    rf",(?=\s(?:(?:and|und|et|y|e)\s)?{MAGNESIUM}\s[a-zà-ÿ-]+(?:\s*[,.;]|\s(?:and|und|et|y|e)\s{MAGNESIUM}|\s*\Z))"
)
"""The comma before another source: ``as magnesium citrate, magnesium malate and magnesium taurate``."""
RELATED = regex(
    rf"\b(?:{PART_OF}|{EQUALS}|{SOURCE_OF})\b(?!{_ROW_OF_ITS_OWN})(?=(?:[^%,;()\n]|(?<=\d),(?=\d)){{0,300}}?{MAGNESIUM})"
    rf"(?:[^%,;()\n]|(?<=\d),(?=\d)|{_NEXT_SALT}){{0,300}}?"
    rf"(?=(?!{_NEXT_SALT})\s*[,;](?:\s|\Z)|\s+\(?\s*{PERCENT}|\s*\Z)"
)
"""What follows an amount of magnesium and tells more of it: ``entspricht 320 mg Magnesium``, ``as magnesium oxide``."""
RELATED_OF_OTHER = regex(
    rf"\b(?:eq(?:uiv(?:alent|\.)?)?|eq\.)(?:\s+to)?\s+(?:[a-z]+\s+(?:[a-z]\d{{0,2}}\s+)?){{0,2}}{NUMBER}\s?(?:mc?g|g|μg|iu|i\.u\.)"
    rf"(?:\s+(?:of\s+)?[a-z]+(?:\s[a-z]\w*)?)?(?=[\s.,;*]*\Z)"
)
"""The same of another nutrient, at the end of a line: ``61.8 mg equivalent to 22.5 mg elemental zinc``."""
IS_ELEMENT = rf"(?:(?:de|of)\s+)?(?:elemental\s+{MAGNESIUM}|{MAGNESIUM}[\s-](?:élément(?:aire)?|elemental))"
"""Behind an amount of a row it says whose that is: ``300 mg magnésium élément``."""
IS_ELEMENT_BEHIND = regex(rf"(?<=g\s){IS_ELEMENT}(?=\s*(?:\||\Z))")
BRACKET = regex(rf"(?!{_SIGN_FIRST})\((?!(?=[^()%]{{0,40}}%)\s*{_IS}{PERCENT}|[*†‡§¶]|(?:%\s*)?dv\b)[^()\n]+\)")
"""A bracket that may tell more of the amount before it: ``(880 mcg folic acid)``."""
UNIT_IN_NAME = regex(
    rf"[\w.)]\s?\((?:en\s|in\s)?(?:mg|m?cg|[μu]g|g|kcal|kj)\)[*†‡]?"
    rf"(?=[\s|:]+{NUMBER}(?:[\s|]+{NUMBER}){{0,2}}[\s|]*(?:(?:\(?{NUMBER}\s?%[*†‡]*\)?[*†‡]*|[*†‡–-]{{1,2}})\s*)?\Z)"
)
"""A unit behind a name, whose amounts print none: ``Magnesio (mg) 300``. Of small letters."""
BARE_NUMBER = regex(rf"(?<=[\s|:]){NUMBER}(?=[\s|]|\Z)")
INCLUDED = regex(rf"\bincl(?:udes|\.)?\s+(?P<amount>{AMOUNT})\s+(?P<name>added\s+sugars?)\b", re.IGNORECASE)
"""The one name that holds its amount: ``Includes 4 g Added Sugars`` (21 CFR 101.9(c)(6)(iii))."""
MAY_HOLD_CELLS = regex(r"[\d*†‡§¶^#°º◊♦■▲●+~–—-]")
