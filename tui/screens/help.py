"""Every key: those of the focused pane first, then those that work everywhere; type to narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.commands import EVERYWHERE, Command, commands_for, commands_of, shown_keys
from tui.commands.contexts import name_of
from tui.widgets.cells import fit, wrap
from tui.widgets.line_list import Line, LineList

__all__ = ["HelpScreen", "KeyTable"]

_KEYS = 26
"""Cells at most that the keys take."""


class KeyTable(LineList):
    """A line for each command: its keys, and what it does."""

    def __init__(self, context: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._commands: Sequence[Command] = ()
        self._pane = context
        self._words = ""
        self._lines: list[tuple[str, str, str]] = []

    def on_mount(self) -> None:
        """Fill the table."""
        self._commands = commands_for(self._pane, commands_of(self.app))
        self.narrow("")

    def on_resize(self) -> None:
        """Break the sentences anew."""
        self.narrow(self._words)

    def narrow(self, words: str) -> None:
        """Show the commands whose key, title or help has all of these words."""
        self._words = words
        wanted = words.casefold().split()
        found = [command for command in self._commands if _answers(command, words, wanted)]
        own = [command for command in found if EVERYWHERE not in command.where]
        rest = [command for command in found if EVERYWHERE in command.where]
        self._lines = []
        self._add(name_of(self._pane), own)
        self._add(name_of(EVERYWHERE), rest)
        self.rows_changed()

    def _add(self, name: str, commands: Sequence[Command]) -> None:
        if not commands:
            return
        if self._lines:
            self._lines.append(("", "", ""))
        self._lines.append(("", name, "accent"))
        room = max(10, self.row_width - self._keys_width - 3)
        for command in commands:
            keys = " · ".join(shown_keys(keys) for keys in command.keys)
            first, *others = wrap(command.help, room) or [""]
            self._lines.append((keys, first, ""))
            self._lines += [("", line, "") for line in others]

    @property
    def _keys_width(self) -> int:
        return min(_KEYS, max(16, self.row_width * 2 // 7))

    @property
    def row_count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    @property
    def empty_text(self) -> str:
        """What to do when nothing answers."""
        return "No key answers this. Rub it out to see all."

    def picture(self, index: int) -> object:
        """A line."""
        return self._lines[index]

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay a line out."""
        keys, text, role = self._lines[index]
        if role:
            return [[(f" {text}", role)]]
        return [
            [
                (" ", ""),
                (fit(keys, self._keys_width), "strong"),
                ("  ", ""),
                (fit(text, width - self._keys_width - 3), ""),
            ]
        ]


def _answers(command: Command, words: str, wanted: Sequence[str]) -> bool:
    if words.strip() in command.keys:
        return True
    keys = " ".join(shown_keys(keys) for keys in command.keys)
    text = f"{command.title} {command.help} {keys}".casefold()
    return all(word in text for word in wanted)


class HelpScreen(ModalScreen[None]):
    """The keys of a context. Typing narrows the table, the arrows move it, Esc closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]
    AUTO_FOCUS: ClassVar[str] = "#help-line"

    def __init__(self, context: str) -> None:
        super().__init__()
        self._pane = context

    def compose(self) -> ComposeResult:
        """A line to type into above the table."""
        with Vertical(id="help-box"):
            yield Input(
                placeholder="Type to find a key or what it does", compact=True, id="help-line"
            )
            yield KeyTable(self._pane, id="help-table")
            yield Static("↑ ↓ PgUp PgDn move · Esc closes", id="help-keys", markup=False)

    def on_mount(self) -> None:
        """The table is looked at, not chosen from: keys stay with the line above it."""
        self.query_one(KeyTable).can_focus = False

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(KeyTable).narrow(event.value)

    @on(Input.Submitted)
    def action_close(self) -> None:
        """Close it."""
        self.dismiss()

    def action_move(self, lines: int) -> None:
        """Move the table by lines."""
        self.query_one(KeyTable).scroll_relative(y=lines, animate=False)

    def action_page(self, direction: int) -> None:
        """Move the table by a page."""
        table = self.query_one(KeyTable)
        table.scroll_relative(y=direction * max(1, table.size.height - 1), animate=False)
