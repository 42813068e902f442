"""Cautions, panel and ingredients inside complete labels: what each rule must find, and what it must leave alone."""

from __future__ import annotations

import pytest

from labelcheck.model.result import Finding, Market, Policy, Result
from labelcheck.scan import scan_bytes

KIDNEYS = "Consult your physician if you take medication or have kidney disease."
CONTACT = "Distributed by Pale Lantern LLC, 4 Mill Lane, Reno, NV 89501"
CITRATE = "Magnesium (as Magnesium Citrate)  150 mg  36%"
IRON = "Iron (as Ferrous Fumarate)  18 mg  100%"
OVERDOSE = (
    "WARNING: Accidental overdose of iron-containing products is a leading cause of fatal poisoning in children "
    "under 6. Keep this product out of reach of children. In case of accidental overdose, call a doctor or poison "
    "control center immediately."
)


def text(
    *rows: str,
    title: str = "Supplement Facts",
    identity: str = "Dietary Supplement",
    others: str = "cellulose, hypromellose.",
    unit: str = "Capsule",
    directions: str = "Take one capsule daily.",
    cautions: str = KIDNEYS,
    contact: str = CONTACT,
    name: str = "Pale Lantern Magnesium",
) -> str:
    """A complete label of our own making."""
    return "\n".join([
        name, identity, f"60 {unit}s", "",
        title, f"Serving Size: 1 {unit}", "Servings Per Container: 60", "Amount Per Serving  % Daily Value",
        *(rows or (CITRATE,)), "",
        f"Other Ingredients: {others}", "",
        f"Directions: {directions}", f"Warning: Keep out of reach of children. {cautions}", contact,
    ])  # fmt: skip


EU = (
    "Pale Lantern Magnesium\nFood Supplement\n60 Capsules\n\nNutritional Information\nPer 1 capsule  % NRV\n"
    "Magnesium  150 mg  40%\n\nIngredients: magnesium citrate, cellulose, hypromellose.\n\n"
    "Directions: Take one capsule daily.\nDo not exceed the stated dose.\n"
    "Food supplements are no substitute for a varied diet and a healthy lifestyle.\n"
    "Store out of reach of young children.\nPale Lantern Ltd, 3 Quay Road, Bristol BS1 4QA\n"
)
GERMAN = (
    "Pale Lantern Magnesium\nNahrungsergänzungsmittel\n60 Kapseln\n\nNährwerte pro 2 Kapseln  % NRV\n"
    "Magnesium  300 mg  80%\n\nZutaten: Magnesiumcitrat, Cellulose.\n\n"
    "Verzehrempfehlung: Täglich 2 Kapseln mit Wasser.\n"
    "Die angegebene empfohlene tägliche Verzehrmenge darf nicht überschritten werden.\n"
    "Nahrungsergänzungsmittel sind kein Ersatz für eine ausgewogene und abwechslungsreiche Ernährung.\n"
    "Außerhalb der Reichweite von kleinen Kindern lagern.\nHersteller: Pale Lantern GmbH, Kai 3, 20457 Hamburg\n"
)


DUTCH = (
    "Pale Lantern Magnesium\nVoedingssupplement met magnesium\n60 capsules\n\nSamenstelling per 2 capsules  % RI\n"
    "Magnesium  200 mg  53%\n\nIngrediënten: magnesiumcitraat, vulstof: cellulose.\n\n"
    "Gebruik: neem 2 capsules per dag met water.\nAanbevolen dagelijkse dosering niet overschrijden.\n"
    "Een voedingssupplement is geen vervanging van een gevarieerde en evenwichtige voeding.\n"
    "Buiten bereik van jonge kinderen houden.\nPale Lantern B.V., Kade 3, 1011 AB Amsterdam\n"
)


def judged(label: str, market: Market = "us", as_of: str = "2026-11-24") -> Result:
    answer = scan_bytes(label.encode(), "label.txt", Policy((market,)), as_of)
    assert isinstance(answer, Result)
    return answer


def found(code: str, label: str, market: Market = "us", as_of: str = "2026-11-24") -> list[Finding]:
    return [finding for finding in judged(label, market, as_of).findings if finding.code == code]


B6 = "Vitamin B6 (as Pyridoxine HCl)  {} mg  999%"
FIRES: list[tuple[str, str, Market, str]] = [
    ("W001", text(cautions=""), "us", "info"),
    ("W001", text(cautions="Supports healthy kidney function."), "us", "info"),
    ("W001", text(cautions="Supports kidney and liver function."), "us", "info"),
    ("W001", text(cautions="Helps maintain kidney function."), "us", "info"),
    ("W002", text(cautions=""), "us", "info"),
    ("W002", text(cautions="Not a medicine."), "us", "info"),
    ("W002", text(cautions="Not evaluated by the Food and Drug Administration."), "us", "info"),
    ("W003", text("Magnesium (as Magnesium Oxide)  375 mg  89%", cautions=""), "au", "error"),
    ("W003", text("Magnesium (as Magnesium Carbonate, Magnesium Oxide)  360 mg  86%", cautions=""), "au", "error"),
    ("W003", text("Magnesium (as Magnesium Oxide)  360 mg", "Magnesium (as Magnesium Citrate)  40 mg", cautions=""),
     "au", "error"),
    ("W003", text("Magnesium amino acid chelate  500 mg", "equiv. magnesium  40 mg", "Magnesium oxide - heavy  600 mg",
     "equiv. magnesium  360 mg", "Total elemental magnesium  400 mg", cautions=""), "au", "error"),
    ("W004", text(B6.format(20), CITRATE), "eu", "warning"),
    *[("W004", text(f"{b6}  20 mg  1429%", CITRATE), "eu", "warning") for b6 in (
        "Pyridoxine (Vitamin B6)", "Pyridoxine (Vitamin B-6)", "Pyridoxine", "Pyridoxine (as pyridoxine HCl)", "B6",
    )],
    ("W004", text(B6.format("10.5"), CITRATE), "uk", "warning"),
    ("W004", text(B6.format("10.5"), CITRATE), "au", "error"),
    ("W004", text(B6.format(150), CITRATE), "ca", "warning"),
    ("W005", EU.replace("Do not exceed the stated dose.\n", ""), "uk", "error"),
    ("W005", EU.replace("Store out of reach of young children.\n", ""), "eu", "error"),
    ("W005", GERMAN.replace("Außerhalb der Reichweite von kleinen Kindern lagern.\n", ""), "eu", "error"),
    *[("W005", "".join(line for line in DUTCH.splitlines(keepends=True) if words not in line), "eu", "error")
      for words in ("overschrijden", "vervanging", "kinderen")],
    ("W005", EU.replace("Directions: Take one capsule daily.\nDo not exceed the stated dose.",
                        "Do not exceed the recommended daily dose."), "eu", "error"),
    ("W005", EU.replace("Directions: Take one capsule daily.", "").replace("Pale Lantern", "Daily", 1), "eu", "error"),
    ("W006", text(IRON, CITRATE), "us", "error"),
    ("W006", text(IRON, CITRATE, unit="Tablet"), "us", "error"),
    ("W006", text(IRON, CITRATE, cautions=OVERDOSE.replace("call a doctor", "phone a nurse")), "us", "warning"),
    ("P001", text(title="Nutrition Facts"), "us", "error"),
    ("P001", text(title="Nutritional Information", unit="Tablet"), "us", "error"),
    (
        "P001",
        text(title="Nutrition Facts", unit="Gummy", identity="DIETARY SUPPLEMENT\nSUGGESTED USE: Chew one."),
        "us",
        "error",
    ),
    ("P001", text(identity="Relax and rest"), "us", "error"),
    ("P001", text(identity="For your nerves\nSupplement your diet with magnesium"), "us", "error"),
    ("P002", text("Zinc  10 mg  91%", CITRATE, "Calcium  200 mg  15%"), "us", "info"),
    ("P002", text(CITRATE, "L-Theanine  100 mg"), "us", "info"),
    ("P003", text("Magnesium Glycinate/Malate Blend  1,500 mg  †", "† Daily Value not established."), "us", "error"),
    ("P003", text("Calm Mineral Complex (magnesium citrate, taurine)  900 mg  †"), "us", "error"),
    ("P003", text("Sleep Blend  900 mg  †", "  Magnesium Oxide", "† Daily Value not established."), "us", "error"),
    ("P004", text(contact="www.palelantern.example"), "us", "error"),
    ("P004", text(contact="Pale Lantern Ltd, 3 Quay Road, Bristol BS1 4QA"), "us", "error"),
    ("P004", text(contact="Distributed by Pale Lantern LLC, Reno, NV 89501"), "us", "info"),
    ("P004", text(cautions="ASK IF PREGNANT, OR ON MEDICATION.", contact="www.palelantern.example"), "us", "error"),
    ("P005", text(others="lactose, sodium caseinate."), "us", "error"),
    ("P005", text(others="cellulose, whey. May contain milk."), "us", "error"),
    ("P005", text(others="tahini, cellulose. Contains: soy."), "us", "error"),
    ("P005", text(others="casein, cellulose. Contains soy and may contain milk."), "us", "error"),
    ("P005", text(others="casein, cellulose. allergens: may contain milk."), "us", "error"),
    ("P005", text(others="surimi powder, cellulose."), "us", "error"),
    ("P005", text(others="bovine colostrum, cellulose."), "us", "error"),
    ("P005", text(others="non-dairy creamer (sodium caseinate), cellulose."), "us", "error"),
    ("P004", text(contact="Poison control: 1-800-222-1222"), "us", "error"),
    ("P005", text(others="caséinate de sodium, gélatine."), "eu", "error"),
    ("P005", text(others="Kasein, Gelatine."), "eu", "error"),
    ("P005", text(others="Kaliumkaseinat, Gelatine."), "eu", "error"),
    ("P005", text(others="Caseinato de sódio, gelatina."), "eu", "error"),
    ("P005", text(others="arachis oil, gelatin."), "eu", "error"),
    ("X001", text(others="hypromellose, titanium dioxide (color)."), "eu", "error"),
    ("X001", text(others="partially hydrogenated oil, cellulose."), "us", "error"),
    ("X001", text(others="vegetable oil (partially hydrogenated soybean and cottonseed), gelatin."), "us", "error"),
    ("X001", text(others="cellulose, gelatin (gelatin, titanium dioxide)."), "eu", "error"),
    ("X001", text(others="FD&C Red No. 3, cellulose."), "us", "info"),
    ("X001", text(others="FD&C RED NO. 3 LAKE, cellulose."), "us", "info"),
    ("X001", text(others="cellulose, coating (hypromellose, titanium dioxide E171)."), "eu", "error"),
    ("X001", text(others="cellulose, colour (E 171 titanium dioxide)."), "eu", "error"),
    ("X001", text(others="gelatin (titanium dioxide), cellulose."), "eu", "error"),
    ("X002", text(others="cellulose, FD&C Yellow No. 5 Lake."), "us", "info"),
    ("X002", text(others="cellulose, talc."), "us", "info"),
    ("X002", text(others="cellulose, FD&C Blue No. 1 Aluminum Lake, Red 40 Lake."), "us", "info"),
    ("X002", text(others="citric acid, sweetener (E955)."), "us", "info"),
    ("X002", text(others="citric acid, sweetener: E 951."), "us", "info"),
    ("X002", text(others="citric acid, E407."), "us", "info"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "label", "market", "severity"), FIRES)
def test_finds(code: str, label: str, market: Market, severity: str) -> None:
    (finding,) = found(code, label, market)
    assert (finding.severity, finding.market) == (severity, market)
    assert finding.fix
    assert finding.evidence or finding.searched


PASSES: list[tuple[str, str, Market]] = [
    ("W001", text(), "us"),
    ("W001", text("Magnesium (as Magnesium Citrate)  90 mg  21%", cautions=""), "us"),
    ("W001", text(cautions="Individuals with impaired renal function should ask first."), "us"),
    ("W001", text(cautions="Do not use if your kidneys do not work properly."), "us"),
    ("W001", text(cautions="If you have any medical condition, particularly of the kidneys, ask a doctor."), "us"),
    ("W002", text(cautions="Ask a pharmacist before use."), "us"),
    ("W002", text(cautions="Take at least 2 hours apart from antibiotics."), "us"),
    ("W003", text("Magnesium (as Magnesium Bisglycinate)  400 mg  95%", cautions=""), "au"),
    ("W003", text("Magnesium (as Magnesium Oxide)  340 mg  81%", cautions=""), "au"),
    ("W003", text("Magnesium (as Magnesium Oxide)  200 mg", "Magnesium (as Magnesium Citrate)  170 mg", cautions=""),
     "au"),
    ("W003", text("Magnesium (as Magnesium Oxide)  375 mg  89%", cautions="May have a laxative effect."), "au"),
    ("W004", text(B6.format(50), CITRATE), "us"),
    ("W004", text(B6.format(10), CITRATE), "eu"),
    ("W004", text(B6.format(40), CITRATE, cautions="Stop taking if you experience tingling or numbness."), "au"),
    ("W005", EU, "uk"),
    ("W004", text("Pyridoxine Hydrochloride  14 mg  823%", CITRATE), "eu"),
    *[("W004", text(f"Pyridoxine hydrochloride ({told})  {mg} mg", CITRATE), "au")
      for told, mg in (("equiv. pyridoxine 10 mg", "12.2"), ("providing 10 mg vitamin B6", "12.3"))],
    ("W004", text("Pyridoxine hydrochloride  12.2 mg", CITRATE), "au"),
    ("W005", EU, "eu"),
    ("W005", EU.replace("Take one capsule daily", "Recommended daily dose: one capsule"), "eu"),
    ("W005", GERMAN, "eu"),
    ("W005", DUTCH, "eu"),
    ("W006", text(IRON, CITRATE, cautions=OVERDOSE), "us"),
    ("W006", text(others="cellulose, iron oxide (color)."), "us"),
    ("W006", text("Iron  0.4 mg  2%", CITRATE), "us"),
    ("P001", text(), "us"),
    ("P001", text(identity="Magnesium Supplement"), "us"),
    ("P001", text("Sodium  500 mg  22%", title="Nutrition Facts", identity="Drink Mix", unit="Stick (16 g)"), "us"),
    ("P002", text("Vitamin B6  2 mg  118%", CITRATE, "L-Theanine  100 mg  †", "† Daily Value not established."), "us"),
    ("P002", text("Calcium  200 mg  15%", CITRATE, "Zinc  10 mg  91%"), "us"),
    ("P003", text("Magnesium (as proprietary blend of glycinate and malate)  200 mg  48%"), "us"),
    ("P003", text("Triple Magnesium Complex  400 mg  95%", "  (as magnesium oxide, magnesium citrate)"), "us"),
    ("P003", text("Mag-3 Blend  300 mg  71%", "  (magnesium glycinate, magnesium malate)"), "us"),
    ("P003", text(CITRATE, "Herbal Blend (valerian, hops)  300 mg  †"), "us"),
    ("P004", text(), "us"),
    ("P004", text(contact="Questions? 1-800-555-0100"), "us"),
    ("P004", text(contact="Pale Lantern, P.O. Box 12, Reno, Nevada 89501"), "us"),
    ("P004", text(contact="Pale Lantern, 20600 Plummer St\nReno, NV 89501 1-800-555-0176"), "us"),
    ("P004", text(contact="pale lantern llc, 63020 lower meadow dr, bend, or 97701 541-555-0122"), "us"),
    ("P005", text(others="lactose (milk), soy lecithin."), "us"),
    ("P005", text(others="arachis oil, gelatin."), "us"),
    ("P005", text(others="cocoa butter powder, coconut cream powder, cream of tartar."), "us"),
    ("P005", text(others="arachis oil (peanut), gelatin."), "uk"),
    ("P005", text(others="lactose (melk), gelatin."), "eu"),
    ("P005", text(others="semola di riso, gelatina."), "eu"),
    ("P005", text(others="sodium caseinate, cellulose. Contains: milk."), "us"),
    ("P005", text(others="cellulose, lecithin, natural flavor. No lactose, no whey."), "us"),
    ("X001", text(others="hypromellose, titanium dioxide."), "uk"),
    ("X001", text(others="hypromellose, iron oxide (color)."), "eu"),
    ("X002", text(others="cellulose, magnesium stearate, silica."), "us"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "label", "market"), PASSES)
def test_is_silent(code: str, label: str, market: Market) -> None:
    answer = judged(label, market)
    assert code not in {finding.code for finding in answer.findings}
    assert code in answer.passed or code == "X001"


def test_red_3_is_an_error_from_its_day() -> None:
    label = text(others="FD&C Red No. 3, cellulose.")
    assert [f.severity for f in found("X001", label, as_of="2027-01-14")] == ["info"]
    assert [f.severity for f in found("X001", label, as_of="2027-01-15")] == ["error"]


@pytest.mark.parametrize("amount", ["9" * 30, "20." + "0" * 30])
def test_an_amount_of_many_digits_is_no_internal_error(amount: str) -> None:
    assert found("W004", text(f"Pyridoxine HCl  {amount} mg", CITRATE), "au")


def test_australia_schedules_vitamin_b6_from_its_day() -> None:
    label = text(B6.format(60), CITRATE, cautions="Stop taking if you experience tingling or numbness.")
    assert [f.severity for f in found("W004", label, "au", "2027-05-31")] == ["warning"]
    assert [f.severity for f in found("W004", label, "au", "2027-06-01")] == ["error"]


def test_each_missing_statement_is_a_finding() -> None:
    assert len(found("W005", text(), "eu")) == 3


def test_what_is_no_substitute_for_a_diet_is_not_the_name_of_the_product() -> None:
    (finding,) = found("W005", EU.replace("Food Supplement\n", ""), "uk")
    assert "food supplement" in finding.message


@pytest.mark.parametrize("code", ["W001", "W002", "P004"])
def test_a_panel_alone_says_nothing_of_what_is_missing(code: str) -> None:
    panel = f"Supplement Facts\nServing Size: 1 Capsule\nAmount Per Serving  % Daily Value\n{CITRATE}\n"
    assert code in {left.code for left in judged(panel).not_evaluated}


@pytest.mark.parametrize(
    ("besides", "outcome"),
    [("Shop desk: 1-800-555-0100", "not evaluated"), ("Shop desk: help@harbor.example", "fired")],
)
def test_an_address_among_what_is_said_besides_may_be_the_shops(besides: str, outcome: str) -> None:
    page = text(contact="www.palelantern.example") + f"\n\nYou may also like:\nCalm Zinc 50 mg\n{besides}\n"
    result = judged(page)
    fired, left = ({one.code for one in found} for found in (result.findings, result.not_evaluated))
    assert ("P004" in fired, "P004" in left) == (outcome == "fired", outcome == "not evaluated")


def test_what_is_inorganic_is_not_known_of_magnesium_without_a_form() -> None:
    assert "W003" in {left.code for left in judged(text("Magnesium  400 mg  95%", cautions=""), "au").not_evaluated}


@pytest.mark.parametrize(("code", "market"), [("W001", "us"), ("W002", "us"), ("W005", "eu")])
def test_cautions_in_an_unknown_language_are_not_missed(code: str, market: Market) -> None:
    swedish = "Magnesium\n60 kapslar\n\nMagnesium 350 mg 93 %\n\nKontakta läkare vid njursjukdom eller medicinering.\n"
    result = scan_bytes(swedish.encode(), "label.txt", Policy((market,), capture="whole"), "2026-11-24")
    assert isinstance(result, Result)
    assert [left.reason for left in result.not_evaluated if left.code == code] == [
        "cautions are not read in the language of the label"
    ]


def test_a_label_of_australia_is_whole_without_its_excipients() -> None:
    label = text(others="").replace("Other Ingredients: ", "")
    assert "Q001" in {left.code for left in judged(label).not_evaluated}
    assert found("Q001", label, "au")


def test_the_iron_warning_in_a_narrow_column() -> None:
    narrow = (
        "WARNING: Accidental overdose of iron-\ncontaining products is a leading\ncause of fatal poisoning in\n"
        "children under 6. Keep this\nproduct out of reach of children.\nIn case of accidental overdose,\n"
        "call a doctor or poison control\ncenter immediately."
    )
    for printed in (narrow, narrow.upper()):
        assert "W006" in judged(text(IRON, CITRATE, cautions=f"\n{printed}")).passed


def test_the_altered_iron_warning_says_how() -> None:
    (finding,) = found("W006", text(IRON, CITRATE, cautions=OVERDOSE.replace("children under 6", "toddlers")))
    assert "toddlers" in finding.message


def test_the_panel_of_a_food_has_an_order_of_its_own() -> None:
    label = text("Zinc  10 mg  91%", CITRATE, "Calcium  200 mg  15%", title="Nutrition Facts", unit="Scoop")
    assert "P002" in {left.code for left in judged(label).not_evaluated}


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("W006", text("Iron", CITRATE)),
        (
            "W006",
            text(IRON, CITRATE, directions="Take one daily.").replace("60 Capsules", "").replace(" 1 Capsule", ""),
        ),
        ("P003", text("Sleep Blend", "  Magnesium Oxide", "  Taurine")),
    ],
)
def test_an_amount_or_a_form_that_was_not_read_is_no_pass(code: str, label: str) -> None:
    answer = judged(label)
    assert code not in {finding.code for finding in answer.findings}
    assert code in {left.code for left in answer.not_evaluated}


@pytest.mark.parametrize(("ages", "fires"), [("1-3", True), ("4-8", True), ("9-13", False)])
def test_directions_for_children_alone_set_their_limit_of_inorganic_magnesium(ages: str, *, fires: bool) -> None:
    row = "Magnesium (as Magnesium Oxide)  120 mg  29%"
    label = text(row, directions=f"Children {ages} years: take one capsule daily.")
    assert bool(found("W003", label, "au")) is fires


def test_a_medicine_needs_no_contact_of_a_supplement() -> None:
    assert "P004" in {left.code for left in judged(text(contact="", title="Drug Facts")).not_evaluated}


def test_a_food_for_special_medical_purposes_has_statements_of_its_own() -> None:
    label = EU.replace("Food Supplement", "Food for special medical purposes")
    assert "W005" in {left.code for left in judged(label, "eu").not_evaluated}


@pytest.mark.parametrize(("oxide", "severity"), [(340, None), (360, "error")])
def test_each_salt_counts_by_what_it_is_told_to_supply(oxide: int, severity: str | None) -> None:
    label = (
        "Pale Lantern Magnesium\n60 tablets\nEach tablet contains:\n"
        f"Magnesium oxide - heavy 600 mg (equiv. magnesium {oxide} mg)\n"
        "Magnesium citrate 400 mg (equiv. magnesium 60 mg)\n\n"
        "Directions: Adults take 1 tablet daily.\nKeep out of reach of children. Talk to your doctor before use.\n"
    )
    assert [finding.severity for finding in found("W003", label, "au")] == ([severity] if severity else [])
    assert "W003" not in {left.code for left in judged(label, "au").not_evaluated}


def test_a_right_heading_alone_does_not_tell_what_the_product_is_called() -> None:
    panel = "Supplement Facts\nServing Size: 1 Capsule\nAmount Per Serving  % Daily Value\nMagnesium  100 mg  24%\n"
    result = scan_bytes(panel.encode(), "label.txt", Policy(("us",)), "2026-11-24")
    assert isinstance(result, Result)
    assert "heading is right" in {skip.code: skip.reason for skip in result.not_evaluated}["P001"]
