import re
from collections.abc import Iterator

from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule

_CERTIFIER = regex(r"\b(?:usp|nsf|consumerlab|informed|labdoor|bscg)\b", re.IGNORECASE)
_LISTING = regex(
    r"(?:nsf(?:sport)?|usp|quality-supplements|consumerlab|wetestyoutrust|labdoor|bscg)\.(?:com|org)\b", re.IGNORECASE
)
"""The certifiers' own pages; the maker's lists nothing."""


@rule(code="Q006", severity="warning", sources=("S33", "S34"))
def mark_wording_not_recognised(case: Case) -> Iterator[Hit]:
    """A certifier's name stands with a programme that it does not run.

    What it finds:
        “USP Certified”, “NSF Approved”, “certified by USP” and the like: the words are not those of a licensed mark.
        Where the statement names the certifier's page it is info.
    Why it matters:
        A paraphrased mark is often an unlicensed one; a buyer cannot look it up.
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        USP Certified

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    Passes:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        USP Verified

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        That the product is not certified. A label that shows the certifier's own mark as well passes.
    Source:
        S33, S34
    """
    shown = " ".join(mark.name.lower() for mark in case.label.marks if mark.counts)
    for mark in case.label.marks:
        if mark.id != "usp_certified_misuse":
            continue
        certifier = _CERTIFIER.search(mark.as_printed)
        if certifier is not None and certifier.group().lower() in shown:
            continue
        listed = _LISTING.search(mark.statement) is not None
        yield Hit(
            f"“{mark.as_printed}” is not the wording of any mark that is known here.",
            "Print the mark as its licence words it (USP Verified, NSF Contents Certified, NSF Certified for Sport …).",
            mark.evidence,
            severity="info" if listed else None,
            confidence=mark.confidence,
        )
