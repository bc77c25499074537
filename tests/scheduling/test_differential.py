"""Thousands of random histories: our schedule beside a direct run of `fsrs` at noon of each day."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from fsrs import Card, Scheduler, State
from fsrs import Rating as FsrsRating

from store.scheduling import (
    MAXIMUM_INTERVAL,
    CardState,
    Graded,
    Memory,
    Rating,
    fuzzed,
    grade,
    learner_day,
    replay,
)

ZONES = tuple(map(ZoneInfo, ("Europe/Oslo", "America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo")))
WAITS = (
    {"seconds": 40},
    {"minutes": 10},
    {"hours": 5},
    {"hours": 13},
    {"days": 1},
    {"days": 9},
    {"days": 180},
)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def walk(seed: int, *, fuzz: bool) -> None:
    """Grade a card through a life of travels, and beside it a card of `fsrs` itself."""
    chance = random.Random(seed)
    retention = chance.choice((0.7, 0.85, 0.9, 0.97))
    scheduler = Scheduler(
        desired_retention=retention, maximum_interval=MAXIMUM_INTERVAL, enable_fuzzing=False
    )
    # Begun in the nights before both changes of the clocks, too.
    at = chance.choice((datetime(2026, 3, 28, 20, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)))
    at += timedelta(minutes=chance.randrange(1200))
    zone = chance.choice(ZONES)
    memory, theirs, reviews = Memory(), Card(card_id=1, due=at), []
    for number in range(1, chance.randrange(3, 14)):
        if chance.random() < 0.15:
            zone = chance.choice(ZONES)
        rating = Rating(chance.choice((1, 2, 3, 3, 3, 4)))
        day = learner_day(at, zone)
        memory = grade(memory, rating, at, card_id=seed, zone=zone, retention=retention, fuzz=fuzz)
        theirs, _ = scheduler.review_card(theirs, FsrsRating(int(rating)), noon(day))
        reviews.append(Graded(rating, at, day))
        assert memory.stability == theirs.stability
        assert memory.difficulty == theirs.difficulty
        assert memory.state.name == theirs.state.name.upper()
        assert memory.reps == number
        added = theirs.due - noon(day)
        if theirs.state is State.Review:
            days = fuzzed(added.days, seed, number) if fuzz else added.days
            assert memory.due == day + timedelta(days=days)
            assert abs(days - added.days) <= added.days * 0.15 + 1.5
            assert 1 <= days <= MAXIMUM_INTERVAL
        else:
            assert memory.step == theirs.step
            assert memory.due == at + added
        at += timedelta(**chance.choice(WAITS)) * chance.uniform(0.1, 2)
    assert replay(reviews, card_id=seed, retention=retention, fuzz=fuzz) == memory


@pytest.mark.parametrize("fuzz", [False, True])
def test_a_thousand_histories_are_those_of_fsrs(fuzz: bool) -> None:
    for seed in range(1200):
        walk(seed, fuzz=fuzz)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (datetime(2026, 3, 28, 21, tzinfo=UTC), datetime(2026, 3, 29, 6, tzinfo=UTC)),
        (datetime(2026, 10, 24, 20, tzinfo=UTC), datetime(2026, 10, 25, 7, tzinfo=UTC)),
    ],
)
def test_both_changes_of_the_clocks_are_one_day(before: datetime, after: datetime) -> None:
    oslo = ZONES[0]
    memory = grade(Memory(), Rating.EASY, before, card_id=1, zone=oslo, fuzz=False)
    seen = grade(memory, Rating.GOOD, after, card_id=1, zone=oslo, fuzz=False)
    plain = Scheduler(maximum_interval=MAXIMUM_INTERVAL, enable_fuzzing=False)
    theirs = Card(card_id=1, due=before)
    for rating, day in ((FsrsRating.Easy, 1), (FsrsRating.Good, 2)):
        theirs, _ = plain.review_card(theirs, rating, datetime(2026, 1, day, 12, tzinfo=UTC))
    assert (seen.stability, seen.difficulty) == (theirs.stability, theirs.difficulty)
    assert seen.state is CardState.REVIEW
