"""What reading and judging PDF labels costs against the bare pypdfium2 text of the same files, paired in one run.

    python benchmarks/reading.py DIR [--rounds 5]

DIR holds PDF labels with a text layer. Both sides run on one core, in turn, each round in a process of its own, forked
as the workers of a scan are: what is remembered of the files in one round is not known in the next. The medians of the
processor time of the rounds and of their ratios are printed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from labelcheck.model.regex import compile_all
from labelcheck.model.result import Policy
from labelcheck.scan import load, scan_bytes


def bare_text(data: bytes) -> None:
    """The text of each page, and nothing else."""
    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        text = page.get_textpage()
        text.get_text_bounded()
        text.close()
        page.close()
    pdf.close()


def read_and_judge(data: bytes) -> None:
    """The whole journey of one label."""
    scan_bytes(data, "label.pdf", Policy(), "2026-01-01")


def seconds(work: Callable[[bytes], None], files: list[bytes]) -> float:
    """Processor time for all of ``files``."""
    begin = time.process_time()
    for data in files:
        work(data)
    return time.process_time() - begin


def one_round(files: list[bytes]) -> tuple[float, float]:
    """The processor time of both sides, measured in a process forked from this one."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(
        target=lambda: theirs.send((seconds(bare_text, files), seconds(read_and_judge, files)))
    )
    child.start()
    measured: tuple[float, float] = ours.recv()
    child.join()
    return measured


def has_text(data: bytes) -> bool:
    """Whether a PDF has a text layer."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return any(page.get_textpage().count_chars() for page in pdf)
    finally:
        pdf.close()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    files = [data for path in sorted(arguments.folder.glob("*.pdf")) if has_text(data := path.read_bytes())]
    load()  # as before the workers of a scan of so many files are started
    compile_all()
    pairs = [one_round(files) for _ in range(arguments.rounds)]
    bare, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"{len(files)} PDFs, {arguments.rounds} rounds, processor time per file (median)")
    print(f"bare pypdfium2 text   {1000 * bare / len(files):6.2f} ms")
    print(f"read and judge        {1000 * ours / len(files):6.2f} ms")
    print(f"ratio                 {ratio:6.2f}")


if __name__ == "__main__":
    main()
