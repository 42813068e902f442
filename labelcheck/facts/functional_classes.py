"""The names of additive classes that EU labels print before an additive: ``Füllstoff: mikrokristalline Cellulose``.

Source: Regulation (EU) 1169/2011, Annex VII Part C, and the same classes in the languages that are read.
"""

from __future__ import annotations

import re

from labelcheck.model.regex import regex

_CLASSES = (
    # English
    r"bulking agents?|fillers?|binders?|anti-?\s?caking agents?|glazing agents?|coating agents?|colou?rs?|colourings?|"
    r"sweeteners?|thickeners?|stabili[sz]ers?|emulsifiers?|acids?|acidity regulators?|acidulants?|antioxidants?|"
    r"preservatives?|humectants?|flavou?rings?|raising agents?|carriers?|gelling agents?|foaming agents?|capsule shell|"
    # German
    r"füllstoffe?|trennmittel|überzugsmittel|überzug|farbstoffe?|süß(?:ungs)?mittel|süssungsmittel|"
    r"verdickungsmittel|stabilisator(?:en)?|emulgator(?:en)?|säuerungsmittel|säureregulator(?:en)?|"
    r"antioxidationsmittel|konservierungsstoffe?|feuchthaltemittel|aromen|trägerstoffe?|backtriebmittel|"
    r"geliermittel|bindemittel|kapselhülle|hüllmaterial|schaumverhüter|rieselhilfe|"
    # French
    r"agents? de charge|anti-?\s?agglomérants?|agents? d['’]enrobage|colorants?|édulcorants?|épaississants?|"
    r"stabilisants?|émulsifiants?|acidifiants?|correcteurs? d['’]acidité|antioxydants?|conservateurs?|humectants?|"
    r"arômes?|poudres? à lever|supports?|gélifiants?|enveloppe(?: de la gélule)?|gélule|minéra(?:l|ux)|vitamines?|"
    # Spanish
    r"agentes? de carga|antiaglomerantes?|agentes? de recubrimiento|colorantes?|edulcorantes?|espesantes?|"
    r"estabilizantes?|estabilizadores|emulgentes?|acidulantes?|correctores? de acidez|conservadores?|"
    r"humectantes?|aromas?|gasificantes?|cápsula|"
    # Italian
    r"agent[ei] di carica|antiagglomerant[ei]|agent[ei] di rivestimento|colorant[ei]|edulcorant[ei]|addensant[ei]|"
    r"stabilizzant[ei]|emulsionant[ei]|acidificant[ei]|corrett?or[ei] di acidità|conservant[ei]|umidificant[ei]|capsula"
)
LEADING_CLASS = regex(
    rf"(?:{_CLASSES})(?:\s*:\s*|(?:(?<=mittel)|(?<=stoff)|(?<=stoffe)|(?<=regulator))\s+(?=\w))", re.IGNORECASE
)
"""A class name and its colon, which German labels leave out, from the beginning of an ingredient."""

ONLY_CLASS = regex(rf"(?:{_CLASSES})\s*:?", re.IGNORECASE)
"""A class name that stands alone before a bracket; matched against the whole text."""
