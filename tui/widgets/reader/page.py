"""A text on the screen: laid out once for each width, painted line by line as it comes in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from store.model import EpisodeState, EpisodeText, Highlight, Place
from tui.widgets.reader.canvas import Canvas, Tally
from tui.widgets.reader.caret import Caret
from tui.widgets.reader.glyphs import UNICODE, Glyphs
from tui.widgets.reader.messages import PlaceChanged, ReachedEnd
from tui.widgets.reader.reading import Reading
from tui.widgets.reader.strips import GUTTER

__all__ = ["Page"]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What is to be shown as soon as there is a width to show it in."""

    text: EpisodeText
    state: EpisodeState
    place: Place | None
    highlights: tuple[Highlight, ...]


class Page(ScrollView, can_focus=True):
    """Shows a text with its caret; what the keys do is told in the classes built on it."""

    ALLOW_SELECT = False

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        measure: int = 86,
        times: bool = True,
        centred: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make an empty page.

        Args:
            glyphs: the signs to draw.
            measure: the widest the text column may become, in cells.
            times: whether the times of turns are shown.
            centred: whether the text column stands in the middle, else at the left.
            id: the widget's id.
            classes: the widget's classes.
        """
        super().__init__(id=id, classes=classes)
        self.reading: Reading | None = None
        self.measure = measure
        self.times = times
        self.centred = centred
        self.glyphs = glyphs
        self._waiting: _Waiting | None = None
        self._guidance = ""
        self._canvas = Canvas(self, glyphs)
        self._laid_room = -1
        self._caret_leads = False

    # What is shown

    @property
    def tally(self) -> Tally:
        """How much work was done so far."""
        return self._canvas.tally

    @property
    def text(self) -> EpisodeText | None:
        """The text that is shown."""
        shown = self.reading or self._waiting
        return shown.text if shown is not None else None

    def show(
        self,
        text: EpisodeText,
        state: EpisodeState,
        *,
        place: Place | None = None,
        highlights: Sequence[Highlight] = (),
    ) -> None:
        """Show an episode with the caret at a place, or at the start of its text."""
        self.reading = None
        self.forget_wishes()
        self._waiting = _Waiting(text, state, place, tuple(highlights))
        self._open()

    def clear(self, message: str) -> None:
        """Show no text but a word of guidance, in the middle."""
        self.reading = self._waiting = None
        self.forget_wishes()
        self._guidance = message
        self._resize_text(0)
        self._scroll_row(0)
        self.refresh()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Show these highlights in place of those before."""
        if self.reading is not None:
            self.reading.set_highlights(highlights)
            self.refresh()
        elif self._waiting is not None:
            self._waiting = replace(self._waiting, highlights=tuple(highlights))

    def set_state(self, state: EpisodeState) -> None:
        """Tell another state in the title block."""
        if self._waiting is not None:
            self._waiting = replace(self._waiting, state=state)
        elif self.reading is not None and self.reading.set_state(state):
            self.refresh()

    def place(self) -> Place | None:
        """Return the place of the caret as it is kept, None where there is no text."""
        if self.reading is None:
            return self._waiting.place if self._waiting is not None else None
        return self.reading.place()

    def set_page(
        self,
        *,
        measure: int | None = None,
        times: bool | None = None,
        centred: bool | None = None,
    ) -> None:
        """Set the width of the text, its times and its place; None leaves each as it is."""
        self.measure = self.measure if measure is None else measure
        self.times = self.times if times is None else times
        self.centred = self.centred if centred is None else centred
        self.relayout()

    # Laying out

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width

    @property
    def view_height(self) -> int:
        """The rows of text that are in view."""
        return max(1, self.scrollable_content_region.height)

    @property
    def _column(self) -> int:
        return max(1, min(self.measure, self._room - GUTTER - 1))

    @property
    def _unsettled(self) -> bool:
        """True where the text isn't laid out for the width there is."""
        if self.reading is None:
            return self._waiting is not None
        return self._room > 0 and self._room != self._laid_room

    def _open(self) -> None:
        if self._room <= 0 or (waiting := self._waiting) is None:
            return
        self._waiting = None
        self.reading = reading = Reading(
            waiting.text,
            waiting.state,
            waiting.place,
            waiting.highlights,
            width=self._column,
            times=self.times,
            glyphs=self.glyphs,
        )
        self._laid_out()
        row, height = reading.caret.row, self.view_height
        top = row - height // 3 if waiting.place is not None and row >= height else 0
        self._scroll_row(max(top, row - height + 1))
        self.refresh()
        self.opened()

    def opened(self) -> None:
        """Do what waited for the text to be laid out."""

    def forget_wishes(self) -> None:
        """Forget what waited for a text to be laid out."""

    def _laid_out(self) -> None:
        assert self.reading is not None
        self._laid_room = self._room
        self._resize_canvas()
        self.tally.lines += len(self.reading.layout.lines)
        self._resize_text(len(self.reading.layout.lines))

    def _resize_canvas(self) -> None:
        self._canvas.resize(max(1, self._room), self._column, centred=self.centred)

    def _resize_text(self, rows: int) -> None:
        leads, self._caret_leads = self._caret_leads, True
        self.virtual_size = Size(max(0, self._room), rows)
        self._scroll_update(self.virtual_size)
        self._caret_leads = leads

    def relayout(self) -> None:
        """Lay the text out anew, with the caret on the same line of the screen."""
        if self._room <= 0:
            return
        if self.reading is None:
            self._open()
            return
        screen_row = self.reading.caret.row - self.scroll_offset.y
        self.reading.lay_out(self._column, times=self.times)
        self._laid_out()
        kept = min(max(0, screen_row), self.view_height - 1)
        self._scroll_row(self.reading.caret.row - kept)
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out for the new width; for a new height alone just keep the caret in view."""
        self._resize_canvas()
        if self._unsettled:
            self.relayout()
        elif self.reading is not None:
            self._keep_in_view(0)
        else:
            self.refresh()

    def blocks_in_view(self) -> list[tuple[int, int, float]]:
        """Return the blocks in view, from the top down: part, block, and how far down it is seen.

        That is 1 where its end is in view, else the share of its lines down to the lowest in view.
        """
        if self.reading is None or self._unsettled:
            return []
        layout, top = self.reading.layout, self.scroll_offset.y
        bottom = min(top + self.view_height, len(layout.lines))
        lines = layout.lines[top + (1 if top else 0) : bottom]
        found = dict.fromkeys((one.part, one.block) for one in lines if one.part >= 0 <= one.block)
        return [
            (part, block, min(1.0, (bottom - first) / (layout.stops[part][block] - first)))
            for part, block in found
            for first in (layout.rows[part][block],)
        ]

    # The caret and the view

    def move_to(self, caret: Caret, *, far: bool = False) -> None:
        """Set the caret and scroll so far that it keeps a third of the height to each edge.

        Args:
            caret: where to.
            far: True where the way there wasn't walked: out of view, it comes a third from the top.
        """
        if self.reading is None:
            return
        self.reading.caret = caret
        top = self.scroll_offset.y
        if far and not top < caret.row < top + self.view_height:
            self._scroll_row(caret.row - self.view_height // 3)
        else:
            self._keep_in_view(self.view_height // 3)
        self.refresh()
        self._moved()

    def _keep_in_view(self, margin: int) -> None:
        assert self.reading is not None
        row, top = self.reading.caret.row, self.scroll_offset.y
        lowest = row - (self.view_height - 1 - margin)
        self._scroll_row(min(max(top, lowest), row - margin))

    def _scroll_row(self, row: int) -> None:
        """Scroll a row to the top, as far as that goes."""
        leads, self._caret_leads = self._caret_leads, True
        self.scroll_to(y=max(0, min(row, self.max_scroll_y)), animate=False, force=True)
        self._caret_leads = leads

    def _moved(self) -> None:
        reading = self.reading
        if reading is None:
            return
        height, last = self.view_height, reading.layout.last
        reading.started = reading.started or reading.caret.row >= height
        place = reading.place()
        if place is None:
            return
        episode = reading.text.row.id
        self.post_message(PlaceChanged(episode, place))
        seen = last >= height and last < self.scroll_offset.y + height
        if not reading.ended and (seen or reading.caret.row >= last):
            reading.ended = True
            self.post_message(ReachedEnd(episode))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the caret along where the view was scrolled away from it."""
        super().watch_scroll_y(old_value, new_value)
        reading = self.reading
        if self._caret_leads or reading is None or round(old_value) == round(new_value):
            return
        reading.hints = None
        top, last = round(new_value), round(new_value) + self.view_height - 1
        covered = 1 if top else 0
        if reading.caret.row > last:
            reading.caret = reading.motions.on_row(last, -1)
        elif reading.caret.row < top + covered:
            reading.caret = reading.motions.on_row(top + covered, 1)
        self._moved()

    # Painting

    def notify_style_update(self) -> None:
        """Paint all anew: the theme changed, or the focus."""
        self._canvas.forget()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the lines of a region, in the layout of the width there is."""
        if self._unsettled:
            self.relayout()
        elif self.reading is None and self._canvas.width != max(1, self._room):
            self._resize_canvas()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint the line at `y` of the view."""
        if self.reading is None:
            return self._canvas.guidance(self._guidance, y, self.view_height)
        top = self.scroll_offset.y
        if y == 0 and top > 0:
            return self._canvas.sticky(self.reading, top)
        return self._canvas.line(self.reading, top + y, focused=self.has_focus)
