"""The queues: which there are, which one is shown, and which one an episode is moved to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from store.desk import Desk
from store.pace import minutes_left
from store.wording import count_of, quoted
from tui.doing import TAKES_BACK
from tui.screens.base import BaseScreen
from tui.screens.line_screen import LineScreen
from tui.widgets.cells import cell_len, fit
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import Line, LineList
from tui.widgets.pane_title import PaneTitle
from tui.widgets.queue_pane import minutes_in_words

__all__ = ["QueueNameList", "QueuesScreen"]

NAMELESS = "The queue without a name"


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    episodes: int
    minutes: float
    current: bool


class QueueNameList(LineList):
    """A line for each queue: its name, and what it holds."""

    context = "queues"

    def __init__(self) -> None:
        super().__init__(id="queue-names")
        self._rows: Sequence[_Row] = ()

    def show(self, rows: Sequence[_Row], at: str) -> None:
        """Show these, with the cursor on the one of a name."""
        self._rows = rows
        found = [n for n, row in enumerate(rows) if row.name == at]
        self.set_reactive(LineList.cursor, found[0] if found else self.cursor)
        self.rows_changed()

    @property
    def current(self) -> str:
        """The name of the queue under the cursor."""
        return self._rows[self.cursor].name if self._rows else ""

    @property
    def row_count(self) -> int:
        """How many queues there are."""
        return len(self._rows)

    def picture(self, index: int) -> Hashable:
        """Everything a row shows."""
        return self._rows[index]

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay a queue out."""
        row = self._rows[index]
        cursor = "▌" if index == self.cursor else " "
        sign = "▸ " if row.current else "  "
        held = "empty"
        if row.episodes:
            held = f"{count_of(row.episodes, 'episode')} · {minutes_in_words(row.minutes)} left"
        held = f" {held} "
        role = "strong" if row.name else "muted"
        name = fit(row.name or NAMELESS, max(0, width - 3 - cell_len(held)))
        return [[(cursor, "sign"), (sign, "sign"), (name, role), (held, "muted")]]


class QueuesScreen(BaseScreen[str | None]):
    """Gives the name of the queue that was chosen, "" for the one without; None where it was left.

    A name that no queue has yet is one to be made.
    """

    context = "queues"
    AUTO_FOCUS: ClassVar[str] = "QueueNameList"

    def __init__(self, desk: Desk, title: str) -> None:
        """Show the queues under a title that says what one is chosen for."""
        super().__init__(desk)
        self._title = title
        self._unsubscribe: Callable[[], None] = lambda: None

    def compose(self) -> ComposeResult:
        """What for, the queues, the keys."""
        yield PaneTitle(self._title, id="queues-title")
        yield QueueNameList()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show them, and show what changes."""
        self._unsubscribe = self.desk.record.subscribe(self._record_changed)
        self._show(self.desk.queue.current)

    def on_unmount(self) -> None:
        """Look no longer for changes."""
        self._unsubscribe()

    def _record_changed(self, touched: Mapping[str, frozenset[int]]) -> None:
        if touched.keys() & {"settings", "queue"}:
            self.call_next(self._show, self.names.current)

    @property
    def names(self) -> QueueNameList:
        """The list."""
        return self.query_one(QueueNameList)

    def _show(self, at: str) -> None:
        desk, rows, pace = self.desk, self.desk.rows(), self.desk.pace()
        found = []
        for name in desk.queue.names():
            listed = [desk.listed(one) for one in desk.queue.ids(name) if one in rows]
            minutes = sum(minutes_left(one, pace) for one in listed)
            found.append(_Row(name, len(listed), minutes, name == desk.queue.current))
        self.names.show(found, at)

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        self.dismiss(self.names.current)

    def action_make(self) -> None:
        """Ask for the name of a new queue, and choose it."""
        self.app.push_screen(
            LineScreen("The name of a new queue", self._make, hint="Evening"), self._made
        )

    def _make(self, name: str) -> None:
        self.desk.queue.make(name)

    def _made(self, name: str | None) -> None:
        if name is not None:
            self.dismiss(self.desk.queue.find(name))

    def action_rename(self) -> None:
        """Ask for another name."""
        before = self.names.current
        if not before:
            self.say("This queue has no name; a makes one that has")
            return

        def take(name: str) -> None:
            kept = self.desk.queue.rename(before, name)
            self._show(kept)
            self.tell(f"Renamed: {quoted(before)} is {quoted(kept)} · {TAKES_BACK}")

        title = f"Another name for {quoted(before)}"
        self.app.push_screen(LineScreen(title, take, value=before))

    def action_remove(self) -> None:
        """Remove a queue that is empty."""
        name = self.names.current
        self.desk.queue.drop(name)
        self.tell(f"Removed: the queue {quoted(name)} · {TAKES_BACK}")

    def action_back(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)
