"""Texts that would like to control a terminal, and what the bytes that reach one may hold."""

from __future__ import annotations

import re

from seeds.model import (
    Block,
    BlockKind,
    Chapter,
    Document,
    Episode,
    Link,
    Part,
    PartKind,
    Reference,
    Source,
    SourceKind,
)

__all__ = ["EVIL", "MARKER", "controls_in", "document"]

MARKER = "Zebrafish"
"""A word by which hostile texts are found."""

EVIL = (
    "\x1b]0;TAKEN\x07\x1b]8;;http://taken.invalid\x1b\\\x1b[31337m\x1b[6;66H\x1bc\x1bP+q\x1b\\"
    "\x9b31338m\x9d2;TAKEN\x9c\x08\x08\x0e\x0f\x7f\x85\u202e\u2066\u200b\u2028\r"
)
"""A title for the window, a link, colours, moves, a reset, a query, and characters that turn text
round, each as a feed may bring it."""

_ALLOWED = re.compile(
    "\x1b\\[[0-9;:]*m"  # colours
    "|\x1b\\[[0-9]+;[0-9]+H"  # where to draw
    "|\x1b\\[\\?[0-9]+[hl]"  # modes, such as synchronised output and the cursor
    "|\x1b\\]22;[a-z-]*\x07"  # the shape of the mouse pointer
    "|\x1b\\]52;c;[A-Za-z0-9+/=]*\x07"  # a copy to the clipboard
)
_ASKED_BY_EVIL = ("\x1b[31337m", "\x1b[6;66H", "\x1b]0", "\x1b]8", "\x1bc")
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)


def controls_in(written: str, *, drawn: bool) -> list[str]:
    """Return what in the characters written to a terminal could control it.

    Args:
        written: everything.
        drawn: whether colours and moves of the cursor may be in it.
    """
    found = [asked for asked in _ASKED_BY_EVIL if asked in written]
    rest = _ALLOWED.sub("", written) if drawn else written
    return found + sorted({repr(one) for one in _CONTROL.findall(rest.replace("\r\n", "\n"))})


def evil(words: str) -> str:
    """Put something hostile before, into and after words."""
    first, _, rest = words.partition(" ")
    return f"{EVIL}{first}{EVIL} {rest}{EVIL}" if rest else f"{EVIL}{words}{EVIL}"


def document() -> Document:
    """Return a document that no reader has cleaned: hostile wherever a text can be."""
    turns = tuple(
        Block(
            BlockKind.TURN,
            evil(f"{MARKER} number {n} swims because the water is warm and the light is on."),
            speaker=evil("Ann Author"),
            start=float(n * 30),
        )
        for n in range(4)
    )
    notes = (
        Block(BlockKind.HEADING, evil("A heading"), level=2),
        Block(BlockKind.ITEM, evil("An item that says why."), label=evil("A label")),
        Block(BlockKind.QUOTE, evil("A quotation of somebody")),
    )
    episode = Episode(
        title=evil(f"{MARKER} at sea"),
        number=7,
        published="2026-05-30",
        duration=600.0,
        guid="hostile",
        link=f"https://example.invalid/{EVIL}",
        people=(evil("Bob Author"),),
        tags=(evil("tag"),),
        parts=(Part(PartKind.NOTES, notes), Part(PartKind.TRANSCRIPT, turns)),
        references=(
            Reference(
                evil(f"{MARKER} in theory"),
                1,
                (evil("Cy Writer"),),
                evil("2025"),
                f"https://x/{EVIL}",
            ),
        ),
        chapters=(Chapter(0.0, evil("A chapter"), f"https://x/{EVIL}"),),
        links=(Link(evil("A link"), f"https://x/{EVIL}"),),
    )
    return Document("made", Source(evil("A source"), SourceKind.FILES), (episode,))
