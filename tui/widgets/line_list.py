"""A list drawn line by line: ten thousand rows cost what ten do."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.cells import cell_len, fit, wrap

__all__ = ["Line", "LineList"]

Line = Sequence[tuple[str, str]]
"""A line as pieces of text, each with a role: "", strong, muted, accent, sign or hit."""

_KEPT = 2048
"""Rows whose strips are kept."""


class LineList(ScrollView, can_focus=True):
    """A list with a cursor. Every row is as high as every other: one line or two.

    A subclass says how many rows there are (`row_count`), what a row shows (`draw`), and what the
    picture of a row depends on (`picture`): strips are kept for as long as that is the same.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--row",
        "line-list--cursor",
        "line-list--strong",
        "line-list--muted",
        "line-list--accent",
        "line-list--sign",
        "line-list--hit",
    }

    DEFAULT_CSS = """
    LineList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .line-list--strong { text-style: bold; }
        & > .line-list--muted { color: $text-muted; }
        & > .line-list--accent { color: $accent; }
        & > .line-list--sign { color: $primary; }
        & > .line-list--hit { color: $background; background: $warning; text-style: bold; }
        & > .line-list--cursor { background: $boost; }
        &:focus > .line-list--cursor { background: $primary 30%; }
    }
    """

    MARGIN = 2
    """Rows that stay in sight above and below the cursor."""

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row the cursor is on, from 0."""

    class Moved(Message):
        """The cursor came to another row."""

        def __init__(self, of: LineList) -> None:
            super().__init__()
            self.of = of

        @property
        def control(self) -> LineList:
            """The list."""
            return self.of

        def can_replace(self, message: Message) -> bool:
            """Only where it stands at last matters."""
            return isinstance(message, LineList.Moved) and message.of is self.of

    class Chosen(Message):
        """A row was opened, by key or by two clicks."""

        def __init__(self, of: LineList, index: int) -> None:
            super().__init__()
            self.of = of
            self.index = index

        @property
        def control(self) -> LineList:
            """The list."""
            return self.of

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: LRUCache[Hashable, list[Strip]] = LRUCache(_KEPT)
        self.drawn = 0
        """How many rows were drawn since the start, for tests and benchmarks."""

    # What a subclass says

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def row_height(self) -> int:
        """How many lines a row takes at the present width."""
        return 1

    @property
    def empty_text(self) -> str:
        """What to do when there is no row."""
        return ""

    def picture(self, index: int) -> Hashable:
        """Return all that the picture of a row depends on, beside width, theme and cursor."""
        raise NotImplementedError

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Return the lines of a row, none wider than `width` cells."""
        raise NotImplementedError

    # Drawing

    @property
    def row_width(self) -> int:
        """The cells a row has."""
        return self.scrollable_content_region.width

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.row_width
        if not self.row_count:
            return self._empty_line(y, width)
        index, line = divmod(y + self.scroll_offset.y, self.row_height)
        if index >= self.row_count:
            return Strip.blank(width, self._style("", False))
        return self._row(index, width)[line]

    def _row(self, index: int, width: int) -> list[Strip]:
        on_cursor = index == self.cursor
        key = (self.picture(index), width, self.row_height, on_cursor)
        strips = self._strips.get(key)
        if strips is None:
            self.drawn += 1
            lines = list(self.draw(index, width))[: self.row_height]
            lines += [()] * (self.row_height - len(lines))
            strips = [self._strip(line, width, on_cursor) for line in lines]
            self._strips[key] = strips
        return strips

    def _strip(self, line: Line, width: int, on_cursor: bool) -> Strip:
        base = self._style("", on_cursor)
        segments = [Segment(text, self._style(role, on_cursor)) for text, role in line if text]
        used = sum(cell_len(segment.text) for segment in segments)
        return Strip(segments, used).adjust_cell_length(width, base)

    def _style(self, role: str, on_cursor: bool) -> Style:
        classes = ["line-list--row"]
        if on_cursor:
            classes.append("line-list--cursor")
        if role:
            classes.append(f"line-list--{role}")
        return self.get_visual_style(*classes).rich_style

    def _empty_line(self, y: int, width: int) -> Strip:
        lines = wrap(self.empty_text, max(1, width - 4))
        at = y - 1
        text = f"  {lines[at]}" if 0 <= at < len(lines) else ""
        return Strip([Segment(fit(text, width), self._style("muted", False))], width)

    # Keeping in step

    def rows_changed(self, *, scrolled: int | None = None) -> None:
        """Take note that rows came, went or changed their order; the cursor stays in bounds.

        `scrolled` is the line to have at the top, where the cursor allows it.
        """
        self.set_reactive(LineList.cursor, self.validate_cursor(self.cursor))
        self._resize_rows()
        self.show_cursor(scrolled)
        self.refresh()

    def states_changed(self) -> None:
        """Take note that what rows show may have changed; only those in sight are looked at."""
        self.refresh()

    def _resize_rows(self) -> None:
        size = Size(self.row_width, self.row_count * self.row_height)
        if size != self.virtual_size:
            self.virtual_size = size

    def on_mount(self) -> None:
        """Know the size before the first key."""
        self._resize_rows()

    def notify_style_update(self) -> None:
        """Forget the strips of another theme."""
        self._strips.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Fit the rows into the new width; the cursor stays in sight."""
        self._resize_rows()
        self.show_cursor()

    # The cursor

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return clamp(cursor, 0, max(0, self.row_count - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Draw the two rows that changed and no other."""
        height = self.row_height
        for row in (before, after):
            self.refresh_lines(row * height, height)
        self.show_cursor()
        self.post_message(self.Moved(self))

    def show_cursor(self, start: int | None = None) -> None:
        """Scroll just so far that the cursor is in sight, with some rows around it.

        It goes from where the list is scrolled to, or from the line `start`.
        """
        height, room = self.row_height, self.scrollable_content_region.height
        if not room or not self.row_count:
            return
        margin = min(self.MARGIN * height, max(0, (room - height) // 2))
        top = self.cursor * height - margin
        bottom = (self.cursor + 1) * height + margin
        y = self.scroll_offset.y if start is None else start
        if top < y:
            y = top
        elif bottom > y + room:
            y = bottom - room
        y = clamp(y, 0, max(0, self.row_count * height - room))
        if y != self.scroll_offset.y:
            self.scroll_to(y=y, animate=False, force=True)

    @property
    def rows_in_sight(self) -> int:
        """How many whole rows the screen shows; at least one."""
        return max(1, self.scrollable_content_region.height // self.row_height)

    def action_cursor_down(self, count: int = 1) -> None:
        """Move down."""
        self.cursor += count

    def action_cursor_up(self, count: int = 1) -> None:
        """Move up."""
        self.cursor -= count

    def action_cursor_top(self, count: int = 1) -> None:
        """Move to the first row, or to the row of that number."""
        self.cursor = count - 1

    def action_cursor_bottom(self, count: int | None = None) -> None:
        """Move to the last row, or to the row of that number."""
        self.cursor = self.row_count - 1 if count is None else count - 1

    def action_half_page_down(self, count: int = 1) -> None:
        """Move half a page down."""
        self.cursor += count * max(1, self.rows_in_sight // 2)

    def action_half_page_up(self, count: int = 1) -> None:
        """Move half a page up."""
        self.cursor -= count * max(1, self.rows_in_sight // 2)

    def action_page_down(self, count: int = 1) -> None:
        """Move a page down."""
        self.cursor += count * self.rows_in_sight

    def action_page_up(self, count: int = 1) -> None:
        """Move a page up."""
        self.cursor -= count * self.rows_in_sight

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.row_count:
            self.post_message(self.Chosen(self, self.cursor))

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        index = (event.y + self.scroll_offset.y) // self.row_height
        if not 0 <= index < self.row_count:
            return
        self.cursor = index
        if event.chain == 2:
            self.action_open()
