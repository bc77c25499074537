"""When the next card is due, and how many with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from store.due import NEW_A_DAY
from store.model import Card
from store.scheduling import CardState, learner_day

__all__ = ["Coming", "Steps", "coming", "day_in_words", "wait_in_words"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Steps:
    """Cards in learning that come back later today."""

    ids: tuple[str, ...]
    """The soonest first."""
    first: datetime


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes when nothing is due now."""

    steps: Steps | None
    day: date | None
    """The next learner day with cards."""
    cards: int
    """How many fall due on that day."""


def coming(cards: Iterable[Card], now: datetime, zone: tzinfo) -> Coming:
    """Look ahead from `now`: later today, and the next day on which something is due.

    New cards wait for tomorrow, as many as a day takes: that they are not due now says that
    today's are used up, or that they are buried.
    """
    today = learner_day(now, zone)
    tomorrow = today + timedelta(days=1)
    steps: list[tuple[datetime, str]] = []
    ahead: Counter[date] = Counter()
    new = 0
    for card in cards:
        if card.draft or card.suspended:
            continue
        due = card.memory.due
        earliest = today if card.buried is None else max(today, card.buried + timedelta(days=1))
        if card.memory.state is CardState.NEW or due is None:
            new += earliest <= tomorrow
        elif isinstance(due, datetime) and earliest == today and learner_day(due, zone) <= today:
            steps.append((due, card.id))
        else:
            day = learner_day(due, zone) if isinstance(due, datetime) else due
            ahead[max(day, earliest, tomorrow)] += 1
    if new:
        ahead[tomorrow] += min(new, NEW_A_DAY)
    steps.sort()
    first = min(ahead, default=None)
    return Coming(
        Steps(tuple(found for _, found in steps), steps[0][0]) if steps else None,
        first,
        ahead[first] if first else 0,
    )


def day_in_words(day: date, today: date) -> str:
    """Return a day as seen from today: "tomorrow", "on Friday", "on 3 Mar"."""
    ahead = (day - today).days
    if ahead <= 0:
        return "today"
    if ahead == 1:
        return "tomorrow"
    if ahead < _WEEK:
        return f"on {_DAYS[day.weekday()]}"
    year = f" {day.year}" if day.year != today.year else ""
    return f"on {day.day} {_MONTHS[day.month - 1]}{year}"


def wait_in_words(wait: timedelta) -> str:
    """Return a wait, its minutes rounded up: "now", "in 8 min", "in 3 h"."""
    seconds = wait.total_seconds()
    if seconds <= 0:
        return "now"
    minutes = -int(-seconds // 60)
    return f"in {minutes} min" if minutes < 100 else f"in {round(minutes / 60)} h"
