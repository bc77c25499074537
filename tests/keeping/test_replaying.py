"""The quick replay gives to the last bit what the scheduler gives."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from store.keeping.replaying import Figures, interval, replayer
from store.scheduling import CardState, Graded, Rating, fuzzed, learner_day, replay


def graded(seed: int) -> list[Graded]:
    """Grades as they come about: some within minutes, some after days, months and years."""
    chance = random.Random(seed)
    at = datetime(2024, 1, 1, 12, tzinfo=UTC)
    found = []
    for _ in range(chance.randrange(1, 40)):
        rating = Rating(chance.choice((1, 1, 2, 3, 3, 3, 4)))
        found.append(Graded(rating, at, learner_day(at, UTC)))
        length = chance.choice(({"minutes": 10}, {"hours": 9}, {"days": 3}, {"days": 400}))
        at += timedelta(**length) * chance.random()
    return found


def test_the_figures_are_the_scheduler_s() -> None:
    replayed = replayer()
    states = set()
    for seed in range(1500):
        reviews = graded(seed)
        memory = replay(reviews, card_id=seed)
        figures = replayed((int(one.rating), one.day.toordinal()) for one in reviews)
        assert memory.stability is not None
        assert memory.difficulty is not None
        assert figures == Figures(
            memory.state.value,
            memory.step,
            memory.stability,
            memory.difficulty,
            memory.reps,
            memory.lapses,
        )
        states.add(memory.state)
        if memory.state is CardState.REVIEW:
            assert figures is not None
            days = fuzzed(interval(figures.stability, 0.9), seed, figures.reps)
            assert memory.due == reviews[-1].day + timedelta(days=days)
    assert states == {CardState.LEARNING, CardState.REVIEW, CardState.RELEARNING}


def test_another_retention_gives_the_scheduler_s_interval() -> None:
    for seed in range(300):
        reviews = graded(seed)
        memory = replay(reviews, card_id=seed, retention=0.8, fuzz=False)
        if memory.state is CardState.REVIEW and memory.stability is not None:
            days = interval(memory.stability, 0.8)
            assert memory.due == reviews[-1].day + timedelta(days=days)


def test_no_grades_are_no_memory() -> None:
    assert replayer()([]) is None
