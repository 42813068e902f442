"""The samples of a certificate: the rows of each, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from labelcheck.knowledge import fold
from labelcheck.labs.grid import Row
from labelcheck.labs.issuer import accreditation, issuer, letterhead, names_laboratory, names_results, title
from labelcheck.labs.letters import letter_facts
from labelcheck.labs.product_titles import product_titles
from labelcheck.labs.samples import Fact, facts_in, sample_of, without_descriptions
from labelcheck.labs.setting import Setting
from labelcheck.labs.under import facts_under
from labelcheck.model.lab import Problem, Sample
from labelcheck.model.regex import regex


def rows_of_samples(rows: Sequence[Row], setting: Setting) -> Iterator[tuple[list[Row], Sample, list[Problem]]]:
    """The rows of each sample with its facts. A new one begins where the product or the sample's number changes."""
    chunks: list[tuple[list[Row], list[Fact]]] = []
    titles = product_titles(rows)
    by_row = [
        titles.get(at) or _without_persons(facts_in(row, at) + facts_under(rows, at)) for at, row in enumerate(rows)
    ]
    told = [fact for facts in by_row for fact in facts]
    for row, facts in ((row, without_descriptions(facts, told)) for row, facts in zip(rows, by_row, strict=True)):
        new_page = not chunks or row.page != chunks[-1][0][-1].page
        if new_page or _differs(facts, chunks[-1][1]):
            chunks.append(([], []))
        elif _is_next_lot(facts, *chunks[-1]):
            chunks.append(([], [f for f in chunks[-1][1] if f.field in OF_ALL_LOTS]))
        chunks[-1][0].append(row)
        chunks[-1][1].extend(facts)
    joined: list[tuple[list[Row], list[Fact]]] = []
    for part, facts in chunks:
        if joined and not _differs(facts, joined[-1][1]) and not _is_next_lot(facts, *joined[-1]):
            joined[-1][0].extend(part)
            joined[-1][1].extend(facts)
        else:
            joined.append((part, facts))
    lab, stated = letterhead(rows) or issuer(rows), accreditation(rows)
    everywhere = [f for _, facts in joined for f in facts]
    fields = {f.field for f in everywhere}
    everywhere += [f for f in letter_facts(rows) if f.field not in fields]
    for part, facts in joined:
        sample, problems = sample_of(facts, setting.order, setting.mark)
        for field in ("lab", "date"):
            if getattr(sample, field) is None:
                same = [f for f in everywhere if f.field == field]
                shared, _ = sample_of(same, setting.order, setting.mark)
                if len({f.value for f in same}) == 1:
                    sample = replace(sample, **{field: getattr(shared, field)})
        sample = replace(sample, lab=sample.lab or lab, accreditation=sample.accreditation or stated)
        if sample.product is None and len(joined) == 1:
            named, _ = sample_of([f for f in everywhere if f.field == "product"], setting.order, setting.mark)
            sample = replace(sample, product=named.product or title(rows, sample.lab))
        yield part, sample, problems


_BY = regex(r"\W*[^\W\d_]+ by\b", re.IGNORECASE)
_HOUSE = regex(
    r"\b(?:testing|scientific|sciences?|services|group|inc|llc|ltd|gmbh|company|corp|university)\b", re.IGNORECASE
)


def _without_persons(facts: Sequence[Fact]) -> list[Fact]:
    """``facts`` without who did a test, unless it is a house: ``Tested by: J. Doe`` names no laboratory."""
    return [
        f
        for f in facts
        if f.field != "lab" or not _BY.match(f.place.text) or names_laboratory(f.value) or _HOUSE.search(f.value)
    ]


OF_ALL_LOTS = ("product", "upc", "serving", "unit_grams", "lab", "accreditation")
"""What is said of a product before its first lot, and holds for the next one."""


def _is_next_lot(facts: Sequence[Fact], rows: Sequence[Row], before: Sequence[Fact]) -> bool:
    """Whether ``facts`` name another lot than ``before``, whose results stand in ``rows``."""
    own, earlier = ({fold(f.value) for f in group if f.field == "lot"} for group in (facts, before))
    return bool(own and earlier and not own & earlier) and any(map(names_results, rows))


def _differs(facts: Sequence[Fact], before: Sequence[Fact]) -> bool:
    for field in ("product", "sample_id"):
        own, earlier = ({fold(f.value) for f in group if f.field == field} for group in (facts, before))
        if own and earlier and not own & earlier:
            return True
    return False
