"""The words that directions tell doses in, all in small letters."""

from __future__ import annotations

from labelcheck.facts.doses.rhythm import ANY_MOMENT, MEALS, TIMES, count_range
from labelcheck.facts.doses.units import COUNT
from labelcheck.layout.vocabulary.doses import UNIT

TOLD = frozenset({
    "take", "use", "chew", "dail", "day", "dissolve", "mix", "direct", "advis", "suggested", "recommend", "exceed",
    "hour", "morning", "night", "meal", "breakfast", "lunch", "dinner", "dosage", "enjoy", "place", "b.i.d", "t.i.d",
    " bid", " tid", "täglich", " tag", "stunden", "maxim", "über", "morgen", "abend", "mahlzeit", "empfehlung",
    "dosierung", "zubereitung", "jour", "heures", "prendre", "prenez", "matin", "soir", "repas", "utilisation",
    "emploi", "día", " dia", "tomar", "noche", "desayuno", "cena", "comida", "empleo", "giorn", "mattin", "pranzo",
    "pasti", "pasto", "assumere", "d'uso", "sera", " dì", "colazione", "coricarsi", " dag", "daags", "ochtend", "avond",
    "slapengaan", "tagesd", "tagesp", "tagesm", "coucher", "acostar", "deitar", "dormir", "almoço", "jantar", "diári",
    "verzehr", "tägl", "tgl", "nehm", "schlaf", "diari", "dagd", "dagelijks",
})  # fmt: skip
COUNTED = frozenset({
    "cap", "tab", "gumm", "chew", "loz", "pack", "stick", "scoop", "spoon", "tsp", "tbsp", "ml", "millilit", "drop",
    "serving", "gel", "sachet", "kapsel", "pressling", "tavol", "gél", "compr", "cáps", "daily", "day", "time", "twice",
    "once", "löffel", "lepel", "schep", "zakje", "druppel", "beutel", "btl", "bust", "saquet", "sachê", "carteir",
    "exceed", "direct", "advi",
    "recommend", "supervis", "piece", "pill", "bear", "berr", "jujub", "vial", "ampo", "ampul", "dos", "perl",
    "drag", "grage", "gomi", "gomm", "caramell", "orsett", "bärchen", "becher", "gélif", "troch", "pastill", "wafer",
    "stück", "pouch", "sobre", "mesure", "misurin", "cacito", "medida", "cazo", "dosificador", "doseador",
    "colher", "cucch", "cuchar", "cuill", "c. à", "comp.",
    "tropfen", "goutte", "gota", "gocce", "kappe", "bouchon", "fläschchen", "fial", "flacon", "täglich", "fois",
    "veces", "volte", "cps", "cp", "kaps", "kps", "tbl", "spray", "sprüh", "pulvéris", "pulveriz", "spruzz", "azion",
    "portion", "porç", "porci", "raci", "porzion",
})  # fmt: skip
"""In small letters: a sentence that tells a dose holds one of each."""
_NO_NAME = (
    r"(?:one|an?|eine?|une?|una|uno|täglich|times?|x|mal|fois|veces|volte|daily|minutes?|min|hours?|years?|days?|weeks?|"
    r"and|or|of|with|in|into|before|after|at|to|per|und|oder|jahre|ans|años|anni|oz|ounces?|mg|mcg|glass|cups?)\b"
)
_STRENGTH = r"(?:[x×]\s*)?(?:[(\[]?\d[\d.,]*\s?(?:m?c?g|[µμ]g|iu)\b[)\]]?[\s-]*)?"
"""Of each unit, between the count and its name: ``one 500 mg tablet``, ``2 x 500 mg tablets``."""
COUNTED_DOSE = (
    rf"(?<!\b[^\W\d]-)(?<!omega-)[(\[]?{count_range('')}[)\]]?[\s-]*{_STRENGTH}"
    rf"(?:(?!{_NO_NAME})[^\W\d]+(?:['®-][^\W\d]*)*\s+){{0,4}}?(?P<unit>{UNIT})(?!\w)"
    r"(?P<half>\s+(?:and (?:a|one)[\s-]half|et demie?|y medi[ao]|e mezz[ao])\b)?"
)
TAKE = (
    r"(?:\b(?:takes?|taken|taking|(?:begin|start)(?:ning|ing)? with|chew|chewed|swallow|dissolve|"
    r"mixing|add|use|consume|enjoy|place|allow|give|stir|pour|"
    r"melt|ingest|nehmen|einnehmen|verzehren|kauen|lösen|auflösen|prendre|prenez|avaler|dissoudre|diluer|tomar|tome|"
    r"ingerir|disolver|assumere|prendere|sciogliere|diluire)|"
    r"(?:\A|[.:;,•*()-]\s*|\b(?:and|to|or|then|simply|just|directions|gently)\s+)(?:mix|drink)(?!\s+mix\b|\s*[,(-]))\b"
)
"""``mix`` and ``drink`` tell to take something only where they are no noun: not in ``Electrolyte Drink Mix``."""
LIMIT = (
    r"\b(?:not(?: to)? (?:\w+ ){0,2}?exceed|never exceed|no more than|not (?:\w+ ){0,2}?more than|maximum|max\b|"
    r"limit(?:ed)? to|nicht mehr als|höchstens|maximal|ne pas (?:dépasser|consommer plus de)|"
    r"no (?:superar|exceder|tomar más de)|non (?:superare|eccedere))"
)
LIMIT_AFTER = r"\A\W*(?:\w+\W+){0,3}?(?:nicht überschr|(?:is )?(?:the )?maximum\b)"
AT_ONCE = r"\bat (?:one|a) time\b|\bat once\b|\bper (?:dose|serving)\b"
ADVISED = (
    r"\b(?:as|if) (?:otherwise )?(?:directed|advised|recommended|suggested|instructed|prescribed) by\b|"
    r"\b(?:under|on|with) (?:the |a |your )?(?:\w+ )?(?:supervision|advice|direction|guidance)\b|"
    r"ärztliche\w* (?:rat|anweisung)|(?:avis|conseil) (?:d'un |du |de votre )?(?:médecin|professionnel)|"
    r"(?:consejo|indicación) (?:del )?médic|(?:parere|consiglio) (?:del )?medic"
)
FOR_EXAMPLE = (
    r"\b(?:z\.\s?b\.|zum beispiel|beispielsweise|e\.\s?g\.|for example|p\.\s?ex\.|par exemple|por ejemplo|"
    r"ad (?:es\.|esempio)|bijv\.|bijvoorbeeld)|"
    rf"\b(?:ideally|preferably|idealerweise|vorzugsweise|am besten|preferibilmente)\s+"
    rf"(?={COUNT}\s(?!(?:times|mal|volte)\b))"
)
"""Behind a day's dose: how it may be parted, ``täglich 4 Kapseln, z. B. 2 morgens und 2 abends``."""
INSTEAD = r"\b(?:or|unless|otherwise|oder|ou|o)\W+(?:\w+\W+)?\Z"
CHILD = (
    r"\b(?:child(?:ren)?|kids?|toddlers?|infants?|teen\w*|kinder|enfants?|niños|bambini)\b|"
    r"\bages? \d+ ?(?:-|to) ?\d+\b|\b\d+ ?(?:-|to|and) ?\d+ years\b"
)
ADULT = (
    r"\badult\w*\b|\b(?:men|women)\b|erwachsene|\b(?:and|or|&) (?:older|over|up|above)\b|\d\+|"
    r"\b(?:ab|à partir de|a partir de|dai) \d+ (?:jahre|ans|años|anni)"
)
JUST_BEFORE = (
    r"(?:\btäglich|\b(?:pro|am|jeden) tag|\bpar jour|\ba[lo] d[ií]a|\bal giorno|\bper dag|\bda(?:gelijk|ag)s|"
    rf"{TIMES}|{ANY_MOMENT})"
    r"\W{0,3}(?:je(?:weils)?\W+|bis zu\W+|"
    r"(?:den inhalt|the contents?|le contenu|el contenido|il contenuto)\W+(?:\w+\W+)?)?\Z"
)
GOES_ON = rf"[,;:]|\b(?:and|or|then|plus|und|oder|et|ou|y|e|o)\b|{CHILD}|{ADULT}"
OR = r"\b(?:or|oder|ou|o)\b\W*(?:\w+\W*)?\Z"
BY_WEIGHT = r"\b(?:per|for (?:every|each)|je|pro|pour|por|par)\s+\d{1,3}\s?(?:lbs?|pounds|kg|kilos?)\b"
"""Doses by how much somebody weighs: ``1 capsule for every 50 lbs of body weight``."""
IN_PARTS = r"\b(?:in|into|over|auf|en|dans|durante)\W*\Z"
IN_WATER = (
    r"(?:\b(?:in|into|with|mit|dans|avec|en|con|met)\s+|"
    r"\b(?:water|juice|liquid|wassers?|saft|flüssigkeit|glas|acqua|succo|eau|jus|agua|zumo|verre|vaso)\s?\(\s?)"
    r"(?:about |ca\.? |etwa |environ |circa )?\d{2,3}\s*ml\Z"
)
_OTHER_COUNT = (
    r"(?!(?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?|stunden?|tagen?|wochen?|heures?|jours?|semaines?|mois|"
    r"horas?|días?|ore|giorni|times?|mal|fois|veces|volte|x)\b)"
)
SCHEME = r"(?<![\w.,-])\d\s?-\s?\d\s?-\s?\d(?:\s?-\s?\d)?\s(?=\s*(?:[a-zäöü]+\s+)?[a-zäöü]+\b)(?!\s*(?:mg|g|ml)\b)"
"""Doses for morning, noon, evening and night, of a day: ``1-0-1 Kapseln``."""
BARE_DOSE = (
    rf"(?:(?:\A|:\s*|\s-\s*|\(|\bje\s+|(?:{TAKE})\s+(?:only )?(?:up to )?|\bincreas\w+\s(?:\w+\s)?to\s)|"
    rf"(?:,|\b(?:and|then|plus|und|et|y|e)\b)\s*|"
    rf"(?P<limit>{LIMIT}(?: of)? ))[(\[]?(?!an?\b|une?\b){count_range('')}[)\]]?"
    r"(?=\s*(?:\Z|[.,;]|daily\b|per day\b|a day\b|each day|every|once\b|twice\b|täglich\b|in 24|before\b|after\b|"
    r"with (?:food|meals?|a meal|break|water)|par jour|al giorno|al día|"
    rf"{_OTHER_COUNT}(?:[^\W\d]+['\s]+){{0,3}}?(?:{ANY_MOMENT}|{MEALS.replace('meals', 'at_meals')})))"
)
"""A count without a unit, where it can only be a dose: ``take two daily``, ``and one at night``."""
