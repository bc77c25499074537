"""The tables of ``library.db``, and how an older file becomes a newer one.

What is *shown* of an episode stands in `episodes`, `parts`, `blocks`, `mentions`, `speakers` and
`profiles`; what each document brought stands in `contributions`, whose `rest` keeps the parts that
another document's richer ones stand in front of. What the last fetch of a feed said stands in
`feeds`, and can be lost: without it all of the feed is fetched again. A block's number says where
it stands (see `store.library.numbering`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from store.errors import NewerVersionError

__all__ = ["APPLICATION_ID", "MIGRATIONS", "prepare", "refuse_newer"]

APPLICATION_ID = 0x4561726D
"""``Earm``: tells Earmark's library from another program's SQLite file."""

_FIRST = """
CREATE TABLE sources (
    n           INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    key         TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    url         TEXT,
    guid        TEXT,
    total       INTEGER,
    description TEXT,
    tags        TEXT NOT NULL DEFAULT ''
);
CREATE TABLE source_keys (
    key    TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES sources (n) ON DELETE CASCADE,
    PRIMARY KEY (key, source)
) WITHOUT ROWID;
CREATE INDEX source_keys_source ON source_keys (source);

CREATE TABLE episodes (
    n           INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    source      INTEGER NOT NULL REFERENCES sources (n),
    place       REAL NOT NULL,
    first_block INTEGER NOT NULL,
    title       TEXT NOT NULL,
    number      INTEGER,
    people      TEXT NOT NULL,
    published   TEXT,
    duration    REAL,
    words       INTEGER NOT NULL,
    parts       INTEGER NOT NULL,
    link        TEXT,
    truncated   INTEGER NOT NULL,
    tags        TEXT NOT NULL,
    mentions    INTEGER NOT NULL
);
CREATE INDEX episodes_source ON episodes (source, place);
CREATE TABLE keys (
    source  INTEGER NOT NULL,
    key     TEXT NOT NULL,
    episode INTEGER NOT NULL REFERENCES episodes (n) ON DELETE CASCADE,
    PRIMARY KEY (source, key, episode)
) WITHOUT ROWID;
CREATE INDEX keys_episode ON keys (episode);

CREATE TABLE contributions (
    n       INTEGER PRIMARY KEY,
    episode INTEGER NOT NULL REFERENCES episodes (n) ON DELETE CASCADE,
    format  TEXT NOT NULL,
    digest  BLOB NOT NULL,
    header  TEXT NOT NULL,
    rest    TEXT,
    UNIQUE (episode, format)
);
CREATE TABLE parts (
    episode      INTEGER NOT NULL REFERENCES episodes (n) ON DELETE CASCADE,
    rank         INTEGER NOT NULL,
    contribution INTEGER NOT NULL REFERENCES contributions (n),
    blocks       INTEGER NOT NULL,
    words        INTEGER NOT NULL,
    PRIMARY KEY (episode, rank)
) WITHOUT ROWID;
CREATE INDEX parts_contribution ON parts (contribution);
CREATE TABLE blocks (
    id      INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL,
    level   INTEGER,
    label   TEXT,
    speaker TEXT,
    start   REAL,
    end     REAL,
    text    TEXT NOT NULL
);
CREATE VIRTUAL TABLE word_index USING fts5 (
    label, text,
    content = 'blocks', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '3'
);
CREATE TABLE speakers (
    episode INTEGER NOT NULL REFERENCES episodes (n) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    PRIMARY KEY (episode, name)
) WITHOUT ROWID;
CREATE TABLE mentions (
    episode INTEGER NOT NULL REFERENCES episodes (n) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    work    TEXT NOT NULL,
    title   TEXT NOT NULL,
    authors TEXT NOT NULL,
    year    TEXT,
    url     TEXT,
    kind    TEXT NOT NULL,
    arxiv   TEXT,
    PRIMARY KEY (episode, place)
) WITHOUT ROWID;
CREATE INDEX mentions_work ON mentions (work);
CREATE INDEX mentions_arxiv ON mentions (arxiv) WHERE arxiv IS NOT NULL;
CREATE TABLE profiles (
    episode INTEGER PRIMARY KEY REFERENCES episodes (n) ON DELETE CASCADE,
    terms   BLOB NOT NULL
);

CREATE TABLE imports (
    n     INTEGER PRIMARY KEY AUTOINCREMENT,
    id    TEXT NOT NULL UNIQUE,
    taken INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE replaced (
    import INTEGER NOT NULL REFERENCES imports (n) ON DELETE CASCADE,
    id     TEXT NOT NULL,
    format TEXT NOT NULL,
    before BLOB,
    after  BLOB,
    PRIMARY KEY (import, id, format)
) WITHOUT ROWID;

INSERT INTO word_index (word_index, rank) VALUES ('hashsize', 16777216);
INSERT INTO word_index (word_index, rank) VALUES ('automerge', 8);
"""

_FEEDS = """
ALTER TABLE sources ADD COLUMN link TEXT;
ALTER TABLE sources ADD COLUMN image TEXT;
ALTER TABLE sources ADD COLUMN language TEXT;
ALTER TABLE sources ADD COLUMN serial INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sources ADD COLUMN typed INTEGER NOT NULL DEFAULT 0;
CREATE TABLE feeds (
    source   INTEGER PRIMARY KEY REFERENCES sources (n) ON DELETE CASCADE,
    url      TEXT NOT NULL,
    etag     TEXT,
    modified TEXT,
    fetched  TEXT,
    next_try TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    problem  TEXT,
    gone     INTEGER NOT NULL DEFAULT 0
);
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _FEEDS)
"""At place n, the statements that lead from version n to n + 1; the first make a new library."""


def refuse_newer(path: Path, version: int, known: int) -> None:
    """Raise NewerVersionError where the file's version is above the newest known one."""
    if version > known:
        raise NewerVersionError(
            str(path),
            f"a newer Earmark wrote this library (version {version}, this one knows {known})",
            "use that Earmark; nothing was changed",
        )


def prepare(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[str] = MIGRATIONS
) -> None:
    """Bring the file to the newest version; a file that is there already does no more than tell it.

    Before an older library is changed a copy of it is laid beside it (``library.db.version-1``).
    """
    if _version(connection) == len(migrations):
        return
    refuse_newer(path, _version(connection), len(migrations))
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have been quicker while this one waited.
        version = _version(connection)
        refuse_newer(path, version, len(migrations))
        if 0 < version < len(migrations):
            _copy(path, version)
        for number in range(version, len(migrations)):
            for statement in _statements(migrations[number]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _copy(path: Path, version: int) -> None:
    # A second connection reads what was there before the open transaction.
    target = path.with_name(f"{path.name}.version-{version}")
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _statements(script: str) -> list[str]:
    # executescript() would commit before it begins, and half a migration would stay.
    found, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    if pending.strip():
        found.append(pending)
    return found
