"""Atom 1.0 (RFC 4287) and the 0.3 before it."""

from __future__ import annotations

import re

from seeds.feeds.reading import read_feed
from seeds.model import Document, Hints

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "atom"

_ROOT = re.compile(r"<(?:\w{1,30}:)?feed[\s>]", re.IGNORECASE)
_BEFORE = 20_000


def sniff(head: str, name: str | None) -> float:
    """Sure where the root element stands near the start."""
    found = _ROOT.search(head[:_BEFORE])
    if found is None:
        return 0.0
    before = head[: found.start()].lower()
    if any(other in before for other in ("<html", "<opml", "<rss", "<body", "<rdf")):
        return 0.0
    del name
    start = head[found.start() : found.start() + 4_000].lower()
    return 0.97 if "atom" in start or "<entry" in head[:200_000].lower() else 0.8


def read(text: str, hints: Hints) -> Document:
    """The feed; raises `UnreadableError` if there is none."""
    return read_feed(text, hints, FORMAT, _ROOT)
