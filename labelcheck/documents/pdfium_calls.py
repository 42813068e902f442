"""Functions of pdfium by address: a page calls some of them hundreds of times.

The helpers of pypdfium2, which keep track of what is open, cost as much as a tenth of reading a page; what is opened
here is closed in a ``finally``. Of a call the longest part is the making of its arguments: what does not change from
one call to the next is made ready once.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

ADDRESS = ctypes.c_void_p
INT = ctypes.c_int
UNSIGNED = ctypes.c_uint
SIZE = ctypes.c_size_t
BYTES = ctypes.c_char_p
FLOAT = ctypes.c_float
DOUBLE = ctypes.c_double


def room(size: int) -> tuple[bytearray, int]:
    """So many bytes, at least one, for pdfium to write to, and where they are.

    For an array of ctypes a type is made for each size, which takes longer and is only freed with the cycles.
    """
    found = bytearray(max(size, 1))
    return found, ctypes.addressof(ctypes.c_char.from_buffer(found))


ready: Callable[[int], Any] = ADDRESS.from_param
"""An address as an argument of a function that was asked for without their types."""


@cache
def by_address(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The function ``name`` of pdfium on plain addresses: a call costs half of what one with pointer types does.

    Without the types of its ``arguments`` it takes whole numbers and addresses that were made :func:`ready`, in half
    the time again.
    """
    import pypdfium2.raw as pdfium

    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(getattr(pdfium, name), ADDRESS).value or 0)
