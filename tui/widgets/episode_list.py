"""The episode list: titles with their signs, a find over titles, and a selection of several."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from textual.message import Message

from store.model import EpisodeRow, EpisodeState, ReadState
from tui.widgets.episode_rows import WIDE, RowPicture, row_lines, states_in_words
from tui.widgets.line_list import Line, LineList

__all__ = ["EpisodeList"]


class EpisodeList(LineList):
    """Rows come once; states are asked for as rows come into sight, so a mark costs one row."""

    context = "list"

    class SelectionChanged(Message):
        """Rows were selected or dropped."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: Sequence[EpisodeRow] = ()
        self._count = 0
        self._state_of: Callable[[str], EpisodeState] | None = None
        self._is_unread: Callable[[str], bool] | None = None
        self._selected: set[str] = set()
        self._numbers: dict[str, int] | None = None
        self._folded: list[str] | None = None
        self._open: str | None = None
        self._hit = ""
        self._empty = "Opening the library …"

    # What is shown

    def show(self, rows: Sequence[EpisodeRow], *, empty: str, count: int = 0) -> None:
        """Show these rows. The cursor stays on its episode, and that on its line of the screen.

        Where the episode left, the cursor goes to the next one that stayed. Where `count` is more
        than there are rows, these are the first, and blank ones stand for those that will come.
        """
        height, scrolled = self.row_height, self.scroll_offset.y
        line = self.cursor * height - scrolled
        old, at = self._rows, self.cursor
        self._rows = rows
        self._count = max(count, len(rows))
        self._numbers = None
        self._folded = None
        self._empty = empty
        self._selected = {one for one in self._selected if self.index_of(one) is not None}
        kept = at
        if at < len(old) and not (at < len(rows) and rows[at].id == old[at].id):
            stayed = (self.index_of(row.id) for row in [*old[at:], *old[:at][::-1]])
            kept = next((index for index in stayed if index is not None), at)
        self.set_reactive(LineList.cursor, kept)
        # At the very top one sees what comes in above; anywhere else nothing may move.
        self.rows_changed(scrolled=kept * height - line if scrolled else 0)
        self.post_message(self.Moved(self))

    def show_states(
        self,
        state_of: Callable[[str], EpisodeState],
        is_unread: Callable[[str], bool] | None = None,
    ) -> None:
        """Take states from here from now on; `is_unread` is quicker where that is all one asks."""
        self._state_of = state_of
        self._is_unread = is_unread or (lambda one: state_of(one).read is ReadState.UNREAD)
        self.states_changed()

    def show_open(self, episode_id: str | None) -> None:
        """Mark the episode that the reader shows."""
        self._open = episode_id
        self.states_changed()

    @property
    def rows(self) -> Sequence[EpisodeRow]:
        """The rows, in order."""
        return self._rows

    @property
    def current(self) -> EpisodeRow | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    @property
    def chosen(self) -> list[str]:
        """The ids that a mark applies to: those selected, in order, else the one at the cursor."""
        if self._selected:
            return [row.id for row in self._rows if row.id in self._selected]
        return [self.current.id] if self.current else []

    @property
    def selected(self) -> int:
        """How many are selected."""
        return len(self._selected)

    def clear_selection(self) -> None:
        """Drop the selection."""
        self._selected.clear()
        self.states_changed()
        self.post_message(self.SelectionChanged())

    def index_of(self, episode_id: str) -> int | None:
        """Return the row of an episode."""
        if self._numbers is None:
            self._numbers = {row.id: n for n, row in enumerate(self._rows)}
        return self._numbers.get(episode_id)

    def go_to(self, episode_id: str) -> bool:
        """Put the cursor on an episode; False if it is not in the list."""
        index = self.index_of(episode_id)
        if index is not None:
            self.cursor = index
        return index is not None

    def next_unread(self, direction: int, start: int) -> int | None:
        """Return the nearest unread row after `start` (before it where `direction` is -1)."""
        if self._is_unread is None:
            return None
        stop = len(self._rows) if direction > 0 else -1
        for index in range(start + direction, stop, direction):
            if self._is_unread(self._rows[index].id):
                return index
        return None

    @property
    def place_in_words(self) -> str:
        """Where the cursor is and what the signs of its row mean, for the footer."""
        row = self.current
        if row is None:
            return ""
        where = f"{self.cursor + 1}/{self._count}"
        if self._selected:
            return f"{len(self._selected)} selected · {where}"
        if self._state_of is None:
            return where
        return f"{states_in_words(row, self._state_of(row.id))} · {where}"

    # Drawing

    @property
    def row_count(self) -> int:
        """How many rows there are, those that will come included."""
        return self._count

    @property
    def row_height(self) -> int:
        """One line in a wide pane, two in a narrow one."""
        return 1 if self.row_width >= WIDE else 2

    @property
    def empty_text(self) -> str:
        """What to do when nothing is listed."""
        return self._empty

    def picture(self, index: int) -> Hashable:
        """Everything a row shows."""
        if index >= len(self._rows):
            return index == self.cursor
        row = self._rows[index]
        return RowPicture(
            row,
            self._state_of(row.id) if self._state_of else None,
            selected=row.id in self._selected,
            open=row.id == self._open,
            on_cursor=index == self.cursor,
            hit=self._hit,
        )

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay the row out."""
        picture = self.picture(index)
        return row_lines(picture, width) if isinstance(picture, RowPicture) else ()

    # Selecting

    def action_toggle_selected(self) -> None:
        """Select the row or drop it, and move on."""
        row = self.current
        if row is None:
            return
        self._selected ^= {row.id}
        self.states_changed()
        self.action_cursor_down()
        self.post_message(self.SelectionChanged())

    def action_toggle_all_selected(self) -> None:
        """Select every row; where all are selected already, drop them."""
        everything = {row.id for row in self._rows}
        self._selected = set() if self._selected == everything else everything
        self.states_changed()
        self.post_message(self.SelectionChanged())

    # Finding

    @property
    def finding(self) -> str:
        """The words that are being looked for."""
        return self._hit

    def find(self, words: str, start: int) -> int:
        """Mark the titles with these words, go to the first from `start` on; return how many.

        Where there is none, the cursor goes back to `start`.
        """
        self._hit = words.strip()
        hits = self._hits()
        self.cursor = next((hit for hit in hits if hit >= start), hits[0] if hits else start)
        self.states_changed()
        return len(hits)

    def clear_find(self) -> None:
        """Take the marks away."""
        self._hit = ""
        self.states_changed()

    def find_next(self, count: int = 1) -> None:
        """Go to the next hit; after the last comes the first."""
        hits = self._hits()
        if hits:
            after = sum(hit <= self.cursor for hit in hits)
            self.cursor = hits[(after + count - 1) % len(hits)]

    def find_previous(self, count: int = 1) -> None:
        """Go to the hit before; before the first comes the last."""
        hits = self._hits()
        if hits:
            before = sum(hit < self.cursor for hit in hits)
            self.cursor = hits[(before - count) % len(hits)]

    def _hits(self) -> list[int]:
        wanted = self._hit.casefold()
        if not wanted:
            return []
        if self._folded is None:
            self._folded = [row_text(row) for row in self._rows]
        return [n for n, text in enumerate(self._folded) if wanted in text]


def row_text(row: EpisodeRow) -> str:
    """Return the text of a row that a find looks at."""
    number = f"#{row.number} " if row.number is not None else ""
    return f"{number}{row.title}\n{row.source}".casefold()
