"""Cramming: cards asked out of turn, until each came back once; their schedule is left alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from store.card_queries import card_matcher
from store.errors import UnknownIdError
from store.model import Card
from store.scheduling import Rating, retrievability
from tui.screens.review_session import ReviewSession

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["CramSession"]

BETWEEN = 4
"""Cards that come before one that was forgotten is asked again."""


class CramSession(ReviewSession):
    """Cards that were asked for, the shakiest first. Nothing of what is answered is kept."""

    def __init__(self, desk: Desk, query: str = "", ids: Sequence[str] | None = None) -> None:
        """Begin with the cards named, else with all that the query asks for.

        Raises:
            QueryError: the query makes no sense.
        """
        self._history: list[tuple[str, Rating, list[str]]] = []
        self._waiting: list[str] = []
        super().__init__(desk)
        self.query = query
        if ids is None:
            wanted = card_matcher(desk, query)
            today = desk.today()
            found = [card for card in desk.cards.accepted() if wanted(card)]
            found.sort(key=lambda card: (retrievability(card.memory, today) or 0.0, card.created))
            ids = [card.id for card in found]
        self._waiting = list(ids)
        self.refresh()

    @property
    def done(self) -> int:
        """How many answers were given and not taken back."""
        return len(self._history)

    @property
    def again(self) -> int:
        """How many of them were Again."""
        return sum(rating is Rating.AGAIN for _, rating, _ in self._history)

    @property
    def forgotten(self) -> list[tuple[str, int]]:
        """The questions that were forgotten, with how often, the hardest first."""
        return self._hardest([card for card, rating, _ in self._history if rating is Rating.AGAIN])

    def grade(self, rating: Rating) -> Card:
        """Go on; a card that was forgotten comes again after some others."""
        card = self.card
        assert card is not None
        self._history.append((card.id, rating, list(self._waiting)))
        self._waiting.remove(card.id)
        if rating is Rating.AGAIN:
            self._waiting.insert(BETWEEN, card.id)
        self._shown.discard(card.id)
        self.refresh()
        return card

    def take_back(self) -> bool:
        """Take back the last answer; False where none was given."""
        if not self._history:
            return False
        card, _, self._waiting = self._history.pop()
        self._shown.add(card)
        self.refresh()
        return True

    def put_away(self, how: Callable[[list[str]], int]) -> Card:
        """Bury, suspend or delete the card that is on, and go to the next."""
        card = self.card
        assert card is not None
        how([card.id])
        self._waiting.remove(card.id)
        self.refresh()
        return card

    def go_ahead(self) -> bool:
        """There is nothing to go on with early."""
        return False

    def refresh(self, *, but: str | None = None) -> bool:
        """Read the cards back; what was deleted goes."""
        del but
        before = self._order[0].id if self._order else None
        self._order = []
        for one in self._waiting:
            try:
                self._order.append(self._desk.cards.get(one))
            except UnknownIdError:
                continue
        self._waiting = [card.id for card in self._order]
        return before != (self._order[0].id if self._order else None)
