"""What can be read of one of the record's TinyDB files, line by line.

The files are laid out with one document a line, so that damage to some lines leaves the others. A
sound file of another layout comes out as damaged here; ask `store.journal.layout` first.

Unlike one parse of the whole, this lets other threads have their turn.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from store.journal.documents import Document
from store.journal.layout import EARMARK

__all__ = ["Salvaged", "salvage"]

_TABLE = re.compile(rb'"([^"\\]{1,100})": \{')
_DOCUMENT = re.compile(rb'"(-?\d{1,16})": (\{.*\}),?', re.DOTALL)


@dataclass(slots=True)
class Salvaged:
    """The documents that could be read."""

    kind: str | None = None
    """The format that the head names; None where it has none."""
    version: int | None = None
    base: int | None = None
    tables: dict[str, dict[int, Document]] = field(default_factory=dict)
    lost: int = 0
    """Lines that could not be read."""
    whole: bool = False
    """Whether the file ended as it should, with nothing lost."""

    @property
    def count(self) -> int:
        """How many documents there are."""
        return sum(map(len, self.tables.values()))


def salvage(data: bytes) -> Salvaged:
    """Read every line that can be read."""
    found = Salvaged()
    table: str | None = None
    lines = data.split(b"\n")
    for number, line in enumerate(lines):
        if line in (b"}", b"},"):
            table = None
        elif number == 0 and line == b"{":
            continue
        elif (begins := _TABLE.fullmatch(line)) is not None:
            table = begins[1].decode("utf-8", "replace")
            if table != EARMARK:
                found.tables.setdefault(table, {})
        elif line:
            _take(found, table, line)
    found.whole = not found.lost and lines[-3:] == [b"}", b"}", b""] and found.base is not None
    return found


def _take(found: Salvaged, table: str | None, line: bytes) -> None:
    matched = _DOCUMENT.fullmatch(line)
    document = _parsed(matched[2]) if matched is not None else None
    if matched is None or document is None or table is None:
        found.lost += 1
    elif table == EARMARK:
        kind, version, base = (document.get(name) for name in ("format", "version", "base"))
        found.kind = kind if isinstance(kind, str) else None
        found.version = version if type(version) is int else None
        found.base = base if type(base) is int else None
    else:
        found.tables[table][int(matched[1])] = document


def _parsed(data: bytes) -> Document | None:
    try:
        value: Any = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
