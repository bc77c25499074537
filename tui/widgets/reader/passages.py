"""Places and passages of an episode's text, and the sentences and words in it. Pure.

A passage may run over several blocks of one part. It is counted in offsets of that part: its
blocks' texts joined by line feeds, as anchors count from the start of their first block.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from seeds.model import Block, Part
from store import anchors
from store.anchors import Anchor
from store.model import EpisodeText
from store.sentences import sentences, words
from tui.widgets.reader.wrapping import clusters

__all__ = ["Passage", "Passages", "Position", "Spans", "Unit"]

Unit = Literal["sentence", "word", "letter"]
Spans = Sequence[tuple[int, int]]


class Position(NamedTuple):
    """A place in the text: indexes of a part and a block, and an offset into the block's text."""

    part: int
    block: int
    offset: int


class Passage(NamedTuple):
    """A stretch of one part, in offsets of the part, end exclusive."""

    part: int
    start: int
    end: int


def _letters(text: str) -> Spans:
    return [(start, end) for start, end, _ in clusters(text)]


_SPLITTERS: dict[Unit, Callable[[str], Spans]] = {
    "sentence": sentences,
    "word": words,
    "letter": _letters,
}


class Passages:
    """An episode's text by places. Blocks are split into sentences and words when first asked."""

    def __init__(self, text: EpisodeText) -> None:
        self.text = text
        self.parts: tuple[Part, ...] = text.parts
        self.splits = 0
        """How many blocks were split so far."""
        named = dict.fromkeys(b.speaker for part in text.parts for b in part.blocks if b.speaker)
        self.speakers: dict[str, int] = {name: n for n, name in enumerate(named)}
        """Each named speaker and their number in order of appearance."""
        self._index = {part.kind: n for n, part in enumerate(text.parts)}
        self._bases = [
            list(accumulate((len(block.text) + 1 for block in part.blocks), initial=0))
            for part in text.parts
        ]
        self._before = list(accumulate((bases[-1] for bases in self._bases), initial=0))
        self._spans: dict[tuple[Unit, int, int], Spans] = {}

    def block(self, part: int, block: int) -> Block:
        """Return a block."""
        return self.parts[part].blocks[block]

    def part_index(self, kind: str) -> int | None:
        """Return the index of the part of this kind, or None."""
        return next((n for name, n in self._index.items() if name == kind), None)

    def spans(self, unit: Unit, part: int, block: int) -> Spans:
        """Return the sentences, words or letters of a block, in offsets of its text."""
        key = (unit, part, block)
        found = self._spans.get(key)
        if found is None:
            self.splits += 1
            found = self._spans[key] = _SPLITTERS[unit](self.block(part, block).text)
        return found

    def sentence_at(self, at: Position) -> tuple[int, int] | None:
        """Return the sentence at a place, in offsets of its block; None in an empty block.

        White space after a sentence counts to it.
        """
        spans = self.spans("sentence", at.part, at.block)
        if not spans:
            return None
        return spans[max(0, bisect_right(spans, at.offset, key=lambda span: span[0]) - 1)]

    def first_starting(self, part: int, block: int, start: int, end: int) -> int | None:
        """Return where the first sentence begins that begins within start and end, or None."""
        spans = self.spans("sentence", part, block)
        at = bisect_left(spans, start, key=lambda span: span[0])
        return spans[at][0] if at < len(spans) and spans[at][0] < end else None

    def in_part(self, part: int, block: int, offset: int) -> int:
        """Turn an offset of a block into one of its part."""
        return self._bases[part][block] + offset

    def in_block(self, part: int, offset: int) -> tuple[int, int]:
        """Turn an offset of a part into a block and an offset of that."""
        bases = self._bases[part]
        block = min(max(0, bisect_right(bases, offset) - 1), len(bases) - 2)
        return block, offset - bases[block]

    def progress(self, at: Position) -> float:
        """Return how much of the whole text lies before a place, from 0 to 1."""
        total = self._before[-1]
        if not total:
            return 1.0
        past = self._before[at.part] + self.in_part(at.part, at.block, at.offset + 1)
        return min(1.0, past / total)

    def anchor(self, passage: Passage) -> Anchor:
        """Make the anchor of a passage."""
        block, start = self.in_block(passage.part, passage.start)
        length = passage.end - passage.start
        return anchors.make(self.parts[passage.part], block, start, start + length)

    def passage(self, anchor: Anchor) -> Passage | None:
        """Return where an anchor lies, or None if this text has no such place."""
        part = self.part_index(str(anchor.part))
        if part is None or not 0 <= anchor.block < len(self.parts[part].blocks):
            return None
        last = self._bases[part][-1] - 1
        start = self.in_part(part, anchor.block, anchor.start)
        end = min(self.in_part(part, anchor.block, anchor.end), last)
        return Passage(part, start, end) if start < end else None

    def quote(self, passage: Passage) -> str:
        """Return the exact text of a passage, its blocks joined by line feeds."""
        pieces = self.pieces(passage)
        return "\n".join(
            self.block(passage.part, block).text[start:end] for block, start, end in pieces
        )

    def pieces(self, passage: Passage) -> list[tuple[int, int, int]]:
        """Cut a passage at its blocks: (block, start, end), offsets of each block's text."""
        first, start = self.in_block(passage.part, passage.start)
        last, end = self.in_block(passage.part, passage.end)
        if first == last:
            return [(first, start, end)]
        blocks = self.parts[passage.part].blocks
        between = [(n, 0, len(blocks[n].text)) for n in range(first + 1, last)]
        return [(first, start, len(blocks[first].text)), *between, (last, 0, end)]

    def edge(self, passage: Passage, unit: Unit, *, end: bool, forward: bool) -> int | None:
        """Return where one end of a passage comes to rest a unit further on, or further back.

        Args:
            passage: what is selected.
            unit: sentence, word or letter.
            end: which end moves.
            forward: towards the end of the part.

        Returns:
            An offset of the part, or None where the part has no more of that unit.
        """
        at = passage.end if end else passage.start
        side = 1 if end else 0
        block, offset = self.in_block(passage.part, at)
        count = len(self.parts[passage.part].blocks)
        while 0 <= block < count:
            spans = self.spans(unit, passage.part, block)
            if forward:
                found = bisect_right(spans, offset, key=lambda span: span[side])
            else:
                found = bisect_left(spans, offset, key=lambda span: span[side]) - 1
            if 0 <= found < len(spans):
                return self.in_part(passage.part, block, spans[found][side])
            block += 1 if forward else -1
            offset = -1 if forward else 1 << 60
        return None
