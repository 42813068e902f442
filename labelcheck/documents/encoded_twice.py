"""Letters of UTF-8 that a program read as Windows-1252 and wrote so: ``mÃ©dicament``, ``200 Âµg``."""

from __future__ import annotations

from labelcheck.model.regex import regex

_TWICE = regex("[ÂÃÄÅÎâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}|â€(?=\\s)")
"""The first byte of a sign of western or central Europe, of Greek or of print, and the next; the last one of a dagger
is a blank there. Other capitals stand right before a sign in words as they should be: ``SANTÉ®``."""


def encoded_once(text: str) -> tuple[str, bool]:
    """``text`` with such letters put right, and whether there were some."""
    once = _TWICE.sub(lambda letter: _once(letter[0]), text)
    return once, once != text


def _once(letter: str) -> str:
    if letter == "â€":
        return "†"
    try:
        return b"".join([_byte(char) for char in letter]).decode()
    except UnicodeDecodeError:
        return letter


def _byte(char: str) -> bytes:
    return char.encode("latin-1" if char <= "ÿ" else "cp1252")
