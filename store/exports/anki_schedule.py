"""A card's schedule and history in the figures of Anki's collection.

Anki counts review days from its collection's creation, keeps learning steps as times, and writes an
interval as days, or as seconds with a minus. The names of columns are those of its table ``cards``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from store.clock import from_text
from store.identity import number_of
from store.model import Card
from store.scheduling import CardState, Graded, Memory, Rating, after

__all__ = ["EASE", "CardRow", "ReviewRow", "card_row", "review_rows"]

EASE = 2500
"""The factor that Anki gives a card by default; FSRS doesn't use it."""

_DECAY = 0.1542
_TYPES = {
    CardState.NEW: 0,
    CardState.LEARNING: 1,
    CardState.REVIEW: 2,
    CardState.RELEARNING: 3,
}
_REVIEW_TYPES = {CardState.NEW: 0, CardState.LEARNING: 0, CardState.REVIEW: 1}
_RELEARN = 2
_STEPS = {CardState.LEARNING: 2, CardState.RELEARNING: 1}
"""How many steps there are: 1 and 10 minutes, and 10 minutes after a lapse."""
_SUSPENDED, _BURIED = -1, -3
_LONGEST_ANSWER = 60.0
"""Seconds after which Anki, too, stops the clock."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """The columns of a card."""

    type: int
    queue: int
    due: int
    interval: int
    factor: int
    reps: int
    lapses: int
    left: int
    data: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """The columns of a review."""

    id: int
    """Milliseconds since 1970."""
    ease: int
    interval: int
    last_interval: int
    factor: int
    time: int
    """Milliseconds that the answer took."""
    type: int


def card_row(card: Card, *, created: date, position: int, today: date, retention: float) -> CardRow:
    """Return a card's columns.

    Args:
        card: an accepted card.
        created: the learner day from which the collection counts.
        position: the card's place among the new ones.
        today: the learner day on which it leaves.
        retention: the share that is meant to be remembered.
    """
    memory = card.memory
    type = _TYPES[memory.state]
    queue = 1 if type == 3 else type
    due = position
    if isinstance(memory.due, datetime):
        due = int(memory.due.timestamp())
    elif memory.due is not None:
        due = (memory.due - created).days
    if card.suspended:
        queue = _SUSPENDED
    elif card.buried is not None and card.buried >= today:
        queue = _BURIED
    left = _STEPS.get(memory.state, 0) - (memory.step or 0)
    return CardRow(
        type=type,
        queue=queue,
        due=due,
        interval=_interval(memory) if type >= _TYPES[CardState.REVIEW] else 0,
        factor=0 if type == 0 else EASE,
        reps=memory.reps,
        lapses=memory.lapses,
        left=max(left, 1) if memory.state in _STEPS else 0,
        data=_data(memory, retention),
    )


def review_rows(
    card: Card, reviews: Iterable[Mapping[str, Any]], taken: set[int]
) -> list[ReviewRow]:
    """Return a card's reviews, the oldest first, each with an id that is not yet `taken`.

    Anki knows reviews by their millisecond.
    """
    rows: list[ReviewRow] = []
    memory = Memory()
    last = 0
    for review in sorted(reviews, key=lambda one: str(one["at"])):
        at = from_text(review["at"])
        graded = Graded(Rating(review["rating"]), at, date.fromisoformat(review["day"]))
        before, memory = (
            memory,
            after(
                memory,
                graded,
                card_id=number_of(card.id),
                retention=float(review.get("retention") or 0.9),
            ),
        )
        gap = _gap(memory, at)
        id = int(at.timestamp() * 1000)
        while id in taken:
            id += 1
        taken.add(id)
        seconds = min(float(review.get("seconds") or 0.0), _LONGEST_ANSWER)
        rows.append(
            ReviewRow(
                id=id,
                ease=int(graded.rating),
                interval=gap,
                last_interval=last,
                factor=0 if before.state is CardState.NEW else EASE,
                time=int(seconds * 1000),
                type=_REVIEW_TYPES.get(before.state, _RELEARN),
            )
        )
        last = gap
    return rows


def _gap(memory: Memory, at: datetime) -> int:
    """Return what a review gave: days, or seconds with a minus."""
    if isinstance(memory.due, datetime):
        return -max(1, int((memory.due - at).total_seconds()))
    return _interval(memory)


def _interval(memory: Memory) -> int:
    if isinstance(memory.due, datetime) or memory.due is None or memory.last_day is None:
        return 1
    return max(1, (memory.due - memory.last_day).days)


def _data(memory: Memory, retention: float) -> str:
    if memory.stability is None or memory.difficulty is None or memory.last is None:
        return ""
    return json.dumps(
        {
            "s": round(memory.stability, 4),
            "d": round(memory.difficulty, 3),
            "dr": retention,
            "decay": _DECAY,
            "lrt": int(memory.last.timestamp()),
        },
        separators=(",", ":"),
    )
