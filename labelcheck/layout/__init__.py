"""Document → Reading: the only room that knows geometry and joins words."""

from labelcheck.layout.evidence import evidence
from labelcheck.layout.read import read_layout

__all__ = ["evidence", "read_layout"]
