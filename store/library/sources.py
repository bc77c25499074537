"""Sources: found again by any key they have, told a little better by each document."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any, Protocol

from seeds.model import Source, SourceKind
from store.identity import source_id, source_keys
from store.library.encoding import GarbledError, join, split
from store.model import SourceRow

__all__ = ["KnownSource", "restore_source", "source_rows", "source_state", "write_source"]

_KINDS = {kind.value: kind for kind in SourceKind}
_COLUMNS = "n, id, key, name, kind, url, guid, total, description, tags"


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source of the library."""

    n: int
    key: str
    name: str


class _Log(Protocol):
    def source(self, id: str, before: Any, after: Any) -> None: ...


def write_source(connection: sqlite3.Connection, source: Source, log: _Log) -> KnownSource:
    """Find a document's source or make it, and take over what the document newly tells of it."""
    keys = source_keys(source)
    n = _find(connection, keys)
    if n is None:
        id = source_id(keys[0])
        n = int(
            connection.execute(
                "INSERT INTO sources (id, key, name, kind, url, guid, total, description, tags)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n",
                (
                    id,
                    keys[0],
                    source.name,
                    source.kind.value,
                    source.url,
                    source.guid,
                    source.total,
                    source.description,
                    join(source.tags),
                ),
            ).fetchone()[0]
        )
        _add_keys(connection, n, keys)
        log.source(id, None, source_state(connection, id))
        return KnownSource(n, keys[0], source.name)
    row = connection.execute(f"SELECT {_COLUMNS} FROM sources WHERE n = ?", (n,)).fetchone()
    if row is None:
        raise GarbledError("a key of no source")
    _, id, key, name, kind, url, guid, total, description, tags = row
    better = SourceKind.FEED.value if source.kind == SourceKind.FEED else kind
    told = (
        better,
        source.url or url,
        source.guid or guid,
        source.total if source.total is not None else total,
        source.description or description,
        join(source.tags) or tags,
    )
    there = {
        found
        for (found,) in connection.execute("SELECT key FROM source_keys WHERE source = ?", (n,))
    }
    if told != (kind, url, guid, total, description, tags) or not there.issuperset(keys):
        before = source_state(connection, id)
        connection.execute(
            "UPDATE sources SET kind = ?, url = ?, guid = ?, total = ?, description = ?, tags = ?"
            " WHERE n = ?",
            (*told, n),
        )
        _add_keys(connection, n, keys)
        log.source(id, before, source_state(connection, id))
    return KnownSource(n, key, name)


def source_rows(connection: sqlite3.Connection) -> list[SourceRow]:
    """Return the sources in the order in which they came."""
    return [
        SourceRow(
            id,
            name,
            _KINDS.get(kind, SourceKind.FILES),
            url,
            episodes,
            total,
            description,
            split(tags),
        )
        for id, name, kind, url, episodes, total, description, tags in connection.execute(
            "SELECT id, name, kind, url,"
            " (SELECT count(*) FROM episodes WHERE source = sources.n),"
            " total, description, tags FROM sources ORDER BY n"
        )
    ]


def source_state(connection: sqlite3.Connection, id: str) -> list[Any] | None:
    """Return all that is known of a source, as a JSON value, or None."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM sources WHERE id = ?", (id,)).fetchone()
    if row is None:
        return None
    keys = connection.execute(
        "SELECT key FROM source_keys WHERE source = ? ORDER BY key", (row[0],)
    ).fetchall()
    return [*row, [key for (key,) in keys]]


def restore_source(connection: sqlite3.Connection, id: str, state: list[Any] | None) -> None:
    """Make a source what it was; where it was not, it goes unless episodes hang on it."""
    row = connection.execute("SELECT n FROM sources WHERE id = ?", (id,)).fetchone()
    if state is None:
        if row is not None:
            connection.execute(
                "DELETE FROM sources WHERE n = ?1"
                " AND NOT EXISTS (SELECT 1 FROM episodes WHERE source = ?1)",
                row,
            )
        return
    old, *columns, keys = state
    if row is None:
        # The old number keeps its place in lists, where nobody else has it now.
        n = connection.execute(
            f"INSERT INTO sources ({_COLUMNS}) VALUES ("
            "(SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM sources WHERE n = ?1)),"
            f" {', '.join(f'?{at}' for at in range(2, len(columns) + 2))}) RETURNING n",
            (old, *columns),
        ).fetchone()[0]
    else:
        n = row[0]
        connection.execute(
            "UPDATE sources SET id = ?, key = ?, name = ?, kind = ?, url = ?, guid = ?, total = ?,"
            " description = ?, tags = ? WHERE n = ?",
            (*columns, n),
        )
    connection.execute("DELETE FROM source_keys WHERE source = ?", (n,))
    _add_keys(connection, n, keys)


def _find(connection: sqlite3.Connection, keys: tuple[str, ...]) -> int | None:
    """Return the number of the source that shares the surest key, if none contradicts.

    Two feeds may bear one name; a page that names a feed's show belongs to the feed.
    """
    holders: dict[str, list[int]] = {}
    for key, n in connection.execute(
        "SELECT key, source FROM source_keys WHERE key IN (SELECT value FROM json_each(?))"
        " ORDER BY source",
        (json.dumps(keys),),
    ):
        holders.setdefault(key, []).append(n)
    for key in keys:
        found = [n for n in holders.get(key, ()) if not _contradicts(connection, n, keys, key)]
        if found:
            return found[0]
    return None


def _contradicts(
    connection: sqlite3.Connection, n: int, keys: tuple[str, ...], shared: str
) -> bool:
    surer = {key.partition(":")[0] for key in keys[: keys.index(shared)]}
    theirs = connection.execute("SELECT key FROM source_keys WHERE source = ?", (n,))
    return any(key.partition(":")[0] in surer for (key,) in theirs)


def _add_keys(connection: sqlite3.Connection, n: int, keys: tuple[str, ...] | list[str]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO source_keys (key, source) VALUES (?, ?)", ((key, n) for key in keys)
    )
