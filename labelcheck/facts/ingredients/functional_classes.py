"""The names of additive classes that EU labels print before an additive: ``Füllstoff: mikrokristalline Cellulose``.

Source: Regulation (EU) 1169/2011, Annex VII Part C, and the same classes in the languages that are read, and in Dutch.
"""

from __future__ import annotations

import re

from labelcheck.model.regex import regex, small_letters

PART_OF_KIT = (
    r"(?:tag(?:es)?|nacht|morgen|abend)-?(?:kapseln?|tabletten?)|(?:day|night)(?:time)?\s+(?:capsule|tablet)s?"
)
"""One of several that are taken at different times, and listed one after the other: ``Nachtkapsel:``."""

_CLASSES = (
    # English
    r"(?:bulking|anti-?\s?caking|anti-?\s?foaming|glazing|coating|raising|gelling|foaming|firming|flow|separating|release|emulsifying|thickening|sweetening)\s+agents?|"
    r"colou?ring\s+foods?(?:tuffs?)?|"
    r"fillers?|binders?|colou?rs?|colou?rings?|colou?rants?|"
    r"(?:non-?\s?nutritive )?sweeteners?|thickeners?|stabili[sz]ers?|emulsifiers?|acids?|"
    r"acidity regulators?|acidulants?|antioxidants?|preservatives?|humectants?|flavou?r(?:ings?|ants?| enhancers?)|"
    r"carriers?|diluents?|glidants?|lubricants?|disintegrants?|plastici[sz]ers?|sequestrants?|"
    r"capsule shell|preparation|"
    # German
    r"füllstoffe?|trennmittel|überzugsmittel|(?:film|tabletten)?überzug|farbstoffe?|süß(?:ungs)?mittel|süssungsmittel|"
    r"sü(?:ß|ss)stoffe?|verdickungsmittel|stabilisator(?:en)?|emulgator(?:en)?|säuerungsmittel|säureregulator(?:en)?|"
    r"antioxidationsmittel|antioxidantien|konservierungs(?:stoffe?|mittel)|feuchthaltemittel|aromen|trägerstoffe?|"
    r"backtriebmittel|geliermittel|bindemittel|schmiermittel|fließmittel|sprengmittel|weichmacher|komplexbildner|"
    r"geschmacksverstärker|festigungsmittel|färbendes lebensmittel|"
    r"kapselhülle|kapselinhalt|tabletten(?:kern|hülle)|kapselmaterial|hüllmaterial|schaumverhüter|schaummittel|rieselhilfe|"
    # French
    r"agents? de (?:charge|texture)|(?:agents? )?anti-?\s?agglomérants?|agents? d['’]enrobage|colorants?|édulcorants?|"
    r"épaississants?|stabilisants?|émulsifiants?|acidifiants?|acides?(?=\s*:)|"
    r"(?:correcteurs?|régulateurs?) d['’]acidité|"
    r"anti-?oxydants?|conservateurs?|humectants?|lubrifiants?|diluants?|plastifiants?|antimoussants?|affermissants?|séquestrants?|"
    r"exhausteurs? de goût|arômes?|poudres? à lever|supports?|gélifiants?|enveloppe(?: de (?:la )?gélule| végétale)?+|"
    r"gélule(?: (?:d['’]origine )?végétale)?|(?:tunique|capsule) (?:d['’]origine )?végétale|"
    r"tunique|noyau|pelliculage|enrobage|contenu de la gélule|"
    r"(?:sels? )?minéra(?:l|ux)|substances? d['’]apport (?:minéral|azoté)|vitamines?|"
    # Spanish, Portuguese, Italian, Dutch: what may begin an ingredient's own name
    r"ácidos?(?=\s*:|\Z)|aromas?|aromi|aromatizantes?|cápsula(?: vegetale?| de origen vegetal| gelatinosa| dura)?|"
    r"capsule vegetali|involucro(?: (?:della )?capsula)?|voedingszu(?:ur|ren)|capsule(?:omhulsel|wand|mantel)|omhulsel"
)
_SURE = (
    # Spanish, Portuguese and Italian
    r"(?:agent[ei]s? (?:d[ei] |d['’]\s?)?(?!d[ei] )[^\W\d]+|incrementador(?:es)? del? (?:carga|volumen)|"
    r"(?:anti-?\s?(?:agg?lomer|aglutin|apelmaz|compact|espum|h?umect|ossid|oxid)|acidific|acidul|addens|aglutin|color|conserv|cor|desintegr|disgreg|edulcor|"
    r"emulsific|emulsion|espess?|estabiliz|gasific|gelific|glace|h?umect|lubri(?:fi)?c|stabilizz|umett|umidific)ant(?:es?|i)|"
    r"(?:conserva|estabiliza)dor(?:es)?|emulgentes?|"
    r"(?:corret+or|corrector|regulador|regolator)(?:es?|i)? d(?:[ei] (?:la )?|ell['’]\s?)acid(?:ez|ità)|"
    r"alimento colorante|potenciador(?:es)? del? sabor|esaltator[ei] di sapidità)"
    r"(?: (?:artificia|natura)(?:le?s?|is?|li)| inorgânicos?)?|"
    # Dutch
    r"(?:vul|zoet|kleur|draag)stof(?:fen)?|(?:bulk|vul|anti-?\s?klonter|conserveer|verdikkings|bevochtigings|glans|bind|geleer|rijs|"
    r"scheidings|antischuim|oplos|smeer|bekledings|kleurende? voedings)middel(?:en)?|zuurteregelaars?|smaakversterkers?"
)
"""Classes with whose words no ingredient's own name begins, and that need no colon: ``acidulante ácido cítrico``."""
_PARTS = (
    r"(?:(?:veg(?:etable|etarian|gie|an)?|gelatin|tablet|film|enteric|natural|soft\s?gel)\s+)?"
    r"(?:capsules?|soft\s?gel|(?:film\s)?coating|film|shell|base)|"
    rf"tablet|kapsel|recubrimiento|rivestimento|film|"
    rf"{PART_OF_KIT}"
)
"""What a list prints before the ingredients of a part of the product, with a colon: ``Capsule: hypromellose``."""
_PART = regex(rf"(?:{_PARTS})(?:\s+(?:ingredients|components))?(?:\s*\([^():,]{{1,40}}\))?\s*:\s*")
_COAT = regex(
    r"(?:enrobage|pelliculage|tunique|recubrimiento|rivestimento|cubierta|enveloppe|involucro|tablettenhülle|"
    r"(?:film)?überzug)(?:\s+[^\W\d]+(?:['’][^\W\d]+)?){0,3}"
)
"""What a bracket behind it tells the ingredients of: ``enrobage (carbohydrate végétal)``."""
_PLAIN = str.maketrans("áàâäãéèêëíìîïóòôöõúùûüçñ", "aaaaaeeeeiiiiooooouuuucn")
"""Capitals are often printed without accents: ``EPAISSISSANT``."""
_CLASS = regex(
    rf"(?:(?P<sure>{_SURE.translate(_PLAIN)})|{_CLASSES.translate(_PLAIN)})"
    r"(?:(?P<colon>\s*(?:\([^():]{1,40}\)\s*)?(?::|(?<=\s)[-–—](?=\s))\s*)|(?P<blank>\s+(?!(?:d[eiu]s?|del(?:la)?|of|van|von)\b|d['’])(?=\w))|\s*\Z)"
)
"""Of small letters without accents. One pattern for all that is asked of a class name, for it takes long to be
made."""
_CLASS_BEFORE = regex(rf"(?:{_SURE.translate(_PLAIN)})\s*(?::\s*|\(|\s(?=\w))")
_WITHOUT_COLON = ("mittel", "stoff", "stoffe", "ator", "atoren")
"""German class names end so, and often stand without a colon."""


def _plain(text: str) -> str:
    return small_letters(text).translate(_PLAIN)


def leading_class(text: str, start: int) -> int | None:
    """Where a class name and its colon, which German labels leave out, end that begin an ingredient at ``start``."""
    ahead = small_letters(text[start : start + LONGEST_LEAD])
    if part := _PART.match(ahead):
        return start + part.end()
    plain = ahead.translate(_PLAIN)
    if (match := _CLASS.match(plain)) is None:
        return None
    if match["colon"] or (match["blank"] and plain.endswith(_WITHOUT_COLON, 0, match.start("blank"))):
        return start + match.end()
    sure = match["sure"] and match["blank"] and not _QUALIFIES.match(plain, match.end())
    return start + match.end() if sure else None


LONGEST_LEAD = 300
"""Signs: a class name with its bracket and blanks is shorter."""


_QUALIFIES = regex(
    r"(?:aliment|artific|caramel|autoriz|consent|natura|organ|permit|sintet|veget)|(?:a|ao?s|com|con|d[aeo]s?|e|ed|em|en|o|para|per|sin|sem|senza|y)\b"
)
"""What goes on with the name of a class and names no ingredient: ``conservantes permitidos``. Of plain letters."""
LONGEST_CLASS = 40


def class_of_more(text: str, start: int) -> bool:
    """Whether a class name with a colon and an additive behind it begins at ``start``, in capitals or as a sentence; or
    the coating with what it is made of in a bracket."""
    if _COATING.match(text, start) is not None:
        return True
    if not text[start : start + 1].isupper() or text.find(":", start, start + LONGEST_CLASS) < 0:
        return False
    plain = _plain(text[start : start + LONGEST_CLASS])
    name = _NAME_BEFORE.match(plain)
    match = _CLASS.match(plain, name.end() if name is not None else 0)
    return match is not None and bool(match["colon"])


_COATING = regex(r"(?:Film[\s-][Cc]|C)oating\s\((?=[^():]{3,200}\))")
_NAME_BEFORE = regex(r"[a-z]{4,24},\s+")
"""A name behind a full stop that stands for a comma: ``silica. thiamine, colour: titanium dioxide``."""


def names_class(text: str, start: int) -> bool:
    """Whether the name of a class begins at ``start`` that tells what is named behind it, in a bracket or without."""
    plain = _plain(text[start : start + 2 * LONGEST_CLASS])
    match = _CLASS_BEFORE.match(plain)
    return match is not None and not _QUALIFIES.match(plain, match.end())


_AND = regex(r"\s+(?:y|ed?|et|and|und)\s+", re.IGNORECASE)
_EN = regex(r"\s+en\s+", re.IGNORECASE)


def joint_of_class(name: str) -> re.Pattern[str] | None:
    """What joins the last two additives of a class whose ``name`` is in the plural; None where it is not."""
    match = _CLASS.match(_plain(name.strip()))
    noun = match["sure"].split()[0] if match is not None and match["sure"] else ""
    if noun.endswith(("stoffen", "middelen", "regelaars")):
        return _EN
    return _AND if noun.endswith(("s", "i")) else None


def bare_class(text: str) -> int | None:
    """Where a class name without a colon ends that begins ``text``: ``acidificante acido citrico``. A flavour's own
    name goes on behind the word: ``arôme caramel``."""
    plain = _plain(text)
    match = _CLASS.match(plain)
    return match.end() if match and match["blank"] and not plain.startswith(("arom", "flavo")) else None


def is_class(text: str) -> bool:
    """Whether ``text`` is no more than a class name, with a colon behind it or without."""
    match = _CLASS.match(_plain(text))
    named = match is not None and match.end() == len(text) and (not match["colon"] or text.endswith(":"))
    return named or _COAT.fullmatch(small_letters(text)) is not None
