"""Today: what is due, and what of the queue fits into the time there is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from store.desk import Desk
from store.following import Following, done_in_words
from store.wording import count_of
from tui.screens.base import BaseScreen
from tui.widgets.cells import cell_len, fit
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import Line, LineList
from tui.widgets.pane_title import PaneTitle
from tui.widgets.queue_pane import minutes_in_words

__all__ = ["TodayScreen"]

STEP = 5
LEAST, MOST = 5, 240
USUAL = 25
"""Minutes that a plan is made for at first."""


DONE = "✓"


@dataclass(frozen=True, slots=True)
class _Row:
    title: str
    beneath: str
    minutes: float
    episode: str | None
    """None for the cards."""
    done: bool


class PlanList(LineList):
    """The due cards in the first row, then the episodes that fit; what is done stays in sight."""

    context = "today"

    def __init__(self) -> None:
        super().__init__(id="plan")
        self._rows: list[_Row] = []

    def show(self, desk: Desk, following: Following) -> None:
        """Show a plan; the cursor goes to what comes next."""
        plan = following.plan
        self._rows = []
        left = following.cards_left(desk)
        if plan.cards:
            words = f"Review {count_of(plan.cards, 'card')}"
            beneath = (
                f"{left} of {plan.cards} left · r goes on" if left < plan.cards else "r begins"
            )
            self._rows.append(_Row(words, beneath, plan.card_minutes, None, done=left == 0))
        for planned in plan.episodes:
            row = planned.listed.row
            beneath = row.source
            if planned.reread:
                beneath = f"read again: its cards keep failing · {row.source}"
            elif not planned.whole:
                beneath = f"of {minutes_in_words(planned.left)} · {row.source}"
            done = following.is_done(desk, planned)
            self._rows.append(_Row(row.title, beneath, planned.minutes, row.id, done=done))
        following_row = next((n for n, row in enumerate(self._rows) if not row.done), 0)
        self.set_reactive(LineList.cursor, following_row)
        self.rows_changed()

    @property
    def chosen(self) -> str | None:
        """The episode under the cursor; None on the row of the cards."""
        return self._rows[self.cursor].episode if self._rows else None

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def row_height(self) -> int:
        """A title, and beneath it where it is from."""
        return 2

    @property
    def empty_text(self) -> str:
        """What to do when nothing fits."""
        return (
            "Nothing is due, and nothing of the queue fits into this time. "
            "+ gives more time; e in the list puts an episode into the queue."
        )

    def picture(self, index: int) -> Hashable:
        """Everything a row shows."""
        return (self._rows[index], index == self.cursor)

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay a row out."""
        row = self._rows[index]
        cursor = "▌" if index == self.cursor else " "
        sign = DONE if row.done else " "
        time = " done " if row.done else f" {minutes_in_words(row.minutes)} "
        return [
            [
                (cursor, "sign"),
                (f"{sign} ", "sign"),
                (fit(row.title, width - 3 - cell_len(time)), "muted" if row.done else "strong"),
                (time, "muted" if row.done else "accent"),
            ],
            [(cursor, "sign"), (fit(f"  {row.beneath}", width - 1), "muted")],
        ]


class TodayScreen(BaseScreen[str | None]):
    """A plan for some minutes, followed till it is done; gives the episode that was chosen."""

    context = "today"
    AUTO_FOCUS: ClassVar[str] = "PlanList"

    def __init__(
        self,
        desk: Desk,
        following: Following | None = None,
        follow: Callable[[Following], None] = lambda _: None,
    ) -> None:
        """Show a plan.

        Args:
            desk: where from.
            following: the plan that is being followed; a new one where there is none.
            follow: takes every new plan, so that it can be followed after this screen is left.
        """
        super().__init__(desk)
        self._follow = follow
        self._following = following or Following.begin(desk, USUAL)
        follow(self._following)

    def compose(self) -> ComposeResult:
        """What the plan is for, the plan, the keys."""
        yield PaneTitle(id="today-title")
        yield PlanList()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the plan."""
        self._show()

    def on_screen_resume(self) -> None:
        """Look again: on top of this, something may have been done."""
        self._show()

    def _show(self) -> None:
        following = self._following
        self.query_one(PlanList).show(self.desk, following)
        plan = following.plan
        self.keep_idle(not (plan.cards or plan.episodes), "today.more", "today.less")
        told = [f"Today, {minutes_in_words(plan.minutes)}"]
        if following.is_finished(self.desk) and (plan.cards or plan.episodes):
            told.append("all of it done")
        elif round(plan.left) > 0:
            told.append(f"{minutes_in_words(round(plan.left))} to spare")
        if done := done_in_words(self.desk.days.today()):
            told.append(f"done so far: {done}")
        self.query_one("#today-title", PaneTitle).say(" · ".join(told))

    def _plan(self, minutes: float) -> None:
        self._following = Following.begin(self.desk, minutes)
        self._follow(self._following)
        self._show()

    def action_more_time(self, steps: int) -> None:
        """Plan for more time, or for less."""
        minutes = round(self._following.plan.minutes / STEP) * STEP + steps * STEP
        self._plan(min(max(minutes, LEAST), MOST))

    def action_plan_anew(self) -> None:
        """Plan again for the same time, from what is left now."""
        self._plan(self._following.plan.minutes)

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        episode = self.query_one(PlanList).chosen
        if episode is None:
            self.app.call_later(self.app.run_action, "app.open_screen('review')")
        else:
            self.dismiss(episode)
