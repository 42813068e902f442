"""Document → Reading: the only room that knows geometry and joins words."""

from labelcheck.layout.evidence import evidence, evidence_of_lines, least_score
from labelcheck.layout.read import read_layout

__all__ = ["evidence", "evidence_of_lines", "least_score", "read_layout"]
