"""The words in which labels say the size of a serving, or the dose that amounts are of."""

from __future__ import annotations

import re

from labelcheck.facts.doses.units import COUNT, NO_WEIGHT, SAID_AGAIN
from labelcheck.layout.vocabulary.dose_headings import (
    A_DAY,
    BARE_DOSE,
    BLANKS,
    DAY_IS,
    DAYS_DOSE,
    DOSE_BEFORE_PERCENTS,
    DOSE_TWICE,
    EACH,
    FOR_USE,
    IS_HELD,
    OF_KIND,
    OF_ONE,
    OF_WHAT,
    ONE_OF_THEM,
    PER,
    SERVINGS,
    SIZE,
    SUPPLIES,
    UNIT_AGAIN,
    WHOLE_DOSE,
)
from labelcheck.layout.vocabulary.doses import UNIT, UNIT_DOSE, UNIT_GOES_ON
from labelcheck.layout.vocabulary.heads import NAMES_HEAD
from labelcheck.layout.vocabulary.rows import PERCENT_OF, ROW_RUNS_ON
from labelcheck.model.regex import regex

_ALSO_SIZE = r"porción|ración|porção|portion|porzione|portie|(?<!\w\s)serving"
"""Words before the size of a serving where a colon follows, or a heading that says the same is before them."""
STATED_SIZE = regex(
    rf"(?:{SIZE}|(?<!\w)(?:{_ALSO_SIZE})(?=\s*(?:/[^:\n]{{1,20}})?:)|(?:\A|(?<=[-–\n]\s)|(?<=\n))(?:porci[óo]n|porç[ãa]o)(?:\s+de)?(?=\s\d)|(?<!\w)serving(?=:\s*\d))(?:\s*[/(]\s*(?:{SIZE}|{_ALSO_SIZE}|[^\W\d][^:/\d\n]{{2,30}}(?=:))\)?)?\s*(?:[*†‡]\s*(?=:))?[:=-]?\s*(?!\s|amounts?\s?(?:per|/)|%\s?(?:daily|d\.?v)|\d{{1,2}}\.\s*serving)(?P<size>.+?)\s*"
    rf"(?=[,;|.]?\s*(?:\b(?:{NAMES_HEAD.pattern})\W+)?(?:https?://|www\.|[$€£]\s?\d|page\s+\d{{1,2}}\s+of\s+\d|%\s*(?:daily|d\.?v|v\.?[dnr]|valor|idr)|[/|]\s*(?:[^\W\d]{{4,9}}\s?:|(?:portion|porci[óo]n|porzione)\s)|\b(?:"
    rf"{SERVINGS}|{SIZE}|(?:porciones|raciones|porções|portions|portionen|porzioni)\s*:|servings?\s*:?\s*(?:about\s+|approx\w*\.?\s+)?\d|serv\.?\s*per|"
    r"portion(?:en|s)\s+p[ae]?r|(?:servings|porciones|portions)\s*/|(?:amounts?|cantidad|quantidade|quantità)\s*(?:p[eo]r|/)|amt\.?\s*(?:per|/)|calories|"
    rf"{EACH}|"
    r"total\s+(?:fat|carb)|per\s+(?:serving|dose|day|\d+(?:\s?(?:g|ml))?|one|two|three|tablet|capsule|caplet|softgel|scoop|packet|stick)\b|amount\b|(?:about\s+|approx\w*\.?\s+)?\d+\s+servings))|"
    rf"{ROW_RUNS_ON}|\Z)",
    re.DOTALL,
)
"""Of small letters."""
DOSE_LINE = regex(
    rf"\W*(?:{SIZE}|dos[ei]s?|dosering|{DAYS_DOSE}|{_ALSO_SIZE})\s*[:=]\s*"
    rf"(?P<size>\d{{1,3}}\s?(?:{UNIT})(?:\s[^\W\d]+(?:\(s\))?)?(?:\s*\([^()\n]{{2,30}}\))?)"
    rf"\W*?(?:\s(?:{A_DAY})\W*)?(?:\||\Z)"
)
"""A line or a field that tells no more than the dose of the product: ``dosis: 4 cazos rasos (3 g)``, ``dosis: 2
cápsulas al día``. Of small letters."""
SIZE_AGAIN = regex(r"\W*(?P<size>\d.{2,30}?)\s+(?P=size)\W*", re.IGNORECASE | re.DOTALL)
"""A size that the heading of its column says again: ``4 tablets | 4 tablets provide``, which wraps."""
_ABOUT = r"(?:about|approx(?:imately|\.)?|~|up\s+to)?\s*"
PER_CONTAINER = regex(
    r"(?:servings?\s*(?:per|/)\s*(?:container|bottle|pack(?:age|et)?|box|bag|pouch|jar|canister|tub|carton|unit)?\s*[:=]?|\bservings\s*:?|\bservs?\.?\s+per\s+cont(?:\.|ainer)?\s*[:=]?)\s*"
    rf"(?P<count>{_ABOUT}\d+(?:[.,]\d+)*(?:\s*(?:to|-)\s*\d+)?)|"
    rf"\b(?P<count_before>{_ABOUT}\d[\d,]{{0,8}})\s+servings?\s+per\s+(?:container|bottle|pack|box|bag|pouch|jar|tub)",
    re.IGNORECASE,
)
UNITS = regex(
    rf"(?P<count>{COUNT}){SAID_AGAIN}\s*{NO_WEIGHT}"
    r"(?P<words>(?:[a-z-]+\s+){0,3}?)(?P<unit>capsule|vegcap|vcap|cap|tablet|caplet|softgel|soft\s?gel|gel\s?cap|lozenge|gumm(?:y|ie)|chew(?:able)?|wafer|"
    r"packet|pack|stick|sachet|scoop(?:ful)?|teaspoon|tsp|tablespoon|tbsp|capful|dropper(?:ful)?|drop|spray|bar|pouch|bottle|ml|fl\.?\s?oz|oz|ounce|g|gram|piece|berr|vial)"
    r"(?:s|es|ies|y|ful)?\b",
    re.IGNORECASE,
)
GRAMS = regex(r"(?<!\d)(?P<grams>\d+(?:[.,]\d+)?)\s*g(?:rams?|m)?\b", re.IGNORECASE)


_RANGE = rf"{COUNT}(?:{SAID_AGAIN}|\s*(?:to|-|–)\s*{COUNT})?"
_SMALL = r"(?:\d\s?[x×]\s?)?\d+(?:[.,]\d+)?\s*(?:ml|g)"
_WHOLE = WHOLE_DOSE.replace(" ", BLANKS)
_HUNDRED = r"(?!100\s*(?:ml|g))"
_EVERY = r"(?:each|every|(?:a\s+)?typical|chaque|jede[rs]?|cada|ogni|elke?|iedere?)"
DOSE_HEADING = regex(
    rf"(?<!servings\s)(?<!portionen\s)(?<!portions\s)\b"
    rf"(?:(?:{PER})\s+{ONE_OF_THEM}(?:(?:{_WHOLE})\b(?:\s+(?:von|of|de|di|van)\b)?)?|{_EVERY}(?!\w)(?:\s+(?:{_WHOLE})\s+(?:von|of|de|di|van)\b)?|{OF_ONE})\s*[(=]*\s*"
    rf"(?P<size>(?:(?:{_RANGE}|{_SMALL})\s*)?(?:(?!(?:{PER})\b)[a-zà-ÿ-]+\s+){{0,3}}?(?:{UNIT_DOSE}){UNIT_GOES_ON}{OF_KIND}(?:\s*\({_SMALL}\))?|"
    rf"(?:(?:{COUNT})\s+)?(?:[a-zà-ÿ]+\s+){{1,3}}\({_SMALL}\)|"
    rf"{_HUNDRED}{_SMALL}|(?:{COUNT}\s*)?fl\.?\s?oz)(?!\w)"
)
"""The dose that a heading names, where no serving size is printed: ``pro tagesdosis (2 kapseln)``."""
IN_BRACKET = regex(
    rf"\b(?:(?:(?:{PER}|each|chaque|jede|cada|ogni)\s*:?\s+(?:l[ae]\s+|1\s+)?|(?<![\d.,])1\s+(?=dose\s*\(\d{{1,2}}\s[a-z]{{3}}))(?:{_WHOLE})|{DAYS_DOSE}|\A(?:{_WHOLE})(?:\s*/\s*(?:{_WHOLE}))?)(?:/die)?[*†‡]*"
    rf"(?:\s+%?\s?(?:{PERCENT_OF})[*†‡]*)?\s*\(\s*=?\s*"
    rf"{_HUNDRED}(?P<size>(?:{COUNT})\s*(?!servings\b)[a-zà-ÿ](?:(?!kcal|kj|calorie|\s/)[^()%\n]){{0,40}}+"
    r"(?:\([^()%\n]{1,20}\)[^()%\n]{0,40}+)*+)\)"
)
"""The same in a bracket of its own, which holds nothing else: ``per serving (2 chewable tablets)``. Where it stands on
the next line, the heading of the percents is before it."""
SUPPLYING = regex(
    rf"(?<!\bper\s)(?<!\bpro\s)(?<!\bp[ao]r\s)\b(?:(?:{_EVERY}|en|gb|uk|ie|de|fr|it|nl|es|pt|at|ch|be|[dfie])\s+)?(?P<size>(?:{_RANGE}\s+)?(?:(?!(?:{_EVERY}|{PER}|servings|{COUNT})\b)[a-zà-ü-]+\s+){{0,2}}?(?:{UNIT_DOSE}){UNIT_GOES_ON}{OF_KIND}(?:\s*\({_SMALL}\))?|"
    rf"(?<![\d.,]){_HUNDRED}{_SMALL}(?=\s(?:\([^()\n]{{1,40}}\)\s)?(?:{SUPPLIES})))(?:\s\([^()\n]{{1,40}}\)(?=\s(?:{SUPPLIES})))?"
    rf"{UNIT_AGAIN}(?:\s+(?:mit|zu|à|de|da|of|van)\s+{_SMALL}(?:\s[a-zà-ü]+)?{FOR_USE})?(?:\s+(?:{A_DAY}))?{OF_WHAT}(?:\s+(?:{SUPPLIES}|per\s+serving)\b|{IS_HELD})"
)
"""The same in ``two tablets provide``."""
AMOUNT_OF = regex(rf"\bam(?:oun)?t\.?\s?/\s?(?P<size>(?:{UNIT_DOSE}){UNIT_GOES_ON}(?:\s*\({_SMALL}\))?)(?!\w)")
"""The same in ``amount/packet (6 g)``."""
ALL_BRACKET = regex(rf"\(\s*(?P<size>(?:{COUNT})\s+(?:{UNIT_DOSE}|portions?|servings?){UNIT_GOES_ON})\s*\)")
"""A dose that is all of a bracket: ``composition (one capsule)``."""
BEHIND_COLON = regex(rf":\s*(?!\d\d)(?P<size>(?:{COUNT})\s+(?:{UNIT_DOSE}){UNIT_GOES_ON})\W*\Z")
"""A dose at the end of a line over rows: ``average content: 1 tablet``."""
OVER_ROWS = regex(
    rf"(?:(?<=[^\W\d]\s)|(?<=[/|]\s)|\()(?!\d\d)(?P<size>(?:{COUNT})\s+(?:{UNIT_DOSE}){UNIT_GOES_ON})"
    rf"(?:\s*\)\s*:?|\s*:|\.?\s?=\s?{DAYS_DOSE})\W*\Z"
)
"""The same before a colon, in a bracket or as the day's: ``samenstelling 3 tabletten:``, ``mineralstoffe / 1 tabl. =
tagesdosis``."""
INSIDE = regex(rf"\binside\s+(?:{_EVERY}\s+)?(?P<size>(?:{UNIT_DOSE}){UNIT_GOES_ON})(?!\w)")
"""The same in ``what's inside each capsule``."""
IN_ROW = regex(
    rf"(?:\b(?:{PER})\s+(?:(?:{_WHOLE})\s+(?:von|of|de|di|van)\s+)?|\bm?g\s?/\s?(?=\d))(?P<size>(?:{_RANGE}\s+|(?<=/)\d{{1,2}}\s+)?(?:{UNIT_DOSE}){UNIT_GOES_ON})(?!\w)"
)
"""The dose within a row: ``magnesium pro brausetablette 250 mg``, ``magnésium : 200 mg par sachet``."""
BEHIND_SIGN = regex(
    rf"\b(?:{PER})\s+(?:{_WHOLE})\s*[-:=]\s*(?P<size>(?:{COUNT})\s*(?:[a-zà-ÿ-]+\s+){{0,2}}?(?:{UNIT_DOSE}){UNIT_GOES_ON})(?!\w)"
)
"""The same behind a sign: ``per serving: 2 tablets``."""
OF_A_DAY = regex(
    rf"(?<!\w)(?:{_WHOLE})(?:(?:\s*\(\s*=?\s*|\s+(?=\d))(?P<size>(?:{COUNT})\s*[a-zà-ÿ][^()%\n]{{0,40}}?)\)?|"
    rf"\s*(?P<unit>{_SMALL}))\s*"
    rf"(?:{SUPPLIES})\b"
)
"""The same in ``tagesdosis (2 kapseln) enthält``."""
BESIDE_NAMES = regex(
    rf"\(\s*(?P<size>(?:{COUNT})\s+(?:{UNIT_DOSE}))\s*(?:/|al|par|por|pro|per)\s*(?:d[ií]a|jour|day|tag|dag|giorno)\s*\)|"
    rf"\w\s?/\s?(?P<unit>{UNIT_DOSE})\s*(?::|\(\s*=?\s*(?:{_WHOLE})\s*\))"
)
"""The same in a bracket behind a heading, ``composición (2 comprimidos/día)``, or behind a slash, ``medicinal
ingredients/capsule:``."""
_ONLY_SIZE = (
    rf"(?P<size>{_RANGE}\s+(?:(?!{COUNT}\s)[a-zà-ÿ-]+\s+){{0,2}}?(?:{UNIT_DOSE}|pieces?){UNIT_GOES_ON}(?:{OF_KIND})"
    rf"(?:\s*\({_SMALL}\))?|{_SMALL}(?:rams?)?(?!\s+(?:of|von|de|di)\s))(?!\w)"
)
SIZE_ALONE = regex(
    rf"\W*(?P<size>{COUNT}\s+(?:[a-zà-ÿ-]+\s+(?=[^:\n]{{3,30}}:\s*\Z)){{0,2}}?(?:{UNIT_DOSE}){UNIT_GOES_ON}(?:\s*\({_SMALL}\))?|{COUNT}\s+[a-zà-ÿ-]+\s+\({_SMALL}\)|{_HUNDRED}{_SMALL}\Z)"
    rf"(?!\w)"
)
"""The same where nothing more stands in the heading: ``2 tabletten``, ``1 riegel (45 g)``."""
DAYS_SIZE = regex(DAY_IS + _ONLY_SIZE)
"""The same told apart: ``tagesdosis: 4 kapseln``."""
BARE_SIZE = regex(rf"(?P<size>{BARE_DOSE}{UNIT_GOES_ON})")
BESIDE_HEADINGS = regex(rf"(?P<size>{DOSE_TWICE}|{DOSE_BEFORE_PERCENTS}|{BARE_DOSE}(?=\W*\Z))")
"""The same behind the heading of names, or between that and percents: ``nährwerte | 2 kapseln | % nrv``."""
ANY_UNIT = regex(
    rf"(?:(?<!\w)(?:{PER})\s+|\A\W*(?=1?\d\s)|[|:/]\s+)(?P<size>(?!1\d\d)\d{{1,2}}\s+(?!mal\b|times\b|serv|por[tcç]|pack|dos[eií]|raci)[^\W\d]{{4,16}}"
    rf"(?:\s\(\d[^()\n]{{1,12}}\))?)(?=\s*(?::|\||%|\Z))"
)
"""A dose counted in a word that no table has, by what stands around it: ``quantità per 2 ovalette:``. More than 19, and
nothing else on the line, are of a pack."""
A_DOSE = regex(rf"\b(?:{PER})\s+(?:dos[ei]s?|portion|porzione|ración|porción)\b(?!\s*\(?\d)")
"""A heading of a dose that does not say how much it is: ``nutrienti per dose``."""
UNIT_ALONE = regex(rf"(?<!\w)(?P<unit>{UNIT_DOSE})(?!\w)")
COUNTED = regex(rf"(?P<count>{COUNT}){SAID_AGAIN}\s*{NO_WEIGHT}(?:[^\W\d]+[\s-]+){{0,3}}?(?P<unit>{UNIT})(?!\w)")
