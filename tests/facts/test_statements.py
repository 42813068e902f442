"""Statements: their evidence is their own print and no more."""

from __future__ import annotations

import pytest

from labelcheck.documents.text import read_text
from labelcheck.facts.statements.claims import find_claims
from labelcheck.facts.statements.find import find_statements
from labelcheck.facts.statements.topics import find_topics
from labelcheck.layout import read_layout
from labelcheck.model.label import Statement, Topic

TEXT = (
    "Take one capsule daily. Supports normal muscles. Keep out of reach of children. Consult your physician if you are "
    "pregnant.   Store in a cool, dry place.\n"
)


def test_evidence_begins_with_the_first_word_of_the_sentence() -> None:
    reading = read_layout(read_text(TEXT.encode(), "label.txt"))
    found: list[Statement | Topic] = [*find_statements(reading), *find_claims(reading), *find_topics(reading)]
    assert len(found) > 6
    for fact in found:
        assert [piece.text for piece in fact.evidence] == [fact.text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Northmoor Glycinate\nHelps maintain muscle function\nAdults: Take one tablespoon daily.\n",
            [("directions", "Adults: Take one tablespoon daily.")],
        ),
        (
            "Hypromellose and silicon dioxide\nRECOMMENDED USAGE\nTake three capsules daily with food.\n",
            [("directions", "RECOMMENDED USAGE Take three capsules daily with food.")],
        ),
        (
            "How to use:\nAdults: take one capsule\nPack: 60 capsules\n",
            [("directions", "How to use: Adults: take one capsule"), ("net_quantity", "Pack: 60 capsules")],
        ),
        (
            "Suggested use: take 2 capsules daily\nThis product is tested for purity.\n",
            [("directions", "Suggested use: take 2 capsules daily")],
        ),
        (
            "Keep out of reach of children.\nNet 6 capsules\n",
            [("caution", "Keep out of reach of children."), ("net_quantity", "Net 6 capsules")],
        ),
        (
            "Directions / Mode d'emploi\nAdults: take 1 capsule daily.\n",
            [("directions", "Directions / Mode d'emploi Adults: take 1 capsule daily.")],
        ),
        (
            "Food supplements should not be used as a substitute for a varied diet.\nGood at pregnancy-related care.\n",
            [("caution", "Food supplements should not be used as a substitute for a varied diet.")],
        ),
        ("Not to exceed the stated usage.\n", [("caution", "Not to exceed the stated usage.")]),
        (
            "Anwendung: 1 Stick direkt auf der Zunge zergehen lassen.\nMaximal 1 Stick pro Tag.\n",
            [
                ("directions", "Anwendung: 1 Stick direkt auf der Zunge zergehen lassen."),
                ("directions", "Maximal 1 Stick pro Tag."),
            ],
        ),
        (
            "Children 2 To 3\nYears Of Age: Fully chew one gummy daily.\n",
            [("directions", "Children 2 To 3 Years Of Age: Fully chew one gummy daily.")],
        ),
        (
            "Dos.: Tgl. 2 Kautbl. mit Wasser.\nNicht über 25 °C lagern.\nZulassungsinhaberin: Halden, Bern\n",
            [
                ("directions", "Dos.: Tgl. 2 Kautbl. mit Wasser."),
                ("storage", "Nicht über 25 °C lagern."),
                ("contact", "Zulassungsinhaberin: Halden, Bern"),
            ],
        ),
        (
            "Einnahmeempfehlung: 2 Kapseln.\nTannhof Arzneimittel GmbH Lindenweg 5, 12345 Talheim\n",
            [
                ("directions", "Einnahmeempfehlung: 2 Kapseln."),
                ("contact", "Tannhof Arzneimittel GmbH Lindenweg 5, 12345 Talheim"),
            ],
        ),
        ("1 Tablette mit Kerbe enthält:\n", []),
        (
            "Other Ingredients: Citric Acid\nCertified for Sport\nMix one scoop with 8 ounces of water daily.\n",
            [("directions", "Mix one scoop with 8 ounces of water daily.")],
        ),
        (
            "Take 2 gummies per day\nConsult your physician if pregnant.\n5. Storage\nStore in a cool place.\n",
            [
                ("directions", "Take 2 gummies per day"),
                ("caution", "Consult your physician if pregnant."),
                ("storage", "Storage Store in a cool place."),
            ],
        ),
        (
            "silica, titanium dioxide\nDOSAGE: Adults: take 2 capsules\nContains no yeast\n",
            [("directions", "DOSAGE: Adults: take 2 capsules")],
        ),
        ("Bluecroft Calm (60 Gummies)\n", [("net_quantity", "60 Gummies")]),
        ("Bluecroft Calm 400mg 120 Veggie Caps\n", [("net_quantity", "120 Veggie Caps")]),
        ("Bluecroft Calm 375 mg 180 Tablets (6 months supply)\n", [("net_quantity", "180 Tablets")]),
        ("Bluecroft Depot Tabletten, 30 St\n", [("net_quantity", "30 St")]),
        (
            "Bluecroft Calm 240 Tablets\nNSF sets standards for dietary supplements.\n",
            [("net_quantity", "240 Tablets")],
        ),
        (
            "Voedingssupplement\nDosering: 1 tablet per dag.\nBuiten bereik van kinderen houden. Koel bewaren.\n",
            [
                ("identity", "Voedingssupplement"),
                ("directions", "Dosering: 1 tablet per dag."),
                ("caution", "Buiten bereik van kinderen houden."),
                ("storage", "Koel bewaren."),
            ],
        ),
        ("15 mg Zinc per lozenge\n", []),
        ("Bluecroft Calm\n60ct\n", [("net_quantity", "60ct")]),
        ("Bluecroft Magnesium 300 Kapseln\nBluecroft 200 mg Tablets\nIn packs of 60 and 120 Capsules\n", []),
    ],
)
def test_a_line_that_says_what_it_speaks_of_begins_a_statement(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_statements(read_layout(read_text(text.encode(), "label.txt")))
    assert [(statement.kind, statement.text) for statement in found] == expected


def test_the_name_with_its_count_is_no_part_of_a_claim() -> None:
    reading = read_layout(read_text(b"Bluecroft Calm 240 Tablets\nSupports normal muscles.\n", "label.txt"))
    assert [claim.text for claim in find_claims(reading)] == ["Supports normal muscles."]
