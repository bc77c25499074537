"""A screen with episodes to act on: marks, the queue, their pages, drafts from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from tui.doing import browsable, enqueue, toggle
from tui.screens.base import BaseScreen
from tui.widgets.browser import open_in_browser

if TYPE_CHECKING:
    from tui.screens.card_screen import CardScreen

__all__ = ["EpisodeScreen"]

ResultT = TypeVar("ResultT")


class EpisodeScreen(BaseScreen[ResultT]):
    """Knows which episodes are meant, and what can be done with them."""

    def meant(self) -> Sequence[str]:
        """Return the ids of the episodes that a command means."""
        raise NotImplementedError

    def acted(self) -> None:
        """Take note that a command was carried out on the episodes that were meant."""

    def action_mark(self, mark: str) -> None:
        """Set a mark or take it off."""
        if episodes := self.meant():
            self.tell(toggle(self.desk, mark, episodes))
            self.acted()

    def action_enqueue(self) -> None:
        """Queue the episodes or take them out."""
        if episodes := self.meant():
            self.tell(enqueue(self.desk, episodes))
            self.acted()

    def action_open_page(self) -> None:
        """Open the episode's own page in the browser."""
        if episodes := self.meant():
            row = self.desk.listed(episodes[0]).row
            open_in_browser(self, browsable(row.link))

    def action_copy_link(self) -> None:
        """Copy the address of the episode's own page."""
        if episodes := self.meant():
            link = browsable(self.desk.listed(episodes[0]).row.link)
            self.app.copy_to_clipboard(link)
            self.tell(f"Copied: {link}")

    def action_draft(self) -> None:
        """Make drafts from the episodes."""
        if episodes := self.meant():
            from tui.screens.drafts import DraftsScreen

            self.open_screen(DraftsScreen(self.desk, list(episodes)))

    def open_screen(self, screen: CardScreen) -> None:
        """Open a screen of cards."""
        self.app.push_screen(screen)
