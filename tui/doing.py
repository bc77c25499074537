"""What people do with episodes, and the sentence that says so afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from store.errors import UsageError
from store.model import EpisodeState, ListenState, Mark, ReadState
from store.wording import count_of, quoted
from tui.commands import Command, shown_keys

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = [
    "TAKES_BACK",
    "browsable",
    "enqueue",
    "mark_all_read",
    "named",
    "older_than",
    "retag",
    "toggle",
    "unread_of",
    "with_undo_key",
]

TAKES_BACK = "u takes it back"

_PAIRS = {
    "read": (Mark.READ, Mark.UNREAD),
    "listened": (Mark.LISTENED, Mark.UNLISTENED),
    "starred": (Mark.STARRED, Mark.UNSTARRED),
    "archived": (Mark.ARCHIVED, Mark.UNARCHIVED),
}
_WORDS = {
    Mark.READ: "Read",
    Mark.UNREAD: "Unread again",
    Mark.LISTENED: "Listened to",
    Mark.UNLISTENED: "Not listened to",
    Mark.STARRED: "Starred",
    Mark.UNSTARRED: "No longer starred",
    Mark.ARCHIVED: "Archived",
    Mark.UNARCHIVED: "Back from the archive",
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
    name = desk.queue.current
    into = f" in {quoted(name)}" if name else ""
    return f"Queued{into}: {named(desk, episodes)} · {TAKES_BACK}"


def retag(desk: Desk, episodes: Sequence[str], line: str) -> str:
    """Set tags as a line says, in one step; return what to say.

    Of one episode the line is all of its own tags; to several it adds, and ``-tag`` takes off.

    Raises:
        UsageError: a word of the line can be no tag.
    """
    words = line.replace(",", " ").split()
    gone = [_tag(word[1:]) for word in words if word.startswith("-")]
    add = [_tag(word) for word in words if not word.startswith("-")]
    if len(episodes) == 1:
        gone += [tag for tag in desk.marks.state(episodes[0]).tags if tag not in add]
    if not desk.marks.retag(episodes, add=add, remove=gone):
        return f"No tag changed: {named(desk, episodes)}"
    done = f"Tagged {' '.join(add)}" if add else f"No longer tagged {' '.join(gone)}"
    return f"{done}: {named(desk, episodes)} · {TAKES_BACK}"


def _tag(word: str) -> str:
    from seeds.text import one_line

    tag = one_line(word.removeprefix("#"))
    if not tag or not tag.isprintable():
        raise UsageError(word, "is no tag", "a tag is a word, with or without #")
    return tag


def mark_all_read(desk: Desk, episodes: Sequence[str]) -> str:
    """Mark episodes read in one step; return what to say."""
    changed = desk.marks.mark(Mark.READ, episodes)
    return f"Read: {count_of(changed, 'episode')} · {TAKES_BACK}"


def unread_of(desk: Desk, episodes: Iterable[str]) -> list[str]:
    """Return those of the episodes that are not read yet, being read or not begun."""
    from store.identity import number_of

    marks = desk.record.documents("reading")
    return [one for one in episodes if not marks.get(number_of(one), {}).get("read")]


def older_than(desk: Desk, episode: str, among: Iterable[str]) -> list[str]:
    """Return the episodes that are older than one.

    Without a date it has only its own source's order: those after it there are older.
    """
    rows = desk.rows()
    row = rows[episode]
    if row.published is not None:
        day = row.published
        return [one for one in among if (rows[one].published or day) < day]
    mates = [
        one.id for one in rows.values() if one.source_id == row.source_id and not one.published
    ]
    after = set(mates[mates.index(episode) + 1 :])
    return [one for one in among if one in after]


def browsable(link: str | None) -> str:
    """Return an address that a browser may be given.

    Raises:
        UsageError: there is none, or it is no web address.
    """
    from urllib.parse import urlsplit

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
    return state.archived if mark == "archived" else state.starred
