"""Lists of episodes with their states: quick, because what nobody touched is not made again.

The orders that a list can have are here, too.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from math import inf
from typing import Any

from store.coverage import COVERAGE
from store.identity import number_of
from store.marks import Marks
from store.model import EpisodeRow, Listed, ReadState
from store.orders import Order
from store.queue_names import queue_of_document
from store.record import Record

__all__ = ["Order", "Shelf"]


_Document = Mapping[str, Any] | None
_Kept = tuple[Listed, _Document, _Document, _Document, bool, int, int]
"""An episode with its state, and what that was made of."""


class Shelf:
    """All episodes of a library with their states, in any order."""

    def __init__(self, record: Record, marks: Marks) -> None:
        self._record = record
        self._marks = marks
        self._rows: Mapping[str, EpisodeRow] = {}
        self._orders: dict[Order, tuple[array[int], list[EpisodeRow]]] = {}
        self._kept: dict[str, _Kept] = {}
        self.made = 0
        """How many states were made so far, for tests and benchmarks."""

    def listed(self, rows: Mapping[str, EpisodeRow], order: Order = Order.NEWEST) -> list[Listed]:
        """Return `rows` with their states; those in the order of lists, these in another."""
        if rows is not self._rows:
            self._rows = rows
            self._orders.clear()
            self._kept = {id: kept for id, kept in self._kept.items() if id in rows}
        found = self._with_states(*self._ordered(order))
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

    def _ordered(self, order: Order) -> tuple[array[int], list[EpisodeRow]]:
        """Return the rows and, beside them, the numbers by which the record knows them."""
        if order in (Order.PROGRESS, Order.QUEUE):
            order = Order.NEWEST
        ordered = self._orders.get(order)
        if ordered is None:
            rows = _sorted(self._rows.values(), order)
            numbers = array("Q", (number_of(row.id) for row in rows))
            ordered = self._orders[order] = (numbers, rows)
        return ordered

    def _with_states(self, numbers: array[int], rows: list[EpisodeRow]) -> list[Listed]:
        marks = self._record.documents("reading").get
        places = self._record.documents("places").get
        covered = self._record.documents(COVERAGE).get
        queued = self._record.documents("queue").__contains__
        highlights, cards = self._marks.counts("highlights"), self._marks.counts("cards")
        kept, state = self._kept, self._marks.state
        found = []
        for number, row in zip(numbers, rows, strict=True):
            id = row.id
            mark, place, read = marks(number), places(number), covered(number)
            rest = (queued(number), highlights[id], cards[id])
            known = kept.get(id)
            # The record never changes a document: it puts another in its place.
            if (
                known is None
                or known[0].row is not row
                or known[1] is not mark
                or known[2] is not place
                or known[3] is not read
                or known[4:] != rest
            ):
                self.made += 1
                known = kept[id] = (Listed(row, state(id)), mark, place, read, *rest)
            found.append(known[0])
        return found


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
