from collections.abc import Iterator

from labelcheck.knowledge.claims import magnesium_effects
from labelcheck.model.result import Case
from labelcheck.rules.claimed import claims, of_magnesium
from labelcheck.rules.registry import Hit, rule

_FIX = "Use one of the ten authorised claims (normal muscle function, nervous system, tiredness and fatigue …)."


@rule(code="C005", severity="warning", markets=("eu", "uk"), sources=("K3",))
def eu_unauthorised_magnesium_claim(case: Case) -> Iterator[Hit]:
    """A health claim on magnesium that is none of the ten authorised ones.

    What it finds:
        A sentence that gives magnesium an effect (sleep, stress, heart, cramps …) which no authorised claim gives it.
        Praise of health in general is info beside an authorised claim, else a warning.
    Why it matters:
        In the EU and the UK only authorised health claims may be made; for magnesium there are ten (Regulation (EU)
        432/2012).
    Fails:
        --market eu
        Northmoor Magnesium
        Food Supplement
        60 capsules
        Magnesium for deeper sleep.

        Nutrition information per daily dose (1 capsule)
        Magnesium (as magnesium citrate)  200 mg  53% NRV

        Ingredients: magnesium citrate, cellulose.

        Do not exceed the stated dose. Keep out of reach of young children.
    Passes:
        --market eu
        Northmoor Magnesium
        Food Supplement
        60 capsules
        Magnesium contributes to normal muscle function.

        Nutrition information per daily dose (1 capsule)
        Magnesium (as magnesium citrate)  200 mg  53% NRV

        Ingredients: magnesium citrate, cellulose.

        Do not exceed the stated dose. Keep out of reach of young children.
    What it does not prove:
        That magnesium has no such effect. A sentence that does not name magnesium is judged only where the panel
        declares nothing else. Claims of another nutrient that is authorised for the effect, and of botanicals whose
        claims are on hold, are left alone; claims are read in English only.
    Source:
        K3
    """
    made = [(s, magnesium_effects(s.text)) for s in claims(case.label) if of_magnesium(case.label, s.text)]
    specific = any(effects.authorised for _, effects in made)
    for statement, effects in made:
        if effects.unauthorised:
            words = ", ".join(f"“{words}”" for words in effects.unauthorised)
            yield Hit(f"No authorised claim on magnesium covers {words}.", _FIX, statement.evidence)
        elif effects.general and not effects.authorised and "magnesium" in statement.text.lower():
            yield Hit(
                "Praise of health in general may stand only beside an authorised claim.",
                _FIX,
                statement.evidence,
                severity="info" if specific else None,
            )
