"""Page order, kept while pages grow: where new episodes go among those a source has."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

__all__ = ["places"]


def places(connection: sqlite3.Connection, source: int, items: Sequence[int | None]) -> list[float]:
    """Return a place for each item of a page; only those of new ones mean anything.

    New items stand together with the items that the page has beside them: after the one before
    them, else before the one after them, else before all that the source has, since pages show what
    is new at their top.

    Args:
        connection: the library.
        source: the source's number.
        items: in page order, the number of the episode that an item is, 0 for a new one, None for
            one that doesn't count.
    """
    found = [0.0] * len(items)
    if 0 not in items:
        return found
    if not any(items):
        # All are new: a folder of transcripts, each a document, must not count the source's
        # episodes for each.
        (top,) = connection.execute(
            "SELECT min(place) FROM episodes WHERE source = ?", (source,)
        ).fetchone()
        _spread(found, [at for at, item in enumerate(items) if item == 0], (None, top))
        return found
    known: dict[int, float] = dict(
        connection.execute("SELECT n, place FROM episodes WHERE source = ?", (source,))
    )
    run: list[int] = []
    before: float | None = None
    for at, item in enumerate(items):
        if item is None:
            continue
        if item == 0:
            run.append(at)
            continue
        if run:
            _spread(found, run, _gap(known, before, known[item]))
            run = []
        before = known[item]
    if run:
        _spread(found, run, _gap(known, before, None))
    return found


def _gap(
    known: dict[int, float], before: float | None, after: float | None
) -> tuple[float | None, float | None]:
    if before is not None:
        return before, min((place for place in known.values() if place > before), default=None)
    top = after if after is not None else min(known.values(), default=None)
    if top is None:
        return None, None
    return max((place for place in known.values() if place < top), default=None), top


def _spread(found: list[float], run: list[int], gap: tuple[float | None, float | None]) -> None:
    low, high = gap
    if low is not None and high is not None:
        step = (high - low) / (len(run) + 1)
        start = low + step
    else:
        step = 1.0
        start = low + 1 if low is not None else high - len(run) if high is not None else 0.0
    for number, at in enumerate(run):
        found[at] = start + number * step
