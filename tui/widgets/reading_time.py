"""Looks once a second at what the reader shows, and has the record told of what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.coverage import word_count
from store.dwelling import Dwelling, InView

if TYPE_CHECKING:
    from store.desk import Desk
    from store.model import EpisodeText
    from tui.widgets.reader import Reader

__all__ = ["LOOK_EVERY", "ReadingTime"]

LOOK_EVERY = 1.0
"""Seconds between two looks."""
_SAVE_EVERY = 30.0
"""Seconds after which what was read is written down, while somebody goes on reading."""


class ReadingTime:
    """The reading of the text that is open."""

    def __init__(self, desk: Desk, text: EpisodeText) -> None:
        """Begin to read a text."""
        self._desk = desk
        self._text = text
        self._dwelling = Dwelling(desk.pace().words_a_minute)
        self._saved = desk.now().timestamp()
        self._words: dict[tuple[int, int], int] = {}

    def look(self, reader: Reader, *, watched: bool) -> None:
        """Take note of what is in view; `watched` tells whether somebody can be reading it.

        Raises:
            StoreError: what was read can't be written down; it is lost.
        """
        now = self._desk.now().timestamp()
        if watched and reader.reading is not None and reader.text is self._text:
            where = (reader.scroll_offset.y, reader.reading.caret, reader.reading.selection)
            self._dwelling.look(now, where, self._in_view(reader))
            if now - self._saved < _SAVE_EVERY:
                return
        else:
            self._dwelling.pause()
        self.save()

    def save(self) -> None:
        """Write down what was read since the last time.

        Raises:
            StoreError: it can't be written down; it is lost.
        """
        self._saved = self._desk.now().timestamp()
        if self._dwelling.has_news:
            read = self._dwelling.take()
            self._desk.coverage.add(self._text, read.blocks, words=read.words, seconds=read.seconds)

    def _in_view(self, reader: Reader) -> list[InView]:
        parts = self._text.parts
        return [
            InView(str(parts[part].kind), block, self._count(part, block), shown)
            for part, block, shown in reader.blocks_in_view()
        ]

    def _count(self, part: int, block: int) -> int:
        words = self._words.get((part, block))
        if words is None:
            words = word_count(self._text.parts[part].blocks[block])
            self._words[(part, block)] = words
        return words
