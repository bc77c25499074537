"""The sources and the saved queries: open one's episodes, rename it, remove it, have it read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from seeds.model import SourceKind
from store.completing import complete_query, vocabulary
from store.desk import Desk
from store.errors import EarmarkError
from store.model import ReadState, SourceRow
from store.saved_queries import reference
from store.wording import count_of, quoted
from tui.doing import TAKES_BACK, mark_all_read, unread_of
from tui.messages import PromptCancelled, PromptGiven, PromptTyped
from tui.screens.base import BaseScreen
from tui.screens.choosing import ask
from tui.screens.line_screen import LineScreen
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import LineList
from tui.widgets.pane_title import PaneTitle
from tui.widgets.prompt import Prompt
from tui.widgets.source_list import Entry, SourceList

__all__ = ["SourcesEnd", "SourcesScreen"]

_KINDS = {
    SourceKind.FEED: "feed",
    SourceKind.PAGE: "page",
    SourceKind.CHANNEL: "channel",
    SourceKind.FILES: "files",
}


@dataclass(frozen=True, slots=True)
class SourcesEnd:
    """What was chosen."""

    query: str
    """What to list."""


class SourcesScreen(BaseScreen[SourcesEnd | None]):
    """Gives the query of what was opened, or None."""

    context = "sources"
    AUTO_FOCUS: ClassVar[str] = "SourceList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._unsubscribe: Callable[[], None] = lambda: None
        self._find_from = 0

    def compose(self) -> ComposeResult:
        """What there is, the entries, a line to type into, the keys."""
        yield PaneTitle(id="sources-title")
        yield SourceList(id="sources")
        yield Prompt(id="prompt")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show them, and show what changes."""
        self._unsubscribe = self.desk.record.subscribe(self._record_changed)
        self._load()

    def on_unmount(self) -> None:
        """Look no longer for changes."""
        self._unsubscribe()

    @property
    def sources(self) -> SourceList:
        """The list."""
        return self.query_one(SourceList)

    def _record_changed(self, touched: Mapping[str, frozenset[int]]) -> None:
        if touched.keys() & {"imports", "reading", "settings", "queue"}:
            self.call_later(self._load)

    def _load(self) -> None:
        desk = self.desk
        episodes: Counter[str] = Counter()
        unread: Counter[str] = Counter()
        for one in desk.listing(archived=False):
            episodes[one.row.source_id] += 1
            unread[one.row.source_id] += one.state.read is ReadState.UNREAD
        rows = desk.library.sources()
        names = Counter(row.name for row in rows)
        entries = [
            Entry("all", "All episodes", "", unread=unread.total(), episodes=episodes.total()),
            *(Entry("saved", name, reference(name), query) for name, query in _saved(desk)),
            *(
                Entry(
                    "source",
                    row.name,
                    _query_of(row, names),
                    _KINDS[row.kind],
                    row,
                    unread[row.id],
                    episodes[row.id],
                )
                for row in sorted(rows, key=lambda row: row.name.casefold())
            ),
        ]
        self.sources.show(entries)
        title = f"{count_of(len(rows), 'source')} · {unread.total()} unread"
        self.query_one("#sources-title", PaneTitle).say(title)
        self.say_place()
        self.call_after_refresh(self._count)

    def _count(self) -> None:
        """Count one saved query and leave the rest for the next turn: no key waits for them."""
        if not self.is_attached:
            return
        entries = list(self.sources.entries)
        for n, entry in enumerate(entries):
            if entry.unread is None:
                try:
                    found = self.desk.listing(entry.query, archived=False)
                    unread = sum(one.state.read is ReadState.UNREAD for one in found)
                    entries[n] = replace(entry, unread=unread, episodes=len(found))
                except EarmarkError as error:
                    entries[n] = replace(entry, unread=0, more=str(error))
                self.sources.show(entries)
                self.say_place()
                self.call_after_refresh(self._count)
                return

    def say_place(self) -> None:
        """Say in the footer what the cursor is on."""
        if (footer := self.footer) is not None:
            footer.place = self.sources.place_in_words

    @on(LineList.Moved)
    def _moved(self) -> None:
        self.say_place()

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        if (entry := self.sources.current) is not None:
            self.dismiss(SourcesEnd(entry.query))

    # Doing something to one

    def action_rename(self) -> None:
        """Ask for another name."""
        entry = self.sources.current
        if entry is None or entry.kind == "all":
            self.say("Only a source or a saved query can be renamed")
            return

        def take(name: str) -> None:
            if entry.source is not None:
                from store.deleting import rename_source

                rename_source(self.desk, entry.source, name)
            else:
                name = self.desk.saved.rename(entry.name, name)
            self.tell(f"Renamed: {quoted(entry.name)} is {quoted(name)} · {TAKES_BACK}")

        title = f"Another name for {quoted(entry.name)}"
        self.app.push_screen(LineScreen(title, take, value=entry.name))

    def action_requery(self) -> None:
        """Ask for other terms of a saved query."""
        entry = self.sources.current
        if entry is None or entry.kind != "saved":
            self.say("Only a saved query can be changed; e renames a source")
            return
        known = vocabulary(self.desk)

        def take(query: str) -> None:
            self.desk.saved.save(entry.name, query)
            self.tell(f"Saved: {entry.shown} · {TAKES_BACK}")

        self.app.push_screen(
            LineScreen(
                f"What {entry.shown} stands for",
                take,
                value=entry.more,
                completer=lambda line, cursor: complete_query(line, cursor, known),
            )
        )

    def action_remove(self) -> None:
        """Remove a source, once that is confirmed; forget a saved query."""
        entry = self.sources.current
        if entry is None or entry.kind == "all":
            self.say("Only a source or a saved query can be removed")
            return
        if entry.source is None:
            self.desk.saved.remove(entry.name)
            self.tell(f"Removed: {entry.shown} · {TAKES_BACK}")
            return
        from store.deleting import foretell, remove_source

        source = entry.source
        of_it = [row.id for row in self.desk.rows().values() if row.source_id == source.id]
        foretold = foretell(self.desk, of_it).in_words()

        def remove() -> None:
            remove_source(self.desk, source)
            self.tell(f"Removed: {quoted(source.name)} with {foretold} · {TAKES_BACK}")

        ask(self, f"Remove {source.name}?", remove, more=f"{foretold}. u brings everything back.")

    def action_mark_all(self) -> None:
        """Mark all episodes of it read, once that is confirmed."""
        if (entry := self.sources.current) is None:
            return
        listed = self.desk.listing(entry.query, archived=False)
        unread = unread_of(self.desk, [one.row.id for one in listed])
        if not unread:
            self.say("All of these are read already")
            return
        count = count_of(len(unread), "unread episode")
        ask(
            self,
            f"Mark {count} of {entry.shown} read?",
            lambda: self.tell(mark_all_read(self.desk, unread)),
        )

    # Finding

    def action_find(self) -> None:
        """Ask for words to find."""
        self._find_from = self.sources.cursor
        self.query_one(Prompt).ask("find", "/", hint="words in a name")

    def action_find_next(self, count: int = 1) -> None:
        """Go to the next hit."""
        self.sources.find_next(count)

    def action_find_previous(self, count: int = 1) -> None:
        """Go to the hit before."""
        self.sources.find_previous(count)

    @on(PromptTyped)
    def _typed(self, event: PromptTyped) -> None:
        hits = self.sources.find(event.value, self._find_from)
        if event.value.strip():
            self.query_one(Prompt).say(count_of(hits, "hit") if hits else "nothing found")

    @on(PromptGiven)
    def _given(self) -> None:
        self._close_prompt()

    @on(PromptCancelled)
    def _cancelled(self) -> None:
        self.sources.cursor = self._find_from
        self._close_prompt()

    def _close_prompt(self) -> None:
        self.query_one(Prompt).close()
        self.set_focus(self.sources)


def _saved(desk: Desk) -> list[tuple[str, str]]:
    return list(desk.saved.all().items())


def _query_of(row: SourceRow, names: Counter[str]) -> str:
    """Return a query for a source: by its name, where that can mean no other one."""
    name = row.name
    alone = sum(name.casefold() in other.casefold() for other in names.elements()) == 1
    return f'source:"{name}"' if alone and '"' not in name else f"source:{row.id}"
