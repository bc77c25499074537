"""Sources: found again by any key they have, told a little better by each document."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any, Protocol

from seeds.model import Document, Source, SourceKind
from store.identity import source_id, source_keys
from store.library.encoding import GarbledError, join, split
from store.model import ImportOutcome, SourceRow

__all__ = [
    "KnownSource",
    "STATE_FIELDS",
    "restore_source",
    "source_rows",
    "source_state",
    "write_source",
    "write_subscriptions",
]

_KINDS = {kind.value: kind for kind in SourceKind}
_TOLD = "kind, url, guid, total, description, tags, link, image, language, serial, typed"
_COLUMNS = f"n, id, key, name, {_TOLD}"
_EARLIER = 9
"""How many columns, from id on, such a state has."""
_FIELDS = tuple(_TOLD.split(", "))
STATE_FIELDS = ("id", "key", "name", *_FIELDS)
"""What the columns of such a state are called, without its number and its keys."""
_LATER = (None, None, None, 0, 0)
"""What a state has that was noted before there were the last columns."""


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source of the library."""

    n: int
    id: str
    key: str
    name: str
    changed: bool
    """It is new, or something new is known of it."""


class _Log(Protocol):
    def source(self, id: str, before: Any, after: Any) -> None: ...


def write_source(
    connection: sqlite3.Connection,
    source: Source,
    log: _Log,
    *,
    listed: bool = False,
    typed: bool = False,
) -> KnownSource:
    """Find a document's source or make it, and take over what the document newly tells of it.

    Args:
        connection: the library.
        source: as the document has it.
        log: where what was there is noted.
        listed: a list of subscriptions tells of it, which knows less than the source itself.
        typed: a person gave its address, and may mean one that nobody else may lead to.
    """
    keys = source_keys(source)
    n = _find(connection, keys)
    if n is None:
        id = source_id(keys[0])
        told = _told(source, typed=typed)
        n = int(
            connection.execute(
                f"INSERT INTO sources (id, key, name, {_TOLD})"
                f" VALUES (?, ?, ?, {', '.join('?' * len(told))}) RETURNING n",
                (id, keys[0], source.name, *told),
            ).fetchone()[0]
        )
        _add_keys(connection, n, keys)
        log.source(id, None, source_state(connection, id))
        return KnownSource(n, id, keys[0], source.name, changed=True)
    row = connection.execute(f"SELECT {_COLUMNS} FROM sources WHERE n = ?", (n,)).fetchone()
    if row is None:
        raise GarbledError("a key of no source")
    _, id, key, name, *was = row
    told = _better(was, _told(source, typed=typed), listed=listed)
    # a list that had no name for a feed named it by its address
    better_name = source.name if name == was[1] and source.name != source.url else name
    there = {
        found
        for (found,) in connection.execute("SELECT key FROM source_keys WHERE source = ?", (n,))
    }
    changed = told != tuple(was) or better_name != name or not there.issuperset(keys)
    if changed:
        before = source_state(connection, id)
        connection.execute(
            f"UPDATE sources SET ({_TOLD}, name) = ({', '.join('?' * (len(told) + 1))})"
            " WHERE n = ?",
            (*told, better_name, n),
        )
        _add_keys(connection, n, keys)
        log.source(id, before, source_state(connection, id))
    return KnownSource(n, id, key, better_name, changed=changed)


def write_subscriptions(
    connection: sqlite3.Connection, path: str, document: Document, log: _Log
) -> ImportOutcome:
    """Write the sources of a list; its feeds bring their episodes when they are fetched."""
    written = [write_source(connection, one, log, listed=True) for one in document.subscriptions]
    return ImportOutcome(
        path=path,
        format=document.format,
        source=document.source.name,
        new=0,
        updated=0,
        unchanged=0,
        episodes=(),
        warnings=document.warnings,
        subscribed=tuple(one.id for one in written if one.changed),
    )


def _told(source: Source, *, typed: bool) -> tuple[Any, ...]:
    return (
        source.kind.value,
        source.url,
        source.guid,
        source.total,
        source.description,
        join(source.tags),
        source.link,
        source.image,
        source.language,
        int(source.serial),
        int(typed),
    )


def _better(was: list[Any], now: tuple[Any, ...], *, listed: bool) -> tuple[Any, ...]:
    """Return what is known of a source when something more is told."""
    old, new = dict(zip(_FIELDS, was, strict=True)), dict(zip(_FIELDS, now, strict=True))
    told: dict[str, Any] = {}
    for name in _FIELDS:
        first, second = (old, new) if listed else (new, old)
        empty = (None,) if name == "total" else (None, "")
        told[name] = first[name] if first[name] not in empty else second[name]
    if listed:
        # A feed may lie in several folders of a list, and in several lists.
        told["tags"] = join(dict.fromkeys((*split(old["tags"]), *split(new["tags"]))))
    feed = SourceKind.FEED.value
    told["kind"] = feed if feed in (old["kind"], new["kind"]) else old["kind"]
    if old["kind"] == feed and (new["kind"] != feed or (listed and old["url"])):
        told["url"] = old["url"]
    told["serial"] = old["serial"] if listed else new["serial"]
    told["typed"] = max(old["typed"], new["typed"])
    return tuple(told.values())


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
            link,
            image,
            language,
            bool(serial),
            problem,
        )
        for (
            id, name, kind, url, episodes, total, description, tags,
            link, image, language, serial, problem,
        ) in connection.execute(
            "SELECT id, name, kind, sources.url,"
            " (SELECT count(*) FROM episodes WHERE source = sources.n),"
            " total, description, tags, link, image, language, serial, problem"
            " FROM sources LEFT JOIN feeds ON feeds.source = n ORDER BY n"
        )
    ]  # fmt: skip


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
    columns += _LATER[len(columns) - _EARLIER :]
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
            f"UPDATE sources SET (id, key, name, {_TOLD})"
            f" = ({', '.join('?' * len(columns))}) WHERE n = ?",
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
    surer.discard(shared.partition(":")[0])
    theirs = connection.execute("SELECT key FROM source_keys WHERE source = ?", (n,))
    return any(key.partition(":")[0] in surer for (key,) in theirs)


def _add_keys(connection: sqlite3.Connection, n: int, keys: tuple[str, ...] | list[str]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO source_keys (key, source) VALUES (?, ?)", ((key, n) for key in keys)
    )
