"""One sitting of review: which card is on, what was graded, what is left. Knows no widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from store.errors import UnknownIdError
from store.model import Card
from store.scheduling import CardState, Memory, Rating, is_due
from tui.screens.coming import Coming, coming

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["AHEAD", "ReviewSession"]

AHEAD = timedelta(minutes=20)
"""How much too early a learning step may be taken when nothing else is left."""

FRESH = timedelta(minutes=1)
"""How old the reading of what is due may be before a grade reads it anew."""

UNATTENDED = 600.0
"""Seconds after which a card on the screen was not being looked at: no answer time is kept."""

_STEPS = (CardState.LEARNING, CardState.RELEARNING)


@dataclass(frozen=True, slots=True)
class _Graded:
    card: str
    rating: Rating
    before: Memory
    seconds: float | None


class ReviewSession:
    """The due cards of a sitting. The record is the truth: every change is read back from it."""

    def __init__(self, desk: Desk, query: str = "") -> None:
        """Begin with what is due now; a query narrows it (`QueryError` if it makes no sense)."""
        self._desk = desk
        self.query = query
        self._wanted: Callable[[Card], bool] | None = None
        if query:
            from store.card_queries import card_matcher

            self._wanted = card_matcher(desk, query)
        self._order: list[Card] = []
        self._graded: list[_Graded] = []
        self._undone: list[_Graded] = []
        self._shown: set[str] = set()
        self._away: set[str] = set()
        self._steps: dict[str, Card] = {}
        self._ahead = False
        self.leech: Card | None = None
        """The card that was suspended last for being forgotten too often."""
        self._since = self._read_at = desk.now()
        self.refresh()

    # Looking

    @property
    def card(self) -> Card | None:
        """The card that is on, or None when nothing is due."""
        return self._order[0] if self._order else None

    @property
    def answered(self) -> bool:
        """True once the answer of the card that is on was shown."""
        return self.card is not None and self.card.id in self._shown

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that are left, the one that is on first."""
        return tuple(self._order)

    @property
    def left(self) -> int:
        """How many cards are left, the one that is on too."""
        return len(self._order)

    @property
    def done(self) -> int:
        """How many grades were given and not taken back."""
        return len(self._graded)

    @property
    def again(self) -> int:
        """How many of them were Again."""
        return sum(one.rating is Rating.AGAIN for one in self._graded)

    @property
    def introduced(self) -> int:
        """How many cards were seen for the first time."""
        return sum(one.before.state is CardState.NEW for one in self._graded)

    @property
    def forgotten(self) -> list[tuple[str, int]]:
        """The questions that were forgotten, with how often, the hardest first."""
        return self._hardest([one.card for one in self._graded if one.rating is Rating.AGAIN])

    @property
    def seconds(self) -> float:
        """How long the answers took, as far as that was measured."""
        return sum(one.seconds or 0.0 for one in self._graded)

    def _hardest(self, again: Sequence[str]) -> list[tuple[str, int]]:
        found = []
        for card, times in Counter(again).most_common():
            with suppress(UnknownIdError):
                found.append((self._desk.cards.get(card).front, times))
        return found

    def coming(self) -> Coming:
        """Return what comes next, once nothing is due."""
        cards = self._desk.cards.accepted()
        wanted = self._wanted
        chosen = cards if wanted is None else [card for card in cards if wanted(card)]
        return coming(chosen, self._desk.now(), self._desk.zone)

    # Doing

    def show(self) -> None:
        """Show the answer of the card that is on."""
        if self.card is not None:
            self._shown.add(self.card.id)

    def grade(self, rating: Rating) -> Card:
        """Grade the card that is on, and go to the next once the grade is in the record."""
        card = self.card
        assert card is not None
        now = self._desk.now()
        seconds: float | None = (now - self._since).total_seconds()
        if seconds is not None and not 0 <= seconds <= UNATTENDED:
            seconds = None
        graded = self._desk.cards.grade(card.id, rating, seconds=seconds)
        self._graded.append(_Graded(card.id, rating, card.memory, seconds))
        self._undone.clear()
        self._shown.discard(card.id)
        if isinstance(graded.memory.due, datetime) and not graded.suspended:
            self._steps[card.id] = graded
        self._next(but=card.id)
        return graded

    def put_away(self, how: Callable[[list[str]], int]) -> Card:
        """Bury, suspend or delete the card that is on, by the given method of the store."""
        card = self.card
        assert card is not None
        how([card.id])
        self._away.add(card.id)
        self._next()
        return card

    def _next(self, *, but: str | None = None) -> None:
        """Go to the next card: a learning step whose minute has come, else the next in order.

        Reading all cards anew takes longer than a key may, so it is done once a minute, and at
        the end.
        """
        now = self._desk.now()
        if len(self._order) <= 1 or now - self._read_at >= FRESH:
            self.refresh(but=but)
            return
        ripe = [one for one in self._steps.values() if is_due(one.memory, now, self._desk.zone)]
        for card in ripe:
            del self._steps[card.id]
        self._order = [*ripe, *self._order[1:]]
        self._since = now

    def go_ahead(self) -> bool:
        """Take the learning steps of the next minutes now; False if there are none."""
        self._ahead = True
        self.refresh()
        return bool(self._order)

    def refresh(self, *, but: str | None = None) -> bool:
        """Read back what is due; return whether another card is on now.

        Cards keep their order. A card whose grade, burying or deletion was taken back is on again,
        as it was; learning steps that fell due meanwhile come next, since they wait for the minute;
        whatever else is new comes last.

        Args:
            but: a card just graded, which never follows itself while there is another.
        """
        self._read_at = self._desk.now()
        before = self.card
        due = self._due()
        here = {card.id: card for card in due}
        back = self._reconcile()
        for one in (*here, back):
            self._steps.pop(one or "", None)
        known = {card.id for card in self._order}
        fresh = [card for card in due if card.id not in known]
        first = [card.id for card in fresh if card.id in self._away]
        self._away.difference_update(first)
        if back is not None:
            self._shown.add(back)
            first.insert(0, back)
        if not first and but is None and before is not None:
            first.append(before.id)
        steps = [card.id for card in fresh if card.memory.state in _STEPS]
        kept = [card.id for card in self._order]
        arranged = dict.fromkeys([*first, *steps, *kept, *here])
        self._order = [here[one] for one in arranged if one in here]
        if but is not None and len(self._order) > 1 and self._order[0].id == but:
            self._order.append(self._order.pop(0))
        changed = (before and before.id) != (self.card and self.card.id)
        if changed:
            self._since = self._desk.now()
        return changed

    def _due(self) -> list[Card]:
        due = self._desk.cards.due()
        if self._wanted is not None:
            due = [card for card in due if self._wanted(card)]
        return due or (self._early() if self._ahead else [])

    def _early(self) -> list[Card]:
        """Return the learning steps of the next minutes."""
        steps = self.coming().steps
        latest = self._desk.now() + AHEAD
        found = [self._desk.cards.get(one) for one in steps.ids] if steps else []
        return [card for card in found if is_due(card.memory, latest, self._desk.zone)]

    def _reconcile(self) -> str | None:
        """Square the grades given with the record; return the card whose grade was taken back."""
        back = None
        while self._graded and self._memory(self._graded[-1].card) == self._graded[-1].before:
            self._undone.append(self._graded.pop())
            back = self._undone[-1].card
        if back is None:
            while self._undone and self._memory(self._undone[-1].card) not in (
                self._undone[-1].before,
                None,
            ):
                self._graded.append(self._undone.pop())
        return back

    def _memory(self, card_id: str) -> Memory | None:
        try:
            return self._desk.cards.get(card_id).memory
        except UnknownIdError:
            return None
