"""Telegram Desktop's export as HTML (``messages.html``)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from seeds.markup import Tag, attributes, tokens
from seeds.model import Document, Hints
from seeds.readers.notices import Notices
from seeds.readers.telegram import Message, Piece, export_document

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "telegram-html"

_SIGNS = ('class="page_header"', 'class="message ', 'class="from_name"', 'class="history"')
_TITLE = re.compile(
    r"(\d{1,2})\.(\d{1,2})\.(\d{4}) (\d{1,2}):(\d{2}):(\d{2})(?: UTC([+-])(\d{2}):(\d{2}))?"
)
_LENGTH = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")
_KINDS = {
    "strong": "bold",
    "b": "bold",
    "em": "italic",
    "i": "italic",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}


def sniff(head: str, name: str | None) -> float:
    """Sure where the classes of Telegram's export stand."""
    del name
    signs = sum(sign in head for sign in _SIGNS)
    return 0.97 if signs > 2 else 0.6 if signs == 2 else 0.0


def read(text: str, hints: Hints) -> Document:
    """The chat that the page shows; raises `UnreadableError` if it has no message with a text."""
    notices = Notices(hints)
    page = _Page()
    for token in tokens(text):
        page.take(token)
    page.finish()
    document = export_document(
        FORMAT, " ".join("".join(page.name).split()), None, page.messages, hints, notices.texts
    )
    if not document.episodes:
        raise notices.unreadable("no message with a text", "export the channel again")
    return document


class _Page:
    """Where the reading of the page stands."""

    def __init__(self) -> None:
        self.name: list[str] = []
        self.messages: list[Message] = []
        self._open: list[str] = []
        """For each open div and span, what it holds: header, message, text, sender, title …"""
        self._kinds: list[tuple[str, str, str]] = []
        self._sender = ""
        self._words: dict[str, list[str]] = {}

    def take(self, token: Tag | str) -> None:
        """Take the next tag or text."""
        if isinstance(token, str):
            self._text(token)
        elif token.name in ("div", "span"):
            self._box(token)
        elif token.name == "br":
            self._text("\n")
        elif token.name in _KINDS:
            if token.closes:
                if self._kinds and self._kinds[-1][0] == token.name:
                    self._kinds.pop()
                elif any(name == token.name for name, _, _ in self._kinds):
                    self._kinds = [one for one in self._kinds if one[0] != token.name]
            elif len(self._kinds) < 64:
                href = attributes(token).get("href", "") if token.name == "a" else ""
                self._kinds.append((token.name, _KINDS[token.name], href))

    def finish(self) -> None:
        """Close the last message."""
        if self.messages:
            message = self.messages[-1]
            words = {key: " ".join("".join(said).split()) for key, said in self._words.items()}
            message.sender = words.get("sender") or message.sender
            message.forwarded = words.get("forwarded") or None
            message.title = words.get("title") or None
            length = _LENGTH.match(words.get("status", ""))
            if length is not None:
                hours, minutes, seconds = length.groups()
                whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
                message.duration = float(whole)
            self._sender = message.sender or ""
        self._words.clear()

    def _box(self, tag: Tag) -> None:
        if tag.closes:
            if self._open:
                self._open.pop()
                if tag.name == "div":
                    self._kinds.clear()
            return
        fields = attributes(tag)
        names = fields.get("class", "").split()
        holds = ""
        if "message" in names:
            self.finish()
            self._open.clear()
            holds = "service" if "service" in names else "message"
            if holds == "message":
                sender = self._sender if "joined" in names else None
                self.messages.append(Message(fields.get("id", "")[7:], sender=sender))
        elif "date" in names:
            holds = "other"
            if self.messages and self.messages[-1].day is None:
                self.messages[-1].day = _day(fields.get("title", ""))
        elif "page_header" in names:
            holds = "header"
        elif "text" in names:
            holds = "name" if "header" in self._open else "text"
        elif "from_name" in names:
            holds = "forwarded" if "forward" in self._open else "sender"
        elif "forwarded" in names:
            holds = "forward"
        elif "title" in names:
            holds = "title"
        elif "status" in names:
            holds = "status"
        elif "reply_to" in names or "details" in names:
            holds = "other"
        if len(self._open) < 1000:
            self._open.append(holds)

    def _text(self, text: str) -> None:
        holds = next((one for one in reversed(self._open) if one), "")
        if holds == "name":
            self.name.append(text)
        elif holds == "text" and self.messages and "service" not in self._open:
            kind, href = "plain", ""
            for _, found, address in self._kinds:
                kind, href = (found, address) if kind in ("plain", "italic") else (kind, href)
            # the page's own line ends are no text; its breaks are
            plain = text if text == "\n" else " ".join(text.replace("\n", " ").split(" "))
            self.messages[-1].pieces.append(Piece(kind, plain, href))
        elif holds in ("sender", "forwarded", "title", "status"):
            self._words.setdefault(holds, []).append(text)


def _day(title: str) -> str | None:
    found = _TITLE.search(title)
    if found is None:
        return None
    day, month, year, hour, minute, second = (int(part) for part in found.groups()[:6])
    zone = UTC
    try:
        if found[7]:
            offset = timedelta(hours=int(found[8]), minutes=int(found[9]))
            zone = timezone(-offset if found[7] == "-" else offset)
        moment = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        return moment.astimezone(UTC).date().isoformat()
    except (ValueError, OverflowError):
        return None
