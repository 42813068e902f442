"""What the words around a mark's make of it: they may deny it, wish for it, or tell it of something else."""

from __future__ import annotations

import re

from labelcheck.knowledge import marks
from labelcheck.model.mark import Scope
from labelcheck.model.regex import regex

BEFORE = 160
"""Characters before a mark in which a word can reach it."""

_CERTIFYING = (
    r"(?:yet|been|be|being|an?|the|any|our|its|either|im|currently|presently|now|and|or|nor|by|for|to|as|u\.?s\.?|claim(?:ed|s)?|"
    r"carry|carries|bear|bears|hold|holds|have|has|show|shows|display|displays|require|required|participate|"
    r"certif\w*|tested|verified|approved|evaluated|registered|accredited|listed|analy[sz]ed|independently|international|"
    r"third|3rd|party|lab|laboratory|contents?|sport|choice|drug|free|seal|mark|logo|"
    r"nsf|usp|pharmacopeia|informed|bscg|consumerlab(?:\.com)?|labdoor|eurofins|isura|hasta|c?gmp|fda)"
)
_APART = r"[\s,;:/&()®™\"“”*–-]"
"""What may stand between two words of one statement."""
_DENIED = regex(
    r"\b(?:not|never|nor|neither|without|lack(?:s|ing)?|no longer|former(?:ly)?|previous(?:ly)?|used to be|cannot|"
    r"\w{2,9}n['’]t|nicht|keine?|ohne|non|pas|aucune?|sans|senza|sin|no(?=\s))"
    rf"(?:{_APART}+{_CERTIFYING}\b){{0,12}}{_APART}*\Z|"
    r"(?:\bnot (?:all|every|many|most|any)|\A\W*(?:very )?few)\s[^.]{0,60}\Z"
)
"""A denying word reaches over words of certifying only: that of ``no gluten, USP Verified`` does not."""
_NOT_USED = regex(r"(?:\b(?:not|never)|n['’]t)\s(?:\w+\s)?(?:us|add|buy|contain|accept|mak)\w*\s[^.;:!?]{0,40}\Z")
"""Before the grade or the brand of an ingredient: ``we do not use industrial or``."""
_OF_OTHERS = regex(
    r"\b(?:other|another|competing|rival)\s(?:\w+\s)?(?:brands?|products?|supplements?|items?|formulas?|compan\w+)\s"
    rf"(?:(?:that|which|who|is|are|be|may|might|can|with)\s){{0,2}}(?:{_CERTIFYING}\s){{0,4}}\Z|"
    r"\b(?:our|my|the) other (?:product|supplement|brand|formula)s?\b[^.;!]{0,60}\Z|"
    r"\bnot to be confused\b[^.;!]{0,120}\Z|"
    rf"\bcompar(?:e[ds]?|ing|able)\s(?:[^.;!?]{{1,40}}\s)?(?:to|with|against)\s(?:{_CERTIFYING}\s){{0,4}}\Z"
)
_BEHIND_OF_OTHERS = regex(
    r"[^.;!?]{0,40}\b(?:is|are) also (?:available|sold|offered)\b|"
    r"[\s®™*-]{1,4}(?:brands|competitors|alternatives|(?:products|supplements)\s(?:carry|bear|display|must|have to))\b"
)
"""Behind a mark: ``USP Verified brands cost more``."""
_WISHED_FOR = regex(
    r"\b(?:look(?:ing)? for|choose|seek|insist on|prefer|select|"
    r"appl(?:y|ying|ied) for|working (?:on|towards?)|pursuing|awaiting|soon(?:\sto\sbe)?|will(?:\ssoon)?\sbe|"
    r"ask (?:for|your \w+ (?:for|about)))\s"
    rf"(?:(?:only|products?|supplements?|brands?|items?|with|that|which|are|carrying|bearing|{_CERTIFYING})\s){{0,6}}\Z"
)
_SHOWN_HERE = regex(r"[^.]{0,30}\bon (?:our|every|each|this|the)\b(?!\s(?:other|next|[\w-]+\swebsite))")
"""``Look for the mark on every bottle`` tells that it is there."""

_ASKED = regex(r"[^\n?]{0,80}\?\s*\Z")
_YES = regex(r"\W{0,4}(?:a(?:nswer)?\W{1,3})?(?:yes|absolutely|ja|oui|sì|sí)\b")

_NOT_YET = regex(
    r"[\s®™*]{0,4}(?:(?:mark|seal|logo|status|certification|verification)\s)?(?:(?:is|are)\s)?"
    r"(?:pending|applied for|in progress|expired|lapsed|withdrawn|coming soon|:\s?(?:no|none|not yet)\b)|"
    r"[\s|]+(?:no\b|[✗✘])(?=[\s|]*(?:\Z|(?:yes|no)\b|[✓✔✗✘]))"
)
_NOT_THIS_ONE = regex(
    r"\bthis (?:product|item|formula|supplement|lot|one)\s(?:is not|isn['’]t|has not|hasn['’]t)"
    r"(?:\s(?:yet|been|certified|verified|tested|registered|approved)){0,3}\W*\Z"
)

_MADE_WHERE = regex(
    r"[ ®™-]{1,4}(?:(?:registered|certified|approved|audited|inspected|verified)[ ,-]+){0,3}"
    r"(?:(?P<facility>facilit|plants?\b|sites?\b|lab(?:oratory|oratories|s)?\b)|(?P<company>compan|manufacturer(?!:)|supplier))"
)
_MADE_OF = regex(
    r"\b(?:contain(?:s|ing)?|made (?:with|from)|with|using|uses|features?|featuring|sourced from|ingredients?:)\s"
    r"(?:(?:only|pure|our|the|\d+%)\s){0,2}\Z"
)
_A_SUBSTANCE = regex(
    r"[ ®™-]{1,4}(?!(?:mark|seal|logo|symbol|product|formula|quality|supplement|dietary|status|certificat|verificat|"
    r"and|or|for|to|by|in|on|since|every|each|batch|lot)\w*\b)[a-z]"
)
"""What is certified, named behind the mark: ``contains USP Verified vitamin D3``."""
_USED = regex(r"\b(?:oil|ingredients?|extract|fish|krill)\s+(?:used|in\s+this)\b")
_IS_CERTIFIED = rf"(?:is|are|has been|have been)\s(?:{_CERTIFYING}\s){{0,4}}\Z"
_OURS = regex(
    r"\b(?:our|their|the(?=\s[\w -]{3,40}\swe\s(?:make|sell|use)\s))\s"
    rf"(?P<subject>(?:[\w-]+\s){{1,4}}?){_IS_CERTIFIED}"
)
_THE_PRODUCT = {
    "product", "products", "supplement", "supplements", "formula", "formulas", "magnesium", "vitamins", "minerals",
    "capsules", "tablets", "caplets", "softgels", "gummies", "powder", "powders", "blend", "line", "brand", "batches",
    "lots",
}  # fmt: skip

_THE_MAKER = {"company", "manufacturer", "manufacturers", "partner", "partners", "supplier", "suppliers", "team"}


def scope_in(statement: str, start: int, end: int, own: Scope, answer: str = "", product: str = "") -> Scope | None:
    """What a mark of the scope ``own``, whose words stand from ``start`` to ``end`` of ``statement`` (all in small
    letters), speaks of there; None where the label does not say that the product has it.

    ``answer`` is the sentence that follows, ``product`` the product's name in small letters.
    """
    before, after = statement[max(0, start - BEFORE) : start], statement[end:]
    if _DENIED.search(before) or _NOT_YET.match(after) or _NOT_THIS_ONE.search(after):
        return None
    if own == "ingredient" and _NOT_USED.search(before):
        return None
    if _OF_OTHERS.search(before) or _BEHIND_OF_OTHERS.match(after):
        return None
    if _WISHED_FOR.search(before) and not _SHOWN_HERE.match(after):
        return None
    if _ASKED.match(after) and not _YES.match(answer):
        return None
    if _USED.search(statement):
        return "ingredient"
    return own if own != "product" else _of_product(before, after, product)


def _is_of_a_brand(before: str, product: str) -> bool:
    """Whether the words before a mark tell it of the brand of an ingredient that does not name the ``product``:
    ``Albion is NSF Certified``."""
    told = _IS.search(before)
    if told is None:
        return False
    subject = " ".join(before[: told.start()].rstrip(" ®™*").split()[-WORDS_OF_BRAND:])
    found = (row.search(subject) for row in marks() if row.scope == "ingredient")
    return any(name is not None and name.end() == len(subject) and name[0] not in product for name in found)


WORDS_OF_BRAND = 2
"""The last words before ``is`` that are looked at: most brands are one or two."""
_IS = regex(rf"\s{_IS_CERTIFIED}")
_NAME_WORD = regex(r"[\w-]{3,}")


def _of_product(before: str, after: str, product: str) -> Scope:
    where = _MADE_WHERE.match(after)
    if where is not None:
        return "facility" if where["facility"] else "company"
    if _is_of_a_brand(before, product):
        return "ingredient"
    ours = _OURS.search(before)
    if _MADE_OF.search(before) and _A_SUBSTANCE.match(after):
        return "ingredient"
    subject = re.findall(r"[\w-]+", ours["subject"]) if ours is not None else []
    named = frozenset(_NAME_WORD.findall(product)) if subject else ()
    if not named or not (_THE_PRODUCT | named).isdisjoint(subject):
        return "product"
    return "company" if not _THE_MAKER.isdisjoint(subject) else "ingredient"
