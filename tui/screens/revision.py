"""Revision: a handful of past highlights, one at a time, each in its surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static

from store.errors import UnknownIdError
from store.model import EpisodeText, Highlight
from store.revision import Decision
from store.wording import count_of, quoted
from tui.doing import TAKES_BACK
from tui.screens.base import BaseScreen
from tui.widgets.footer import KeyFooter
from tui.widgets.marked_text import HeadLine
from tui.widgets.passage_text import excerpt
from tui.widgets.passage_view import PassageView

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["RevisionScreen"]

_NOTHING = (
    "No highlight comes back today. Those you make come back from tomorrow on, "
    "a handful a day, at growing intervals. q goes back."
)
_DONE = "That was today's handful. q goes back."


class RevisionScreen(BaseScreen[Highlight | None]):
    """The highlights that come back today."""

    context = "revision"
    AUTO_FOCUS: ClassVar[str] = "PassageView"

    head = query_one("#revision-head", HeadLine)
    passage = query_one(PassageView)
    note = query_one("#revision-note", Static)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._done = 0
        self._text: EpisodeText | None = None

    def compose(self) -> ComposeResult:
        """How many there are, the passage, the note, the keys."""
        yield HeadLine(id="revision-head")
        with Vertical(id="revision-pane"):
            yield PassageView()
            yield Static(id="revision-note", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the first."""
        self._show()

    @property
    def highlight(self) -> Highlight | None:
        """The highlight that is on."""
        return next(iter(self.desk.revision.due()), None)

    # What the keys do

    def action_keep(self) -> None:
        """Let it come again."""
        self._decide(Decision.KEEP)

    def action_less(self) -> None:
        """Let it come again, less often."""
        self._decide(Decision.LESS)

    def action_drop(self) -> None:
        """Never show it again; the highlight itself stays."""
        self._decide(Decision.DROP)

    def action_passage(self) -> None:
        """Leave for the passage."""
        if (one := self._on()) is not None:
            self.dismiss(one)

    def action_undo(self) -> None:
        """Take back the last step; a highlight that comes back is on again."""
        super().action_undo()
        self._done = max(0, self._done - 1)
        self._show()

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        super().action_redo()
        self._show()

    def action_scroll_text(self, lines: int) -> None:
        """Scroll the passage."""
        self.passage.scroll_relative(y=lines, animate=False)

    @work(exclusive=True, group="asking")
    async def action_card(self) -> None:
        """Make a card of it, which then comes on its own schedule."""
        one = self._on()
        text = self._read(one.episode) if one is not None else None
        if one is None or text is None:
            return
        from tui.screens.card_from_passage import editor_for, keep, proposals

        best = proposals(text, one.anchor)[0]
        editor = editor_for(best, text, one.anchor, title="A card from this highlight")
        wanted = await self.app.push_screen_wait(editor)
        if wanted is None:
            return
        with self.desk.record.step("") as step:
            card = keep(self.desk, text, one.anchor, best, wanted, highlight=one.id)
            self.desk.revision.decide(one, Decision.CARD)
            step.what = f"made the card {quoted(card.front)}"
        self.tell(f"Card made: {quoted(card.front)} · {TAKES_BACK}")
        self._done += 1
        self._show()

    def _decide(self, decision: Decision) -> None:
        if (one := self._on()) is None:
            return
        days = self.desk.revision.decide(one, decision)
        self._done += 1
        self._show()
        told = f"comes again in {count_of(days, 'day')}" if days else "won't come again"
        self.say(f"{quoted(one.anchor.quote)} {told} · u takes it back")

    def _on(self) -> Highlight | None:
        one = self.highlight
        if one is None:
            self.say("No highlight is on · q goes back")
        return one

    # Drawing

    def _show(self) -> None:
        due = self.desk.revision.due()
        one = due[0] if due else None
        left = f"{len(due)} left" if due else "none left"
        self.keep_idle(one is None)
        self.head.show("Highlights from before", left, f"{self._done} seen" if self._done else "")
        if one is None:
            self.passage.clear(_DONE if self._done else _NOTHING)
            self.note.update("")
            return
        text = self._read(one.episode)
        if text is None:
            self.passage.clear(one.anchor.quote)
        else:
            self.passage.show(excerpt(one.anchor, text.parts))
        told = [f"{text.row.source} · {text.row.title}"] if text is not None else []
        told.append(f"highlighted on {one.created.date().isoformat()}, in {one.colour}")
        told += [f"note: {one.note}"] if one.note else []
        told += [" ".join(f"#{tag}" for tag in one.tags)] if one.tags else []
        self.note.update("\n".join(told))

    def _read(self, episode: str) -> EpisodeText | None:
        if self._text is None or self._text.row.id != episode:
            try:
                self._text = self.desk.text(episode)
            except UnknownIdError:
                return None
        return self._text
