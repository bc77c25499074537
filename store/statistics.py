"""What was read, heard and remembered, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from store.model import Card, ListenState, ReadState
from store.scheduling import CardState, Rating

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["Forecast", "Statistics", "forecast", "retention", "statistics", "streak"]

DAYS_AHEAD = 30
DAYS_BACK = 30


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many cards fall due on a day, as things stand."""

    day: date
    due: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of the whole record."""

    episodes: int
    read: int
    listened: int
    highlights: int
    cards: int
    drafts: int
    due: int
    reviews: int
    retention_30d: float | None
    """Of the last 30 days' reviews, the share that was remembered; learning steps left out."""
    streak_days: int
    forecast: tuple[Forecast, ...]
    heatmap: Mapping[date, int]
    """Reviews by learner day, days without any left out, the oldest first."""


def statistics(desk: Desk) -> Statistics:
    """Count everything; loads the reviews."""
    listing = desk.listing()
    today = desk.today()
    reviews = list(desk.record.documents("reviews").values())
    heatmap = Counter(date.fromisoformat(review["day"]) for review in reviews)
    accepted = desk.cards.accepted()
    due = len(desk.cards.due())
    return Statistics(
        episodes=len(listing),
        read=sum(one.state.read is ReadState.READ for one in listing),
        listened=sum(one.state.listened is ListenState.YES for one in listing),
        highlights=len(desk.record.documents("highlights")),
        cards=len(accepted),
        drafts=len(desk.cards.drafts()),
        due=due,
        reviews=len(reviews),
        retention_30d=retention(reviews, today),
        streak_days=streak(heatmap, today),
        forecast=forecast(accepted, today, due),
        heatmap=dict(sorted(heatmap.items())),
    )


def retention(reviews: Iterable[Mapping[str, Any]], today: date) -> float | None:
    """Return the share remembered of the last 30 days' reviews, None where there were none."""
    since = (today - timedelta(days=DAYS_BACK - 1)).isoformat()
    ratings: list[int] = [
        review["rating"]
        for review in reviews
        if review["before"] == CardState.REVIEW.value and review["day"] >= since
    ]
    if not ratings:
        return None
    return round(sum(rating != Rating.AGAIN for rating in ratings) / len(ratings), 4)


def streak(days: Mapping[date, int], today: date) -> int:
    """Return how many learner days in a row had reviews, up to today or, so far, yesterday."""
    day = today if days.get(today) else today - timedelta(days=1)
    length = 0
    while days.get(day):
        length += 1
        day -= timedelta(days=1)
    return length


def forecast(cards: Iterable[Card], today: date, due_today: int) -> tuple[Forecast, ...]:
    """Return the next 30 days: today's are those due now, later ones by their due day."""
    ahead: Counter[date] = Counter()
    for card in cards:
        due = card.memory.due
        if card.suspended or due is None:
            continue
        day = due.date() if isinstance(due, datetime) else due
        if day > today:
            ahead[day] += 1
    days = [today + timedelta(days=n) for n in range(DAYS_AHEAD)]
    return tuple(Forecast(day, ahead[day] if day > today else due_today) for day in days)
