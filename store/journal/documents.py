"""Documents as JSON knows them: checked copies in and out, and exact comparison.

A document in a table is never changed in place, only replaced by another. So an image kept in the
history or in a snapshot that is being written stays what it was, without a copy.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import isfinite
from typing import Any

__all__ = ["MAX_DEPTH", "Document", "canonical", "encode", "loose_copy", "same"]

Document = dict[str, Any]

MAX_DEPTH = 64
"""How deep a document may nest; far below where the parser would give up on reading it back."""

_PLAIN = (str, int, bool, type(None))
_encoder = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "), check_circular=False)
_ascii_encoder = json.JSONEncoder(separators=(", ", ": "), check_circular=False)
_ordered_encoder = json.JSONEncoder(sort_keys=True, check_circular=False)


def canonical(document: Mapping[Any, Any]) -> Document:
    """Copy a document into what JSON would give back: lists for tuples, text for keys.

    Raises TypeError for what JSON cannot hold, ValueError for NaN, infinity and deep nesting.
    """
    return {_key(key): _value(value, 1) for key, value in document.items()}


def _value(value: Any, depth: int) -> Any:
    if type(value) in _PLAIN:
        return value
    if depth > MAX_DEPTH:
        raise ValueError(f"a document may nest {MAX_DEPTH} levels deep at most")
    if isinstance(value, float):
        if not isfinite(value):
            raise ValueError(f"JSON has no number {value}")
        return float(value)
    if isinstance(value, dict):
        return {_key(key): _value(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_value(item, depth + 1) for item in value]
    if isinstance(value, str):  # an enumeration's member is its plain value
        return str.__str__(value)
    if isinstance(value, int):
        return int(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def _key(key: Any) -> str:
    if type(key) is str:
        return key
    if isinstance(key, str):
        return str.__str__(key)
    if isinstance(key, bool | int | float) or key is None:
        return json.dumps(key)
    raise TypeError(f"keys must be text, not {type(key).__name__}")


def loose_copy(value: Any) -> Any:
    """Copy a document, and the lists and mappings in it, for somebody who may change it."""
    if type(value) is dict:
        return {key: loose_copy(item) for key, item in value.items()}
    if type(value) is list:
        return [loose_copy(item) for item in value]
    return value


def same(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> bool:
    """Whether two documents are equal in JSON: 1, 1.0 and true are three things."""
    if one is other:
        return True
    if one is None or other is None or one != other:
        return False
    return _ordered_encoder.encode(one) == _ordered_encoder.encode(other)


def encode(value: Any) -> bytes:
    """Encode to one line of UTF-8 JSON; half a surrogate pair is escaped."""
    try:
        return _encoder.encode(value).encode()
    except UnicodeEncodeError:
        return _ascii_encoder.encode(value).encode()
