"""What can be read of a damaged library, written into a new one."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.identity import episode_keys, source_id
from store.library.encoding import episode_from, parts_from
from store.library.library import Library
from store.library.reading import Contribution, contributions
from store.library.replacing import ImportLog
from store.library.schema import APPLICATION_ID
from store.library.writing import Writer

__all__ = ["SavedTexts", "salvage_library"]

_BATCH = 200
_FAULTS = (sqlite3.Error, ValueError, LookupError, TypeError, zlib.error, RecursionError)
_SOURCES = "n, id, key, name, kind, url, guid, total, description, tags"
_NEWER = "link, image, language, serial, typed"


@dataclass(slots=True)
class SavedTexts:
    """What became of the episodes."""

    whole: int = 0
    """Episodes that came back as they were."""
    bare: list[str] = field(default_factory=list)
    """Ids of those that came back without their text."""
    lost: list[str] = field(default_factory=list)
    """Ids of those that are gone, as far as they are known."""
    undoable: bool = False
    """Whether imports made before can still be taken back."""


def salvage_library(damaged: Path, new: Path) -> SavedTexts | None:
    """Read what can be read and write it into a new library; None where nothing can be.

    Args:
        damaged: a copy of the file that is damaged, which may be written to.
        new: where there is no file yet.
    """
    with closing(sqlite3.connect(damaged, isolation_level=None)) as old:
        try:
            # Without this SQLite reads nothing of a file that was cut off.
            old.execute("PRAGMA writable_schema = ON")
            if old.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return None
            found = _episodes(old)
        except _FAULTS:
            return None
        if not found:
            return None
        saved = SavedTexts()
        with closing(Library.open(new)) as library:
            _fill(old, library.connection, found, saved)
        return saved


def _episodes(old: sqlite3.Connection) -> dict[int, str | None]:
    """Return the numbers of episodes with their ids, from the table and its indexes."""
    found: dict[int, str | None] = {}
    for statement in (
        "SELECT n, id FROM episodes ORDER BY id",
        "SELECT n, id FROM episodes ORDER BY n",
        "SELECT n, id FROM episodes ORDER BY n DESC",
        "SELECT n, NULL FROM episodes ORDER BY source, place",
        "SELECT DISTINCT episode, NULL FROM contributions ORDER BY episode",
    ):
        for n, id in _rows(old, statement):
            found[n] = found.get(n) or id
    return dict(sorted(found.items()))


def _rows(old: sqlite3.Connection, statement: str, *values: Any) -> Iterator[Any]:
    """Yield rows until a page can't be read."""
    with suppress(*_FAULTS):
        yield from old.execute(statement, values)


def _fill(
    old: sqlite3.Connection,
    new: sqlite3.Connection,
    found: dict[int, str | None],
    saved: SavedTexts,
) -> None:
    new.execute("BEGIN IMMEDIATE")
    # an older library has no newer columns
    for columns in (f"{_SOURCES}, {_NEWER}", _SOURCES):
        places = ", ".join("?" * len(columns.split(",")))
        new.executemany(
            f"INSERT OR IGNORE INTO sources ({columns}) VALUES ({places})",
            _rows(old, f"SELECT {columns} FROM sources"),
        )
    new.executemany(
        "INSERT OR IGNORE INTO source_keys (key, source) SELECT ?1, n FROM sources WHERE n = ?2",
        _rows(old, "SELECT key, source FROM source_keys"),
    )
    new.execute("INSERT OR IGNORE INTO source_keys (key, source) SELECT key, n FROM sources")
    sources = {n for (n,) in new.execute("SELECT n FROM sources")}
    writer = Writer(new, ImportLog(new, ""))
    for count, (n, id) in enumerate(found.items(), start=1):
        row = next(_rows(old, "SELECT id, source, place FROM episodes WHERE n = ?", n), None)
        if row is None:
            if id is not None:
                saved.lost.append(id)
            continue
        episode, source, place = row
        told, whole = _told(old, n)
        if not told:
            saved.lost.append(episode)
            continue
        if source not in sources:
            _make_source(new, source)
            sources.add(source)
        writer.put(source, episode, place, told)
        if whole:
            saved.whole += 1
        else:
            saved.bare.append(episode)
        if count % _BATCH == 0:
            writer.finish()
            new.execute("COMMIT")
            new.execute("BEGIN IMMEDIATE")
            writer = Writer(new, ImportLog(new, ""))
    writer.finish()
    new.execute("COMMIT")
    saved.undoable = _carry_imports(old, new)


def _told(old: sqlite3.Connection, n: int) -> tuple[list[Contribution], bool]:
    """What documents told of an episode; without the texts, where those can't be read."""
    try:
        told = contributions(old, n)
    except _FAULTS:
        told = []
    if told:
        return told, True
    for by, format, header, rest in _rows(
        old, "SELECT n, format, header, rest FROM contributions WHERE episode = ? ORDER BY n", n
    ):
        with suppress(*_FAULTS):
            episode = episode_from(header, () if rest is None else parts_from(rest))
            # A digest that no document has: importing it again brings the text back.
            told.append(Contribution(by, format, b"", header, episode, episode_keys(episode)))
    return told, False


def _make_source(new: sqlite3.Connection, n: int) -> None:
    name = f"Recovered source {n}"
    key = f"name:{name.casefold()}"
    new.execute(
        "INSERT INTO sources (n, id, key, name, kind) VALUES (?, ?, ?, ?, 'files')",
        (n, source_id(key), key, name),
    )
    new.execute("INSERT INTO source_keys (key, source) VALUES (?, ?)", (key, n))


def _carry_imports(old: sqlite3.Connection, new: sqlite3.Connection) -> bool:
    """Carry over what imports replaced, all of it or nothing: half would undo half an import."""
    new.execute("BEGIN IMMEDIATE")
    try:
        imports = old.execute("SELECT n, id, taken FROM imports").fetchall()
        replaced = old.execute("SELECT import, id, format, before, after FROM replaced").fetchall()
        new.executemany("INSERT INTO imports (n, id, taken) VALUES (?, ?, ?)", imports)
        new.executemany(
            "INSERT INTO replaced (import, id, format, before, after) VALUES (?, ?, ?, ?, ?)",
            replaced,
        )
        new.execute("COMMIT")
    except _FAULTS:
        new.rollback()
        return False
    return True
