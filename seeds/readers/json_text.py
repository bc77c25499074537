"""JSON as it comes: with bounds on its depth, and with what is left of a file that was cut off."""

from __future__ import annotations

import json
import re
from typing import Any

from seeds.readers.notices import Notices

__all__ = ["DEEPEST", "children", "is_json", "load", "number", "objects_of", "text"]

DEEPEST = 16
"""Levels of lists and objects, above which a file is refused."""

_OPEN = re.compile(r"\s*[\[{]")
_STRINGS = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{}]', re.DOTALL)


def is_json(head: str) -> bool:
    """Whether a text begins as a JSON object or list does."""
    return _OPEN.match(head) is not None


def load(text: str, notices: Notices, deepest: int = DEEPEST) -> Any:
    """The value that `text` holds; of one that breaks off what stands before, with a warning.

    Raises `UnreadableError` if it is no JSON at all, or nests too deep.
    """
    if _depth(text) > deepest:
        raise notices.unreadable(
            f"its JSON nests deeper than {deepest} levels", "take out what wraps it"
        )
    try:
        value, end = _decode(text, len(text) - len(text.lstrip()))
    except json.JSONDecodeError as error:
        place, line = error.pos, error.lineno
    except (ValueError, RecursionError):
        raise notices.unreadable("it holds a number that is far too long", "mend it") from None
    else:
        rest = text[end:].strip()
        if rest:
            lines = _json_lines(text)
            if lines:
                return lines
            notices.at(text.count("\n", 0, end) + 1, "what follows the JSON was left out")
        return value
    value = _salvaged(text, place)
    if value is None:
        raise notices.unreadable(f"it is no valid JSON from line {line} on", "save it again")
    notices.at(line, "the JSON breaks off or is damaged here; what stands before it was kept")
    return value


def _decode(text: str, start: int = 0) -> tuple[Any, int]:
    # line ends and tabs within strings are forgiven; NaN and Infinity are no numbers
    return json.JSONDecoder(strict=False, parse_constant=lambda _: None).raw_decode(text, start)


def children(value: Any, *keys: str) -> list[dict[str, Any]]:
    """The objects of the list under the first of `keys` that holds one."""
    for key in keys:
        found = value.get(key) if isinstance(value, dict) else None
        if isinstance(found, list):
            return [one for one in found if isinstance(one, dict)]
    return []


def objects_of(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; none where it is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def text(value: Any) -> str:
    """A value as text: a string as it is, a number as it is written, anything else as nothing."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def number(value: Any) -> float | None:
    """A number, perhaps written as text; None for what is none, infinite or below zero."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if 0 <= found < 1e12 else None


def _depth(text: str) -> int:
    if text.count("[") + text.count("{") <= DEEPEST:
        return 0
    level = deepest = 0
    for token in _TOKEN.finditer(text):
        if token[0] in ("[", "{"):
            level += 1
            deepest = max(deepest, level)
        elif token[0] in ("]", "}"):
            level -= 1
    return deepest


def _json_lines(text: str) -> list[Any]:
    """One value a line, as some recognisers write it."""
    found = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        try:
            found.append(_decode(line.strip())[0])
        except (ValueError, RecursionError):
            break
    return found if len(found) > 1 else []


def _salvaged(text: str, place: int) -> Any:
    """The value that stands before the damage at `place`: its last whole part, brackets closed."""
    closers: list[str] = []
    whole: list[tuple[int, str]] = []
    for token in _TOKEN.finditer(text, 0, place):
        if token[0] in ("[", "{"):
            closers.append("]" if token[0] == "[" else "}")
        elif token[0] in ("]", "}"):
            if not closers or closers.pop() != token[0]:
                break
            whole.append((token.end(), "".join(reversed(closers))))
            if len(whole) > 64:
                del whole[:32]
    for end, closing in reversed(whole):
        try:
            return _decode((text[:end] + closing).lstrip())[0]
        except (ValueError, RecursionError):
            continue
    return None
