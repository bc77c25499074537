"""What a card's reviews come to, quickly enough to go through all of them at every check.

The formulas are those of `fsrs` in the same order, so the figures are equal to the last bit to what
`store.scheduling.replay` gives with the steps it uses; that one has the last word where they are
not what a card says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from math import e
from typing import NamedTuple

from store.scheduling import MAXIMUM_INTERVAL

__all__ = ["Figures", "interval", "replayer"]

_AGAIN, _HARD, _GOOD, _EASY = 1, 2, 3, 4
_LEAST_STABILITY = 0.001
_LAST_STEP = {"learning": 1, "relearning": 0}


class Figures(NamedTuple):
    """What is known of a card's memory after its reviews."""

    state: str
    step: int | None
    stability: float
    difficulty: float
    reps: int
    lapses: int


Replayer = Callable[[Iterable[tuple[int, int]]], Figures | None]


@lru_cache(maxsize=1)
def _parameters() -> tuple[float, ...]:
    from fsrs import Scheduler

    return tuple(Scheduler().parameters)


def interval(stability: float, retention: float) -> int:
    """Return the days until the next review, before the fuzz."""
    decay = -_parameters()[20]
    factor = float(0.9 ** (1 / decay) - 1)
    days: int = round((stability / factor) * ((retention ** (1 / decay)) - 1))
    return min(max(days, 1), MAXIMUM_INTERVAL)


def replayer() -> Replayer:
    """Return a function from grades (rating 1 to 4, ordinal of the learner day) to figures.

    It gives None where there are no grades.
    """
    p = _parameters()
    decay = -p[20]
    factor = 0.9 ** (1 / decay) - 1
    first_stability = [max(p[rating], _LEAST_STABILITY) for rating in range(4)]
    first_difficulty = [p[4] - (e ** (p[5] * rating)) + 1 for rating in range(4)]
    easy_difficulty = first_difficulty[3]
    growth = [e ** (p[17] * (rating - 3 + p[18])) for rating in range(1, 5)]
    steepness = [-(p[6] * (rating - 3)) for rating in range(1, 5)]
    recall = e ** (p[8])
    forgotten = e ** (p[17] * p[18])
    hard, easy = p[15], p[16]

    def replayed(grades: Iterable[tuple[int, int]]) -> Figures | None:
        state, step = "learning", 0
        stability = difficulty = 0.0
        reps = lapses = last = 0
        for rating, day in grades:
            elapsed = day - last
            last = day
            if reps == 0:
                stability = first_stability[rating - 1]
                difficulty = min(max(first_difficulty[rating - 1], 1.0), 10.0)
            else:
                if elapsed < 1:
                    increase = growth[rating - 1] * (stability ** -p[19])
                    if rating != _AGAIN:
                        increase = max(increase, 1.0)
                    stability = stability * increase
                else:
                    kept = (1 + factor * elapsed / stability) ** decay
                    if rating == _AGAIN:
                        stability = min(
                            p[11]
                            * (difficulty ** -p[12])
                            * (((stability + 1) ** (p[13])) - 1)
                            * (e ** ((1 - kept) * p[14])),
                            stability / forgotten,
                        )
                    else:
                        stability = stability * (
                            1
                            + recall
                            * (11 - difficulty)
                            * (stability ** -p[9])
                            * ((e ** ((1 - kept) * p[10])) - 1)
                            * (hard if rating == _HARD else 1)
                            * (easy if rating == _EASY else 1)
                        )
                stability = max(stability, _LEAST_STABILITY)
                damped = difficulty + (10.0 - difficulty) * steepness[rating - 1] / 9.0
                difficulty = min(max(p[7] * easy_difficulty + (1 - p[7]) * damped, 1.0), 10.0)
            reps += 1
            if state == "review":
                if rating == _AGAIN:
                    state, step = "relearning", 0
                    lapses += 1
            elif rating == _AGAIN:
                step = 0
            elif rating == _EASY or (rating == _GOOD and step == _LAST_STEP[state]):
                state = "review"
            elif rating == _GOOD:
                step += 1
        if not reps:
            return None
        shown = None if state == "review" else step
        return Figures(state, shown, stability, difficulty, reps, lapses)

    return replayed
