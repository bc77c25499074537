"""What a text consists of, to go by: type to narrow it, Enter goes there."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from seeds.text import one_line
from store.wording import count_of
from tui.widgets.cells import cell_len, clock, cut, fit
from tui.widgets.line_list import Line, LineList
from tui.widgets.reader import Entry

__all__ = ["OutlineScreen"]

_MOST_DETAIL = 0.4
"""The share of a row that what more there is to say may take."""

_AROUND = 5
"""Rows of the box that hold no entry."""


class OutlineList(LineList):
    """A line for each place of the text, indented by its depth."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__(id="outline-list")
        self._all = entries
        self._shown = list(entries)

    def narrow(self, words: str) -> None:
        """Show the entries that have all of these words; the kind of an entry is one."""
        wanted = words.casefold().split()
        self._shown = [
            entry
            for entry in self._all
            if all(
                word in f"{entry.title} {entry.detail} {entry.kind}".casefold() for word in wanted
            )
        ]
        self.set_reactive(LineList.cursor, 0)
        self.rows_changed()

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self._shown[self.cursor] if self._shown else None

    @property
    def row_count(self) -> int:
        """How many entries are shown."""
        return len(self._shown)

    @property
    def empty_text(self) -> str:
        """What to do when nothing answers."""
        return "Nothing here is called so. Rub it out to see all."

    def picture(self, index: int) -> Hashable:
        """An entry."""
        return self._shown[index]

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay an entry out: its title, and at the right what more there is to say."""
        entry = self._shown[index]
        lead = ("▌ " if index == self.cursor else "  ") + "  " * min(entry.level, 3)
        told = entry.detail
        if entry.kind == "heading" and entry.time is not None:
            told = clock(entry.time)
        detail = cut(one_line(told), int(width * _MOST_DETAIL))
        room = width - cell_len(lead) - cell_len(detail) - 3
        role = "strong" if entry.level == 0 else ""
        return [
            [
                (lead, "sign"),
                (fit(one_line(entry.title), room), role),
                ("  ", ""),
                (detail, "muted"),
            ]
        ]


class OutlineScreen(ModalScreen[Entry | None]):
    """Gives the entry that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]
    AUTO_FOCUS: ClassVar[str] = "#outline-line"

    def __init__(self, entries: Sequence[Entry], at: int = 0) -> None:
        """Show entries, with the cursor on one of them."""
        super().__init__()
        self._entries = entries
        self._at = at

    def compose(self) -> ComposeResult:
        """A line to type into above the entries."""
        with Vertical(id="outline-box") as box:
            box.border_title = f"Outline · {count_of(len(self._entries), 'entry', 'entries')}"
            yield Input(
                placeholder="Type to find a heading, a speaker, a reference …",
                compact=True,
                id="outline-line",
            )
            yield OutlineList(self._entries)
            yield Static(
                "Enter goes there · ↑ ↓ move · Esc closes",
                id="outline-keys",
                markup=False,
            )

    @property
    def _list(self) -> OutlineList:
        return self.query_one(OutlineList)

    def on_mount(self) -> None:
        """Keys stay with the line above the entries."""
        self._list.can_focus = False
        self.query_one("#outline-box").styles.height = len(self._entries) + _AROUND
        self._list.cursor = self._at

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._list.narrow(event.value)

    @on(Input.Submitted)
    @on(LineList.Chosen)
    def _choose(self) -> None:
        if (entry := self._list.current) is not None:
            self.dismiss(entry)

    def action_close(self) -> None:
        """Close it and go nowhere."""
        self.dismiss(None)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self._list.cursor += rows

    def action_page(self, direction: int) -> None:
        """Move the cursor by a page."""
        self._list.cursor += direction * self._list.rows_in_sight
