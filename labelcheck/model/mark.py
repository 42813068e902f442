"""What a certification mark or quality phrase speaks of."""

from __future__ import annotations

from typing import Literal

Scope = Literal["product", "facility", "ingredient", "diet", "company", "vague"]
_OTHERS = {"facility": "the facility", "company": "a company", "ingredient": "an ingredient"}


def told_of(kind: str, scope: str) -> str | None:
    """What a mark that third parties grant to products is told of where that is not the product: ``the facility``;
    None where it is, and of a mark of another ``kind``, which speaks of what it always does."""
    return _OTHERS.get(scope) if kind.startswith("product_") else None
