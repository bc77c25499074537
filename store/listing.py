"""Lists of episodes with their states: quick, because what nobody touched is not made again.

The orders that a list can have are here, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from math import inf
from typing import Any

from store.coverage import COVERAGE
from store.identity import number_of
from store.marks import Marks
from store.model import EpisodeRow, Listed, ReadState
from store.queue_names import queue_of_document
from store.record import Record

__all__ = ["Order", "Shelf"]


class Order(StrEnum):
    """The orders of a list. What an order can't tell apart stays newest first."""

    NEWEST = "newest"
    """As the library gives them: newest first, undated ones after."""
    OLDEST = "oldest"
    """Oldest first, undated ones after."""
    TITLE = "title"
    LENGTH = "length"
    """Longest first: by the recording, where that is not known by the words, 150 a minute."""
    SHORTEST = "shortest"
    """Shortest first; those whose length nobody knows come last."""
    WORDS = "words"
    """Most words first."""
    SOURCE = "source"
    QUEUE = "queue"
    """What is queued first, in the order of the queue; named queues come after one another."""
    PROGRESS = "progress"
    """What is being read first, the furthest at the top; then unread, then read."""


_Document = Mapping[str, Any] | None
_Seen = tuple[EpisodeRow, _Document, _Document, _Document, bool, int, int]


class Shelf:
    """All episodes of a library with their states, in any order."""

    def __init__(self, record: Record, marks: Marks) -> None:
        self._record = record
        self._marks = marks
        self._rows: Mapping[str, EpisodeRow] = {}
        self._orders: dict[Order, list[tuple[int, EpisodeRow]]] = {}
        self._kept: dict[str, tuple[_Seen, Listed]] = {}
        self.made = 0
        """How many states were made so far, for tests and benchmarks."""

    def listed(self, rows: Mapping[str, EpisodeRow], order: Order = Order.NEWEST) -> list[Listed]:
        """Return `rows` with their states; those in the order of lists, these in another."""
        if rows is not self._rows:
            self._rows = rows
            self._orders.clear()
            self._kept = {id: kept for id, kept in self._kept.items() if id in rows}
        found = self._with_states(self._ordered(order))
        if order is Order.PROGRESS:
            found.sort(key=_progress)
        elif order is Order.QUEUE:
            queued = self._record.documents("queue").values()
            ranks = {
                str(one["episode"]): (queue_of_document(one), float(one["rank"])) for one in queued
            }
            last = max(ranks.values(), default=("", inf))
            found.sort(key=lambda one: ranks.get(one.row.id, (last[0], inf)))
        return found

    def _ordered(self, order: Order) -> list[tuple[int, EpisodeRow]]:
        if order in (Order.PROGRESS, Order.QUEUE):
            order = Order.NEWEST
        ordered = self._orders.get(order)
        if ordered is None:
            rows = _sorted(self._rows.values(), order)
            ordered = self._orders[order] = [(number_of(row.id), row) for row in rows]
        return ordered

    def _with_states(self, rows: list[tuple[int, EpisodeRow]]) -> list[Listed]:
        marks = self._record.documents("reading").get
        places = self._record.documents("places").get
        covered = self._record.documents(COVERAGE).get
        queued = self._record.documents("queue").__contains__
        highlights, cards = self._marks.counts("highlights"), self._marks.counts("cards")
        kept, state = self._kept, self._marks.state
        found = []
        for number, row in rows:
            id = row.id
            # The record never changes a document: it puts another in its place.
            seen = (
                row,
                marks(number),
                places(number),
                covered(number),
                queued(number),
                highlights[id],
                cards[id],
            )
            known = kept.get(id)
            if known is None or not _same(known[0], seen):
                self.made += 1
                known = kept[id] = (seen, Listed(row, state(id)))
            found.append(known[1])
        return found


def _same(one: _Seen, other: _Seen) -> bool:
    same = one[1] is other[1] and one[2] is other[2] and one[3] is other[3] and one[0] is other[0]
    return same and one[4:] == other[4:]


def _sorted(rows: Iterable[EpisodeRow], order: Order) -> list[EpisodeRow]:
    found = list(rows)
    if order is Order.OLDEST:
        dated = [row for row in found if row.published is not None]
        return dated[::-1] + [row for row in found if row.published is None]
    keys: dict[Order, Callable[[EpisodeRow], Any]] = {
        Order.TITLE: lambda row: row.title.lstrip("\"'“‘«(*#- ").casefold(),
        Order.LENGTH: lambda row: -_seconds(row),
        Order.SHORTEST: lambda row: _seconds(row) or inf,
        Order.WORDS: lambda row: -row.words,
        Order.SOURCE: lambda row: row.source.casefold(),
    }
    if order in keys:
        found.sort(key=keys[order])
    return found


def _seconds(row: EpisodeRow) -> float:
    return row.duration or row.words / 150 * 60


def _progress(one: Listed) -> tuple[int, float]:
    if one.state.read is ReadState.READING:
        return 0, -one.state.progress
    return (1, 0.0) if one.state.read is ReadState.UNREAD else (2, 0.0)
