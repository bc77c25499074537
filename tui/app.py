"""The app: it opens the home, holds the desk, and hands screens their turn."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from pathlib import PurePath
from threading import Event
from time import time
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import Monochrome, NoColor
from textual.message import Message
from textual.notifications import SeverityLevel

from store.clock import utc_now
from store.errors import EarmarkError
from tui.config import Config
from tui.messages import DeskReady, LibraryMended, OpeningFailed, PanesReady, Progress, RowsReady
from tui.plain import AsciiSigns, NoControls
from tui.screens.main import MainScreen
from tui.stylesheet import KeptStylesheet
from tui.theme import THEMES

if TYPE_CHECKING:
    from store.anchors import Anchor
    from store.desk import Desk
    from store.home import Home
    from tui.by_itself import Doings

__all__ = ["EarmarkApp", "run"]

_DUE_EVERY = 30.0
"""Seconds between two counts of the cards that are due."""
_PATIENCE = 1.0
"""Seconds after which the record is opened even if nothing was painted."""
_LONG = 60.0
"""Seconds that a message stays that nobody may miss."""
_GREETED = 10.0
"""Seconds that the greeting stays, unless a key is pressed."""
_STAYS: dict[SeverityLevel, float] = {"information": 4.0, "warning": 8.0, "error": 12.0}
"""Seconds that other messages stay."""
_SEEN = 1.0
"""Seconds after which an ordinary message was seen: the next key takes it away."""


class EarmarkApp(App[None], inherit_bindings=False):
    """Earmark's window."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["earmark.tcss"]
    TITLE = "Earmark"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "copy_or_quit", show=False),
        Binding("ctrl+q", "quit", show=False, priority=True),
    ]

    def __init__(
        self,
        home: Home,
        *,
        episode: str | None = None,
        anchor: Anchor | None = None,
        screen: str | None = None,
        query: str | None = None,
        config: Config | None = None,
        clock: Callable[[], datetime] = utc_now,
        zone: tzinfo | None = None,
    ) -> None:
        super().__init__()
        self.config = config or Config()
        self._take_theme()
        self.key_commands = self.config.commands
        """All commands with the keys in force."""
        # Greys are colours, too: without colour there is none, not even those.
        self._filters = [NoColor() if isinstance(one, Monochrome) else one for one in self._filters]
        self._filters.append(NoControls())
        if self.config.ascii:
            self._filters.append(AsciiSigns())
        self.home = home
        self.desk: Desk | None = None
        """None while it is still being opened."""
        self.failure: EarmarkError | None = None
        """Why the app had to end, where it had to."""
        self._main = MainScreen(episode=episode, anchor=anchor)
        self._first_screen = screen
        self._query = query
        self._doings: Doings | None = None
        self._painted = Event()
        self._clock = clock
        self._zone = zone

    def _take_theme(self) -> None:
        """Take the theme before anything is styled: to change it later is to style all anew."""
        for theme in THEMES.values():
            self.register_theme(theme)
        theme = THEMES[self.config.theme or "dark"]
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())

    def on_mount(self) -> None:
        """Show the main screen at once, and open the home meanwhile."""
        self.push_screen(self._main)
        self._open_home()

    @work(thread=True, group="opening")
    def _open_home(self) -> None:
        from tui.opening import open_home

        open_home(self.home, self._opening, self._clock, self._zone, lambda: self.config.review)

    def _opening(self, message: Message) -> None:
        """Take word of how the opening goes on; it pauses until the rows are painted.

        The record comes next, and to take that in holds up all other threads.
        """
        self.post_message(message)
        if isinstance(message, RowsReady):
            self._painted.wait(_PATIENCE)

    @on(RowsReady)
    def _rows_ready(self, event: RowsReady) -> None:
        self._main.show_rows(event.rows, event.count)
        self._main.call_after_refresh(self._painted.set)

    @on(PanesReady)
    async def _panes_ready(self) -> None:
        await self._main.fill()

    @on(Progress)
    def _progress(self, event: Progress) -> None:
        self._main.show_progress(event.words)

    @on(LibraryMended)
    def _library_mended(self, event: LibraryMended) -> None:
        self.notify(". ".join(event.done), severity="warning", timeout=_LONG, markup=False)

    @on(DeskReady)
    async def _desk_ready(self, event: DeskReady) -> None:
        from store.library import Library
        from tui.by_itself import Doings
        from tui.greeting import greeting
        from tui.screens.opening import open_named
        from tui.upkeep import Upkeep

        await self._main.fill()
        desk = event.desk
        gc.enable()
        try:
            desk.library = Library.open(self.home.library_path)
            self.desk = desk
            self._main.show_desk(desk)
            if event.first and not self._notifications:
                self.notify(greeting(self.key_commands), timeout=_GREETED, markup=False)
            if self._first_screen is not None:
                open_named(self._first_screen, self._main, self._query)
        except EarmarkError as error:
            self._fail(error)
            return
        desk.record.subscribe(self._record_changed)
        Upkeep(desk).start(self)
        self._doings = Doings(self, desk, self.config.by_itself)
        self._doings.start()
        desk.marks.done_leave = self.config.by_itself.done_leave
        self.set_interval(_DUE_EVERY, self._main.time_passed)

    @on(OpeningFailed)
    def _opening_failed(self, event: OpeningFailed) -> None:
        self._fail(event.error)

    def _fail(self, error: EarmarkError) -> None:
        gc.enable()
        self.failure = error
        self.exit(return_code=1)

    def _record_changed(self, touched: Mapping[str, frozenset[int]]) -> None:
        self._main.call_later(self._main.record_changed, touched)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a toast in place of the one before: they would pile up over the text."""
        from tui.doing import with_undo_key

        self.clear_notifications()
        message = with_undo_key(message, self.key_commands)
        timeout = _STAYS[severity] if timeout is None else timeout
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def forget_seen(self) -> None:
        """Take an ordinary toast away that was seen; call it when a key was pressed."""
        for one in self._notifications:
            seen = time() - one.raised_at > _SEEN or one.timeout == _GREETED
            if seen and one.severity == "information":
                self.clear_notifications()
                return

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text, without anything that could command what it is pasted into."""
        from seeds.text import safe

        super().copy_to_clipboard(safe(text))

    def action_open_screen(self, name: str) -> None:
        """Open one of the screens beside the main one; a screen that is on stays."""
        from tui.screens.opening import open_named

        open_named(name, self._main)

    def action_next_theme(self) -> None:
        """Take the next of the themes, till the app is left."""
        names = list(THEMES)
        now = next(name for name in names if THEMES[name].name == self.theme)
        following = names[(names.index(now) + 1) % len(names)]
        self.theme = THEMES[following].name
        self.notify(f"Theme: {following} · [theme] in the settings keeps one", markup=False)

    def action_copy_or_quit(self) -> None:
        """Copy what the mouse has selected; with nothing selected, quit."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
            self.notify("Copied", markup=False)
        else:
            self.exit()

    def action_suspend_process(self) -> None:
        """Go to the background, with the place written down first."""
        self._main.reading.leave_off()
        super().action_suspend_process()

    def finish(self) -> None:
        """Write down what is left to write; call it when the app has ended."""
        if self.desk is not None:
            desk, self.desk = self.desk, None
            try:
                for problem in self._doings.finish() if self._doings is not None else ():
                    sys.stderr.write(f"earmark: {problem}\n")
                desk.close(snapshot=True)
            except EarmarkError as error:
                self.failure = error


def run(
    home: Home,
    *,
    episode: str | None = None,
    anchor: Anchor | None = None,
    screen: str | None = None,
    query: str | None = None,
    config: Config | None = None,
) -> int:
    """Run the app until it is left; return the exit code.

    Args:
        home: where everything is kept; an empty library is filled from the bundled documents.
        episode: an episode to open at once.
        anchor: a passage of it to go to.
        screen: a screen to open at once: "review", "drafts", "today", "search" or "statistics".
        query: what the review is narrowed to.
        config: the settings; the usual ones where none are given.
    """
    app = EarmarkApp(
        home, episode=episode, anchor=anchor, screen=screen, query=query, config=config
    )
    try:
        app.run()
    finally:
        app.finish()
    if app.failure is not None:
        sys.stderr.write(f"earmark: {app.failure}\n")
    return 1 if app.failure is not None else app.return_code or 0
