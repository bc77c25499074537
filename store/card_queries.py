"""Cards by query: the language of lists, asked of a card and of the episode it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.model import Card
from store.queries import Query, fold, parse

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["card_matcher"]


def card_matcher(desk: Desk, query: str) -> Callable[[Card], bool]:
    """Return a test for cards.

    Words match a card's question, answer and claim as well as its episode's title and people;
    ``tag:`` its own tags as well; every other key asks its episode, so a card without one never
    has it.

    Raises:
        QueryError: the query can't be understood.
    """
    asked = parse(query)
    tests = []
    for term in asked.terms:
        episodes = desk.matching(Query((type(term)(term.key, term.value),)))
        value = fold(term.value)
        tests.append((term.key, value, episodes, term.negated))

    def matches(card: Card) -> bool:
        for key, value, episodes, negated in tests:
            found = card.episode in episodes
            if not key:
                found = found or value in fold(f"{card.front}\n{card.back}\n{card.claim}")
            elif key == "tag":
                found = found or any(fold(tag) == value for tag in card.tags)
            if found == negated:
                return False
        return True

    return matches
