"""Related: the episodes nearest to one, each with the reason."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message

from store.desk import Desk
from store.errors import EarmarkError
from store.model import EpisodeRow
from store.wording import count_of
from tui.screens.base import BaseScreen
from tui.widgets.cells import cell_len, cut, fit
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import Line, LineList
from tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from store.library.related import Related

__all__ = ["RelatedList", "RelatedScreen"]

_MOST = 20
_LOOKING = "Looking through the library …"
_NONE = "No other episode shares a reference, a person or rare words with this one. q goes back."


class _Found(Message):
    def __init__(self, found: Sequence[Related], problem: str = "") -> None:
        super().__init__()
        self.found = found
        self.problem = problem


class RelatedList(LineList):
    """Two lines for an episode: what it is, and why it is near."""

    context = "related"

    def __init__(self) -> None:
        super().__init__(id="related")
        self._found: Sequence[tuple[Related, EpisodeRow]] = ()
        self._empty = _LOOKING

    def show(self, found: Sequence[tuple[Related, EpisodeRow]], empty: str) -> None:
        """Show these episodes."""
        self._found = found
        self._empty = empty
        self.rows_changed()

    @property
    def current(self) -> str | None:
        """The id of the episode under the cursor."""
        return self._found[self.cursor][0].id if self._found else None

    @property
    def row_count(self) -> int:
        """How many episodes there are."""
        return len(self._found)

    @property
    def row_height(self) -> int:
        """The episode, and the reason."""
        return 2

    @property
    def empty_text(self) -> str:
        """That it is being looked, or that nothing is near."""
        return self._empty

    def picture(self, index: int) -> Hashable:
        """Everything a row shows."""
        return (self._found[index], index == self.cursor)

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay an episode out."""
        found, row = self._found[index]
        sign = "▌ " if index == self.cursor else "  "
        beside = cut(" · ".join(filter(None, (row.published, row.source))), width // 3)
        title = fit(found.title, width - 3 - cell_len(beside) - 1)
        return [
            [(sign, "sign"), (title, "strong"), (f" {beside}", "muted")],
            [(sign, "sign"), (fit("; ".join(found.because), width - 3), "muted")],
        ]


class RelatedScreen(BaseScreen[str | None]):
    """The episodes related to one; gives the one that was chosen, or None."""

    context = "related"
    AUTO_FOCUS: ClassVar[str] = "RelatedList"

    def __init__(self, desk: Desk, episode: str, chosen: str | None = None) -> None:
        """Look for what is related to `episode`; begin at the one that was `chosen` before."""
        super().__init__(desk)
        self._episode = episode
        self._chosen_before = chosen

    def compose(self) -> ComposeResult:
        """To what they are related, the episodes, the keys."""
        title = self.desk.listed(self._episode).row.title
        yield PaneTitle(f"Related to {title}", id="related-title")
        yield RelatedList()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Look."""
        self._look()

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _look(self) -> None:
        try:
            library = self.desk.library.again()
            try:
                self.post_message(_Found(library.related(self._episode, _MOST)))
            finally:
                library.close()
        except EarmarkError as error:
            self.post_message(_Found((), str(error)))

    @on(_Found)
    def _found(self, event: _Found) -> None:
        rows = self.desk.rows()
        found = [(one, rows[one.id]) for one in event.found if one.id in rows]
        related = self.query_one(RelatedList)
        related.show(found, event.problem or _NONE)
        self.keep_idle(not found)
        if (footer := self.footer) is not None:
            footer.place = count_of(len(found), "episode")
        for index, (one, _) in enumerate(found):
            if one.id == self._chosen_before:
                related.cursor = index

    @on(LineList.Chosen)
    def _open(self) -> None:
        self.dismiss(self.query_one(RelatedList).current)

    def action_back(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)
