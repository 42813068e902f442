"""Whether certificates are read as somebody read them by eye.

    python scripts/certificates.py DIR

DIR holds the open certificates (``coa``, ``transcripts``); what each says stands in ``fixtures/certificates/open``.
The same comparison serves our own certificates in ``fixtures/certificates``, each beside its ``.rows.toml``:

- ``refused``: words of the message, where the file must not be read.
- ``problems``: words of each problem, in order.
- ``sample``: what is said of each sample. A fact that is not listed must not be read either.
- ``rows``: results. ``sample`` counts from 1; what is not listed must not be read either. ``complete``: these are all.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from labelcheck.labs.grid import LabFileError
from labelcheck.labs.read import read_lab_file
from labelcheck.model.lab import LabReport, Measurement, Sample

OPEN = Path(__file__).parent.parent / "fixtures" / "certificates" / "open"


def differences(data: bytes, name: str, expected: dict[str, Any]) -> list[str]:
    """What of ``expected`` is read otherwise."""
    try:
        report = read_lab_file(data, name)
    except LabFileError as error:
        refused = expected.get("refused")
        return [] if refused and refused in str(error) else [f"refused: {error}"]
    if "refused" in expected:
        return ["read, and must be refused"]
    return [*_problems(report, expected), *_samples(report, expected), *_rows(report, expected)]


def _problems(report: LabReport, expected: dict[str, Any]) -> Iterator[str]:
    told, awaited = [p.message for p in report.problems], expected.get("problems", [])
    if len(told) != len(awaited) or any(words not in message for words, message in zip(awaited, told, strict=True)):
        yield f"problems: {told}, expected {awaited}"


def _samples(report: LabReport, expected: dict[str, Any]) -> Iterator[str]:
    read = [_sample(sample) for sample in report.samples]
    for i, (own, awaited) in enumerate(zip(read, expected["sample"], strict=False), 1):
        for field in sorted(own.keys() | awaited.keys()):
            if own.get(field) != awaited.get(field):
                yield f"sample {i}, {field}: {own.get(field)!r}, expected {awaited.get(field)!r}"
    if len(read) != len(expected["sample"]):
        yield f"{len(read)} samples, expected {len(expected['sample'])}"


def _sample(sample: Sample) -> dict[str, str]:
    fields = {name: getattr(sample, name) for name in Sample.__slots__ if name not in ("fill", "unit_grams")}
    said = {name: value.value for name, value in fields.items() if value is not None}
    return said | ({"unit_grams": f"{sample.unit_grams:f}"} if sample.unit_grams is not None else {})


def _rows(report: LabReport, expected: dict[str, Any]) -> Iterator[str]:
    read = [_row(m, report) for m in report.measurements]
    for awaited in expected.get("rows", []):
        key = [(name, awaited.get(name)) for name in ("name", "unit", "basis")] + [("sample", awaited.get("sample", 1))]
        found = [row for row in read if all(row.get(name) == value for name, value in key)]
        if {"sample": 1} | awaited not in found:
            yield f"{awaited}: {found or 'not read'}"
    if expected.get("complete") and len(read) != len(expected["rows"]):
        yield f"{len(read)} results, expected {len(expected['rows'])}: {[row['name'] for row in read]}"


def _row(m: Measurement, report: LabReport) -> dict[str, Any]:
    spread = None if m.uncertainty is None else f"{m.uncertainty:f}{' %' if m.uncertainty_is_percent else ''}"
    row = {
        "sample": report.samples.index(m.sample) + 1,
        "name": m.name,
        "analyte": m.analyte if m.analyte in ANALYTES else None,
        "result": f"{m.result:f}" if m.result is not None else None,
        "printed": m.as_printed if m.result is None else None,
        "below": f"{m.below:f}" if m.below is not None else None,
        "unit": m.unit or None,
        "basis": m.basis,
        "per": f"{m.per:f}" if m.per != 1 else None,
        "assay": (m.assay.formula or "refused") if m.assay is not None else None,
        "claim": f"{m.claim:f} {m.claim_unit}" if m.claim is not None else None,
        "specification": m.specification,
        "uncertainty": spread,
        "k": f"{m.k:f}" if m.uncertainty is not None else None,
        "method": m.method,
        "loq": f"{m.loq:f}" if m.loq is not None else None,
    }
    return {name: value for name, value in row.items() if value is not None}


def _analytes() -> frozenset[str]:
    from labelcheck.knowledge import analytes

    return frozenset(analytes())


ANALYTES = _analytes()


def main() -> int:
    """Print what is read otherwise, and how much was compared; 1 when anything is, or a file is missing."""
    folder, wrong, facts = Path(sys.argv[1]), 0, 0
    files = sorted(OPEN.glob("*.toml"))
    for file in files:
        expected = tomllib.loads(file.read_text("utf-8"))
        path = folder / expected["file"]
        told = differences(path.read_bytes(), path.name, expected)
        facts += len(expected.get("rows", [])) + sum(map(len, expected.get("sample", [])))
        wrong += len(told)
        for line in told:
            print(f"{path.name}: {line}")
    print(f"{len(files)} certificates, {facts} facts and rows by eye, {wrong} read otherwise")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
