"""What to do today: the cards that are due, then what the queue holds, fitted to a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.cards import LEECH_LAPSES
from store.model import Card, Listed, ReadState
from store.pace import USUAL_PACE, Pace, minutes_left

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["Plan", "PlannedEpisode", "Rereading", "plan", "plan_of"]

LEAST_PART = 3.0
"""Minutes from which on it is worth beginning something that doesn't fit whole."""

_LEAST_REREADING = 1.0
_AROUND = 2
"""Blocks before and after a passage that are read again with it."""


@dataclass(frozen=True, slots=True)
class Rereading:
    """A passage to read again before the due cards that keep failing come up."""

    listed: Listed
    minutes: float
    cards: int


@dataclass(frozen=True, slots=True)
class PlannedEpisode:
    """An episode of the plan, and the minutes to spend on it."""

    listed: Listed
    minutes: float
    left: float
    """The minutes that it takes in all; more than `minutes` where only a part of it fits."""
    reread: bool = False
    """True where a passage is read again because its cards keep failing."""

    @property
    def whole(self) -> bool:
        """Whether it is finished by then."""
        return self.minutes >= self.left


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
    rereadings: Sequence[Rereading] = (),
    pace: Pace = USUAL_PACE,
) -> Plan:
    """Fit due cards, then queued episodes into a number of minutes.

    Cards come first, for they are lost where they wait; those that keep failing come together with
    their passage, or not at all. Of the queue, what was started comes before what was not, each in
    the queue's order; what doesn't fit whole is passed over. If time is left then, it goes to the
    first of those passed over, as far as it reaches. One with nothing left to read is no work.

    Args:
        minutes: the time there is.
        due: how many cards are due, without those of `rereadings`.
        queue: the queued episodes in order.
        rereadings: the passages to read again.
        pace: what gets done in a minute.
    """
    cards = min(due, int(minutes / pace.minutes_a_card + 1e-9))
    left = minutes - cards * pace.minutes_a_card
    chosen: list[PlannedEpisode] = []
    for one in rereadings:
        together = one.minutes + one.cards * pace.minutes_a_card
        if cards == due and together <= left:
            chosen.append(PlannedEpisode(one.listed, one.minutes, one.minutes, reread=True))
            cards += one.cards
            due += one.cards
            left -= together
    passed: list[tuple[Listed, float]] = []
    for listed in sorted(queue, key=lambda one: one.state.read is not ReadState.READING):
        needed = minutes_left(listed, pace)
        if 0 < needed <= left:
            chosen.append(PlannedEpisode(listed, needed, needed))
            left -= needed
        elif needed > 0:
            passed.append((listed, needed))
    if passed and left >= LEAST_PART:
        listed, needed = passed[0]
        chosen.append(PlannedEpisode(listed, left, needed))
    return Plan(minutes, cards, cards * pace.minutes_a_card, tuple(chosen))


def plan_of(desk: Desk, minutes: float, queue: str | None = None) -> Plan:
    """Return the plan for this moment, at the reader's own pace.

    Args:
        desk: where from.
        minutes: the time there is.
        queue: the name of a queue; None for the current one.

    Raises:
        UnknownIdError: no queue has this name.
    """
    pace = desk.pace()
    due = desk.cards.due()
    failing = [card for card in due if _asks_for_rereading(desk, card)]
    rows = desk.rows()
    return plan(
        minutes,
        len(due) - len(failing),
        [desk.listed(one) for one in desk.queue.ids(queue) if one in rows],
        rereadings=_rereadings(desk, failing, pace),
        pace=pace,
    )


def _asks_for_rereading(desk: Desk, card: Card) -> bool:
    return (
        card.memory.lapses >= LEECH_LAPSES
        and card.anchor is not None
        and card.episode in desk.rows()
    )


def _rereadings(desk: Desk, cards: Sequence[Card], pace: Pace) -> list[Rereading]:
    """Return one passage to read again for each episode, in the order of its first card."""
    by_episode: dict[str, list[Card]] = {}
    for card in cards:
        by_episode.setdefault(card.episode or "", []).append(card)
    found = []
    for episode, theirs in by_episode.items():
        words = _words_around(desk, episode, theirs)
        minutes = max(_LEAST_REREADING, words / pace.words_a_minute)
        found.append(Rereading(desk.listed(episode), minutes, len(theirs)))
    return found


def _words_around(desk: Desk, episode: str, cards: Sequence[Card]) -> int:
    text = desk.text(episode)
    blocks: set[tuple[str, int]] = set()
    for card in cards:
        if card.anchor is not None:
            at = card.anchor.block
            blocks |= {(card.anchor.part, n) for n in range(at - _AROUND, at + _AROUND + 1)}
    return sum(
        len(block.text.split())
        for part in text.parts
        for n, block in enumerate(part.blocks)
        if (str(part.kind), n) in blocks
    )
