"""Search: the whole library as one types; Enter opens at the very passage."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from store.desk import Desk
from store.errors import EarmarkError, QueryError
from store.library import Library
from store.model import SearchHit
from store.wording import count_of
from tui.screens.base import BaseScreen
from tui.search_request import SearchRequest, request
from tui.widgets.cells import ELLIPSIS, cell_len, clock, cut, fit
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import Line, LineList
from tui.widgets.pane_title import PaneTitle

__all__ = ["HitList", "SearchEnd", "SearchScreen"]

_MOST = 200
"""Hits that are shown."""
_HINT = "Words, “a phrase”, speaker:sam source:twiml after:2025-01 … from three letters on"


@dataclass(frozen=True, slots=True)
class _Shown:
    hit: SearchHit
    title: str
    source: str


class HitList(LineList):
    """Two lines for a hit: the words around it, and where they stand."""

    context = "results"

    def __init__(self) -> None:
        super().__init__(id="hits")
        self._hits: Sequence[_Shown] = ()
        self._empty = _HINT

    def show(self, hits: Sequence[_Shown], empty: str) -> None:
        """Show these hits."""
        self._hits = hits
        self._empty = empty
        self.set_reactive(LineList.cursor, 0)
        self.rows_changed()

    @property
    def current(self) -> SearchHit | None:
        """The hit under the cursor."""
        return self._hits[self.cursor].hit if self.cursor < len(self._hits) else None

    @property
    def row_count(self) -> int:
        """How many hits there are."""
        return len(self._hits)

    @property
    def row_height(self) -> int:
        """The words, and where they stand."""
        return 2

    @property
    def empty_text(self) -> str:
        """What to type, or that nothing was found."""
        return self._empty

    def picture(self, index: int) -> Hashable:
        """Everything a row shows."""
        return (self._hits[index], index == self.cursor)

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay a hit out."""
        shown = self._hits[index]
        cursor = ("▌ " if index == self.cursor else "  ", "sign")
        hit = shown.hit
        where = " · ".join(
            filter(
                None,
                (
                    hit.speaker or "",
                    clock(hit.start) if hit.start is not None else "",
                    shown.title,
                    shown.source,
                ),
            )
        )
        return [
            [cursor, *_marked(hit.snippet, width - 3)],
            [cursor, (fit(where, width - 3), "muted")],
        ]


def _marked(snippet: str, width: int) -> Line:
    """Cut a snippet to the width, its first hit in sight; mark what stands between brackets."""
    snippet = _from_near_the_hit(snippet, width)
    pieces: list[tuple[str, str]] = []
    inside = False
    for piece in _split(cut(snippet, width)):
        if piece == "[" and not inside:
            inside = True
        elif piece == "]" and inside:
            inside = False
        else:
            pieces.append((piece, "hit" if inside else ""))
    return pieces


def _from_near_the_hit(snippet: str, width: int) -> str:
    """Leave out words before the first hit until it and some of what follows fit."""
    words = snippet.split(" ")
    hit = next((n for n, word in enumerate(words) if "[" in word), 0)
    first = 0
    while first < hit and cell_len(" ".join(words[first : hit + 1])) > width * 2 // 3:
        first += 1
    return ELLIPSIS + " ".join(words[first:]) if first else snippet


def _split(text: str) -> list[str]:
    pieces, begun = [], ""
    for character in text:
        if character in "[]":
            pieces += [begun, character] if begun else [character]
            begun = ""
        else:
            begun += character
    return [*pieces, begun] if begun else pieces


class _Found(Message):
    def __init__(self, asked: SearchRequest, hits: Sequence[_Shown], problem: str = "") -> None:
        super().__init__()
        self.asked = asked
        self.hits = hits
        self.problem = problem


@dataclass(frozen=True, slots=True)
class SearchEnd:
    """How a search was left."""

    line: str
    """What was typed, for the next time."""
    hit: SearchHit | None
    """What was chosen, if anything was."""


class SearchScreen(BaseScreen[SearchEnd]):
    """A line to type into, and what it finds."""

    context = "search"
    AUTO_FOCUS: ClassVar[str] = "#search-line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down", "to_hits", show=False),
    ]

    def __init__(self, desk: Desk, line: str = "") -> None:
        super().__init__(desk)
        self._line = line
        self._asked: SearchRequest | None = None
        self._searching: Library | None = None
        self._hurried = False

    def compose(self) -> ComposeResult:
        """The line, how much was found, the hits, the keys."""
        yield Input(self._line, placeholder=_HINT, compact=True, id="search-line")
        yield PaneTitle("Search the library", id="search-title")
        yield HitList()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Search at once if there are words from before."""
        if self._line:
            self._search(self._line)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._hurried = False
        self._search(event.value)

    def _search(self, line: str) -> None:
        if self._searching is not None:
            self._searching.interrupt()
        try:
            self._asked = request(self.desk, line)
        except QueryError as error:
            self._asked = None
            self._show((), error.problem)
            return
        if self._asked is None:
            self._show((), _HINT)
        else:
            self._look(self._asked)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _look(self, asked: SearchRequest) -> None:
        worker = get_current_worker()
        library = self.desk.library.again()
        self._searching = library
        try:
            if worker.is_cancelled:
                return
            hits = library.search(
                asked.text,
                limit=_MOST,
                episodes=asked.episodes,
                speaker=asked.speaker,
                prefix=asked.prefix,
            )
            self.post_message(_Found(asked, [self._named(hit) for hit in hits]))
        except EarmarkError as error:
            if not worker.is_cancelled:
                self.post_message(_Found(asked, (), str(error)))
        finally:
            self._searching = None
            library.close()

    def _named(self, hit: SearchHit) -> _Shown:
        row = self.desk.rows().get(hit.episode)
        return _Shown(hit, row.title if row else "", row.source if row else "")

    @on(_Found)
    def _found(self, event: _Found) -> None:
        if event.asked is self._asked:
            nothing = event.problem or "Nothing found. Fewer words, or other ones?"
            self._show(event.hits, nothing)

    def _show(self, hits: Sequence[_Shown], empty: str) -> None:
        self.query_one(HitList).show(hits, empty)
        more = " or more" if len(hits) == _MOST else ""
        episodes = len({shown.hit.episode for shown in hits})
        found = f"{count_of(len(hits), 'passage')}{more} in {count_of(episodes, 'episode')}"
        self.query_one("#search-title", PaneTitle).say(found if hits else "Search the library")
        if hits and self._hurried:
            self.action_to_hits()

    # Choosing

    @on(Input.Submitted)
    def action_to_hits(self) -> None:
        """Go down to the hits."""
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
        self._end(self.query_one(HitList).current)

    def action_back(self) -> None:
        """Leave without a choice."""
        self._end(None)

    def _end(self, hit: SearchHit | None) -> None:
        self.dismiss(SearchEnd(self.query_one(Input).value, hit))
