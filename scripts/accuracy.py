"""Write ``docs/accuracy.md``: how well the open labels are read, by layout and by kind of trap, with every miss.

    python scripts/accuracy.py DIR

DIR holds ``rendered/index.jsonl``, ``rendered/labels`` and ``gold.jsonl``. Their facts are turned into a gold file as
``labelcheck bench`` takes it, so that the table is the one a user gets for a catalogue of their own.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.high_level import extract_text

Json = dict[str, Any]
REVIEWED = Path(__file__).with_name("reviewed.toml")
PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
IMAGES = ("S1", "S2")
NOT_ANNOTATED = {"clinically_proven", "labdoor_rank", "fda_approved", "usp_certified_misuse"}
HEAD = """# How well labels are read

Made by `python scripts/accuracy.py DIR` from {files} label files drawn from the facts of {records} real products,
annotated by hand. They are not part of this repository; they were open while the reader was written, so expect less
on labels it has never seen. Layouts: T1 clean text, T2 text as from OCR, T4 linear panel, P1 ruled box, P2 wrap
artwork, P3 narrow panel, P5 two dose columns, P6 dot leaders and small caps, P7 product sheet. `whole label`: panel,
ingredient list and statements are all there (most of the files hold less, and are captured in part). The other kinds
are traps: how the label makes reading hard. A label counts as *not read* when it was refused, as when it shows neither
panel nor list nor magnesium.

"""


PICTURES = """
## Labels that are pictures

Read by OCR (`pip install 'labelcheck[ocr]'`): S1 and S2 are drawn labels as scans of 300 dpi, the second turned,
blurred and compressed; `photograph or artwork` are {real} real pictures, whose facts one person read from them. What
cannot be read surely is left unread, and counts as a miss here.

"""
AS_TEXTS = """
## The same PDFs as texts

The P layouts again, after a tool made a text of each PDF. Such a text lacks the places of the words, and may give the
cells of a table in another order than its rows. `high`: the share of facts said with high confidence, and how many of
them are right. Where you have the PDF, scan the PDF; of texts, `pdftotext -layout` is the best. A row with † is of an
earlier run, for the tool was not installed in this one.

| text by | labels | not read | amount and unit | % Daily Value | other ingredients | all facts of a label | high |
| --- | --: | --: | --: | --: | --: | --: | --: |
"""
FAMILIES = {"glycinate": "bisglycinate", "algas calcareas (algae)": "marine"}
"""Forms as the readers of the real pictures wrote them, where that is not the id of a compound."""


def main() -> int:
    """Turn the facts, run the bench, write the page."""
    folder = Path(sys.argv[1])
    records = {entry["id"]: entry for entry in _lines(folder / "gold.jsonl")}
    drawn = _lines(folder / "rendered" / "index.jsonl")
    text = [_gold(row, records[row["id"]]) for row in drawn if row["layout"] not in IMAGES]
    scans = [_gold(row, records[row["id"]]) for row in drawn if row["layout"] in IMAGES]
    seen = [row for row in _lines(folder / "images" / "truth.jsonl") if row["file"].startswith("images/")]
    head = HEAD.format(files=f"{len(text):,}", records=len({row["id"] for row in drawn if row["layout"] not in IMAGES}))
    page = head + _bench(text, folder / "rendered") + "\n" + PICTURES.format(real=len(seen))
    for entry in scans:
        entry["label"] = f"rendered/{entry['label']}"
    page += _bench(scans + [_of_picture(row) for row in seen], folder).replace("## ", "### ") + "\n"
    PAGE.write_text(page + _as_texts(text, folder / "rendered") + _rules(), "utf-8")
    return 0


def _bench(gold: list[Json], folder: Path) -> str:
    """The tables of ``labelcheck bench`` for labels in ``folder``."""
    root = folder.resolve()
    page = _run([{**entry, "label": str(root / entry["label"])} for entry in gold], "markdown")
    return re.sub(rf"{re.escape(str(root))}/(?:\w+/)*", "", page).rstrip()


def _run(gold: list[Json], form: str) -> str:
    """What ``labelcheck bench`` prints for a gold file that names its labels from the root."""
    path = Path(sys.argv[0]).with_name("open-gold.jsonl")
    path.write_text("".join(json.dumps(entry) + "\n" for entry in gold), "utf-8")
    try:
        command = [sys.executable, "-m", "labelcheck", "bench", str(path), "--format", form]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
    finally:
        path.unlink()


def _as_texts(gold: list[Json], folder: Path) -> str:
    """How the texts are read that tools make of the PDFs; of one that is not installed, the page keeps its row."""
    page = AS_TEXTS
    for tool, text_of in _TOOLS.items():
        if tool.startswith("pdftotext") and shutil.which("pdftotext") is None:
            page += _of_earlier_run(tool)
            continue
        with tempfile.TemporaryDirectory() as made:
            texts = []
            for number, entry in enumerate(entry for entry in gold if entry["label"].endswith(".pdf")):
                path = Path(made, f"{number}.txt")
                path.write_text(text_of(folder / entry["label"]), "utf-8")
                texts.append({**entry, "label": str(path)})
            told = json.loads(_run(texts, "json"))
        facts, high = told["facts"], told["confidence"]["high"]
        names = ("amount", "percent_daily_value", "other_ingredients", "all")
        shares = " | ".join(_share(facts[name]["right"], facts[name]["of"]) for name in names)
        said = _share(high["of"], sum(level["of"] for level in told["confidence"].values()))
        unread = facts["read"]["of"] - facts["read"]["right"]
        sure = f"{said}, {_share(high['right'], high['of'])}"
        page += f"| {tool} | {len(texts)} | {unread} | {shares} | {sure} |\n"
    return page


def _of_earlier_run(tool: str) -> str:
    """The row that the page has for ``tool``, with the sign of an earlier run."""
    row = re.search(rf"^\| {re.escape(tool)}(?: †)? (\|.*\n)", PAGE.read_text("utf-8"), re.MULTILINE)
    return f"| {tool} † {row[1]}" if row is not None else ""


def _share(right: int, of: int) -> str:
    return f"{1000 * right // of / 10} %"


def _pdftotext(*options: str) -> Callable[[Path], str]:
    def text_of(path: Path) -> str:
        return subprocess.run(["pdftotext", *options, str(path), "-"], check=True, capture_output=True).stdout.decode()

    return text_of


def _by_pdfplumber(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return "\n\n".join(page.extract_text() for page in pdf.pages)


def _by_pypdfium2(path: Path) -> str:
    return "\n\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))


_TOOLS: dict[str, Callable[[Path], str]] = {
    "pdftotext -layout": _pdftotext("-layout"),
    "pdftotext": _pdftotext(),
    "pypdfium2, `get_text_bounded`": _by_pypdfium2,
    "pdfplumber, `extract_text`": _by_pdfplumber,
    "pdfminer.six, `extract_text`": lambda path: str(extract_text(path)),
}


def _of_picture(row: Json) -> Json:
    entry: Json = {"label": row["file"], "kinds": ["photograph or artwork"], "magnesium": None}
    if row["magnesium"]:
        (told,) = row["magnesium"]
        forms = [FAMILIES.get(form, form) for form in told["forms"] if "form not stated" not in form]
        entry["magnesium"] = {
            "forms": [form for form in forms if form != "marine"] if len(forms) > 1 else forms,
            "forms_accepted": [forms],
            "amount": None if told["amount"] is None else f"{told['amount']} {told['unit']}",
            "percent_daily_value": None if told["dv"] is None else told["dv"].split("%")[0],
        }
    return entry


def _rules() -> str:
    """What was seen of the rules, as it is written in the table beside this script."""
    table = tomllib.loads(REVIEWED.read_text("utf-8"))
    rows = [
        f"| {row['code']} | {row['labels']} | {row['fired']} | {row['sample']} | {row['wrong']} | {row['saw']} |"
        for row in table["reviewed"]
    ]
    lines = [
        "\n## Rules on these labels\n",
        "What each rule found on the same labels (and a few texts of brands), market us, and how many of the findings",
        "looked at by eye were wrong. A wrong one was mended by its cause; the figures are of before.\n",
        "| rule | labels judged | fired | looked at | wrong | what was seen |",
        "| --- | --: | --: | --: | --: | --- |",
        *rows,
        f"\nFired on none: {', '.join(table['silent'])}. Not sampled: {', '.join(table['not_sampled'])}.",
    ]
    return "\n".join(lines) + "\n"


def _lines(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _gold(row: Json, record: Json) -> Json:
    entry: Json = {"label": row["file"], "kinds": [row["layout"], *(record["hard"] or [])]}
    capture = record["capture"]
    if capture["statements"] and capture["other_ingredients"]:
        entry["kinds"].append("whole label")
    if not (record["has_magnesium"] and any(m.get("doubt") for m in record["magnesium"])):
        entry["magnesium"] = _magnesium(row, record) if record["has_magnesium"] else None
    if record["serving_size"]:
        entry["serving"] = record["serving_size"]
    if capture["other_ingredients"] and record["other_ingredients"] is not None:
        entry["other_ingredients"] = record["other_ingredients"]
        entry["other_ingredients_optional"] = record["other_ingredients_optional"] or []
    if capture["statements"]:
        entry["marks"] = [{"id": m["id"], "scope": m["scope"]} for m in record["marks"]]
        doubtful = {m["id"] for m in record["marks"] if m.get("doubt")} | {
            m["name"] for m in record["marks_other"] or []
        }
        entry["marks_optional"] = sorted(doubtful | NOT_ANNOTATED)
    return entry


def _magnesium(row: Json, record: Json) -> Json:
    rows = record["magnesium"]
    totals = [m for m in rows if m["role"] == "total"]
    entry: Json = {
        "forms": record["forms"],
        "forms_accepted": [option for m in rows for option in m.get("accept") or []] if len(rows) == 1 else [],
        "buffered": bool(record["buffered"]),
        "elemental_mg": _number(record["elemental_mg_per_serving"]),
    }
    percents = [_number(m["percent_dv"]) for m in rows if m["percent_dv"] is not None]
    if len(totals) == 1:
        entry["amount"] = f"{totals[0]['amount']} {totals[0]['unit']}" if totals[0]["amount"] is not None else None
        own = _number(totals[0]["percent_dv"])
        percents = [None, *percents] if own is None else [own]
    if "percent_daily_value" in row.get("omits", ()):
        percents = [None]
    if (len(totals) == 1 or percents) and not any(m.get("percent_dv_doubt") for m in rows):
        entry["percent_daily_value"] = percents or None
    return entry


def _number(value: Any) -> str | None:
    return None if value is None else str(value).strip("% ")


if __name__ == "__main__":
    sys.exit(main())
