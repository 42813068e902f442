"""Document → Reading: the only room that knows geometry and joins words."""

from labelcheck.layout.evidence import evidence, least_score, printed_lines
from labelcheck.layout.read import read_layout

__all__ = ["evidence", "least_score", "printed_lines", "read_layout"]
