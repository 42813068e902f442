"""Contacts: telephone numbers and ZIPs, in digits and in letters, and what only looks like them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.documents.text import read_text
from labelcheck.facts import numbers
from labelcheck.facts.product import contact
from labelcheck.facts.product.contact import find_contacts
from labelcheck.facts.statements import kinds as statement_kinds
from labelcheck.layout import read_layout

PATTERNS = (contact._PHONE, contact._RUN_TOGETHER, contact._VANITY, contact._FIVE)


@given(st.data(), st.sampled_from(PATTERNS))
def test_what_is_looked_at_first_stands_in_every_number(data: st.DataObject, pattern: re.Pattern[str]) -> None:
    text = data.draw(st.from_regex(pattern.pattern))
    digits, number = numbers._DIGITS.search(text), pattern.search(text)
    assert digits is not None
    assert number is not None
    assert digits.start() - contact.BEFORE_DIGITS <= number.start()


@given(st.from_regex(statement_kinds._NUMBER.pattern))
def test_a_number_by_which_a_maker_is_reached_has_its_digits(text: str) -> None:
    assert statement_kinds._DIGITS.search(text)


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("Questions? Call 800-555-0123 today", "phone", "800-555-0123"),
        ("Questions? 1 (877) 555 0123", "phone", "877) 555 0123"),
        ("Call 1-800-FLOWERS now", "phone", "800-FLOWERS"),
        ("Tel 18005550123", "phone", "18005550123"),
        ("Calm Harbor LLC, 12 Pier Street, Portland, ME 04101", "street", "ME 04101"),
        ("Calm Harbor LLC, Portland, ME 04101-1234", "zip", "ME 04101-1234"),
        ("Calm Harbor • 4410 Commerce Way • Boulder • CO • 80301", "street", "CO • 80301"),
        ("Calm Harbor, W140 N9000 Lilly Rd, Menomonee Falls, WI 53051", "street", "WI 53051"),
        ("Calm Harbor, One Liberty Plaza, New York, NY 10006", "street", "NY 10006"),
    ],
)
def test_a_number_is_a_contact(line: str, kind: str, words: str) -> None:
    (found,) = find_contacts(read_layout(read_text(f"{line}\n".encode(), "label.txt")))
    assert (found.kind, found.text) == (kind, words)


@pytest.mark.parametrize("line", ["Item 9800-555-0123", "Call +44 800-555-0123", "Lot 18005550123", "Code 104101"])
def test_more_digits_or_another_country_make_no_contact(line: str) -> None:
    assert find_contacts(read_layout(read_text(f"{line}\n".encode(), "label.txt"))) == ()
