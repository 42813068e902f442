import re
from collections.abc import Iterator

from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule

_NAMED = regex(
    r"\b(?:eurofins|alkemist|nsf|usp|lgc|labdoor|consumerlab|isura|bscg|informed[\s-](?:sport|choice)|covance|silliker|intertek|sgs|merieux|"
    r"certificate\s+of\s+analysis|coa|qr(?:\s+code)?|scan|lot\s+(?:number|report|certificate|no)|www\.|\w+\.(?:com|org|net))\b|https?:",
    re.IGNORECASE,
)
"""A laboratory, a certifier or a report, by which a test can be looked up."""


@rule(code="Q002", severity="warning", sources=("K7",))
def vague_testing_claim(case: Case) -> Iterator[Hit]:
    """A claim of testing that nobody can check.

    What it finds:
        A testing claim (third-party tested, lab tested, purity guaranteed) whose statement names no laboratory, no
        certifier and no lot report. Beside a counted certification it is info.
    Why it matters:
        A claim needs competent and reliable evidence; without the tester, the scope or a report a buyer cannot tell
        what was tested, by whom and when.
    Fails:
        Third-party tested for purity and potency.

        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    Passes:
        This product has not been laboratory tested for allergens.

        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    Passes:
        Third-party tested by Eurofins; see the certificate of your lot at the QR code.

        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    What it does not prove:
        That nothing was tested.
    Source:
        K7
    """
    certified = any(mark.counts for mark in case.label.marks)
    for mark in case.label.marks:
        if mark.id == "vague_tested" and not _NAMED.search(mark.statement):
            yield Hit(
                f"“{mark.as_printed}” names no laboratory, no scope and no report that could be checked.",
                "Name the laboratory and what was tested, and say where the report of the lot can be seen.",
                mark.evidence,
                severity="info" if certified else None,
                confidence=mark.confidence,
            )
