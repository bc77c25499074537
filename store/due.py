"""What to review now, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo

from store.model import Card
from store.review_settings import NEW_A_DAY, REVIEWS_A_DAY, ReviewSettings
from store.scheduling import CardState, falls_due, learner_day, overdueness

__all__ = ["AWAY", "NEW_A_DAY", "REVIEWS_A_DAY", "order"]

AWAY = ("draft", "suspended", "buried")
"""The states in which a card never comes up."""

_USUAL = ReviewSettings()


def order(
    cards: Iterable[Card],
    now: datetime,
    zone: tzinfo,
    settings: ReviewSettings = _USUAL,
    source_of: Callable[[str], str | None] = lambda _: None,
) -> list[Card]:
    """Return the due ones of `cards` in the order of review.

    Learning steps first, the earliest first, for they wait for the minute; then reviews by how
    overdue each is for its interval; then new cards as they were made. Within the limits of the
    day, over everything and of each source, which count what was done today already. Cards of one
    episode do not follow one another where another card can stand between.

    Args:
        cards: the accepted ones that may come up.
        now: the time.
        zone: where a learner day begins at the rollover hour.
        settings: the limits.
        source_of: the name of an episode's source, by the episode's id.
    """
    today = learner_day(now, zone)
    steps: list[Card] = []
    reviews: list[Card] = []
    new: list[Card] = []
    introduced: list[Card] = []
    reviewed: list[Card] = []
    for card in cards:
        state = card.memory.state
        if state is CardState.NEW:
            new.append(card)
            continue
        if card.memory.last_day == today:
            (introduced if card.introduced == today else reviewed).append(card)
        if falls_due(card.memory, now, today):
            (reviews if state is CardState.REVIEW else steps).append(card)
    steps.sort(key=lambda card: (str(card.memory.due), card.id))
    reviews.sort(key=lambda card: (-overdueness(card.memory, today), card.id))
    new.sort(key=lambda card: (card.created, -(card.score or 0.0), card.id))
    named = settings.sources
    source = (lambda card: source_of(card.episode) if card.episode else None) if named else None
    reviews = _within(reviews, reviewed, settings.reviews, source, settings, "reviews")
    new = _within(new, introduced, settings.new, source, settings, "new")
    return steps + _interleaved(reviews) + _interleaved(new)


def _within(
    waiting: list[Card],
    done: list[Card],
    limit: int,
    source: Callable[[Card], str | None] | None,
    settings: ReviewSettings,
    which: str,
) -> list[Card]:
    """Return what the limits leave room for today, after what was done."""
    room = max(0, limit - len(done))
    if source is None:
        return waiting[:room]
    taken = Counter(source(card) for card in done)
    found: list[Card] = []
    for card in waiting:
        if len(found) == room:
            break
        name = source(card)
        own: int | None = getattr(settings.of_source(name), which)
        if own is None or taken[name] < own:
            taken[name] += 1
            found.append(card)
    return found


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
