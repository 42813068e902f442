"""Functions of pdfium by address: a page calls some of them hundreds of times.

The helpers of pypdfium2, which keep track of what is open, cost as much as a tenth of reading a page; what is opened
here is closed in a ``finally``.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

ADDRESS = ctypes.c_void_p
INT = ctypes.c_int
UNSIGNED = ctypes.c_uint
FLOAT = ctypes.c_float
DOUBLE = ctypes.c_double


def address(pointer: Any) -> int:
    """Where ``pointer`` (a handle or a function) points; 0 for nowhere."""
    return ctypes.cast(pointer, ADDRESS).value or 0


@cache
def by_address(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The function ``name`` of pdfium on plain addresses: a call costs half of what one with pointer types does."""
    import pypdfium2.raw as pdfium

    return ctypes.PYFUNCTYPE(result, *arguments)(address(getattr(pdfium, name)))
