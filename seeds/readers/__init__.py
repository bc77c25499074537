"""The kinds of documents that can be read: one module each, imported when first needed."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from seeds.model import Document, Hints

__all__ = ["FORMATS", "Reader", "reader"]

FORMATS: dict[str, str] = {
    "rss": "rss",
    "atom": "atom",
    "json-feed": "json_feed",
    "opml": "opml",
    "webvtt": "webvtt",
    "subrip": "subrip",
    "telegram-json": "telegram_json",
    "telegram-html": "telegram_html",
    "chapters": "chapters",
    "html": "html_page",
    "transcript-json": "transcript_json",
    "telegram-page": "telegram_page",
    "podcast-app": "podcast_app",
    "transcript-page": "transcript_page",
    "markdown": "markdown",
    "episode-list": "episode_list",
}
"""Every format's name and its module here; of two equally sure readers the first wins."""


class Reader(Protocol):
    """What a reader module offers."""

    FORMAT: str

    def sniff(self, head: str, name: str | None) -> float:
        """How sure this reader is, from 0 to 1, that a text beginning with `head` is its kind."""
        ...

    def read(self, text: str, hints: Hints) -> Document:
        """The document that `text`, already safe, holds; raises `UnreadableError` if none."""
        ...


def reader(name: str) -> Reader:
    """The reader of the format called `name`; raises `KeyError` if there is none."""
    return cast(Reader, import_module(f"seeds.readers.{FORMATS[name]}"))
