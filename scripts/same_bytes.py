"""The same labels give the same reports, byte for byte: with one worker and two, without a cache, cold and warm.

    python scripts/same_bytes.py [--labels 1000]

The labels are made of the fixtures, no two alike. The SHA-256 of each report is printed; the exit code is 1 when two
reports of one format differ, or when a scan did not end as it should.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "fixtures" / "labels"
FORMATS = ("json", "jsonl", "sarif", "junit", "gitlab", "csv", "markdown", "full")
MODES = {
    "-j 1, no cache": ("-j1", "--no-cache"),
    "-j 2, no cache": ("-j2", "--no-cache"),
    "-j 2, cold cache": ("-j2",),
    "-j 2, warm cache": ("-j2",),
    "-j 1, warm cache": ("-j1",),
    "-j 2, other cache": ("-j2",),
}
"""How each scan runs, in this order: the first with a cache fills it, the last finds it filled under other settings."""
OTHER = ("-j2", "--market", "eu", "--as-of", "2026-01-01")
DONE = (0, 1, 2)
"""The fixtures have findings, and some of them cannot be read."""


def make_labels(count: int, folder: Path) -> None:
    """``count`` label files below ``folder``, in folders of a hundred: a fixture each, and something of its own."""
    sources = sorted(path for path in FIXTURES.iterdir() if path.suffix in (".txt", ".pdf"))
    for number in range(count):
        source = sources[number % len(sources)]
        own = f"\nBatch {number}, 10{number} mg\n" if source.suffix == ".txt" else f"\n% {number}\n"
        file = folder / f"{number // 100:02}" / f"{number:04}-{source.name}"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(source.read_bytes() + own.encode())


def scan(folder: Path, words: tuple[str, ...]) -> tuple[int, dict[str, str]]:
    """How a scan of the labels in ``folder`` ended, and the digest of its report in each format."""
    reports = {name: folder / f"report.{name}" for name in FORMATS}
    outputs = [word for name, path in reports.items() for word in ("--output", f"{name}={path}")]
    done = subprocess.run(
        [sys.executable, "-m", "labelcheck", "scan", "labels", "--as-of", "2026-11-24", "--isolated", *words, *outputs],
        cwd=folder,
        env={**os.environ, "LABELCHECK_CACHE_DIR": str(folder / "cache")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode, {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in reports.items()}


def main() -> int:
    """Scan in every mode and compare."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--labels", type=int, default=1000, metavar="N")
    count = parser.parse_args().labels
    found: dict[str, set[str]] = {name: set() for name in FORMATS}
    codes: set[int] = set()
    with tempfile.TemporaryDirectory(prefix="labelcheck-same-") as name:
        folder = Path(name)
        (folder / "labels").mkdir()
        make_labels(count, folder / "labels")
        for mode, words in MODES.items():
            if mode.endswith("other cache"):
                scan(folder, OTHER)
            code, digests = scan(folder, words)
            codes.add(code)
            for kind, digest in digests.items():
                found[kind].add(digest)
                print(f"{mode:<17}  {kind:<8}  {digest}", flush=True)
    differing = [kind for kind, digests in found.items() if len(digests) > 1]
    if differing or len(codes) > 1 or not codes <= set(DONE):
        print(f"different: {', '.join(differing) or 'none'}; exit codes {sorted(codes)}", file=sys.stderr)
        return 1
    print(f"{count} labels: {len(FORMATS)} formats, each the same in {len(MODES)} scans")
    return 0


if __name__ == "__main__":
    sys.exit(main())
