"""A line that completes as one types, by Tab, and remembers what was typed before, by ↑ and ↓."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from store.completing import Completion
from tui.widgets.cells import cell_len

__all__ = ["Choices", "Completer", "CompletingInput"]

Completer = Callable[[str, int], Sequence[Completion]]
"""From a line and the cursor in it to the ways to go on."""


class CompletingInput(Input):
    """An input of one line. Whoever asks something says how it is completed."""

    class Offered(Message):
        """There are other ways to go on now; `at` is the one in the line, -1 before any is."""

        def __init__(self, choices: Sequence[str], at: int = -1) -> None:
            super().__init__()
            self.choices = choices
            self.at = at

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, compact=True, select_on_focus=False, id=id)
        self._completer: Completer | None = None
        self._offered: Sequence[Completion] = ()
        self._at = -1
        self._seen = ("", -1)
        self._before: Sequence[str] = ()
        self._back = 0
        self._own = ""

    def prepare(
        self, value: str = "", completer: Completer | None = None, before: Sequence[str] = ()
    ) -> None:
        """Begin anew with a text; `before` holds earlier lines, the newest first."""
        self._completer = completer
        self._before = before
        self._back = 0
        with self.prevent(Input.Changed):
            self.value = value
        self.cursor_position = len(value)
        self.offer()

    def on_key(self, event: events.Key) -> None:
        """Complete at once: a binding would be heard only after letters that are typed later."""
        match event.key:
            case "tab":
                self.action_complete(1)
            case "shift+tab":
                self.action_complete(-1)
            case "up":
                self.action_history(1)
            case "down":
                self.action_history(-1)
            case _:
                return
        event.stop()
        event.prevent_default()

    def offer(self) -> None:
        """Look for ways to go on from what is there."""
        found = self._completer(self.value, self.cursor_position) if self._completer else ()
        self._offered, self._at = found, -1
        self._seen = (self.value, self.cursor_position)
        self.post_message(self.Offered([one.shown for one in found]))

    def action_complete(self, step: int) -> None:
        """Put in the next of the ways to go on; where there is but one, go on from there."""
        if self._completer is None:
            # What is suggested, where something is, stands behind the end.
            self.action_end()
            self.action_cursor_right()
            return
        if self._seen != (self.value, self.cursor_position):
            # Typed faster than what it changed was told, or the cursor was moved.
            self.offer()
        if not self._offered:
            return
        self._at = (self._at + step if self._at >= 0 or step > 0 else -1) % len(self._offered)
        chosen = self._offered[self._at]
        self._put(chosen.line, chosen.cursor)
        if len(self._offered) == 1:
            self.offer()
        else:
            self.post_message(self.Offered([one.shown for one in self._offered], self._at))

    def action_history(self, step: int) -> None:
        """Go back through what was typed before, or forward again to what is being typed."""
        back = min(max(self._back + step, 0), len(self._before))
        if back == self._back:
            return
        if not self._back:
            self._own = self.value
        self._back = back
        line = self._before[back - 1] if back else self._own
        self.value = line
        self.cursor_position = len(line)

    def _put(self, line: str, cursor: int) -> None:
        with self.prevent(Input.Changed):
            self.value = line
        self.cursor_position = cursor
        self._seen = (line, cursor)


class Choices(Static):
    """One line with the ways to go on, or some lines that say what is wrong; hidden when empty."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self.display = False
        self.words = ""
        """What it says, as plain text."""

    def offer(self, choices: Sequence[str], at: int) -> None:
        """Show as many of the choices as fit, the one at `at` among them."""
        room = max(10, self.app.size.width - 8)
        first = 0
        while first < at and cell_len("  ".join(choices[first : at + 1])) > room:
            first += 1
        shown: list[str] = []
        for choice in choices[first:]:
            if shown and cell_len("  ".join([*shown, choice])) > room:
                shown.append("…")
                break
            shown.append(choice)
        parts = [
            (f"{text}  ", "reverse bold" if first + n == at else "") for n, text in enumerate(shown)
        ]
        self._say(Content.assemble(("Tab  ", "bold"), *parts) if shown else Content(""))
        self.remove_class("-wrong")

    def complain(self, text: str) -> None:
        """Say what is wrong."""
        self._say(Content(text))
        self.add_class("-wrong")

    def _say(self, content: Content) -> None:
        self.words = content.plain.strip()
        self.update(content)
        self.display = bool(self.words)
