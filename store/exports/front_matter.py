"""The front matter of a note: Earmark's own keys brought up to date, the owner's left alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from store.exports.markdown_text import front_value

__all__ = ["KEYS", "Front", "brought_up_to_date", "keys_of", "split_front", "written"]

KEYS = ("type", "podcast", "title", "number", "date", "people", "tags", "status", "link", "earmark")
"""The keys that Earmark writes, in their order."""

Value = str | date | Sequence[str]

_FENCE = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^([^\s#:\[\]{},&*!|>'\"%@`-][^:]*?)[ \t]*:(?=\s|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Front:
    """A note's front matter and the rest of it."""

    lines: tuple[str, ...] | None
    """Without the fences; None where the note has none."""
    rest: str


def split_front(note: str) -> Front:
    """Take a note apart."""
    found = _FENCE.match(note)
    if found is None:
        return Front(None, note)
    return Front(tuple(found[1].splitlines()), note[found.end() :])


def written(values: Mapping[str, Value]) -> str:
    """Return new front matter with its fences; empty values are left out."""
    lines = [f"{key}: {front_value(values[key])}" for key in KEYS if values.get(key)]
    return "\n".join(["---", *lines, "---", ""])


def brought_up_to_date(
    lines: Sequence[str], values: Mapping[str, Value], deleted: Collection[str] = ()
) -> tuple[str, ...] | None:
    """Return the lines with Earmark's keys as they are now; None where they are no YAML.

    The owner's keys, comments and order stay, and tags of their own stay beside Earmark's.

    Args:
        lines: what stands between the fences.
        values: what Earmark's keys are now.
        deleted: keys that are not to be added again where they are missing.
    """
    found = _parsed(lines)
    if found is None:
        return None
    ours = {key: value for key, value in values.items() if value}
    if "tags" in ours:
        theirs = found.get("tags") or ()
        theirs = theirs.replace(",", " ").split() if isinstance(theirs, str) else theirs
        extra = [str(tag) for tag in theirs if tag] if isinstance(theirs, list) else []
        own = values["tags"]
        assert isinstance(own, list)
        ours["tags"] = list(dict.fromkeys([*own, *extra]))
    made: list[str] = []
    skipping = False
    for line in lines:
        key = _key(line)
        if key is None and skipping and (not line.strip() or line[:1] in " \t-"):
            continue
        skipping = False
        if key in ours:
            made.append(f"{key}: {front_value(ours.pop(key))}")
            skipping = True
        elif key in KEYS:
            skipping = True
        else:
            made.append(line)
    made += [
        f"{key}: {front_value(ours[key])}" for key in KEYS if key in ours and key not in deleted
    ]
    return tuple(made)


def keys_of(lines: Sequence[str]) -> set[str]:
    """Return the top-level keys of front matter."""
    return {key for line in lines if (key := _key(line)) is not None}


def _key(line: str) -> str | None:
    found = _KEY.match(line)
    return found[1] if found else None


def _parsed(lines: Sequence[str]) -> dict[str, Any] | None:
    import yaml

    try:
        found = yaml.safe_load("\n".join(lines))
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if found is None:
        return {}
    return found if isinstance(found, dict) else None
