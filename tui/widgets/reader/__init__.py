"""The reading pane: a text of any length, its caret, selections, highlights and hints."""

from __future__ import annotations

from tui.widgets.reader.glyphs import ASCII, UNICODE, Glyphs
from tui.widgets.reader.messages import (
    CardWanted,
    CopyWanted,
    HeardHere,
    HighlightDelete,
    HighlightEdit,
    HighlightWanted,
    LinkOpened,
    PageSet,
    PlaceChanged,
    ReachedEnd,
    Toast,
)
from tui.widgets.reader.passages import Position
from tui.widgets.reader.view import Reader

__all__ = [
    "ASCII",
    "UNICODE",
    "CardWanted",
    "CopyWanted",
    "Glyphs",
    "HighlightDelete",
    "HighlightEdit",
    "HighlightWanted",
    "HeardHere",
    "LinkOpened",
    "PageSet",
    "PlaceChanged",
    "Position",
    "ReachedEnd",
    "Reader",
    "Toast",
]
