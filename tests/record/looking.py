"""What a record holds, as one value that can be compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from store.record import TABLES, Record

__all__ = ["Contents", "contents", "journal_lines"]

Contents = dict[str, Any]


def contents(record: Record) -> Contents:
    """Every document of every table, and every step with whether it was taken back."""
    held: Contents = {table: dict(record.documents(table)) for table in TABLES}
    held["history"] = [(entry.n, entry.what, entry.undone) for entry in record.history()]
    return held


def journal_lines(home: Path) -> list[bytes]:
    """The journal's lines, the head first."""
    return (home / "record.journal").read_bytes().splitlines(keepends=True)
