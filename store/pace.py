"""How long things take: minutes left to read, or to listen to where there is no text."""

from __future__ import annotations

from store.model import Listed

__all__ = ["WORDS_A_MINUTE", "minutes_left"]

WORDS_A_MINUTE = 230
"""A usual pace of silent reading."""


def minutes_left(listed: Listed) -> float:
    """Return the minutes left to read; of an episode without text, those left to listen to.

    0 where it is read, or where neither its text nor its length is known.
    """
    row, state = listed.row, listed.state
    if row.words:
        return row.words / WORDS_A_MINUTE * (1 - state.progress)
    if row.duration:
        return max(0.0, row.duration - state.position) / 60
    return 0.0
