from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule

_FACILITY = {"facility_gmp", "lab_accreditation"}


@rule(code="Q004", severity="info", sources=("S34",))
def facility_only_quality_evidence(case: Case) -> Iterator[Hit]:
    """The label vouches for the plant, not for the product.

    What it finds:
        Statements about the facility or a laboratory (GMP, FDA-registered, ISO 17025; a certifier's mark that is told
        of the facility) on a label without a mark of the product.
    Why it matters:
        Good manufacturing practice and registration are duties of every maker and concern the plant; they do not say
        that this product was tested.
    Fails:
        Made in an FDA-registered, GMP facility.

        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    Passes:
        NSF Contents Certified. Made in a GMP facility.

        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    What it does not prove:
        That the facility is not what it says.
    Source:
        S34
    """
    if any(mark.kind.startswith("product_") and mark.scope == "product" for mark in case.label.marks):
        return
    facility = [mark for mark in case.label.marks if mark.kind in _FACILITY or mark.scope == "facility"]
    if facility:
        said = ", ".join(f"“{mark.as_printed}”" for mark in facility)
        yield Hit(
            f"{said} speaks of the facility; no text that was read certifies the product.",
            "Keep the statement, but do not let it stand for a test of the product.",
            tuple(piece for mark in facility for piece in mark.evidence),
        )
