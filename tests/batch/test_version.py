"""What was recognised is kept only as long as the program recognises in the same way."""

from __future__ import annotations

import re
from pathlib import Path

import labelcheck
from labelcheck.batch.version import RECOGNISING

DOCUMENTS = Path(labelcheck.__file__).with_name("documents")


def test_every_module_that_the_recogniser_takes_from_tells_its_version() -> None:
    wanted = ["recognise.py", "rendering.py", "pictures.py"]
    for name in wanted:
        imported = re.findall(r"^from labelcheck\.documents\.(\w+)", (DOCUMENTS / name).read_text(), re.MULTILINE)
        wanted += [f"{module}.py" for module in imported if f"{module}.py" not in wanted]
    assert sorted(RECOGNISING) == sorted(wanted)
