"""The commands; the only room that prints or exits."""

from labelcheck.cli.app import main

__all__ = ["main"]
