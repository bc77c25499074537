"""How episodes, cards and highlights look as rows, on a terminal and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.tables import Column

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from store.model import Card, Highlight, Listed
    from tui.cli.output import Output

__all__ = [
    "CARD_COLUMNS",
    "EPISODE_COLUMNS",
    "HIGHLIGHT_COLUMNS",
    "clock",
    "length",
    "print_cards",
    "print_episodes",
    "print_highlights",
]

EPISODE_COLUMNS = "id, read, marks, published, length, source, title"
CARD_COLUMNS = "id, state, due, episode, front, back"
HIGHLIGHT_COLUMNS = "id, episode, time, colour, quotation, note"


def length(seconds: float | None) -> str:
    """Return a length as people say it: "51 min", "1 h 09"; "" where it is not known."""
    if seconds is None:
        return ""
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02}" if minutes >= 60 else f"{minutes} min"


def clock(seconds: float | None) -> str:
    """Return a place in a recording: "12:34", "1:18:04"; "" where it is not known."""
    if seconds is None:
        return ""
    whole = int(seconds)
    minutes = f"{whole // 60 % 60}:{whole % 60:02}"
    return f"{whole // 3600}:{minutes:0>5}" if whole >= 3600 else minutes


def _read(listed: Listed) -> str:
    state = listed.state
    return f"{round(state.progress * 100)} %" if state.read == "reading" else str(state.read)


def _marks(listed: Listed) -> str:
    row, state = listed.row, listed.state
    marks = (
        (state.starred, "★"),
        (state.listened != "no", "♪" if state.listened == "yes" else "♩"),
        (state.queued, "→"),
        (state.archived, "×"),
        (row.truncated, "…"),
    )
    return "".join(sign for holds, sign in marks if holds)


def print_episodes(
    output: Output, listing: Iterable[Listed], extra: Iterable[str] | None = None
) -> None:
    """Print episodes as rows; `extra`, a text each, stands where the length stands else."""
    columns = (
        Column("ID"),
        Column("READ"),
        Column("MARKS", from_width=60),
        Column("DATE", from_width=50),
        Column("LENGTH" if extra is None else "LEFT", right=True, from_width=60),
        Column("SOURCE", flexible=1, from_width=100),
        Column("TITLE", flexible=3),
    )
    kept = list(listing)
    lengths = extra if extra is not None else [length(one.row.duration) for one in kept]
    output.rows(
        columns,
        (
            (
                one.row.id,
                _read(one),
                _marks(one),
                one.row.published or "",
                its_length,
                one.row.source,
                one.row.title,
            )
            for one, its_length in zip(kept, lengths, strict=True)
        ),
    )


def print_cards(output: Output, cards: Iterable[Card], today: date) -> None:
    """Print drafts or cards as rows."""
    from store.cards import state_of
    from tui.cli.shapes import when

    columns = (
        Column("ID"),
        Column("STATE"),
        Column("DUE"),
        Column("EPISODE", from_width=100),
        Column("FRONT", flexible=3),
        Column("BACK", flexible=2),
    )
    output.rows(
        columns,
        (
            (
                one.id,
                state_of(one, today),
                (when(one.memory.due) or "")[:16].replace("T", " "),
                one.episode or "",
                one.front,
                one.back,
            )
            for one in cards
        ),
    )


def print_highlights(output: Output, highlights: Iterable[Highlight]) -> None:
    """Print highlights as rows."""
    columns = (
        Column("ID"),
        Column("EPISODE"),
        Column("TIME", right=True),
        Column("COLOUR", from_width=90),
        Column("QUOTATION", flexible=3),
        Column("NOTE", flexible=1),
    )
    output.rows(
        columns,
        (
            (
                one.id,
                one.episode,
                "orphan" if one.orphan else clock(one.anchor.time),
                str(one.colour),
                one.anchor.quote,
                one.note or "",
            )
            for one in highlights
        ),
    )
