"""Episodes out of the library as rows for lists; what lists need is imported here and no more."""

from __future__ import annotations

import sqlite3
from typing import Any

from store.library.columns import split
from store.library.numbering import KINDS
from store.model import EpisodeRow

__all__ = ["ROW", "row", "row_from", "rows"]

ROW = (
    "SELECT e.id, s.id, s.name, e.title, e.number, e.people, e.published, e.duration, e.words,"
    " e.parts, e.link, e.truncated, e.tags, e.mentions{more}"
    " FROM episodes AS e JOIN sources AS s ON s.n = e.source"
)
_ORDER = " ORDER BY e.published DESC, e.source, e.place, e.n"

# Every set of parts an episode can have, by the bits of its ranks.
_KINDS_OF = tuple(
    tuple(kind for rank, kind in enumerate(KINDS) if bits >> rank & 1)
    for bits in range(1 << len(KINDS))
)


def rows(connection: sqlite3.Connection, limit: int | None = None) -> list[EpisodeRow]:
    """Return every episode: newest first, undated after, then by source and in page order.

    With a limit, the first so many; then only their numbers are put in order.
    """
    asked = ROW.format(more="")
    if limit is not None:
        asked += f" WHERE e.n IN (SELECT e.n FROM episodes AS e{_ORDER} LIMIT {limit:d})"
    shared: dict[str, str] = {}
    return [row_from(found, shared) for found in connection.execute(asked + _ORDER)]


def row(connection: sqlite3.Connection, episode_id: str) -> EpisodeRow | None:
    """Return one episode, or None."""
    if not episode_id.isascii():
        return None
    found = connection.execute(ROW.format(more="") + " WHERE e.id = ?", (episode_id,)).fetchone()
    return None if found is None else row_from(found)


def row_from(found: Any, shared: dict[str, str] | None = None) -> EpisodeRow:
    """Return the row that the columns of `ROW` give; `shared` keeps each source's name once."""
    (
        id,
        source_id,
        source,
        title,
        number,
        people,
        published,
        duration,
        words,
        parts,
        link,
        truncated,
        tags,
        mentions,
    ) = found
    if shared is not None:
        source_id = shared.setdefault(source_id, source_id)
        source = shared.setdefault(source, source)
    return EpisodeRow(
        id,
        source_id,
        source,
        title,
        number,
        split(people) if people else (),
        published,
        duration,
        words,
        _KINDS_OF[parts & (len(_KINDS_OF) - 1)],
        link,
        bool(truncated),
        split(tags) if tags else (),
        mentions,
    )
