"""Statistics: what was read, marked and remembered, and what is coming."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message

from store.desk import Desk
from store.errors import EarmarkError
from store.statistics import Reviewed, reviewed_in, statistics
from tui.screens.base import BaseScreen
from tui.screens.figures import figures
from tui.widgets.cells import fit
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import Line, LineList
from tui.widgets.pane_title import PaneTitle

__all__ = ["FigureList", "StatisticsScreen"]


class FigureList(LineList):
    """Lines to look at and scroll."""

    context = "statistics"
    DEFAULT_CSS = """
    FigureList {
        & > .line-list--cursor { background: $background; }
        &:focus > .line-list--cursor { background: $background; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="figures")
        self._lines: list[Line] = []
        self._lay_out: Callable[[int], Iterable[Line]] = lambda _: ()
        self._width = 0

    def show(self, lay_out: Callable[[int], Iterable[Line]]) -> None:
        """Show the lines that are returned for the width; as many for any."""
        self._lay_out = lay_out
        self._width = self.row_width
        self._lines = list(lay_out(self._width))
        self._strips.clear()
        self.rows_changed()

    @property
    def row_count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    @property
    def empty_text(self) -> str:
        """What is said while the reviews are being counted."""
        return "Counting …"

    # There is nothing to choose, so the movements scroll at once.

    def action_cursor_down(self, count: int = 1) -> None:
        """Scroll down."""
        self.scroll_relative(y=count, animate=False)

    def action_cursor_up(self, count: int = 1) -> None:
        """Scroll up."""
        self.scroll_relative(y=-count, animate=False)

    def action_cursor_top(self, count: int = 1) -> None:
        """Go to the top, or to the line of that number."""
        self.scroll_to(y=count - 1, animate=False)

    def action_cursor_bottom(self, count: int | None = None) -> None:
        """Go to the end, or to the line of that number."""
        self.scroll_to(y=self.row_count if count is None else count - 1, animate=False)

    def action_half_page_down(self, count: int = 1) -> None:
        """Scroll down by half a page."""
        self.action_cursor_down(count * max(1, self.rows_in_sight // 2))

    def action_half_page_up(self, count: int = 1) -> None:
        """Scroll up by half a page."""
        self.action_cursor_up(count * max(1, self.rows_in_sight // 2))

    def action_page_down(self, count: int = 1) -> None:
        """Scroll down by a page."""
        self.action_cursor_down(count * self.rows_in_sight)

    def action_page_up(self, count: int = 1) -> None:
        """Scroll up by a page."""
        self.action_cursor_up(count * self.rows_in_sight)

    def picture(self, index: int) -> Hashable:
        """A line, by its number."""
        return index

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Cut a line to the width."""
        if width != self._width:
            self._width = width
            self._lines = list(self._lay_out(width))
        line: list[tuple[str, str]] = []
        room = width
        for text, role in self._lines[index]:
            shown = fit(text, min(room, len(text))) if len(text) > room else text
            line.append((shown, role))
            room -= len(shown)
        return [line]


class _Counted(Message):
    def __init__(self, found: Reviewed | None, problem: str = "") -> None:
        super().__init__()
        self.found = found
        self.problem = problem


class StatisticsScreen(BaseScreen[None]):
    """The figures, counted once when it opens."""

    context = "statistics"
    AUTO_FOCUS: ClassVar[str] = "FigureList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)

    def compose(self) -> ComposeResult:
        """A title, the figures, the keys."""
        yield PaneTitle("Statistics", id="statistics-title")
        yield FigureList()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Count the reviews elsewhere: there may be tens of thousands."""
        self._count()

    @work(thread=True, exclusive=True, group="counting", exit_on_error=False)
    def _count(self) -> None:
        try:
            self.post_message(_Counted(reviewed_in(self.desk.home.folder, self.desk.today())))
        except EarmarkError as error:
            self.post_message(_Counted(None, str(error)))

    @on(_Counted)
    def _counted(self, event: _Counted) -> None:
        if event.found is None:
            self.tell(event.problem, severity="error")
            return
        found = statistics(self.desk, event.found)
        today = self.desk.today()
        self.query_one(FigureList).show(lambda width: figures(found, today, width))
