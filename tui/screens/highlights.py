"""Highlights: those of an episode or of the whole library, to open, edit, copy and delete."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from store.desk import Desk
from store.errors import QueryError
from store.highlight_queries import highlight_matcher
from store.model import Colour, EpisodeRow, Highlight
from store.wording import count_of, quoted
from tui.doing import TAKES_BACK
from tui.messages import PromptCancelled, PromptGiven, PromptTyped
from tui.screens.base import BaseScreen
from tui.screens.note import Annotation, NoteEditor
from tui.widgets.footer import KeyFooter
from tui.widgets.highlight_list import HighlightList, ShownHighlight
from tui.widgets.line_list import LineList
from tui.widgets.marking import edit_highlight, with_source
from tui.widgets.pane_title import PaneTitle
from tui.widgets.prompt import Prompt
from tui.widgets.reader.front import source_line

__all__ = ["HighlightChosen", "HighlightsScreen"]

_ORPHANS = "is:orphan"
_NONE = "No highlights yet. In a text, v and Enter highlight the sentence under the caret."
_NONE_FOUND = "No highlight answers this. Esc shows all again, / asks something else."


@dataclass(frozen=True, slots=True)
class HighlightChosen:
    """What was chosen, and the list that leads back to."""

    highlight: Highlight
    attach: bool
    """Whether its passage is to be chosen by hand."""
    of: str | None
    """The episode whose highlights were listed, None for all."""
    query: str


class HighlightsScreen(BaseScreen[HighlightChosen | None]):
    """A list of highlights; gives the one that was chosen."""

    context = "highlights"
    AUTO_FOCUS: ClassVar[str] = "HighlightList"

    def __init__(
        self, desk: Desk, episode: str | None = None, *, query: str = "", at: str = ""
    ) -> None:
        """List highlights.

        Args:
            desk: the open desk.
            episode: whose; None for those of the whole library.
            query: what narrows them; see `store.highlight_queries`.
            at: the id of the one that the cursor stands on.
        """
        super().__init__(desk)
        self._episode = episode
        self._query = query
        self._at = at
        self._unsubscribe: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """How many there are, the list, a line to type into, the keys."""
        yield PaneTitle(id="highlights-title")
        yield HighlightList()
        yield Prompt(id="prompt")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show them, and again whenever they change."""
        self._unsubscribe = self.desk.record.subscribe(self._changed)
        self._list(self._at)

    def on_unmount(self) -> None:
        """Stop watching."""
        if self._unsubscribe is not None:
            self._unsubscribe()

    def _changed(self, touched: Mapping[str, frozenset[int]]) -> None:
        if touched.keys() & {"highlights", "imports"}:
            self.call_next(self._list)

    @property
    def _rows(self) -> HighlightList:
        return self.query_one(HighlightList)

    def _row(self, episode: str) -> EpisodeRow | None:
        return self.desk.rows().get(episode)

    def _list(self, at: str = "") -> None:
        highlights = self.desk.highlights
        every = highlights.all() if self._episode is None else highlights.of(self._episode)
        wanted = highlight_matcher(self._query, self._row)
        shown = [ShownHighlight(one, self._title_of(one)) for one in every if wanted(one)]
        current = self._rows.current
        at = at or (current.id if current is not None else "")
        self._rows.show(shown, _NONE_FOUND if self._query else _NONE, at)
        self._say_title(len(shown), sum(one.orphan for one in every))
        self.keep_idle(not shown, "highlights.filter" if every else "")

    def _title_of(self, one: Highlight) -> str:
        if self._episode is not None:
            return ""
        row = self._row(one.episode)
        return f"{row.title} · {row.source}" if row is not None else "no longer in the library"

    def _say_title(self, count: int, orphans: int) -> None:
        words = count_of(count, "highlight")
        if self._episode is not None and (row := self._row(self._episode)) is not None:
            words += f" in {row.title}"
        if self._query:
            words += f" · {self._query}"
        elif orphans:
            words += f" · {orphans} without a place, o lists {'it' if orphans == 1 else 'them'}"
        self.query_one("#highlights-title", PaneTitle).say(words)

    # Choosing

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        if (one := self._rows.current) is None:
            return
        if one.orphan:
            self.say("Its passage is no longer in the text · a attaches it by hand")
        else:
            self._leave_for(one, attach=False)

    def action_attach(self) -> None:
        """Go and choose the passage of a highlight by hand."""
        if (one := self._rows.current) is not None:
            self._leave_for(one, attach=True)

    def _leave_for(self, one: Highlight, *, attach: bool) -> None:
        if self._row(one.episode) is None:
            self.say("Its episode is no longer in the library")
        else:
            self.dismiss(HighlightChosen(one, attach, self._episode, self._query))

    # Changing

    def action_edit(self) -> None:
        """Edit note, tags and colour."""
        if (one := self._rows.current) is None:
            return

        def done(wanted: Annotation | None) -> None:
            if wanted is not None and (said := edit_highlight(self.desk, one, wanted)):
                self.tell(said)

        before = Annotation(one.note or "", one.tags, one.colour)
        self.app.push_screen(NoteEditor(one.anchor.quote, before), done)

    def action_colour(self, colour: str) -> None:
        """Give the highlight a colour."""
        if (one := self._rows.current) is not None and one.colour != colour:
            self.desk.highlights.change(one.id, colour=Colour(colour))
            self.tell(f"Now {colour}: {quoted(one.anchor.quote)} · {TAKES_BACK}")

    def action_delete(self) -> None:
        """Delete the highlight."""
        if (one := self._rows.current) is not None and self.desk.highlights.remove([one.id]):
            self.tell(f"Highlight deleted: {quoted(one.anchor.quote)} · {TAKES_BACK}")

    def action_copy(self) -> None:
        """Copy the passage with its source, and the note."""
        if (one := self._rows.current) is None:
            return
        row = self._row(one.episode)
        source = source_line(row, one.anchor) if row is not None else ""
        copied = with_source(one.anchor.quote, source)
        self.app.copy_to_clipboard("\n\n".join(filter(None, (copied, one.note or ""))))
        self.tell(f"Copied with its source: {quoted(one.anchor.quote)}")

    # Filtering

    @property
    def _prompt(self) -> Prompt:
        return self.query_one(Prompt)

    def action_filter(self) -> None:
        """Ask for words."""
        self._prompt.ask(
            "filter", "/", self._query, hint="words colour:green tag:idea source:twiml has:note …"
        )

    def action_orphans(self) -> None:
        """Show the orphans alone, or all."""
        self._filter("" if self._query == _ORPHANS else _ORPHANS)

    def action_clear(self) -> None:
        """Drop the filter; without one, leave."""
        if self._query:
            self._filter("")
        else:
            self.dismiss(None)

    def _filter(self, query: str) -> None:
        before, self._query = self._query, query
        try:
            self._list()
        except QueryError:
            self._query = before
            raise

    @on(PromptTyped)
    def _typed(self, event: PromptTyped) -> None:
        try:
            self._filter(event.value.strip())
        except QueryError:
            self._prompt.say("…")

    @on(PromptGiven)
    def _given(self, event: PromptGiven) -> None:
        try:
            self._filter(event.value.strip())
        except QueryError as error:
            self._prompt.say(f"{error.where} {error.problem}; {error.remedy}")
            return
        self._close_prompt()

    @on(PromptCancelled)
    def _cancelled(self) -> None:
        self._filter("")
        self._close_prompt()

    def _close_prompt(self) -> None:
        self._prompt.close()
        self.set_focus(self._rows)
