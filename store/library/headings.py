"""The heading that stands above a block."""

from __future__ import annotations

import sqlite3

from seeds.model import PartKind
from store.library.numbering import RANKS, part_end

__all__ = ["heading_above"]

_PARTS = frozenset(map(str, PartKind)) - {"transcript"}


def heading_above(
    connection: sqlite3.Connection, episode_id: str, part: str, block: int
) -> str | None:
    """Return the text of the last heading before a block of a part, or None if there is none.

    Walks back to it by the blocks' numbers; a transcript, which is long, has none. None as well for
    an id or a part that nobody has.
    """
    found = connection.execute(
        "SELECT first_block FROM episodes WHERE id = ?", (episode_id,)
    ).fetchone()
    if found is None or part not in _PARTS:
        return None
    begin = part_end(found[0], RANKS[PartKind(part)])  # block n has that number less n
    heading = connection.execute(
        "SELECT text FROM blocks WHERE id > ? AND id <= ? AND kind = 'heading' ORDER BY id LIMIT 1",
        (begin - block, begin),
    ).fetchone()
    return str(heading[0]) if heading else None
