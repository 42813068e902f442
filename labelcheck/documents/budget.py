"""How much of one document is read: what a label never needs is left out, and said."""

from __future__ import annotations

import time

from labelcheck.model.document import Page

MAX_PAGES = 100
MAX_CHARACTERS = 500_000
MAX_SECONDS = 8.0
"""Of processor time, for all pages; a worker that takes much longer is ended and what it has read is lost."""


class Budget:
    """What the pages of one document have used so far."""

    def __init__(self) -> None:
        self._begun = time.process_time()
        self._characters = 0

    def take(self, page: Page) -> None:
        """Count a page that was read."""
        self._characters += sum([len(word.text) for word in page.words])

    def spent(self) -> str | None:
        """Why no further page is read; None when one may be."""
        if self._characters > MAX_CHARACTERS:
            return f"they hold more than {MAX_CHARACTERS} characters"
        if time.process_time() - self._begun > MAX_SECONDS:
            return f"they took more than {MAX_SECONDS:.0f} seconds"
        return None
