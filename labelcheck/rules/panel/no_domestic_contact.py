from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.medicines import refuse_drug_facts
from labelcheck.rules.mentions import ALL_TEXT
from labelcheck.rules.registry import Hit, NotJudged, rule


@rule(code="P004", severity="error", markets=("us",), needs=("whole",), sources=("S7", "K8"))
def no_domestic_contact(case: Case) -> Iterator[Hit]:
    """The whole label shows no address and no telephone in the United States.

    What it finds:
        Neither a telephone number nor an address with street or post office box and ZIP. A city and state, with a ZIP
        or without, but no street and no telephone, is an info. Where one is read only badly, or only among what a
        shop's page says besides the label, the rule is not evaluated.
    Why it matters:
        A domestic address or telephone is needed for reports of serious adverse events (section 403(y)). A website or
        an e-mail address does not do.
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        www.calmharbor.example
    Passes:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children. Consult your physician if you take medication or have kidney disease.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        That the number works, or that the address is complete.
    Source:
        S7, K8
    """
    reached = [contact for contact in case.label.contacts if contact.kind in {"phone", "street"}]
    if any(contact.confidence != "low" for contact in reached):
        return
    refuse_drug_facts(case.label)
    if reached:
        raise NotJudged("what looks like an address or a telephone number is not surely the label's own")
    kinds = {contact.kind for contact in case.label.contacts}
    evidence = tuple(piece for contact in case.label.contacts for piece in contact.evidence)
    fix = "Print a street or post office box with city, state and ZIP, or a telephone number."
    if kinds:
        yield Hit("The address has no street, and there is no telephone number.", fix, evidence, severity="info")
    else:
        yield Hit("The label shows no address and no telephone number in the US.", fix, searched=ALL_TEXT)
