"""What the reader tells the screen that holds it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from store.anchors import Anchor
from store.model import Colour, Place

__all__ = [
    "CardWanted",
    "Cleared",
    "CopyWanted",
    "HeardHere",
    "HighlightDelete",
    "HighlightEdit",
    "HighlightWanted",
    "LinkOpened",
    "OutlineWanted",
    "PageSet",
    "PlaceChanged",
    "ReachedEnd",
    "Toast",
]


@dataclass
class PlaceChanged(Message):
    """The caret moved."""

    episode: str
    place: Place

    def can_replace(self, message: Message) -> bool:
        """Only the latest place of an episode matters."""
        return isinstance(message, PlaceChanged) and message.episode == self.episode


@dataclass
class ReachedEnd(Message):
    """The end of the last part came on the screen; said once each time a text is shown."""

    episode: str


@dataclass
class HighlightWanted(Message):
    """A passage is to be highlighted, and perhaps a note written to it."""

    anchor: Anchor
    colour: Colour
    note: bool = False


@dataclass
class HighlightEdit(Message):
    """The highlight under the caret is to be edited."""

    id: str


@dataclass
class HighlightDelete(Message):
    """The highlight under the caret is to be deleted."""

    id: str


@dataclass
class CardWanted(Message):
    """A passage is to become a card."""

    anchor: Anchor
    highlight: str | None = None
    """The id of the highlight that the passage is, if it is one."""


@dataclass
class CopyWanted(Message):
    """A passage is to be copied: its exact text, and a line that says where it is from."""

    text: str
    source_line: str


@dataclass
class LinkOpened(Message):
    """A page is to be opened."""

    url: str


@dataclass
class OutlineWanted(Message):
    """What the text consists of is to be shown, to go by."""


@dataclass
class Cleared(Message):
    """What was found or begun is to be dropped."""


@dataclass
class HeardHere(Message):
    """The recording was heard up to here."""

    seconds: float


@dataclass
class PageSet(Message):
    """The text was set in another way, by a key."""

    measure: int
    """The widest the text may become, in cells."""
    times: bool
    centred: bool
    column: int
    """How wide it is: the pane may be narrower."""


@dataclass
class Toast(Message):
    """Something to be said in passing."""

    text: str
    quiet: bool = False
    """In the footer, till the next key, is enough."""
