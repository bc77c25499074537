"""A small editor for a highlight: its note, its tags, its colour."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from seeds.text import one_line, safe
from store.errors import EarmarkError
from store.model import Colour
from tui.external_editor import edited, editor_command
from tui.widgets.cells import cut

__all__ = ["Annotation", "NoteEditor", "tags_in"]

_QUOTED = 180
"""Cells of the passage that are shown above the note."""
_KEYS = "Enter keeps · Ctrl+J new line · Tab tags\nCtrl+T colour · Ctrl+O $EDITOR · Esc leaves"


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is kept with a passage."""

    note: str = ""
    tags: tuple[str, ...] = ()
    colour: Colour = Colour.YELLOW


def tags_in(line: str) -> tuple[str, ...]:
    """Return the tags of a line, parted by commas or blanks, each once: "#idea, later" has two."""
    pieces = re.split(r"[,\s]+", one_line(line))
    return tuple(dict.fromkeys(tag for piece in pieces if (tag := piece.lstrip("#"))))


class _Note(TextArea):
    """A field in which Enter means "done here"."""

    class Done(Message):
        """Enter was pressed in it."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Done())
        elif event.key in ("ctrl+j", "shift+enter"):
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)


class NoteEditor(ModalScreen[Annotation | None]):
    """Asks for a note, tags and a colour; gives None where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False, priority=True),
        Binding("ctrl+s", "keep", show=False, priority=True),
        Binding("ctrl+t", "next_colour", show=False, priority=True),
        Binding("ctrl+o", "external", show=False, priority=True),
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]
    AUTO_FOCUS: ClassVar[str] = "#note-line"

    note_field = query_one("#note-line", _Note)
    tags_field = query_one("#note-tags", Input)

    def __init__(self, quote: str, before: Annotation | None = None) -> None:
        super().__init__()
        self._quote = quote
        self._before = before or Annotation()
        self._colour = self._before.colour

    def compose(self) -> ComposeResult:
        """The passage, the note, the tags, the colours, and the keys."""
        with Vertical(id="note-box") as box:
            box.border_title = "Note on this passage"
            yield Static(cut(one_line(self._quote), _QUOTED), id="note-quote", markup=False)
            yield _Note(
                self._before.note,
                placeholder="What strikes you about it?",
                id="note-line",
                show_line_numbers=False,
                soft_wrap=True,
            )
            yield Input(
                " ".join(self._before.tags),
                placeholder="tags, such as: idea later",
                select_on_focus=False,
                compact=True,
                id="note-tags",
            )
            yield Static(id="note-colours", markup=False)
            yield Static(_KEYS, id="note-keys", markup=False)

    def on_mount(self) -> None:
        """Begin at the end of the note."""
        self.note_field.move_cursor(self.note_field.document.end)
        self._show_colours()

    def _show_colours(self) -> None:
        marks = Text(" ").join(
            Text(f"{'●' if colour is self._colour else '○'} {colour}") for colour in Colour
        )
        self.query_one("#note-colours", Static).update(marks)

    @property
    def annotation(self) -> Annotation:
        """What stands in the fields."""
        note = safe(self.note_field.text).strip()
        return Annotation(note, tags_in(self.tags_field.value), self._colour)

    def on__note_done(self) -> None:
        """Keep it."""
        self.action_keep()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Hand it over."""
        self.dismiss(self.annotation)

    def action_cancel(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    def action_next_colour(self) -> None:
        """Take the next of the five colours."""
        colours = list(Colour)
        self._colour = colours[(colours.index(self._colour) + 1) % len(colours)]
        self._show_colours()

    def action_external(self) -> None:
        """Write the note in the person's own editor, which takes the terminal meanwhile."""
        text = self.note_field.text
        problem = ""
        try:
            command = editor_command(os.environ)
            with self.app.suspend():
                # What is raised in here would keep the app from taking the terminal back.
                try:
                    text = edited(text, command)
                except EarmarkError as error:
                    problem = str(error)
        except EarmarkError as error:
            problem = str(error)
        except SuspendNotSupported:
            problem = "This terminal can't be lent to another program"
        if problem:
            self.notify(problem, severity="warning", markup=False)
            return
        self.note_field.text = text
        self.note_field.move_cursor(self.note_field.document.end)
        self.note_field.focus()
