"""The signs that the reader draws, in Unicode and in plain ASCII."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ASCII", "UNICODE", "Glyphs"]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Signs of one cell each, save the ellipsis."""

    caret: str = "▸"
    sentence: str = "│"
    highlight: str = "▌"
    noted: str = "✎"
    bullet: str = "•"
    bar: str = "▎"
    rule: str = "─"
    dot: str = "·"
    unread: str = "●"
    reading: str = "◐"
    read: str = "○"
    heard: str = "♪"
    star: str = "★"
    ellipsis: str = "…"


UNICODE = Glyphs()
ASCII = Glyphs(
    caret=">",
    sentence="|",
    highlight="#",
    noted="*",
    bullet="-",
    bar="|",
    rule="-",
    dot="-",
    unread="N",
    reading="r",
    read="-",
    heard="h",
    star="*",
    ellipsis="...",
)
