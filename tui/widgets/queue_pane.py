"""The queue: what to read or hear next, in the reader's own order."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from textual import events

from store.model import EpisodeRow, EpisodeState, ReadState
from tui.messages import QueueDragged
from tui.widgets.cells import cell_len, fit
from tui.widgets.episode_rows import CURSOR, OPEN, READ_SIGNS
from tui.widgets.line_list import Line, LineList

__all__ = ["QueueItem", "QueueList", "minutes_in_words"]

_ROOMY = 60
"""From this width on an item takes one line."""


@dataclass(frozen=True, slots=True)
class QueueItem:
    """An episode in the queue and how long it will still take."""

    row: EpisodeRow
    state: EpisodeState
    minutes: float
    whole: float = 0.0
    """The minutes that it takes from its beginning."""


def minutes_in_words(minutes: float) -> str:
    """Spell minutes: "40 min", "2 h 40 min"."""
    whole = max(1, round(minutes)) if minutes > 0 else 0
    hours, rest = divmod(whole, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


class QueueList(LineList):
    """The queued episodes, the next one first."""

    context = "queue"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items: Sequence[QueueItem] = ()
        self._open: str | None = None
        self._dragged: str | None = None
        self._dragged_from = 0

    def show(self, items: Sequence[QueueItem]) -> None:
        """Show these items; the cursor stays on its episode, or on its row where that left."""
        before, at = self.current, self.cursor
        self._items = items
        self._dragged = None
        ids = [item.row.id for item in items]
        kept = ids.index(before.row.id) if before and before.row.id in ids else at
        self.set_reactive(LineList.cursor, kept)
        self.rows_changed()

    def show_open(self, episode_id: str | None) -> None:
        """Mark the episode that the reader shows."""
        self._open = episode_id
        self.states_changed()

    @property
    def current(self) -> QueueItem | None:
        """The item under the cursor."""
        return self._items[self.cursor] if self.cursor < len(self._items) else None

    @property
    def items(self) -> Sequence[QueueItem]:
        """What is queued."""
        return self._items

    @property
    def chosen(self) -> list[str]:
        """The id that a command applies to."""
        return [self.current.row.id] if self.current else []

    @property
    def place_in_words(self) -> str:
        """Where the cursor is, for the footer."""
        return f"{self.cursor + 1}/{len(self._items)}" if self._items else ""

    @property
    def row_count(self) -> int:
        """How many items there are."""
        return len(self._items)

    @property
    def row_height(self) -> int:
        """One line where there is room, else two."""
        return 1 if self.row_width >= _ROOMY else 2

    @property
    def empty_text(self) -> str:
        """What to do when nothing is queued."""
        return "Nothing is queued. e in the list or in the reader puts an episode here."

    def picture(self, index: int) -> Hashable:
        """Everything an item shows."""
        item = self._items[index]
        return (item, index, item.row.id == self._open, index == self.cursor)

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay an item out."""
        item = self._items[index]
        cursor = CURSOR if index == self.cursor else " "
        sign = OPEN if item.row.id == self._open else " "
        number = f"{index + 1:>2} "
        title = item.row.title
        time = f"{minutes_in_words(item.minutes) if item.minutes else item.state.read.value} "
        reading = item.state.read is ReadState.READING
        begun = f"{READ_SIGNS[ReadState.READING]} " if reading else ""
        head: list[tuple[str, str]] = [(cursor, "sign"), (sign, "sign"), (number, "muted")]
        if self.row_height == 1:
            right = f" {begun}{time}"
            return [[*head, (fit(title, width - 5 - cell_len(right)), "strong"), (right, "muted")]]
        right = f" {begun}{time}"
        source = fit(item.row.source, max(0, width - 5 - cell_len(right)))
        return [
            [*head, (fit(title, width - 5), "strong")],
            [(cursor, "sign"), ("    ", ""), (source, "muted"), (right, "muted")],
        ]

    # Dragging: the item goes along with the mouse, and is moved in the record where it is dropped

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the item under the mouse."""
        index = self._row_under(event)
        if event.button == 1 and 0 <= index < len(self._items):
            self._dragged, self._dragged_from = self._items[index].row.id, index
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show the item where it would be dropped; at an edge the list scrolls."""
        if self._dragged is None:
            return
        at = [one.row.id for one in self._items].index(self._dragged)
        to = min(max(self._row_under(event), 0), len(self._items) - 1)
        if to != at:
            items = list(self._items)
            items.insert(to, items.pop(at))
            self._items = items
            self.set_reactive(LineList.cursor, to)
            self.rows_changed()
            self.post_message(self.Moved(self))

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Drop the item."""
        dragged, self._dragged = self._dragged, None
        if dragged is None:
            return
        self.release_mouse()
        place = [one.row.id for one in self._items].index(dragged)
        if place != self._dragged_from:
            self.post_message(QueueDragged(dragged, place + 1))

    def _row_under(self, event: events.MouseEvent) -> int:
        at = event.get_content_offset_capture(self)
        return int(at.y + self.scroll_offset.y) // self.row_height
