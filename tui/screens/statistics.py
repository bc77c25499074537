"""Statistics: what was read, marked and remembered, and what is coming."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult

from store.desk import Desk
from store.statistics import Statistics, statistics
from store.wording import count_of
from tui.screens.base import BaseScreen
from tui.widgets.cells import fit
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import Line, LineList
from tui.widgets.pane_title import PaneTitle

__all__ = ["FigureList", "StatisticsScreen", "figures"]

_NAME = 22
_BAR = 40
_DAYS = 14


def figures(found: Statistics, today_back: Sequence[tuple[str, int]]) -> Iterator[Line]:
    """Yield the lines of the screen: figures in words, then reviews behind and ahead as bars."""
    kept = "no reviews yet" if found.retention_30d is None else f"{found.retention_30d:.0%}"
    facts = (
        ("Episodes", f"{found.episodes}, {found.read} read, {found.listened} listened to"),
        ("Highlights", str(found.highlights)),
        ("Cards", f"{found.cards}, {found.due} due now"),
        ("Drafts waiting", str(found.drafts)),
        ("Reviews", str(found.reviews)),
        ("Remembered, 30 days", kept),
        ("Days in a row", str(found.streak_days)),
    )
    for name, value in facts:
        yield [(f" {name:<{_NAME}}", "muted"), (value, "strong")]
    yield []
    yield [(f" Reviews, the last {count_of(_DAYS, 'day')}", "accent")]
    yield from _bars(today_back)
    yield []
    yield [(f" Due, the next {count_of(_DAYS, 'day')}", "accent")]
    yield from _bars([(one.day.isoformat(), one.due) for one in found.forecast[:_DAYS]])


def _bars(days: Sequence[tuple[str, int]]) -> Iterator[Line]:
    most = max((number for _, number in days), default=0)
    for day, number in days:
        length = -(-number * _BAR // most) if most else 0
        yield [(f" {day}  {number:>5} ", "muted"), ("▬" * length, "sign")]


class FigureList(LineList):
    """Lines to look at and scroll."""

    context = "statistics"

    def __init__(self) -> None:
        super().__init__(id="figures")
        self._lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self._lines = list(lines)
        self._strips.clear()
        self.rows_changed()

    @property
    def row_count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def picture(self, index: int) -> Hashable:
        """A line, by its number."""
        return index

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Cut a line to the width."""
        line: list[tuple[str, str]] = []
        room = width
        for text, role in self._lines[index]:
            shown = fit(text, min(room, len(text))) if len(text) > room else text
            line.append((shown, role))
            room -= len(shown)
        return [line]


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
        """Count."""
        found = statistics(self.desk)
        today = self.desk.today()
        back = [today - timedelta(days=ago) for ago in range(_DAYS - 1, -1, -1)]
        behind = [(day.isoformat(), found.heatmap.get(day, 0)) for day in back]
        self.query_one(FigureList).show(list(figures(found, behind)))
