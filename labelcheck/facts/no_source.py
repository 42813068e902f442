"""Words that name magnesium and no source of it: excipients, and what a product is said to be free from."""

from __future__ import annotations

import re

from labelcheck.layout.vocabulary import MAGNESIUM
from labelcheck.model.regex import regex

_ACID = r"(?:[zc]itr|malic|malique|äpfel|lacti|milch|orot|glu[ck]on|as[ck]orbi)\w*"
"""Acids whose salts are taken for the magnesium in them, as they begin; those of fatty acids are excipients."""
EXCIPIENT = regex(
    rf"{MAGNESIUM}[\s-]*(?:stearate|(?:tri)?silicate|palmitate|laurate|alumino\w*|-?steara\w*|salts?\s+of(?!\s+{_ACID}))|"
    rf"st[ée]arat\w*\s+d[ei]\s+magn|sels?\s+de\s+magn[ée]sium(?!\s+d(?:e\s+l)?['’]acide\s+{_ACID})|"
    rf"magnesiumsalze?\b(?!\s+(?:der|von)\s+{_ACID})|magnesiumsteara|magnesiumsilicat|magnesiumsilikat",
    re.IGNORECASE,
)
"""Magnesium compounds that are excipients: soaps and silicates."""

_LACKS = r"(?:no|without|free\s+(?:of|from)|ohne|frei\s+von|kein(?:e[nr]?)?|sans|sin|senza|zonder)"
FREE = regex(rf"magnesium[\s-]*(?:free|frei)|\b{_LACKS}\s+{MAGNESIUM}", re.IGNORECASE)
"""Words that deny magnesium."""
DENIED = regex(rf"\b{_LACKS}\s[^.;:()]*\Z", re.IGNORECASE)
"""Before a name, in its sentence: the product holds none of it."""
