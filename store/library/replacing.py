"""What imports replaced, kept so that they can be taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from store.library.encoding import digest, pack, parts_of
from store.library.reading import Contribution

__all__ = ["KEPT_IMPORTS", "SOURCE", "ImportLog", "packed", "state_digest"]

KEPT_IMPORTS = 50
"""How many imports can be taken back."""

SOURCE = ""
"""Stands for the format where what was replaced is a source's own row."""


def packed(source_key: str, place: float, told: Contribution) -> bytes:
    """Return a contribution with all that is needed to write it again."""
    parts = parts_of(told.episode.parts)
    return pack([source_key, place, told.digest.hex(), told.header, parts])


def state_digest(state: Sequence[Any] | None) -> bytes | None:
    """Return a digest of a source's state."""
    return None if state is None else digest("", repr(list(state)))


class ImportLog:
    """Notes, within one transaction, what an import replaces."""

    def __init__(self, connection: sqlite3.Connection, import_id: str) -> None:
        """Note for the import with this id, which is made at the first note."""
        self._connection = connection
        self._import = import_id
        self._rows: list[tuple[str, str, bytes | None, bytes | None]] = []

    def replaced(
        self,
        episode_id: str,
        format: str,
        before: tuple[int, float, Contribution] | None,
        after: bytes | None,
    ) -> None:
        """Note what a contribution was (source's number, place, itself) and its digest now."""
        payload = None
        if before is not None:
            source, place, told = before
            key = self._connection.execute(
                "SELECT key FROM sources WHERE n = ?", (source,)
            ).fetchone()[0]
            payload = packed(key, place, told)
        self._rows.append((episode_id, format, payload, after))

    def source(self, id: str, before: Any, after: Any) -> None:
        """Note what a source's row was and is."""
        payload = None if before is None else pack(before)
        self._rows.append((id, SOURCE, payload, state_digest(after)))

    def finish(self) -> None:
        """Write the notes and forget the oldest imports."""
        if not self._rows:
            return
        self._connection.execute("INSERT OR IGNORE INTO imports (id) VALUES (?)", (self._import,))
        n = self._connection.execute(
            "SELECT n FROM imports WHERE id = ?", (self._import,)
        ).fetchone()[0]
        self._connection.executemany(
            # Of what one import replaced twice, what was there before it counts.
            "INSERT INTO replaced (import, id, format, before, after) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET after = excluded.after",
            ((n, *row) for row in self._rows),
        )
        self._rows.clear()
        self._connection.execute(
            "DELETE FROM imports WHERE n <= (SELECT n FROM imports ORDER BY n DESC"
            " LIMIT 1 OFFSET ?)",
            (KEPT_IMPORTS,),
        )
