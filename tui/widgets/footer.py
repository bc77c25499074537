"""The last line: the most useful keys of what has the focus, and where one is."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.commands import Command, commands_for, commands_of, shown_keys
from tui.keys import Pending
from tui.widgets.cells import cell_len, cut

__all__ = ["KeyFooter"]

_GAP = "  "
_TYPING = {
    "hints": [("a–z", "go to the letter"), ("Esc", "leave")],
    "input": [("Enter", "done"), ("Esc", "leave")],
}
"""What is said where letters are no commands."""


class KeyFooter(Widget):
    """One line. Left: keys, or what may follow a begun sequence, or a word. Right: the place."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer--key", "footer--label", "footer--place"}

    DEFAULT_CSS = """
    KeyFooter {
        dock: bottom;
        height: 1;
        background: $panel;
        color: $foreground;
        & > .footer--key { color: $accent; text-style: bold; background: $panel; }
        & > .footer--label { color: $foreground; background: $panel; }
        & > .footer--place { color: $text-muted; background: $panel; }
    }
    """

    context: reactive[str] = reactive("")
    """Whose keys are shown."""
    place: reactive[str] = reactive("")
    """Where one is, such as "34 % · 12:34"."""
    message: reactive[str] = reactive("")
    """A quiet word in place of the keys, until the next key."""
    idle: reactive[frozenset[str]] = reactive[frozenset[str]](frozenset())
    """Ids of commands that could do nothing just now; they are not shown."""
    pending: reactive[Pending | None] = reactive[Pending | None](None)
    """What was begun."""

    def say(self, message: str) -> None:
        """Show a quiet word until the next key; an empty one brings the keys back."""
        self.pending = None
        self.message = message

    def show_pending(self, pending: Pending) -> None:
        """Show what may follow."""
        self.message = ""
        self.pending = pending

    def render_line(self, y: int) -> Strip:
        """Draw the line, whole keys only, so that nothing is cut in half."""
        width = self.size.width
        if y or not width:
            return Strip.blank(width)
        key = self.get_visual_style("footer--key").rich_style
        label = self.get_visual_style("footer--label").rich_style
        muted = self.get_visual_style("footer--place").rich_style
        place = cut(self.place, max(0, width - 2))
        left = self._left(key, label, self._room())
        used = sum(cell_len(segment.text) for segment in left)
        gap = Segment(" " * max(0, width - 1 - used - cell_len(place) - (1 if place else 0)), label)
        segments = [Segment(" ", label), *left, gap]
        if place:
            segments += [Segment(place, muted), Segment(" ", label)]
        return Strip(segments).adjust_cell_length(width, label)

    def _left(self, key: Style, label: Style, room: int) -> list[Segment]:
        if self.message:
            return [Segment(cut(self.message, room), label)]
        if self.pending is not None:
            pairs = _continuations(self.pending)
            return _pairs([(f"{shown_keys(self.pending.typed)} …", ""), *pairs], key, label, room)
        if self.context in _TYPING:
            return _pairs(_TYPING[self.context], key, label, room)
        return _pairs([_pair(command) for command in self._commands(room)], key, label, room)

    def _commands(self, room: int) -> list[Command]:
        """Return the commands that are shown, in their order, as far as there is room."""
        there = commands_for(self.context, commands_of(self.app))
        commands = [
            command
            for command in there
            if command.footer
            and command.keys
            and command.id not in self.idle
            and not _leads_here(command, self.context)
        ]
        # What only this pane can do is the more useful to know.
        commands.sort(key=lambda command: len(command.where))
        last = [command for command in commands if command.id in ("back", "help")]
        first = [command for command in commands if command not in last]
        return _chosen(first, last, room)

    def _room(self) -> int:
        """Return the cells that the place leaves."""
        place = cut(self.place, max(0, self.size.width - 2))
        return self.size.width - (cell_len(place) + 2 if place else 0) - 1

    def on_click(self, event: events.Click) -> None:
        """Run the command that was clicked, as if its key had been pressed."""
        if self.message or self.pending is not None or self.context in _TYPING:
            return
        at = 1
        for command in self._commands(self._room()):
            width = _width(_pair(command))
            if at <= event.x < at + width - len(_GAP):
                screen = self.screen
                screen.call_later(getattr(screen, "run_from_palette", _nothing), command)
                return
            at += width


def _nothing(_: Command) -> None:
    """On a screen that goes by no commands, a click means nothing."""


def _leads_here(command: Command, context: str) -> bool:
    """Whether a command only opens the very screen one is on."""
    return command.action == f"app.open_screen('{context}')"


def _continuations(pending: Pending) -> list[tuple[str, str]]:
    if not pending.continuations:
        return [("", "now a movement"), ("Esc", "drop")]
    return [
        *(
            (shown_keys(following.key), " / ".join(found.title for found in following.commands))
            for following in pending.continuations
        ),
        ("Esc", "drop"),
    ]


def _chosen(first: list[Command], last: list[Command], room: int) -> list[Command]:
    """Pick what fits; the way out and the way to all keys come before anything else."""
    kept = list(reversed(last))
    room -= sum(_width(_pair(command)) for command in kept)
    chosen: list[Command] = []
    for command in first:
        if _width(_pair(command)) > room:
            break
        room -= _width(_pair(command))
        chosen.append(command)
    return chosen + kept


def _pair(command: Command) -> tuple[str, str]:
    return shown_keys(command.keys[0]), command.footer


def _width(pair: tuple[str, str]) -> int:
    return cell_len(pair[0]) + 1 + cell_len(pair[1]) + len(_GAP)


def _pairs(pairs: list[tuple[str, str]], key: Style, label: Style, room: int) -> list[Segment]:
    segments: list[Segment] = []
    for name, word in pairs:
        if _width((name, word)) > room + len(_GAP):
            break
        room -= _width((name, word))
        segments += [Segment(name, key), Segment(f" {word}{_GAP}" if word else _GAP, label)]
    return segments
