"""The words of the model as JSON and back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labelcheck.model.codec import CodecError, decode, encode
from labelcheck.model.lab import LabReport, Potency
from labelcheck.model.label import Amount, Evidence, Label
from labelcheck.model.result import Finding, NotEvaluated, Policy, Unreadable

st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(str, st.text(st.characters(codec=None), max_size=5))

KINDS: list[Any] = [Finding, NotEvaluated, Policy, Unreadable, LabReport, Potency, Label]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_encoded_comes_back(kind: Any, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    line = encode(value)
    assert decode(kind, line) == value
    assert line.isascii()
    assert b"\n" not in line


def test_printed_digits_and_odd_characters_survive() -> None:
    amount = Amount(Decimal("10.50"), "mg")
    assert str(decode(Amount, encode(amount)).value) == "10.50"
    piece = Evidence(1, (0.1, 2, 3.25, 1e-9), None, "\udc80\u202e\0", score=None)
    assert decode(Evidence, encode(piece)) == piece


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'["1"]', b'["1","mg"]', b'["x","mg",false]', b'[1,"mg",false]', b'["1",2,false]', b"7"],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(CodecError):
        decode(Amount, data)


def test_a_word_outside_its_list_is_refused() -> None:
    with pytest.raises(CodecError):
        decode(tuple[NotEvaluated, ...], b'[["F001"]]')
    with pytest.raises(CodecError):
        decode(Policy, encode(Policy()).replace(b'"us"', b'"mars"'))


def test_what_has_no_declared_shape_does_not_travel() -> None:
    with pytest.raises(TypeError):
        encode(object())
