"""All cards in a list: state, when it comes, how often it was forgotten, what it asks."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from tui.widgets.cells import cell_len, fit
from tui.widgets.line_list import Line, LineList

__all__ = ["CardList", "ShownCard"]

_STATE = 10
_DUE = 12
_LAPSES = 4
_SOURCE = 26
_WITH_SOURCE = 110
"""Cells from which on the source is shown."""


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card as its row shows it."""

    id: str
    state: str
    due: str
    lapses: int
    front: str
    source: str


class CardList(LineList):
    """One line for a card; some may be selected."""

    context = "cards"

    def __init__(self) -> None:
        super().__init__(id="card-list")
        self._rows: Sequence[ShownCard] = ()
        self._empty = ""
        self.selected: set[str] = set()
        """The ids of those that the next command is for."""

    def show(self, rows: Sequence[ShownCard], empty: str, at: str = "") -> None:
        """Show these; the cursor goes to the card `at`, else it stays on its row."""
        self._rows = rows
        self._empty = empty
        self.selected &= {row.id for row in rows}
        place = next((n for n, row in enumerate(rows) if row.id == at), self.cursor)
        self.set_reactive(LineList.cursor, place)
        self.rows_changed()

    @property
    def current(self) -> str | None:
        """The id of the card under the cursor."""
        return self._rows[self.cursor].id if self.cursor < len(self._rows) else None

    def select(self) -> None:
        """Select the card under the cursor, or drop it, and go on to the next."""
        if (card := self.current) is not None:
            self.selected ^= {card}
            self.states_changed()
            self.action_cursor_down()

    @property
    def row_count(self) -> int:
        """How many there are."""
        return len(self._rows)

    @property
    def empty_text(self) -> str:
        """What to do where there are none."""
        return self._empty

    def picture(self, index: int) -> Hashable:
        """Everything a row shows."""
        row = self._rows[index]
        return (row, row.id in self.selected)

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay a row out."""
        row = self._rows[index]
        cursor = "▌" if index == self.cursor else " "
        mark = "✓ " if row.id in self.selected else "  "
        lapses = f"{row.lapses}×" if row.lapses else ""
        line: list[tuple[str, str]] = [
            (cursor, "sign"),
            (mark, "accent"),
            (fit(row.state, _STATE) + " ", "muted"),
            (fit(row.due, _DUE) + " ", ""),
            (fit(lapses, _LAPSES), "accent"),
        ]
        room = width - sum(cell_len(text) for text, _ in line)
        source = f"  {fit(row.source, _SOURCE)}" if width >= _WITH_SOURCE else ""
        front = fit(" ".join(row.front.split()), max(1, room - cell_len(source)))
        return [[*line, (front, "strong"), (source, "muted")]]
