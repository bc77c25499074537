"""Import and add: what came into the library and when, and a way to bring in more."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult

from seeds.library import is_bundled
from store.clock import from_text
from store.desk import Desk
from store.wording import count_of
from tui.messages import PromptCancelled, PromptGiven
from tui.screens.base import BaseScreen
from tui.widgets.cells import cell_len, fit
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import Line, LineList
from tui.widgets.pane_title import PaneTitle
from tui.widgets.prompt import Prompt

__all__ = ["ImportLog", "ImportsScreen", "Logged", "logged"]

_TIME = 18


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the log."""

    at: str
    """The local time, to the minute."""
    what: str
    where: str
    """The files or addresses it came from."""


def logged(desk: Desk) -> list[Logged]:
    """Return what came into the library and what left it, the newest first."""
    notes = list(desk.record.documents("imports").values())[::-1]
    notes.sort(key=lambda note: str(note.get("at")), reverse=True)
    return [_line(desk, note) for note in notes]


def _line(desk: Desk, note: Mapping[str, Any]) -> Logged:
    at = from_text(str(note.get("at"))).astimezone(desk.zone).strftime("%Y-%m-%d %H:%M")
    if "deleted" in note:
        return Logged(at, f"{count_of(len(note['deleted']), 'episode')} deleted", "")
    if "renamed" in note:
        return Logged(at, "a source renamed", str(note.get("name", "")))
    new, updated = int(note.get("new", 0)), int(note.get("updated", 0))
    said = [count_of(new, "new episode")] if new or not updated else []
    said += [f"{updated} changed"] if updated else []
    paths = [str(one) for one in note.get("paths", ())]
    if paths and all(map(is_bundled, paths)):
        return Logged(at, ", ".join(said), "the documents that come with Earmark")
    rows = desk.rows()
    where = [rows[one].title if one in rows else one for one in paths[:20]]
    return Logged(at, ", ".join(said), ", ".join(where))


class ImportLog(LineList):
    """The log."""

    context = "imports"

    def __init__(self) -> None:
        super().__init__(id="imports")
        self._rows: list[Logged] = []

    def show(self, rows: Sequence[Logged]) -> None:
        """Show these lines."""
        self._rows = list(rows)
        self.rows_changed()

    @property
    def row_count(self) -> int:
        """How many lines there are."""
        return len(self._rows)

    @property
    def empty_text(self) -> str:
        """How something comes in."""
        return "Nothing was imported yet. a adds a feed, a file or a folder."

    def picture(self, index: int) -> Hashable:
        """Everything a row shows."""
        return (self._rows[index], index == self.cursor)

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay a row out."""
        row = self._rows[index]
        cursor = "▌ " if index == self.cursor else "  "
        what = f"{row.what}  "
        room = max(0, width - 2 - _TIME - cell_len(what))
        return [
            [
                (cursor, "sign"),
                (f"{row.at:<{_TIME}}", "muted"),
                (fit(what, min(cell_len(what), max(0, width - 2 - _TIME))), "strong"),
                (fit(row.where, room), "muted"),
            ]
        ]


class ImportsScreen(BaseScreen[None]):
    """The log of imports; adding and refreshing are the main screen's to do."""

    context = "imports"
    AUTO_FOCUS: ClassVar[str] = "ImportLog"

    def __init__(
        self, desk: Desk, *, add: Callable[[str], None], refresh: Callable[[], None]
    ) -> None:
        super().__init__(desk)
        self._unsubscribe: Callable[[], None] = lambda: None
        self._add = add
        self._refresh = refresh

    def compose(self) -> ComposeResult:
        """What there is, the log, a line to type into, the keys."""
        yield PaneTitle(id="imports-title")
        yield ImportLog()
        yield Prompt(id="prompt")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the log, and again whenever something comes."""
        self._unsubscribe = self.desk.record.subscribe(self._changed)
        self._show()

    def on_unmount(self) -> None:
        """Listen no longer."""
        self._unsubscribe()

    def _changed(self, touched: Mapping[str, frozenset[int]]) -> None:
        if "imports" in touched:
            self.call_later(self._show)

    def _show(self) -> None:
        if not self.is_attached:
            return  # it was left before its turn came
        sources = self.desk.library.sources()
        feeds = sum(one.kind == "feed" for one in sources)
        title = f"Import and add · {count_of(len(sources), 'source')}, {count_of(feeds, 'feed')}"
        self.query_one("#imports-title", PaneTitle).say(title)
        self.query_one(ImportLog).show(logged(self.desk))

    def action_add(self) -> None:
        """Ask for an address or a path."""
        from tui.widgets.path_suggester import PathSuggester

        hint = "https://example.org/feed.xml, ~/subscriptions.opml, ~/notes/"
        self.query_one(Prompt).ask("add", "add", hint=hint, suggester=PathSuggester())

    def action_refresh_feeds(self) -> None:
        """Fetch what is new in all feeds."""
        self._refresh()

    @on(PromptGiven)
    def _given(self, event: PromptGiven) -> None:
        self._close_prompt()
        if words := event.value.strip():
            self._add(words)

    @on(PromptCancelled)
    def _cancelled(self) -> None:
        self._close_prompt()

    def _close_prompt(self) -> None:
        self.query_one(Prompt).close()
        self.set_focus(self.query_one(ImportLog))
