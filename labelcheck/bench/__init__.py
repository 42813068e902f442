"""How well labels are read, measured on transcriptions that a user brings."""

from labelcheck.bench.compare import compare
from labelcheck.bench.gold import GoldError, gold_schema, read_gold

__all__ = ["GoldError", "compare", "gold_schema", "read_gold"]
