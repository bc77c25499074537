"""The reader with what stands behind it: texts read in a worker, places kept, passages marked."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer

from seeds.model import PartKind
from store.errors import EarmarkError
from store.model import Colour, EpisodeText, Highlight, Place
from store.wording import quoted
from tui.doing import TAKES_BACK, browsable
from tui.messages import TextFailed, TextReady
from tui.widgets.browser import open_in_browser
from tui.widgets.cells import clock
from tui.widgets.reader import Reader, messages

if TYPE_CHECKING:
    from store.anchors import Anchor
    from store.desk import Desk
    from tui.widgets.reader.seeking import Seeker

__all__ = ["ReadingPane"]

_TEXTS = 8
"""Texts that are kept, so that going back and forth needs no reading."""
_PLACE_EVERY = 0.4
"""Seconds between two places that are written down while somebody scrolls."""


class ReadingPane(Vertical):
    """Shows one episode and does what the reader asks for."""

    class Shown(Message):
        """Another episode is on."""

        def __init__(self, episode: str) -> None:
            super().__init__()
            self.episode = episode

    class PlaceSaid(Message):
        """The caret moved; where it is, in words."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

        def can_replace(self, message: Message) -> bool:
            """Only the last one matters."""
            return isinstance(message, ReadingPane.PlaceSaid)

    def __init__(self, *, id: str | None = None, welcome: str = "") -> None:
        super().__init__(id=id)
        self.desk: Desk | None = None
        """None while the record is still being opened."""
        self.episode: str | None = None
        """The episode that is on, or about to be."""
        self._welcome = welcome
        self._texts: OrderedDict[str, EpisodeText] = OrderedDict()
        self._reveal: Anchor | None = None
        self._words: str | Seeker = ""
        self._unsaved: tuple[str, Place] | None = None
        self._saving: Timer | None = None

    def compose(self) -> ComposeResult:
        """Only the reader."""
        yield Reader(id="reader")

    def on_mount(self) -> None:
        """Say what the pane is for, until an episode is opened."""
        if self._welcome:
            self.call_after_refresh(self._greet)

    def _greet(self) -> None:
        if self.episode is None:
            self.reader.clear(self._welcome)

    @property
    def reader(self) -> Reader:
        """The reader."""
        return self.query_one(Reader)

    # Opening

    def open(self, episode: str, reveal: Anchor | None = None, words: str | Seeker = "") -> None:
        """Show an episode where it was left, or at a passage, with the words that led to it."""
        self.save_place()
        self._reveal = reveal
        self._words = words
        if episode == self.episode and self.reader.text is not None:
            self._go_to_passage()
            return
        self.episode = episode
        if (text := self._texts.get(episode)) is not None:
            self._show(text)
        elif self.desk is not None:
            self._read(episode)

    @work(thread=True, exclusive=True, group="text", exit_on_error=False)
    def _read(self, episode: str) -> None:
        assert self.desk is not None
        try:
            library = self.desk.library.again()
            try:
                self.post_message(TextReady(library.text(episode)))
            finally:
                library.close()
        except EarmarkError as error:
            self.post_message(TextFailed(episode, error))

    @on(TextReady)
    def _text_ready(self, event: TextReady) -> None:
        event.stop()
        self._texts[event.text.row.id] = event.text
        while len(self._texts) > _TEXTS:
            self._texts.popitem(last=False)
        if event.text.row.id == self.episode:
            self._show(event.text)

    @on(TextFailed)
    def _text_failed(self, event: TextFailed) -> None:
        event.stop()
        if event.episode == self.episode:
            self.episode = None
            self.reader.clear(str(event.error))

    def _show(self, text: EpisodeText) -> None:
        assert self.desk is not None
        episode = text.row.id
        self.reader.show(
            text,
            self.desk.marks.state(episode),
            place=self.desk.marks.place(episode),
            highlights=self.desk.highlights.of(episode),
        )
        self._go_to_passage()
        self.post_message(self.Shown(episode))
        self._say_place(self.reader.place())

    def _go_to_passage(self) -> None:
        if self._reveal is not None:
            self.reader.reveal(self._reveal)
            self._reveal = None
        if self._words:
            # The text is laid out once the reader has its width, which may be just coming.
            self.call_after_refresh(self.reader.find, self._words)
            self._words = ""

    def forget_texts(self) -> None:
        """Read texts anew: the library changed. What is on the screen is shown anew, too."""
        self._texts.clear()
        if self.episode is not None and self.desk is not None:
            self.save_place()
            self._read(self.episode)

    def states_changed(self, *, highlights: bool) -> None:
        """Show the open episode's state and, if they changed, its highlights."""
        if self.desk is None or self.episode is None or self.reader.text is None:
            return
        if self.reader.text.row.id != self.episode:
            return
        self.reader.set_state(self.desk.marks.state(self.episode))
        if highlights:
            self.reader.set_highlights(self.desk.highlights.of(self.episode))

    # The place

    @on(messages.PlaceChanged)
    def _place_changed(self, event: messages.PlaceChanged) -> None:
        event.stop()
        self._unsaved = (event.episode, event.place)
        self._say_place(event.place)
        if self._saving is None:
            self._saving = self.set_timer(_PLACE_EVERY, self.save_place)

    def on_unmount(self) -> None:
        """Write down where the caret stands before the app is left."""
        self.save_place()

    def save_place(self) -> None:
        """Write down where the caret stands."""
        if self._saving is not None:
            self._saving.stop()
            self._saving = None
        if self._unsaved is not None and self.desk is not None:
            episode, place = self._unsaved
            self._unsaved = None
            with self._told():
                self.desk.marks.move(episode, place)

    def _say_place(self, place: Place | None) -> None:
        text = self.reader.text
        if place is None or text is None:
            self.post_message(self.PlaceSaid(""))
            return
        words = f"{round(place.progress * 100)} %"
        part = text.part(place.part)
        if part is not None and place.block < len(part.blocks):
            start = part.blocks[place.block].start
            if start is not None:
                words += f" · {clock(start)}"
        self.post_message(self.PlaceSaid(words))

    @on(messages.ReachedEnd)
    def _reached_end(self, event: messages.ReachedEnd) -> None:
        event.stop()
        with self._told():
            if self.desk is not None and self.desk.marks.finish(event.episode):
                self._tell(f"Read to the end, marked read · {TAKES_BACK}")

    # Marking

    @on(messages.HighlightWanted)
    def _highlight_wanted(self, event: messages.HighlightWanted) -> None:
        event.stop()
        if event.note:
            self._ask_note(event.anchor, event.colour)
        else:
            self._highlight(event.anchor, event.colour, None)

    def _highlight(self, anchor: Anchor, colour: Colour, note: str | None) -> None:
        if self.desk is None or self.episode is None:
            return
        words = " with a note" if note else ""
        with self._told():
            self.desk.highlights.add(self.episode, anchor, colour=colour, note=note)
            self._tell(f"Highlighted{words}: {quoted(anchor.quote)} · {TAKES_BACK}")

    @work(exclusive=True, group="asking")
    async def _ask_note(self, anchor: Anchor, colour: Colour) -> None:
        from tui.screens.note import NoteEditor

        note = await self.app.push_screen_wait(NoteEditor(anchor.quote))
        if note is not None:
            self._highlight(anchor, colour, note)

    @on(messages.HighlightEdit)
    def _highlight_edit(self, event: messages.HighlightEdit) -> None:
        event.stop()
        with self._told():
            if self.desk is not None:
                self._edit_note(self.desk.highlights.get(event.id))

    @work(exclusive=True, group="asking")
    async def _edit_note(self, highlight: Highlight) -> None:
        from tui.screens.note import NoteEditor

        editor = NoteEditor(highlight.anchor.quote, highlight.note or "")
        note = await self.app.push_screen_wait(editor)
        if note is None or self.desk is None or note == (highlight.note or ""):
            return
        with self._told():
            self.desk.highlights.change(highlight.id, note=note)
            self._tell(f"Note kept · {TAKES_BACK}" if note else f"Note removed · {TAKES_BACK}")

    @on(messages.HighlightDelete)
    def _highlight_delete(self, event: messages.HighlightDelete) -> None:
        event.stop()
        with self._told():
            if self.desk is not None and self.desk.highlights.remove([event.id]):
                self._tell(f"Highlight deleted · {TAKES_BACK}")

    @on(messages.CardWanted)
    def _card_wanted(self, event: messages.CardWanted) -> None:
        event.stop()
        self._make_card(event.anchor, event.highlight)

    @work(exclusive=True, group="asking")
    async def _make_card(self, anchor: Anchor, highlight: str | None) -> None:
        from store.claims import choices
        from tui.screens.card_choice import CardChoice
        from tui.screens.card_editor import CardEditor, CardText

        text = self.reader.text
        if self.desk is None or text is None:
            return
        part = text.part(PartKind(anchor.part))
        speaker = part.blocks[anchor.block].speaker if part else None
        row = text.row
        found = choices(anchor, title=row.title, source=row.source, speaker=speaker)
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
            editor = CardEditor(
                proposal.kind,
                proposal.front,
                proposal.back,
                title="A card from this passage",
                lint_title=row.title,
            )
            wanted = await self.app.push_screen_wait(editor)
        if wanted is None:
            return
        with self._told():
            card = self.desk.cards.add(
                wanted.kind,
                wanted.front,
                wanted.back,
                episode=row.id,
                anchor=anchor,
                highlight=highlight,
                claim=proposal.claim,
                rule="hand",
                key=proposal.key,
            )
            self._tell(f"Card made: {quoted(card.front)} · {TAKES_BACK}")

    # Out of the reader

    @on(messages.CopyWanted)
    def _copy_wanted(self, event: messages.CopyWanted) -> None:
        event.stop()
        self.app.copy_to_clipboard("\n".join(filter(None, (event.text, event.source_line))))
        self._tell(f"Copied: {quoted(event.text)}")

    @on(messages.LinkOpened)
    def _link_opened(self, event: messages.LinkOpened) -> None:
        event.stop()
        with self._told():
            open_in_browser(self, browsable(event.url))

    @on(messages.Toast)
    def _toast(self, event: messages.Toast) -> None:
        event.stop()
        self._tell(event.text)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what cannot be done or written in one line, and go on."""
        try:
            yield
        except EarmarkError as error:
            self._tell(str(error), warning=True)

    def _tell(self, text: str, *, warning: bool = False) -> None:
        self.notify(text, severity="warning" if warning else "information", markup=False)
