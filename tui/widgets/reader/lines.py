"""The lines that a text is laid out in."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

__all__ = ["Line", "LineKind"]


class LineKind(StrEnum):
    """What stands on a line. All but `TEXT` carry their words with them."""

    BLANK = "blank"
    TITLE = "title"
    META = "meta"
    STATE = "state"
    LINK = "link"
    PART = "part"
    """The heading of a part, or of a list beside the parts."""
    TEXT = "text"
    """A line of a block."""
    ENTRY = "entry"
    """A line of a reference, chapter or link."""
    ENTRY_DETAIL = "entry-detail"
    CUT = "cut"
    """Says that the source cut the text off."""


class Line(NamedTuple):
    """One line on the screen, at any horizontal place and in any style.

    A block that has a label or a speaker shows "Label: " before its text; the offsets of those
    characters are negative, so that offsets into the block's text stay what they are everywhere.
    """

    kind: LineKind
    part: int = -1
    """The index of the part; -1 beside the parts."""
    block: int = -1
    """The number of the block; beside the parts, that of the aside, -1 where it is none."""
    start: int = 0
    end: int = 0
    indent: int = 0
    """Cells before the text."""
    lead: str = ""
    """What stands in the indent: a time, a bullet, a bar."""
    text: str = ""
    """The words of a line that belongs to no block."""
    url: str | None = None
    """Where Enter leads from here."""
