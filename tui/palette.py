"""The palette: every command of the focused pane by name, each with its key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.commands import Command, commands_for, commands_of, shown_keys
from tui.commands.command import SCREEN_ONLY

if TYPE_CHECKING:
    from tui.screens.base import BaseScreen

__all__ = ["CommandProvider", "open_palette"]


class CommandProvider(Provider):
    """Finds commands by their titles; the sentence beneath says what each does."""

    @property
    def _base(self) -> BaseScreen[Any]:
        return cast("BaseScreen[Any]", self.screen)

    async def discover(self) -> Hits:
        """List every command: what only this pane does, what all do, and last what moves about."""
        context = self._base.key_context
        commands = commands_for(context, commands_of(self.app))
        for command in sorted(commands, key=partial(_rank, context)):
            yield DiscoveryHit(
                _titled(command, Content(command.title)),
                self._run(command),
                text=command.title,
                help=command.help,
            )

    async def search(self, query: str) -> Hits:
        """Find commands whose title has these letters in this order."""
        matcher = self.matcher(query)
        for command in commands_for(self._base.key_context, commands_of(self.app)):
            if score := matcher.match(command.title):
                yield Hit(
                    score,
                    _titled(command, matcher.highlight(command.title)),
                    self._run(command),
                    text=command.title,
                    help=command.help,
                )

    def _run(self, command: Command) -> Callable[[], object]:
        return partial(self._base.run_from_palette, command)


def _rank(context: str, command: Command) -> int:
    if command.no_verb == SCREEN_ONLY:
        return 2
    return 0 if context in command.where else 1


def _titled(command: Command, title: Content) -> Content:
    keys = " or ".join(shown_keys(keys) for keys in command.keys)
    return Content.assemble(title, ("   ", ""), (keys, "$text-accent"))


def open_palette(screen: BaseScreen[Any]) -> None:
    """Open the palette on top of a screen."""
    screen.app.push_screen(
        CommandPalette(providers=[CommandProvider], placeholder="A command by its name …")
    )
