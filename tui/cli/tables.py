"""Tables on a terminal, drawn by rich; imported only where there is a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

__all__ = ["Column", "console", "draw", "widths"]

GAP = 2
NARROWEST = 8
"""Cells that a flexible column keeps on the narrowest terminal."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    flexible: int = 0
    """Its share of what the others leave; 0 for a column that is never cut."""
    right: bool = False
    from_width: int = 0
    """Terminals narrower than this do without it."""


def console(*, colour: bool) -> Console:
    """Return a console on standard output that takes texts as they are."""
    from rich.console import Console

    return Console(no_color=not colour or None, highlight=False, markup=False, emoji=False)


def widths(columns: Sequence[Column], natural: Sequence[int], room: int) -> list[int]:
    """Return each column's width in cells: flexible ones share what the others leave.

    Args:
        columns: the columns that are shown.
        natural: the width of each column's widest value.
        room: cells for all of them, without the gaps between.
    """
    found = list(natural)
    left = room - sum(
        width for column, width in zip(columns, natural, strict=True) if not column.flexible
    )
    open_ones = [n for n, column in enumerate(columns) if column.flexible]
    while open_ones:
        shares = sum(columns[n].flexible for n in open_ones)
        fitting = [n for n in open_ones if natural[n] <= left * columns[n].flexible // shares]
        if not fitting:
            for n in open_ones:
                found[n] = max(NARROWEST, left * columns[n].flexible // shares)
            break
        left -= sum(natural[n] for n in fitting)
        open_ones = [n for n in open_ones if n not in fitting]
    return found


def draw(columns: Sequence[Column], rows: Sequence[Sequence[str]], *, colour: bool) -> None:
    """Draw rows as a table as wide as the terminal; what is too long ends in an ellipsis."""
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    from tui.cli.output import shown

    if not rows:
        return
    terminal = console(colour=colour)
    kept = [n for n, column in enumerate(columns) if terminal.width >= column.from_width]
    cells = [[shown(" ".join(row[n].split())) for n in kept] for row in rows]
    kept = [n for place, n in enumerate(kept) if any(row[place] for row in cells)]
    cells = [[shown(" ".join(row[n].split())) for n in kept] for row in rows]
    chosen = [columns[n] for n in kept]
    natural = [
        max(cell_len(column.title), *(cell_len(row[place]) for row in cells))
        for place, column in enumerate(chosen)
    ]
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold")
    room = terminal.width - GAP * (len(chosen) - 1)
    for column, width in zip(chosen, widths(chosen, natural, room), strict=True):
        table.add_column(
            column.title,
            width=width,
            no_wrap=True,
            overflow="ellipsis",
            justify="right" if column.right else "left",
        )
    for row in cells:
        table.add_row(*map(Text, row))
    terminal.print(table, overflow="ellipsis", crop=True)
