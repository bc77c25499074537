"""What reaches the terminal: no control characters, and on plain ones ASCII signs alone."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

__all__ = ["AsciiSigns", "NoControls"]

_SIGNS = {
    "●": "N",
    "◐": "r",
    "○": "-",
    "♪": "h",
    "★": "*",
    "≡": "q",
    "⋯": "~",
    "▌": ">",
    "▸": ">",
    "✎": "+",
    "•": "-",
    "…": "~",
    "·": "-",
    "–": "-",
    "—": "-",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "×": "x",
    "→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "✓": "+",
    "█": "#",
    "▉": "#",
    "▊": "|",
    "▋": "|",
    "▍": "|",
    "▎": "|",
    "▏": "|",
    "▐": "|",
    "▕": "|",
    "▀": '"',
    "▄": "_",
    "▁": "_",
    "▂": "_",
    "▃": "_",
    "▅": "=",
    "▆": "=",
    "▇": "#",
    "▔": "-",
    "░": ".",
    "▒": ":",
    "▓": "%",
    "■": "#",
    "□": ".",
    "▪": "#",
    "▲": "^",
    "▼": "v",
    "▶": ">",
    "◀": "<",
}
"""The app's own signs, each of one cell, and what stands for them: no width changes."""

_LINES = {ord(sign): "-" for sign in "─━┄┅┈┉╌╍═"} | {ord(sign): "|" for sign in "│┃┆┇┊┋╎╏║"}
_CORNERS = {code: "+" for code in range(0x250C, 0x2580) if code not in _LINES}
_TABLE = {**_CORNERS, **_LINES, **{ord(sign): plain for sign, plain in _SIGNS.items()}}


_CONTROLS = dict.fromkeys(
    code
    for first, last in (
        (0x00, 0x1F),
        (0x7F, 0x9F),
        (0x061C, 0x061C),
        (0x200B, 0x200B),
        (0x200E, 0x200F),
        (0x2028, 0x202E),
        (0x2060, 0x206F),
        (0xFEFF, 0xFEFF),
    )
    for code in range(first, last + 1)
)
"""All that could command a terminal or turn a text round. None of them takes a cell."""


class NoControls(LineFilter):
    """Draws nothing that could command the terminal.

    Texts are made safe when they are read. This stands behind that: whatever a hand-edited file, a
    foreign backup or an error's words bring, it can't get past here.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Leave out control characters."""
        del background
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            Segment(segment.text.translate(_CONTROLS), segment.style, segment.control)
            for segment in segments
        ]


class AsciiSigns(LineFilter):
    """Draws every sign of the app in ASCII; what a text says in its own letters stays."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Put plain signs in the place of the others."""
        del background
        return [
            segment
            if segment.text.isascii()
            else Segment(segment.text.translate(_TABLE), segment.style, segment.control)
            for segment in segments
        ]
