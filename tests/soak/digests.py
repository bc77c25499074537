"""What a record holds, made small enough to be told over a pipe and compared."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from store.journal.lines import Entry
from store.record import TABLES, Record

__all__ = ["Held", "before", "digest", "held"]

Held = dict[str, Any]

_STEPS = 300


def held(record: Record, lines: int) -> Held:
    """Every document of every table, and the steps among the last lines up to number `lines`."""
    found: Held = {
        table: {str(number): document for number, document in record.documents(table).items()}
        for table in TABLES
    }
    found["history"] = {
        str(entry.n): [entry.what, entry.undone]
        for entry in record.history(_STEPS + 10)
        if entry.n > lines - _STEPS
    }
    return found


def before(found: Held, entries: list[Entry]) -> Held:
    """What was held before these lines of the journal, the last ones, which may be none."""
    found = {name: dict(table) for name, table in found.items()}
    for entry in reversed(entries):
        for change in entry.changes:
            found[change.table].pop(str(change.id), None)
            if change.before is not None:
                found[change.table][str(change.id)] = change.before
        turned = str(entry.undoes or entry.redoes)
        if turned in found["history"]:
            what, _ = found["history"][turned]
            found["history"][turned] = [what, entry.undoes is None]
        found["history"].pop(str(entry.n), None)
    return found


def digest(found: Held) -> str:
    """A short text that is another one for anything else held."""
    text = json.dumps(found, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
