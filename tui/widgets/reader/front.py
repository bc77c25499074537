"""The title block: what an episode is, above its text. Pure."""

from __future__ import annotations

from store.anchors import Anchor
from store.model import EpisodeRow, EpisodeState, EpisodeText, ListenState, ReadState
from store.pace import WORDS_A_MINUTE
from store.wording import count_of
from tui.widgets.reader.glyphs import Glyphs
from tui.widgets.reader.lines import Line, LineKind
from tui.widgets.reader.wrapping import clusters, shown, wrap

__all__ = ["clock", "cut", "front_lines", "length", "source_line", "state_line"]

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_TOLD_FROM = 0.005
"""The share from which on it is told how much was read."""


def clock(seconds: float) -> str:
    """Write a time code: 0:45, 12:34, 1:18:04."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def length(seconds: float) -> str:
    """Write a length in words: 51 min, 1 h 9 min."""
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def day(published: str) -> str:
    """Write a day in words as precisely as it is known: 8 April 2025, February 2026, 2024."""
    pieces = published.split("-")
    if len(pieces) == 1 or not all(piece.isdecimal() for piece in pieces):
        return published
    month = int(pieces[1])
    if not 1 <= month <= 12:
        return published
    words = [_MONTHS[month - 1], pieces[0]]
    return " ".join([str(int(pieces[2])), *words] if len(pieces) == 3 else words)


def front_lines(text: EpisodeText, state: EpisodeState, width: int, glyphs: Glyphs) -> list[Line]:
    """Lay out the title block; exactly one of its lines is the state."""
    row = text.row
    separator = f" {glyphs.dot} "
    about = [row.source]
    if row.number is not None:
        about.append(f"#{row.number}")
    if row.published:
        about.append(day(row.published))
    if row.duration:
        about.append(length(row.duration))
    lines = _wrapped(LineKind.TITLE, row.title, width)
    lines += _wrapped(LineKind.META, separator.join(about), width)
    if row.people:
        lines += _wrapped(LineKind.META, f"with {', '.join(row.people)}", width)
    if row.words:
        reading = length(row.words / WORDS_A_MINUTE * 60)
        size = f"{row.words:,} {'word' if row.words == 1 else 'words'}{separator}{reading} to read"
        lines += _wrapped(LineKind.META, size, width)
    lines.append(state_line(state, width, glyphs))
    if row.tags:
        lines += _wrapped(LineKind.META, " ".join(f"#{tag}" for tag in row.tags), width)
    if row.link:
        lines += _wrapped(LineKind.LINK, row.link, width, url=row.link)
    return lines


def source_line(row: EpisodeRow, anchor: Anchor) -> str:
    """Tell in one line where a passage is from."""
    number = f" #{row.number}" if row.number is not None else ""
    time = f", {clock(anchor.time)}" if anchor.time is not None else ""
    link = f" {row.link}" if row.link else ""
    return f"— {row.title} ({row.source}{number}{time}){link}"


def state_line(state: EpisodeState, width: int, glyphs: Glyphs) -> Line:
    """Tell the state in glyphs and words, on one line whatever there is to tell."""
    told = {
        ReadState.UNREAD: f"{glyphs.unread} unread",
        ReadState.READING: f"{glyphs.reading} reading, {state.progress:.0%}".replace("%", " %"),
        ReadState.READ: f"{glyphs.read} read",
    }[state.read]
    words = [told]
    if state.coverage >= _TOLD_FROM:
        words.append(f"{state.coverage:.0%} of the text read".replace("%", " %"))
    if state.listened is ListenState.YES:
        words.append(f"{glyphs.heard} listened")
    elif state.listened is ListenState.PARTLY:
        words.append(f"{glyphs.heard} heard up to {clock(state.position)}")
    if state.starred:
        words.append(f"{glyphs.star} starred")
    if state.queued:
        words.append("in the queue")
    if state.archived:
        words.append("archived")
    if state.highlights:
        words.append(count_of(state.highlights, "highlight"))
    if state.cards:
        words.append(count_of(state.cards, "card"))
    words += [f"#{tag}" for tag in state.tags]
    return Line(LineKind.STATE, text=cut(f" {glyphs.dot} ".join(words), width, glyphs.ellipsis))


def cut(text: str, width: int, ellipsis: str) -> str:
    """Return the text in at most `width` cells, an ellipsis in place of what is left out."""
    painted = shown(text)
    cells = 0
    fits = 0
    for _, end, size in clusters(painted):
        cells += size
        if cells <= width - len(ellipsis):
            fits = end
        if cells > width:
            return painted[:fits].rstrip() + ellipsis
    return painted


def _wrapped(kind: LineKind, text: str, width: int, *, url: str | None = None) -> list[Line]:
    return [
        Line(kind, start=start, end=end, text=text[start:end], url=url)
        for start, end in wrap(text, width)
    ]
