"""A line at the bottom to type into: words to find, a query to filter by, a note."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

__all__ = ["Prompt"]


class _Line(Input):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("tab", "complete", show=False),
    ]

    def action_complete(self) -> None:
        """Take what is suggested, where something is."""
        self.action_end()
        self.action_cursor_right()

    def action_cancel(self) -> None:
        prompt = self.parent
        assert isinstance(prompt, Prompt)
        prompt.post_message(Prompt.Cancelled(prompt.asking))


class Prompt(Horizontal):
    """Hidden until something is asked."""

    class Typed(Message):
        """A letter was typed."""

        def __init__(self, asking: str, value: str) -> None:
            super().__init__()
            self.asking = asking
            self.value = value

    class Given(Message):
        """Enter was pressed."""

        def __init__(self, asking: str, value: str) -> None:
            super().__init__()
            self.asking = asking
            self.value = value

    class Cancelled(Message):
        """Esc was pressed."""

        def __init__(self, asking: str) -> None:
            super().__init__()
            self.asking = asking

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False
        self.asking = ""
        """What is being asked, by the caller's name for it."""

    def compose(self) -> ComposeResult:
        """A label, the line, and room for a word about what was typed."""
        yield Static("", id="prompt-label", markup=False)
        yield _Line(compact=True, id="prompt-line", select_on_focus=False)
        yield Static("", id="prompt-word", markup=False)

    def ask(
        self,
        asking: str,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        suggester: Suggester | None = None,
    ) -> None:
        """Show the line, ready to type into; Tab takes what `suggester` says."""
        self.asking = asking
        self.query_one("#prompt-label", Static).update(label)
        self.say("")
        line = self._line
        line.placeholder = hint
        line.suggester = suggester
        with line.prevent(Input.Changed):
            line.value = value
        line.cursor_position = len(value)
        self.display = True
        self.screen.set_focus(line, scroll_visible=False)

    def say(self, word: str) -> None:
        """Show a word beside what was typed, such as a count or an error."""
        self.query_one("#prompt-word", Static).update(word)

    def close(self) -> None:
        """Hide the line."""
        self.display = False
        self.asking = ""

    @property
    def _line(self) -> _Line:
        return self.query_one(_Line)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.asking:
            self.say("")
            self.post_message(self.Typed(self.asking, event.value))

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Given(self.asking, event.value))
