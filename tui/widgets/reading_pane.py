"""The reader with what stands behind it: texts read in a worker, places kept, passages marked."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.timer import Timer

from store.errors import EarmarkError
from store.model import EpisodeText, Highlight, ListenState, Place
from tui.config import Config
from tui.doing import TAKES_BACK
from tui.messages import EpisodeShown, PageSaid, PlaceSaid, TextFailed, TextReady
from tui.widgets.cells import clock
from tui.widgets.marking import Marking
from tui.widgets.reader import ASCII, UNICODE, Entry, Reader, messages
from tui.widgets.reading_time import LOOK_EVERY, ReadingTime

if TYPE_CHECKING:
    from store.anchors import Anchor
    from store.desk import Desk
    from tui.widgets.reader.seeking import Seeker

__all__ = ["ReadingPane"]

_TEXTS = 8
"""Texts that are kept, so that going back and forth needs no reading."""
_PLACE_EVERY = 0.4
"""Seconds between two places that are written down while somebody scrolls."""


def page_in_words(page: messages.PageSet) -> str:
    """Say how a text is set."""
    times = "times shown" if page.times else "times hidden"
    where = "in the middle" if page.centred else "at the left"
    return f"Text {page.column} wide, {where}, {times}"


def highlight_in_words(highlight: Highlight) -> str:
    """Say what lies on a passage, and what can be done with it."""
    tags = "".join(f" #{tag}" for tag in highlight.tags)
    if highlight.note:
        return f"✎ {' '.join(highlight.note.split())} · {highlight.colour}{tags} · Enter edits"
    return f"Highlighted in {highlight.colour}{tags} · Enter edits · X deletes · c makes a card"


class _Usual(NamedTuple):
    measure: int
    times: bool
    align: str
    ascii: bool


class ReadingPane(Marking):
    """Shows one episode and does what the reader asks for."""

    def __init__(self, *, id: str | None = None, welcome: str = "") -> None:
        super().__init__(id=id)
        self._welcome = welcome
        self._texts: OrderedDict[str, EpisodeText] = OrderedDict()
        self._reveal: Anchor | None = None
        self._words: str | Seeker = ""
        self._awaited: str | None = None
        """The episode whose text is being read."""
        self._reads = 0
        self._unsaved: tuple[str, Place] | None = None
        self._saving: Timer | None = None
        self._reading_time: ReadingTime | None = None

    def compose(self) -> ComposeResult:
        """Only the reader."""
        usual = self._usual
        yield Reader(
            id="reader",
            glyphs=ASCII if usual.ascii else UNICODE,
            measure=usual.measure,
            times=usual.times,
            centred=usual.align != "left",
        )

    def on_mount(self) -> None:
        """Say what the pane is for, until an episode is opened; look what is read from then on."""
        self.set_interval(LOOK_EVERY, self.look)
        if self._welcome:
            self.call_after_refresh(self._greet)

    def _greet(self) -> None:
        if self.episode is None:
            self.reader.clear(self._welcome)

    @property
    def _usual(self) -> _Usual:
        """How a text is set where no key has set it otherwise."""
        config = getattr(self.app, "config", None) or Config()
        return _Usual(
            measure=86 if config.measure is None else config.measure,
            times=True if config.times is None else config.times,
            align=config.align or "centre",
            ascii=config.ascii,
        )

    # Opening

    def open(self, episode: str, reveal: Anchor | None = None, words: str | Seeker = "") -> None:
        """Show an episode where it was left, or at a passage, with the words that led to it."""
        self.leave_off()
        if self.attaching is not None and self.attaching.episode != episode:
            self.leave_attaching()
        self._reveal = reveal
        self._words = words
        shown = self.reader.text
        if episode == self.episode and shown is not None and shown.row.id == episode:
            self._go_to_passage()
            return
        if episode == self.episode == self._awaited:
            return  # the passage is gone to when its text is there
        self.episode = episode
        if (text := self._texts.get(episode)) is not None:
            self._show(text)
        elif self.desk is not None:
            self._read(episode)

    def _read(self, episode: str) -> None:
        self._awaited = episode
        self._reads += 1
        self._read_in_thread(episode, self._reads)

    @work(thread=True, exclusive=True, group="text", exit_on_error=False)
    def _read_in_thread(self, episode: str, number: int) -> None:
        assert self.desk is not None
        try:
            library = self.desk.library.again()
            try:
                self.post_message(TextReady(library.text(episode)))
            finally:
                library.close()
        except EarmarkError as error:
            self.post_message(TextFailed(episode, error))
        finally:
            self.call_later(self._read_ended, number)

    @on(TextReady)
    def _text_ready(self, event: TextReady) -> None:
        event.stop()
        self._no_longer_await(event.text.row.id)
        text = event.text if self.desk is None else self.desk.overlay.apply(event.text)
        self._texts[text.row.id] = text
        while len(self._texts) > _TEXTS:
            self._texts.popitem(last=False)
        if text.row.id == self.episode:
            self._show(text)

    @on(TextFailed)
    def _text_failed(self, event: TextFailed) -> None:
        event.stop()
        self._no_longer_await(event.episode)
        if event.episode == self.episode:
            self.episode = None
            self.reader.clear(str(event.error))

    def strayed_to(self) -> Place | None:
        """Return where the caret went from the last hit; None where it is there, or on its way."""
        on_the_way = self._words or self._awaited or self.reader.reading is None
        return None if on_the_way or self.reader.on_hit else self.reader.place()

    def _read_ended(self, number: int) -> None:
        """Await nothing where the last reading that was begun is over, however it ended."""
        if number == self._reads:
            self._awaited = None

    def _no_longer_await(self, episode: str) -> None:
        if self._awaited == episode:
            self._awaited = None

    def _show(self, text: EpisodeText) -> None:
        assert self.desk is not None
        episode = text.row.id
        self._reading_time = ReadingTime(self.desk, text)
        self.reader.show(
            text,
            self.desk.marks.state(episode),
            place=self.desk.marks.place(episode),
            highlights=self.desk.highlights.of(episode),
        )
        self._go_to_passage()
        self.post_message(EpisodeShown(episode))
        self._say_place(self.reader.place())

    def _go_to_passage(self) -> None:
        if self._reveal is not None:
            self.reader.reveal(self._reveal)
            self._reveal = None
        if self._words:
            # The text is laid out once the reader has its width, which may be just coming.
            self.call_after_refresh(self._find_words)

    def _find_words(self) -> None:
        text = self.reader.text
        # Where another episode was opened meanwhile, its words wait for its text.
        if self._words and text is not None and text.row.id == self.episode:
            words, self._words = self._words, ""
            self.reader.find(words)

    def seeks(self, seeker: Seeker) -> bool:
        """Whether what a seeker finds is marked in the text, or will be once it is there."""
        return self._words is seeker or self.reader.marks(seeker)

    def forget_texts(self) -> None:
        """Read texts anew: the library changed. What is on the screen is shown anew, too."""
        self._texts.clear()
        if self.episode is not None and self.desk is not None:
            self.leave_off()
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
        """Write down where the caret stands and what was read before the app is left."""
        self.leave_off()

    def leave_off(self) -> None:
        """Write down where the caret stands and what was read."""
        self.save_place()
        if self._reading_time is not None:
            with self.told():
                self._reading_time.save()

    def look(self) -> None:
        """Take note of what is in view: a timer asks for it, so that no key has to pay for it."""
        if self._reading_time is not None:
            # `Screen.is_current` is true for what lies under another screen, too.
            on_top = self.app.screen is self.screen
            watched = self.app.app_focus and on_top and self.reader.has_focus
            with self.told():
                self._reading_time.look(self.reader, watched=watched)

    def save_place(self) -> None:
        """Write down where the caret stands."""
        if self._saving is not None:
            self._saving.stop()
            self._saving = None
        if self._unsaved is not None and self.desk is not None:
            episode, place = self._unsaved
            self._unsaved = None
            with self.told():
                self.desk.marks.move(episode, place)

    def _say_place(self, place: Place | None) -> None:
        text = self.reader.text
        if place is None or text is None:
            self.post_message(PlaceSaid(""))
            return
        words = f"{round(place.progress * 100)} %"
        part = text.part(place.part)
        if part is not None and place.block < len(part.blocks):
            start = part.blocks[place.block].start
            if start is not None:
                words += f" · {clock(start)}"
        if found := self.reader.found_unseen():
            words = f"{found} · {words}"
        highlight = self.reader.highlight_here()
        mark = highlight_in_words(highlight) if highlight is not None else ""
        self.post_message(PlaceSaid(words, mark))

    @on(messages.Cleared)
    def _marks_cleared(self) -> None:
        self._say_place(self.reader.place())

    @on(messages.ReachedEnd)
    def _reached_end(self, event: messages.ReachedEnd) -> None:
        event.stop()
        with self.told():
            if self.desk is not None and self.desk.marks.finish(event.episode):
                self.tell(f"Read to the end, marked read · {TAKES_BACK}")

    # Hearing, the outline, the page

    @on(messages.HeardHere)
    def _heard_here(self, event: messages.HeardHere) -> None:
        event.stop()
        text = self.reader.text
        if self.desk is None or text is None:
            return
        episode, before = text.row.id, self.desk.marks.state(text.row.id)
        with self.told():
            self.desk.marks.heard(episode, event.seconds, text.row.duration)
            was = f", was {clock(before.position)}" if before.position else ""
            words = f"Heard up to {clock(event.seconds)}{was}"
            after = self.desk.marks.state(episode)
            if after.listened is ListenState.YES and before.listened is not ListenState.YES:
                self.tell(f"{words}: marked listened · M takes that off")
            else:
                self.tell(f"{words} · M marks all of it")

    @on(messages.OutlineWanted)
    def _outline_wanted(self, event: messages.OutlineWanted) -> None:
        event.stop()
        from tui.screens.outline import OutlineScreen

        reader = self.reader
        entries = reader.outline()
        if not entries:
            self.tell("There is no text here to go about in")
            return

        def go(entry: Entry | None) -> None:
            if entry is not None:
                reader.go_to_entry(entry)

        self.app.push_screen(OutlineScreen(entries, reader.entry_here(entries)), go)

    @on(messages.PageSet)
    def _page_set(self, event: messages.PageSet) -> None:
        event.stop()
        if self.desk is None:
            return
        align = "centre" if event.centred else "left"
        with self.told():
            for name, value, usual in (
                ("measure", event.measure, self._usual.measure),
                ("times", event.times, self._usual.times),
                ("align", align, self._usual.align),
            ):
                self.desk.settings.set(f"reader.{name}", None if value == usual else value)
        self.post_message(PageSaid(page_in_words(event)))

    def take_desk(self, desk: Desk) -> None:
        """Take the desk, and set the page as it was left."""
        self.desk = desk
        measure = desk.settings.get("reader.measure")
        times = desk.settings.get("reader.times")
        align = desk.settings.get("reader.align")
        self.reader.set_page(
            measure=measure if isinstance(measure, int) else None,
            times=times if isinstance(times, bool) else None,
            centred=align == "centre" if isinstance(align, str) else None,
        )
