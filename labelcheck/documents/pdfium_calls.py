"""Functions of pdfium by address, for those that a page calls hundreds of times."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

ADDRESS = ctypes.c_void_p
INT = ctypes.c_int


def address(pointer: Any) -> int:
    """Where ``pointer`` (a handle or a function) points; 0 for nowhere."""
    return ctypes.cast(pointer, ADDRESS).value or 0


def by_address(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """``function`` on plain addresses: a call costs half of what one with pointer types does."""
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))
