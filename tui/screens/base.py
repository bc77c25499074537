"""The base of every screen: it feeds keys to the machine and runs what they ask for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from inspect import isawaitable
from typing import TYPE_CHECKING, ClassVar, TypeGuard, TypeVar

from textual import events
from textual.actions import parse
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widget import Widget

from store.errors import EarmarkError, UsageError
from tui.commands import EVERYWHERE, Command, commands_for, commands_of, shown_keys
from tui.keys import Dropped, KeyMap, Pending, Run, Unknown
from tui.widgets.footer import KeyFooter

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["BaseScreen", "key_name"]

ResultT = TypeVar("ResultT")


def key_name(event: events.Key) -> str:
    """Name a key as the registry spells it: the character it types, else Textual's name."""
    character = event.character
    if character is not None and character != " " and character.isprintable():
        return character
    return event.key


def _takes_text(widget: Widget | None) -> TypeGuard[Widget]:
    """Whether letters are letters there; asked so that nothing is imported before it is needed."""
    line = sys.modules.get("textual.widgets._input")
    if line is not None and isinstance(widget, line.Input):
        return True
    editor = sys.modules.get("textual.widgets._text_area")
    return editor is not None and isinstance(widget, editor.TextArea)


class BaseScreen(Screen[ResultT]):
    """A screen whose keys come from the registry.

    The context is the focused widget's `context`, else that of the nearest widget around it that
    has one, else the screen's own. While an input or an editor has the focus, letters are letters.
    """

    context: str = EVERYWHERE
    """The context where nothing that has the focus names one."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, desk: Desk | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._machines: dict[str, KeyMap] = {}
        self._machine: KeyMap | None = None

    @property
    def desk(self) -> Desk:
        """The desk; raises `UsageError` while it is still being opened."""
        if self._desk is None:
            raise UsageError("the record", "is still being opened", "try again in a moment")
        return self._desk

    @desk.setter
    def desk(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def key_context(self) -> str:
        """The context that a key typed now would be read in."""
        node: DOMNode | None = self.focused
        while isinstance(node, Widget) and node is not self:
            found = getattr(node, "context", None)
            if isinstance(found, str):
                return found
            node = node.parent
        return self.context

    async def on_key(self, event: events.Key) -> None:
        """Feed a key to the machine, unless somebody is typing text."""
        if self.app.screen is not self:
            # Typed ahead, while the screen on top was being opened: it is not laid out yet.
            event.stop()
            event.prevent_default()
            key = events.Key(event.key, event.character)
            self.app.screen.call_after_refresh(self.app.post_message, key)
            return
        focused = self.focused
        if _takes_text(focused):
            # An input stops what it takes: a letter that still comes here was typed before the
            # input got the focus.
            if event.is_printable:
                self._pass_on(event, focused)
            return
        await self._feed(event)

    async def _feed(self, event: events.Key) -> None:
        forget = getattr(self.app, "forget_seen", None)
        if forget is not None:
            forget()
        machine = self._machine_for(self.key_context)
        outcome = machine.feed(key_name(event))
        if isinstance(outcome, Unknown) and event.key == "ctrl+j":
            # Pressed before the terminal was ours, Enter comes as the end of a line.
            outcome = machine.feed("enter")
        if isinstance(outcome, Unknown) and event.key in self.active_bindings:
            return
        event.stop()
        event.prevent_default()
        match outcome:
            case Run(command, count):
                self.say("")
                await self.run_command(command, count)
                self.refresh_footer()
            case Pending():
                if (footer := self.footer) is not None:
                    footer.show_pending(outcome)
            case Unknown(typed):
                if self.key_context != "hints":
                    self.say(f"{shown_keys(typed)} is not a key here · ? shows all keys")
            case Dropped():
                self.say("")

    def _machine_for(self, context: str) -> KeyMap:
        machine = self._machines.get(context)
        if machine is None:
            machine = self._machines[context] = KeyMap(commands_for(context, commands_of(self.app)))
        if machine is not self._machine:
            machine.reset()
            self._machine = machine
        return machine

    @staticmethod
    def _pass_on(event: events.Key, to: Widget) -> None:
        event.stop()
        event.prevent_default()
        to.post_message(events.Key(event.key, event.character))

    async def run_command(self, command: Command, count: int | None = None) -> None:
        """Run a command on the app, on this screen or on what has the focus, as it says."""
        namespace, name, parameters = parse(command.action)
        target: DOMNode = self.focused or self
        if namespace == "app":
            target = self.app
        elif namespace == "screen":
            target = self
        action = getattr(target, f"action_{name}", None)
        if action is None:
            self.tell(f"{command.title} is not possible here", severity="warning")
            return
        options = {} if count is None or not command.counts else {"count": count}
        try:
            result = action(*parameters, **options)
            if isawaitable(result):
                await result
        except EarmarkError as error:
            self.tell(str(error), severity="warning")

    async def run_from_palette(self, command: Command) -> None:
        """Run a command that was chosen by name, once the palette has closed."""
        await self.run_command(command)
        self.refresh_footer()

    def tell(self, text: str, *, severity: SeverityLevel = "information") -> None:
        """Show a toast: plain text, no markup, since titles come from outside."""
        self.notify(text, severity=severity, markup=False)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Tell what cannot be done or written in one line, and go on."""
        try:
            yield
        except EarmarkError as error:
            self.tell(str(error), severity="warning")

    def say(self, text: str) -> None:
        """Show a quiet word in the footer until the next key."""
        if (footer := self.footer) is not None:
            footer.say(text)

    @property
    def footer(self) -> KeyFooter | None:
        """The screen's footer, where it has one."""
        try:
            return self.query_one(KeyFooter)
        except NoMatches:
            return None

    def keep_idle(self, idle: bool, *but: str) -> None:
        """Keep this screen's commands out of the footer where there is nothing to use them on.

        Args:
            idle: whether there is nothing.
            but: ids of commands that do something all the same.
        """
        if (footer := self.footer) is not None:
            own = (one.id for one in commands_of(self.app) if self.context in one.where)
            footer.idle = frozenset(own).difference(but) if idle else frozenset()

    def refresh_footer(self) -> None:
        """Let the footer show the keys of what has the focus."""
        if (footer := self.footer) is not None:
            typing = _takes_text(self.focused)
            footer.context = "input" if typing else self.key_context

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus now."""
        if self._machine is not None:
            self._machine.reset()
        self.refresh_footer()

    def on_update(self) -> None:
        """Show the keys again: whatever drew itself anew may be in another context now."""
        self.refresh_footer()

    def action_next_pane(self) -> None:
        """Move the focus on."""
        self.focus_next()

    def action_previous_pane(self) -> None:
        """Move the focus back."""
        self.focus_previous()

    def action_back(self) -> None:
        """Leave the screen."""
        self.dismiss()

    def action_undo(self) -> None:
        """Take back the last step and say which."""
        for undone in self.desk.undo():
            self.tell(f"Undone: {undone.what} · Ctrl+R does it again")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        for redone in self.desk.redo():
            self.tell(f"Done again: {redone.what} · u takes it back")

    def action_help(self) -> None:
        """Show every key of what has the focus."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.key_context))

    def action_palette(self) -> None:
        """Run any command by name."""
        from tui.palette import open_palette

        open_palette(self)
