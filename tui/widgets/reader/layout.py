"""An episode's text as lines of a width: the one place where offsets become rows. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter

from seeds.model import Block, BlockKind, Part, PartKind
from store.model import EpisodeState, EpisodeText
from tui.widgets.reader.back import back_lines
from tui.widgets.reader.front import clock, front_lines
from tui.widgets.reader.glyphs import UNICODE, Glyphs
from tui.widgets.reader.lines import Line, LineKind
from tui.widgets.reader.passages import Position
from tui.widgets.reader.wrapping import wrap

__all__ = ["Layout", "label_of", "lay_out", "part_title", "prefix_of"]

_START = attrgetter("start")
_ASIDES = frozenset({LineKind.TITLE, LineKind.META, LineKind.ENTRY, LineKind.ENTRY_DETAIL})
"""The kinds of lines beside the parts in which words are found."""
_BEYOND = 1 << 20
"""The part that positions in the lists after the text have, so that they come after it."""
_LEAST = 8
"""The cells of text that remain beside an indent, however narrow the column."""


@dataclass(slots=True)
class Layout:
    """The lines, and where in them things stand. Rows count from 0."""

    lines: list[Line]
    width: int
    """Cells of the text column."""
    rows: list[list[int]]
    """The first row of each block of each part."""
    stops: list[list[int]]
    """The row after the last one of each block of each part."""
    headings: list[int]
    """The rows of all headings, and of the titles of parts and lists."""
    part_headings: list[int]
    """The rows of the titles of parts and lists alone."""
    state_row: int
    first: int
    """The first row of the text; the row after the title block where there is none."""
    last: int
    """The last row of the last part; the row before `first` where there is none."""
    asides: list[int]
    """The first row of each text beside the parts, such as the title and each reference."""

    def aside_position(self, row: int) -> Position | None:
        """Return the position of the first letter of a row beside the parts; None if it has none.

        Those before the text have the part -1, those after it one beyond all parts.
        """
        line = self.lines[row]
        if line.part >= 0 or line.block < 0:
            return None
        return Position(-1 if row < self.first else _BEYOND, line.block, line.start)

    def aside_row(self, aside: int, offset: int) -> int:
        """Return the row that shows an offset of a text beside the parts."""
        row = self.asides[aside]
        while row + 1 < len(self.lines):
            after = self.lines[row + 1]
            if after.part >= 0 or after.block != aside or after.start > offset:
                break
            row += 1
        return row

    def aside_texts(self) -> list[tuple[Position, str]]:
        """Return the texts beside the parts, each with the position of its first letter."""
        texts = []
        for aside, first in enumerate(self.asides):
            position = self.aside_position(first)
            words, row = "", first
            while row < len(self.lines) and self.lines[row].block == aside:
                if self.lines[row].part >= 0:
                    break
                words = words.ljust(self.lines[row].start) + self.lines[row].text
                row += 1
            if position is not None:
                texts.append((position, words))
        return texts

    def row_of(self, part: int, block: int, offset: int) -> int:
        """Return the row that shows an offset of a block; white space at a break goes before."""
        start, stop = self.rows[part][block], self.stops[part][block]
        return max(start, bisect_right(self.lines, offset, start, stop, key=_START) - 1)

    def heading_before(self, row: int) -> int | None:
        """Return the last row at or above `row` that holds a heading or the title of a part."""
        found = bisect_right(self.headings, row)
        return self.headings[found - 1] if found else None

    def part_heading_before(self, row: int) -> int | None:
        """Return the last row at or above `row` that holds the title of a part or list."""
        found = bisect_right(self.part_headings, row)
        return self.part_headings[found - 1] if found else None

    def heading_from(self, row: int, step: int) -> int | None:
        """Return the row of the next heading after `row`, or with step -1 the one before."""
        at = bisect_right(self.headings, row) if step > 0 else bisect_left(self.headings, row) - 1
        return self.headings[at] if 0 <= at < len(self.headings) else None


def label_of(block: Block) -> str:
    """Return what a block's label adds before its text on its first line."""
    return prefix_of(block) if block.label else ""


def prefix_of(block: Block) -> str:
    """Return what is shown before a block's text on its first line: "Label: " or "Speaker: "."""
    if block.label:
        return f"{block.label}: " if block.text else block.label
    return f"{block.speaker}: " if block.speaker else ""


def lay_out(
    text: EpisodeText,
    state: EpisodeState,
    width: int,
    *,
    times: bool = True,
    glyphs: Glyphs = UNICODE,
) -> Layout:
    """Lay a text out in lines of at most `width` cells."""
    lines = front_lines(text, state, width, glyphs)
    state_row = next(row for row, line in enumerate(lines) if line.kind is LineKind.STATE)
    layout = Layout(lines, width, [], [], [], [], state_row, 0, 0, [])
    for index, part in enumerate(text.parts):
        _lay_out_part(layout, index, part, width, times, glyphs)
    if not any(layout.rows):
        note = "There is no text for this episode yet; o opens its page in the browser."
        lines.append(Line(LineKind.BLANK))
        lines += [Line(LineKind.CUT, text=note[a:b]) for a, b in wrap(note, width)]
    layout.first = next((rows[0] for rows in layout.rows if rows), len(lines))
    layout.last = next((stops[-1] - 1 for stops in reversed(layout.stops) if stops), len(lines) - 1)
    if text.row.truncated and any(layout.rows):
        note = f"{glyphs.ellipsis} the source cut this text off here"
        lines.append(Line(LineKind.BLANK))
        lines += [Line(LineKind.CUT, text=note[a:b]) for a, b in wrap(note, width)]
    for line in back_lines(text, width, glyphs):
        if line.kind is LineKind.PART:
            layout.headings.append(len(lines))
            layout.part_headings.append(len(lines))
        lines.append(line)
    lines.append(Line(LineKind.BLANK))
    _number_asides(layout)
    return layout


def _number_asides(layout: Layout) -> None:
    lines = layout.lines
    after = max(layout.last, layout.first - 1) + 1
    for row in (*range(min(layout.first, len(lines))), *range(after, len(lines))):
        line = lines[row]
        if line.part < 0 and line.kind in _ASIDES:
            if line.start == 0:
                layout.asides.append(row)
            lines[row] = line._replace(block=len(layout.asides) - 1)


def part_title(part: Part, dot: str) -> str:
    """Name a part and its size: "Transcript · 70 turns · 13,600 words"."""
    words = sum(len(block.text.split()) + len((block.label or "").split()) for block in part.blocks)
    pieces = [part.kind.value.capitalize()]
    if part.kind is PartKind.TRANSCRIPT:
        turns = sum(block.kind is BlockKind.TURN for block in part.blocks)
        pieces.append(f"{turns:,} {'turn' if turns == 1 else 'turns'}")
    elif part.kind in (PartKind.TAKEAWAYS, PartKind.QUOTES):
        return f"{pieces[0]} {dot} {len(part.blocks)}"
    pieces.append(f"{words:,} {'word' if words == 1 else 'words'}")
    return f" {dot} ".join(pieces)


def _lay_out_part(
    layout: Layout, index: int, part: Part, width: int, times: bool, glyphs: Glyphs
) -> None:
    lines = layout.lines
    lines.append(Line(LineKind.BLANK))
    layout.headings.append(len(lines))
    layout.part_headings.append(len(lines))
    lines.append(Line(LineKind.PART, text=part_title(part, glyphs.dot)))
    latest = max((block.start for block in part.blocks if block.start is not None), default=None)
    column = len(clock(latest)) + 2 if times and latest is not None else 0
    rows: list[int] = []
    stops: list[int] = []
    before: BlockKind | None = None
    for number, block in enumerate(part.blocks):
        if before is None or not block.kind == before == BlockKind.ITEM:
            lines.append(Line(LineKind.BLANK))
        before = block.kind
        if block.kind is BlockKind.HEADING:
            layout.headings.append(len(lines))
        rows.append(len(lines))
        _lay_out_block(lines, index, number, block, width, column, glyphs)
        stops.append(len(lines))
    layout.rows.append(rows)
    layout.stops.append(stops)


def _lay_out_block(
    lines: list[Line],
    part: int,
    number: int,
    block: Block,
    width: int,
    column: int,
    glyphs: Glyphs,
) -> None:
    first_lead = lead = ""
    indent = column
    if block.kind is BlockKind.ITEM:
        first_lead, indent = f"{glyphs.bullet} ", column + 2
    elif block.kind is BlockKind.QUOTE:
        first_lead = lead = f"{glyphs.bar} "
        indent = column + 2
    if column and block.start is not None:
        time = clock(block.start).rjust(column - 2)
        first_lead = f"{time}  {first_lead}"
    if column and lead:
        lead = " " * column + lead
    indent = min(indent, max(0, width - _LEAST))
    room = max(1, width - indent)
    prefix = prefix_of(block)
    shift = len(prefix)
    spans = wrap(prefix + block.text, room)
    kind = LineKind.TEXT
    start, end = spans[0]
    lines.append(Line(kind, part, number, start - shift, end - shift, indent, first_lead))
    lines.extend(
        [Line(kind, part, number, a - shift, b - shift, indent, lead) for a, b in spans[1:]]
    )
