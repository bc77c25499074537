"""Finding words in an episode's text: every place, counted. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict

from tui.widgets.reader.passages import Passages, Position

__all__ = ["Found"]


class Found:
    """All places where words stand, in reading order.

    Capital letters count only where the words have one; any white space between two words will do.
    """

    def __init__(self, passages: Passages, words: str) -> None:
        self.words = words
        self.at: int | None = None
        """The index of the hit that was gone to last."""
        self.hits: list[tuple[Position, int]] = []
        """Where each begins, and its end in the block."""
        self._blocks: dict[tuple[int, int], list[int]] = defaultdict(list)
        pieces = words.split()
        if not pieces:
            return
        flags = re.NOFLAG if any(letter.isupper() for letter in words) else re.IGNORECASE
        pattern = re.compile(r"\s+".join(map(re.escape, pieces)), flags)
        for part_number, part in enumerate(passages.parts):
            for number, block in enumerate(part.blocks):
                for match in pattern.finditer(block.text):
                    self._blocks[part_number, number].append(len(self.hits))
                    where = Position(part_number, number, match.start())
                    self.hits.append((where, match.end()))

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

    def step(self, here: Position, count: int) -> Position | None:
        """Go so many hits on from a place, back where negative, round the ends of the text."""
        if not self.hits:
            return None
        if self.at is not None and self.hits[self.at][0] == here:
            at = self.at + count
        elif count > 0:
            at = bisect_right(self.hits, here, key=lambda hit: hit[0]) + count - 1
        else:
            at = bisect_left(self.hits, here, key=lambda hit: hit[0]) + count
        self.at = at % len(self.hits)
        return self.hits[self.at][0]
