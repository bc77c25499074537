"""What to review now, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from store.model import Card
from store.scheduling import CardState, is_due, learner_day

__all__ = ["AWAY", "NEW_A_DAY", "REVIEWS_A_DAY", "order"]

NEW_A_DAY = 20
REVIEWS_A_DAY = 200
"""The limits of a learner day over everything."""

AWAY = ("draft", "suspended", "buried")
"""The states in which a card never comes up."""


def order(cards: Iterable[Card], now: datetime, zone: tzinfo) -> list[Card]:
    """Return the due ones of `cards` in the order of review.

    Learning steps first, the earliest first, for they wait for the minute; then reviews by how
    overdue each is for its interval; then new cards as they were made. Within the limits of the
    day, which count what was done today already. Cards of one episode do not follow one another
    where another card can stand between.
    """
    today = learner_day(now, zone)
    steps: list[Card] = []
    reviews: list[Card] = []
    new: list[Card] = []
    introduced = reviewed = 0
    for card in cards:
        state = card.memory.state
        if state is CardState.NEW:
            new.append(card)
            continue
        done_today = card.memory.last_day == today
        if done_today:
            first_day = card.introduced == today
            introduced += first_day
            reviewed += not first_day
        if not is_due(card.memory, now, zone):
            continue
        (reviews if state is CardState.REVIEW else steps).append(card)
    steps.sort(key=lambda card: (str(card.memory.due), card.id))
    reviews.sort(key=lambda card: (-_overdueness(card, today), card.id))
    new.sort(key=lambda card: (card.created, -(card.score or 0.0), card.id))
    reviews = reviews[: max(0, REVIEWS_A_DAY - reviewed)]
    new = new[: max(0, NEW_A_DAY - introduced)]
    return steps + _interleaved(reviews) + _interleaved(new)


def _overdueness(card: Card, today: date) -> float:
    due, last = card.memory.due, card.memory.last_day
    if isinstance(due, datetime) or due is None or last is None:
        return 0.0
    return (today - due).days / max(1, (due - last).days)


def _interleaved(cards: list[Card]) -> list[Card]:
    """Move a card back while it would follow one of its own episode, as few places as will do."""
    waiting = list(cards)
    found: list[Card] = []
    while waiting:
        last = found[-1].episode if found else None
        at = next(
            (n for n, card in enumerate(waiting) if card.episode is None or card.episode != last), 0
        )
        found.append(waiting.pop(at))
    return found
