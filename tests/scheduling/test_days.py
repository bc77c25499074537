"""Learner days: the rollover, daylight saving, travel, and what falls due when."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from store.errors import UsageError
from store.scheduling import (
    MAXIMUM_INTERVAL,
    CardState,
    Graded,
    Memory,
    Rating,
    grade,
    interval_text,
    intervals,
    is_due,
    is_leech,
    learner_day,
    overdueness,
    replay,
    retrievability,
)

OSLO = ZoneInfo("Europe/Oslo")
TOKYO = ZoneInfo("Asia/Tokyo")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")


def in_review(at: datetime, zone: ZoneInfo | timezone = UTC, card_id: int = 7) -> Memory:
    """Return a card put straight into review by an Easy."""
    return grade(Memory(), Rating.EASY, at, card_id=card_id, zone=zone, fuzz=False)


@pytest.mark.parametrize(
    ("local", "day"),
    [
        (datetime(2026, 1, 10, 3, 59, tzinfo=OSLO), date(2026, 1, 9)),
        (datetime(2026, 1, 10, 4, 0, tzinfo=OSLO), date(2026, 1, 10)),
        (datetime(2026, 1, 1, 0, 30, tzinfo=OSLO), date(2025, 12, 31)),
        # the night in which clocks go forward: 02:00 becomes 03:00
        (datetime(2026, 3, 29, 3, 30, tzinfo=OSLO), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 4, 0, tzinfo=OSLO), date(2026, 3, 29)),
        # the night in which they go back: 02:30 comes twice
        (datetime(2026, 10, 25, 2, 30, tzinfo=OSLO, fold=0), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 2, 30, tzinfo=OSLO, fold=1), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 4, 0, tzinfo=OSLO), date(2026, 10, 25)),
    ],
)
def test_learner_day(local: datetime, day: date) -> None:
    assert learner_day(local.astimezone(UTC), OSLO) == day


def test_another_rollover_hour() -> None:
    at = datetime(2026, 1, 10, 1, 0, tzinfo=UTC)
    assert learner_day(at, UTC, rollover=0) == date(2026, 1, 10)
    assert learner_day(at, UTC, rollover=2) == date(2026, 1, 9)


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_is_a_day_whether_it_has_23_or_25_hours(night: date) -> None:
    evening = datetime(night.year, night.month, night.day - 1, 22, 0, tzinfo=OSLO)
    morning = datetime(night.year, night.month, night.day, 8, 0, tzinfo=OSLO)
    memory = in_review(evening.astimezone(UTC), OSLO)
    seen = grade(memory, Rating.GOOD, morning.astimezone(UTC), card_id=7, zone=OSLO, fuzz=False)
    assert seen.stability == pytest.approx(13.5, abs=0.1)


def test_review_cards_fall_due_at_the_rollover_of_where_the_learner_is() -> None:
    memory = in_review(datetime(2026, 5, 1, 9, 0, tzinfo=UTC), TOKYO)
    assert memory.due == date(2026, 5, 9)
    assert not is_due(memory, datetime(2026, 5, 8, 18, 59, tzinfo=UTC), TOKYO)
    assert is_due(memory, datetime(2026, 5, 8, 19, 0, tzinfo=UTC), TOKYO)
    assert not is_due(memory, datetime(2026, 5, 9, 10, 59, tzinfo=UTC), LOS_ANGELES)
    assert is_due(memory, datetime(2026, 5, 9, 11, 0, tzinfo=UTC), LOS_ANGELES)


def test_flying_east_to_west_over_the_date_line_never_takes_days_away() -> None:
    tokyo_morning = datetime(2026, 5, 9, 23, 0, tzinfo=UTC)  # the 10th in Tokyo
    memory = in_review(tokyo_morning, TOKYO)
    landed = tokyo_morning + timedelta(hours=10)  # the 10th, 02:00, in Los Angeles: still the 9th
    seen = grade(memory, Rating.GOOD, landed, card_id=7, zone=LOS_ANGELES, fuzz=False)
    assert (memory.last_day, seen.last_day) == (date(2026, 5, 10), date(2026, 5, 9))
    assert memory.stability is not None
    assert seen.stability is not None
    assert seen.stability >= memory.stability
    assert seen.due == date(2026, 5, 9) + timedelta(days=round(seen.stability))


def test_learning_steps_count_from_the_true_minute() -> None:
    at = datetime(2026, 3, 2, 23, 17, 5, tzinfo=UTC)
    memory = grade(Memory(), Rating.GOOD, at, card_id=1, zone=OSLO)
    assert (memory.state, memory.step) == (CardState.LEARNING, 1)
    assert memory.due == at + timedelta(minutes=10)
    assert memory.last == at
    assert not is_due(memory, at + timedelta(minutes=9, seconds=59), OSLO)
    assert is_due(memory, at + timedelta(minutes=10), OSLO)
    hard = grade(Memory(), Rating.HARD, at, card_id=1, zone=OSLO)
    assert hard.due == at + timedelta(minutes=5, seconds=30)


def test_a_lapse_relearns_and_is_counted() -> None:
    at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    memory = in_review(at)
    lapsed = grade(memory, Rating.AGAIN, at + timedelta(days=8), card_id=7, zone=UTC)
    assert (lapsed.state, lapsed.lapses, lapsed.reps) == (CardState.RELEARNING, 1, 2)
    assert lapsed.due == at + timedelta(days=8, minutes=10)


def test_other_zones_than_utc_may_be_given_for_the_time_itself() -> None:
    local = datetime(2026, 3, 2, 9, 0, tzinfo=OSLO)
    assert grade(Memory(), Rating.GOOD, local, card_id=1, zone=OSLO) == grade(
        Memory(), Rating.GOOD, local.astimezone(UTC), card_id=1, zone=OSLO
    )


def test_refused_times_and_retentions() -> None:
    at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    memory = in_review(at)
    with pytest.raises(UsageError, match="before the card's last review"):
        grade(memory, Rating.GOOD, at - timedelta(seconds=1), card_id=7, zone=UTC)
    assert grade(memory, Rating.GOOD, at, card_id=7, zone=UTC).reps == 2
    with pytest.raises(UsageError, match="no time zone"):
        grade(memory, Rating.GOOD, at.replace(tzinfo=None), card_id=7, zone=UTC)
    with pytest.raises(UsageError, match="retention"):
        grade(memory, Rating.GOOD, at, card_id=7, zone=UTC, retention=1.0)
    with pytest.raises(UsageError, match="too far ahead"):
        grade(memory, Rating.GOOD, at.replace(year=9999), card_id=7, zone=UTC)
    with pytest.raises(UsageError, match="too far ahead"):
        intervals(memory, at.replace(year=9999), card_id=7, zone=UTC)


def test_a_lower_desired_retention_gives_longer_intervals() -> None:
    at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    given = [
        intervals(Memory(), at, card_id=1, zone=UTC, retention=r, fuzz=False)[Rating.EASY]
        for r in (0.97, 0.9, 0.8, 0.7)
    ]
    assert given[1] == 8
    days = [interval for interval in given if isinstance(interval, int)]
    assert len(days) == 4
    assert all(a < b for a, b in pairwise(days))


def test_fuzz_is_its_own_and_always_the_same() -> None:
    at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    spread = set()
    for card_id in range(300):
        memory = in_review(at, card_id=card_id)
        later = at + timedelta(days=8)
        first = grade(memory, Rating.GOOD, later, card_id=card_id, zone=UTC)
        assert first == grade(memory, Rating.GOOD, later, card_id=card_id, zone=UTC)
        plain = grade(memory, Rating.GOOD, later, card_id=card_id, zone=UTC, fuzz=False)
        assert first.stability == plain.stability
        assert isinstance(first.due, date)
        spread.add((first.due - later.date()).days)
    plain_days = (plain.due - later.date()).days if isinstance(plain.due, date) else 0
    assert plain_days == 39
    assert min(spread) == 35
    assert max(spread) == 43


def test_fuzz_never_turns_grades_round_and_never_passes_the_maximum() -> None:
    at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    memory, ago, longest = Memory(), at, 0
    for _ in range(40):
        memory = grade(memory, Rating.EASY, ago, card_id=3, zone=UTC, retention=0.7)
        assert isinstance(memory.due, date)
        assert memory.last_day is not None
        longest = max(longest, (memory.due - memory.last_day).days)
        if memory.due.year > 5000:
            break
        ago = datetime(memory.due.year, memory.due.month, memory.due.day, 12, tzinfo=UTC)
    assert 30_000 < longest <= MAXIMUM_INTERVAL
    for card_id in range(100):
        card = in_review(at, card_id=card_id)
        shown = intervals(card, at + timedelta(days=5), card_id=card_id, zone=UTC)
        hard, good, easy = (shown[r] for r in (Rating.HARD, Rating.GOOD, Rating.EASY))
        assert isinstance(hard, int)
        assert isinstance(good, int)
        assert isinstance(easy, int)
        assert hard <= good <= easy
        assert shown[Rating.AGAIN] == timedelta(minutes=10)


def test_short_intervals_and_learning_steps_have_no_fuzz() -> None:
    at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    for card_id in range(50):
        memory = grade(Memory(), Rating.GOOD, at, card_id=card_id, zone=UTC)
        assert memory.due == at + timedelta(minutes=10)
        memory = grade(memory, Rating.GOOD, at + timedelta(minutes=10), card_id=card_id, zone=UTC)
        assert memory.due == date(2026, 3, 4)


def test_replaying_the_reviews_gives_the_same_memory() -> None:
    at = datetime(2026, 3, 28, 21, 0, tzinfo=UTC)
    memory, reviews = Memory(), []
    zones = [OSLO, TOKYO, LOS_ANGELES, OSLO, OSLO]
    for number, zone in enumerate(zones):
        rating = Rating(number % 4 + 1)
        reviews.append(Graded(rating, at, learner_day(at, zone)))
        memory = grade(memory, rating, at, card_id=99, zone=zone)
        at += timedelta(days=number, hours=13)
    assert replay(reviews, card_id=99) == memory
    assert replay([], card_id=99) == Memory()


def test_a_memory_survives_its_dictionary() -> None:
    at = datetime(2026, 3, 2, 12, 0, 0, 250, tzinfo=UTC)
    learning = grade(Memory(), Rating.AGAIN, at, card_id=1, zone=OSLO)
    for memory in (Memory(), learning, in_review(at, OSLO)):
        assert Memory.from_dict(memory.to_dict()) == memory
    assert Memory().to_dict()["state"] == "new"
    assert in_review(at, OSLO).to_dict()["due"] == "2026-03-10"


@pytest.mark.parametrize(
    "change",
    [{"state": "gone"}, {"due": 5}, {"stability": None}, {"step": 3}, {"reps": "many"}],
)
def test_a_damaged_dictionary_is_refused(change: dict[str, object]) -> None:
    data = in_review(datetime(2026, 3, 2, 12, 0, tzinfo=UTC)).to_dict()
    with pytest.raises(UsageError):
        Memory.from_dict({**data, **change})


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (timedelta(seconds=20), "<1 min"),
        (timedelta(minutes=1), "1 min"),
        (timedelta(minutes=5, seconds=30), "6 min"),
        (timedelta(minutes=10), "10 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(hours=1, minutes=30), "1.5 h"),
        (timedelta(days=2), "2 d"),
        (1, "1 d"),
        (4, "4 d"),
        (30, "30 d"),
        (64, "2.1 mo"),
        (31, "1 mo"),
        (364, "12 mo"),
        (365, "1 y"),
        (511, "1.4 y"),
        (36500, "100 y"),
    ],
)
def test_intervals_as_the_keys_show_them(interval: timedelta | int, text: str) -> None:
    assert interval_text(interval) == text


def test_overdueness_and_retrievability() -> None:
    memory = in_review(datetime(2026, 3, 2, 12, 0, tzinfo=UTC))
    assert overdueness(memory, date(2026, 3, 9)) == 0
    assert overdueness(memory, date(2026, 3, 18)) == 1.0
    assert retrievability(memory, date(2026, 3, 2)) == 1.0
    assert retrievability(memory, date(2026, 3, 10)) == pytest.approx(0.9, abs=0.005)
    assert retrievability(Memory(), date(2026, 3, 2)) is None
    assert is_due(Memory(), datetime(2026, 3, 2, 12, 0, tzinfo=UTC), OSLO)


def test_leeches_at_eight_lapses_and_every_four_after() -> None:
    assert [n for n in range(1, 21) if is_leech(n)] == [8, 12, 16, 20]
