"""Finding in an episode's text, its labels, its title and its lists: every place, counted. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from tui.widgets.reader.layout import label_of
from tui.widgets.reader.passages import Passages, Position
from tui.widgets.reader.seeking import Seeker

__all__ = ["Found"]


class Found:
    """All places where what is sought stands, in reading order.

    A place in a label has negative offsets, as the label's lines have; one beside the parts has the
    part that `Layout.aside_position` gives it.
    """

    def __init__(
        self, passages: Passages, asides: Sequence[tuple[Position, str]], seeker: Seeker
    ) -> None:
        """Look everywhere.

        Args:
            passages: the text.
            asides: what stands beside the parts, each with the position of its first letter.
            seeker: what is looked for.
        """
        self.seeker = seeker
        self.at: int | None = None
        """The index of the hit that was gone to last."""
        self.hits: list[tuple[Position, int]] = []
        """Where each begins, and its end in the block."""
        self._blocks: dict[tuple[int, int], list[int]] = defaultdict(list)
        for position, words in asides:
            if position.part < 0:
                self._add(position, seeker.spans(words))
        for part_number, part in enumerate(passages.parts):
            for number, block in enumerate(part.blocks):
                label = label_of(block)
                spans = seeker.spans(label + block.text, block.speaker)
                if spans:
                    self._add(Position(part_number, number, -len(label)), spans)
        for position, words in asides:
            if position.part >= 0:
                self._add(position, seeker.spans(words))

    @property
    def words(self) -> str:
        """What was looked for, as people read it."""
        return self.seeker.words

    def _add(self, base: Position, spans: Sequence[tuple[int, int]]) -> None:
        for start, end in spans:
            self._blocks[base.part, base.block].append(len(self.hits))
            self.hits.append((base._replace(offset=base.offset + start), base.offset + end))

    def in_block(self, part: int, block: int, start: int, end: int) -> list[tuple[int, int, bool]]:
        """Return the hits that touch an extent of a block: (start, end, gone to last)."""
        numbers = self._blocks.get((part, block))
        if not numbers:
            return []
        first = bisect_right(numbers, start, key=lambda n: self.hits[n][1])
        found = []
        for number in numbers[first:]:
            where, stop = self.hits[number]
            if where.offset >= end:
                break
            found.append((where.offset, stop, number == self.at))
        return found

    def first_from(self, here: Position) -> Position | None:
        """Go to the first hit at or after a place, or the very first; None where there is none."""
        if not self.hits:
            return None
        self.at = bisect_left(self.hits, here, key=lambda hit: hit[0]) % len(self.hits)
        return self.hits[self.at][0]

    def step(self, here: Position, count: int, *, landed: bool = False) -> Position | None:
        """Go so many hits on from a place, back where negative, round the ends of the text.

        Args:
            here: where the caret stands.
            count: how many hits on.
            landed: whether the caret still stands where the last hit took it.
        """
        if not self.hits:
            return None
        if self.at is not None and (landed or self.hits[self.at][0] == here):
            at = self.at + count
        elif count > 0:
            at = bisect_right(self.hits, here, key=lambda hit: hit[0]) + count - 1
        else:
            at = bisect_left(self.hits, here, key=lambda hit: hit[0]) + count
        self.at = at % len(self.hits)
        return self.hits[self.at][0]
