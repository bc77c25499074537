"""What review and the drafts inbox share: one card, its passage, its editor, and undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget

from store.anchors import Anchor
from store.errors import EarmarkError
from store.identity import number_of
from store.model import Card, EpisodeRow
from tui.screens.base import BaseScreen
from tui.screens.card_editor import CardEditor, CardText
from tui.screens.passage_request import PassageRequest
from tui.widgets.cells import cut

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["CardScreen"]

_HEADING = 40
"""Cells of a heading that are shown beside the title."""


class CardScreen(BaseScreen[PassageRequest | None]):
    """A screen with one card on at a time. It draws itself anew whenever cards changed."""

    AUTO_FOCUS: ClassVar[str] = "CardPane"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._unsubscribe: Callable[[], None] | None = None
        self._touched: set[int] = set()

    # For the screens to fill in

    @property
    def card(self) -> Card | None:
        """The card that is on."""
        raise AttributeError("a card screen says which card is on")

    def reload(self) -> None:
        """Read back from the record what changed, and draw."""

    def resumed(self) -> CardScreen:
        """Return a new screen that stands where this one stands."""
        raise AttributeError("a card screen can be come back to")

    def edited(self, card: Card, text: CardText) -> None:
        """Keep what the editor brought."""

    # Changes from outside

    def on_mount(self) -> None:
        """Watch the record: another window or an undo may change the cards."""
        self._unsubscribe = self.desk.record.subscribe(self._changed)
        self.reload()

    def on_unmount(self) -> None:
        """Stop watching."""
        if self._unsubscribe is not None:
            self._unsubscribe()

    def _changed(self, touched: Mapping[str, frozenset[int]]) -> None:
        if "cards" in touched:
            if not self._touched:
                self.call_next(self._catch_up)
            self._touched |= touched["cards"]

    def _catch_up(self) -> None:
        if self._touched and self.is_mounted:
            self.draw_anew()

    def draw_anew(self) -> None:
        """Reload, once for all that changed so far."""
        self._touched.clear()
        self.reload()

    def changed_by(self, card: Card) -> bool:
        """Tell whether nothing but this card changed since the last drawing; then forget it."""
        alone = self._touched <= {number_of(card.id)}
        self._touched.clear()
        return alone

    # What the keys do

    def hint(self, text: str) -> None:
        """Say a quiet word in the footer, until the next key."""
        if (footer := self.footer) is not None:
            footer.say(text)

    def attempt(self, change: Callable[[], object]) -> bool:
        """Change the record; a failure is told, and what is shown is read back."""
        try:
            change()
        except EarmarkError as error:
            self.tell(str(error), severity="error")
            self.draw_anew()
            return False
        return True

    def action_undo(self) -> None:
        """Take back the last step; a card that comes back is on again."""
        super().action_undo()
        self.draw_anew()

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        super().action_redo()
        self.draw_anew()

    def action_passage(self) -> None:
        """Leave for the passage of the card that is on."""
        if self.card is None:
            self.hint("There is no card here, so no passage")
        else:
            self.show_passage_of(self.card)

    def show_passage_of(self, card: Card) -> None:
        """Leave for a card's passage."""
        if card.episode is None or card.anchor is None:
            self.hint("This card was made without a passage")
        elif self.row(card) is None:
            self.hint("The episode of this card is no longer in the library")
        else:
            self.dismiss(PassageRequest(card.episode, card.anchor, self.resumed))

    def action_edit(self) -> None:
        """Open the editor on the card that is on."""
        card = self.card
        if card is None:
            self.hint("There is no card here to edit")
            return
        row = self.row(card)
        editor = CardEditor(
            card.kind,
            card.front,
            card.back,
            title=self.editor_title,
            lint_title=row.title if row else "",
            sentence=card.claim or (card.anchor.quote if card.anchor else ""),
        )

        def done(text: CardText | None) -> None:
            if text is not None:
                self.edited(card, text)

        self.app.push_screen(editor, done)

    editor_title = "Edit the card"

    def action_scroll_text(self, lines: int) -> None:
        """Scroll the pane that has the focus."""
        if (pane := self._scrolled()) is not None:
            pane.scroll_relative(y=lines, animate=False)

    def action_scroll_half(self, way: int) -> None:
        """Scroll the pane that has the focus by half its height."""
        if (pane := self._scrolled()) is not None:
            pane.scroll_relative(y=way * max(1, pane.size.height // 2), animate=False)

    def _scrolled(self) -> Widget | None:
        return self.focused if isinstance(self.focused, VerticalScroll) else None

    # Words

    def row(self, card: Card) -> EpisodeRow | None:
        """Return the card's episode, None where it has none or the library lost it."""
        return self.desk.library.row(card.episode) if card.episode else None

    def crumb(
        self, card: Card, place: Callable[[Anchor], str | None]
    ) -> tuple[str | None, str | None, str | None]:
        """Return source, title and place of the card's passage, its heading where it has one.

        A sentence under a heading seldom says again what the heading names, so a card needs it.
        """
        row, anchor = self.row(card), card.anchor
        where = place(anchor) if anchor else None
        if row is None:
            return (None, None, where)
        if anchor is not None and anchor.time is None:
            where = self._heading(card.episode or "", anchor) or where
        return (row.source, row.title, where)

    def _heading(self, episode: str, anchor: Anchor) -> str | None:
        """Return the heading above a passage, None where the library fails: cards go on."""
        try:
            heading = self.desk.library.heading_above(episode, anchor.part, anchor.block)
        except EarmarkError:
            return None
        return cut(heading, _HEADING) if heading else None
