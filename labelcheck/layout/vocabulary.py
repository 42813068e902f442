"""The words by which a label's parts are recognised: titles, headings, the names that begin a facts row."""

from __future__ import annotations

import re

TITLE = re.compile(
    r"(?:supplements?\s*facts|nutrition(?:al)?\s*(?:facts|information)|drug\s*facts|valeur\s+nutritive|"
    r"supplement\s*info(?:rmation)?\b)",
    re.IGNORECASE,
)

SERVING = re.compile(
    r"\b(?:serving\s*size|serv\.?\s*size|servings?\s*per|servings\s*:?\s*\d|amount\s*per|amt\.?\s*per|%\s*(?:daily|dv))",
    re.IGNORECASE,
)

COLUMN_HEAD = re.compile(
    r"(?:amounts?\s*(?:per\s*(?:serving|dose|day|daily\s+dose|scoop|packet|stick|unit)|/\s*serving)?|amt\.?(?:\s*per\s*serving)?|"
    r"per\s+(?:daily\s+)?(?:serving|dose|day)|%?\s*daily\s*values?|%\s*d\.?v\.?|%\s*(?:nrv|ri|rda|vnr|ajr|nrw)|quantity|"
    r"nutrients?|ingredients?\s+per\s+serving|dietary\s+ingredients?|active\s+ingredients?|"
    r"per\s+\d+(?:[.,]\d+)?\s*(?:[a-z]+\s){0,2}?[a-z()]+)",
    re.IGNORECASE,
)
"""A column heading. ``Per 2 Tablets`` and the like name a dose column."""

DOSE_COLUMN = re.compile(
    r"\b(?:amount\s+)?per\s+(?:serving|daily\s+dose|dose|day|(?:\d+(?:[.,/]\d+)?|one|two|three|four)\s*(?:\([^)]*\)\s*)?[a-z][a-z()]*(?:\s+\([^)]*\))?)",
    re.IGNORECASE,
)

_HEADINGS = (
    r"other\s+ingredients?|inactive\s+ingredients?|non-?medicinal\s+ingredients?|other\s+components|"
    r"ingredients?|ingrédients?|zutaten|inhaltsstoffe|ingredientes|ingredienti|ingrediënten",
    r"directions?(?:\s+for\s+use)?|suggested\s+(?:adult\s+)?(?:use|usage|dosage)|recommended\s+(?:use|dose|dosage|usage|adult\s+dose)|"
    r"how\s+to\s+(?:use|take)|usage|adult\s+dosage|dosage|serving\s+suggestions?|instructions?|verzehrempfehlung|dosierung|"
    r"conseils?\s+d'utilisation|mode\s+d'emploi|modo\s+de\s+empleo|modalità\s+d'uso|use",
    r"warnings?|cautions?|precautions?|contraindications?|safety\s+information|important(?:\s+(?:note|notice|information))?|"
    r"notices?|notes?|allergens?(?:\s+(?:information|warning|info|statement))?|allergy\s+information|"
    r"warnhinweise?|hinweise?|avertissements?|précautions?(?:\s+d'emploi)?|advertencias?|avvertenze",
    r"storage|store|storing|tamper\s+evident|tamper\s+resistant|keep\s+out\s+of(?:\s+the)?\s+reach|conservation|lagerung",
    r"contains|may\s+contain|free\s+of|free\s+from|does\s+not\s+contain|contains\s+no|no\s+added|formulated\s+without|made\s+without",
    r"manufactured|distributed|dist\.|mfd|mfg|made\s+(?:in|by|for)|produced\s+(?:in|by|for)|packed\s+(?:in|by|for)|marketed\s+by|imported\s+by|"
    r"questions\??|comments|suitable\s+for|product\s+of|net\s+(?:wt|weight|contents?)|expir\w+|exp\.|best\s+before|lot",
)
HEADING = re.compile(rf"(?:{'|'.join(_HEADINGS)})\b", re.IGNORECASE)
"""Words that open a part of a label outside the facts panel, when they stand at the beginning of a line."""

FOOTNOTE = re.compile(
    r"\W{0,4}\s*(?:\(?dv\)?\s*)?(?:(?:the\s+)?(?:percent|percentage|%)\s*(?:of\s+)?(?:the\s+)?(?:u\.?s\.?\s+)?(?:recommended\s+)?"
    r"(?:daily\s*values?|dv|rdi|rda|nrv)s?(?:\s*\(?%?\s*dv\)?)?\s+(?:is|are|based|per|for|not|tells|established|of)|"
    r"(?:u\.?s\.?\s+)?(?:recommended\s+)?(?:daily\s+values?|dv|rda|rdi|nrv)\s*(?:\(dv\))?\s*(?:has\s+|have\s+)?(?:is\s+|are\s+)?not\b|"
    r"no\s+(?:established\s+)?(?:daily\s+value|dv|nrv|rda)\b|not\s+established|less\s+than\s+[12]%|"
    r"(?:nrv|nrw|vnr|ri|ajr|vrn)\s*[=:]|nutrient\s+reference\s+value|reference\s+intake|"
    r"(?:\*|†|‡|§|¶|\^)+\s*(?:naturally|from|contains|certified|percent|daily|other|indicates|these|the|organic|as|equivalent|with))",
    re.IGNORECASE,
)
"""A footnote under the panel, from the beginning of a line."""

NUTRIENT = re.compile(
    r"\W{0,3}(?:calories|total\s+(?:fat|carb\w*|sugars?|calories|omega)|saturated|sat\.|trans\s+fat|polyunsaturated|monounsaturated|"
    r"cholesterol|carbohydrates?|dietary\s+fib\w+|fib(?:er|re)|soluble\s+fib\w+|insoluble\s+fib\w+|sugars?|(?:includes\s+.{0,12})?added\s+sugars?|sugar\s+alcohols?|"
    r"protein|sodium|potassium|vitamin\b|vit\.?\s|thiamine?|riboflavin|niacin|niacinamide|folate|folic|folacin|biotin|pantothenic|"
    r"choline|calcium|iron\b|phosphorus|iodine|magnesium|zinc|selenium|copper|manganese|chromium|molybdenum|chloride|"
    r"boron|silicon|silica|vanadium|nickel|tin\b|inositol|lutein|lycopene|zeaxanthin|astaxanthin|coenzyme|coq|"
    r"energy|fat\b|salt\b|total\s+\w+|l-\w+|n-acetyl|alpha[\s-]lipoic|omega|epa\b|dha\b|fish\s+oil|"
    r"magnésium|calcium|fer\b|zink|eisen|magnesio|vitamine?\b|vitamina\b)",
    re.IGNORECASE,
)
"""Names that begin a row of a facts panel; used only where brackets and geometry leave open what begins a row."""
