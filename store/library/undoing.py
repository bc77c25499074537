"""Taking imports back, bringing them back again, and deleting, which can be taken back too."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from store.errors import UndoRefusedError
from store.identity import episode_keys
from store.library.encoding import episode_from, pack, parts_from, unpack
from store.library.reading import FETCHED, Contribution, contributions
from store.library.replacing import SOURCE, ImportLog, packed, state_digest
from store.library.sources import restore_source, source_state
from store.library.writing import Writer

__all__ = ["NotedImport", "delete", "losing", "noted", "rename_source", "swap"]


@dataclass(frozen=True, slots=True)
class NotedImport:
    """An import or a deletion that the library can take back."""

    id: str
    taken: bool
    """Whether it is taken back now."""
    deletes: bool
    """Whether it took episodes away, and brought none."""
    new: tuple[str, ...]
    """The episodes that are there through it alone, or were; of a deletion, those deleted."""
    updated: tuple[str, ...]
    """The other episodes that it changed."""


def noted(connection: sqlite3.Connection) -> list[NotedImport]:
    """Return the imports and deletions that can be taken back and touched an episode."""
    found: dict[tuple[str, bool], dict[str, tuple[bool, bool]]] = {}
    for import_id, taken, id, before, after in connection.execute(
        "SELECT i.id, i.taken, r.id, r.before IS NOT NULL, r.after IS NOT NULL"
        " FROM imports AS i JOIN replaced AS r ON r.import = i.n WHERE r.format <> ? ORDER BY i.n",
        (SOURCE,),
    ):
        # What was put in and what was taken out change places when it is taken back.
        was, made = (after, before) if taken else (before, after)
        held, brought = found.setdefault((import_id, bool(taken)), {}).get(id, (False, False))
        found[import_id, bool(taken)][id] = (held or bool(was), brought or bool(made))
    return [
        NotedImport(
            id=import_id,
            taken=taken,
            deletes=not any(made for _, made in episodes.values()),
            new=tuple(id for id, (was, made) in episodes.items() if was != made),
            updated=tuple(id for id, (was, made) in episodes.items() if was and made),
        )
        for (import_id, taken), episodes in found.items()
    ]


def delete(
    connection: sqlite3.Connection,
    episode_ids: Iterable[str],
    *,
    import_id: str,
    source_id: str | None = None,
) -> int:
    """Delete episodes under an id by which they can be brought back; return how many there were.

    With `source_id`, that source goes too; all of its episodes must be among those named.
    """
    count = 0
    log = ImportLog(connection, import_id)
    connection.execute("BEGIN IMMEDIATE")
    try:
        writer = Writer(connection, log)
        for episode_id in dict.fromkeys(filter(str.isascii, episode_ids)):
            row = _row(connection, episode_id)
            if row is None:
                continue
            n, source, place = row
            for told in contributions(connection, n):
                log.replaced(episode_id, told.format, (source, place, told), None)
            writer.put(source, episode_id, place, [])
            count += 1
        if source_id is not None:
            before = source_state(connection, source_id)
            restore_source(connection, source_id, None)
            log.source(source_id, before, source_state(connection, source_id))
        writer.finish()
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
    return count


def rename_source(
    connection: sqlite3.Connection, id: str, name: str, key: str, *, import_id: str
) -> None:
    """Give a source another name, by which it is known from now on besides its old one."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        log = ImportLog(connection, import_id)
        before = source_state(connection, id)
        connection.execute("UPDATE sources SET name = ? WHERE id = ?", (name, id))
        connection.execute(
            "INSERT OR IGNORE INTO source_keys (key, source) SELECT ?, n FROM sources WHERE id = ?",
            (key, id),
        )
        log.source(id, before, source_state(connection, id))
        log.finish()
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def losing(connection: sqlite3.Connection, import_id: str, *, taken: bool) -> list[str]:
    """Return the episodes that would be gone after `swap`: those nothing else tells of."""
    row = connection.execute("SELECT n, taken FROM imports WHERE id = ?", (import_id,)).fetchone()
    if row is None or bool(row[1]) == taken:
        return []
    gone = []
    kept: dict[str, bool] = {}
    formats: dict[str, set[str]] = {}
    for id, format, stays in connection.execute(
        "SELECT id, format, before IS NOT NULL FROM replaced WHERE import = ? AND format <> ?",
        (row[0], SOURCE),
    ):
        kept[id] = kept.get(id, False) or bool(stays)
        formats.setdefault(id, set()).add(format)
    for id in (id for id, stays in kept.items() if not stays):
        found = _row(connection, id)
        told = {one.format for one in contributions(connection, found[0])} if found else set()
        if found and told - {FETCHED} <= formats[id]:
            gone.append(id)
    return gone


def swap(connection: sqlite3.Connection, import_id: str, *, taken: bool) -> list[str]:
    """Put what an import replaced in the place of what it brought, or the other way round.

    Nothing happens where that was done already. Returns the ids of the episodes touched.

    Raises:
        UndoRefusedError: the import is not kept any more, or a newer one changed the same episodes.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        row = connection.execute(
            "SELECT n, taken FROM imports WHERE id = ?", (import_id,)
        ).fetchone()
        if row is None:
            raise UndoRefusedError(
                "library", "what this import replaced is not kept any more", "import again"
            )
        touched = _swap(connection, row[0]) if bool(row[1]) != taken else []
        # a feed that has not changed since would not bring again what was taken back
        connection.execute("UPDATE feeds SET etag = NULL, modified = NULL")
        connection.execute("UPDATE imports SET taken = ? WHERE n = ?", (taken, row[0]))
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
    return touched


def _swap(connection: sqlite3.Connection, n: int) -> list[str]:
    sources: list[tuple[str, Any]] = []
    episodes: dict[str, dict[str, tuple[bytes | None, bytes | None]]] = {}
    for id, format, before, after in connection.execute(
        "SELECT id, format, before, after FROM replaced WHERE import = ?", (n,)
    ):
        if format == SOURCE:
            sources.append((id, None if before is None else unpack(before)))
        else:
            episodes.setdefault(id, {})[format] = (before, after)
    # A source has to be there before its episodes, and can only go after them.
    for id, state in sources:
        if state is not None:
            _swap_source(connection, n, id, state)
    writer = Writer(connection, ImportLog(connection, ""))
    for id, formats in episodes.items():
        _swap_episode(connection, writer, n, id, formats)
    writer.finish()
    for id, state in sources:
        if state is None:
            _swap_source(connection, n, id, None)
    return list(episodes)


def _swap_episode(
    connection: sqlite3.Connection,
    writer: Writer,
    n: int,
    id: str,
    formats: dict[str, tuple[bytes | None, bytes | None]],
) -> None:
    row = _row(connection, id)
    place = row[2] if row else 0.0
    source = row[1] if row else 0
    told = {one.format: one for one in contributions(connection, row[0])} if row else {}
    key = _source_key(connection, source) if row else ""
    for format, (before, after) in formats.items():
        current = told.pop(format, None)
        if (current.digest if current else None) != after:
            raise UndoRefusedError(
                id,
                "this episode was changed by a newer import",
                "take that one back first",
            )
        now = None if current is None else packed(key, place, current)
        if before is not None:
            source_key, place, made, header, parts = unpack(before)
            source = connection.execute(
                "SELECT n FROM sources WHERE key = ?", (source_key,)
            ).fetchone()[0]
            episode = episode_from(header, parts_from(parts))
            number = current.n if current else writer.next_contribution()
            told[format] = Contribution(
                number, format, bytes.fromhex(made), header, episode, episode_keys(episode)
            )
        connection.execute(
            "UPDATE replaced SET before = ?, after = ? WHERE import = ? AND id = ? AND format = ?",
            (now, told[format].digest if format in told else None, n, id, format),
        )
    if set(told) == {FETCHED}:
        told.clear()  # what the feed named goes with it, and can be fetched again
    writer.put(source, id, place, sorted(told.values(), key=lambda one: one.n))


def _swap_source(connection: sqlite3.Connection, n: int, id: str, state: list[Any] | None) -> None:
    current = source_state(connection, id)
    restore_source(connection, id, state)
    connection.execute(
        "UPDATE replaced SET before = ?, after = ? WHERE import = ? AND id = ? AND format = ?",
        (
            None if current is None else pack(current),
            state_digest(source_state(connection, id)),
            n,
            id,
            SOURCE,
        ),
    )


def _row(connection: sqlite3.Connection, id: str) -> tuple[int, int, float] | None:
    found: tuple[int, int, float] | None = connection.execute(
        "SELECT n, source, place FROM episodes WHERE id = ?", (id,)
    ).fetchone()
    return found


def _source_key(connection: sqlite3.Connection, source: int) -> str:
    found = connection.execute("SELECT key FROM sources WHERE n = ?", (source,)).fetchone()
    return str(found[0])
