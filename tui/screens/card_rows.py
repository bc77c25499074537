"""Cards for the browser: their order, their rows, and what is known of one's memory, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo

from store.cards import LEECH_LAPSES, state_of
from store.model import Card, EpisodeRow
from store.scheduling import CardState, learner_day, retrievability
from tui.screens.coming import day_in_words, wait_in_words
from tui.widgets.card_list import ShownCard

__all__ = ["ORDERS", "arranged", "facts", "row_of"]

ORDERS = ("due", "newest", "hardest")
"""The orders of the browser, the usual one first."""

_LAST = date.max.isoformat()


def arranged(cards: Sequence[Card], order: str) -> list[Card]:
    """Return cards in one of the orders."""
    if order == "newest":
        return sorted(cards, key=lambda card: (card.created, card.id), reverse=True)
    if order == "hardest":
        return sorted(
            cards, key=lambda card: (-card.memory.lapses, -(card.memory.difficulty or 0.0), card.id)
        )
    return sorted(cards, key=lambda card: (_due_key(card), card.created, card.id))


def _due_key(card: Card) -> str:
    return card.memory.due.isoformat() if card.memory.due is not None else _LAST


def row_of(
    card: Card, row: EpisodeRow | None, now: datetime, today: date, zone: tzinfo
) -> ShownCard:
    """Return a card as its row shows it."""
    return ShownCard(
        card.id,
        state_of(card, today),
        _due(card, now, today, zone).removeprefix("on "),
        card.memory.lapses,
        card.front,
        row.source if row else "",
    )


def _due(card: Card, now: datetime, today: date, zone: tzinfo) -> str:
    due = card.memory.due
    if card.suspended:
        return ""
    if card.buried is not None and card.buried >= today:
        if due is None:
            return day_in_words(date.fromordinal(card.buried.toordinal() + 1), today)
        held = learner_day(due, zone) if isinstance(due, datetime) else due
        return day_in_words(max(held, date.fromordinal(card.buried.toordinal() + 1)), today)
    if due is None:
        return ""
    if isinstance(due, datetime):
        if learner_day(due, zone) <= today:
            return wait_in_words(due - now)
        return day_in_words(learner_day(due, zone), today)
    late = (today - due).days
    return f"{late} d late" if late > 0 else day_in_words(due, today)


def facts(
    card: Card, now: datetime, today: date, zone: tzinfo, day_made: Callable[[Card], date]
) -> str:
    """Return what is known of a card's memory and where it comes from, in two lines at most."""
    memory = card.memory
    said = [state_of(card, today)]
    if due := _due(card, now, today, zone):
        said.append(f"due {due}")
    if memory.state is not CardState.NEW and memory.stability is not None:
        said.append(f"stability {memory.stability:.1f} d")
        said.append(f"difficulty {memory.difficulty:.0f} of 10")
        chance = retrievability(memory, today)
        if chance is not None:
            said.append(f"{chance:.0%} now")
    seen = f"seen {memory.reps} ×, forgotten {memory.lapses} ×" if memory.reps else "never seen"
    leech = " · a leech: better re-read its passage" if memory.lapses >= LEECH_LAPSES else ""
    tags = " ".join(f"#{tag}" for tag in card.tags)
    made = f"made {day_made(card).isoformat()} by {card.rule}"
    return " · ".join(said) + "\n" + " · ".join(filter(None, (f"{seen}{leech}", made, tags)))
