"""Today: what is due, and what of the queue fits into the time there is."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from store.desk import Desk
from store.today import Plan, plan
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


class PlanList(LineList):
    """The due cards in the first row, then the episodes that fit."""

    context = "today"

    def __init__(self) -> None:
        super().__init__(id="plan")
        self._rows: list[tuple[str, str, float, str | None]] = []

    def show(self, wanted: Plan) -> None:
        """Show a plan."""
        self._rows = []
        if wanted.cards:
            words = f"Review {count_of(wanted.cards, 'card')}"
            self._rows.append((words, "r", wanted.card_minutes, None))
        for planned in wanted.episodes:
            row = planned.listed.row
            self._rows.append((row.title, row.source, planned.minutes, row.id))
        self.rows_changed()

    @property
    def chosen(self) -> str | None:
        """The episode under the cursor; None on the row of the cards."""
        return self._rows[self.cursor][3] if self._rows else None

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
        title, beneath, minutes, episode = self._rows[index]
        cursor = "▌ " if index == self.cursor else "  "
        time = f" {minutes_in_words(minutes)} "
        lead = "" if episode else "key "
        return [
            [
                (cursor, "sign"),
                (fit(title, width - 2 - cell_len(time)), "strong"),
                (time, "accent"),
            ],
            [(cursor, "sign"), (fit(lead + beneath, width - 2), "muted")],
        ]


class TodayScreen(BaseScreen[str | None]):
    """A plan for some minutes; gives the episode that was chosen, or None."""

    context = "today"
    AUTO_FOCUS: ClassVar[str] = "PlanList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._minutes = USUAL

    def compose(self) -> ComposeResult:
        """What the plan is for, the plan, the keys."""
        yield PaneTitle(id="today-title")
        yield PlanList()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Plan."""
        self._plan()

    def on_screen_resume(self) -> None:
        """Plan anew: on top of this, something may have been done."""
        self._plan()

    def _plan(self) -> None:
        desk = self.desk
        rows = desk.rows()
        queue = [desk.listed(one) for one in desk.queue.ids() if one in rows]
        wanted = plan(self._minutes, len(desk.cards.due()), queue)
        self.query_one(PlanList).show(wanted)
        spare = round(wanted.left)
        rest = f" · {minutes_in_words(spare)} to spare" if spare > 0 else ""
        title = f"Today, {minutes_in_words(self._minutes)}{rest}"
        self.query_one("#today-title", PaneTitle).say(title)

    def action_more_time(self, steps: int) -> None:
        """Plan for more time, or for less."""
        self._minutes = min(max(self._minutes + steps * STEP, LEAST), MOST)
        self._plan()

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        episode = self.query_one(PlanList).chosen
        if episode is None:
            self.app.call_later(self.app.run_action, "app.open_screen('review')")
        else:
            self.dismiss(episode)
