"""A small app that holds nothing but the reader, and calls its actions by keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from store.model import EpisodeState, EpisodeText, Highlight, Place
from tui.widgets.reader import Reader

KEYS = {
    "reader": {
        "j": "cursor_down",
        "k": "cursor_up",
        "space": "page_down",
        "b": "page_up",
        "ctrl+d": "half_page_down",
        "ctrl+u": "half_page_up",
        "g": "top",
        "G": "bottom",
        "}": "next_block",
        "{": "previous_block",
        ")": "next_sentence",
        "(": "previous_sentence",
        "]": "next_heading",
        "[": "previous_heading",
        "s": "next_speaker",
        "S": "previous_speaker",
        "u": "next_highlight",
        "U": "previous_highlight",
        "ctrl+o": "jump_back",
        "ctrl+n": "jump_forward",
        "T": "toggle_times",
        "+": "wider",
        "-": "narrower",
        "escape": "clear_find",
        "f": "hints",
        "x": "link_hints",
        "v": "select_sentence",
        "V": "select_block",
        "c": "card",
        "enter": "edit_highlight",
        "X": "delete_highlight",
    },
    "selection": {
        "j": "grow_sentence",
        "k": "shrink_sentence",
        "w": "grow_word",
        "b": "shrink_word",
        "l": "grow_letter",
        "h": "shrink_letter",
        "o": "other_end",
        "enter": "highlight",
        "2": "highlight('green')",
        "n": "note",
        "c": "card",
        "y": "copy",
        "escape": "leave",
    },
}


class Stage(App[None]):
    """Holds the reader and keeps what it says."""

    CSS = "Reader { height: 1fr; }"

    def __init__(
        self,
        text: EpisodeText,
        *,
        state: EpisodeState | None = None,
        place: Place | None = None,
        highlights: Sequence[Highlight] = (),
    ) -> None:
        """Show `text` as soon as the app is up."""
        super().__init__()
        self.said: list[Message] = []
        self._shown = text, state or EpisodeState(), place, highlights

    def compose(self) -> ComposeResult:
        """The reader alone."""
        yield Reader()

    @property
    def reader(self) -> Reader:
        """The reader."""
        return self.query_one(Reader)

    def on_mount(self) -> None:
        """Open the text."""
        text, state, place, highlights = self._shown
        self.reader.show(text, state, place=place, highlights=highlights)
        self.reader.focus()

    async def on_key(self, event: events.Key) -> None:
        """Run the action of a key."""
        key = event.character if event.is_printable and event.character != " " else event.key
        action = KEYS.get(self.reader.context, {}).get(key or "")
        if action is not None:
            await self.run_action(action, self.reader)

    def kept(self, kind: type[Message]) -> list[Message]:
        """What was said of one kind."""
        return [message for message in self.said if isinstance(message, kind)]

    def _keep(self, message: Message) -> None:
        self.said.append(message)

    on_place_changed = on_reached_end = on_highlight_wanted = on_highlight_edit = _keep
    on_highlight_delete = on_card_wanted = on_copy_wanted = on_link_opened = on_toast = _keep


async def press(pilot: Pilot[None], keys: str) -> None:
    """Press keys one after the other, parted by blanks, and let all of it happen."""
    await pilot.press(*keys.split())
    await pilot.pause()


def rows(stage: Stage) -> list[str]:
    """What the screen shows, row by row, without white space at the ends."""
    reader = stage.reader
    return [reader.render_line(y).text.rstrip() for y in range(reader.size.height)]


def caret_row(stage: Stage) -> str:
    """The row that the caret stands on, without the gutter."""
    return next(row.partition("▸")[2].strip() for row in rows(stage) if "▸" in row)
