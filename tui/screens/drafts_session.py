"""One sitting of the drafts inbox: which draft is on, what was decided. Knows no widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from store.model import Card
from store.wording import quoted
from tui.screens.card_editor import CardText

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["DraftsSession"]


class DraftsSession:
    """The pending drafts of a sitting. The record is the truth: every change is read back."""

    def __init__(self, desk: Desk, episodes: Sequence[str] | None = None) -> None:
        """Begin with what is pending, of some episodes or of all."""
        self._desk = desk
        self.episodes = tuple(episodes) if episodes is not None else None
        self._pending: list[Card] = []
        self._seen: set[str] = set()
        self._verdicts: dict[str, str] = {}
        self._at = 0
        self.why = False
        """Whether the reasons for each draft are shown."""
        self.weights: Mapping[str, float] | None = None
        """What drafts are ranked by, as the reasons tell it; None until that is known."""
        self.refresh()

    @property
    def card(self) -> Card | None:
        """The draft that is on, or None past the last."""
        return self._pending[self._at] if self._at < len(self._pending) else None

    @property
    def place(self) -> int:
        """The number of the draft that is on, from 1, among those pending."""
        return self._at + 1

    @property
    def pending(self) -> int:
        """How many wait for a decision, passed ones too."""
        return len(self._pending)

    @property
    def decided(self) -> Counter[str]:
        """How many drafts this sitting accepted and discarded, less what was taken back."""
        pending = {card.id for card in self._pending}
        return Counter(how for one, how in self._verdicts.items() if one not in pending)

    def of_episode(self, card: Card) -> list[Card]:
        """Return the pending drafts of the card's episode."""
        return [one for one in self._pending if one.episode == card.episode]

    def skip(self) -> None:
        """Go to the next draft and leave this one pending; past the last, start over."""
        self._at = self._at + 1 if self.card is not None else 0

    def accept(self, drafts: Sequence[Card]) -> None:
        """Put drafts on the schedule, in one undo step."""
        self._desk.cards.accept([card.id for card in drafts])
        self._verdicts.update({card.id: "accepted" for card in drafts})

    def discard(self, card: Card) -> None:
        """Turn a draft down for good."""
        self._desk.cards.discard([card.id])
        self._verdicts[card.id] = "discarded"

    def edit(self, card: Card, text: CardText) -> None:
        """Change the words of a draft and accept it, in one undo step."""
        with self._desk.record.step("") as step:
            self._desk.cards.edit(card.id, front=text.front, back=text.back, kind=text.kind)
            self.accept([card])
            step.what = f"edited and accepted the draft {quoted(text.front)}"

    def refresh(self) -> None:
        """Read back what is pending; a draft that came back from an undo is on again."""
        on = self.card
        known = {card.id: n for n, card in enumerate(self._pending)}
        following = [card.id for card in self._pending[self._at :]]
        found = self._drafts()
        here = {card.id: card for card in found}
        returned = [c for c in found if c.id not in known and c.id in self._seen]
        self._pending = found
        self._seen.update(here)
        where = {card.id: n for n, card in enumerate(found)}
        if returned:
            self._at = where[returned[0].id]
        elif on is None:
            new = [where[one] for one in here if one not in known]
            self._at = min(new) if new else len(found)
        else:
            self._at = next((where[one] for one in following if one in where), len(found))

    def _drafts(self) -> list[Card]:
        drafts = self._desk.cards.drafts(self.episodes)
        if self.episodes is None and drafts:
            order = {one: n for n, one in enumerate(self._desk.rows())}
            drafts.sort(key=lambda card: order.get(card.episode or "", len(order)))
        return drafts
