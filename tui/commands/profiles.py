"""The profiles of keys, and putting a person's own keys in the place of the usual ones. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tui.commands.command import Command

__all__ = ["NEWSBOAT", "PROFILES", "rebound"]

NEWSBOAT: Mapping[str, tuple[str, ...]] = {
    "list.open": ("enter",),
    "list.filter": ("F", "="),
    "list.unread": ("l", ", 2"),
    "list.sort": ("g", "\\"),
    "list.clear": ("ctrl+f", "escape"),
    "episode.next": ("J",),
    "episode.previous": ("K",),
    "episode.next_unread": ("n", "] u"),
    "episode.previous_unread": ("p", "[ u"),
    "episode.read": ("N", "m"),
    "episode.page": ("o",),
    "episode.queue": ("e",),
    "reader.links": ("u", "x"),
    "find": ("/",),
    "palette": (":", "ctrl+p"),
    "help": ("?",),
    "back": ("q",),
    # What newsboat's own keys push aside.
    "find.next": (">",),
    "find.previous": ("<",),
    "reader.play": ("P",),
    "rows.page_down": ("pagedown",),
    "undo": ("U",),
}
"""Newsboat's own defaults (its ``src/keymap.cpp``) wherever a command has one there."""

PROFILES = ("vim", "newsboat")


def rebound(
    commands: Sequence[Command], profile: str, keys: Mapping[str, tuple[str, ...]]
) -> tuple[Command, ...]:
    """Return the commands with the keys of a profile, and with a person's own above those."""
    found = []
    for command in commands:
        mine = command.keys
        if profile == "newsboat":
            # `g` sorts there; what is begun by it here begins with `,`, its prefix of macros.
            mine = tuple(", " + key[2:] if key.startswith("g ") else key for key in mine)
            mine = NEWSBOAT.get(command.id, mine)
        mine = keys.get(command.id, mine)
        found.append(command if mine == command.keys else replace(command, keys=mine))
    return tuple(found)
