"""The list's part of the main screen: filter, order, find, and what is done to all in view."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on

from store.errors import EarmarkError, QueryError
from store.orders import Order
from store.wording import count_of
from tui.doing import mark_all_read, named, older_than, unread_of
from tui.messages import PromptCancelled, PromptGiven, PromptTyped
from tui.screens.feeds import FeedsScreen

if TYPE_CHECKING:
    from store.model import Listed
    from tui.screens.sources import SourcesEnd

__all__ = ["ListingScreen"]

SCOPES = {
    "": "all",
    "is:unread": "unread",
    "is:starred": "starred",
    "has:transcript": "with a transcript",
}
"""The quick scopes by their queries, in the words of the list's title."""

ORDERS = {
    Order.NEWEST: ("n", "newest first"),
    Order.OLDEST: ("o", "oldest first"),
    Order.TITLE: ("t", "by title"),
    Order.SOURCE: ("s", "by source"),
    Order.LENGTH: ("l", "longest first"),
    Order.SHORTEST: ("h", "shortest first"),
    Order.WORDS: ("w", "most words first"),
    Order.PROGRESS: ("p", "furthest read first"),
    Order.QUEUE: ("e", "queued first"),
}
"""The letter and the words of each order."""

_NONE_FOUND = "No episode answers {query}. Esc shows all again, = asks something else."
_ALL_ARCHIVED = "Everything is archived. = is:archived shows it, D there brings it back."
_NO_EPISODES = "The library is empty. a adds a feed, a file or a folder."
_HINT = "is:unread has:transcript source:twiml … Tab completes, ↑ what was asked before"


class ListingScreen(FeedsScreen):
    """Holds which episodes are listed, and in which order."""

    def __init__(self) -> None:
        super().__init__()
        self._query = ""
        # Saved queries can be changed and removed: what they stood for when the list was made.
        self._terms = ""
        self._order = Order.NEWEST
        self._find_from = 0
        self._before_none = ""
        """Where the cursor was before a filter found nothing: it goes back there."""

    # What is listed

    def take_order(self) -> None:
        """List in the order that was chosen last."""
        kept = self.desk.settings.get("list.order")
        self._order = Order(kept) if kept in set(Order) else Order.NEWEST

    def list_episodes(self) -> None:
        """List what the query finds now."""
        self._show(self.desk.listing(self._terms, archived=False, order=self._order))

    def list_touched(self, touched: Mapping[str, frozenset[int]]) -> None:
        """Let rows go that were archived and come that were brought back; the others stay.

        A row that the filter would no longer find stays till the next filter: what one has just
        marked doesn't vanish under the cursor.
        """
        from store.identity import id_of

        marked = [id_of(number) for number in touched.get("reading", ())]
        if any(self._is_out_of_place(one) for one in marked):
            found = self.desk.listing(self._terms, archived=False, order=self._order)
            wanted = {one.row.id for one in found}
            stay = {row.id for row in self.episodes.rows} - wanted
            stay = {one for one in stay if not self._is_out_of_place(one)}
            if stay:
                every = self.desk.listing(order=self._order)
                found = [one for one in every if one.row.id in wanted or one.row.id in stay]
            self._show(found)

    def _is_out_of_place(self, episode: str) -> bool:
        rows = self.desk.rows()
        if episode not in rows:
            return self.episodes.index_of(episode) is not None
        archived = self.desk.marks.state(episode).archived
        listed = self.episodes.index_of(episode) is not None
        return listed != (archived == self._shows_archive)

    @property
    def _shows_archive(self) -> bool:
        from store.queries import parse

        return parse(self._terms).asks("is", "archived")

    def _show(self, listed: Sequence[Listed]) -> None:
        if self._query:
            empty = _NONE_FOUND.format(query=self._query)
        else:
            empty = _ALL_ARCHIVED if self.desk.rows() else _NO_EPISODES
        self.episodes.show([one.row for one in listed], empty=empty)
        order = "" if self._order is Order.NEWEST else f", {ORDERS[self._order][1]}"
        scope = SCOPES.get(self._query, self._query)
        self.title_of("list-title").say(f"{count_of(len(listed), 'episode')}{order} · {scope}")

    # Filter and order

    def filter(self, query: str) -> None:
        """List what another query finds.

        Raises:
            QueryError: it makes no sense; the list stays as it was.
        """
        from store.queries import parse

        query = _tidied(query)
        terms = self.desk.saved.expand(query)
        parse(terms)
        self._query, self._terms = query, terms
        before = self.episodes.current
        self.list_episodes()
        if before is not None and not self.episodes.row_count:
            self._before_none = before.id
        elif before is None and self._before_none:
            self.episodes.go_to(self._before_none)

    def action_scope(self, query: str) -> None:
        """Show one of the quick scopes."""
        self.filter(query)
        self.episodes.cursor = 0

    def action_filter(self) -> None:
        """Ask for a query."""
        from store.completing import complete_query, vocabulary
        from tui.typed_before import typed_before

        known = vocabulary(self.desk)
        self.prompt.ask(
            "filter",
            "=",
            self._query,
            hint=_HINT,
            completer=lambda line, cursor: complete_query(line, cursor, known),
            before=typed_before(self.desk.settings, "filter"),
        )

    def action_sort(self) -> None:
        """Ask for an order."""
        from tui.screens.choosing import Choice, ChoiceScreen

        choices = [Choice(letter, words, order) for order, (letter, words) in ORDERS.items()]
        screen = ChoiceScreen("Sort the list", choices, self._order)
        self.app.push_screen(screen, self._sorted)

    def _sorted(self, order: str | None) -> None:
        if order is not None:
            self._order = Order(order)
            self.desk.settings.set("list.order", None if order == Order.NEWEST else order)
            self.list_episodes()
            self.episodes.cursor = 0

    def action_save_query(self) -> None:
        """Ask for a name to keep the query under."""
        from store.saved_queries import reference
        from tui.screens.line_screen import LineScreen

        query = self._query
        if not query:
            self.say("Nothing to save: = filters the list first")
            return

        def take(name: str) -> None:
            kept = self.desk.saved.save(name, query)
            self.filter(reference(kept))
            self.tell(f"Saved as @{kept}: g s lists it, u takes it back")

        self.app.push_screen(LineScreen("Save this filter as", take, about=query, hint="a name"))

    def action_sources(self) -> None:
        """Show the sources and the saved queries."""
        from tui.screens.sources import SourcesScreen

        self.app.push_screen(SourcesScreen(self.desk), self._sources_left)

    def _sources_left(self, end: SourcesEnd | None) -> None:
        if end is not None:
            try:
                self.action_scope(end.query)
            except EarmarkError as error:
                self.tell(str(error), severity="warning")
            self.go("list")

    # All in view

    def action_mark_all(self) -> None:
        """Mark all in view read, once that is confirmed."""
        unread = unread_of(self.desk, [row.id for row in self.episodes.rows])
        self._mark(unread, f"Mark all {count_of(len(unread), 'unread episode')} in view read?")

    def action_mark_older(self) -> None:
        """Mark what is older than the episode under the cursor read, once that is confirmed."""
        if (row := self.episodes.current) is None:
            return
        older = older_than(self.desk, row.id, [one.id for one in self.episodes.rows])
        unread = unread_of(self.desk, older)
        than = named(self.desk, [row.id])
        count = count_of(len(unread), "unread episode")
        self._mark(unread, f"Mark {count} in view that are older than {than} read?")

    def _mark(self, unread: Sequence[str], question: str) -> None:
        from tui.screens.choosing import ask

        if unread:
            desk = self.desk
            ask(self, question, lambda: self.tell(mark_all_read(desk, unread)))
        else:
            self.say("All of these are read already")

    # Finding

    def action_find(self) -> None:
        """Ask for words to find."""
        from tui.typed_before import typed_before

        self._find_from = self.episodes.cursor
        self.prompt.ask(
            "find",
            "/",
            hint="words in the text" if self.reads else "words in a title",
            before=typed_before(self.desk.settings, "find"),
        )

    def action_find_next(self, count: int = 1) -> None:
        """Go to the next hit of the focused pane, or of the search that led into the text."""
        if self.reads and self.walk_hits(count):
            return
        (self.reading.reader if self.reads else self.episodes).find_next(count)

    def action_find_previous(self, count: int = 1) -> None:
        """Go to the hit before of the focused pane, or of the search that led into the text."""
        if self.reads and self.walk_hits(-count):
            return
        (self.reading.reader if self.reads else self.episodes).find_previous(count)

    @property
    def reads(self) -> bool:
        """Whether it is the reader's turn."""
        return self._turn == "reader"

    def action_clear(self) -> None:
        """Drop the selection; with none the find, with neither the filter."""
        if self.episodes.selected:
            self.episodes.clear_selection()
        elif self.episodes.finding:
            self.episodes.clear_find()
        elif self._query:
            self.filter("")

    def _find(self, words: str) -> None:
        if self.reads:
            hits = self.reading.reader.find(words)
        else:
            hits = self.episodes.find(words, self._find_from)
        if words.strip():
            self.prompt.say(count_of(hits, "hit") if hits else "nothing found")

    # The line to type into

    @on(PromptTyped)
    def _typed(self, event: PromptTyped) -> None:
        if event.asking == "find":
            self._find(event.value)

    @on(PromptGiven)
    def _given(self, event: PromptGiven) -> None:
        from tui.typed_before import remember

        if event.asking == "filter":
            try:
                self.filter(event.value.strip())
            except QueryError as error:
                self.prompt.complain(error)
                return
        asked = event.asking
        self._close_prompt()
        if asked in ("filter", "find"):
            try:
                remember(self.desk.settings, asked, event.value)
            except EarmarkError as error:
                self.tell(str(error), severity="error")

    @on(PromptCancelled)
    def _cancelled(self, event: PromptCancelled) -> None:
        if event.asking == "find":
            if self.reads:
                self.reading.reader.action_clear_find()
            else:
                self.episodes.clear_find()
                self.episodes.cursor = self._find_from
        self._close_prompt()

    def _close_prompt(self) -> None:
        self.prompt.close()
        self.go(self._turn)


def _tidied(query: str) -> str:
    """Return a query without needless blanks; a phrase that was left open is closed."""
    pieces = query.split('"')
    for index in range(0, len(pieces), 2):
        pieces[index] = re.sub(r"\s+", " ", pieces[index])
    return ('"'.join(pieces) + '"' * (len(pieces) % 2 == 0)).strip()
