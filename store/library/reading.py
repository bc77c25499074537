"""Episodes out of the library: rows for lists, texts for reading."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from seeds.model import Block, Episode, Part
from store.errors import UnknownIdError
from store.identity import episode_keys
from store.library.encoding import (
    GarbledError,
    block_from,
    episode_from,
    parts_from,
    parts_of,
)
from store.library.merging import richest_lists
from store.library.numbering import KINDS, RANKS, last_block, place_of
from store.library.rows import ROW, row_from
from store.model import EpisodeText

__all__ = [
    "FETCHED",
    "Contribution",
    "contributions",
    "ids_starting",
    "number_of_episode",
    "rest_of",
    "text",
    "texts",
    "with_speaker",
]

FETCHED = "fetched-texts"
"""The format of what was fetched because a feed named it: it never stands alone."""

_MORE = ("guid", "enclosure", "enclosure_type", "season", "kind", "image", "chapters_url")
_LISTS = ("credits", "transcripts", "soundbites")
_BLOCK = "id, kind, level, label, speaker, start, end, text"


@dataclass(frozen=True, slots=True)
class Contribution:
    """What the documents of one format brought for an episode."""

    n: int
    format: str
    digest: bytes
    header: str
    episode: Episode
    keys: tuple[str, ...]


def ids_starting(connection: sqlite3.Connection, start: str, limit: int) -> list[str]:
    """Return the ids that begin so, in the order of the alphabet."""
    if not start.isascii():
        return []
    found = connection.execute(
        "SELECT id FROM episodes WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT ?2",
        (start, limit),
    )
    return [id for (id,) in found]


def number_of_episode(connection: sqlite3.Connection, episode_id: str) -> int:
    """Return the number by which the tables know an episode.

    Raises:
        UnknownIdError: no episode has this id.
    """
    # What comes from a command line may hold bytes that are no text, which SQLite doesn't take.
    if episode_id.isascii():
        found = connection.execute("SELECT n FROM episodes WHERE id = ?", (episode_id,)).fetchone()
        if found is not None:
            return int(found[0])
    raise UnknownIdError(episode_id, "no episode has this id", "earmark list shows the ids")


def text(connection: sqlite3.Connection, episode_id: str) -> EpisodeText:
    """Return an episode with its text.

    Raises:
        UnknownIdError: no episode has this id.
    """
    n = number_of_episode(connection, episode_id)
    *fields, first = connection.execute(
        ROW.format(more=", e.first_block") + " WHERE e.n = ?", (n,)
    ).fetchone()
    headers = connection.execute(
        "SELECT header FROM contributions WHERE episode = ? ORDER BY n", (n,)
    ).fetchall()
    told = [episode_from(header) for (header,) in headers]
    references, chapters, links = richest_lists(told)
    shown = _blocks(connection, first)
    parts = tuple(Part(KINDS[rank], tuple(shown[rank])) for rank in sorted(shown))
    more: dict[str, Any] = {
        name: next(filter(None, (getattr(t, name) for t in told)), None) for name in _MORE
    }
    more |= {name: max((getattr(t, name) for t in told), key=len) for name in _LISTS}
    return EpisodeText(row_from(fields), parts, references, chapters, links, **more)


def texts(connection: sqlite3.Connection, episode_ids: Iterable[str]) -> Iterator[EpisodeText]:
    """Yield the texts of episodes, one at a time.

    Raises:
        UnknownIdError: no episode has one of these ids.
    """
    for episode_id in episode_ids:
        yield text(connection, episode_id)


def contributions(connection: sqlite3.Connection, n: int) -> list[Contribution]:
    """Return what each format brought for an episode, the oldest first, shown or not."""
    first = connection.execute("SELECT first_block FROM episodes WHERE n = ?", (n,)).fetchone()[0]
    blocks = _blocks(connection, first)
    shown: dict[int, list[Part]] = {}
    for rank, by in connection.execute(
        "SELECT rank, contribution FROM parts WHERE episode = ? ORDER BY rank", (n,)
    ):
        shown.setdefault(by, []).append(Part(KINDS[rank], tuple(blocks.get(rank, ()))))
    found = []
    for by, format, digest, header, rest in connection.execute(
        "SELECT n, format, digest, header, rest FROM contributions WHERE episode = ? ORDER BY n",
        (n,),
    ):
        parts = shown.get(by, [])
        if rest is not None:
            parts = sorted((*parts, *parts_from(rest)), key=lambda part: RANKS[part.kind])
        episode = episode_from(header, tuple(parts))
        found.append(Contribution(by, format, digest, header, episode, episode_keys(episode)))
    return found


def rest_of(told: Contribution, shown: set[int]) -> str | None:
    """Return as JSON those parts of a contribution whose ranks are not among the shown."""
    rest = [part for part in told.episode.parts if RANKS[part.kind] not in shown]
    return parts_of(rest) if rest else None


def with_speaker(connection: sqlite3.Connection, name: str) -> frozenset[str]:
    """Return the ids of the episodes with a speaker whose name holds these letters."""
    wanted = name.casefold()
    ids: dict[str, set[str]] = {}
    for speaker, id in connection.execute(
        "SELECT name, id FROM speakers JOIN episodes ON n = episode"
    ):
        ids.setdefault(speaker, set()).add(id)
    return frozenset().union(*(found for who, found in ids.items() if wanted in who.casefold()))


def _blocks(connection: sqlite3.Connection, first: int) -> dict[int, list[Block]]:
    shown: dict[int, list[Block]] = {}
    for number, *fields in connection.execute(
        f"SELECT {_BLOCK} FROM blocks WHERE id BETWEEN ? AND ? ORDER BY id DESC",
        (first, last_block(first)),
    ):
        shown.setdefault(place_of(number)[0], []).append(block_from(fields))
    if any(rank >= len(KINDS) for rank in shown):
        raise GarbledError("a block of no known part")
    return shown
