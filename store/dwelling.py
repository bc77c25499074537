"""Telling what was read from what was in view, and for how long. Pure: it is told the time.

Time flows into the blocks in view from the top down. A block is read once it had a third of the
time that its words take at the reader's pace: people skim, but nobody reads a page in a second.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

__all__ = ["IDLE", "Dwelling", "InView", "WasRead"]

SHARE = 1 / 3
"""The part of a block's usual time after which it counts as read."""
IDLE = 120.0
"""Seconds without a key or a scroll after which nobody is thought to read."""
SLOWEST = 80
"""Words a minute below which time is no reading time."""
LONGEST = 5.0
"""Seconds between two looks that count at most: the machine may have slept meanwhile."""


@dataclass(frozen=True, slots=True)
class InView:
    """A block on the screen."""

    part: str
    block: int
    words: int
    shown: float = 1.0
    """How far down it was seen, 1 to its end; less where it ends below the view."""


@dataclass(frozen=True, slots=True)
class WasRead:
    """What was read in a while."""

    blocks: tuple[tuple[str, int], ...]
    words: int
    seconds: float


class Dwelling:
    """One reading of one text. What is read a second time in it is not counted again."""

    def __init__(self, words_a_minute: float) -> None:
        """Begin; `words_a_minute` is the reader's own pace."""
        self._pace = words_a_minute
        self._at: float | None = None
        self._where: Hashable = None
        self._moved = 0.0
        self._had: dict[tuple[str, int], float] = {}
        self._done: set[tuple[str, int]] = set()
        self._blocks: list[tuple[str, int]] = []
        self._words = 0
        self._seconds = 0.0
        self._owed = 0.0

    def pause(self) -> None:
        """Stop the clock: nobody is looking. The next look starts it."""
        self._at = self._where = None

    def look(self, now: float, where: Hashable, view: Sequence[InView]) -> None:
        """Take note of what is in view.

        Args:
            now: the time, in seconds.
            where: what differs whenever a key or a scroll changed something.
            view: the blocks in view, from the top down.
        """
        since = 0.0 if self._at is None else min(max(0.0, now - self._at), LONGEST)
        self._at = now
        if where != self._where:
            self._where, self._moved = where, now
        if since and now - self._moved <= IDLE:
            self._spend(since, view)

    def _spend(self, seconds: float, view: Sequence[InView]) -> None:
        left = seconds
        for one in view:
            key = (one.part, one.block)
            if key in self._done:
                continue
            had = self._had.get(key, 0.0)
            given = max(0.0, one.words * 60 / self._pace * SHARE * one.shown - had)
            if given > left:
                self._had[key] = had + left
                left = 0.0
                break
            self._had[key] = had + given
            left -= given
            if one.shown >= 1:
                self._done.add(key)
                self._blocks.append(key)
                self._words += one.words
                self._owed += one.words * 60 / SLOWEST
        # What counts as read soon takes its full time all the same, for as long as it is in view.
        in_view = sum(one.words for one in view if (one.part, one.block) in self._done)
        self._owed = min(self._owed, in_view * 60 / SLOWEST)
        counted = seconds - left + min(left, max(0.0, self._owed - (seconds - left)))
        self._owed = max(0.0, self._owed - counted)
        self._seconds += counted

    @property
    def has_news(self) -> bool:
        """Whether there is anything to take; a glance that read no block is nothing."""
        return bool(self._blocks) or (bool(self._done) and self._seconds >= 1)

    def take(self) -> WasRead:
        """Return what was read since this was last asked."""
        found = WasRead(tuple(self._blocks), self._words, self._seconds)
        self._blocks, self._words, self._seconds = [], 0, 0.0
        return found
