"""The rules about claims, on whole labels: what must be found, and what comes near it."""

from __future__ import annotations

import pytest

from labelcheck.model.result import Finding, Market, Policy, Result
from labelcheck.scan import scan_bytes

DISCLAIMER = (
    "*These statements have not been evaluated by the Food and Drug Administration. This product is not intended to "
    "diagnose, treat, cure, or prevent any disease."
)
LABEL = """{name}
Dietary Supplement
60 Capsules

{claim}

Supplement Facts
Serving Size: 1 Capsule
Servings Per Container: 60
Amount Per Serving  % Daily Value
Magnesium (as Magnesium Citrate)  {mg} {unit}  {percent}%

Other Ingredients: {other}.

Directions: Take one capsule daily.

Warning: Keep out of reach of children. If you have diabetes or migraine, consult your doctor.

{disclaimer}

Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
"""


def judged(
    claim: str,
    market: Market = "us",
    *,
    name: str = "Calm Harbor Magnesium",
    mg: float = 150,
    unit: str = "mg",
    percent: int = 36,
    other: str = "cellulose, hypromellose",
    disclaimer: str = DISCLAIMER,
    more: str = "",
    accepted: tuple[str, ...] | None = None,
) -> Result:
    text = LABEL.format(name=name, claim=claim, mg=mg, unit=unit, percent=percent, other=other, disclaimer=disclaimer)
    text = text.replace("Magnesium (as Magnesium Citrate)", f"{more}\nMagnesium (as Magnesium Citrate)".lstrip())
    result = scan_bytes(text.encode(), "label.txt", Policy((market,), accepted_marks=accepted), "2026-11-24")
    assert isinstance(result, Result)
    return result


def found(code: str, result: Result) -> list[Finding]:
    return [finding for finding in result.findings if finding.code == code]


FIRES: list[tuple[str, str, dict[str, object]]] = [
    ("C001", "Helps relieve symptoms of ADHD and anxiety", {}),
    ("C001", "HELPS RELIEVE\nMIGRAINE HEADACHES\nNATURALLY", {}),
    ("C001", "Magnesium lowers blood pressure and prevents stroke.", {"market": "eu"}),
    ("C001", "Citrate", {"name": "Migraine Defense Magnesium"}),
    ("C001", "Helps relieve occasional anxiety.", {"severity": "info"}),
    ("C001", "Kills cancer cells.", {}),
    ("C001", "Not only calms the mind but also prevents migraine.", {}),
    ("C001", "It cured my insomnia!", {}),
    ("C001", "Works fast against migraines.*", {}),
    ("C001", "Helps with:\n• Restful nights\n• Migraine", {}),
    ("C002", "Supports:\n- Healthy bones\n- Normal muscles", {"disclaimer": ""}),
    ("C002", "Supports muscle relaxation*", {"disclaimer": ""}),
    ("C002", "Relaxes tense muscles", {"disclaimer": ""}),
    ("C002", "Vitamins C & B-6 support immunity*", {"disclaimer": ""}),
    ("C002", "Magnesium and B6 aid relaxation", {"disclaimer": ""}),
    ("C002", "Electrolytes fuel muscles", {"disclaimer": ""}),
    ("C002", "Essential for energy metabolism These statements have not been evaluated", {"disclaimer": ""}),
    ("C002", "Boost your energy", {"disclaimer": "", "name": "Calm Harbor\nBoost your energy"}),
    ("C002", "Magnesium is essential for healthy nerves and bones.", {"disclaimer": ""}),
    ("C002", "For strong bones and teeth*", {"disclaimer": "This product is not intended to treat any disease."}),
    ("C003", "Calm", {"disclaimer": DISCLAIMER.replace("This product is", "These products are")}),
    ("C003", "Calm", {"disclaimer": "This product is not intended to cure, treat or prevent any disease."}),
    ("C003", "Calm", {"disclaimer": DISCLAIMER.replace("Food and Drug Administration", "FDA")}),
    ("C003", "Calm", {"disclaimer": DISCLAIMER.replace("any disease.", "any disease, illness, or medical condition.")}),
    ("C003", "Calm", {"disclaimer": DISCLAIMER.replace("any disease.", "any disease\nor illness.")}),
    ("C003", "Calm", {"disclaimer": DISCLAIMER.upper().replace("ANY DISEASE.", "ANY DISEASE OR ILLNESS.")}),
    ("C003", "Calm", {"disclaimer": DISCLAIMER.replace("evaluated", "reviewed")}),
    ("C003", "Calm", {"disclaimer": DISCLAIMER.replace("any disease.", "any diseases.")}),
    ("C004", "“No side effects”", {}),
    ("C004", "5x better absorbed, clinically proven", {}),
    ("C004", "The most bioavailable magnesium. No side effects!", {}),
    ("C004", "clinically studied magnesium", {"severity": "info"}),
    ("C005", "Magnesium for deeper sleep", {"market": "eu"}),
    ("C005", "Our magnesium calms the mind.", {"market": "eu"}),
    ("C005", "Magnesium: the anti-stress mineral.", {"market": "uk"}),
    ("C005", "Supports calm and a healthy heart.", {"market": "uk"}),
    ("C005", "Magnesium contributes to normal muscle function and better sleep.", {"market": "eu"}),
    ("C006", "Excellent source of magnesium", {"mg": 50, "percent": 12}),
    ("C006", "A good source of magnesium", {}),
    ("C006", "Magnesium-rich formula", {"mg": 50, "percent": 12}),
    ("C006", "Good magnesium source", {"mg": 30, "percent": 7}),
    ("C006", "Vegan", {"name": "High Potency Magnesium"}),
    ("C006", "High in vitamin C", {"mg": 50, "percent": 12, "more": "Vitamin C (ascorbic acid)  9 mg  10%"}),
    ("C006", "Good source of vitamins and a rich source of vitamin D", {"more": "Vitamin D3  2 mcg  10%"}),
    ("C007", "No fillers.", {"other": "microcrystalline cellulose, silica"}),
    ("C007", "100% Vegan", {"other": "gelatin capsule, rice flour"}),
    ("C007", "Contains no sugar, soy, artificial colors or preservatives", {"other": "FD&C Red No. 40, starch"}),
    ("C007", "No artificial fillers", {"other": "rice flour", "severity": "info"}),
    ("C007", "Zero fillers", {"other": "microcrystalline cellulose"}),
    ("C007", "0% fillers", {"other": "microcrystalline cellulose"}),
    ("C007", "Never any fillers", {"other": "rice flour"}),
    ("C007", "Fillers: none", {"other": "rice flour"}),
    ("C007", "Suitable for vegetarians & vegans", {"other": "gelatin"}),
    ("C007", "Suitable for vegetarians", {"other": "gelatin"}),
    ("C007", "Suitable for vegans", {"other": "cellulose, capsule shell (bovine gelatine)"}),
    ("C007", "Vegan", {"other": "pharmaceutical glaze (shellac)"}),
    ("C007", "No talc", {"other": "talc"}),
    ("C007", "Dairy-free", {"other": "cellulose, sodium caseinate (milk)"}),
    ("C007", "Vegan", {"other": "whey powder (milk)"}),
    ("C007", "No magnesium stearate or silica.", {"other": "silicon dioxide"}),
    ("C007", "Sugar free", {"other": "cane sugar, pectin"}),
    ("C007", "No stearic acid", {"other": "stearic acid"}),
    ("C007", "Free from: gluten, soy, dairy, stearates.", {"other": "silica, Magnesium Stearate (Vegetable Source)"}),
    ("D003", "Magnesium contributes to normal muscle function.", {"market": "eu", "mg": 40, "percent": 11}),
    ("D003", "Magnesium reduces tiredness and fatigue.", {"market": "uk", "mg": 50, "percent": 13}),
    ("Q005", "FDA Approved", {}),
    ("Q005", "Our formula is approved by the Food and Drug Administration.", {}),
    ("Q005", "FDA APPROVED\nTHESE STATEMENTS HAVE NOT BEEN EVALUATED BY THE FDA", {}),
    ("Q006", "USP Certified", {}),
    ("Q006", "NSF Approved", {}),
]  # fmt: skip


def test_all_diseases_of_a_sentence_are_told() -> None:
    (finding,) = found("C001", judged("Relieves migraine headaches, anxiety and insomnia."))
    assert finding.message == (
        "“migraine”, “anxiety”, “insomnia” with an effect word are claims on diseases (migraine, anxiety, insomnia)."
    )
    (finding,) = found("C001", judged("Prevents high blood pressure."))
    assert "(high blood pressure)" in finding.message


SILENT: list[tuple[str, str, dict[str, object]]] = [
    ("C001", "Supports focus and calm*", {}),
    ("C001", "This supplement does not treat or prevent migraine.", {}),
    ("C001", "Helps prevent leg cramps after exercise.*", {}),
    ("C001", "Consult your doctor if you have ADHD", {}),
    ("C001", "Not for anxiety.", {}),
    ("C001", "Use only as directed; may lower blood pressure, so tell your doctor.", {}),
    ("C001", "Calm", {"name": "Calm & Relax Magnesium"}),
    ("C001", "Ask your doctor first if you have:\n• Migraine\n• Epilepsy", {}),
    ("C001", "To lower the risk of choking, asthma patients should not inhale the powder.", {}),
    ("C001", "Vegan", {"name": "Cal Magnesium\nAdequate calcium throughout life, as part of a well-balanced diet, may\n"
                       "reduce the risk of osteoporosis.", "more": "Calcium (as calcium citrate)  500 mg  38%"}),
    ("C002", "Supports muscle relaxation*", {}),
    ("C002", "Restful sleep.", {"disclaimer": ""}),
    ("C002", "Calm Mind, Restful Sleep", {"disclaimer": ""}),
    ("C002", "Bone, Joint, Muscle Support", {"disclaimer": ""}),
    ("C002", "Vitamin C & E Support", {"disclaimer": ""}),
    ("C002", "Vegan", {"disclaimer": "", "name": "Boost Energy Now"}),
    ("C002", "Vegan", {"disclaimer": "", "name": "Magnesium for Sleep"}),
    ("C002", "Excellent source of magnesium", {"disclaimer": ""}),
    ("C002", "Supports muscle relaxation", {"disclaimer": "", "market": "eu"}),
    ("C003", "Calm", {}),
    ("C003", "Calm", {"disclaimer": DISCLAIMER.upper().replace(", OR", " OR")}),
    ("C003", "Calm", {"disclaimer": DISCLAIMER.replace("These statements have", "This statement has")}),
    ("C003", "Calm", {"disclaimer": "\n".join(DISCLAIMER[i : i + 30] for i in range(0, 1, 30)) + DISCLAIMER[30:]}),
    ("C004", "High absorption magnesium. Satisfaction guaranteed.", {}),
    ("C003", "Calm", {"disclaimer": DISCLAIMER.removesuffix(".") + "\nIn case of overdose call for help."}),
    ("C004", "Guaranteed potency and purity", {}),
    ("C004", "“No side effects at all!” – Maria", {}),
    ("C004", '"No side effects!" (Maria K.)', {}),
    ("C005", "Magnesium contributes to normal muscle function", {"market": "eu"}),
    ("C005", "Magnesium contributes to a reduction of tiredness and fatigue.", {"market": "uk"}),
    ("C005", "Magnesium does not calm or relax.", {"market": "eu"}),
    ("C005", "Magnesium trägt zu einer normalen psychischen Funktion bei.", {"market": "eu"}),
    ("C005", "Magnesium and zinc: zinc supports the immune system.", {"market": "eu"}),
    ("C006", "Excellent source of magnesium", {"mg": 100, "percent": 24}),
    ("C006", "From magnesium-rich sea water", {"mg": 50, "percent": 12}),
    ("C006", "High absorption magnesium", {"mg": 50, "percent": 12}),
    ("C006", "Rich in calcium, with magnesium", {"mg": 50, "percent": 12, "more": "Calcium  260 mg  20%"}),
    ("C006", "Spinach and other foods are rich in magnesium", {"mg": 50, "percent": 12}),
    ("C007", "No fillers", {"other": "hypromellose capsule"}),
    ("C007", "No fillers", {"other": "capsule shell (cellulose), vitamin C"}),
    ("C007", "No magnesium stearate", {"other": "stearic acid, hypromellose capsule"}),
    ("C007", "Vegan? No.", {"other": "gelatin"}),
    ("C007", "Vegan", {"other": "vegetable magnesium stearate, hypromellose capsule"}),
    ("C007", "No gluten, soy or dairy", {"other": "cellulose, silica"}),
    ("C007", "Dairy free. Vegan", {"other": "coconut milk powder, calcium lactate, milk thistle"}),
    ("C007", "No sugar alcohols", {"other": "cane sugar"}),
    ("C007", "Other products available: SUGAR FREE drops", {"other": "cane sugar"}),
    ("D003", "Magnesium contributes to normal muscle function.", {"market": "eu", "mg": 57, "percent": 15}),
    ("D003", "Magnesium contributes to normal muscle function.", {"market": "eu", "mg": 56, "percent": 15}),
    ("D003", "Magnesium is for normal muscle function.", {"market": "eu", "mg": 0.056, "unit": "g", "percent": 15}),
    ("D003", "Take with a meal", {"market": "eu", "mg": 40, "percent": 11}),
    ("Q005", "This product is not approved by the FDA", {}),
    ("Q005", "Made in an FDA-registered facility", {}),
    ("Q006", "USP Verified", {}),
    ("Q006", "NSF Certified for Sport", {}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "claim", "label"), FIRES)
def test_fires(code: str, claim: str, label: dict[str, object]) -> None:
    facts = dict(label)
    severity = facts.pop("severity", None)
    findings = found(code, judged(claim, **facts))  # type: ignore[arg-type]
    assert findings
    assert all(finding.evidence and finding.fix for finding in findings)
    assert severity is None or {finding.severity for finding in findings} == {severity}


@pytest.mark.parametrize(("code", "claim", "label"), SILENT)
def test_near_misses_are_silent(code: str, claim: str, label: dict[str, object]) -> None:
    assert found(code, judged(claim, **label)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "claim", "rest"),
    [
        ("C006", "Excellent source of magnesium", "Other Ingredients: cellulose."),
        ("C006", "Excellent source of magnesium", "Supplement Facts\nServing Size: 1 Capsule\nMagnesium  50 mg"),
        ("C007", "Vegan. No fillers.", "Supplement Facts\nServing Size: 1 Capsule\nMagnesium  50 mg  12%"),
        ("C007", "No fillers.", "Other Ingredients: hypromellose, organic rice extr"),
    ],
)
def test_a_claim_is_not_borne_out_by_what_was_not_read(code: str, claim: str, rest: str) -> None:
    result = scan_bytes(f"{claim}\n\n{rest}\n".encode(), "label.txt", Policy(), "2026-11-24")
    assert isinstance(result, Result)
    assert code in {left.code for left in result.not_evaluated}


DRUNK = "Nutrition information per bottle  % NRV\nMagnesium  30 mg  8%\n\nIngredients: water, magnesium citrate.\n"


@pytest.mark.parametrize(
    ("name", "directions", "passes"),
    [
        ("Harbor Magnesium Water", "", True),
        ("Harbor Magnesium", "Drink one bottle a day.", True),
        ("Harbor Magnesium", "Take with a drink.", False),
    ],
)
def test_a_beverage_needs_less_magnesium(name: str, directions: str, *, passes: bool) -> None:
    claim = "Magnesium contributes to normal muscle function."
    text = f"{name}\nFood supplement\n{claim}\n\n{DRUNK}\n{directions}\n"
    result = scan_bytes(text.encode(), "label.txt", Policy(("eu",)), "2026-11-24")
    assert isinstance(result, Result)
    assert ("D003" in result.passed) is passes


@pytest.mark.parametrize("code", ["C001", "C004", "C005", "D003"])
@pytest.mark.parametrize(
    ("claim", "read"),
    [
        ("Magnesium für besseren Schlaf und gegen Stress.", False),
        ("Magnesium trägt zu einer normalen Muskelfunktion bei.", False),
        ("Magnesium unterstützt die Muskeln. Magnesium contributes to normal muscle function.", True),
        ("Magnesium aus dem Meer, für Kinder und Erwachsene.", True),
    ],
)
def test_claims_in_another_language_are_not_judged(code: str, claim: str, *, read: bool) -> None:
    text = (
        f"Nordufer Magnesium\nNahrungsergänzungsmittel / Food supplement\n60 Kapseln / capsules\n{claim}\n"
        "Zutaten: Magnesiumcitrat, Cellulose.\nIngredients: magnesium citrate, cellulose.\n\n"
        "Pro Tagesdosis (1 Kapsel): Magnesium 50 mg (13 % NRV)\nTäglich 1 Kapsel mit Wasser einnehmen.\n"
    )
    result = scan_bytes(text.encode(), "label.txt", Policy(("eu",)), "2026-11-24")
    assert isinstance(result, Result)
    too_little = read and code == "D003" and "contributes" in claim
    assert (code in result.passed) is (read and not too_little)
    assert (code in {finding.code for finding in result.findings}) is too_little


def test_enough_magnesium_may_be_claimed_in_any_language() -> None:
    text = (
        "Nordufer Magnesium\nNahrungsergänzungsmittel\n60 Kapseln\nMagnesium unterstützt die Muskeln.\n"
        "Zutaten: Magnesiumcitrat, Cellulose.\n\nPro Tagesdosis (1 Kapsel): Magnesium 100 mg (27 % NRV)\n"
        "Täglich 1 Kapsel mit Wasser einnehmen.\n"
    )
    result = scan_bytes(text.encode(), "label.txt", Policy(("eu",)), "2026-11-24")
    assert isinstance(result, Result)
    assert "D003" in result.passed


def test_a_claim_in_another_language_may_stand_with_the_quantity() -> None:
    text = (
        "Nordufer Magnesium\nNahrungsergänzungsmittel / Food supplement - 60 tablets\n"
        "Magnesium unterstützt die normale Muskelfunktion.\n\nIngredients: magnesium citrate, cellulose.\n"
        "Per 2 tablets: Magnesium 40 mg (11% NRV)\nTake 2 tablets per day.\n"
    )
    result = scan_bytes(text.encode(), "label.txt", Policy(("eu",)), "2026-11-24")
    assert isinstance(result, Result)
    assert "D003" not in result.passed


@pytest.mark.parametrize("said", ["Manufactured for: Calm Vitality LLC", "Made for: Deep Sleep Labs, Reno, NV 89501"])
def test_whom_a_product_is_made_for_is_no_effect(said: str) -> None:
    assert found("C002", judged(said, disclaimer="")) == []


def test_a_disease_claim_that_runs_on_behind_the_name() -> None:
    text = (
        "Calm Harbor Magnesium Helps relieve symptoms of anxiety* 60 Capsules Dietary Supplement\n\nSupplement Facts\n"
        "Serving Size: 1 Capsule\nAmount Per Serving  % Daily Value\nMagnesium (as magnesium citrate)  150 mg  36%\n"
    )
    result = scan_bytes(text.encode(), "label.txt", Policy(), "2026-11-24")
    assert isinstance(result, Result)
    assert "C001" in {finding.code for finding in result.findings}


def test_an_authorised_health_claim_needs_no_disclaimer() -> None:
    claim = "Diets low in sodium may reduce the risk of high blood pressure, a disease associated with many factors."
    assert found("C002", judged(claim, disclaimer="")) == []


def test_a_claim_over_two_lines_of_a_front() -> None:
    (finding,) = found("C004", judged("Vegan", name="Harbor Magnesium\nCLINICALLY\nPROVEN\nBISGLYCINATE"))
    assert [piece.text for piece in finding.evidence] == ["CLINICALLY", "PROVEN"]


def test_advice_to_talk_to_a_doctor_claims_nothing() -> None:
    assert found("C001", judged("Talk to your doctor about treating hypertension.")) == []


CAPITALS = [
    ("C001", "HELPS LOWER\nHIGH BLOOD PRESSURE", {}),
    ("C001", "WARNING: ASK YOUR PHYSICIAN FIRST.\nKNOCKS OUT MIGRAINES AND TREATS INSOMNIA AT THE SOURCE.", {}),
    ("C006", "EXCELLENT SOURCE\nOF MAGNESIUM", {"mg": 50, "percent": 12}),
]


@pytest.mark.parametrize(("code", "claim", "label"), CAPITALS)
def test_claims_in_capitals(code: str, claim: str, label: dict[str, object]) -> None:
    assert found(code, judged(f"VEGAN\nGLUTEN FREE\n{claim}", **label))  # type: ignore[arg-type]


def test_where_the_report_is_may_stand_on_the_next_line() -> None:
    assert (
        found(
            "Q002", judged("Vegan\nGluten free\nNon-GMO\nThird-party tested – see results at\nharbor.example.com/coa")
        )
        == []
    )


def test_where_the_report_is_may_stand_in_the_next_sentence() -> None:
    tested = "Vegan. Independently lab tested. {}\nGluten free."
    assert found("Q002", judged(tested.format("Scan the QR code for the certificate of analysis of your lot."))) == []
    assert found("Q002", judged(tested.format("COA at harbor.example/lot."))) == []
    assert found("Q002", judged(tested.format("Visit www.harbor.example for our other products.")))


def test_a_reference_is_cited_up_to_its_year() -> None:
    entry = "1. Doe J. Magnesium prevents migraine: a trial. Headache Res. 2012;52:10-15."
    (finding,) = found("C001", judged("Vegan", disclaimer=f"{DISCLAIMER}\n{entry}"))
    assert finding.severity == "warning"


def test_the_difference_of_the_disclaimer_is_shown() -> None:
    (finding,) = found("C003", judged("Calm", disclaimer=DISCLAIMER.replace("diagnose, ", "")))
    assert "“diagnose” is missing" in finding.message


def test_what_is_added_behind_the_disclaimer_is_shown() -> None:
    (finding,) = found("C003", judged("Calm", disclaimer=DISCLAIMER.replace("any disease.", "any disease in humans.")))
    assert "“in humans” is added" in finding.message


def test_a_changed_verb_of_the_disclaimer_is_evidence() -> None:
    result = judged("Supports muscle relaxation*", disclaimer=DISCLAIMER.replace("evaluated", "reviewed"))
    (finding,) = found("C003", result)
    assert "“reviewed” stands for “evaluated”" in finding.message
    assert any("reviewed" in piece.text for piece in finding.evidence)
    assert found("C002", result) == []


def test_the_claim_is_shown_without_identity_and_quantity() -> None:
    (finding,) = found("C002", judged("Vegan", name="Harbor Magnesium\nRelaxes muscles", disclaimer=""))
    assert finding.message.startswith("“Relaxes muscles” needs")


def test_a_licensed_product_is_warned_only() -> None:
    (finding,) = found("C001", judged("Relieves migraine. NPN 80012345", "ca"))
    assert finding.severity == "warning"


def test_a_disclaimer_in_a_narrow_column() -> None:
    narrow = DISCLAIMER.replace("been ", "been\n").replace("Drug ", "Drug\n").replace("intended ", "intended\n")
    result = judged("Supports muscle relaxation*", disclaimer=narrow.replace("treat, ", "treat,\n"))
    assert found("C002", result) == found("C003", result) == []


def test_a_policy_names_the_certifications_it_accepts() -> None:
    assert found("Q001", judged("USP Verified", accepted=("usp_verified",))) == []
    (finding,) = found("Q001", judged("USP Verified", accepted=("nsf_sport",)))
    assert "accepted (NSF Certified for Sport)" in finding.message
    assert "instead: USP Verified" in finding.message


@pytest.mark.parametrize(("market", "fix"), [("us", "supports relaxation"), ("eu", "Leave it out: a food supplement")])
def test_the_remedy_for_a_disease_claim_is_no_claim_that_europe_forbids(market: Market, fix: str) -> None:
    (finding,) = [f for f in judged("Prevents migraine.", market).findings if f.code == "C001"]
    assert fix in finding.fix
