"""The orders that episodes can be listed in."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Order"]


class Order(StrEnum):
    """The orders of a list. What an order can't tell apart stays newest first."""

    NEWEST = "newest"
    """As the library gives them: newest first, undated ones after."""
    OLDEST = "oldest"
    """Oldest first, undated ones after."""
    TITLE = "title"
    LENGTH = "length"
    """Longest first: by the recording, where that is not known by the words, 150 a minute."""
    SHORTEST = "shortest"
    """Shortest first; those whose length nobody knows come last."""
    WORDS = "words"
    """Most words first."""
    SOURCE = "source"
    QUEUE = "queue"
    """What is queued first, in the order of the queue; named queues come after one another."""
    PROGRESS = "progress"
    """What is being read first, the furthest at the top; then unread, then read."""
