"""The main screen: which episodes are listed, which one is read, what is queued."""

from __future__ import annotations

from asyncio import Event, wait_for
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from store.errors import EarmarkError
from store.wording import count_of
from tui.messages import Attaching, EpisodeShown, PageSaid, PlaceSaid
from tui.screens.listing import ListingScreen
from tui.widgets.episode_list import EpisodeList
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from store.anchors import Anchor
    from store.desk import Desk
    from store.model import EpisodeRow
    from tui.commands import Command
    from tui.widgets.reader.seeking import Seeker

__all__ = ["MainScreen"]

_OPENING = "Opening the library …"
_PATIENCE = 5.0
"""Seconds that a key waits for the list, which at the first start has to be made."""
_LEAVING = frozenset(("back", "quit", "copy_or_quit"))


class _RowsRead(Message):
    def __init__(self, rows: Sequence[EpisodeRow]) -> None:
        super().__init__()
        self.rows = rows


class MainScreen(ListingScreen):
    """Holds the state and talks to the desk; the panes show it and send messages up."""

    def __init__(self, *, episode: str | None = None, anchor: Anchor | None = None) -> None:
        super().__init__()
        self._wanted = episode
        self._wanted_passage = anchor
        self._caret = ""
        self._told = Event()
        """Set once it is known what there is, or why there is nothing yet."""
        self._before_undo: frozenset[str] | None = None
        """The episodes that were listed before an undo whose outcome is still to be shown."""

    # What there is

    def show_progress(self, words: str) -> None:
        """Say what is taking its time, while there is nothing to show yet."""
        self.episodes.show((), empty=words)

    def show_rows(self, rows: Sequence[EpisodeRow], count: int) -> None:
        """Show the library's rows, or the first of so many, while the record is being opened."""
        if self._desk is None and rows:
            self._told.set()
            self.episodes.show(rows, count=count, empty=_OPENING)
            self.title_of("list-title").say(count_of(count, "episode"))

    def show_desk(self, desk: Desk) -> None:
        """Take the desk: from now on states are shown and everything works."""
        self._told.set()
        self.desk = desk
        self.reading.take_desk(desk)
        moved = self.episodes.cursor > 0
        self.episodes.show_states(desk.marks.state, desk.marks.is_unread)
        self.take_order()
        self.list_episodes()
        if self._wanted is None and not moved:
            self.episodes.cursor = 0
        self.show_queue()
        if self._wanted is not None:
            self.open(self._wanted, self._wanted_passage)

    async def run_command(self, command: Command, count: int | None = None) -> None:
        """Run a command; one typed before the list was there waits for it, unless it leaves."""
        if not self._told.is_set() and command.id not in _LEAVING:
            with suppress(TimeoutError):
                await wait_for(self._told.wait(), _PATIENCE)
        await super().run_command(command, count)

    def record_changed(self, touched: Mapping[str, frozenset[int]]) -> None:
        """Show what changed, here or in another process."""
        from store.overlay import OVERLAY_TABLES

        if touched.keys() & {"cards", "reviews"}:
            self.count_due()
        if "imports" in touched:
            self.reading.forget_texts()
            self._read_rows()
        else:
            if OVERLAY_TABLES & touched.keys():
                self.reading.forget_texts()
            self.list_touched(touched)
            self._go_to_what_came_back()
            self._show_changes(highlights="highlights" in touched)

    @work(thread=True, exclusive=True, group="opening")
    def _read_rows(self) -> None:
        worker = get_current_worker()
        try:
            library = self.desk.library.again()
            try:
                rows = library.rows()
            finally:
                library.close()
        except EarmarkError as error:
            self.app.call_from_thread(self.tell, str(error), severity="error")
            return
        if not worker.is_cancelled:
            self.post_message(_RowsRead(rows))

    @on(_RowsRead)
    def _rows_read(self, event: _RowsRead) -> None:
        self.desk.take_rows(event.rows)
        self.list_episodes()
        self._go_to_what_came_back()
        self._show_changes(highlights=True)

    def action_undo(self) -> None:
        """Take back the last step; where episodes come back by it, the cursor goes to the first."""
        if self._turn == "list":
            self._before_undo = frozenset(row.id for row in self.episodes.rows)
        super().action_undo()

    def _go_to_what_came_back(self) -> None:
        before, self._before_undo = self._before_undo, None
        if before is not None:
            rows = self.episodes.rows
            found = next((row.id for row in rows if row.id not in before), None)
            if found is not None:
                self.episodes.go_to(found)

    def _show_changes(self, *, highlights: bool) -> None:
        self.episodes.states_changed()
        self.reading.states_changed(highlights=highlights)
        self.show_queue()
        self.say_place()

    def time_passed(self) -> None:
        """Count the due cards again: learning steps fall due by the minute."""
        self.count_due()
        if self._desk is not None:
            self.say_queue()

    # Where one is

    def say_place(self) -> None:
        """Say in the footer where one is."""
        if (footer := self.footer) is None:
            return
        if self._turn == "reader":
            footer.place = self._caret
        else:
            pane = self.episodes if self._turn == "list" else self.queue
            footer.place = pane.place_in_words

    @on(LineList.Moved)
    @on(EpisodeList.SelectionChanged)
    def _moved(self) -> None:
        self.say_place()

    @on(PlaceSaid)
    def _place_said(self, event: PlaceSaid) -> None:
        self._caret = event.words
        self.say_place()
        footer = self.footer
        free = footer is not None and not footer.message and footer.pending is None
        if event.mark and free and self.key_context == "reader":
            self.say(event.mark)

    @on(PageSaid)
    def _page_said(self, event: PageSaid) -> None:
        self.say(event.words)

    # Opening

    def open(self, episode: str, reveal: Anchor | None = None, words: str | Seeker = "") -> None:
        """Open an episode in the reader, at a passage if one is given, and go there."""
        self._resume = None
        if self._desk is None:
            self._wanted = episode
            return
        self._wanted = None
        self.reading.open(episode, reveal, words)
        self.episodes.go_to(episode)
        self._come_to_front()
        self.go("reader")

    def _come_to_front(self) -> None:
        """Close what was opened from a screen that still lies on this one."""
        stack = self.app.screen_stack
        for _ in stack[stack.index(self) + 1 :] if self in stack else ():
            self.app.pop_screen()

    @on(LineList.Chosen)
    async def _chosen(self, event: LineList.Chosen) -> None:
        # A double click may come before the panes that a key would have waited for.
        await self.fill()
        if event.of is self.queue:
            if (item := self.queue.current) is not None:
                self.open(item.row.id)
        elif (row := self.episodes.current) is not None:
            self.open(row.id)

    @on(EpisodeShown)
    def _shown(self, event: EpisodeShown) -> None:
        self.episodes.show_open(event.episode)
        self.queue.show_open(event.episode)
        if self.reading.attaching is None:
            self._say_title(event.episode)

    def _say_title(self, episode: str) -> None:
        row = self.desk.listed(episode).row
        self.title_of("reader-title").say(f"{row.source} · {row.title}")

    @on(Attaching)
    def _attaching(self, event: Attaching) -> None:
        if event.highlight is not None:
            quote = " ".join(event.highlight.anchor.quote.split())
            self.title_of("reader-title").say(f"Where is “{quote}”?")
        elif self.reading.episode is not None:
            self._say_title(self.reading.episode)

    def action_step_episode(self, direction: int, count: int = 1) -> None:
        """Go to a neighbour in the list, and show it where the reader is in sight."""
        index = self._row_to_step_from() + direction * count
        if 0 <= index < self.episodes.row_count:
            self._step_to(index)
        else:
            self.say("That was the last episode" if direction > 0 else "That was the first episode")

    def action_step_unread(self, direction: int, count: int = 1) -> None:
        """Go to an unread neighbour in the list, and show it where the reader is in sight."""
        at = self._row_to_step_from()
        found = None
        for _ in range(count):
            following = self.episodes.next_unread(direction, at if found is None else found)
            if following is None:
                break
            found = following
        if found is None:
            self.say(f"No unread episode {'below' if direction > 0 else 'above'}")
        else:
            self._step_to(found)

    def _row_to_step_from(self) -> int:
        """The open episode's row while reading, else the cursor's."""
        if self._turn == "reader" and self.reading.episode is not None:
            index = self.episodes.index_of(self.reading.episode)
            if index is not None:
                return index
        return self.episodes.cursor

    def _step_to(self, index: int) -> None:
        self.episodes.cursor = index
        row = self.episodes.current
        if row is not None and self.in_sight("reader") and self._desk is not None:
            self.reading.open(row.id)

    # What is meant

    def meant(self) -> Sequence[str]:
        """Return the selected episodes, the one under the cursor, or the one being read."""
        if self._turn == "queue":
            return self.queue.chosen
        if self._turn == "reader":
            return [self.reading.episode] if self.reading.episode else []
        return self.episodes.chosen

    def acted(self) -> None:
        """Drop the selection: it has served."""
        if self._turn == "list" and self.episodes.selected:
            self.episodes.clear_selection()
