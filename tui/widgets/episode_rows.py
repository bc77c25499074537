"""How a row of the episode list is laid out: on one line where there is room, else on two. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from store.model import EpisodeRow, EpisodeState, ListenState, ReadState
from tui.widgets.cells import cell_len, clock, cut, fit, length
from tui.widgets.line_list import Line

__all__ = ["WIDE", "RowPicture", "row_lines", "states_in_words"]

WIDE = 76
"""From this width on an episode takes one line."""
ROOMY = 100
"""From this width on the one line has room for longer names of sources and of units."""

READ_SIGNS = {ReadState.UNREAD: "●", ReadState.READING: "◐", ReadState.READ: "○"}
LISTENED = "♪"
STARRED = "★"
QUEUED = "≡"
CUT_OFF = "⋯"
ARCHIVED = "×"
CURSOR = "▌"
SELECTED = "+"
OPEN = "▸"

_DATE = 10


@dataclass(frozen=True, slots=True)
class RowPicture:
    """All that the picture of a row depends on, beside its width."""

    row: EpisodeRow
    state: EpisodeState | None
    """None while the record is still being opened."""
    selected: bool = False
    open: bool = False
    """True for the episode that the reader shows."""
    on_cursor: bool = False
    hit: str = ""
    """The words that `/` looks for."""


def row_lines(picture: RowPicture, width: int) -> list[Line]:
    """Lay a row out in `width` cells."""
    return [_one_line(picture, width)] if width >= WIDE else _two_lines(picture, width)


def states_in_words(row: EpisodeRow, state: EpisodeState) -> str:
    """Say a row's signs in words: nothing is told by a glyph or a colour alone."""
    reading = f"reading {round(state.progress * 100)} %"
    words = [reading if state.read is ReadState.READING else state.read.value]
    if state.listened is ListenState.YES:
        words.append("listened")
    elif state.listened is ListenState.PARTLY:
        words.append(f"heard to {clock(state.position)}")
    if state.starred:
        words.append("starred")
    if state.queued:
        words.append("queued")
    if state.archived:
        words.append("archived")
    if state.tags:
        words.append(f"tagged {' '.join(state.tags)}")
    if state.highlights:
        words.append(_count(state.highlights, "highlight"))
    if state.cards:
        words.append(_count(state.cards, "card"))
    if row.truncated:
        words.append("cut off by its source")
    return ", ".join(words)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _one_line(picture: RowPicture, width: int) -> Line:
    row = picture.row
    source, length_room, unit = (18, 9, "words") if width >= ROOMY else (10, 6, "w")
    right = f" {row.published or '':>{_DATE}} {_length_of(row, unit):>{length_room}} "
    cards = _cards(picture.state)
    title = width - 2 - 6 - 1 - source - cell_len(right) - cell_len(cards)
    return [
        *_gutter(picture),
        *_signs(picture),
        *_title(picture, title),
        (cards, "accent"),
        (" " + fit(row.source, source), "muted"),
        (right, "muted"),
    ]


def _two_lines(picture: RowPicture, width: int) -> list[Line]:
    row, state = picture.row, picture.state
    sign, role = _read_sign(state)
    first: Line = [*_gutter(picture), (f"{sign} ", role), *_title(picture, width - 5)]
    extras = "".join(_extra_signs(picture)).replace(" ", "") + _cards(state).rstrip()
    right = "  ".join(filter(None, (extras, _length_of(row)))) + " "
    left = " · ".join(filter(None, (row.published or "", row.source)))
    room = width - 4 - cell_len(right) - 1
    second: Line = [
        *_gutter(picture, second=True),
        ("  ", ""),
        (fit(left, max(0, room)) + " ", "muted"),
        (right, "muted"),
    ]
    return [first, second]


def _gutter(picture: RowPicture, *, second: bool = False) -> list[tuple[str, str]]:
    cursor = CURSOR if picture.on_cursor else " "
    if second:
        return [(cursor, "sign"), (" ", "")]
    if picture.selected:
        return [(cursor, "sign"), (SELECTED, "accent")]
    return [(cursor, "sign"), (OPEN if picture.open else " ", "sign")]


def _signs(picture: RowPicture) -> list[tuple[str, str]]:
    sign, role = _read_sign(picture.state)
    return [(sign, role), ("".join(_extra_signs(picture)) + " ", "accent")]


def _read_sign(state: EpisodeState | None) -> tuple[str, str]:
    if state is None:
        return " ", ""
    roles = {ReadState.UNREAD: "sign", ReadState.READING: "accent", ReadState.READ: "muted"}
    return READ_SIGNS[state.read], roles[state.read]


def _extra_signs(picture: RowPicture) -> list[str]:
    state = picture.state
    return [
        LISTENED if state and state.listened is not ListenState.NO else " ",
        STARRED if state and state.starred else " ",
        QUEUED if state and state.queued else " ",
        # The two share a place: the archive is where one looks for what is archived.
        ARCHIVED if state and state.archived else CUT_OFF if picture.row.truncated else " ",
    ]


def _cards(state: EpisodeState | None) -> str:
    return f" {_count(state.cards, 'card')}" if state and state.cards else ""


def _length_of(row: EpisodeRow, unit: str = "words") -> str:
    """Return how long it is to hear, else how many words there are to read."""
    if row.duration:
        return length(row.duration)
    if row.words:
        return f"{row.words / 1000:.0f}k {unit}" if row.words > 9999 else f"{row.words} {unit}"
    return ""


def _title(picture: RowPicture, width: int) -> list[tuple[str, str]]:
    row, state = picture.row, picture.state
    text = fit(f"#{row.number} {row.title}" if row.number is not None else row.title, width)
    role = "strong" if state is None or state.read is not ReadState.READ else "muted"
    at = text.casefold().find(picture.hit.casefold()) if picture.hit else -1
    # Folding may change the length of a text; then nothing is marked rather than the wrong thing.
    if at < 0 or len(text.casefold()) != len(text):
        return [(text, role)]
    end = at + len(picture.hit)
    return [(text[:at], role), (cut(text[at:end], width), "hit"), (text[end:], role)]
