"""What was read, heard and remembered, in figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from store.cards import state_of
from store.coverage import COVERAGE
from store.days import Day
from store.identity import number_of
from store.model import Card, Listed, ListenState, ReadState
from store.scheduling import CardState, Rating

if TYPE_CHECKING:
    from pathlib import Path

    from store.desk import Desk

__all__ = [
    "STATES",
    "Forecast",
    "Month",
    "OfSource",
    "Reviewed",
    "Statistics",
    "Week",
    "by_source",
    "forecast",
    "longest_streak",
    "retention",
    "reviewed",
    "reviewed_in",
    "statistics",
    "streak",
    "weeks",
]

DAYS_AHEAD = 30
DAYS_BACK = 30
WEEKS_BACK = 12
STATES = ("new", "learning", "review", "relearning", "suspended", "buried")
"""The states of accepted cards, in the order of their life."""

Reviews = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many cards fall due on a day, as things stand."""

    day: date
    due: int


@dataclass(frozen=True, slots=True)
class Month:
    """How well reviews went in a month; learning steps are left out."""

    month: str
    """``2026-05``."""
    reviews: int
    kept: int
    """Those that were remembered."""


@dataclass(frozen=True, slots=True)
class Week:
    """What was read, heard and reviewed in a week."""

    monday: date
    read: float
    """Minutes."""
    heard: float
    """Minutes."""
    reviews: int
    words: int = 0
    finished: int = 0
    """Episodes whose text was read to its end."""


@dataclass(frozen=True, slots=True)
class OfSource:
    """What was read and heard of a source."""

    source: str
    episodes: int
    read: int
    listened: int
    words: int
    read_minutes: float
    heard_minutes: float
    """How far into its recordings somebody came."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The figures that only all reviews together give."""

    reviews: int
    heatmap: Mapping[date, int]
    """Reviews by learner day, days without any left out, the oldest first."""
    retention_30d: float | None
    """Of the last 30 days' reviews, the share that was remembered; learning steps left out."""
    months: tuple[Month, ...]
    """Months with reviews, the oldest first."""


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
    streak_days: int
    longest_streak_days: int
    forecast: tuple[Forecast, ...]
    heatmap: Mapping[date, int]
    months: tuple[Month, ...]
    states: Mapping[str, int]
    """Accepted cards by state, each of `STATES`."""
    weeks: tuple[Week, ...]
    """The last twelve, the oldest first, this one last."""
    sources: tuple[OfSource, ...] = ()
    """What most time was spent on comes first."""


def statistics(desk: Desk, counted: Reviewed | None = None) -> Statistics:
    """Count everything; loads the reviews, unless they were counted elsewhere already."""
    listing = desk.listing()
    today = desk.today()
    if counted is None:
        counted = reviewed(desk.record.documents("reviews").values(), today)
    heatmap = counted.heatmap
    accepted = desk.cards.accepted()
    due = desk.cards.due_number()
    states = Counter(state_of(card, today) for card in accepted)
    return Statistics(
        episodes=len(listing),
        read=sum(one.state.read is ReadState.READ for one in listing),
        listened=sum(one.state.listened is ListenState.YES for one in listing),
        highlights=len(desk.record.documents("highlights")),
        cards=len(accepted),
        drafts=len(desk.cards.drafts()),
        due=due,
        reviews=counted.reviews,
        retention_30d=counted.retention_30d,
        streak_days=streak(heatmap, today),
        longest_streak_days=longest_streak(heatmap),
        forecast=forecast(accepted, today, due),
        heatmap=heatmap,
        months=counted.months,
        states={state: states[state] for state in STATES},
        weeks=weeks(desk.days.all(), heatmap, today),
        sources=by_source(desk, listing),
    )


def by_source(desk: Desk, listing: Iterable[Listed]) -> tuple[OfSource, ...]:
    """Return what was read and heard of each source, what most time was spent on first."""
    covered = desk.record.documents(COVERAGE)
    found: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * 6)
    for one in listing:
        document = covered.get(number_of(one.row.id), {})
        figures = (
            1,
            one.state.read is ReadState.READ,
            one.state.listened is ListenState.YES,
            document.get("words", 0),
            document.get("seconds", 0.0) / 60,
            one.state.position / 60,
        )
        sums = found[one.row.source]
        sums[:] = [before + more for before, more in zip(sums, figures, strict=True)]
    sources = [
        OfSource(name, int(count), int(read), int(heard), int(words), minutes, position)
        for name, (count, read, heard, words, minutes, position) in found.items()
    ]
    sources.sort(key=lambda one: (-one.read_minutes - one.heard_minutes, one.source.casefold()))
    return tuple(sources)


def reviewed(reviews: Reviews, today: date) -> Reviewed:
    """Count reviews as the record holds them."""
    kept = list(reviews)
    heatmap = Counter(date.fromisoformat(review["day"]) for review in kept)
    asked: Counter[str] = Counter()
    remembered: Counter[str] = Counter()
    for review in kept:
        if review["before"] == CardState.REVIEW.value:
            month = review["day"][:7]
            asked[month] += 1
            remembered[month] += review["rating"] != Rating.AGAIN
    return Reviewed(
        len(kept),
        dict(sorted(heatmap.items())),
        retention(kept, today),
        tuple(Month(month, asked[month], remembered[month]) for month in sorted(asked)),
    )


def reviewed_in(folder: Path, today: date) -> Reviewed:
    """Count the reviews of a home without its open record: fit for another thread.

    Raises:
        StoreError: the record can't be read.
    """
    from store.record import Record

    record = Record.open(folder)
    try:
        return reviewed(record.documents("reviews").values(), today)
    finally:
        record.close()


def retention(reviews: Reviews, today: date) -> float | None:
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


def longest_streak(days: Iterable[date]) -> int:
    """Return the most days in a row there were."""
    longest = length = 0
    before: date | None = None
    for day in sorted(days):
        length = length + 1 if before is not None and (day - before).days == 1 else 1
        longest, before = max(longest, length), day
    return longest


def weeks(days: Sequence[Day], reviews: Mapping[date, int], today: date) -> tuple[Week, ...]:
    """Return the last twelve weeks, from Monday on, this one last."""
    this = _monday(today)
    read: defaultdict[date, float] = defaultdict(float)
    heard: defaultdict[date, float] = defaultdict(float)
    words: Counter[date] = Counter()
    finished: Counter[date] = Counter()
    seen: Counter[date] = Counter()
    for one in days:
        read[_monday(one.day)] += one.read_seconds
        heard[_monday(one.day)] += one.heard_seconds
        words[_monday(one.day)] += one.words
        finished[_monday(one.day)] += one.finished
    for day, count in reviews.items():
        seen[_monday(day)] += count
    mondays = [this - timedelta(weeks=ago) for ago in range(WEEKS_BACK - 1, -1, -1)]
    return tuple(
        Week(
            monday,
            read[monday] / 60,
            heard[monday] / 60,
            seen[monday],
            words[monday],
            finished[monday],
        )
        for monday in mondays
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


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
