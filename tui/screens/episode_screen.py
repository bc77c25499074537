"""A screen with episodes to act on: marks, tags, the queue, their pages, drafts from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from store.errors import UsageError
from store.wording import count_of
from tui.doing import TAKES_BACK, browsable, enqueue, named, retag, toggle
from tui.screens.base import BaseScreen

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
        from tui.widgets.browser import open_in_browser

        if episodes := self.meant():
            row = self.desk.listed(episodes[0]).row
            open_in_browser(self, browsable(row.link))

    def action_copy_link(self) -> None:
        """Copy the address of the episode's own page; of several, those that have one."""
        if not (episodes := self.meant()):
            return
        links = [self.desk.listed(one).row.link for one in episodes]
        if len(links) == 1:
            said = copied = browsable(links[0])
        else:
            found = [link for link in links if link]
            if not found:
                raise UsageError("these episodes", "name no pages of their own")
            said, copied = count_of(len(found), "link"), "\n".join(map(browsable, found))
        self.app.copy_to_clipboard(copied)
        self.tell(f"Copied: {said}")
        self.acted()

    def action_tag(self) -> None:
        """Ask for tags, and set them."""
        from store.completing import complete_tags, known_tags
        from tui.screens.line_screen import LineScreen

        episodes = list(self.meant())
        if not episodes:
            return
        desk, own, about = self.desk, "", "A word adds a tag to each, -word takes it off."
        if len(episodes) == 1:
            listed = desk.listed(episodes[0])
            own = "".join(f"{tag} " for tag in listed.state.tags)
            about = "All of its tags; rub one out to take it off."
            if listed.row.tags:
                about += f" Its document says, too: {' '.join(listed.row.tags)}"
        known = known_tags(desk)

        def take(line: str) -> None:
            self.tell(retag(desk, episodes, line))
            self.acted()

        self.app.push_screen(
            LineScreen(
                f"Tags of {named(desk, episodes)}",
                take,
                value=own,
                about=about,
                hint="reasoning to-read",
                completer=lambda line, cursor: complete_tags(line, cursor, known),
            )
        )

    def action_delete(self) -> None:
        """Delete the episodes, once that is confirmed."""
        from store.deleting import delete_episodes, foretell
        from tui.screens.choosing import ask

        if episodes := list(self.meant()):
            foretold = foretell(self.desk, episodes).in_words()

            def delete() -> None:
                delete_episodes(self.desk, episodes)
                self.tell(f"Deleted: {foretold} · {TAKES_BACK}")
                self.acted()

            one = f"Delete {named(self.desk, episodes)}?"
            ask(self, one, delete, more=f"{foretold}. u brings everything back.")

    def action_draft(self) -> None:
        """Make drafts from the episodes."""
        if episodes := self.meant():
            from tui.screens.drafts import DraftsScreen

            self.open_screen(DraftsScreen(self.desk, list(episodes)))

    def open_screen(self, screen: CardScreen) -> None:
        """Open a screen of cards."""
        self.app.push_screen(screen)
