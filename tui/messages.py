"""The messages that workers and screens send to the app and the main screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from store.anchors import Anchor
    from store.desk import Desk
    from store.errors import EarmarkError
    from store.model import EpisodeRow, EpisodeText

__all__ = [
    "DeskReady",
    "LibraryMended",
    "OpeningFailed",
    "PassageWanted",
    "Progress",
    "RowsReady",
    "TextFailed",
    "TextReady",
]


class RowsReady(Message):
    """The library's rows were read; the record is still being opened."""

    def __init__(self, rows: Sequence[EpisodeRow]) -> None:
        super().__init__()
        self.rows = rows


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
