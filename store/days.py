"""What was done on each learner day, in figures: minutes read and heard, words, reviews.

They tell a reader's own pace, and fill the weeks of the statistics. They lie in the table ``days``
and are journalled with what they count, but are no undo steps of their own: what is taken back took
its time all the same, unless nothing was counted since.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from store.record import Record

__all__ = ["DAYS", "Day", "Days"]

DAYS = "days"

_FIELDS = ("read_seconds", "words", "heard_seconds", "cards", "card_seconds", "finished")


@dataclass(frozen=True, slots=True)
class Day:
    """The figures of one learner day."""

    day: date
    read_seconds: float = 0.0
    """Time in which blocks were on the screen long enough to be read."""
    words: int = 0
    """Words of those blocks."""
    heard_seconds: float = 0.0
    """By how much listening positions moved on."""
    cards: int = 0
    """Reviews whose time was measured."""
    card_seconds: float = 0.0
    finished: int = 0
    """Episodes whose text was read to its end."""


class Days:
    """The figures of all days."""

    def __init__(self, record: Record, *, today: Callable[[], date]) -> None:
        """Work on `record`; `today` gives the learner day."""
        self._record = record
        self._today = today

    def all(self) -> list[Day]:
        """Return every day on which something was done, the oldest first."""
        return sorted(map(_day, self._record.documents(DAYS).values()), key=lambda one: one.day)

    def today(self) -> Day:
        """Return the figures of this learner day."""
        day = self._today()
        document = self._record.get(DAYS, day.toordinal())
        return Day(day) if document is None else _day(document)

    def add(
        self,
        *,
        read_seconds: float = 0.0,
        words: int = 0,
        heard_seconds: float = 0.0,
        cards: int = 0,
        card_seconds: float = 0.0,
        finished: int = 0,
    ) -> None:
        """Add to today's figures; part of the step that is under way, if one is."""
        more = (read_seconds, words, heard_seconds, cards, card_seconds, finished)
        if not any(more):
            return
        day = self._today()
        with self._record.step("counted what was done", undoable=False):
            before = self._record.get(DAYS, day.toordinal()) or {}
            after = {"day": day.isoformat()} | {
                name: round(before.get(name, 0) + value, 2)
                for name, value in zip(_FIELDS, more, strict=True)
                if before.get(name) or value
            }
            self._record.put(DAYS, day.toordinal(), after)


def _day(document: Mapping[str, Any]) -> Day:
    return Day(
        date.fromisoformat(document["day"]),
        float(document.get("read_seconds", 0.0)),
        int(document.get("words", 0)),
        float(document.get("heard_seconds", 0.0)),
        int(document.get("cards", 0)),
        float(document.get("card_seconds", 0.0)),
        int(document.get("finished", 0)),
    )
