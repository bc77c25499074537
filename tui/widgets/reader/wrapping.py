"""Breaking text into lines by the cells that it takes on the screen, in linear time. Pure.

Widths are those of `rich.cells`, by which Textual measures what it paints. A cluster (a character
with its combining marks, an emoji joined by ZWJ, a flag) is never broken; wide characters may be
parted anywhere, but a line begins with no closing mark and ends with no opening one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from rich.cells import cell_len, get_character_cell_size

__all__ = ["TAB", "clusters", "offset_at", "shown", "snap", "width_of", "wrap"]

TAB = 4
"""The cells of a tab. It is always this wide, so that a line can be measured from anywhere."""

_NARROW = re.compile(
    r"[ -~\xa1-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u03a3-\u0482"
    r"\u2010-\u2027\u2030-\u205e]*+"
)
"""Characters of one cell each that never join with what follows; most texts hold nothing else."""

_STAND_INS = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)),
    0x09: " " * TAB,
    0x0A: " ",
    0xAD: None,
    0x200B: None,
    0x2028: " ",
    0x2029: " ",
}
"""What is painted in place of characters that would move the cursor or turn the line about."""

_BLANKS = frozenset(" \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u3000")
_CLOSING = frozenset(
    "。、，．！？：；」』）】〕》〉”’…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ!?,.;:)]}%"
)
_OPENING = frozenset("「『（【〔《〈“‘([{")


class _Widths(dict[str, int]):
    """The cells of one character as it is shown, looked up once."""

    def __missing__(self, character: str) -> int:
        code = ord(character)
        if code in _STAND_INS:
            width = len(_STAND_INS[code] or "")
        else:
            width = get_character_cell_size(character)
        self[character] = width
        return width


_WIDTHS = _Widths()


def shown(text: str) -> str:
    """Return the text as it is painted: tabs spread out, nothing that controls a terminal."""
    return text if text.isprintable() else text.translate(_STAND_INS)


def width_of(text: str) -> int:
    """Return how many cells the text takes as it is painted."""
    return len(text) if text.isascii() and text.isprintable() else cell_len(shown(text))


def clusters(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, cells) of each cluster between two offsets; all of it is covered."""
    stop = len(text) if end is None else end
    widths = _WIDTHS
    index = start
    while index < stop:
        first = index
        cells = widths[text[index]]
        index += 1
        if _is_flag_half(text[first]) and index < stop and _is_flag_half(text[index]):
            index += 1
            cells = cell_len(text[first:index])
        joined = False
        while index < stop:
            character = text[index]
            if character == "\u200d":
                index = min(index + 2, stop)
                joined = True
            elif character == "\ufe0f":
                index += 1
                joined = True
            elif widths[character] == 0:
                index += 1
            else:
                break
        if joined:
            cells = cell_len(shown(text[first:index]))
        yield first, index, cells


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Break a text into lines of at most `width` cells, as (start, end) offsets of each.

    White space at a break belongs to no line; an empty text is one empty line.
    """
    lines: list[tuple[int, int]] = []
    narrow_to = 0
    start = 0
    while True:
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        if narrow_to < end:
            found = _NARROW.match(text, start)
            narrow_to = found.end() if found else start
        if narrow_to >= end:
            _wrap_narrow(text, start, end, width, lines)
        else:
            _wrap_clusters(text, start, end, width, lines)
        if end == len(text):
            return lines
        start = end + 1


def _wrap_narrow(text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]) -> None:
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut < start:
            lines.append((start, start + width))
            start += width
            continue
        stop = cut
        while stop > start and text[stop - 1] == " ":
            stop -= 1
        if stop > start:
            lines.append((start, stop))
        start = cut + 1
        while start < end and text[start] == " ":
            start += 1
        if start == end:
            return
    lines.append((start, end))


def _wrap_clusters(
    text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]
) -> None:
    line_start = start
    column = 0
    stop = after = -1  # the last place to break: where the line would stop, where the next begins
    after_column = 0
    last_blank = False
    last_wide = False
    may_begin = True
    for first, last, cells in clusters(text, start, end):
        character = text[first]
        if character in _BLANKS and last - first == 1:
            if first == line_start and column == 0 and line_start > start:
                line_start = last  # blanks at a break belong to no line
                continue
            if not last_blank:
                stop = first
            after, after_column = last, column + cells
            column += cells
            last_blank, last_wide, may_begin = True, False, True
            continue
        wide = cells > 1
        if (wide or last_wide) and may_begin and character not in _CLOSING and not last_blank:
            stop, after, after_column = first, first, column
        if column + cells > width and first > line_start:
            if stop > line_start:
                lines.append((line_start, stop))
                line_start, column = after, column - after_column
            elif after > line_start:  # nothing but blanks so far
                line_start, column = after, column - after_column
            if column + cells > width and first > line_start:
                lines.append((line_start, first))
                line_start, column = first, 0
            stop = after = -1
        column += cells
        last_blank, last_wide, may_begin = False, wide, character not in _OPENING
    if line_start < end or not lines or lines[-1][0] < start:
        if last_blank and stop > line_start:
            lines.append((line_start, stop))
        else:
            lines.append((line_start, end))


def offset_at(text: str, start: int, end: int, column: int) -> int:
    """Return the offset of the cluster that stands at a cell column of text[start:end]."""
    found = start
    position = 0
    for first, _, cells in clusters(text, start, end):
        if position > column:
            break
        found = first
        position += cells
    return found


def snap(text: str, offset: int, start: int, end: int) -> int:
    """Return the start of the cluster within text[start:end] that holds `offset`."""
    if text.isascii() or offset <= start or offset >= end:
        return offset
    starts = [first for first, _, _ in clusters(text, start, end)]
    return starts[bisect_right(starts, offset) - 1]
