"""What to do today: the cards that are due, then what the queue holds, fitted to a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.model import Listed, ReadState
from store.pace import minutes_left

__all__ = ["MINUTES_A_CARD", "Plan", "PlannedEpisode", "plan"]

MINUTES_A_CARD = 0.25
"""What a review takes until a reader's own pace is known."""


@dataclass(frozen=True, slots=True)
class PlannedEpisode:
    """An episode of the plan, and the minutes it still takes."""

    listed: Listed
    minutes: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What fits into the time there is."""

    minutes: float
    """The time there is."""
    cards: int
    """How many of the due cards fit."""
    card_minutes: float
    episodes: tuple[PlannedEpisode, ...]
    """In the order to take them."""

    @property
    def left(self) -> float:
        """The minutes that nothing fills."""
        return self.minutes - self.card_minutes - sum(one.minutes for one in self.episodes)


def plan(
    minutes: float,
    due: int,
    queue: Sequence[Listed],
    *,
    minutes_a_card: float = MINUTES_A_CARD,
) -> Plan:
    """Fit due cards, then queued episodes into a number of minutes.

    Cards come first, for they are lost where they wait. Of the queue, what was started comes
    before what was not, each in the queue's order; an episode that doesn't fit into what is left
    is passed over, and one with nothing left to read is no work.

    Args:
        minutes: the time there is.
        due: how many cards are due.
        queue: the queued episodes in order.
        minutes_a_card: what one review takes.
    """
    cards = min(due, int(minutes / minutes_a_card))
    card_minutes = cards * minutes_a_card
    left = minutes - card_minutes
    chosen = []
    for listed in sorted(queue, key=lambda one: one.state.read is not ReadState.READING):
        needed = minutes_left(listed)
        if 0 < needed <= left:
            chosen.append(PlannedEpisode(listed, needed))
            left -= needed
    return Plan(minutes, cards, card_minutes, tuple(chosen))
