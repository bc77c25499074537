"""Text in terminal cells: widths, cuts with an ellipsis, lengths and days as lists show them."""

from __future__ import annotations

from rich.cells import cell_len, split_graphemes

__all__ = ["ELLIPSIS", "cell_len", "clock", "cut", "fit", "length", "wrap"]

ELLIPSIS = "…"
_BEFORE_ELLIPSIS = f" {ELLIPSIS}["
"""What an ellipsis takes the place of: a gap that is cut in two would stand as "[……"."""


def cut(text: str, width: int) -> str:
    """Return the text, or its beginning and an ellipsis where it is wider than `width` cells."""
    if width <= 0:
        return ""
    # No character is wider than two cells; a text this short needs no measuring.
    if len(text) * 2 <= width or cell_len(text) <= width:
        return text
    room = width - 1
    used = 0
    for start, _end, cells in split_graphemes(text[: width * 8])[0]:
        used += cells
        if used > room:
            return text[:start].rstrip(_BEFORE_ELLIPSIS) + ELLIPSIS
    return text[: width * 8].rstrip(_BEFORE_ELLIPSIS) + ELLIPSIS


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Cut or pad the text to exactly `width` cells; `right` puts it at the right edge."""
    text = cut(text, width)
    padding = " " * (width - cell_len(text)) if width > 0 else ""
    return padding + text if right else text + padding


def length(seconds: float | None) -> str:
    """Spell a length: ``47 min``, ``1 h 23``; nothing where it is not known."""
    if seconds is None or seconds < 0:
        return ""
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60:02d}"


def clock(seconds: float) -> str:
    """Spell a time in a recording: ``0:45``, ``12:34``, ``1:18:04``."""
    whole = int(max(0.0, seconds))
    hours, rest = divmod(whole, 3600)
    minutes, second = divmod(rest, 60)
    if hours:
        return f"{hours}:{minutes:02d}:{second:02d}"
    return f"{minutes}:{second:02d}"


def wrap(text: str, width: int) -> list[str]:
    """Break a short text at its blanks into lines of at most `width` cells."""
    lines: list[str] = []
    for word in text.split():
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(cut(word, width))
    return lines
