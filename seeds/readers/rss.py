"""RSS 2.0 and the versions before it, podcasts' own elements included."""

from __future__ import annotations

import re

from seeds.feeds.reading import read_feed
from seeds.model import Document, Hints

__all__ = ["FORMAT", "read", "sniff"]

FORMAT = "rss"

_ROOT = re.compile(
    r"<(?:\w{1,30}:)?rss[\s>]|<(?:\w{1,30}:)?rdf(?=[\s>])(?=[^>]{0,4000}(?:rss|netscape|syntax-ns))"
    r"|<channel[\s>](?=\s*<)",
    re.IGNORECASE,
)
_BEFORE = 20_000
"""Code points that may stand before the root: warnings of a server, comments."""


def sniff(head: str, name: str | None) -> float:
    """Sure where the root element stands near the start."""
    found = _ROOT.search(head[:_BEFORE])
    if found is None:
        return 0.0
    before = head[: found.start()].lower()
    if "<html" in before or "<opml" in before or "<body" in before:
        return 0.0
    del name
    return 0.97 if "<channel" in head[:200_000].lower() else 0.85


def read(text: str, hints: Hints) -> Document:
    """The feed; raises `UnreadableError` if there is none."""
    return read_feed(text, hints, FORMAT, _ROOT)
