"""Following today's plan from the three panes: what comes next, and a plan for another time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.messages import PromptGiven
from tui.screens.correcting import CorrectingScreen

if TYPE_CHECKING:
    from store.following import Following
    from store.model import Highlight

__all__ = ["PlanningScreen"]


class PlanningScreen(CorrectingScreen):
    """The panes, and the plan that is being followed in them."""

    def __init__(self) -> None:
        super().__init__()
        self.following: Following | None = None
        """The plan that is being followed, once there is one."""

    def follow(self, following: Following) -> None:
        """Follow a plan from now on."""
        self.following = following

    def open_today(self, minutes: float | None = None) -> None:
        """Show today's plan: the one that is being followed, or a new one for some minutes."""
        from store.following import Following
        from tui.screens.today import TodayScreen

        if minutes is not None:
            self.following = Following.begin(self.desk, minutes)
        screen = TodayScreen(self.desk, self.following, self.follow)
        self.app.push_screen(screen, self._open_planned)

    def _open_planned(self, episode: str | None) -> None:
        if episode is not None:
            self.open(episode)
            self._leads_back(self.open_today, "Today")

    def open_revision(self) -> None:
        """Show the highlights that come back today; `q` leads back from a passage."""
        from tui.screens.revision import RevisionScreen

        self.app.push_screen(RevisionScreen(self.desk), self._open_revised)

    def _open_revised(self, highlight: Highlight | None) -> None:
        if highlight is not None:
            self.open(highlight.episode, highlight.anchor)
            self._leads_back(self.open_revision, "the highlights")

    def action_next_planned(self) -> None:
        """Go on to what comes next in the plan; without one, or at its end, show it."""
        following = self.following
        if following is None or following.is_finished(self.desk):
            self.open_today()
        elif following.cards_left(self.desk):
            self.app.call_later(self.app.run_action, "app.open_screen('review')")
        else:
            planned = following.next(self.desk)
            self.open_episode(planned.listed.row.id if planned else None)

    def action_fit_to_time(self) -> None:
        """Ask how much time there is."""
        self.prompt.ask("fit", "time", hint="25m, 1h, 1h30m")

    @on(PromptGiven)
    def _fit(self, event: PromptGiven) -> None:
        if event.asking != "fit" or not event.value.strip():
            return
        from argparse import ArgumentTypeError

        from tui.cli.values import minutes

        try:
            wanted = minutes(event.value)
        except ArgumentTypeError as error:
            self.tell(str(error), severity="warning")
            return
        self.call_later(self.open_today, wanted)
