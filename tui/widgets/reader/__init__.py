"""The reading pane: a text of any length, its caret, selections, highlights and hints."""

from __future__ import annotations

from tui.widgets.reader.glyphs import ASCII, UNICODE, Glyphs
from tui.widgets.reader.messages import (
    CardWanted,
    Cleared,
    CopyWanted,
    HeardHere,
    HighlightDelete,
    HighlightEdit,
    HighlightWanted,
    LinkOpened,
    OutlineWanted,
    PageSet,
    PlaceChanged,
    ReachedEnd,
    Toast,
)
from tui.widgets.reader.outline import Entry
from tui.widgets.reader.passages import Position
from tui.widgets.reader.view import Reader

__all__ = [
    "ASCII",
    "UNICODE",
    "CardWanted",
    "Cleared",
    "CopyWanted",
    "Entry",
    "Glyphs",
    "HeardHere",
    "HighlightDelete",
    "HighlightEdit",
    "HighlightWanted",
    "LinkOpened",
    "OutlineWanted",
    "PageSet",
    "PlaceChanged",
    "Position",
    "ReachedEnd",
    "Reader",
    "Toast",
]
