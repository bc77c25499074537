"""The list of sources, with the saved queries above them, each with how much of it is unread."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

from store.model import SourceRow
from store.queries import fold
from store.saved_queries import reference
from store.wording import count_of
from tui.widgets.cells import cell_len, fit
from tui.widgets.line_list import Line, LineList

__all__ = ["Entry", "SourceList"]

_ROOMY = 70
"""From this width on there is room for more than names and counts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to list the episodes of."""

    kind: Literal["all", "saved", "source"]
    name: str
    query: str
    """What the list is asked for, to show its episodes."""
    more: str = ""
    """What else is to be said of it: a saved query's terms, the kind of a source."""
    source: SourceRow | None = None
    unread: int | None = None
    """None while they are being counted."""
    episodes: int = 0

    @property
    def shown(self) -> str:
        """Its name as it is shown."""
        return reference(self.name) if self.kind == "saved" else self.name

    @property
    def in_words(self) -> str:
        """Its counts in words."""
        if self.unread is None:
            return "being counted"
        return f"{self.unread} unread of {count_of(self.episodes, 'episode')}"


class SourceList(LineList):
    """A line for each: its name, what it is, and how much of it is unread."""

    context = "sources"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self._hit = ""

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these; the cursor stays on the one it is on."""
        before = self.current
        self._entries = entries
        if before is not None:
            found = [n for n, one in enumerate(entries) if _same(one, before)]
            self.set_reactive(LineList.cursor, found[0] if found else self.cursor)
        self.rows_changed()

    @property
    def entries(self) -> Sequence[Entry]:
        """What there is, in order."""
        return self._entries

    @property
    def current(self) -> Entry | None:
        """The one under the cursor."""
        return self._entries[self.cursor] if self.cursor < len(self._entries) else None

    @property
    def place_in_words(self) -> str:
        """Where the cursor is and what is there, for the footer."""
        entry = self.current
        place = f"{self.cursor + 1}/{len(self._entries)}"
        return f"{entry.in_words} · {place}" if entry else ""

    # Finding

    def find(self, words: str, start: int = 0) -> int:
        """Go to the first with these words from `start` on; return how many have them."""
        self._hit = fold(words.strip())
        hits = self._hits()
        if hits:
            self.cursor = next((hit for hit in hits if hit >= start), hits[0])
        return len(hits)

    def find_next(self, count: int = 1) -> None:
        """Go to the next hit; after the last comes the first."""
        if hits := self._hits():
            after = sum(hit <= self.cursor for hit in hits)
            self.cursor = hits[(after + count - 1) % len(hits)]

    def find_previous(self, count: int = 1) -> None:
        """Go to the hit before; before the first comes the last."""
        if hits := self._hits():
            before = sum(hit < self.cursor for hit in hits)
            self.cursor = hits[(before - count) % len(hits)]

    def _hits(self) -> list[int]:
        if not self._hit:
            return []
        return [n for n, one in enumerate(self._entries) if self._hit in fold(one.shown)]

    # Drawing

    @property
    def row_count(self) -> int:
        """How many there are."""
        return len(self._entries)

    def picture(self, index: int) -> Hashable:
        """Everything a row shows."""
        return self._entries[index]

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay a row out."""
        entry = self._entries[index]
        unread = "…" if entry.unread is None else str(entry.unread) if entry.unread else ""
        total = "" if entry.unread is None else str(entry.episodes)
        right = [(f" {unread:>6}", "accent"), (f" {total:>6} ", "muted")]
        room = width - 2 - sum(cell_len(text) for text, _ in right)
        named = min(room, max(24, room * 3 // 5)) if width >= _ROOMY else room
        role = "strong" if entry.unread else ""
        return [
            [
                ("▌ " if index == self.cursor else "  ", "sign"),
                (fit(entry.shown, named), role),
                (fit(f"  {entry.more}", room - named), "muted"),
                *right,
            ]
        ]


def _same(one: Entry, other: Entry) -> bool:
    if one.source is not None and other.source is not None:
        return one.source.id == other.source.id
    return (one.kind, one.name) == (other.kind, other.name)
