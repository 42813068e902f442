"""What a dose is counted in: the words of six languages for capsules, scoops and drops, in one table for all rooms."""

from __future__ import annotations

UNIT_WORDS = {
    "capsule": r"(?:v|veg(?:\.\s?)?)?-?caps?(?:ules?|sules?)?|"
    r"veg[aie]-?caps?(?:ules?)?|gél(?:ules?)?|gelules?|[a-zäöü]{0,12}-?kapseln?|kaps|kps|"
    r"cápsulas?(?: de gel)?|cáps|capsul[ae]|cps|soft[\s-]?gels?|gel[\s-]?caps?|perl[ae]s?",
    "tablet": r"(?:mini-?)?tab(?:let)?s?|caplets?|pills?|"
    r"(?:\d-phasen-)?[a-zäöü]{0,12}-?tabletten?|presslinge?n?|drag[eé]es?|"
    r"(?:bruis|kauw|smelt|zuig)tablet(?:ten)?|"
    r"comprimés?|comprimidos?|tabletas?|grageas?|compress[ae]|tavolett[ae]|cprs?|cp|(?:film|kau|brause|lutsch)?-?tabl|(?:film|kau|brause|lutsch)?-?tbl|compr|comp\.",
    "gummy": r"gumm(?:y|ies?|i)|bears?|berries|(?:frucht|vitamin)?gummis?|(?:gummi)?bärchen|"
    r"(?:caramell[ae]\s+)?gommos[aeio]|caramell[ae]|orsett[io]|gominolas?|gomitas?|gommes?|gélifiés?|jujubes?",
    "chew": r"chews?|chewables?",
    "lozenge": r"(?:micro)?lozenges?|troches?|pastill\w{1,2}",
    "wafer": r"wafers?",
    "piece": r"pieces?|stück",
    "packet": r"packets?|(?:multi-?)?packs?|sachets?(?:-doses?)?|(?:direkt)?-?sticks?(?:\s?packs?)?|pouch(?:es)?|"
    r"(?:portions|stick)?-?beuteln?s?|"
    r"btl|sobres?|bustin[ae]|bust[ae]|saquetas?|sachês?|carteiras?|zakjes?",
    "scoop": r"scoop(?:ful)?s?|measuring\s(?:spoon|scoop)(?:ful)?s?|(?:mess|dosier)(?:löffeln?s?|bechern?s?)|"
    r"(?:cuill(?:ères?|erées?)[\s-])?mesures?|dosettes?|misurin[oi]|"
    r"medidas?|ca(?:cito|zo)s?(?:\(s\))?|dosificador(?:es)?|doseador(?:es)?|(?:maat)?schep(?:je)?s?",
    "tablespoon": r"tablespoon(?:ful)?s?|tbsps?|esslöffel|eetlepels?|cucchiai[oa]?|cucharadas?|"
    r"cuill(?:ères?|erées?) à (?:soupe|table)|c\. à (?:soupe|table)|colher(?:es)? de sopa",
    "teaspoon": r"teaspoon(?:ful)?s?|tsps?|teelöffel|theelepels?|cucchiaini?o?|cucharaditas?|"
    r"cuill(?:ères?|erées?) à (?:café|thé)|c\. à (?:café|thé)|colher(?:es)? de chá",
    "ml": r"ml|millilit(?:er|re)s?",
    "dropper": r"dropper(?:ful)?s?",
    "drop": r"drops?|tropfen|gouttes?|gotas?|gocce|druppels?",
    "capful": r"capfuls?|verschlusskappen?|bouchons?(?:-doseurs?)?",
    "ampoule": r"ampoules?|(?:trink)?-?ampullen?|(?:trink)?fläschchens?|ampoll?as?|fial[ae]|"
    r"flaconcin[oi]|vials?|viales",
    "spray": r"sprays?|sprühstö(?:ß|ss)en?|pulvérisations?|pulverizacion(?:es)?|spruzz[oi]|"
    r"(?:vaporizz|nebulizz|erog)azion[ei]",
    "g": r"g|grams?|gramm",
    "serving": r"servings?|(?:tages)?portion(?:en|s)?|porci(?:ón|ones)|raci(?:ón|ones)|porç(?:ão|ões)|"
    r"porzion[ei]|dos[ei]s?",
}
"""By unit; a dose in ``gélules`` is one in capsules."""

SOLID = frozenset({"capsule", "tablet", "gummy", "chew", "lozenge", "wafer", "piece"})
"""Units that are swallowed or chewed one by one; ``piece`` may mean any of them."""

UNIT = "|".join(UNIT_WORDS.values())

UNIT_DOSE = "|".join(UNIT_WORDS[unit] for unit in UNIT_WORDS if unit not in ("ml", "g", "serving", "piece"))
"""Those that a heading of doses names (``per sachet``); what is weighed stands there with its number."""

UNIT_GOES_ON = (
    r"(?:\s+(?:[a-z]+-[a-z]+\s+)?(?:tab(?:let)?s?|cap(?:sule|let)?s?|gels?|vitamins?|gummies|tabletten|kapseln|"
    r"serv(?:ing|e)s?|doses?|portion(?:en|s)?|scoops?|sachets?|sticks?|eff?ervescent[ei]?s?|masticab(?:les?|ili)|masticabile|"
    r"vegetal(?:es|i|e)?|végétales?|(?:oro)?(?:soluble|solubile|dispersible)s?)\b)?"
)
"""What may follow the first word of a unit: ``2 chewable tablets``, ``1 soft gel``, ``5 g scoop``, ``30 g serving``,
``1 comprimido efervescente``."""
