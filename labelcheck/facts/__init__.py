"""Reading → Label: a folder or a module for each kind of fact."""

from labelcheck.facts.misread import put_right
from labelcheck.facts.read import read_facts

__all__ = ["put_right", "read_facts"]
