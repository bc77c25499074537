"""What a search found: the hits under their episodes, the words marked."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from store.model import EpisodeRow, SearchHit
from store.wording import count_of
from tui.widgets.cells import ELLIPSIS, cell_len, clock, cut, fit
from tui.widgets.line_list import Line, LineList
from tui.widgets.reader.seeking import Seeker, Spans

__all__ = ["FoundIn", "HitList"]

_PLACE = 12
"""Cells for the time of a hit, or the part where there is none."""


@dataclass(frozen=True, slots=True)
class FoundIn:
    """An episode and what was found in it, in the order of its text."""

    row: EpisodeRow
    hits: tuple[SearchHit, ...]


class HitList(LineList):
    """A line for each episode, and under it one for each hit. The cursor stands on hits only."""

    context = "results"

    def __init__(self) -> None:
        super().__init__(id="hits")
        self._rows: list[FoundIn | SearchHit] = []
        self._seeker: Seeker | None = None
        self._empty = ""

    def show(self, found: Sequence[FoundIn], seeker: Seeker | None, empty: str) -> None:
        """Show what was found, marking what the seeker sees; `empty` where that is nothing."""
        self._rows = []
        for group in found:
            self._rows += [group, *group.hits]
        self._seeker = seeker
        self._empty = empty
        self._strips.clear()
        self.set_reactive(LineList.cursor, 0)
        self.scroll_to(y=0, animate=False, force=True)
        self.rows_changed()

    @property
    def current(self) -> SearchHit | None:
        """The hit under the cursor."""
        row = self._rows[self.cursor] if self.cursor < len(self._rows) else None
        return row if isinstance(row, SearchHit) else None

    @property
    def hits(self) -> tuple[SearchHit, ...]:
        """All hits, in the order they are listed."""
        return tuple(row for row in self._rows if isinstance(row, SearchHit))

    def go_to(self, hit: SearchHit) -> None:
        """Put the cursor on a hit, if it is there."""
        for index, row in enumerate(self._rows):
            if row == hit:
                self.cursor = index
                return

    @property
    def row_count(self) -> int:
        """How many lines there are."""
        return len(self._rows)

    @property
    def empty_text(self) -> str:
        """What to type, or that nothing was found."""
        return self._empty

    def validate_cursor(self, cursor: int) -> int:
        """Step over an episode's own line, in the direction that the cursor goes."""
        cursor = super().validate_cursor(cursor)
        if cursor < len(self._rows) and isinstance(self._rows[cursor], FoundIn):
            return cursor - 1 if 0 < cursor < self.cursor else cursor + 1
        return cursor

    def picture(self, index: int) -> Hashable:
        """A row, by its number: all are forgotten when others come."""
        return (index, index == self.cursor)

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay a row out."""
        row = self._rows[index]
        if isinstance(row, FoundIn):
            return [_heading(row, width)]
        sign = "▌ " if index == self.cursor else "  "
        place = clock(row.start) if row.start is not None else row.part.value
        speaker = f"{cut(row.speaker, width // 4)}: " if row.speaker else ""
        room = width - 2 - _PLACE - 2 - cell_len(speaker) - 1
        words = _words(row, self._seeker, max(1, room))
        return [
            [
                (sign, "sign"),
                (fit(place, _PLACE, right=True), "muted"),
                ("  ", ""),
                (speaker, "accent"),
                *words,
            ]
        ]


def _heading(found: FoundIn, width: int) -> Line:
    row = found.row
    beside = " · ".join(
        filter(None, (row.source, row.published, count_of(len(found.hits), "passage")))
    )
    beside = cut(beside, width // 2)
    title = cut(row.title, width - 1 - 3 - cell_len(beside))
    return [(f" {title}", "strong"), (f" · {beside}", "muted")]


def _words(hit: SearchHit, seeker: Seeker | None, width: int) -> Line:
    """Return the words around the first place of a hit, its places marked."""
    text = " ".join(hit.text.split("\n"))
    spans = seeker.spans(text, hit.speaker) if seeker else ()
    if not spans:
        # The words stand in the label, which is no part of the text.
        text = hit.snippet.replace("[", "").replace("]", "")
        spans = seeker.spans(text, hit.speaker) if seeker else ()
    return _cut_around(text, spans, width)


def _cut_around(text: str, spans: Spans, width: int) -> Line:
    """Cut a text to the width with its first place in sight and some words before it."""
    begin, lead = 0, ""
    first = spans[0][0] if spans else 0
    if cell_len(text[:first]) > width // 2:
        before = max(0, first - width // 3)
        blank = text.find(" ", before, first)
        begin, lead = (blank + 1 if blank >= 0 else first), ELLIPSIS
    shown = cut(text[begin : begin + width * 2], width - len(lead))
    end = begin + len(shown)
    pieces: list[tuple[str, str]] = [(lead, "muted")] if lead else []
    at = begin
    for start, stop in spans:
        start, stop = max(start, at), min(stop, end)
        if start < stop:
            pieces += [
                (shown[at - begin : start - begin], ""),
                (shown[start - begin : stop - begin], "hit"),
            ]
            at = stop
    return [*pieces, (shown[at - begin :], "")]
