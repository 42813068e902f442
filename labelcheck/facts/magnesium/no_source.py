"""Words that name magnesium and no source of it: excipients, and what a product is said to be free from."""

from __future__ import annotations

import re

from labelcheck.layout.vocabulary.rows import MAGNESIUM
from labelcheck.model.regex import regex

_ACID = (
    r"(?:[zc]itr|c[íi]tric|m[aá]li[cq]|äpfel|appel|l[aá][ct]ti|milch|melk|orot|orth?o(?:ph|f)os(?:ph|f)or|glu[ck]on|"
    r"as[ck]orb)\w*"
)
"""Acids whose salts are taken for the magnesium in them, as they begin; those of fatty acids are excipients."""
_OF_ACID = rf"\s+(?:(?:of|der|von|van)\s+|(?:de\s+l['’]|d['’]|del?\s+|dell['’])(?:acide|[áa]cido)\s+){_ACID}"
_SOAP = r"(?:e?st[ée]ara\w*|stere?ate|(?:(?:tri)?sili[ck]|palmit|laur)a(?:at|t\w*))"
_NAMED = r"(?!\s*[(\[](?![^)\]]*(?:st[eé]ar|gras\b|gras(?:si|os)|graxos|gordos|fett|vet|fatty)))"
"""Behind magnesium salts that a bracket names: ``miscela di sali di magnesio (magnesio carbonato, citrato)``."""
EXCIPIENT = regex(
    rf"{MAGNESIUM}[\s-]*(?:{_SOAP}|alumino\w*|salts?(?=\s+of\b)(?!{_OF_ACID}))|"
    rf"{_SOAP}\s+(?:(?:végétal|vegetal)\w*\s+)?d[ei]\s+magn|magnesium(?:salze?|zouten)\b(?!{_OF_ACID}){_NAMED}|"
    rf"\b(?:sels?|sais|sal(?:es|[ei]))\s+(?:d[ei]\s+magn[ée]si(?:um|o)|magn[ée]si[aec]\w++)(?!{_OF_ACID}){_NAMED}",
    re.IGNORECASE,
)
"""Magnesium compounds that are excipients: soaps and silicates."""

LACKS = r"(?:no|without|free\s+(?:of|from)|ohne|frei\s+von|kein(?:e[nr]?)?|sans|sin|senza|zonder)"
"""Words before what a product does not hold."""
FREE = regex(rf"magnesium[\s-]*(?:free|frei)|\b{LACKS}\s+{MAGNESIUM}", re.IGNORECASE)
"""Words that deny magnesium."""
_COMPARED = (
    r"unlike|than|instead\s+of|compared\s+(?:to|with)|im\s+gegensatz|contrairement|a\s+diferencia|a\s+differenza"
)
DENIED = regex(rf"\b(?:{LACKS}|{_COMPARED})\s[^.;:()]*\Z", re.IGNORECASE)
"""Before a name, in its sentence: the product holds none of it, or is compared with what does."""
