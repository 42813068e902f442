"""What scanning costs, each row against a plain program doing the same to the same files, both sides in one run.

    python benchmarks/batch.py DIR [--rounds 3] [--supervisor 10000]

DIR holds labels, PDFs with a text layer among them. Processor time is counted, that of child processes included;
medians of ratios of paired rounds are printed as a Markdown table. The files are read once before anything is measured,
and the modules are compiled, as they are when they are installed.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

LABELCHECK = [sys.executable, "-m", "labelcheck"]
BARE = """
import sys, pypdfium2
for path in sys.argv[1:]:
    pdf = pypdfium2.PdfDocument(open(path, 'rb').read())
    for page in pdf:
        text = page.get_textpage(); text.get_text_bounded(); text.close(); page.close()
    pdf.close()
"""
NAIVE = """
import sys, pdfplumber
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text(); page.extract_words(); page.extract_tables()
"""
HASHED = """
import sys, hashlib, os
for name in sorted(os.listdir(sys.argv[1])):
    hashlib.sha256(open(os.path.join(sys.argv[1], name), 'rb').read()).digest()
"""
MINIMAL = (
    "import typer\napp = typer.Typer()\n@app.command()\ndef main(name: str = 'x') -> None:\n    print(name)\napp()\n"
)


def cost(words: list[str]) -> float:
    """Processor time of a command with all its children, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def paired(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> tuple[float, float, float]:
    """The medians of both sides and of their ratio, measured in turn."""
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    mine, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    return mine, other, statistics.median(a / b for a, b in pairs)


def wall(words: list[str]) -> float:
    """Seconds a command takes."""
    begin = time.monotonic()
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.monotonic() - begin


def scan(folder: Path | str, *words: str) -> list[str]:
    return [*LABELCHECK, "scan", str(folder), "--format", "json", *words]


def resident(words: list[str]) -> tuple[int, int]:
    """The supervisor's resident memory in MB a twentieth of the way, and at its highest (Linux)."""
    seen: list[int] = []
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def watch() -> None:
        while process.poll() is None:
            try:
                pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
            except (OSError, IndexError):
                break
            seen.append(pages * os.sysconf("SC_PAGE_SIZE") >> 20)
            time.sleep(0.05)

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()
    watcher.join()
    return seen[len(seen) // 20], max(seen)


def row(what: str, against: str, measured: str, target: str) -> None:
    print(f"| {what} | {against} | {measured} | {target} |", flush=True)


def has_text(path: Path) -> bool:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return any(page.get_textpage().count_chars() for page in pdf)
    finally:
        pdf.close()


def many(labels: list[Path], count: int, folder: Path) -> None:
    """``count`` files in ``folder``, no two alike, made of ``labels``."""
    for number in range(count):
        source = labels[number % len(labels)]
        extra = b"\n" * (number // len(labels)) if source.suffix == ".txt" else b"%" * (number // len(labels))
        (folder / f"{number:05}{source.suffix}").write_bytes(source.read_bytes() + extra)


def reading(pdfs: list[Path], folder: Path, rounds: int) -> None:
    names = [str(path) for path in pdfs]
    one = scan(folder, "--no-cache", "-j1")
    mine, other, ratio = paired(lambda: cost(one), lambda: cost([sys.executable, "-c", BARE, *names]), rounds)
    per = f"{1000 * mine / len(pdfs):.1f} against {1000 * other / len(pdfs):.1f} ms a file"
    row(f"{len(pdfs)} PDF labels, all rules, one core", "bare pypdfium2 text", f"{ratio:.1f}x ({per})", "≤ 4.0x")
    naive = cost([sys.executable, "-c", NAIVE, *names])
    row("the same", "a naive pdfplumber script", f"{naive / mine:.1f}x faster", "≥ 15x")
    two = scan(folder, "--no-cache", "-j2")
    speed = statistics.median(wall(one) / wall(two) for _ in range(rounds))
    row("the same on two cores", "one core", f"{speed:.2f}x faster by the clock", "reported")


def warm(labels: list[Path], folder: Path, cache: Path, rounds: int) -> None:
    many(labels, 5000, folder)
    command = scan(folder, "--cache-dir", str(cache))
    cost(command)
    empty = folder.parent / "one"
    empty.mkdir()
    shutil.copy(folder / "00000.txt" if (folder / "00000.txt").exists() else next(folder.iterdir()), empty)
    start = scan(empty, "--cache-dir", str(cache))
    cost(start)
    ratios = []
    for _ in range(rounds):
        ours = cost(command) - cost(start)
        theirs = cost([sys.executable, "-c", HASHED, str(folder)]) - cost([sys.executable, "-c", "import hashlib"])
        ratios.append(ours / theirs)
    row("5,000 unchanged labels again", "reading and hashing them", f"{statistics.median(ratios):.1f}x", "≤ 4x")


def starting(text: Path, rounds: int) -> None:
    minimal = [sys.executable, "-c", MINIMAL]
    for what, words, target in (
        ("`labelcheck --version`", [*LABELCHECK, "--version"], "≤ 1.2x"),
        ("a scan of a short text label", [*LABELCHECK, "scan", str(text), "--no-cache"], "≤ 2.0x"),
    ):
        mine, other, ratio = paired(lambda words=words: cost(words), lambda: cost(minimal), 4 * rounds)
        row(what, "a minimal Typer program", f"{ratio:.2f}x ({1000 * mine:.0f} against {1000 * other:.0f} ms)", target)


def growing(text: Path, folder: Path, rounds: int) -> None:
    """A label with ten and a hundred times the text around it."""
    label = text.read_text("utf-8")
    lines = "".join(f"This line {n} says little about anything in particular, 100 mg of it.\n" for n in range(100))
    files = [folder / f"{times}.txt" for times in (1, 10, 100)]
    for file, times in zip(files, (1, 10, 100), strict=True):
        file.write_text(label + "\n" + lines * times, "utf-8")
    start = cost([*LABELCHECK, "scan", str(text), "--no-cache", "--format", "json"])
    costs = [statistics.median(cost(scan(file, "--no-cache")) for _ in range(rounds)) - start for file in files]
    row("a label with ten times the text", "itself", f"{costs[2] / costs[1]:.1f}x", "≤ 12x")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--supervisor", type=int, default=10_000, help="labels of the memory row; 0 leaves it out")
    arguments = parser.parse_args()
    labels = sorted(p for p in arguments.folder.iterdir() if p.suffix in (".txt", ".pdf"))
    pdfs = [p for p in labels if p.suffix == ".pdf" and has_text(p)]
    text = next(p for p in labels if p.suffix == ".txt")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    cost([*LABELCHECK, "scan", str(text), "--no-cache", "--format", "json"])
    print("| what | against | measured | target |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="labelcheck-bench-") as name:
        rooms = [Path(name, room) for room in ("pdfs", "many", "cache", "text", "long")]
        for room in rooms:
            room.mkdir()
        for path in pdfs:
            shutil.copy(path, rooms[0])
        reading(pdfs, rooms[0], arguments.rounds)
        starting(text, arguments.rounds)
        growing(text, rooms[3], arguments.rounds)
        warm(labels, rooms[1], rooms[2], arguments.rounds)
        if arguments.supervisor:
            many([p for p in labels if p.suffix == ".txt"], arguments.supervisor, rooms[4])
            early, late = resident(scan(rooms[4], "--no-cache"))
            row(
                f"supervisor over {arguments.supervisor} labels",
                "a twentieth of the way",
                f"+{late - early} MB ({late} MB)",
                "+ ≤ 50 MB",
            )


if __name__ == "__main__":
    main()
