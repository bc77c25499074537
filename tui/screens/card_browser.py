"""The card browser: every card by query, with what is known of it, to change one or many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from store.card_queries import asks_for_due, card_matcher
from store.cards import state_of
from store.errors import QueryError, UnknownIdError, UsageError
from store.model import Card
from store.scheduling import learner_day
from store.wording import count_of, quoted
from tui.days import DAY_HINT, day_from
from tui.messages import PromptCancelled, PromptGiven
from tui.screens.card_editor import CardText
from tui.screens.card_rows import ORDERS, arranged, facts, row_of
from tui.screens.card_screen import CardScreen
from tui.screens.passage_request import PassageRequest
from tui.widgets.card_list import CardList
from tui.widgets.card_view import CardPane, CardView
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import LineList
from tui.widgets.pane_title import PaneTitle
from tui.widgets.passage_text import place_in_words
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["CardBrowser"]

_NONE = "No cards yet. c on an episode makes drafts, c on a sentence makes a card."
_NONE_FOUND = "No card answers this. Esc shows all again, = asks something else."
_HINT = "is:due is:leech is:suspended source:twiml tag: words …"


class CardBrowser(CardScreen):
    """A list of cards, and beneath it the one under the cursor."""

    context = "cards"
    AUTO_FOCUS: ClassVar[str] = "CardList"

    heading = query_one("#browser-title", PaneTitle)
    rows = query_one(CardList)
    view = query_one(CardView)
    pane = query_one(CardPane)
    prompt = query_one(Prompt)

    def __init__(
        self, desk: Desk, query: str = "", *, order: str = ORDERS[0], at: str = ""
    ) -> None:
        """List the cards that a query asks for, the cursor on the card `at`."""
        super().__init__(desk)
        self._query = query
        self._order = order
        self._at = at
        self._of = 0
        self._now: int | None = None

    def compose(self) -> ComposeResult:
        """How many there are, the list, the card under the cursor, a line to type into, keys."""
        yield PaneTitle(id="browser-title")
        yield CardList()
        with CardPane(id="browser-pane", can_focus=False):
            yield CardView()
        yield Prompt(id="prompt")
        yield KeyFooter()

    @property
    def card(self) -> Card | None:
        """The card under the cursor."""
        current = self.rows.current
        if current is None:
            return None
        try:
            return self.desk.cards.get(current)
        except UnknownIdError:
            return None

    def resumed(self) -> CardBrowser:
        """Return a new screen on the same card of the same list."""
        return CardBrowser(self.desk, self._query, order=self._order, at=self._at)

    def reload(self) -> None:
        """Read the cards anew, and draw."""
        desk = self.desk
        wanted = card_matcher(desk, self._query)
        every = desk.cards.accepted()
        found = arranged([card for card in every if wanted(card)], self._order)
        episodes, now, today = desk.rows(), desk.now(), desk.today()
        shown = [
            row_of(card, episodes.get(card.episode or ""), now, today, desk.zone) for card in found
        ]
        at = self._at or self.rows.current or ""
        self._at = ""
        self.rows.show(shown, _NONE_FOUND if every else _NONE, at)
        self._of = len(every)
        self._now = None
        if asks_for_due(self._query):
            due = {card.id for card in desk.cards.due()}
            self._now = sum(card.id in due for card in found)
        self._draw()

    def _draw(self) -> None:
        shown, chosen = self.rows.row_count, len(self.rows.selected)
        count = count_of(shown, "card") if shown == self._of else f"{shown} of {self._of} cards"
        if self._now is not None and self._now < shown:
            count += f" · {self._now} due now, the rest later"
        pieces = [count, self._query, f"by {self._order}", f"{chosen} selected" if chosen else ""]
        self.heading.say(" · ".join(filter(None, pieces)))
        card = self.card
        self.pane.display = card is not None
        self.keep_idle(card is None, "browser.filter" if self._of else "")
        if card is not None:
            desk = self.desk
            note = facts(card, desk.now(), desk.today(), desk.zone, self._made)
            crumb = self.crumb(card, place_in_words)
            self.view.show(card, crumb, answered=True, note=note)
            self.pane.scroll_home(animate=False)

    def _made(self, card: Card) -> date:
        return learner_day(card.created, self.desk.zone)

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._draw()

    @on(LineList.Chosen)
    def _opened(self) -> None:
        self.action_edit()

    # Changing

    def chosen(self) -> list[Card]:
        """Return the selected cards, else the one under the cursor."""
        if self.rows.selected:
            return [self.desk.cards.get(one) for one in sorted(self.rows.selected)]
        return [self.card] if self.card is not None else []

    def edited(self, card: Card, text: CardText) -> None:
        """Keep the new words; the schedule stays."""
        cards = self.desk.cards
        self.attempt(lambda: cards.edit(card.id, front=text.front, back=text.back, kind=text.kind))
        self.draw_anew()

    def action_select(self) -> None:
        """Select the card under the cursor, or drop it."""
        self.rows.select()
        self._draw()

    def action_toggle_away(self, how: str) -> None:
        """Suspend or bury; where all of them are so already, bring them back."""
        state = {"suspend": "suspended", "bury": "buried"}[how]
        today = self.desk.today()
        back = all(state_of(card, today) == state for card in self.chosen())
        cards = self.desk.cards
        does = {
            ("suspend", False): cards.suspend,
            ("suspend", True): cards.unsuspend,
            ("bury", False): cards.bury,
            ("bury", True): cards.unbury,
        }[how, back]
        said = {
            "suspend": ("Suspended", "Comes again"),
            "bury": ("Buried till tomorrow", "Unburied"),
        }
        self._do(does, said[how][back])

    def action_reset(self) -> None:
        """Make the cards new again."""
        self._do(self.desk.cards.reset, "New again")

    def action_delete(self) -> None:
        """Delete the cards."""
        self._do(self.desk.cards.delete, "Deleted")

    def action_reverse(self) -> None:
        """Make cards that ask the other way round."""
        self._do(lambda ids: len(self.desk.cards.reverse(ids)), "Reversed")

    def _do(self, does: Callable[[Sequence[str]], int], said: str) -> None:
        cards = self.chosen()
        if not cards:
            self.hint("There is no card here")
            return
        changed: list[int] = []
        if not self.attempt(lambda: changed.append(does([card.id for card in cards]))):
            return
        self.rows.selected.clear()
        self.draw_anew()
        what = quoted(cards[0].front) if len(cards) == 1 else count_of(changed[0], "card")
        if changed[0]:
            self.tell(f"{said}: {what} · u takes it back")
        else:
            self.hint("Nothing changed: that is so already, or it can't be done to these")

    def action_set_due(self) -> None:
        """Ask on which day the cards are to come."""
        if self.chosen():
            self.prompt.ask("due", "due", hint=DAY_HINT)

    # Asking them

    def action_cram(self) -> None:
        """Ask the selected cards, else all that are shown; the schedule is left alone."""
        from tui.screens.cram import CramScreen

        ids = sorted(self.rows.selected) or None
        self._sit(CramScreen(self.desk, self._query, ids))

    def action_review(self) -> None:
        """Review what is due of the cards that are shown."""
        from tui.screens.review import ReviewScreen

        self._sit(ReviewScreen(self.desk, self._query))

    def _sit(self, screen: CardScreen) -> None:
        def done(request: PassageRequest | None) -> None:
            if request is not None:
                self.dismiss(request)
            else:
                self.draw_anew()

        self.app.push_screen(screen, done)

    def action_passage(self) -> None:
        """Leave for the passage of the card under the cursor."""
        self._at = self.rows.current or ""
        super().action_passage()

    # Which cards, in which order

    def action_filter(self) -> None:
        """Ask for a query."""
        self.prompt.ask("cards", "=", self._query, hint=_HINT)

    def action_sort(self) -> None:
        """Take the next order."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self.draw_anew()

    def action_clear(self) -> None:
        """Drop the selection, then the query, then leave."""
        if self.rows.selected:
            self.rows.selected.clear()
            self.rows.states_changed()
            self._draw()
        elif self._query:
            self._ask("")
        else:
            self.action_back()

    def _ask(self, query: str) -> None:
        card_matcher(self.desk, query)
        self._query = query
        self.draw_anew()

    @on(PromptGiven)
    def _given(self, event: PromptGiven) -> None:
        try:
            if event.asking == "due":
                day = day_from(event.value, self.desk.today())
                self._close()
                self._do(lambda ids: self.desk.cards.set_due(ids, day), f"Due {day.isoformat()}")
                return
            self._ask(event.value.strip())
        except (QueryError, UsageError) as error:
            self.prompt.say(f"{error.where}: {error.problem}")
            return
        self._close()

    @on(PromptCancelled)
    def _close(self) -> None:
        self.prompt.close()
        self.set_focus(self.rows, scroll_visible=False)
