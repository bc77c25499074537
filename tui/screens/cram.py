"""The screen of cramming: as review, but nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from store.model import Card
from store.scheduling import Rating
from store.wording import count_of
from tui.screens.cram_session import CramSession
from tui.screens.review import ReviewScreen
from tui.screens.review_words import hard

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["CramScreen"]


class CramScreen(ReviewScreen):
    """Asks cards until each came back once."""

    context = "review"
    opened_as = "cram"
    """So that `r` opens a review from here; the keys are the same."""
    name_in_head = "Cram"

    def __init__(
        self,
        desk: Desk,
        query: str = "",
        ids: Sequence[str] | None = None,
        *,
        cram: CramSession | None = None,
    ) -> None:
        """Ask the cards named, else all that a query asks for; or go on with a sitting."""
        self.cram = cram or CramSession(desk, query, ids)
        super().__init__(desk, session=self.cram)

    def resumed(self) -> CramScreen:
        """Return a new screen on the same card of the same sitting."""
        return CramScreen(self.desk, cram=self.cram)

    def action_undo(self) -> None:
        """Take back the last answer."""
        if self.cram.take_back():
            self._draw()
        else:
            self.hint("No answer was given yet; cramming changes nothing else")

    def brings(self, card: Card) -> Mapping[Rating, str]:
        """Say what each key does here."""
        del card
        return {one: "comes again" if one is Rating.AGAIN else "done" for one in Rating}

    def at_the_end(self) -> str:
        """Say what came; the schedule is where it was."""
        if not self.cram.done:
            return "No card answers this.\n\nq goes back"
        return (
            f"Crammed: {count_of(self.cram.done, 'answer')}, {self.cram.again} again"
            f"{hard(self.cram.forgotten)}\n\n"
            "The schedule is as it was.\n\nu takes back the last answer · q goes back"
        )
