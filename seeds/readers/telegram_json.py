"""Telegram Desktop's export as JSON (``result.json``): one chat, or all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from seeds.model import Document, Hints
from seeds.readers.json_text import children, is_json, load, number, objects_of, text
from seeds.readers.notices import Notices
from seeds.readers.telegram import Message, Piece, day_of, export_document
from seeds.text import one_line

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "telegram-json"

_DAY = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d")


def sniff(head: str, name: str | None) -> float:
    """Sure of an object with messages that bear Telegram's own fields."""
    if not is_json(head):
        return 0.0
    start = head[:100_000]
    if '"messages"' in start and ('"date_unixtime"' in start or '"text_entities"' in start):
        return 0.97
    chats = '"chats"' in start and '"list"' in start
    if chats or ('"messages"' in start and '"type"' in start and '"text"' in start):
        return 0.93 if '"messages"' in start else 0.5
    return 0.3 if name == "result.json" else 0.0


def read(text: str, hints: Hints) -> Document:
    """The chat that `text` is, the further ones beside it; raises `UnreadableError` if none."""
    notices = Notices(hints)
    value = load(text, notices)
    chats = [document for chat in _chats(value) if (document := _document(chat, hints)).episodes]
    if not chats:
        raise notices.unreadable(
            "no message with a text", "export the channel again, with its messages, as JSON"
        )
    first, *others = chats
    return replace(first, warnings=notices.texts, others=tuple(others))


def _chats(value: Any) -> Iterator[dict[str, Any]]:
    if not isinstance(value, dict):
        return
    if isinstance(value.get("messages"), list):
        yield value
        return
    for key in ("chats", "left_chats"):
        within = value.get(key)
        yield from (children(within, "list") if isinstance(within, dict) else objects_of(within))


def _document(chat: dict[str, Any], hints: Hints) -> Document:
    messages = (
        message for one in children(chat, "messages") if (message := _message(one)) is not None
    )
    return export_document(
        FORMAT, one_line(text(chat.get("name"))), text(chat.get("id")) or None, messages, hints
    )


def _message(one: dict[str, Any]) -> Message | None:
    if one.get("type", "message") != "message":
        return None
    date = text(one.get("date"))
    day = day_of(one["date_unixtime"]) if "date_unixtime" in one else None
    if day is None and (found := _DAY.match(date)):
        day = found[0]
    pieces = _pieces(one.get("text"))
    if not any(piece.text.strip() for piece in pieces):
        pieces = _pieces(one.get("text_entities"))
    heard = one.get("media_type") in ("audio_file", "voice_message", "video_file", "video_message")
    title = one_line(text(one.get("title"))) if heard else ""
    performer = one_line(text(one.get("performer")))
    return Message(
        id=text(one.get("id")),
        day=day,
        pieces=pieces,
        sender=one_line(text(one.get("from"))) or None,
        forwarded=one_line(text(one.get("forwarded_from"))) or None,
        title=(f"{performer} – {title}" if performer and title else title) or None,
        duration=number(one.get("duration_seconds")),
    )


def _pieces(value: Any) -> list[Piece]:
    if isinstance(value, str):
        return [Piece("plain", value)]
    found: list[Piece] = []
    for one in value if isinstance(value, list) else ():
        if isinstance(one, str):
            found.append(Piece("plain", one))
        elif isinstance(one, dict) and isinstance(one.get("text"), str):
            found.append(Piece(text(one.get("type")), one["text"], text(one.get("href"))))
    return found
