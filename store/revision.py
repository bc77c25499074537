"""A handful of past highlights a day, brought back to mind at growing intervals.

The table ``revision`` holds, under a highlight's number, when it comes again. A highlight that was
never shown comes first a day after it was made; which of several come first is settled by their
ids and the day, so that every window proposes the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from store.highlights import Highlights
from store.identity import number_of
from store.model import Highlight
from store.record import Record
from store.scheduling import learner_day
from store.wording import quoted

__all__ = ["A_DAY", "Decision", "Revision"]

A_DAY = 5
"""How many highlights come back on one day."""

TABLE = "revision"
_FIRST = 7
_LONGEST = 365
_GROWTH = {"keep": 2, "less": 4}


class Decision(StrEnum):
    """What is to become of a highlight that came back."""

    KEEP = "keep"
    """It comes again, twice as late."""
    LESS = "less"
    """It comes again, four times as late."""
    CARD = "card"
    """It became a card, which comes on its own schedule."""
    DROP = "drop"
    """It never comes again."""


class Revision:
    """The highlights that come back today."""

    def __init__(
        self,
        record: Record,
        highlights: Highlights,
        *,
        clock: Callable[[], datetime],
        zone: tzinfo,
    ) -> None:
        """Work on `record`."""
        self._record = record
        self._highlights = highlights
        self._clock = clock
        self._zone = zone

    def due(self) -> list[Highlight]:
        """Return what is left of today's handful, in order."""
        today = self._today()
        states = self._record.documents(TABLE)
        done = sum(state["last"] == today.isoformat() for state in states.values())
        waiting = []
        for one in self._highlights.all():
            day = self._due_day(one, states.get(number_of(one.id)))
            if not one.orphan and day is not None and day <= today:
                waiting.append((day, _lot(one.id, today), one))
        waiting.sort(key=lambda found: found[:2])
        return [one for _, _, one in waiting[: max(0, A_DAY - done)]]

    def decide(self, highlight: Highlight, decision: Decision) -> int | None:
        """Note what was decided, in one undo step; return the days until it comes again."""
        number = number_of(highlight.id)
        before = self._record.get(TABLE, number) or {}
        days: int | None = None
        if decision in (Decision.KEEP, Decision.LESS):
            last = int(before.get("days") or 0)
            days = min(last * _GROWTH[decision], _LONGEST) if last else _FIRST
            if decision is Decision.LESS and not last:
                days = _FIRST * _GROWTH["keep"]
        today = self._today()
        document = {
            "episode": highlight.episode,
            "last": today.isoformat(),
            "days": days,
            "due": (today + timedelta(days=days)).isoformat() if days else None,
            "decision": decision.value,
        }
        with self._record.step(f"revised the highlight {quoted(highlight.anchor.quote)}"):
            self._record.put(TABLE, number, document)
        return days

    def _due_day(self, one: Highlight, state: Mapping[str, Any] | None) -> date | None:
        """Return the day on which it comes, None where it never does."""
        if state is None:
            return learner_day(one.created, self._zone) + timedelta(days=1)
        return date.fromisoformat(state["due"]) if state["due"] else None

    def _today(self) -> date:
        return learner_day(self._clock(), self._zone)


def _lot(id: str, day: date) -> bytes:
    return blake2b(f"{id}:{day.isoformat()}".encode(), digest_size=8).digest()
