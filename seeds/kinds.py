"""The kinds of what a document holds; they stand apart, so that a list need not import the rest."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["BlockKind", "PartKind", "ReferenceKind", "SourceKind"]


class PartKind(StrEnum):
    """The kinds of text an episode can have, in reading order."""

    DESCRIPTION = "description"
    NOTES = "notes"
    TAKEAWAYS = "takeaways"
    QUOTES = "quotes"
    TRANSCRIPT = "transcript"


class BlockKind(StrEnum):
    """The smallest addressable texts. Captions are shown as turns of joined sentences."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    TURN = "turn"


class ReferenceKind(StrEnum):
    """What a reference points at."""

    PAPER = "paper"
    EPISODE = "episode"
    OTHER = "other"


class SourceKind(StrEnum):
    """Where episodes come from."""

    FEED = "feed"
    PAGE = "page"
    CHANNEL = "channel"
    FILES = "files"
