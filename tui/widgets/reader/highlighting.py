"""An episode's highlights by the blocks that they lie in. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from store.model import Highlight
from tui.widgets.reader.passages import Passage, Passages, Position

__all__ = ["Marked"]


class Marked:
    """The highlights that have a place in the text; orphans have none."""

    def __init__(self, passages: Passages, highlights: Sequence[Highlight]) -> None:
        self._passages = passages
        placed = [
            (passage, highlight)
            for highlight in highlights
            if not highlight.orphan and (passage := passages.passage(highlight.anchor)) is not None
        ]
        self.placed: list[tuple[Passage, Highlight]] = sorted(placed, key=lambda pair: pair[0])
        """In reading order."""
        self._blocks: dict[tuple[int, int], list[tuple[int, int, Highlight]]] = defaultdict(list)
        for passage, highlight in self.placed:
            for block, start, end in passages.pieces(passage):
                self._blocks[passage.part, block].append((start, end, highlight))

    def in_block(
        self, part: int, block: int, start: int, end: int
    ) -> list[tuple[int, int, Highlight]]:
        """Return what touches an extent of a block, longest first: the shorter lies on top."""
        found = [
            piece
            for piece in self._blocks.get((part, block), ())
            if piece[0] < end and piece[1] > start
        ]
        return sorted(found, key=lambda piece: (piece[0] - piece[1], piece[2].created))

    def under(self, start: Position, end: int) -> Highlight | None:
        """Return the highlight on a stretch of a block: the shortest of those that touch it."""
        found = self.in_block(start.part, start.block, start.offset, end)
        return found[-1][2] if found else None

    def beside(self, here: Position, step: int) -> Position | None:
        """Return where the next highlight begins, or with step -1 the one before; None if none."""
        key = (here.part, self._passages.in_part(*here))
        if step > 0:
            at = bisect_right(self.placed, key, key=lambda pair: pair[0][:2])
        else:
            at = bisect_left(self.placed, key, key=lambda pair: pair[0][:2]) - 1
        if not 0 <= at < len(self.placed):
            return None
        passage = self.placed[at][0]
        return Position(passage.part, *self._passages.in_block(passage.part, passage.start))
