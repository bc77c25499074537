"""Every command, declared once: keys, help, palette, footer and `earmark keys` all come from here.

A module for each context. Imports no textual, so that the command line can list the keys.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.commands.browsing import BROWSING_COMMANDS
from tui.commands.cards import CARD_COMMANDS
from tui.commands.command import EVERYWHERE, Command, shown_keys
from tui.commands.episodes import EPISODE_COMMANDS
from tui.commands.everywhere import EVERYWHERE_COMMANDS
from tui.commands.feeds import FEED_COMMANDS
from tui.commands.highlights import HIGHLIGHT_COMMANDS
from tui.commands.looking import LOOKING_COMMANDS
from tui.commands.queue import QUEUE_COMMANDS
from tui.commands.reading import READER_COMMANDS, SELECTION_COMMANDS
from tui.commands.revising import REVISING_COMMANDS
from tui.commands.sources import SOURCE_COMMANDS
from tui.commands.taking_out import TAKING_OUT_COMMANDS

__all__ = [
    "COMMANDS",
    "CONTEXTS",
    "EVERYWHERE",
    "NO_COMMANDS",
    "Command",
    "commands_for",
    "commands_of",
    "shown_keys",
]

COMMANDS: tuple[Command, ...] = (
    *EPISODE_COMMANDS,
    *FEED_COMMANDS,
    *READER_COMMANDS,
    *SELECTION_COMMANDS,
    *QUEUE_COMMANDS,
    *CARD_COMMANDS,
    *BROWSING_COMMANDS,
    *HIGHLIGHT_COMMANDS,
    *LOOKING_COMMANDS,
    *REVISING_COMMANDS,
    *TAKING_OUT_COMMANDS,
    *SOURCE_COMMANDS,
    *EVERYWHERE_COMMANDS,
)

NO_COMMANDS = frozenset({"hints"})
"""Contexts where every letter means something else, so that no command applies."""

CONTEXTS: tuple[str, ...] = tuple(
    dict.fromkeys(where for command in COMMANDS for where in command.where if where != EVERYWHERE)
)


def commands_for(context: str, among: Sequence[Command] = COMMANDS) -> tuple[Command, ...]:
    """Return the commands that apply in a context: its own first, then those for everywhere.

    `among` holds all commands with the keys in force, where those are not the usual ones.
    """
    if context in NO_COMMANDS:
        return ()
    own = tuple(command for command in among if context in command.where)
    if context == EVERYWHERE:
        return own
    return own + tuple(command for command in among if EVERYWHERE in command.where)


def commands_of(app: object) -> tuple[Command, ...]:
    """Return all commands with the keys that an app goes by: the usual ones, if it has none."""
    found = getattr(app, "key_commands", COMMANDS)
    assert isinstance(found, tuple)
    return found
