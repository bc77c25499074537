"""The movements of the reader: lines, pages, sentences, headings, jumps, and finding words."""

from __future__ import annotations

from store import anchors
from store.anchors import Anchor
from tui.widgets.reader.caret import Caret
from tui.widgets.reader.find import Found
from tui.widgets.reader.jumps import Jumps
from tui.widgets.reader.messages import Cleared, PageSet, Toast
from tui.widgets.reader.page import Page
from tui.widgets.reader.passages import Position
from tui.widgets.reader.seeking import Phrase, Seeker

__all__ = ["MovingPage"]

_CONTEXT = 2
"""Lines that stay in view from one page to the next."""
_NARROWEST, _WIDEST, _STEP = 30, 160, 4


class MovingPage(Page):
    """A page whose caret moves. Movements take a count, as often as which they are done."""

    def __init__(self, **options: object) -> None:
        """Make an empty page; the options are those of `Page`."""
        super().__init__(**options)  # type: ignore[arg-type]
        self._jumps = Jumps()
        self._jumped_in = ""

    # Lines and pages

    def action_cursor_down(self, count: int = 1) -> None:
        """Move the caret down."""
        if self.reading is not None:
            self.move_to(self.reading.motions.down(self.reading.caret, count))

    def action_cursor_up(self, count: int = 1) -> None:
        """Move the caret up."""
        self.action_cursor_down(-count)

    def action_page_down(self, count: int = 1) -> None:
        """Go a page on; two lines of what was in view stay."""
        self._turn(count * max(1, self.view_height - 1 - _CONTEXT))

    def action_page_up(self, count: int = 1) -> None:
        """Go a page back; two lines of what was in view stay."""
        self._turn(-count * max(1, self.view_height - 1 - _CONTEXT))

    def action_half_page_down(self, count: int = 1) -> None:
        """Go half a page on."""
        self._turn(count * max(1, self.view_height // 2))

    def action_half_page_up(self, count: int = 1) -> None:
        """Go half a page back."""
        self._turn(-count * max(1, self.view_height // 2))

    def _turn(self, rows: int) -> None:
        """Move view and caret alike; at an end of the text the caret goes on alone."""
        if self.reading is None:
            return
        before = self.scroll_offset.y
        step = 1 if rows > 0 else -1
        self._scroll_row(before + rows)
        top = self.scroll_offset.y
        if top == before:
            self.move_to(self.reading.motions.on_row(self.reading.caret.row + rows, step))
            return
        margin = self.view_height // 3
        row = self.reading.caret.row + top - before
        row = min(max(row, top + margin), top + self.view_height - 1 - margin)
        self.reading.caret = self.reading.motions.on_row(row, step)
        self._keep_in_view(0)
        self.refresh()
        self._moved()

    def action_top(self, count: int = 1) -> None:  # noqa: ARG002 - a movement, so it gets a count
        """Go to the top of the title block."""
        if self.reading is not None:
            self._jump(self.reading.motions.on_row(0))
            self._scroll_row(0)

    def action_bottom(self, count: int = 1) -> None:  # noqa: ARG002 - as above
        """Go to the last line."""
        if self.reading is not None:
            self._jump(self.reading.motions.on_row(len(self.reading.layout.lines) - 1, -1))

    # Sentences, paragraphs, headings, speakers, highlights

    def action_next_sentence(self, count: int = 1) -> None:
        """Go to the next sentence."""
        if self.reading is not None:
            self.move_to(self.reading.motions.sentences_on(self.reading.caret, count))

    def action_previous_sentence(self, count: int = 1) -> None:
        """Go to the sentence before."""
        self.action_next_sentence(-count)

    def action_next_block(self, count: int = 1) -> None:
        """Go to the next paragraph or turn."""
        if self.reading is not None:
            self.move_to(self.reading.motions.blocks_on(self.reading.caret, count))

    def action_previous_block(self, count: int = 1) -> None:
        """Go to the start of the paragraph or turn, or of the one before."""
        self.action_next_block(-count)

    def action_next_heading(self, count: int = 1) -> None:
        """Go to the next heading or part."""
        if self.reading is not None:
            caret = self.reading.caret
            self._jump_or(self.reading.motions.headings_on(caret, count), "No heading beyond here")

    def action_previous_heading(self, count: int = 1) -> None:
        """Go to the heading or part before."""
        self.action_next_heading(-count)

    def action_next_speaker(self, count: int = 1) -> None:
        """Go to the next turn of another speaker."""
        if self.reading is None:
            return
        if not self.reading.passages.speakers:
            self.post_message(Toast("No speakers are named here; { and } go by turns"))
            return
        caret = self.reading.caret
        self._jump_or(self.reading.motions.speakers_on(caret, count), "No other speaker beyond")

    def action_previous_speaker(self, count: int = 1) -> None:
        """Go back to where the speaker before began."""
        self.action_next_speaker(-count)

    def action_next_highlight(self, count: int = 1) -> None:
        """Go to the next highlight."""
        reading = self.reading
        if reading is None:
            return
        here = reading.motions.nearest(reading.caret)
        if here is None:
            self.post_message(Toast("No highlight beyond here", quiet=True))
            return
        step = 1 if count > 0 else -1
        caret = reading.caret
        for _ in range(abs(count)):
            found = reading.marked.beside(here, step)
            if found is None:
                break
            here, caret = found, reading.motions.at(found)
        marked = "No highlight beyond here" if reading.marked.placed else "No highlights here yet"
        self._jump_or(caret, marked)

    def action_previous_highlight(self, count: int = 1) -> None:
        """Go to the highlight before."""
        self.action_next_highlight(-count)

    # Jumps

    def action_jump_back(self) -> None:
        """Go back to where the last jump came from."""
        if (here := self._here()) is not None:
            self._land(self._known_jumps().back(here), "No jump to go back from")

    def action_jump_forward(self) -> None:
        """Go forward again."""
        self._land(self._known_jumps().forward(), "No jump to go forward to")

    def go_to(self, position: Position) -> None:
        """Jump to a place in the text."""
        if self.reading is not None:
            self._jump(self.reading.motions.at(position))

    def reveal(self, anchor: Anchor) -> None:
        """Jump to a passage and mark it, even if it stands elsewhere by now."""
        if (reading := self.reading) is None:
            self._waiting_anchor = anchor
            return
        passages = reading.passages
        passage = passages.passage(anchor)
        if passage is None or passages.quote(passage) != anchor.quote:
            again = anchors.refind(anchor, passages.parts)
            passage = passages.passage(again) if again is not None else None
        if passage is None:
            self.post_message(Toast("That passage is no longer in this text"))
            return
        reading.revealed = passage
        block, offset = passages.in_block(passage.part, passage.start)
        self.go_to(Position(passage.part, block, offset))

    _waiting_anchor: Anchor | None = None
    _waiting_words: str | Seeker = ""
    _landed: Caret | None = None
    """Where the last hit took the caret."""

    def opened(self) -> None:
        """Go to the passage and the words that were asked for before there was a width."""
        anchor, words = self._waiting_anchor, self._waiting_words
        self._waiting_anchor, self._waiting_words = None, ""
        if anchor is not None:
            self.reveal(anchor)
        if words:
            self.find(words)

    def forget_wishes(self) -> None:
        """Forget the passage and the words that were asked for."""
        self._waiting_anchor, self._waiting_words = None, ""

    def _here(self) -> Position | None:
        return self.reading.motions.nearest(self.reading.caret) if self.reading else None

    def _known_jumps(self) -> Jumps:
        episode = self.text.row.id if self.text is not None else ""
        if episode != self._jumped_in:
            self._jumps, self._jumped_in = Jumps(), episode
        return self._jumps

    def _jump(self, caret: Caret) -> None:
        if (here := self._here()) is not None:
            self._known_jumps().left(here)
        self.move_to(caret, far=True)

    def _jump_or(self, caret: Caret, otherwise: str) -> None:
        if self.reading is not None and caret == self.reading.caret:
            self.post_message(Toast(otherwise, quiet=True))
        else:
            self._jump(caret)

    def _land(self, position: Position | None, otherwise: str) -> None:
        if position is None:
            self.post_message(Toast(otherwise, quiet=True))
        elif self.reading is not None:
            self.move_to(self.reading.motions.at(position), far=True)

    # Finding words

    def find(self, text: str | Seeker) -> int:
        """Mark every place where the words stand, go to the first from here, count them."""
        reading = self.reading
        if reading is None:
            self._waiting_words = text
            return 0
        seeker = Phrase(text) if isinstance(text, str) else text
        found = reading.found
        reading.revealed = reading.found = None
        self.refresh()
        if not seeker.words.strip():
            return 0
        if found is None or found.seeker is not seeker:
            found = Found(reading.passages, reading.layout.aside_texts(), seeker)
        reading.found = found
        here = reading.from_here()
        hit = found.first_from(here) if here is not None else None
        if hit is not None:
            self._land_on(hit)
        return len(found.hits)

    def marks(self, seeker: Seeker) -> bool:
        """Whether what a seeker finds is marked, or will be once there is a width."""
        if self.reading is None:
            return self._waiting_words is seeker
        return self.reading.found is not None and self.reading.found.seeker is seeker

    @property
    def on_hit(self) -> bool:
        """Whether the caret still stands where the last hit took it."""
        return self.reading is not None and self.reading.caret == self._landed

    def find_next(self, count: int = 1) -> None:
        """Go to the next place that was found, from the last round to the first."""
        reading = self.reading
        here = reading.motions.spot(reading.caret) if reading is not None else None
        if reading is None or here is None or (found := reading.found) is None:
            self.post_message(Toast("Nothing to find yet; / asks for words"))
        elif (hit := found.step(here, count, landed=self.on_hit)) is None:
            self.post_message(Toast(f"“{found.words}” is not in this text"))
        else:
            self._land_on(hit)

    def _land_on(self, hit: Position) -> None:
        assert self.reading is not None
        self._jump(self.reading.motions.at(hit))
        self._landed = self.reading.caret

    def find_previous(self, count: int = 1) -> None:
        """Go to the place before that was found, from the first round to the last."""
        self.find_next(-count)

    def action_clear_find(self) -> None:
        """Take away the marks of the last find, and of a passage that was gone to."""
        if self.reading is not None:
            self.reading.found = self.reading.revealed = None
            self.refresh()
            self.post_message(Cleared())

    # How the text is set

    def action_toggle_times(self) -> None:
        """Show the times of turns, or hide them."""
        self._set(times=not self.times)

    def action_toggle_align(self) -> None:
        """Set the text column in the middle, or at the left."""
        self._set(centred=not self.centred)

    def action_wider(self) -> None:
        """Widen the text column."""
        if self._column >= _WIDEST:
            self.post_message(Toast(f"{_WIDEST} cells is the widest that a text becomes"))
        elif self.measure > self._column:
            self.post_message(Toast("The text fills its pane · z gives it the screen"))
        else:
            self._set(measure=min(_WIDEST, self._column + _STEP))

    def action_narrower(self) -> None:
        """Narrow the text column."""
        if self._column <= _NARROWEST:
            self.post_message(Toast(f"{_NARROWEST} cells is the narrowest that a text becomes"))
        else:
            self._set(measure=max(_NARROWEST, self._column - _STEP))

    def _set(
        self, *, measure: int | None = None, times: bool | None = None, centred: bool | None = None
    ) -> None:
        before = self.times, self.centred, self.measure
        self.set_page(measure=measure, times=times, centred=centred)
        if (self.times, self.centred, self.measure) != before:
            self.post_message(PageSet(self.measure, self.times, self.centred, self._column))
