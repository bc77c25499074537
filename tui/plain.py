"""Plain terminals: every sign that the app draws, in ASCII alone."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

__all__ = ["AsciiSigns"]

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
    "▊": "#",
    "▋": "#",
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
    "▓": "#",
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
