"""Lines into strips: each stretch of a line in the style of all that lies on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from seeds.model import Block, BlockKind
from tui.widgets.cells import cut
from tui.widgets.reader.glyphs import Glyphs
from tui.widgets.reader.layout import prefix_of
from tui.widgets.reader.lines import Line, LineKind
from tui.widgets.reader.wrapping import clusters, shown, width_of

__all__ = ["GUTTER", "Dress", "Mark", "Painter"]

GUTTER = 3
"""Cells left of the text column: the caret's, the highlight's, and a blank one."""

_HEADINGS = ("reader--heading-1", "reader--heading-2", "reader--heading-3")
_BLOCKS = {BlockKind.QUOTE: "reader--quote"}
_LEADS = {
    BlockKind.TURN: "reader--time",
    BlockKind.ITEM: "reader--bullet",
    BlockKind.QUOTE: "reader--bar",
}


class Mark(NamedTuple):
    """A stretch of a block that is shown in a style of its own, or covered by a label."""

    start: int
    end: int
    style: str
    """A component class."""
    label: str = ""
    """Letters that cover the first cells of the stretch."""
    typed: int = 0
    """How many of them were typed already."""


class Dress(NamedTuple):
    """All that changes the picture of a line from one moment to the next."""

    marks: tuple[Mark, ...] = ()
    """From the lowest to the topmost."""
    sign: str = ""
    """The caret's cell of the gutter."""
    sign_style: str = ""
    edge: str = ""
    """The highlight's cell of the gutter."""
    edge_style: str = ""


class Painter:
    """Builds strips for one width of the widget."""

    def __init__(
        self,
        style: Callable[[tuple[str, ...]], Style],
        speaker_style: Callable[[str], str],
        glyphs: Glyphs,
        width: int,
        column: int,
        *,
        centred: bool = True,
    ) -> None:
        """Paint with `style`, which turns component classes into a style.

        Args:
            style: turns component classes, the lowest first, into a style.
            speaker_style: turns a speaker's name into a component class.
            glyphs: the signs to draw.
            width: cells of the whole widget.
            column: cells of the text column.
            centred: whether it stands in the middle, else at the left.
        """
        self._style = style
        self._speaker_style = speaker_style
        self._glyphs = glyphs
        self._width = width
        self._column = column
        self.left = self.left_of(width, column, centred=centred)

    @staticmethod
    def left_of(width: int, column: int, *, centred: bool) -> int:
        """Return the cells left of the gutter."""
        return max(0, (width - column - GUTTER - 1) // 2) if centred else 0

    def paint(self, line: Line, block: Block | None, dress: Dress) -> Strip:
        """Build the strip of a line."""
        base = self._style(("reader--text",))
        segments = [Segment(" " * self.left, base)]
        for sign, style in ((dress.sign, dress.sign_style), (dress.edge, dress.edge_style)):
            segments.append(Segment(sign or " ", self._style((style,)) if sign else base))
        segments.append(Segment(" ", base))
        if line.indent:
            lead = line.lead + " " * (line.indent - width_of(line.lead))
            segments.append(Segment(lead, self._style((self._lead_style(block),))))
        if block is None:
            segments += self._words(line, dress.marks)
        else:
            segments += self._text(line, block, dress.marks)
        return Strip(segments).adjust_cell_length(self._width, base)

    def guidance(self, text: str) -> Strip:
        """Build a centred line of an empty reader."""
        style = self._style(("reader--guidance",))
        space = max(0, self._width - width_of(text)) // 2
        return Strip([Segment(" " * space + shown(text), style)]).adjust_cell_length(
            self._width, style
        )

    def sticky(self, text: str, detail: str) -> Strip:
        """Build the line that stays at the top, its detail at the right end of the column."""
        style = self._style(("reader--sticky",))
        lead = " " * min(self.left + GUTTER, self._width)
        room = max(0, self._column - width_of(detail) - 2)
        words = Strip([Segment(cut(shown(text), room), style)]).adjust_cell_length(room, style)
        detail_style = self._style(("reader--sticky", "reader--sticky-detail"))
        return Strip(
            [Segment(lead, style), *words, Segment("  ", style), Segment(detail, detail_style)]
        ).adjust_cell_length(self._width, style)

    def _words(self, line: Line, marks: Sequence[Mark]) -> list[Segment]:
        if not line.text:
            return []
        base = f"reader--{line.kind}"
        segments: list[Segment] = []
        edges = _edges(line.text, 0, len(line.text))
        at = 0
        for mark in marks:
            start = max(at, edges(mark.start - line.start, False))
            end = edges(mark.end - line.start, True)
            if mark.label:
                end = _covered(line.text, start, len(line.text), len(mark.label))
            if start < end:
                segments.append(Segment(shown(line.text[at:start]), self._style((base,))))
                classes = (base, mark.style)
                if mark.label:
                    segments += self._label(mark, width_of(line.text[start:end]), classes)
                else:
                    segments.append(Segment(shown(line.text[start:end]), self._style(classes)))
                at = end
        segments.append(Segment(shown(line.text[at:]), self._style((base,))))
        if line.kind is LineKind.PART:
            rest = self._column - width_of(line.text) - 1
            rule = " " + self._glyphs.rule * max(0, rest)
            segments.append(Segment(rule, self._style(("reader--rule",))))
        return [segment for segment in segments if segment.text]

    def _lead_style(self, block: Block | None) -> str:
        if block is None:
            return "reader--number"
        return _LEADS.get(block.kind, "reader--time")

    def _text(self, line: Line, block: Block, marks: Sequence[Mark]) -> list[Segment]:
        prefix = prefix_of(block)
        shift = len(prefix)
        text = prefix + block.text if prefix else block.text
        start, end = line.start + shift, line.end + shift
        base = _BLOCKS.get(block.kind, "reader--text")
        if block.kind is BlockKind.HEADING:
            base = _HEADINGS[min(max(block.level or 1, 1), 3) - 1]
        if not marks and start >= shift:
            return [Segment(shown(text[start:end]), self._style((base,)))]
        edges = _edges(text, start, end)
        placed: list[tuple[int, int, Mark]] = []
        for mark in marks:
            first, last = mark.start + shift, mark.end + shift
            if mark.label:
                last = _covered(text, first, end, len(mark.label))
            placed.append((edges(first, False), edges(last, True), mark))
        cuts = sorted({start, end, *(e for a, b, _ in placed for e in (a, b))})
        if start < shift < end:
            cuts = sorted({*cuts, shift})
        segments: list[Segment] = []
        for first, last in pairwise(cuts):
            classes = [base]
            if first < shift:
                classes.append(
                    "reader--label" if block.label else self._speaker_style(block.speaker or "")
                )
            label: tuple[int, int, Mark] | None = None
            for a, b, mark in placed:
                if a <= first and last <= b:
                    classes.append(mark.style)
                    label = (a, b, mark) if mark.label else label
            style = self._style(tuple(classes))
            if label is None:
                segments.append(Segment(shown(text[first:last]), style))
            elif label[0] == first:
                cells = width_of(text[first : label[1]])
                segments += self._label(label[2], cells, tuple(classes))
        return segments

    def _label(self, mark: Mark, cells: int, classes: tuple[str, ...]) -> list[Segment]:
        typed = Segment(mark.label[: mark.typed], self._style((*classes, "reader--hint-typed")))
        rest = Segment(mark.label[mark.typed :], self._style(classes))
        filler = Segment(" " * max(0, cells - len(mark.label)), self._style(classes))
        return [segment for segment in (typed, rest, filler) if segment.text]


def _edges(text: str, start: int, end: int) -> Callable[[int, bool], int]:
    """Return a function that moves an offset into start..end and out of the midst of a cluster."""
    if text.isascii():
        return lambda offset, _up: min(max(offset, start), end)
    starts = [first for first, _, _ in clusters(text, start, end)]
    starts.append(end)

    def edge(offset: int, up: bool) -> int:
        inside = min(max(offset, start), end)
        return starts[bisect_left(starts, inside) if up else bisect_right(starts, inside) - 1]

    return edge


def _covered(text: str, start: int, end: int, cells: int) -> int:
    """Return the offset after the first clusters that are together at least so many cells wide."""
    for _, last, size in clusters(text, start, end):
        cells -= size
        if cells <= 0:
            return last
    return end
