"""Where the caret stands and where its movements lead. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple

from store.model import Place
from tui.widgets.reader.layout import Layout
from tui.widgets.reader.lines import Line, LineKind
from tui.widgets.reader.passages import Passages, Position

__all__ = ["Caret", "Motions"]

_WORDS = 48
"""Code points from the caret on that are kept with its place."""
_TELLING = 12
"""Fewer of them could stand anywhere."""


class Caret(NamedTuple):
    """The row it stands on, and on a line of a block an offset into that block's text."""

    row: int
    offset: int = 0


class Motions:
    """The movements of a caret in one text at one width. Each takes a caret and returns one."""

    def __init__(self, passages: Passages, layout: Layout) -> None:
        self.passages = passages
        self.layout = layout

    # Between carets, places and sentences

    def line(self, caret: Caret) -> Line:
        """Return the line under the caret."""
        return self.layout.lines[caret.row]

    def position(self, caret: Caret) -> Position | None:
        """Return the place in the text under the caret, or None beside the text."""
        line = self.line(caret)
        return Position(line.part, line.block, caret.offset) if line.part >= 0 else None

    def at(self, position: Position) -> Caret:
        """Return the caret at a place in the text, in a label, or beside the parts."""
        if not 0 <= position.part < len(self.passages.parts):
            return Caret(self.layout.aside_row(position.block, position.offset))
        row = self.layout.row_of(*position)
        return Caret(row, max(0, position.offset))

    def spot(self, caret: Caret) -> Position | None:
        """Return the place under the caret, beside the parts too, or the nearest in the text."""
        if (aside := self.layout.aside_position(caret.row)) is not None:
            return aside
        return self.nearest(caret)

    def on_row(self, row: int, step: int = 1) -> Caret:
        """Rest on a row, or on the next one in the direction of `step` that isn't blank."""
        lines = self.layout.lines
        last = len(lines) - 1
        wanted = row = min(max(0, row), last)
        while lines[row].kind is LineKind.BLANK:
            row += step
            if not 0 <= row <= last:
                step, row = -step, wanted
        line = lines[row]
        if line.part < 0:
            return Caret(row)
        start = self.passages.first_starting(
            line.part, line.block, max(0, line.start), max(1, line.end)
        )
        return Caret(row, max(0, line.start) if start is None else start)

    def sentence(self, caret: Caret) -> tuple[Position, int] | None:
        """Return where the current sentence begins, and its end in the block; or None."""
        position = self.position(caret)
        if position is None or (span := self.passages.sentence_at(position)) is None:
            return None
        return Position(position.part, position.block, span[0]), span[1]

    def nearest(self, caret: Caret) -> Position | None:
        """Return the place in the text at the caret, or the one that comes nearest to it."""
        if (position := self.position(caret)) is not None:
            return position
        if not any(self.layout.rows):
            return None
        if caret.row >= self.layout.last:
            line = self.layout.lines[self.layout.last]
            return Position(line.part, line.block, max(0, line.start))
        row = max(caret.row, self.layout.first)
        while self.layout.lines[row].part < 0:
            row += 1
        return self.position(self.on_row(row))

    def place(self, caret: Caret, *, started: bool) -> Place | None:
        """Return the caret's place as it is kept, with the progress made by it."""
        position = self.nearest(caret)
        if position is None:
            return None
        if caret.row >= self.layout.last:
            progress = 1.0
        elif caret.row < self.layout.first:
            progress = 0.0
        else:
            progress = self.passages.progress(position)
        part = self.passages.parts[position.part]
        text = part.blocks[position.block].text
        words = text[position.offset : position.offset + _WORDS]
        return Place(part.kind, position.block, position.offset, progress, started, words)

    def time(self, caret: Caret) -> float | None:
        """Return the time of the turn under the caret, or of the last one before that has one."""
        at = self.nearest(caret)
        if at is None:
            return None
        blocks = self.passages.parts[at.part].blocks
        return next(
            (blocks[n].start for n in range(at.block, -1, -1) if blocks[n].start is not None), None
        )

    def restored(self, place: Place | None) -> Caret:
        """Return the caret for a kept place; in a text that changed, where its words stand now.

        Where they are gone, it is the nearest place that there is.
        """
        if place is None or (part := self.passages.part_index(place.part)) is None:
            return self.on_row(self.layout.first)
        blocks = self.passages.parts[part].blocks
        if not blocks:
            return self.on_row(self.layout.first)
        block = min(max(0, place.block), len(blocks) - 1)
        inside = place.offset if place.block == block else 0
        offset = min(max(0, inside), max(0, len(blocks[block].text) - 1))
        here = Position(part, block, offset)
        if not blocks[block].text.startswith(place.words, offset):
            here = self._where(place.words, here) or here
        return self.at(here)

    def _where(self, words: str, near: Position) -> Position | None:
        """Return where words stand that are long enough to be told by, nearest to a place."""
        if len(words.strip()) < _TELLING:
            return None
        blocks = self.passages.parts[near.part].blocks
        found = [
            Position(near.part, number, at)
            for number, block in enumerate(blocks)
            if (at := block.text.find(words)) >= 0
        ]
        return min(found, key=lambda one: abs(one.block - near.block), default=None)

    def moved_to(self, caret: Caret, old: Layout) -> Caret:
        """Return the same caret in this layout, whose text is that of the `old` one."""
        line = old.lines[caret.row]
        if line.part >= 0:
            return self.at(Position(line.part, line.block, caret.offset))
        if caret.row < old.first:
            return self.on_row(min(caret.row, self.layout.first))
        return self.on_row(
            max(self.layout.last, len(self.layout.lines) - len(old.lines) + caret.row)
        )

    # Movements

    def down(self, caret: Caret, count: int = 1) -> Caret:
        """Go down so many lines that aren't blank; a negative count goes up."""
        return self._steps(caret, count, lambda at, step: self.on_row(at.row + step, step))

    def sentences_on(self, caret: Caret, count: int = 1) -> Caret:
        """Go to the start of a sentence further on; back where the count is negative."""
        return self._steps(caret, count, self._sentence_on)

    def blocks_on(self, caret: Caret, count: int = 1) -> Caret:
        """Go to the start of a paragraph or turn further on; back where the count is negative."""
        return self._steps(caret, count, self._block_on)

    def headings_on(self, caret: Caret, count: int = 1) -> Caret:
        """Go to a heading or part further on; back where the count is negative."""
        return self._steps(caret, count, self._heading_on)

    def speakers_on(self, caret: Caret, count: int = 1) -> Caret:
        """Go to a turn whose speaker is not the one before; back where the count is negative."""
        return self._steps(caret, count, self._speaker_on)

    def _steps(self, caret: Caret, count: int, move: Callable[[Caret, int], Caret]) -> Caret:
        step = 1 if count > 0 else -1
        for _ in range(abs(count)):
            after = move(caret, step)
            if after == caret:
                break
            caret = after
        return caret

    def _sentence_on(self, caret: Caret, step: int) -> Caret:
        at = self.nearest(caret)
        if at is None:
            return caret
        if (entry := self._entry(caret, at, step)) is not None:
            return entry
        spans = self.passages.spans("sentence", at.part, at.block)
        search, shift = (bisect_right, 0) if step > 0 else (bisect_left, -1)
        found = search(spans, at.offset, key=itemgetter(0)) + shift
        if 0 <= found < len(spans):
            return self.at(at._replace(offset=spans[found][0]))
        beside = self._beside(at, step)
        while beside is not None:
            spans = self.passages.spans("sentence", beside.part, beside.block)
            if spans:
                return self.at(beside._replace(offset=spans[0 if step > 0 else -1][0]))
            beside = self._beside(beside, step)
        return caret

    def _block_on(self, caret: Caret, step: int) -> Caret:
        at = self.nearest(caret)
        if at is None:
            return caret
        if (entry := self._entry(caret, at, step)) is not None:
            return entry
        start = self._start_of(at)
        if step < 0 and caret > start:
            return start
        beside = self._beside(at, step)
        return caret if beside is None else self._start_of(beside)

    def _heading_on(self, caret: Caret, step: int) -> Caret:
        row = self.layout.heading_from(caret.row, step)
        return caret if row is None else self.on_row(row)

    def _speaker_on(self, caret: Caret, step: int) -> Caret:
        at = self.nearest(caret)
        if at is None:
            return caret
        speaker = self.passages.block(at.part, at.block).speaker
        beside = self._beside(at, step)
        while beside is not None:
            found = self.passages.block(beside.part, beside.block).speaker
            if found is not None and found != speaker:
                if step < 0:
                    beside = self._first_of_speaker(beside, found)
                return self._start_of(beside)
            beside = self._beside(beside, step)
        return caret

    def _first_of_speaker(self, at: Position, speaker: str) -> Position:
        while (before := self._beside(at, -1)) is not None:
            if self.passages.block(before.part, before.block).speaker != speaker:
                return at
            at = before
        return at

    def _entry(self, caret: Caret, nearest: Position, step: int) -> Caret | None:
        """Return where a step from a line beside the text enters it, None where none is needed."""
        after = caret.row > self.layout.last
        if self.position(caret) is not None or (step < 0 and not after):
            return None
        return caret if after and step > 0 else self.on_row(self.at(nearest).row)

    def _start_of(self, at: Position) -> Caret:
        return self.on_row(self.layout.rows[at.part][at.block])

    def _beside(self, at: Position, step: int) -> Position | None:
        part, block = at.part, at.block + step
        parts = self.passages.parts
        while not 0 <= block < len(parts[part].blocks):
            part += step
            if not 0 <= part < len(parts):
                return None
            block = 0 if step > 0 else len(parts[part].blocks) - 1
        return Position(part, block, 0)
