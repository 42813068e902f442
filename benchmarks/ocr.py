"""What reading pictures costs: seconds a page and a megapixel, and the memory that one worker holds at most.

    python benchmarks/ocr.py [--pages 40]

Reads the picture fixtures and an artwork of 12,000 x 6,000 pixels that is drawn here, each in a worker of its own as
a scan would, and then so many pages one after the other in workers that are replaced as in a scan. Prints Markdown
tables; processor time is counted and not waiting. Needs the OCR extra.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from labelcheck.batch.pool import Failure, Job, isolated, run_jobs
from labelcheck.batch.run import RECOGNISING
from labelcheck.documents.ocr import recognise
from labelcheck.documents.pictures import sizes
from labelcheck.documents.read import read_document
from labelcheck.model.document import PicturesWantedError, Wanted

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "fixtures" / "pictures"
sys.path.insert(0, str(ROOT / "scripts"))


def artwork(width: int = 12_000, height: int = 6_000) -> bytes:
    """A sheet of eight labels, as a printer gets it."""
    from make_pictures import label

    sheet = Image.new("RGB", (width, height), "white")
    for left in range(0, width, 3000):
        for top in range(0, height, 3000):
            sheet.paste(label(f"Slate Bay {left + top}", size=75), (left + 150, top + 150))
    buffer = io.BytesIO()
    sheet.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def first_picture(data: bytes) -> Wanted:
    """The first picture of the file ``data`` that would be recognised."""
    try:
        read_document(data, "", "auto")
    except PicturesWantedError as asked:
        return asked.wanted[0]
    raise SystemExit("it has no picture")


def megapixels(data: bytes) -> float:
    """Of the first picture as it is in the file, or of a page of a PDF at 300 dots an inch."""
    if data.startswith(b"%PDF"):
        import pypdfium2

        width, height = pypdfium2.PdfDocument(data)[0].get_size()
        return float(width * height * (300 / 72) ** 2 / 1e6)
    (width, height), *_ = sizes(data)[0]
    return width * height / 1e6


def look(data: bytes) -> bytes:
    """What recognising the first picture of ``data`` took: seconds to load, then for itself, and memory in MB."""
    from labelcheck.documents.recogniser import lines_in

    begin = time.process_time()
    import numpy

    lines_in(numpy.zeros((64, 64, 3), numpy.uint8))
    loaded = time.process_time()
    words = len(recognise(data, first_picture(data)).words)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> (20 if sys.platform == "darwin" else 10)
    return json.dumps([loaded - begin, time.process_time() - loaded, peak, words]).encode()


def one_by_one(files: dict[str, bytes]) -> None:
    print("| picture | megapixels | words | processor s | s a megapixel | most memory, MB |")
    print("|---|---|---|---|---|---|")
    loads: list[float] = []
    for name, data in files.items():
        answer = isolated(look, data, RECOGNISING)
        if isinstance(answer, Failure):
            print(f"| {name} | {megapixels(data):.1f} | {answer.reason} | | | |", flush=True)
            continue
        loading, seconds, peak, words = json.loads(answer)
        loads.append(loading)
        size = megapixels(data)
        print(f"| {name} | {size:.1f} | {words} | {seconds:.1f} | {seconds / size:.1f} | {peak} |", flush=True)
    print(f"\nLoading the recogniser, once a worker: {sorted(loads)[len(loads) // 2]:.1f} s of processor time.\n")


def one_after_the_other(files: dict[str, bytes], pages: int) -> None:
    """The memory of workers that read many pages."""
    names = list(files)
    peaks: list[int] = []

    def jobs() -> Iterator[Job]:
        for number in range(pages):
            yield Job(str(number), files[names[number % len(names)]])

    for _, answer in run_jobs(jobs(), look, 1, RECOGNISING):
        if not isinstance(answer, Failure):
            peaks.append(json.loads(answer)[2])
    print("| pages read by one worker after the other | of them answered | most memory at the first, MB | at any, MB |")
    print("|---|---|---|---|")
    print(f"| {pages} | {len(peaks)} | {peaks[0]} | {max(peaks)} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=40, help="pages read one after the other (40)")
    options = parser.parse_args()
    files = {path.name: path.read_bytes() for path in sorted(PICTURES.iterdir()) if path.suffix != ".json"}
    one_by_one({**files, "artwork of 12,000 x 6,000 pixels": artwork()})
    one_after_the_other(files, options.pages)


if __name__ == "__main__":
    main()
