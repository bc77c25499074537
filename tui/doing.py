"""What people do with episodes, and the sentence that says so afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from store.desk import Desk
from store.errors import UsageError
from store.model import EpisodeState, ListenState, Mark, ReadState
from store.wording import count_of, quoted
from tui.commands import Command, shown_keys

__all__ = ["TAKES_BACK", "browsable", "enqueue", "named", "toggle", "with_undo_key"]

TAKES_BACK = "u takes it back"

_PAIRS = {
    "read": (Mark.READ, Mark.UNREAD),
    "listened": (Mark.LISTENED, Mark.UNLISTENED),
    "starred": (Mark.STARRED, Mark.UNSTARRED),
}
_WORDS = {
    Mark.READ: "Read",
    Mark.UNREAD: "Unread again",
    Mark.LISTENED: "Listened to",
    Mark.UNLISTENED: "Not listened to",
    Mark.STARRED: "Starred",
    Mark.UNSTARRED: "No longer starred",
}


def named(desk: Desk, episodes: Sequence[str]) -> str:
    """Name one episode by its title, several by their count."""
    if len(episodes) == 1:
        return quoted(desk.listed(episodes[0]).row.title)
    return count_of(len(episodes), "episode")


def toggle(desk: Desk, mark: str, episodes: Sequence[str]) -> str:
    """Set a mark; take it off where all of the episodes have it already. Return what to say."""
    on, off = _PAIRS[mark]
    wanted = off if all(_has(desk.marks.state(one), mark) for one in episodes) else on
    desk.marks.mark(wanted, episodes)
    return f"{_WORDS[wanted]}: {named(desk, episodes)} · {TAKES_BACK}"


def with_undo_key(text: str, commands: Sequence[Command]) -> str:
    """Name the key in force where a sentence ends with how to take the thing back."""
    keys = next((command.keys for command in commands if command.id == "undo"), ())
    for ending in (TAKES_BACK, "u takes them back"):
        if text.endswith(ending) and keys and keys[0] != "u":
            return text.removesuffix(ending) + shown_keys(keys[0]) + ending[1:]
    return text


def enqueue(desk: Desk, episodes: Sequence[str]) -> str:
    """Queue episodes; take them out where all of them are queued already."""
    if all(desk.marks.state(one).queued for one in episodes):
        desk.queue.remove(episodes)
        return f"Out of the queue: {named(desk, episodes)} · {TAKES_BACK}"
    desk.queue.add(episodes)
    return f"Queued: {named(desk, episodes)} · {TAKES_BACK}"


def browsable(link: str | None) -> str:
    """Return an address that a browser may be given.

    Raises:
        UsageError: there is none, or it is no web address.
    """
    if not link:
        raise UsageError("this episode", "names no page of its own")
    if urlsplit(link).scheme.lower() not in ("http", "https"):
        raise UsageError(link, "is not a web address")
    return link


def _has(state: EpisodeState, mark: str) -> bool:
    if mark == "read":
        return state.read is ReadState.READ
    if mark == "listened":
        return state.listened is ListenState.YES
    return state.starred
