"""When a card comes back: FSRS-6 on learner days.

The formulas are those of the `fsrs` package, which counts whole periods of 24 hours, so that a
card seen in the evening and again the next morning would count as seen twice on one day. It is
therefore given 12:00 UTC of the learner day's ordinal, while the true time is kept beside it.
Review cards fall due by day; learning steps by the minute: the true time plus what `fsrs` added
to noon. Its own fuzz comes from the global `random` and can pass the maximum, so it stays off,
and a fuzz drawn from the card's id and its number of reviews stands in for it.

Nothing here reads a clock or a file, and `fsrs` is imported by the first grade only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import IntEnum, StrEnum
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from store.errors import UsageError

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

__all__ = [
    "MAXIMUM_INTERVAL",
    "PARAMETERS_VERSION",
    "ROLLOVER",
    "CardState",
    "Graded",
    "Memory",
    "Rating",
    "after",
    "falls_due",
    "fuzzed",
    "grade",
    "interval_text",
    "intervals",
    "is_due",
    "is_leech",
    "learner_day",
    "overdueness",
    "replay",
    "retrievability",
]

ROLLOVER = 4
"""The local hour at which a new learner day begins."""

MAXIMUM_INTERVAL = 36_500
"""The longest interval, in days, with or without fuzz."""

PARAMETERS_VERSION = "fsrs-6"
"""What the weights are called; a later version has more of them."""

_NOON = 12
_DECAY = -0.1542
_FACTOR = 0.9 ** (1 / _DECAY) - 1

_FUZZ_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
_FUZZ_FROM_DAYS = 3


class Rating(IntEnum):
    """How well the answer came back."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class CardState(StrEnum):
    """Where a card stands on its way."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class Memory:
    """What the reviews of one card come to."""

    state: CardState = CardState.NEW
    step: int | None = None
    """The number of the learning or relearning step, from 0."""
    stability: float | None = None
    """Days after which nine answers in ten would come back."""
    difficulty: float | None = None
    """1 (easy) to 10."""
    due: datetime | date | None = None
    """A UTC time for learning steps, a learner day for reviews, None for a new card."""
    last: datetime | None = None
    """The true UTC time of the last review."""
    last_day: date | None = None
    """The learner day of the last review."""
    reps: int = 0
    lapses: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the memory in JSON's own types; `from_dict` gives it back equal."""
        return {
            "state": self.state.value,
            "step": self.step,
            "stability": self.stability,
            "difficulty": self.difficulty,
            "due": self.due.isoformat() if self.due is not None else None,
            "last": self.last.isoformat() if self.last is not None else None,
            "last_day": self.last_day.isoformat() if self.last_day is not None else None,
            "reps": self.reps,
            "lapses": self.lapses,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Memory:
        """Read what `to_dict` wrote; raise `UsageError` for anything else."""
        try:
            memory = cls(
                state=CardState(data["state"]),
                step=data["step"],
                stability=data["stability"],
                difficulty=data["difficulty"],
                due=_day_or_time(data["due"]),
                last=datetime.fromisoformat(data["last"]) if data["last"] else None,
                last_day=date.fromisoformat(data["last_day"]) if data["last_day"] else None,
                reps=int(data["reps"]),
                lapses=int(data["lapses"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise UsageError("schedule", f"not a card's memory ({error!r})") from error
        stepping = memory.state in (CardState.LEARNING, CardState.RELEARNING)
        known = memory.stability is not None and memory.difficulty is not None
        if memory.state is not CardState.NEW and (
            not known or stepping != (memory.step is not None)
        ):
            raise UsageError("schedule", f"a card in state {memory.state} lacks a figure")
        return memory


@dataclass(frozen=True, slots=True)
class Graded:
    """One review as it is kept, enough to replay it: the day is the learner day back then."""

    rating: Rating
    at: datetime
    day: date


def learner_day(at: datetime, zone: tzinfo, rollover: int = ROLLOVER) -> date:
    """Return the local date of an aware time, less one before the rollover hour."""
    local = _aware(at).astimezone(zone)
    return local.date() - timedelta(days=1) if local.hour < rollover else local.date()


def grade(
    memory: Memory,
    rating: Rating,
    at: datetime,
    *,
    card_id: int,
    zone: tzinfo,
    retention: float = 0.9,
    fuzz: bool = True,
    rollover: int = ROLLOVER,
) -> Memory:
    """Return the memory after one grade at an aware time.

    Raises `UsageError` for a time before the card's last review, a naive time, and a retention
    that is not between 0 and 1.
    """
    day = learner_day(at, zone, rollover)
    return _graded(memory, Graded(rating, at, day), card_id, retention, fuzz=fuzz)


def replay(
    reviews: Iterable[Graded], *, card_id: int, retention: float = 0.9, fuzz: bool = True
) -> Memory:
    """Return what the reviews come to, in their order; the same as grading them one by one."""
    memory = Memory()
    for review in reviews:
        memory = _graded(memory, review, card_id, retention, fuzz=fuzz)
    return memory


def after(
    memory: Memory, review: Graded, *, card_id: int, retention: float = 0.9, fuzz: bool = True
) -> Memory:
    """Return the memory after one review that is kept: `replay`, one step at a time."""
    return _graded(memory, review, card_id, retention, fuzz=fuzz)


def intervals(
    memory: Memory,
    at: datetime,
    *,
    card_id: int,
    zone: tzinfo,
    retention: float = 0.9,
    fuzz: bool = True,
    rollover: int = ROLLOVER,
) -> dict[Rating, timedelta | int]:
    """Return what each grade would give: a length of time for a learning step, else days."""
    day = learner_day(at, zone, rollover)
    shown: dict[Rating, timedelta | int] = {}
    for rating in Rating:
        due = _graded(memory, Graded(rating, at, day), card_id, retention, fuzz=fuzz).due
        if isinstance(due, datetime):
            shown[rating] = due - _aware(at)
        elif due is not None:
            shown[rating] = (due - day).days
    return shown


def interval_text(interval: timedelta | int) -> str:
    """Return an interval as the keys show it: "10 min", "4 d", "2.1 mo", "1.4 y"."""
    if isinstance(interval, timedelta):
        minutes = int(interval.total_seconds() / 60 + 0.5)
        if minutes < 1:
            return "<1 min"
        if minutes < 60:
            return f"{minutes} min"
        if minutes < 24 * 60:
            return f"{_short(minutes / 60)} h"
        interval = interval.days
    if interval < 31:
        return f"{interval} d"
    if interval < 365:
        return f"{_short(interval / 30.4375)} mo"
    return f"{_short(interval / 365.25)} y"


def is_due(memory: Memory, at: datetime, zone: tzinfo, rollover: int = ROLLOVER) -> bool:
    """Say whether a card may be asked now; a new one always may, as far as its dates go."""
    return falls_due(memory, _aware(at), learner_day(at, zone, rollover))


def falls_due(memory: Memory, at: datetime, day: date) -> bool:
    """Say the same where the learner day of the aware time is known: for many cards at once."""
    if memory.due is None:
        return True
    return memory.due <= at if isinstance(memory.due, datetime) else memory.due <= day


def is_leech(lapses: int) -> bool:
    """Say whether this very lapse makes a leech: the eighth, and every fourth after."""
    return lapses >= 8 and (lapses - 8) % 4 == 0


def overdueness(memory: Memory, day: date) -> float:
    """Return how late a review card is in parts of its own interval; 0 when it is not late."""
    if memory.due is None or memory.last_day is None or isinstance(memory.due, datetime):
        return 0.0
    return max(0, (day - memory.due).days) / max(1, (memory.due - memory.last_day).days)


def retrievability(memory: Memory, day: date) -> float | None:
    """Return the chance that the answer comes back on that learner day; None for a new card."""
    if memory.stability is None or memory.last_day is None:
        return None
    elapsed = max(0, (day - memory.last_day).days)
    return float((1 + _FACTOR * elapsed / memory.stability) ** _DECAY)


def _graded(
    memory: Memory, review: Graded, card_id: int, retention: float, *, fuzz: bool
) -> Memory:
    at = _aware(review.at)
    if memory.last is not None and at < memory.last:
        raise UsageError(
            "grade",
            f"{at.isoformat()} is before the card's last review ({memory.last.isoformat()})",
            "give a later time",
        )
    if not 0 < retention < 1:
        raise UsageError("grade", f"a desired retention of {retention} makes no sense")

    from fsrs import Rating as FsrsRating

    noon = _noon(review.day)
    try:
        card, _ = _scheduler(retention).review_card(
            _card(memory, noon), FsrsRating(int(review.rating)), noon
        )
        added = card.due - noon
    except OverflowError as error:
        raise UsageError(
            "grade", f"{at.isoformat()} is too far ahead", "give an earlier time"
        ) from error
    lapsed = memory.state is CardState.REVIEW and review.rating is Rating.AGAIN
    state = CardState(card.state.name.lower())
    graded = replace(
        memory,
        state=state,
        step=card.step if state is not CardState.REVIEW else None,
        stability=card.stability,
        difficulty=card.difficulty,
        last=at,
        last_day=review.day,
        reps=memory.reps + 1,
        lapses=memory.lapses + lapsed,
    )
    if state is not CardState.REVIEW:
        return replace(graded, due=at + added)
    days = fuzzed(added.days, card_id, graded.reps) if fuzz else added.days
    return replace(graded, due=review.day + timedelta(days=days))


def _card(memory: Memory, now: datetime) -> Card:
    from fsrs import Card, State

    # Without an id the constructor sleeps, without a due time it reads the clock.
    if memory.state is CardState.NEW or memory.last_day is None:
        return Card(card_id=0, due=now)
    return Card(
        card_id=0,
        state=State[memory.state.name.capitalize()],
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=now,
        last_review=_noon(memory.last_day),
    )


@lru_cache(maxsize=8)
def _scheduler(retention: float) -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=retention, maximum_interval=MAXIMUM_INTERVAL, enable_fuzzing=False
    )


def fuzzed(days: int, card_id: int, reps: int) -> int:
    """Spread an interval as widely as `fsrs` does, the same way at each replay.

    One draw serves all four grades of a review, so a better grade never gets a shorter interval.
    """
    if days < _FUZZ_FROM_DAYS:
        return days
    delta = 1.0 + sum(
        factor * max(min(float(days), end) - start, 0.0) for start, end, factor in _FUZZ_RANGES
    )
    shortest = max(2, round(days - delta))
    longest = min(round(days + delta), MAXIMUM_INTERVAL)
    digest = blake2b(f"{card_id}:{reps}".encode(), digest_size=8).digest()
    width = longest - min(shortest, longest) + 1
    return min(shortest, longest) + int.from_bytes(digest, "big") * width // 2**64


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise UsageError("grade", f"{at.isoformat()} has no time zone", "give one, such as Z")
    try:
        return at.astimezone(UTC)
    except OverflowError as error:
        raise UsageError("grade", f"{at.isoformat()} is outside the calendar") from error


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, _NOON, tzinfo=UTC)


def _day_or_time(text: str | None) -> datetime | date | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _short(number: float) -> str:
    text = f"{number:.1f}" if number < 10 else f"{number:.0f}"
    return text.removesuffix(".0")
