"""The card editor: question and answer, and what is wrong with them while they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from seeds.text import safe
from store.model import CardKind
from tui.widgets.card_words import GAP, fill, gapped, is_cloze

__all__ = ["CardEditor", "CardText", "missing"]

_KEYS = (
    "Enter next field, then accept · Ctrl+S accept · Esc cancel\n"
    "Ctrl+G gap from the selection · Ctrl+T basic or cloze · Ctrl+J new line"
)
_NAMES: dict[CardKind, tuple[str, str]] = {
    "basic": ("Question", "Answer"),
    "cloze": ("Sentence with the gap […]", "What fills the gap"),
}


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says."""

    kind: CardKind
    front: str
    back: str


def missing(text: CardText) -> str:
    """Return what a card lacks to be a card at all, in words; empty if it lacks nothing."""
    if not text.front:
        return "the front is empty"
    if not text.back:
        return "the answer is empty"
    if text.kind == "cloze" and not is_cloze(text.front):
        return f"a cloze has one gap: select the words and press Ctrl+G, or type {GAP}"
    return ""


class _Field(TextArea):
    """A field in which Enter means "done here"."""

    class Done(Message):
        """Enter was pressed in it."""

        def __init__(self, field: _Field) -> None:
            super().__init__()
            self.field = field

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Done(self))
        elif event.key in ("ctrl+j", "shift+enter"):
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)


class CardEditor(ModalScreen[CardText | None]):
    """Asks for the words of a card; dismisses with them, or with None when it was cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "accept", "Accept", priority=True),
        Binding("escape", "cancel", "Cancel", priority=True),
        Binding("ctrl+g", "gap", "Gap", priority=True),
        Binding("ctrl+t", "kind", "Basic or cloze", priority=True),
    ]

    front_field = query_one("#editor-front", _Field)
    back_field = query_one("#editor-back", _Field)
    problems = query_one("#editor-problems", Static)

    def __init__(
        self,
        kind: CardKind,
        front: str,
        back: str,
        *,
        title: str,
        lint_title: str,
        sentence: str = "",
    ) -> None:
        """Begin with the given words.

        Args:
            kind: "basic" or "cloze".
            front: the question, or the sentence with its gap as ``[…]``.
            back: the answer, or what fills the gap.
            title: what the editor is for, above the fields.
            lint_title: the title of the card's episode, which must not hold the answer.
            sentence: what the passage says; offered for the gap where the question still stands
                as it came.
        """
        super().__init__()
        self._kind: CardKind = kind
        self._front = front
        self._back = back
        self._title = title
        self._lint_title = lint_title
        self._sentence = " ".join(sentence.split())
        self._asked = self._offered = ("", "")

    def compose(self) -> ComposeResult:
        """Lay out the kind, the two fields, the problems and the keys."""
        with Vertical(id="editor-box") as box:
            box.border_title = self._title
            yield Static(id="editor-kind", markup=False)
            yield Static(id="editor-front-name", markup=False)
            yield _Field(self._front, id="editor-front", show_line_numbers=False, soft_wrap=True)
            yield Static(id="editor-back-name", markup=False)
            yield _Field(self._back, id="editor-back", show_line_numbers=False, soft_wrap=True)
            with VerticalScroll(id="editor-lint", can_focus=False):
                yield Static(id="editor-problems", markup=False)
            yield Static(_KEYS, id="editor-keys", markup=False)

    def on_mount(self) -> None:
        """Begin at the end of the front."""
        for field in (self.front_field, self.back_field):
            field.move_cursor(field.document.end)
        self.front_field.focus()
        self._look()

    @property
    def text(self) -> CardText:
        """What stands in the fields, safe and without blanks at its ends."""
        front, back = (safe(field.text).strip() for field in (self.front_field, self.back_field))
        return CardText(self._kind, front, back)

    def action_accept(self) -> None:
        """Hand the words over, if they make a card."""
        text = self.text
        if lacking := missing(text):
            self.notify(f"Not yet a card: {lacking}", severity="warning", markup=False)
            field = self.front_field if not text.front or text.back else self.back_field
            field.focus()
        else:
            self.dismiss(text)

    def action_cancel(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    def action_kind(self) -> None:
        """Change between a question and a sentence with a gap; words that were typed stay."""
        self._kind = "basic" if self._kind == "cloze" else "cloze"
        self._offer()
        self._look()

    def _offer(self) -> None:
        """Put the passage's sentence in the place of the question as it came, or that back."""
        front, back = self.front_field.text, self.back_field.text
        if self._kind == "cloze":
            if not self._sentence or front != self._front or is_cloze(front):
                return
            self._asked, self._offered = (front, back), gapped(self._sentence, back)
            taken = self._offered
        elif self._offered[0] and (front, back) == self._offered:
            taken = self._asked
        else:
            return
        for field, words in zip((self.front_field, self.back_field), taken, strict=True):
            field.text = words
            field.move_cursor(field.document.end)

    def action_gap(self) -> None:
        """Make the selected words of the front the gap, and fill the one there was."""
        field = self.front_field
        words = field.selected_text.strip()
        if not words or GAP in words:
            self.notify("Select the words of the front that are to be asked for", markup=False)
            return
        selected = field.selected_text
        at = len(selected) - len(selected.lstrip())
        gapped = selected[:at] + GAP + selected[at + len(words) :]
        start, end = sorted((field.selection.start, field.selection.end))
        head = field.get_text_range((0, 0), start)
        tail = field.get_text_range(end, field.document.end)
        if is_cloze(head):
            head = fill(head, self.back_field.text.strip()).text
        elif is_cloze(tail):
            tail = fill(tail, self.back_field.text.strip()).text
        field.text = head + gapped + tail
        field.move_cursor(field.document.end)
        self.back_field.text = words
        self._kind = "cloze"
        self._look()

    def on_text_area_changed(self) -> None:
        """Look again at what stands there."""
        self._look()

    def on__field_done(self, message: _Field.Done) -> None:
        """Go from the front to the back, and from the back out."""
        if message.field is self.front_field:
            self.back_field.focus()
        else:
            self.action_accept()

    def _look(self) -> None:
        """Show the kind, and what is wrong in words."""
        marks = {kind: "●" if kind == self._kind else "○" for kind in _NAMES}
        self.query_one("#editor-kind", Static).update(
            f"{marks['basic']} basic   {marks['cloze']} cloze"
        )
        front, back = _NAMES[self._kind]
        self.query_one("#editor-front-name", Static).update(front)
        self.query_one("#editor-back-name", Static).update(back)
        text = self.text
        found = [lacking] if (lacking := missing(text)) else []
        if not found:
            from store.claims.lint import lint

            found = lint(text.kind, text.front, text.back, title=self._lint_title)
        self.problems.set_class(bool(found), "-some")
        self.problems.update("\n".join(f"! {one}" for one in found) or "✓ nothing to object to")
