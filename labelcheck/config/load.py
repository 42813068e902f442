"""The settings in force: the file's, and over them those of the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from labelcheck.config.files import Table, find, read_config, shown
from labelcheck.config.kinds import Rules
from labelcheck.config.settings import COMMAND_LINE, DEFAULT, Settings, read_settings

STDIN = "-"


def load_settings(
    paths: Sequence[str], flags: Mapping[str, Any], rules: Rules, config: str | None = None, *, isolated: bool = False
) -> Settings:
    """The settings for labels at ``paths``; ``flags`` are raw values by the name of their setting and win.

    The file is ``config``, else the nearest one above the labels, else above the working directory; none when
    ``isolated``.

    Raises:
        ConfigError: a file, a key or a value cannot be used.
    """
    settings = Settings()
    found = None if isolated else _file(paths, config)
    if found is not None:
        path, table = found
        values = read_settings(table, rules, shown(path))
        suppress = tuple(replace(s, origin=f"{shown(path)}: {s.origin}") for s in values.get("suppress", ()))
        settings = replace(settings, folder=path.parent).taking(values, shown(path))
        settings = replace(settings, suppress=suppress)
    given = read_settings(flags, rules, "labelcheck", "--")
    if "select" in given:  # begins anew, as in ruff: what the file adds to its own selection or takes from it is gone
        settings = settings.taking({"extend_select": (), "ignore": ()}, DEFAULT)
    return settings.taking(given, COMMAND_LINE)


def _file(paths: Sequence[str], config: str | None) -> tuple[Path, Table] | None:
    if config is not None:
        path = Path(os.path.abspath(config))  # noqa: PTH100 - a link's folder is its own
        return path, read_config(path)
    return find(_common_folder(paths)) or find(Path.cwd())


def _common_folder(paths: Sequence[str]) -> Path:
    """The folder that holds all ``paths``; the working directory for standard input."""
    named = [os.path.abspath(path) for path in paths if path != STDIN]  # noqa: PTH100
    try:
        common = Path(os.path.commonpath(named))
        return common if common.is_dir() else common.parent
    except (OSError, ValueError):  # no paths, several drives, a NUL in a name
        return Path.cwd()
