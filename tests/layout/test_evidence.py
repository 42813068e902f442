"""Evidence: the box of a piece is rounded as ``round`` does it."""

from __future__ import annotations

from importlib import import_module

from hypothesis import given
from hypothesis import strategies as st

rounded = import_module("labelcheck.layout.evidence")._rounded  # the room's name is that of its function
EDGES = st.one_of(st.floats(allow_nan=False), st.integers(), st.decimals(0, 2000, places=3).map(float))


@given(EDGES)
def test_edges_are_rounded_to_hundredths(edge: float) -> None:
    assert repr(rounded(edge)) == repr(round(edge, 2))
