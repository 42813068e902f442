"""What stands on a label outside its panel, list and statements: the front and its like."""

from __future__ import annotations

from labelcheck.model.label import Evidence, Label
from labelcheck.model.memory import asked_once


@asked_once
def front_texts(label: Label) -> tuple[Evidence, ...]:
    """The name, the identity, the quantities and the lines that no part of the label claims, each once."""
    name = label.product_name.evidence if label.product_name is not None else ()
    said = [piece for said in label.statements if said.kind in ("identity", "net_quantity") for piece in said.evidence]
    return tuple(dict.fromkeys((*name, *said, *label.coverage.unclaimed)))
