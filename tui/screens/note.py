"""A small editor for the note on a highlight."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.widgets.cells import cut

__all__ = ["NoteEditor"]

_QUOTED = 240
"""Cells of the passage that are shown above the note."""


class NoteEditor(ModalScreen[str | None]):
    """Asks for a note; gives None where it was cancelled, "" where it was emptied."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def __init__(self, quote: str, note: str = "") -> None:
        super().__init__()
        self._quote = quote
        self._note = note

    def compose(self) -> ComposeResult:
        """The passage, the note, and the keys."""
        with Vertical(id="note-box"):
            yield Static("Note on this passage", id="note-title", markup=False)
            yield Static(cut(self._quote, _QUOTED), id="note-quote", markup=False)
            yield Input(
                self._note,
                placeholder="What strikes you about it?",
                select_on_focus=False,
                id="note-line",
            )
            yield Static("Enter keeps it · Esc leaves it", id="note-keys", markup=False)

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())

    def action_cancel(self) -> None:
        """Leave without a note."""
        self.dismiss(None)
