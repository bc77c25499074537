"""The library as a whole into another file, by SQLite's own backup, while others may write."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

__all__ = ["copy_into", "copy_to"]

_PATIENCE = 40
"""Times that another's transaction is waited for, a quarter of a second each."""


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """Copy into a new file, readable by its owner alone."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(target)) as new:
        copy_into(connection, new)


def copy_into(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Replace all that `target` holds in one transaction; whoever has it open sees the new.

    Raises:
        sqlite3.OperationalError: another process writes it all the time.
    """
    waited = 0

    def seen(status: int, _left: int, _all: int) -> None:
        nonlocal waited
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            waited += 1
            if waited > _PATIENCE:
                error = sqlite3.OperationalError("database is locked")
                error.sqlite_errorcode = status
                raise error

    source.backup(target, progress=seen)
