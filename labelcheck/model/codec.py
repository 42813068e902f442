"""The words of the model ⇄ JSON: how a worker's answer travels, and how cache and journal keep it.

A dataclass becomes the list of its fields in their order, a tuple a list, a Decimal its digits. The types the fields
are declared with lead back, so ``decode(T, encode(x)) == x`` for every ``x`` of type ``T``. Nothing but the declared
types is ever built from the bytes: this is no pickle.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Decode = Callable[[Any], Any]


class CodecError(ValueError):
    """Bytes that do not hold what was asked for."""


def encode(value: Any) -> bytes:
    """``value`` as one line of ASCII JSON."""
    return _ENCODER.encode(value).encode()


def decode(kind: type[T], data: bytes) -> T:
    """The ``kind`` that ``encode`` made ``data`` of.

    Raises:
        CodecError: ``data`` is no JSON, or not of this shape.
    """
    try:
        return cast("T", _decoder(cast("Any", kind))(json.loads(data)))
    except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError) as error:
        raise CodecError(f"no {getattr(kind, '__name__', kind)}: {error}") from error


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return _fields_of(cast("Any", type(value)))(value)


_ENCODER = json.JSONEncoder(default=_plain, separators=(",", ":"), check_circular=False)  # what it is given is a tree


@cache
def _fields_of(kind: Any) -> Callable[[Any], Any]:
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} does not travel")
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


@cache
def _decoder(kind: Any) -> _Decode:
    """What leads from plain JSON data back to ``kind``."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = [argument for argument in arguments if argument is not NoneType]
        if len(inner) != 1:
            raise TypeError(f"{kind} cannot be told from its JSON")
        return _optional(_decoder(inner[0]))
    if origin is tuple:
        return _tuple_of(arguments)
    if origin is dict:
        return _dict_of(_decoder(arguments[1]))
    if origin is Literal:
        return _one_of(frozenset(arguments))
    if kind is Decimal:
        return _decimal
    if kind in (str, int, bool):
        return _instance(kind)
    if kind is float:
        return _instance((int, float))
    if is_dataclass(kind) or (isinstance(kind, type) and issubclass(kind, tuple)):
        return _record(kind)
    raise TypeError(f"{kind} does not travel")


def _optional(inner: _Decode) -> _Decode:
    return lambda value: None if value is None else inner(value)


def _instance(kind: Any) -> _Decode:
    def check(value: Any) -> Any:
        if not isinstance(value, kind):
            raise TypeError(f"{value!r:.80} stands where {kind} should")
        return value

    return check


def _one_of(words: frozenset[Any]) -> _Decode:
    def check(value: Any) -> Any:
        if value not in words:
            raise ValueError(f"{value!r:.80} is none of {sorted(map(str, words))}")
        return value

    return check


def _decimal(value: Any) -> Decimal:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.80} is no decimal")
    return Decimal(value)


def _tuple_of(arguments: tuple[Any, ...]) -> _Decode:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        one = _decoder(arguments[0])
        return lambda value: tuple([one(item) for item in value])
    parts = [_decoder(argument) for argument in arguments]
    return lambda value: tuple([part(item) for part, item in zip(parts, value, strict=True)])


def _dict_of(inner: _Decode) -> _Decode:
    return lambda value: {key: inner(item) for key, item in value.items()}


def _record(kind: Any) -> _Decode:
    hints = get_type_hints(kind)
    names = [f.name for f in fields(kind)] if is_dataclass(kind) else kind._fields
    parts = [_decoder(hints[name]) for name in names]
    return lambda value: kind(*[part(item) for part, item in zip(parts, value, strict=True)])
