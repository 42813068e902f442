"""Write ``docs/rules/``: a page for each rule, made of its docstring, and their index. No page is written by hand."""

from __future__ import annotations

from pathlib import Path

from labelcheck.reports.manual import index_markdown, manual_markdown
from labelcheck.rules import built_in_rules, manual

FOLDER = Path(__file__).parents[1] / "docs" / "rules"


def pages() -> dict[str, str]:
    """The content of each page by its file name."""
    manuals = [manual(rule) for rule in built_in_rules()]
    return {"README.md": index_markdown(manuals)} | {f"{page.code}.md": manual_markdown(page) for page in manuals}


def main() -> None:
    """Write the pages, and delete those of rules that are no more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, "utf-8")
    print(f"{len(made)} pages in {FOLDER}")


if __name__ == "__main__":
    main()
