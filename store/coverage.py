"""Which blocks of a text were read: on the screen for long enough, wherever the caret stood.

They lie in the table ``coverage`` as ranges of blocks, and are no undo steps: reading on is none.
The blocks of a part count for as long as it has as many of them as when they were read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from store.identity import number_of
from store.record import Record

if TYPE_CHECKING:
    from seeds.model import Block
    from store.days import Days
    from store.model import EpisodeText

__all__ = ["COVERAGE", "Coverage", "forgotten", "word_count"]

COVERAGE = "coverage"

Blocks = Iterable[tuple[str, int]]
"""Blocks by the kind of their part and their number in it."""


class Coverage:
    """What was read of each episode."""

    def __init__(self, record: Record, days: Days) -> None:
        """Keep it in `record`, and count time and words in `days`, too."""
        self._record = record
        self._days = days

    def blocks(self, text: EpisodeText) -> set[tuple[str, int]]:
        """Return the blocks that were read."""
        return _known(self._record.get(COVERAGE, number_of(text.row.id)) or {}, text)

    def add(self, text: EpisodeText, blocks: Blocks, *, words: int, seconds: float) -> None:
        """Note that blocks were read, and count the words and the time of the day.

        Args:
            text: the episode.
            blocks: what was read since this was last called.
            words: how many words that were, those read again too.
            seconds: how long it took.
        """
        number = number_of(text.row.id)
        with self._record.step("read on", undoable=False):
            before = self._record.get(COVERAGE, number) or {}
            read = _known(before, text) | set(blocks)
            after = {
                "episode": text.row.id,
                "parts": {
                    str(part.kind): {"of": len(part.blocks), "read": found}
                    for part in text.parts
                    if (found := _ranges(n for kind, n in read if kind == part.kind))
                },
                "share": _share(read, text),
                "words": int(before.get("words", 0)) + words,
                "seconds": round(float(before.get("seconds", 0.0)) + seconds, 1),
            }
            self._record.put(COVERAGE, number, after)
            self._days.add(read_seconds=seconds, words=words)


def word_count(block: Block) -> int:
    """Count the words of a block, its label's too."""
    return len(block.text.split()) + len((block.label or "").split())


def forgotten(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document by which nothing is read yet; the time that it took stays."""
    return {**document, "parts": {}, "share": 0.0}


def _known(document: Mapping[str, Any], text: EpisodeText) -> set[tuple[str, int]]:
    kept: Mapping[str, Any] = document.get("parts", {})
    return {
        (str(part.kind), n)
        for part in text.parts
        if (found := kept.get(str(part.kind))) and found["of"] == len(part.blocks)
        for first, last in found["read"]
        for n in range(first, last + 1)
    }


def _ranges(numbers: Iterable[int]) -> list[list[int]]:
    """Return numbers as ranges: the first and the last of each."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def _share(read: set[tuple[str, int]], text: EpisodeText) -> float:
    every = done = 0
    for part in text.parts:
        for n, block in enumerate(part.blocks):
            words = word_count(block)
            every += words
            done += words if (str(part.kind), n) in read else 0
    return round(done / every, 4) if every else 0.0
