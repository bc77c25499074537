"""Looking the library over: whether the file is whole, and its tables agree."""

from __future__ import annotations

import sqlite3

from store.library.numbering import episode_of, first_block, part_end, place_of

__all__ = ["check"]

_MOST_NAMED = 20


def check(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong, each problem in a line; nothing where all is well."""
    try:
        return _look(connection)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
            raise
        return [f"library.db: reading it failed ({_said(error)})"]


def _said(error: sqlite3.Error) -> str:
    # SQLite quotes the bytes it can't decode, whatever they are.
    return "".join(letter for letter in str(error) if letter.isprintable())[:80]


def _look(connection: sqlite3.Connection) -> list[str]:
    problems = [
        f"library.db: {message}"
        for (message,) in connection.execute(f"PRAGMA quick_check({_MOST_NAMED})")
        if message != "ok"
    ]
    if problems:
        # Tables that SQLite itself can't walk have no counts to compare.
        return problems
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(
        _MOST_NAMED
    ):
        problems.append(f"library.db: a row of {table} belongs to nothing in {parent}")
    problems += _index(connection)
    return problems + _blocks(connection) + _episodes(connection)


def _index(connection: sqlite3.Connection) -> list[str]:
    try:
        # The 1 has it compared with the blocks, not only with itself.
        connection.execute(
            "INSERT INTO word_index (word_index, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        code = error.sqlite_errorcode & 0xFF
        if code == sqlite3.SQLITE_READONLY:
            # SQLite compares only where it could write.
            return []
        if code == sqlite3.SQLITE_BUSY:
            raise
        return [f"library.db: the search index does not agree with the texts ({_said(error)})"]
    return []


def _blocks(connection: sqlite3.Connection) -> list[str]:
    """Compare every part's count with the blocks that bear its numbers."""
    counted: dict[tuple[int, int], int] = {}
    firsts: dict[int, int] = {}
    problems = []
    for n, published, first in connection.execute("SELECT n, published, first_block FROM episodes"):
        firsts[n] = first
        if first != first_block(published, n):
            problems.append(f"library.db: episode {n} stands under another day than its own")
    for (number,) in connection.execute("SELECT id FROM blocks"):
        n = episode_of(number)
        rank, place = place_of(number)
        if n not in firsts or part_end(firsts[n], rank) - place != number:
            problems.append(f"library.db: block {number} belongs to no episode")
            continue
        counted[n, rank] = counted.get((n, rank), 0) + 1
    for n, rank, blocks, id in connection.execute(
        "SELECT p.episode, p.rank, p.blocks, e.id FROM parts AS p"
        " JOIN episodes AS e ON e.n = p.episode"
    ):
        there = counted.pop((n, rank), 0)
        if there != blocks:
            problems.append(f"library.db: episode {id} has {there} of {blocks} blocks of a part")
    problems += [f"library.db: episode {n} has blocks of no part" for n, _ in counted]
    return problems[:_MOST_NAMED]


def _episodes(connection: sqlite3.Connection) -> list[str]:
    wrong = {
        "its words don't add up": (
            "words <> (SELECT coalesce(sum(words), 0) FROM parts WHERE episode = e.n)"
        ),
        "its references don't add up": (
            "mentions <> (SELECT count(*) FROM mentions WHERE episode = e.n)"
        ),
        "no document tells of it": ("NOT EXISTS (SELECT 1 FROM contributions WHERE episode = e.n)"),
        "it is known by no key": "NOT EXISTS (SELECT 1 FROM keys WHERE episode = e.n)",
    }
    return [
        f"library.db: episode {id}: {what}"
        for what, condition in wrong.items()
        for (id,) in connection.execute(
            f"SELECT id FROM episodes AS e WHERE {condition} LIMIT {_MOST_NAMED}"
        )
    ]
