"""What both exports of Telegram have in common: messages, and the episodes they become."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from seeds.model import (
    Block,
    BlockKind,
    Document,
    Episode,
    Hints,
    Link,
    Part,
    PartKind,
    Source,
    SourceKind,
)
from seeds.notes import web_address
from seeds.readers.posts import unquoted
from seeds.readers.titles import split_number
from seeds.text import one_line

__all__ = ["Message", "Piece", "day_of", "episode_of", "export_document"]

_BULLET = re.compile(r"^(?:[⦁•◦▪‣●○■▫➡→▶✔✅🔹🔸–—-])\s*(?=\S)|^\*\s+(?=\S)|^\d{1,3}[.)]\s+(?=\S)")
_HASHTAG = re.compile(r"(?<![\w/#&])#([^\W\d][\w·]{0,63}|\d+[^\W\d]\w{0,62})")
_ONLY_HASHTAGS = re.compile(r"^(?:#[^\s#]+\s*)+$")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\s])")
_TITLE_WORDS = 20


class Piece(NamedTuple):
    """A stretch of a message's text with one formatting."""

    kind: str
    """As Telegram calls it: plain, bold, text_link, hashtag, blockquote, code …"""
    text: str
    href: str = ""


@dataclass(slots=True)
class Message:
    """A message of an export."""

    id: str
    day: str | None = None
    pieces: list[Piece] = field(default_factory=list)
    sender: str | None = None
    forwarded: str | None = None
    title: str | None = None
    """Of a recording or file that is sent along."""
    duration: float | None = None


@dataclass(slots=True)
class _Line:
    text: str = ""
    bold: int = 0
    """Letters of it that are bold."""
    quote: bool = False


def day_of(seconds: object) -> str | None:
    """The UTC day of a time in seconds since 1970, written as a number or as text."""
    try:
        found = datetime.fromtimestamp(int(str(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return found.date().isoformat() if 1970 < found.year < 2200 else None


def export_document(
    format: str,
    name: str,
    chat: str | None,
    messages: Iterable[Message],
    hints: Hints,
    warnings: tuple[str, ...] = (),
) -> Document:
    """The document of a chat: each message with a text or a recording is an episode."""
    named = name or "Saved Messages"
    found = [episode for message in messages if (episode := episode_of(message, named)) is not None]
    guid = f"telegram:{chat}" if chat else None
    source = Source(hints.source or named, SourceKind.CHANNEL, guid=guid)
    return Document(format, source, tuple(found), warnings)


def episode_of(message: Message, channel: str) -> Episode | None:
    """The episode that a message is; None if there is nothing in it to read or hear."""
    lines = _lines(message.pieces)
    tags: list[str] = []
    for line in lines:
        tags += _HASHTAG.findall(line.text)
    lines = [line for line in lines if line.text and not _ONLY_HASHTAGS.match(line.text)]
    if not lines and not message.title:
        return None
    title = message.title
    if lines and _is_bold(lines[0]) and len(lines[0].text) <= 300:
        title = lines[0].text
        lines = lines[1:]
    elif title is None:
        title = _first_sentence(lines[0].text)
    blocks = tuple(_block(line) for line in lines)
    named, number = split_number(one_line(title))
    people = [one for one in (message.forwarded, message.sender) if one and one != channel]
    return Episode(
        title=named,
        number=number,
        people=tuple(dict.fromkeys(people)),
        published=message.day,
        duration=message.duration,
        guid=f"telegram:{message.id}" if message.id else None,
        tags=tuple(dict.fromkeys(tags)),
        parts=(Part(PartKind.NOTES, blocks),) if blocks else (),
        links=_links(message.pieces),
    )


def _lines(pieces: Iterable[Piece]) -> list[_Line]:
    lines = [_Line()]
    for piece in pieces:
        for place, text in enumerate(piece.text.split("\n")):
            if place:
                lines.append(_Line())
            line = lines[-1]
            line.text += text
            line.bold += len(text.strip()) if piece.kind == "bold" else 0
            line.quote = line.quote or (piece.kind == "blockquote" and bool(text.strip()))
    for line in lines:
        line.text = " ".join(line.text.split())
    return lines


def _is_bold(line: _Line) -> bool:
    letters = sum(1 for character in line.text if character.isalnum())
    return letters > 0 and line.bold >= letters


def _block(line: _Line) -> Block:
    bullet = _BULLET.match(line.text)
    if line.quote:
        return Block(BlockKind.QUOTE, line.text)
    if bullet is not None:
        return Block(BlockKind.ITEM, line.text[bullet.end() :])
    if _is_bold(line) and len(line.text.split()) <= _TITLE_WORDS:
        return Block(BlockKind.HEADING, line.text, level=1)
    if len(line.text) > 2 and line.text[0] == "“" and line.text[-1] == "”":
        return Block(BlockKind.QUOTE, unquoted(line.text))
    return Block(BlockKind.PARAGRAPH, line.text)


def _first_sentence(text: str) -> str:
    sentence = _SENTENCE.split(text, maxsplit=1)[0]
    words = sentence.rstrip(".").split()
    return " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")


def _links(pieces: Iterable[Piece]) -> tuple[Link, ...]:
    found: dict[str, str] = {}
    for piece in pieces:
        if piece.kind not in ("link", "text_link"):
            continue
        text = one_line(piece.text)
        address = web_address(piece.href or piece.text)
        if address is None and piece.kind == "link" and "." in text and " " not in text:
            address = web_address(f"https://{text}")
        if address:
            found.setdefault(address, text or address)
    return tuple(Link(title, url) for url, title in found.items())
