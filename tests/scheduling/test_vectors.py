"""The published figures of FSRS-6, which the schedule must give literally."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from store.scheduling import CardState, Memory, Rating, grade

START = datetime(2022, 11, 29, 12, 30, tzinfo=UTC)


def days_given(memory: Memory) -> int:
    """Return the interval of the last grade in whole days, 0 for a learning step."""
    if isinstance(memory.due, datetime):
        return 0
    assert memory.due is not None
    assert memory.last_day is not None
    return (memory.due - memory.last_day).days


def test_thirteen_grades_each_when_due() -> None:
    memory, at, given = Memory(), START, []
    for rating in [Rating.GOOD] * 6 + [Rating.AGAIN] * 2 + [Rating.GOOD] * 5:
        memory = grade(memory, rating, at, card_id=1, zone=UTC, fuzz=False)
        given.append(days_given(memory))
        if isinstance(memory.due, datetime):
            at = memory.due
        elif isinstance(memory.due, date):
            at += timedelta(days=given[-1])
    assert given == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
    assert (memory.reps, memory.lapses, memory.state) == (13, 1, CardState.REVIEW)


def test_again_and_five_goods_at_given_gaps() -> None:
    memory, at = Memory(), START
    ratings = [Rating.AGAIN] + [Rating.GOOD] * 5
    for rating, gap in zip(ratings, [0, 0, 1, 3, 8, 21], strict=True):
        at += timedelta(days=gap)
        memory = grade(memory, rating, at, card_id=1, zone=UTC, fuzz=False)
    assert memory.stability == pytest.approx(53.62691, abs=1e-4)
    assert memory.difficulty == pytest.approx(6.3574867, abs=1e-4)


def test_an_evening_card_seen_next_morning_is_a_day_older() -> None:
    evening = datetime(2026, 3, 2, 21, 0, tzinfo=UTC)
    memory = grade(Memory(), Rating.EASY, evening, card_id=1, zone=UTC, fuzz=False)
    assert memory.stability == pytest.approx(8.2956)
    morning = grade(
        memory, Rating.GOOD, evening + timedelta(hours=11), card_id=1, zone=UTC, fuzz=False
    )
    assert morning.stability == pytest.approx(13.5, abs=0.1)
    same_night = grade(
        memory, Rating.GOOD, evening + timedelta(hours=6), card_id=1, zone=UTC, fuzz=False
    )
    assert same_night.stability == pytest.approx(8.2956, abs=0.1)
