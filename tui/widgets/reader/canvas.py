"""Strips for a widget, painted once for each look of a line and kept."""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.reader.glyphs import Glyphs
from tui.widgets.reader.lines import Line, LineKind
from tui.widgets.reader.reading import Reading
from tui.widgets.reader.strips import Dress, Painter
from tui.widgets.reader.styles import PLAIN, SPEAKERS
from tui.widgets.reader.wrapping import wrap

__all__ = ["Canvas", "Tally"]

_CACHED = 1024
"""Strips kept: some twenty screens of lines."""


@dataclass(slots=True)
class Tally:
    """How much work was done so far; what a key press adds doesn't grow with the text."""

    lines: int = 0
    """Lines laid out."""
    strips: int = 0
    """Strips painted."""


class Canvas:
    """Paints in the styles of one widget, at one width at a time."""

    def __init__(self, widget: Widget, glyphs: Glyphs) -> None:
        """Paint for `widget`; nothing can be painted before `resize`."""
        self.tally = Tally()
        self._widget = widget
        self._glyphs = glyphs
        self._speakers: dict[str, int] = {}
        self._width = self._column = 1
        self._centred = True
        self._painter = self._new_painter()
        self._pictures: LRUCache[tuple[object, ...], Strip] = LRUCache(_CACHED)

    def _new_painter(self) -> Painter:
        return Painter(
            self._style_of,
            self._speaker_style,
            self._glyphs,
            self._width,
            self._column,
            centred=self._centred,
        )

    @property
    def width(self) -> int:
        """The cells of the widget that is painted for."""
        return self._width

    def resize(self, width: int, column: int, *, centred: bool) -> None:
        """Paint for another width of the widget, and width and place of the text column in it."""
        self._width, self._column, self._centred = width, column, centred
        self._painter = self._new_painter()
        self.forget()

    def forget(self) -> None:
        """Forget all pictures: the text changed, the theme, or the focus."""
        self._pictures.clear()

    def line(self, reading: Reading, row: int, *, focused: bool) -> Strip:
        """Return the picture of a row; a blank one below the text."""
        self._speakers = reading.passages.speakers
        if row >= len(reading.layout.lines):
            return self._painter.paint(Line(LineKind.BLANK), None, Dress())
        line = reading.layout.lines[row]
        dress = reading.dress(row, focused=focused)
        key = (line, dress)
        strip = self._pictures.get(key)
        if strip is None:
            strip = self._kept(key, self._painter.paint(line, reading.block(line), dress))
        return strip

    def sticky(self, reading: Reading, top: int) -> Strip:
        """Return the line that stays at the top of the view while `top` is the row beneath it."""
        words, detail = reading.sticky(top)
        key = ("sticky", words, detail)
        strip = self._pictures.get(key)
        if strip is None:
            strip = self._kept(key, self._painter.sticky(words, detail))
        return strip

    def guidance(self, text: str, y: int, height: int) -> Strip:
        """Return a row of an empty view, with a text in its middle."""
        lines = [text[start:end] for start, end in wrap(text, max(1, self._width - 4))]
        at = y - max(0, (height - len(lines)) // 2)
        return self._painter.guidance(lines[at] if 0 <= at < len(lines) else "")

    def _kept(self, key: tuple[object, ...], strip: Strip) -> Strip:
        self.tally.strips += 1
        self._pictures.set(key, strip)
        return strip

    def _style_of(self, classes: tuple[str, ...]) -> Style:
        if not self._widget.app.no_color:
            return self._widget.get_visual_style(*classes).rich_style
        coloured = [name for name in classes if name not in PLAIN]
        style = self._widget.get_visual_style(*coloured).rich_style
        for name in classes:
            style += PLAIN.get(name, Style.null())
        return style

    def _speaker_style(self, speaker: str) -> str:
        return f"reader--speaker-{self._speakers.get(speaker, 0) % SPEAKERS}"
