"""Search: the whole library as one types; Enter opens at the very passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from store.asking import Asked, grouped, split
from store.desk import Desk
from store.errors import EarmarkError, QueryError
from store.library import Library
from store.model import SearchHit
from store.wording import count_of
from tui.doing import enqueue
from tui.screens.base import BaseScreen
from tui.screens.hit_walk import HitWalk
from tui.widgets.footer import KeyFooter
from tui.widgets.hit_list import FoundIn, HitList
from tui.widgets.line_list import LineList
from tui.widgets.pane_title import PaneTitle
from tui.widgets.reader.seeking import Seeker, Wanted

__all__ = ["SearchEnd", "SearchScreen"]

LEAST = 3
"""Letters from which on the library is searched as one types."""
_MOST = 200
"""Hits that are shown."""
_HINT = "Words, “a phrase”, speaker:sam source:twiml after:2025-01 … from three letters on"
_TITLE = "Search the library"


class _Found(Message):
    def __init__(self, asked: Asked, hits: Sequence[SearchHit], problem: str = "") -> None:
        super().__init__()
        self.asked = asked
        self.hits = hits
        self.problem = problem


@dataclass(frozen=True, slots=True)
class SearchEnd:
    """How a search was left."""

    line: str
    """What was typed, for the next time."""
    walk: HitWalk | None
    """What was found, at the hit that was chosen; None where none was."""


class SearchScreen(BaseScreen[SearchEnd]):
    """A line to type into, and what it finds."""

    context = "search"
    AUTO_FOCUS: ClassVar[str] = "#search-line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down", "to_hits", show=False),
    ]

    def __init__(self, desk: Desk, line: str = "", hit: SearchHit | None = None) -> None:
        """Begin with the words of the last time, and at the hit that was chosen then."""
        super().__init__(desk)
        self._line = line
        self._hit = hit
        self._asked: Asked | None = None
        self._searching: Library | None = None
        self._hurried = hit is not None

    def compose(self) -> ComposeResult:
        """The line, how much was found, the hits, the keys."""
        yield Input(self._line, placeholder=_HINT, compact=True, id="search-line")
        yield PaneTitle(_TITLE, id="search-title")
        yield HitList()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Search at once if there are words from before."""
        if self._line:
            self._search(self._line)
        else:
            self._show((), empty=_HINT)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._line:
            self._line = event.value
            self._hit = None
            self._hurried = False
            self._search(event.value)

    def _search(self, line: str) -> None:
        if (searching := self._searching) is not None:
            searching.interrupt()
        self._asked = None
        try:
            asked = split(line, typing=True)
            if asked.letters < LEAST:
                self._show((), empty=_HINT)
                return
            episodes = asked.episodes(self.desk.matching)
        except QueryError as error:
            self._show((), empty=str(error))
            return
        self._asked = asked
        self._look(asked, episodes)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _look(self, asked: Asked, episodes: frozenset[str] | None) -> None:
        worker = get_current_worker()
        # A connection of its own: the next key interrupts it, and what the app asks goes on.
        library = self.desk.library.again()
        self._searching = library
        try:
            if worker.is_cancelled:
                return
            hits = library.search(
                asked.text,
                limit=_MOST,
                episodes=episodes,
                speaker=asked.speaker,
                prefix=asked.typing,
            )
            self.post_message(_Found(asked, hits))
        except EarmarkError as error:
            if not worker.is_cancelled:
                self.post_message(_Found(asked, (), str(error)))
        finally:
            self._searching = None
            library.close()

    @on(_Found)
    def _found(self, event: _Found) -> None:
        if event.asked is not self._asked:
            return
        rows = self.desk.rows()
        groups = grouped([hit for hit in event.hits if hit.episode in rows])
        found = [FoundIn(rows[group.episode], group.hits) for group in groups]
        nothing = event.problem or "Nothing found. Fewer words, or other ones?"
        self._show(found, empty=nothing)

    def _show(self, found: Sequence[FoundIn], *, empty: str) -> None:
        hits = self.query_one(HitList)
        hits.show(found, self._seeker() if found else None, empty)
        count = sum(len(one.hits) for one in found)
        more = " or more" if count == _MOST else ""
        words = f"{count_of(count, 'passage')}{more} in {count_of(len(found), 'episode')}"
        self.query_one("#search-title", PaneTitle).say(words if found else _TITLE)
        if found and self._hurried:
            self.action_to_hits()
        if found and self._hit is not None:
            hits.go_to(self._hit)

    def _seeker(self) -> Seeker:
        asked = self._asked
        if asked is None:
            return Wanted(())
        return Wanted(asked.words, asked.unwanted, speaker=asked.speaker, typing=asked.typing)

    # Choosing

    @on(Input.Submitted)
    def action_to_hits(self) -> None:
        """Go down to the hits; where they are still being looked for, as soon as they are there."""
        hits = self.query_one(HitList)
        self._hurried = not hits.row_count
        if hits.row_count:
            self.set_focus(hits)

    def action_to_line(self) -> None:
        """Go back up to the line."""
        self._hurried = False
        self.set_focus(self.query_one(Input))

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        found = self.query_one(HitList)
        if (hit := found.current) is not None:
            more = len(found.hits) == _MOST
            self._end(HitWalk(found.hits, found.hits.index(hit), self._seeker(), more))

    def action_enqueue(self) -> None:
        """Queue the episode of the hit under the cursor, or take it out."""
        if (hit := self.query_one(HitList).current) is not None:
            self.tell(enqueue(self.desk, [hit.episode]))

    def action_back(self) -> None:
        """Leave without a choice."""
        self._end(None)

    def _end(self, walk: HitWalk | None) -> None:
        self.dismiss(SearchEnd(self._line, walk))
