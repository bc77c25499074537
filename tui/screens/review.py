"""Review: one card at a time, graded by one key, every grade in the record before the next card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import Static

from store.anchors import Anchor
from store.cards import state_of
from store.model import Card
from store.scheduling import Rating
from store.wording import count_of, quoted
from tui.screens.card_editor import CardText
from tui.screens.card_screen import CardScreen
from tui.screens.review_session import AHEAD, ReviewSession
from tui.screens.review_words import nothing_due, summary
from tui.widgets.card_view import CardPane, CardView
from tui.widgets.cells import clock
from tui.widgets.footer import KeyFooter
from tui.widgets.grade_bar import GradeBar
from tui.widgets.marked_text import HeadLine

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["ReviewScreen"]

_WAKE = 5.0
"""Seconds between two looks at whether a learning step fell due, while nothing else is left."""

_HIGH = 32
"""Rows of a screen from which a card stands lower down, nearer to the middle."""

_KEPT_LINES = 2
"""Lines of the question that stay above an answer longer than the screen."""


class ReviewScreen(CardScreen):
    """The review of what is due; it knows its session, and the session knows the rest."""

    context = "review"
    editor_title = "Edit the card · its schedule stays"
    name_in_head = "Review"

    head = query_one("#review-head", HeadLine)
    pane = query_one(CardPane)
    view = query_one(CardView)
    words = query_one("#review-words", Static)
    bar = query_one(GradeBar)

    def __init__(
        self, desk: Desk, query: str | None = None, *, session: ReviewSession | None = None
    ) -> None:
        """Review what is due, or of it what `query` asks for.

        Args:
            desk: the open desk.
            query: as on the command line; `QueryError` if it makes no sense.
            session: a sitting to go on with, such as after a look at a passage.
        """
        super().__init__(desk)
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (_HIGH, "-high")]
        self.session = session or ReviewSession(desk, query or "")

    def compose(self) -> ComposeResult:
        """Lay out the head, the card, the grades and the keys."""
        yield HeadLine(id="review-head")
        with CardPane(id="review-pane"):
            yield CardView()
            yield Static(id="review-words", markup=False)
        yield GradeBar()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Look now and then whether a learning step fell due."""
        self.set_interval(_WAKE, self._wake)

    @property
    def card(self) -> Card | None:
        """The card that is on."""
        return self.session.card

    def resumed(self) -> ReviewScreen:
        """Return a new screen on the same card of the same sitting."""
        return ReviewScreen(self.desk, session=self.session)

    def reload(self) -> None:
        """Read back what is due, and draw."""
        self.session.refresh()
        self._draw()

    def _wake(self) -> None:
        if self.session.card is None and self.app.screen is self and self.session.refresh():
            self._draw()

    # What the keys do

    def action_show_or_good(self) -> None:
        """Show the answer; once it is shown, grade Good; when nothing is left, go on early."""
        if self.card is None:
            if self.session.go_ahead():
                self._draw()
            else:
                self.hint(f"Nothing comes back within {AHEAD.seconds // 60} min · q ends")
        elif self.session.answered:
            self.action_grade(int(Rating.GOOD))
        else:
            self.session.show()
            self._draw()
            self.call_after_refresh(self._to_answer)

    def _to_answer(self) -> None:
        """Scroll so that the answer is seen, as much of it as there is room for."""
        answer, pane = self.query_one("#card-back"), self.pane
        if not answer.display:
            return
        top = answer.region.y - pane.content_region.y + pane.scroll_offset.y
        end = top + answer.region.height - pane.content_region.height
        if end > pane.scroll_offset.y:
            pane.scroll_to(y=max(0, min(top - _KEPT_LINES, end)), animate=False)

    def action_grade(self, rating: int) -> None:
        """Grade the card that is on, once its answer was seen."""
        if self.card is None:
            self.hint("Nothing is due · q ends")
            return
        if not self.session.answered:
            self.hint("Space shows the answer first")
            return
        away = self.card.suspended
        waiting = {card.id for card in self.session.cards}
        graded: list[Card] = []
        if self.attempt(lambda: graded.append(self.session.grade(Rating(rating)))):
            self._draw_after(graded[0])
            self._tell_consequences(graded[0], waiting, leech=graded[0].suspended and not away)

    def action_put_away(self, how: str) -> None:
        """Bury, suspend or delete the card that is on."""
        card = self.card
        if card is None:
            self.hint("There is no card here")
            return
        cards = self.desk.cards
        does = {"bury": cards.bury, "suspend": cards.suspend, "delete": cards.delete}[how]
        said = {"bury": "Buried till tomorrow", "suspend": "Suspended", "delete": "Deleted"}[how]
        if self.attempt(lambda: self.session.put_away(does)):
            self._draw_after(card)
            self.tell(f"{said}: {quoted(card.front)} · u takes it back")

    def action_reread(self) -> None:
        """Leave for the passage of the leech that was suspended last."""
        if self.session.leech is None:
            self.hint("No card was suspended for being forgotten in this sitting")
        else:
            self.show_passage_of(self.session.leech)

    def edited(self, card: Card, text: CardText) -> None:
        """Keep the new words; the schedule stays."""
        cards = self.desk.cards
        self.attempt(lambda: cards.edit(card.id, front=text.front, back=text.back, kind=text.kind))
        self.draw_anew()

    def on_card_pane_clicked(self) -> None:
        """Show the answer; a click on a shown one does nothing, for a grade is chosen."""
        if self.card is not None and not self.session.answered:
            self.action_show_or_good()

    def on_grade_bar_show_wanted(self) -> None:
        """Show the answer."""
        self.action_show_or_good()

    def on_grade_bar_graded(self, message: GradeBar.Graded) -> None:
        """Grade as the key would."""
        self.action_grade(int(message.rating))

    def _draw_after(self, card: Card) -> None:
        """Draw; what is due is read anew only if more than this card changed."""
        if self.changed_by(card):
            self._draw()
        else:
            self.reload()

    def _tell_consequences(self, graded: Card, waiting: set[str], *, leech: bool) -> None:
        """Say what a grade did beside the schedule: a leech suspended, siblings put away."""
        if leech:
            self.session.leech = graded
            self.tell(
                f"Forgotten {graded.memory.lapses} times, so suspended: {quoted(graded.front)}. "
                "g l re-reads its passage",
                severity="warning",
            )
            return
        gone = waiting - {card.id for card in self.session.cards} - {graded.id}
        buried = [one for one in gone if self.desk.cards.get(one).buried is not None]
        if buried:
            cards = count_of(len(buried), "card")
            self.tell(f"{cards} of the same claim put away till tomorrow")

    # Drawing

    def _draw(self) -> None:
        session, card = self.session, self.session.card
        name = self.name_in_head
        query = f"{name} · {session.query}" if session.query else name
        self.view.display = card is not None
        self.words.display = card is None
        self.bar.display = card is not None
        self.keep_idle(self.card is None)
        if card is None:
            self.head.show(query, f"{session.done} done · nothing left")
            self.words.update(self.at_the_end())
            return
        state = state_of(card, self.desk.today())
        seen = f"{state} card" if state == "new" else f"{state}, seen {card.memory.reps} ×"
        self.head.show(query, f"{session.done} done · {session.left} left", seen)
        self.view.show(card, self.crumb(card, _time), answered=session.answered)
        self.bar.show(self.brings(card) if session.answered else None)
        if not session.answered:
            self.pane.scroll_home(animate=False)

    def brings(self, card: Card) -> Mapping[Rating, str]:
        """Return what each grade would bring, in words."""
        return self.desk.cards.intervals(card.id)

    def at_the_end(self) -> str:
        """Return what is said when no card is on."""
        ahead, now, today = self.session.coming(), self.desk.now(), self.desk.today()
        if self.session.done:
            return summary(self.session, ahead, now, today)
        return nothing_due(ahead, now, today, query=self.session.query)


def _time(anchor: Anchor) -> str:
    return str(anchor.part) if anchor.time is None else clock(anchor.time)
