"""Every command, declared once: keys, help, palette, footer and `earmark keys` all come from here.

A module for each context. Imports no textual, so that the command line can list the keys.
"""

from __future__ import annotations

from tui.commands.cards import CARD_COMMANDS
from tui.commands.command import EVERYWHERE, Command, shown_keys
from tui.commands.episodes import EPISODE_COMMANDS
from tui.commands.everywhere import EVERYWHERE_COMMANDS
from tui.commands.looking import LOOKING_COMMANDS
from tui.commands.queue import QUEUE_COMMANDS
from tui.commands.reading import READER_COMMANDS, SELECTION_COMMANDS

__all__ = [
    "COMMANDS",
    "CONTEXTS",
    "EVERYWHERE",
    "NO_COMMANDS",
    "Command",
    "commands_for",
    "shown_keys",
]

COMMANDS: tuple[Command, ...] = (
    *EPISODE_COMMANDS,
    *READER_COMMANDS,
    *SELECTION_COMMANDS,
    *QUEUE_COMMANDS,
    *CARD_COMMANDS,
    *LOOKING_COMMANDS,
    *EVERYWHERE_COMMANDS,
)

NO_COMMANDS = frozenset({"hints"})
"""Contexts where every letter means something else, so that no command applies."""

CONTEXTS: tuple[str, ...] = tuple(
    dict.fromkeys(where for command in COMMANDS for where in command.where if where != EVERYWHERE)
)


def commands_for(context: str) -> tuple[Command, ...]:
    """Return the commands that apply in a context: its own first, then those for everywhere."""
    if context in NO_COMMANDS:
        return ()
    own = tuple(command for command in COMMANDS if context in command.where)
    if context == EVERYWHERE:
        return own
    return own + tuple(command for command in COMMANDS if EVERYWHERE in command.where)
