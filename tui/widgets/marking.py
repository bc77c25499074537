"""What becomes of a passage: a highlight, a note, a card, a copy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Vertical

from store.errors import EarmarkError
from store.model import Colour, Highlight
from store.wording import quoted
from tui.doing import TAKES_BACK, browsable
from tui.messages import Attaching
from tui.widgets.browser import open_in_browser
from tui.widgets.reader import Reader, messages

if TYPE_CHECKING:
    from store.anchors import Anchor
    from store.desk import Desk
    from tui.screens.note import Annotation

__all__ = ["Marking", "edit_highlight", "with_source"]


def edit_highlight(desk: Desk, before: Highlight, wanted: Annotation) -> str:
    """Change a highlight to what is wanted; return what to say, "" where nothing changed."""
    note = before.note or ""
    if (note, before.tags, before.colour) == (wanted.note, wanted.tags, wanted.colour):
        return ""
    desk.highlights.change(before.id, colour=wanted.colour, note=wanted.note, tags=wanted.tags)
    if note and not wanted.note:
        return f"Note removed · {TAKES_BACK}"
    if note != wanted.note:
        return f"Note kept · {TAKES_BACK}"
    if before.tags != wanted.tags:
        return f"Tags kept · {TAKES_BACK}"
    return f"Now {wanted.colour} · {TAKES_BACK}"


def with_source(*lines: str) -> str:
    """Put a copied passage and what belongs to it beneath each other, empty lines left out."""
    return "\n".join(filter(None, lines))


class Marking(Vertical):
    """Does with passages what the reader asks for."""

    desk: Desk | None = None
    """None while the record is still being opened."""
    episode: str | None = None
    """The episode that is on, or about to be."""
    attaching: Highlight | None = None
    """The highlight whose passage is being chosen by hand."""

    @property
    def reader(self) -> Reader:
        """The reader."""
        return self.query_one(Reader)

    # Highlights

    @on(messages.HighlightWanted)
    def _highlight_wanted(self, event: messages.HighlightWanted) -> None:
        event.stop()
        if self.attaching is not None:
            self._put_on(self.attaching, event.anchor)
        elif event.note:
            self._ask_note(event.anchor, event.colour)
        else:
            self._highlight(event.anchor, event.colour)

    def _highlight(self, anchor: Anchor, colour: Colour, wanted: Annotation | None = None) -> None:
        if self.desk is None or self.episode is None:
            return
        with self.told():
            same = self._on_the_same(anchor)
            if same is not None and wanted is None:
                self._recolour(same, colour)
                return
            note, tags = (wanted.note, wanted.tags) if wanted is not None else ("", ())
            self.desk.highlights.add(self.episode, anchor, colour=colour, note=note, tags=tags)
            words = " with a note" if note else ""
            self.tell(f"Highlighted{words}: {quoted(anchor.quote)} · {TAKES_BACK}")

    def _on_the_same(self, anchor: Anchor) -> Highlight | None:
        """Return the highlight that lies on exactly this passage, if one does."""
        assert self.desk is not None
        assert self.episode is not None
        there = (anchor.part, anchor.block, anchor.start, anchor.end)
        for one in self.desk.highlights.of(self.episode):
            its = one.anchor
            if not one.orphan and (its.part, its.block, its.start, its.end) == there:
                return one
        return None

    def _recolour(self, highlight: Highlight, colour: Colour) -> None:
        assert self.desk is not None
        if highlight.colour is colour:
            self.tell(f"Highlighted in {colour} already · Enter edits it, X deletes it")
        else:
            self.desk.highlights.change(highlight.id, colour=colour)
            self.tell(f"Now {colour}: {quoted(highlight.anchor.quote)} · {TAKES_BACK}")

    @work(exclusive=True, group="asking")
    async def _ask_note(self, anchor: Anchor, colour: Colour) -> None:
        if self.desk is None or self.episode is None:
            return
        same = self._on_the_same(anchor)
        if same is not None:
            await self._edit(same)
            return
        from tui.screens.note import Annotation, NoteEditor

        editor = NoteEditor(anchor.quote, Annotation(colour=colour))
        wanted = await self.app.push_screen_wait(editor)
        if wanted is not None:
            self._highlight(anchor, wanted.colour, wanted)

    @on(messages.HighlightEdit)
    def _highlight_edit(self, event: messages.HighlightEdit) -> None:
        event.stop()
        with self.told():
            if self.desk is not None:
                self._edit_one(self.desk.highlights.get(event.id))

    @work(exclusive=True, group="asking")
    async def _edit_one(self, highlight: Highlight) -> None:
        await self._edit(highlight)

    async def _edit(self, highlight: Highlight) -> None:
        from tui.screens.note import Annotation, NoteEditor

        before = Annotation(highlight.note or "", highlight.tags, highlight.colour)
        wanted = await self.app.push_screen_wait(NoteEditor(highlight.anchor.quote, before))
        if wanted is None or self.desk is None:
            return
        with self.told():
            if said := edit_highlight(self.desk, highlight, wanted):
                self.tell(said)

    @on(messages.HighlightDelete)
    def _highlight_delete(self, event: messages.HighlightDelete) -> None:
        event.stop()
        with self.told():
            if self.desk is not None and self.desk.highlights.remove([event.id]):
                self.tell(f"Highlight deleted · {TAKES_BACK}")

    # Attaching by hand

    def attach(self, highlight: Highlight) -> None:
        """Let the next selection be the passage of a highlight."""
        self.attaching = highlight
        self.post_message(Attaching(highlight))
        self.tell("Select its passage with f or v, then Enter attaches it · Esc leaves it")

    def _put_on(self, highlight: Highlight, anchor: Anchor) -> None:
        if self.desk is None or self.episode != highlight.episode:
            return
        with self.told():
            self.desk.highlights.attach(highlight.id, anchor)
            self.tell(f"Attached to {quoted(anchor.quote)} · {TAKES_BACK}")
        self._end_attaching()

    def _end_attaching(self) -> None:
        self.attaching = None
        self.post_message(Attaching(None))

    def leave_attaching(self) -> None:
        """Attach nothing: something else is being done."""
        if self.attaching is not None:
            self._end_attaching()

    @on(messages.Cleared)
    def _cleared(self, event: messages.Cleared) -> None:
        event.stop()
        if self.attaching is not None:
            self.tell("The highlight stays without a place · g h lists it")
            self._end_attaching()

    # Cards

    @on(messages.CardWanted)
    def _card_wanted(self, event: messages.CardWanted) -> None:
        event.stop()
        self._make_card(event.anchor, event.highlight)

    @work(exclusive=True, group="asking")
    async def _make_card(self, anchor: Anchor, highlight: str | None) -> None:
        from tui.screens.card_choice import CardChoice
        from tui.screens.card_editor import CardText
        from tui.screens.card_from_passage import editor_for, keep, proposals

        text = self.reader.text
        if self.desk is None or text is None:
            return
        found = proposals(text, anchor)
        proposal = found[0]
        wanted: CardText | None = None
        if len(found) > 1:
            chosen = await self.app.push_screen_wait(CardChoice(found))
            if chosen is None:
                return
            proposal = chosen.proposal
            if not chosen.edit:
                wanted = CardText(proposal.kind, proposal.front, proposal.back)
        if wanted is None:
            editor = editor_for(proposal, text, anchor, title="A card from this passage")
            wanted = await self.app.push_screen_wait(editor)
        if wanted is None:
            return
        with self.told():
            card = keep(self.desk, text, anchor, proposal, wanted, highlight=highlight)
            self.tell(f"Card made: {quoted(card.front)} · {TAKES_BACK}")

    # Out of the reader

    @on(messages.CopyWanted)
    def _copy_wanted(self, event: messages.CopyWanted) -> None:
        event.stop()
        self.app.copy_to_clipboard(with_source(event.text, event.source_line))
        self.tell(f"Copied with its source: {quoted(event.text)}")

    @on(messages.LinkOpened)
    def _link_opened(self, event: messages.LinkOpened) -> None:
        event.stop()
        with self.told():
            open_in_browser(self, browsable(event.url))

    @on(messages.Toast)
    def _toast(self, event: messages.Toast) -> None:
        event.stop()
        say = getattr(self.screen, "say", None)
        if event.quiet and say is not None:
            say(event.text)
        else:
            self.tell(event.text)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Tell what cannot be done or written in one line, and go on."""
        try:
            yield
        except EarmarkError as error:
            self.tell(str(error), warning=True)

    def tell(self, text: str, *, warning: bool = False) -> None:
        """Show a toast: plain text, since titles and passages come from outside."""
        self.notify(text, severity="warning" if warning else "information", markup=False)
