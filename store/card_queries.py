"""Cards by query: the language of lists, asked of a card and of the episode it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.cards import LEECH_LAPSES, state_of
from store.model import Card
from store.queries import Query, Term, fold, parse
from store.scheduling import falls_due

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["STATES", "asks_for_due", "card_matcher", "check_card_query"]

STATES = ("due", "new", "learning", "review", "relearning", "suspended", "buried", "leech")
"""What ``is:`` asks of a card; every other value asks its episode."""


def check_card_query(query: str) -> None:
    """Raise `QueryError` for a query of cards that can't be understood."""
    parse(query, states=STATES)


def asks_for_due(query: str) -> bool:
    """Tell whether a query asks for what is due, which is more than a day's limits let in."""
    found = parse(query, states=STATES).terms
    return any(one.key == "is" and fold(one.value) == "due" and not one.negated for one in found)


def card_matcher(desk: Desk, query: str) -> Callable[[Card], bool]:
    """Return a test for cards.

    Words match a card's question, answer and claim as well as its episode's title and people;
    ``tag:`` its own tags as well; ``is:`` its state, or its episode's; every other key asks its
    episode, so a card without one never has it. A card that is due and not away is ``is:due``,
    whatever the limits of the day.

    Raises:
        QueryError: the query can't be understood.
    """
    tests = [(_test(desk, term), term.negated) for term in parse(query, states=STATES).terms]
    return lambda card: all(test(card) != negated for test, negated in tests)


def _test(desk: Desk, term: Term) -> Callable[[Card], bool]:
    value = fold(term.value)
    if term.key == "is" and value in STATES:
        return _state_test(desk, value)
    episodes = desk.matching(Query((Term(term.key, term.value),)))
    if not term.key:
        return lambda card: (
            card.episode in episodes or value in fold(f"{card.front}\n{card.back}\n{card.claim}")
        )
    if term.key == "tag":
        return lambda card: card.episode in episodes or any(fold(tag) == value for tag in card.tags)
    return lambda card: card.episode in episodes


def _state_test(desk: Desk, state: str) -> Callable[[Card], bool]:
    now, today = desk.now(), desk.today()
    if state == "leech":
        return lambda card: card.memory.lapses >= LEECH_LAPSES
    if state == "due":
        return lambda card: (
            state_of(card, today) not in ("draft", "suspended", "buried")
            and falls_due(card.memory, now, today)
        )
    return lambda card: state_of(card, today) == state
