"""One text being read: its layout, its caret, and all that lies on its lines. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from seeds.model import Block
from store.anchors import Anchor
from store.model import EpisodeState, EpisodeText, Highlight, Place
from tui.widgets.reader.caret import Caret, Motions
from tui.widgets.reader.find import Found
from tui.widgets.reader.front import source_line, state_line
from tui.widgets.reader.glyphs import Glyphs
from tui.widgets.reader.highlighting import Marked
from tui.widgets.reader.hints import Hints
from tui.widgets.reader.layout import Layout, label_of, lay_out, prefix_of
from tui.widgets.reader.lines import Line, LineKind
from tui.widgets.reader.outline import Entry
from tui.widgets.reader.passages import Passage, Passages, Position
from tui.widgets.reader.selection import Selection
from tui.widgets.reader.strips import Dress, Mark
from tui.widgets.reader.wrapping import offset_at

__all__ = ["Goal", "Reading"]

_URL = re.compile(r"https?://[^\s<>\"“”()\[\]]{4,2000}")

Goal = tuple[Position, str | None]
"""What a hint leads to: the start of a sentence, or the page that a link there leads to."""


class Reading:
    """An episode's text at one width, from its opening to the next one."""

    def __init__(
        self,
        text: EpisodeText,
        state: EpisodeState,
        place: Place | None,
        highlights: Sequence[Highlight],
        *,
        width: int,
        times: bool,
        glyphs: Glyphs,
    ) -> None:
        self.text = text
        self.glyphs = glyphs
        self.passages = Passages(text)
        self.marked = Marked(self.passages, highlights)
        self.found: Found | None = None
        self.revealed: Passage | None = None
        self.selection: Selection | None = None
        self.hints: Hints[tuple[int, Goal]] | None = None
        """Each target is a row and what stands there."""
        self.started = place is not None and place.started
        self.ended = False
        """True once the end was reached."""
        self._state = state
        self.motions = self._laid_out(width, times)
        self.caret = self.motions.restored(place)

    @property
    def layout(self) -> Layout:
        """The lines at the width there is."""
        return self.motions.layout

    def _laid_out(self, width: int, times: bool) -> Motions:
        layout = lay_out(self.text, self._state, width, times=times, glyphs=self.glyphs)
        return Motions(self.passages, layout)

    def lay_out(self, width: int, *, times: bool) -> None:
        """Lay the text out for another width; the caret stays at its place in the text."""
        before = self.layout
        self.motions = self._laid_out(width, times)
        self.caret = self.motions.moved_to(self.caret, before)

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Show these highlights in place of those before."""
        self.marked = Marked(self.passages, highlights)

    def set_state(self, state: EpisodeState) -> bool:
        """Tell another state in the title block; return whether that looks any different."""
        self._state = state
        line = state_line(state, self.layout.width, self.glyphs)
        if line == self.layout.lines[self.layout.state_row]:
            return False
        self.layout.lines[self.layout.state_row] = line
        return True

    def place(self) -> Place | None:
        """Return the place of the caret as it is kept, None where there is no text."""
        return self.motions.place(self.caret, started=self.started)

    def from_here(self) -> Position | None:
        """Return where a find from the caret on begins: at a block's first letter, its label."""
        here = self.motions.spot(self.caret)
        if here is None or here.offset or here.part not in range(len(self.passages.parts)):
            return here
        return here._replace(offset=-len(label_of(self.passages.block(here.part, here.block))))

    def block(self, line: Line) -> Block | None:
        """Return the block of a line, None for a line beside the text."""
        return self.passages.block(line.part, line.block) if line.part >= 0 else None

    def sentence(self) -> Passage | None:
        """Return the current sentence."""
        found = self.motions.sentence(self.caret)
        if found is None:
            return None
        start, end = found
        first = self.passages.in_part(*start)
        return Passage(start.part, first, first + end - start.offset)

    def highlight(self) -> Highlight | None:
        """Return the highlight on the current sentence."""
        found = self.motions.sentence(self.caret)
        return self.marked.under(*found) if found is not None else None

    def head(self) -> Caret:
        """Return the caret at the moving end of the selection."""
        assert self.selection is not None
        part, offset = self.selection.head
        return self.motions.at(Position(part, *self.passages.in_block(part, offset)))

    def caret_at(self, row: int, column: int) -> Caret | None:
        """Return the caret at a cell of the text column, None on a blank line."""
        caret = self.motions.on_row(row)
        if caret.row != row:
            return None
        line = self.layout.lines[row]
        if (block := self.block(line)) is None:
            return caret
        prefix = prefix_of(block)
        shift = len(prefix)
        text, cell = prefix + block.text, max(0, column - line.indent)
        found = offset_at(text, line.start + shift, line.end + shift, cell)
        return Caret(row, max(0, found - shift))

    def entry(self, entry: Entry) -> Caret:
        """Return the caret at an entry of the outline."""
        if entry.at is not None:
            return self.motions.at(entry.at)
        text = self.text
        there = {"reference": text.references, "chapter": text.chapters, "link": text.links}
        lists = [kind for kind, entries in there.items() if entries]
        heads = self.layout.part_headings[-len(lists) :]
        row = heads[lists.index(entry.of)]
        if entry.kind == "part":
            return Caret(row)
        firsts = [
            at
            for at in self.layout.asides
            if at > row and self.layout.lines[at].kind is LineKind.ENTRY
        ]
        return Caret(firsts[entry.number])

    def source_of(self, anchor: Anchor) -> str:
        """Tell in one line where a passage is from."""
        return source_line(self.text.row, anchor)

    def sentences_between(self, first: int, last: int) -> list[tuple[int, Goal]]:
        """Return the sentences that begin on the rows from `first` to `last`, with their rows."""
        goals: list[tuple[int, Goal]] = []
        for row in range(max(0, first), min(last + 1, len(self.layout.lines))):
            line = self.layout.lines[row]
            if line.part < 0 or line.block < 0:
                continue
            spans = self.passages.spans("sentence", line.part, line.block)
            for at in range(bisect_left(spans, max(0, line.start), key=itemgetter(0)), len(spans)):
                if spans[at][0] >= line.end:
                    break
                goals.append((row, (Position(line.part, line.block, spans[at][0]), None)))
        return goals

    def links_between(self, first: int, last: int) -> list[tuple[int, Goal]]:
        """Return the links that begin on the rows from `first` to `last`, with their rows."""
        goals: list[tuple[int, Goal]] = []
        before: str | None = None
        for row in range(max(0, first), min(last + 1, len(self.layout.lines))):
            line = self.layout.lines[row]
            if line.url is not None and line.url != before:
                goals.append((row, (Position(-1, -1, 0), line.url)))
            before = line.url
            if (block := self.block(line)) is not None:
                for match in _URL.finditer(block.text, max(0, line.start)):
                    if match.start() >= line.end:
                        break
                    url = match.group().rstrip(".,;:!?")
                    goals.append((row, (Position(line.part, line.block, match.start()), url)))
        return goals

    # What lies on a line

    def dress(self, row: int, *, focused: bool) -> Dress:
        """Return all that changes the picture of a row."""
        line = self.layout.lines[row]
        on_caret = row == self.caret.row
        sign = self.glyphs.caret if on_caret else ""
        sign_style = ("reader--caret" if focused else "reader--caret-blurred") if on_caret else ""
        marks: list[Mark] = []
        if line.part < 0:
            # The label first: where a hit begins at the same letter, the label covers it.
            marks += self._labels(row, line.start)
            if self.found is not None and (aside := self.layout.aside_position(row)) is not None:
                marks += self._hits(self.found, aside.part, line)
            return Dress(tuple(marks), sign, sign_style)
        sentence = self.sentence()
        if sentence is not None and (found := self._stretch(sentence, line)):
            marks.append(Mark(*found, "reader--sentence"))
            if not on_caret:
                sign, sign_style = self.glyphs.sentence, "reader--sentence-mark"
        edge, edge_style = self._add_highlights(line, marks)
        if self.found is not None:
            marks += self._hits(self.found, line.part, line)
        if self.revealed is not None and (found := self._stretch(self.revealed, line)):
            marks.append(Mark(*found, "reader--revealed"))
        if self.selection is not None and (found := self._stretch(self.selection.passage, line)):
            marks.append(Mark(*found, "reader--selection"))
        marks += self._labels(row)
        return Dress(tuple(marks), sign, sign_style, edge, edge_style)

    def _labels(self, row: int, start: int | None = None) -> list[Mark]:
        """Return the labels on a row, each at its place in the block, or all at `start`."""
        if self.hints is None:
            return []
        typed = len(self.hints.typed)
        return [
            Mark(first, first + 1, "reader--hint", label, typed)
            for label, (at, (position, _)) in self.hints.open()
            if at == row
            for first in (position.offset if start is None else start,)
        ]

    @staticmethod
    def _hits(found: Found, part: int, line: Line) -> list[Mark]:
        return [
            Mark(start, end, f"reader--hit{'-current' * current}")
            for start, end, current in found.in_block(part, line.block, line.start, line.end)
        ]

    def _stretch(self, passage: Passage, line: Line) -> tuple[int, int] | None:
        if passage.part != line.part:
            return None
        base = self.passages.in_part(line.part, line.block, 0)
        start = max(passage.start - base, line.start, 0)
        end = min(passage.end - base, line.end)
        return (start, end) if start < end else None

    def _add_highlights(self, line: Line, marks: list[Mark]) -> tuple[str, str]:
        edge = edge_style = ""
        covered: list[tuple[int, int]] = []
        extent = line.part, line.block, line.start, line.end
        for start, end, highlight in self.marked.in_block(*extent):
            marks.append(Mark(start, end, f"reader--highlight-{highlight.colour}"))
            for other_start, other_end in covered:
                if max(start, other_start) < min(end, other_end):
                    both = max(start, other_start), min(end, other_end)
                    marks.append(Mark(*both, "reader--overlap"))
            covered.append((start, end))
            noted = bool(highlight.note) or edge == self.glyphs.noted
            edge = self.glyphs.noted if noted else self.glyphs.highlight
            edge_style = f"reader--mark-{highlight.colour}"
        return edge, edge_style

    def sticky(self, top: int) -> tuple[str, str]:
        """Return what the line that stays at the top says, at its left and at its right end."""
        layout = self.layout
        row = layout.part_heading_before(top)
        words = self.text.row.title if row is None else layout.lines[row].text
        heading = layout.heading_before(top)
        if heading is not None and heading != row:
            block = self.block(layout.lines[heading])
            part = words.split(f" {self.glyphs.dot} ")[0]
            words = f"{part} {self.glyphs.dot} {block.text if block is not None else ''}"
        place = self.place()
        detail = f"{place.progress * 100:.0f} %" if place is not None else ""
        if counted := self.found_in_words():
            detail = f"{counted} {self.glyphs.dot} {detail}"
        return words, detail

    def found_in_words(self) -> str:
        """Count what was found, as "3 of 12 found"; "" where nothing is marked."""
        if self.found is None or not self.found.hits:
            return ""
        at = "" if self.found.at is None else f"{self.found.at + 1:,} of "
        return f"{at}{len(self.found.hits):,} found"
