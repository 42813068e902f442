from collections.abc import Iterator

from labelcheck.knowledge.claims import Said, disease_claims, disease_in_name, softened
from labelcheck.model.label import Text
from labelcheck.model.result import Case, Severity
from labelcheck.rules.claimed import cited, claims
from labelcheck.rules.registry import Hit, rule

_LICENSING = {"ca", "au"}
_FIX = (
    "Describe the effect on a normal structure or function of the body instead (supports relaxation), or leave it out."
)
_FIX_IN_EUROPE = "Leave it out: a food supplement may not be said to prevent, treat or cure a disease."


@rule(code="C001", severity="error", sources=("S10", "S42", "S24"))
def disease_claim(case: Case) -> Iterator[Hit]:
    """The label says that the product acts on a disease.

    What it finds:
        A disease with an effect word (treats, prevents, relieves, for …) in one sentence, or in an entry of a list and
        the words over it (Helps with: Migraine), or in the product's name a disease beside a word of relief (Migraine
        Defense). All diseases of a sentence are told in one finding. Occasional or mild complaints and values within
        the normal range are info; an entry of a list of references, and a label with a licence number in Canada or
        Australia, are warnings.
    Why it matters:
        Such a claim makes the product an unapproved drug (21 CFR 101.93(f), (g)); in the EU no supplement may be said
        to prevent, treat or cure a disease (Directive 2002/46/EC, Article 6(2)).
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        Helps relieve symptoms of ADHD and anxiety.

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
        Supports focus and calm.*
        Consult your doctor if you have ADHD.

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        *These statements have not been evaluated by the Food and Drug Administration. This product is not intended
        to diagnose, treat, cure, or prevent any disease.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        That the product has no such effect. Cautions, negations, the disclaimer and authorised health claims (calcium
        and osteoporosis, sodium and hypertension) are no disease claims; leg cramps after exercise are a matter of
        structure and function. Pictures are not read, and claims are read in English only.
    Source:
        S10, S42, S24
    """
    name = case.label.product_name
    seen: set[str] = set()
    fix = _FIX_IN_EUROPE if set(case.policy.markets) <= {"eu", "uk"} else _FIX
    if name is not None and (said := disease_in_name(name.value)) is not None:
        seen.add(said.row.id)
        message = f"The product's name “{name.value}” promises an effect on {said.row.name}."
        yield Hit(message, fix, name.evidence, severity=_severity(case, name.value), confidence=name.confidence)
    for statement in claims(case.label):
        in_name = name is not None and statement.text in name.value
        diseases = [
            said
            for said in disease_claims(_behind_name(name, statement.text))
            if not _calcium_on_bones(case, said, statement.text) and not (in_name and said.row.id in seen)
        ]
        if not diseases:
            continue
        yield Hit(
            _says(diseases),
            fix,
            statement.evidence,
            severity=_severity(case, statement.text),
        )


def _behind_name(name: Text | None, words: str) -> str:
    """``words`` without the product's ``name``, which may stand on the lines before them."""
    return words if name is None else words.removeprefix(name.value).strip() or words


def _says(diseases: list[Said]) -> str:
    words = ", ".join(f"“{said.words}”" for said in diseases)
    names = ", ".join(dict.fromkeys(said.row.name for said in diseases))
    if len(diseases) == 1:
        return f"{words} with an effect word is a claim on a disease ({names})."
    return f"{words} with an effect word are claims on diseases ({names})."


def _calcium_on_bones(case: Case, said: Said, words: str) -> bool:
    """Whether it is the authorised claim on calcium and the risk of osteoporosis (21 CFR 101.72)."""
    calcium = any(row.name.lower().startswith("calcium") for row in case.label.dietary_ingredients)
    return said.row.id == "osteoporosis" and calcium and "risk" in words.lower() and "magnesium" not in words.lower()


def _severity(case: Case, words: str) -> Severity | None:
    if softened(words):
        return "info"
    licensed = any(mark.kind == "market_authorisation" for mark in case.label.marks)
    if cited(words) or (licensed and set(case.policy.markets) <= _LICENSING):
        return "warning"
    return None
