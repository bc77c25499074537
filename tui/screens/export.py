"""Export: what can be taken out, and where to; the place is remembered for the next time."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message

from store.desk import Desk
from store.errors import EarmarkError
from store.exports.exporting import FORMATS, Exported, Format, export
from tui.messages import PromptCancelled, PromptGiven
from tui.screens.base import BaseScreen
from tui.widgets.cells import fit
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import Line, LineList
from tui.widgets.pane_title import PaneTitle
from tui.widgets.prompt import Prompt

__all__ = ["ExportScreen", "FormatList"]

_USUAL = {
    "markdown": "~/Earmark",
    "anki": "~/earmark.apkg",
    "anki-text": "~/earmark-cards.txt",
    "readwise": "~/earmark-highlights.csv",
    "json": "~/earmark.json",
    "opml": "~/earmark.opml",
}
_NAME = 11


class FormatList(LineList):
    """The formats, each with the place it was last written to."""

    context = "export"

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="formats")
        self._desk = desk
        self._formats = tuple(FORMATS.values())

    @property
    def chosen(self) -> Format:
        """The format under the cursor."""
        return self._formats[self.cursor]

    def place(self, format: str) -> str | None:
        """Return where a format was last written to."""
        found = self._desk.settings.get(f"export.{format}.path")
        return found if isinstance(found, str) else None

    @property
    def row_count(self) -> int:
        """How many formats there are."""
        return len(self._formats)

    @property
    def row_height(self) -> int:
        """A format, and beneath it where it went last."""
        return 2

    def picture(self, index: int) -> Hashable:
        """Everything a row shows."""
        return (index, index == self.cursor, self.place(self._formats[index].name))

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay a row out."""
        format = self._formats[index]
        cursor = "▌ " if index == self.cursor else "  "
        place = self.place(format.name)
        beneath = f"last to {place}" if place else "not yet written"
        room = width - 2 - _NAME
        return [
            [
                (cursor, "sign"),
                (fit(format.name, _NAME), "strong"),
                (fit(format.help, room), ""),
            ],
            [(cursor, "sign"), (" " * _NAME, ""), (fit(beneath, room), "muted")],
        ]


class _Done(Message):
    def __init__(self, done: Exported | None, problem: str = "") -> None:
        super().__init__()
        self.done = done
        self.problem = problem


class ExportScreen(BaseScreen[None]):
    """A format, a place, and off it goes, in a worker."""

    context = "export"
    AUTO_FOCUS: ClassVar[str] = "FormatList"

    def __init__(self, desk: Desk, query: str = "") -> None:
        super().__init__(desk)
        self._query = query

    def compose(self) -> ComposeResult:
        """What leaves, the formats, a line for the place, the keys."""
        yield PaneTitle(id="export-title")
        yield FormatList(self.desk)
        yield Prompt(id="prompt")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Say what leaves."""
        what = f"the episodes of {self._query}" if self._query else "everything"
        self.query_one("#export-title", PaneTitle).say(f"Export · {what}")

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        format = self._formats.chosen
        label = "Folder" if not format.suffix else "File"
        place = self._formats.place(format.name) or _USUAL[format.name]
        self._prompt.ask(format.name, f"{label} for {format.name}", place)

    @on(PromptGiven)
    def _given(self, event: PromptGiven) -> None:
        self._close()
        if event.value.strip():
            self.say("writing …")
            self._write(event.asking, event.value.strip())

    @on(PromptCancelled)
    def _close(self) -> None:
        self._prompt.close()
        self._formats.focus()

    @work(thread=True, exclusive=True, group="export", exit_on_error=False)
    def _write(self, format: str, place: str) -> None:
        desk = self.desk
        try:
            # The record lives on one thread: this one opens it a second time, to look only.
            own = Desk.open(desk.home, clock=desk.now, zone=desk.zone)
            try:
                path = Path(place).expanduser()
                done = export(own, format, path, self._query, texts=format == "json")
            finally:
                own.close()
            self.post_message(_Done(done))
        except EarmarkError as error:
            self.post_message(_Done(None, str(error)))

    @on(_Done)
    def _done(self, event: _Done) -> None:
        self.say("")
        done = event.done
        if done is None:
            self.tell(event.problem, severity="error")
            return
        self.desk.settings.set(f"export.{done.format}.path", str(done.path))
        self._formats.rows_changed()
        self.tell(f"Exported {done.told} to {done.path}")
        for warning in done.warnings[:3]:
            self.tell(warning, severity="warning")

    @property
    def _formats(self) -> FormatList:
        return self.query_one(FormatList)

    @property
    def _prompt(self) -> Prompt:
        return self.query_one(Prompt)
