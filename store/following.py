"""A plan that is being followed: what of it is done, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.days import Day
from store.model import ListenState, ReadState
from store.pace import USUAL_PACE, minutes_left
from store.today import Plan, PlannedEpisode, plan_of
from store.wording import count_of

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["Following", "done_in_words"]

_NEARLY = 0.9
"""The share of an item's minutes after which it counts as done: nobody reads to the second."""


@dataclass(frozen=True, slots=True)
class Following:
    """A plan, and where its reader stood when it was made."""

    plan: Plan
    cards_before: int
    """Reviews of the day when the plan was made."""

    @classmethod
    def begin(cls, desk: Desk, minutes: float) -> Following:
        """Make a plan for this moment."""
        return cls(plan_of(desk, minutes), desk.days.today().cards)

    def cards_left(self, desk: Desk) -> int:
        """Return how many of the planned cards are still to be reviewed."""
        if not self.plan.cards:
            return 0
        done = desk.days.today().cards - self.cards_before
        return min(max(0, self.plan.cards - done), desk.cards.due_number())

    def is_done(self, desk: Desk, planned: PlannedEpisode) -> bool:
        """Tell whether a planned episode was read or heard as far as it was planned."""
        id = planned.listed.row.id
        if id not in desk.rows():
            return True
        now = desk.listed(id)
        before = planned.listed.state
        if planned.reread:
            return self.cards_left(desk) == 0
        if now.state.read is ReadState.READ and before.read is not ReadState.READ:
            return True
        if now.state.listened is ListenState.YES and before.listened is not ListenState.YES:
            return True
        moved = minutes_left(planned.listed, USUAL_PACE) - minutes_left(now, USUAL_PACE)
        whole = minutes_left(planned.listed, USUAL_PACE)
        wanted = whole * planned.minutes / planned.left if planned.left else 0.0
        return moved >= _NEARLY * wanted

    def next(self, desk: Desk) -> PlannedEpisode | None:
        """Return the first planned episode that isn't done; the cards come before it."""
        return next((one for one in self.plan.episodes if not self.is_done(desk, one)), None)

    def is_finished(self, desk: Desk) -> bool:
        """Tell whether all of it is done."""
        return self.cards_left(desk) == 0 and self.next(desk) is None


def done_in_words(day: Day) -> str:
    """Say what was done on a day; "" where that was nothing."""
    told = []
    if day.cards:
        told.append(count_of(day.cards, "card"))
    if day.read_seconds >= 30:
        told.append(f"{round(day.read_seconds / 60) or 1} min read")
    if day.heard_seconds >= 30:
        told.append(f"{round(day.heard_seconds / 60) or 1} min heard")
    if day.finished:
        told.append(f"{count_of(day.finished, 'episode')} finished")
    return ", ".join(told)
