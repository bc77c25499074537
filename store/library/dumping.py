"""The whole library as plain JSON values, and back: what `export json --texts` carries.

A source and an episode are one value each. An episode holds what every document brought for it, so
that reading it back merges the same way; its number, its digests and the index are made anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from store.errors import DamagedError
from store.identity import episode_keys
from store.library.encoding import (
    GarbledError,
    digest,
    episode_from,
    header_of,
    parts_from,
    parts_of,
)
from store.library.reading import Contribution, contributions
from store.library.replacing import ImportLog
from store.library.sources import STATE_FIELDS, restore_source, source_state
from store.library.writing import Writer

__all__ = ["dumped_episodes", "dumped_sources", "load"]

Value = dict[str, Any]

_BATCH = 200


def dumped_sources(
    connection: sqlite3.Connection, episodes: Collection[str] | None = None
) -> Iterator[Value]:
    """Yield the sources in the order in which they came: all, or those of some episodes."""
    wanted = None if episodes is None else set(episodes)
    for id, n in connection.execute("SELECT id, n FROM sources ORDER BY n").fetchall():
        if wanted is not None:
            theirs = connection.execute("SELECT id FROM episodes WHERE source = ?", (n,))
            if not any(one in wanted for (one,) in theirs):
                continue
        state = source_state(connection, id)
        if state is not None:
            _, *columns, keys = state
            yield {**dict(zip(STATE_FIELDS, columns, strict=True)), "keys": keys}


def dumped_episodes(
    connection: sqlite3.Connection, episodes: Collection[str] | None = None
) -> Iterator[Value]:
    """Yield the episodes, source by source in page order: all, or some."""
    wanted = None if episodes is None else set(episodes)
    for n, id, source in connection.execute(
        "SELECT e.n, e.id, s.id FROM episodes AS e JOIN sources AS s ON s.n = e.source"
        " ORDER BY s.n, e.place, e.id"
    ).fetchall():
        if wanted is None or id in wanted:
            yield {
                "id": id,
                "source": source,
                "told": [
                    {
                        "format": one.format,
                        "header": json.loads(one.header),
                        "parts": json.loads(parts_of(one.episode.parts)),
                    }
                    for one in contributions(connection, n)
                ],
            }


def load(
    connection: sqlite3.Connection,
    sources: Iterable[Mapping[str, Any]],
    episodes: Iterable[Mapping[str, Any]],
    *,
    import_id: str,
    where: str,
    dry_run: bool = False,
) -> tuple[list[str], list[str]]:
    """Write what was dumped and isn't there yet; an episode that is there stays as it is.

    Args:
        connection: the library.
        sources: as `dumped_sources` yields them.
        episodes: as `dumped_episodes` yields them.
        import_id: the id by which all of it can be taken back.
        where: what the values come from, for messages.
        dry_run: only say what would happen.

    Returns:
        The ids that are new, and those that were there already.

    Raises:
        DamagedError: a value that was never dumped; nothing is written then.
    """
    new: list[str] = []
    there: list[str] = []
    connection.execute("BEGIN IMMEDIATE")
    try:
        log = ImportLog(connection, import_id)
        for source in sources:
            _load_source(connection, source, log)
        writer = Writer(connection, log)
        places: dict[int, float] = {}
        for count, episode in enumerate(episodes, start=1):
            (new if _load_episode(connection, writer, log, episode, places) else there).append(
                episode["id"]
            )
            if count % _BATCH == 0:
                writer.finish()
        writer.finish()
        connection.execute("ROLLBACK" if dry_run else "COMMIT")
    except (GarbledError, KeyError, TypeError, ValueError, AttributeError) as error:
        connection.rollback()
        raise DamagedError(
            where, f"holds what Earmark never wrote ({error!r})", "nothing of it was read"
        ) from error
    except BaseException:
        connection.rollback()
        raise
    return new, there


def _load_source(connection: sqlite3.Connection, source: Mapping[str, Any], log: ImportLog) -> None:
    id = source["id"]
    if source_state(connection, id) is not None:
        return
    # An earlier version's export lacks the last columns, and so does the state made of it.
    columns = [source[name] for name in STATE_FIELDS if name in source]
    state = [None, *columns, list(source["keys"])]
    restore_source(connection, id, state)
    log.source(id, None, source_state(connection, id))


def _load_episode(
    connection: sqlite3.Connection,
    writer: Writer,
    log: ImportLog,
    value: Mapping[str, Any],
    places: dict[int, float],
) -> bool:
    id = str(value["id"])
    if connection.execute("SELECT 1 FROM episodes WHERE id = ?", (id,)).fetchone():
        return False
    row = connection.execute("SELECT n FROM sources WHERE id = ?", (value["source"],)).fetchone()
    if row is None:
        raise GarbledError(f"an episode of no source: {id}")
    (source,) = row
    if source not in places:
        (last,) = connection.execute(
            "SELECT max(place) FROM episodes WHERE source = ?", (source,)
        ).fetchone()
        places[source] = 0.0 if last is None else last + 1.0
    told = [_contribution(writer, one) for one in value["told"]]
    if not told:
        raise GarbledError(f"an episode that nothing tells of: {id}")
    for one in told:
        log.replaced(id, one.format, None, one.digest)
    writer.put(source, id, places[source], told)
    places[source] += 1.0
    return True


def _contribution(writer: Writer, value: Mapping[str, Any]) -> Contribution:
    parts = parts_from(json.dumps(value["parts"], ensure_ascii=False))
    episode = episode_from(json.dumps(value["header"], ensure_ascii=False), parts)
    header, texts = header_of(episode), parts_of(episode.parts)
    return Contribution(
        writer.next_contribution(),
        str(value["format"]),
        digest(header, texts),
        header,
        episode,
        episode_keys(episode),
    )
