"""The reader: a page whose sentences can be selected, highlighted, copied and made into cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events

from store.anchors import Anchor
from store.model import Colour, Highlight
from tui.widgets.reader import messages
from tui.widgets.reader.hints import LETTERS, Hints
from tui.widgets.reader.mouse import MousePage
from tui.widgets.reader.outline import Entry, outline
from tui.widgets.reader.passages import Passage, Unit
from tui.widgets.reader.reading import Goal
from tui.widgets.reader.selection import Selection
from tui.widgets.reader.styles import CLASSES, CSS

__all__ = ["Reader"]


class Reader(MousePage):
    """The reading pane. Its `context` says what its keys mean at the moment."""

    COMPONENT_CLASSES: ClassVar[set[str]] = CLASSES
    DEFAULT_CSS = CSS

    PlaceChanged = messages.PlaceChanged
    ReachedEnd = messages.ReachedEnd
    HighlightWanted = messages.HighlightWanted
    HighlightEdit = messages.HighlightEdit
    HighlightDelete = messages.HighlightDelete
    CardWanted = messages.CardWanted
    CopyWanted = messages.CopyWanted
    LinkOpened = messages.LinkOpened
    HeardHere = messages.HeardHere
    OutlineWanted = messages.OutlineWanted
    Cleared = messages.Cleared
    PageSet = messages.PageSet
    Toast = messages.Toast

    @property
    def context(self) -> str:
        """The context of the keys: "reader", "selection" or "hints"."""
        if self.reading is not None and self.reading.hints is not None:
            return "hints"
        if self.reading is not None and self.reading.selection is not None:
            return "selection"
        return "reader"

    # Anchors

    def current_anchor(self) -> Anchor | None:
        """Return the anchor of the current sentence, None beside the text."""
        passage = self.reading.sentence() if self.reading is not None else None
        return self._anchor(passage)

    def selection_anchor(self) -> Anchor | None:
        """Return the anchor of the selection, None where nothing is selected."""
        selection = self.reading.selection if self.reading is not None else None
        return self._anchor(selection.passage if selection is not None else None)

    def _anchor(self, passage: Passage | None) -> Anchor | None:
        if self.reading is None or passage is None:
            return None
        return self.reading.passages.anchor(passage)

    def highlight_here(self) -> Highlight | None:
        """Return the highlight on the current sentence."""
        return self.reading.highlight() if self.reading is not None else None

    def found_unseen(self) -> str:
        """Count what was found where the line at the top, which does so, is not there."""
        if self.reading is None or self.scroll_offset.y > 0:
            return ""
        return self.reading.found_in_words()

    # Selecting

    def action_select_sentence(self) -> None:
        """Select the current sentence."""
        self._select(self.reading.sentence() if self.reading is not None else None)

    def action_select_block(self) -> None:
        """Select the paragraph or turn under the caret."""
        passage = self.reading.sentence() if self.reading is not None else None
        if self.reading is not None and passage is not None:
            block, _ = self.reading.passages.in_block(passage.part, passage.start)
            spans = self.reading.passages.spans("sentence", passage.part, block)
            base = self.reading.passages.in_part(passage.part, block, 0)
            passage = Passage(passage.part, base + spans[0][0], base + spans[-1][1])
        self._select(passage)

    def action_grow_sentence(self) -> None:
        """Move the moving end of the selection a sentence on."""
        self._grow("sentence", 1)

    def action_shrink_sentence(self) -> None:
        """Move the moving end of the selection a sentence back."""
        self._grow("sentence", -1)

    def action_grow_word(self) -> None:
        """Move the moving end of the selection a word on."""
        self._grow("word", 1)

    def action_shrink_word(self) -> None:
        """Move the moving end of the selection a word back."""
        self._grow("word", -1)

    def action_grow_letter(self) -> None:
        """Move the moving end of the selection a letter on."""
        self._grow("letter", 1)

    def action_shrink_letter(self) -> None:
        """Move the moving end of the selection a letter back."""
        self._grow("letter", -1)

    def action_other_end(self) -> None:
        """Move the other end of the selection from now on."""
        if self.reading is not None and self.reading.selection is not None:
            self.reading.selection = self.reading.selection.other_end()
            self.move_to(self.reading.head())

    def action_leave(self) -> None:
        """Leave the selection, or the hints."""
        if self.reading is not None:
            self.reading.selection = self.reading.hints = None
            self.refresh()

    def _select(self, passage: Passage | None) -> None:
        if self.reading is None:
            return
        if passage is None:
            self.post_message(messages.Toast("There is no sentence on this line"))
            return
        self.reading.selection = Selection(passage)
        self.refresh()

    def _grow(self, unit: Unit, step: int) -> None:
        if self.reading is not None and self.reading.selection is not None:
            moved = self.reading.selection.moved(self.reading.passages, unit, step)
            self.reading.selection = moved
            self.move_to(self.reading.head())

    # What is done with a passage

    def action_highlight(self, colour: str = Colour.YELLOW) -> None:
        """Ask for a highlight of the selection."""
        self._highlight(Colour(colour), note=False)

    def action_note(self) -> None:
        """Ask for a highlight of the selection with a note."""
        self._highlight(Colour.YELLOW, note=True)

    def _highlight(self, colour: Colour, *, note: bool) -> None:
        if (anchor := self.selection_anchor()) is not None:
            self.action_leave()
            self.post_message(messages.HighlightWanted(anchor, colour, note))

    def action_card(self) -> None:
        """Ask for a card of the selection, else of the highlight here, else of the sentence."""
        if self.reading is None:
            return
        if (anchor := self.selection_anchor()) is not None:
            self.action_leave()
            self.post_message(messages.CardWanted(anchor))
        elif (highlight := self.reading.highlight()) is not None:
            self.post_message(messages.CardWanted(highlight.anchor, highlight.id))
        elif (anchor := self.current_anchor()) is not None:
            self.post_message(messages.CardWanted(anchor))
        else:
            self.post_message(messages.Toast("There is no sentence on this line"))

    def action_copy(self) -> None:
        """Ask for a copy of the selection's exact text, with a line that tells its source."""
        anchor = self.selection_anchor()
        if self.reading is None or anchor is None:
            return
        source = self.reading.source_of(anchor)
        self.action_leave()
        self.post_message(messages.CopyWanted(anchor.quote, source))

    def action_edit_highlight(self) -> None:
        """Ask to edit the highlight under the caret, or open the link there."""
        if self.reading is None:
            return
        url = self.reading.motions.line(self.reading.caret).url
        if (highlight := self.reading.highlight()) is not None:
            self.post_message(messages.HighlightEdit(highlight.id))
        elif url is not None:
            self.post_message(messages.LinkOpened(url))
        else:
            self.post_message(messages.Toast("No highlight here; v selects this sentence for one"))

    def action_delete_highlight(self) -> None:
        """Ask to delete the highlight under the caret."""
        highlight = self.reading.highlight() if self.reading is not None else None
        if highlight is not None:
            self.post_message(messages.HighlightDelete(highlight.id))
        elif self.reading is not None:
            self.post_message(messages.Toast("No highlight here; ] h goes to the next one"))

    # What else there is

    def action_heard_here(self) -> None:
        """Ask to keep that the recording was heard up to the turn under the caret."""
        if self.reading is None:
            return
        time = self.reading.motions.time(self.reading.caret)
        if time is None:
            self.post_message(messages.Toast("This text has no times"))
        else:
            self.post_message(messages.HeardHere(time))

    def action_play(self) -> None:
        """Say that nothing can be played."""
        self.post_message(messages.Toast("There is no player yet · o opens the episode's page"))

    def action_follow(self) -> None:
        """Say that there is nothing to follow."""
        self.post_message(messages.Toast("There is no player to follow yet"))

    def action_outline(self) -> None:
        """Ask for what the text consists of."""
        if self.reading is not None:
            self.post_message(messages.OutlineWanted())

    def outline(self) -> list[Entry]:
        """Return what the text consists of."""
        return outline(self.reading.passages, self.glyphs.dot) if self.reading is not None else []

    def entry_here(self, entries: Sequence[Entry]) -> int:
        """Return the index of the entry of the outline that the caret stands under."""
        here = self._here()
        if here is None:
            return 0
        under = [
            (entry.at, n)
            for n, entry in enumerate(entries)
            if entry.at is not None and entry.of in ("", "chapter") and entry.at <= here
        ]
        return max(under, default=(here, 0))[1]

    def go_to_entry(self, entry: Entry) -> None:
        """Jump to an entry of the outline."""
        if self.reading is not None:
            self._jump(self.reading.entry(entry))

    # Hints

    def action_hints(self) -> None:
        """Put letters at the sentences in view."""
        if self.reading is not None:
            goals = self.reading.sentences_between(*self._rows_in_view())
            self._hint(goals, "No sentence begins in view")

    def action_link_hints(self) -> None:
        """Put letters at the links in view."""
        if self.reading is not None:
            goals = self.reading.links_between(*self._rows_in_view())
            self._hint(goals, "No link is in view")

    def _rows_in_view(self) -> tuple[int, int]:
        top = self.scroll_offset.y
        return top + (1 if top else 0), top + self.view_height - 1

    def _hint(self, goals: list[tuple[int, Goal]], otherwise: str) -> None:
        if self.reading is not None and goals:
            self.reading.selection, self.reading.hints = None, Hints(goals)
            self.refresh()
        elif self.reading is not None:
            self.post_message(messages.Toast(otherwise))

    def on_key(self, event: events.Key) -> None:
        """Take the letters of hints; all other keys go on to the screen."""
        if self.reading is None or (hints := self.reading.hints) is None:
            return
        if event.key == "escape":
            self.action_leave()
        elif event.key == "backspace":
            hints.erase()
        elif event.character and event.character.lower() in LETTERS:
            self._type_hint(hints, event.character.lower())
        elif event.is_printable:
            self.post_message(messages.Toast("A letter picks its place, Esc leaves"))
        else:
            return
        event.stop()
        event.prevent_default()
        self.refresh()

    def _type_hint(self, hints: Hints[tuple[int, Goal]], letter: str) -> None:
        assert self.reading is not None
        try:
            target = hints.type(letter)
        except KeyError:
            self.post_message(messages.Toast(f"No place has the letter {letter}; Esc leaves"))
            return
        if target is None:
            return
        row, (position, url) = target
        self.reading.hints = None
        if url is not None:
            self.move_to(self.reading.motions.on_row(row))
            self.post_message(messages.LinkOpened(url))
            return
        self.move_to(self.reading.motions.at(position))
        self.action_select_sentence()
