"""Rules named by their code or the beginning of it, as ruff does."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from labelcheck.config.error import WrongValueError, near
from labelcheck.model.regex import regex

ALL = "ALL"
_CODE = regex(r"([A-Z]+)\d*")
_READING = regex(r"R\d*")


def about_reading(selector: str) -> bool:
    """Whether a code or a beginning of one names rules about the reading itself, which always run."""
    return _READING.fullmatch(selector) is not None


def selects(selector: str, code: str) -> bool:
    """Whether ``selector`` names ``code``: ``F`` and ``F0`` name F001, ``A`` does not name ACME001."""
    if selector == ALL:
        return True
    family, other = _CODE.fullmatch(selector), _CODE.fullmatch(code)
    return family is not None and other is not None and family[1] == other[1] and code.startswith(selector)


def chosen(
    codes: Collection[str], select: Sequence[str], ignore: Sequence[str], before: Collection[str] = ()
) -> tuple[str, ...]:
    """The ``codes`` that are switched on: the longest selector that names a code decides, and of two equally long ones
    that which ignores; a code that none names is on when it was on ``before``."""
    longest = {code: (_length(select, code), _length(ignore, code)) for code in codes}
    return tuple(code for code, (on, off) in longest.items() if on > off or (on == off == -1 and code in before))


def _length(selectors: Sequence[str], code: str) -> int:
    named = (0 if selector == ALL else len(selector) for selector in selectors if selects(selector, code))
    return max(named, default=-1)


def check_selector(value: object, codes: Collection[str]) -> str:
    """``value`` if it names at least one of ``codes``.

    Raises:
        WrongValueError: it names none.
    """
    if isinstance(value, str) and any(selects(value, code) for code in codes):
        return value
    raise WrongValueError(f"{str(value)[:100]!r} names no rule.{near(value, (*codes, ALL))}")


def check_code(value: object, codes: Collection[str]) -> str:
    """``value`` if it is the code of a rule.

    Raises:
        WrongValueError: it is none.
    """
    if isinstance(value, str) and value in codes:
        return value
    raise WrongValueError(f"{str(value)[:100]!r} is no code of a rule.{near(value, codes)}")
