"""References: the works that are talked about, the most cited first, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message

from seeds.citing import normalised_title
from store.desk import Desk
from store.errors import EarmarkError, UsageError
from store.wording import count_of
from tui.doing import browsable
from tui.messages import PromptCancelled, PromptGiven, PromptTyped
from tui.screens.base import BaseScreen
from tui.widgets.browser import open_in_browser
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import LineList
from tui.widgets.pane_title import PaneTitle
from tui.widgets.prompt import Prompt
from tui.widgets.work_list import NamedIn, Work, WorkList, address_of

__all__ = ["ReferencesEnd", "ReferencesScreen", "ReferencesView"]

_LOOKING = "Looking through the library …"
_NO_WORKS = "No episode names a work yet. References come with the notes of episodes."
_NONE_HERE = "This episode names no work. e shows those of the whole library."
_OF_WORKS = ("references.narrow", "references.alone")
"""What can still be done where no work is shown, but there are some."""
_NONE_FOUND = "No work answers this. Esc shows all again."


@dataclass(frozen=True, slots=True)
class ReferencesView:
    """What the screen shows, so that it can be come back to."""

    episode: str | None = None
    """The episode whose references can be shown alone."""
    alone: bool = False
    """Whether they are."""
    words: str = ""
    """What the works are narrowed to."""
    unfolded: frozenset[Work] = field(default_factory=frozenset)
    cursor: int = 0


@dataclass(frozen=True, slots=True)
class ReferencesEnd:
    """The episode that was chosen, and the work that it names."""

    episode: str
    title: str
    view: ReferencesView


class _Found(Message):
    def __init__(self, works: Sequence[Work], problem: str = "") -> None:
        super().__init__()
        self.works = works
        self.problem = problem


class ReferencesScreen(BaseScreen[ReferencesEnd | None]):
    """The works, a line to narrow them by, and where each is named."""

    context = "references"
    AUTO_FOCUS: ClassVar[str] = "WorkList"

    def __init__(self, desk: Desk, view: ReferencesView) -> None:
        super().__init__(desk)
        self._view = view
        self._alone = view.alone
        self._words = view.words
        self._works: Sequence[Work] | None = None
        self._problem = ""

    def compose(self) -> ComposeResult:
        """What is shown, the works, a line to type into, the keys."""
        yield PaneTitle("References", id="references-title")
        yield WorkList()
        yield Prompt(id="prompt")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Ask the library."""
        self.works.show((), {}, _LOOKING)
        self._look()

    @property
    def works(self) -> WorkList:
        """The list."""
        return self.query_one(WorkList)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _look(self) -> None:
        try:
            library = self.desk.library.again()
            try:
                self.post_message(_Found([Work.of(row) for row in library.references()]))
            finally:
                library.close()
        except EarmarkError as error:
            self.post_message(_Found((), str(error)))

    @on(_Found)
    def _found(self, event: _Found) -> None:
        self._works, self._problem = event.works, event.problem
        self.works.unfolded = self._view.unfolded
        self._show()
        self.works.cursor = self._view.cursor

    def _show(self) -> None:
        if self._works is None:
            return
        episode = self._view.episode if self._alone else None
        there = [one for one in self._works if episode is None or episode in one.row.episodes]
        wanted = normalised_title(self._words).split()
        found = [one for one in there if all(word in one.words for word in wanted)]
        empty = _NONE_FOUND if there else _NONE_HERE if self._works else _NO_WORKS
        rows = self.desk.rows()
        self.works.show(found, rows, self._problem or empty)
        self.keep_idle(not found, *_OF_WORKS if self._works else ())
        several = sum(len(one.row.episodes) > 1 for one in found)
        whose = rows[episode].title if episode in rows else "the library"
        words = f" · {self._words.strip()}" if wanted else ""
        shared = f", {several} of them in several episodes" if several else ""
        self.query_one("#references-title", PaneTitle).say(
            f"{count_of(len(found), 'reference')} of {whose}{words}{shared}"
        )

    # What the keys do

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        current = self.works.current
        if isinstance(current, NamedIn):
            self._end(current.work, current.episode.id)
        elif current is not None and len(current.row.episodes) == 1:
            self._end(current, current.row.episodes[0])
        elif current is not None:
            self.works.fold(current)

    def _end(self, chosen: Work, episode: str) -> None:
        view = ReferencesView(
            self._view.episode, self._alone, self._words, self.works.unfolded, self.works.cursor
        )
        self.dismiss(ReferencesEnd(episode, chosen.row.title, view))

    def action_fold(self) -> None:
        """Fold the work under the cursor, if it is unfolded."""
        if (current := self.works.work) is not None and current in self.works.unfolded:
            self.works.fold(current)

    def action_open_page(self) -> None:
        """Open the work in the browser."""
        open_in_browser(self, self._address())

    def action_copy_link(self) -> None:
        """Copy the address of the work."""
        address = self._address()
        self.app.copy_to_clipboard(address)
        self.tell(f"Copied: {address}")

    def _address(self) -> str:
        current = self.works.work
        address = address_of(current.row) if current is not None else None
        if not address:
            raise UsageError("this reference", "names no address")
        return browsable(address)

    def action_alone(self) -> None:
        """Show the references of the open episode alone, or those of the library."""
        if self._view.episode is None:
            self.say("No episode is open")
            return
        self._alone = not self._alone
        self.works.cursor = 0
        self._show()

    def action_back(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)

    # Narrowing

    def action_narrow(self) -> None:
        """Ask for words."""
        self.query_one(Prompt).ask(
            "works", "/", self._words, hint="a title, an author, a year, paper …"
        )

    def action_clear(self) -> None:
        """Show all works again; where all are shown, leave."""
        if self._words:
            self._narrow("")
        else:
            self.action_back()

    @on(PromptTyped)
    def _typed(self, event: PromptTyped) -> None:
        self._narrow(event.value)

    @on(PromptGiven)
    def _given(self) -> None:
        self._close()

    @on(PromptCancelled)
    def _cancelled(self) -> None:
        self._narrow("")
        self._close()

    def _narrow(self, words: str) -> None:
        self._words = words
        self.works.cursor = 0
        self._show()

    def _close(self) -> None:
        self.query_one(Prompt).close()
        self.set_focus(self.works, scroll_visible=False)
