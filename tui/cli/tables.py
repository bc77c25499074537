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
    """Draw rows as a table as wide as the terminal; what is too long ends in an ellipsis.

    Columns without a value are left out. The rows are laid out here and not by rich's own table,
    which takes 3 seconds for 10,000 of them.
    """
    from rich.cells import cell_len
    from rich.text import Text

    from tui.cli.output import shown

    terminal = console(colour=colour)
    wide = [n for n, column in enumerate(columns) if terminal.width >= column.from_width]
    kept = [n for n in wide if any(row[n] for row in rows)]
    if not kept:
        return
    chosen = [columns[n] for n in kept]
    cells = [[shown(" ".join(row[n].split())) for n in kept] for row in rows]
    natural = [
        max(cell_len(column.title), *(cell_len(row[n]) for row in cells))
        for n, column in enumerate(chosen)
    ]
    room = terminal.width - GAP * (len(chosen) - 1)
    fitted = widths(chosen, natural, room)
    head, *lines = (
        (" " * GAP).join(map(_fit, row, fitted, [column.right for column in chosen])).rstrip()
        for row in ([column.title for column in chosen], *cells)
    )
    terminal.print(Text(head, style="bold"), no_wrap=True, crop=True)
    terminal.out("\n".join(_cut(line, terminal.width) for line in lines), highlight=False)


def _fit(text: str, width: int, right: bool) -> str:
    from rich.cells import cell_len

    cut = _cut(text, width)
    pad = " " * (width - cell_len(cut))
    return pad + cut if right else cut + pad


def _cut(text: str, width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"
