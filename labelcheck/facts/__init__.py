"""Reading → Label: one module for each kind of fact."""

from labelcheck.facts.read import read_facts

__all__ = ["read_facts"]
