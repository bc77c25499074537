"""The messages that workers and screens send to the app and the main screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from store.anchors import Anchor
    from store.desk import Desk
    from store.errors import EarmarkError
    from store.model import EpisodeRow, EpisodeText, Highlight

__all__ = [
    "Attaching",
    "DeskReady",
    "EpisodeShown",
    "LibraryMended",
    "OpeningFailed",
    "PageSaid",
    "PanesReady",
    "PassageWanted",
    "PlaceSaid",
    "Progress",
    "PromptCancelled",
    "PromptGiven",
    "PromptTyped",
    "QueueDragged",
    "RowsReady",
    "TextFailed",
    "TextReady",
]


class RowsReady(Message):
    """The library's first rows were read, or all; the record is still being opened."""

    def __init__(self, rows: Sequence[EpisodeRow], count: int) -> None:
        super().__init__()
        self.rows = rows
        self.count = count
        """How many there are in all."""


class PanesReady(Message):
    """The list is painted, and what the other panes need is imported."""


class DeskReady(Message):
    """Library and record are open. The library's connection is the worker's, and closed."""

    def __init__(self, desk: Desk, *, first: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.first = first
        """True where the library was empty and has just been filled."""


class LibraryMended(Message):
    """The library was damaged, and is built anew from what could be read of it."""

    def __init__(self, done: Sequence[str]) -> None:
        super().__init__()
        self.done = done


class OpeningFailed(Message):
    """The library or the record can't be used."""

    def __init__(self, error: EarmarkError) -> None:
        super().__init__()
        self.error = error


class Progress(Message):
    """What a long piece of work is at, in words; empty when it is done."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class TextReady(Message):
    """An episode's text was read."""

    def __init__(self, text: EpisodeText) -> None:
        super().__init__()
        self.text = text


class TextFailed(Message):
    """An episode's text could not be read."""

    def __init__(self, episode: str, error: EarmarkError) -> None:
        super().__init__()
        self.episode = episode
        self.error = error


class PassageWanted(Message):
    """A card or a hit leads to a passage: show it, and come back here afterwards."""

    def __init__(self, episode: str, anchor: Anchor | None) -> None:
        super().__init__()
        self.episode = episode
        self.anchor = anchor


class EpisodeShown(Message):
    """The reader's pane shows another episode."""

    def __init__(self, episode: str) -> None:
        super().__init__()
        self.episode = episode


class PageSaid(Message):
    """A text was set in another way; how, in words."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class PlaceSaid(Message):
    """The caret moved; where it is, in words, and what lies there."""

    def __init__(self, words: str, mark: str = "") -> None:
        super().__init__()
        self.words = words
        self.mark = mark

    def can_replace(self, message: Message) -> bool:
        """Only the last one matters."""
        return isinstance(message, PlaceSaid)


class Attaching(Message):
    """A highlight is to be attached by hand, or no longer."""

    def __init__(self, highlight: Highlight | None) -> None:
        super().__init__()
        self.highlight = highlight


class PromptTyped(Message):
    """A letter was typed into the line at the bottom."""

    def __init__(self, asking: str, value: str) -> None:
        super().__init__()
        self.asking = asking
        self.value = value


class PromptGiven(Message):
    """Enter was pressed in that line."""

    def __init__(self, asking: str, value: str) -> None:
        super().__init__()
        self.asking = asking
        self.value = value


class PromptCancelled(Message):
    """Esc was pressed in that line."""

    def __init__(self, asking: str) -> None:
        super().__init__()
        self.asking = asking


class QueueDragged(Message):
    """An item of the queue was dropped at another place, counted from 1."""

    def __init__(self, episode: str, place: int) -> None:
        super().__init__()
        self.episode = episode
        self.place = place
