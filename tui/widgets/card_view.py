"""A card on the screen: where it comes from, its question, and the answer once it is asked for."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message

from store.model import Card
from tui.widgets.card_words import GAP, fill, is_cloze, kept_back
from tui.widgets.marked_text import CrumbLine, MarkedText, Stretch

__all__ = ["CardPane", "CardView"]


class CardView(Vertical):
    """One card. It holds what it was told and asks nobody."""

    def compose(self) -> ComposeResult:
        """Lay out the breadcrumb, the question, the answer and a note."""
        yield CrumbLine(id="card-crumb")
        yield MarkedText(id="card-front")
        yield MarkedText(id="card-back")
        yield MarkedText(id="card-note")

    def show(
        self,
        card: Card,
        crumb: tuple[str | None, str | None, str | None],
        *,
        answered: bool,
        note: str = "",
    ) -> None:
        """Show a card.

        Args:
            card: what to show.
            crumb: source, episode title, and heading, part or time; those that would give the
                answer away are kept back until it is shown.
            answered: whether the answer is shown.
            note: a muted line beneath.
        """
        source, title, place = crumb
        if not answered:
            source, title, place = kept_back(crumb, card.front, card.back)
        self.query_one("#card-crumb", CrumbLine).show(source, title, place)
        front = self.query_one("#card-front", MarkedText)
        back = self.query_one("#card-back", MarkedText)
        if is_cloze(card.front):
            if answered:
                filled = fill(card.front, card.back)
                front.show(filled.text, [Stretch(filled.start, filled.end, "answer")])
            else:
                start = card.front.index(GAP)
                front.show(card.front, [Stretch(start, start + len(GAP), "gap")])
            back.show("")
        else:
            front.show(card.front)
            back.show(card.back if answered else "")
        noted = f"{note}" if note else ""
        self.query_one("#card-note", MarkedText).show(noted, [Stretch(0, len(noted), "muted")])


class CardPane(VerticalScroll):
    """Where a card lies; scrolls what is longer than the screen."""

    class Clicked(Message):
        """The card was clicked."""

    def on_click(self, event: events.Click) -> None:
        """Say so, unless the mouse was selecting text."""
        if event.button == 1 and not self.screen.get_selected_text():
            self.post_message(self.Clicked())
