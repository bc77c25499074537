"""The mouse in the reader: it sets the caret, opens links, and draws selections."""

from __future__ import annotations

from textual import events
from textual.timer import Timer

from tui.widgets.reader.caret import Caret
from tui.widgets.reader.messages import LinkOpened
from tui.widgets.reader.moving import MovingPage
from tui.widgets.reader.passages import Position
from tui.widgets.reader.selection import Selection
from tui.widgets.reader.strips import GUTTER, Painter

__all__ = ["MousePage"]

_EVERY = 0.05
"""Seconds between two rows, while a selection is drawn beyond an edge."""


class MousePage(MovingPage):
    """A page whose text can be selected by dragging; at the edges it scrolls."""

    _dragged_from: Position | None = None
    _dragging_on: Timer | None = None
    _beyond = 0

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Set the caret; a second press on a link opens it."""
        if self.reading is None or event.button != 1:
            return
        caret = self._under(event)
        if caret is None:
            return
        self.reading.selection = self.reading.hints = None
        url = self.reading.motions.line(caret).url
        if url is not None and caret.row == self.reading.caret.row:
            self.post_message(LinkOpened(url))
        self._dragged_from = self.reading.motions.position(caret)
        self.reading.caret = caret
        self.capture_mouse()
        self._moved()
        self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button was pressed; beyond an edge, scroll on."""
        if self.reading is None or self._dragged_from is None:
            return
        y = event.get_content_offset_capture(self).y
        covered = 1 if self.scroll_offset.y else 0
        self._beyond = -1 if y < covered else 1 if y >= self.view_height else 0
        if self._beyond:
            self._drag_on()
            if self._dragging_on is None:
                self._dragging_on = self.set_interval(_EVERY, self._drag_on)
            return
        self._rest()
        self._select_to(self._under(event))

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Leave the selection as it was drawn."""
        self._dragged_from = None
        self._rest()
        self.release_mouse()

    def _rest(self) -> None:
        if self._dragging_on is not None:
            self._dragging_on.stop()
            self._dragging_on = None

    def _drag_on(self) -> None:
        """Scroll a row on, and select as far as can be seen."""
        if self.reading is None or self._dragged_from is None:
            self._rest()
            return
        self._scroll_row(self.scroll_offset.y + self._beyond)
        top = self.scroll_offset.y
        row = top + self.view_height - 1 if self._beyond > 0 else top + (1 if top else 0)
        self._select_to(self.reading.motions.on_row(row, -self._beyond))

    def _select_to(self, caret: Caret | None) -> None:
        assert self.reading is not None
        assert self._dragged_from is not None
        here = self.reading.motions.position(caret) if caret is not None else None
        if here is None or caret is None:
            return
        if here != self._dragged_from or self.reading.selection:
            drawn = Selection.between(self.reading.passages, self._dragged_from, here)
            if drawn is not None:
                self.reading.selection = drawn
                self.reading.caret = caret
            self.refresh()

    def _under(self, event: events.MouseEvent) -> Caret | None:
        """Return the caret at the mouse, None on a blank line or beside the view."""
        reading = self.reading
        at = event.get_content_offset_capture(self)
        if reading is None or not 0 <= at.y < self.view_height:
            return None
        row = self.scroll_offset.y + at.y
        if not 0 <= row < len(reading.layout.lines):
            return None
        left = Painter.left_of(self._room, self._column, centred=self.centred) + GUTTER
        return reading.caret_at(row, at.x - left)
