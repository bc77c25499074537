"""The commands of the review screen and of the drafts inbox."""

from __future__ import annotations

from tui.commands.command import Command

__all__ = ["CARD_COMMANDS"]

CARD_COMMANDS: tuple[Command, ...] = ()
