"""Two or three cards for one passage: a number makes one, or opens it in the editor first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store.claims import Proposal

__all__ = ["CardChoice", "Chosen"]

_KEYS = "1 to {most} makes the card · e edits the marked one first · Esc leaves"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which card, and whether its words are to be changed first."""

    proposal: Proposal
    edit: bool


class _Option(Static):
    """One card: its number, what it asks, what it answers."""

    def __init__(self, number: int, proposal: Proposal) -> None:
        super().__init__(id=f"choice-{number}", classes="choice", markup=False)
        self.number = number
        self.proposal = proposal

    def show(self, *, marked: bool) -> None:
        """Draw it, with a sign where it is the one that Enter takes."""
        sign = "▌" if marked else " "
        self.set_class(marked, "-marked")
        self.update(
            Content.assemble(
                (f"{sign}{self.number} ", "bold"),
                self.proposal.front,
                "\n    → ",
                (self.proposal.back, "bold"),
            )
        )

    def on_click(self) -> None:
        """Take it."""
        if isinstance(self.screen, CardChoice):
            self.screen.take(self.number)


class CardChoice(ModalScreen[Chosen | None]):
    """Asks which of several cards is wanted; dismisses with None when none is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("enter,ctrl+s", "take", show=False),
        Binding("e", "edit", show=False),
        Binding("j,down", "mark(1)", show=False),
        Binding("k,up", "mark(-1)", show=False),
    ]

    def __init__(self, proposals: Sequence[Proposal]) -> None:
        """Offer these cards, the best first."""
        super().__init__()
        self._proposals = tuple(proposals)
        self._marked = 0

    def compose(self) -> ComposeResult:
        """Lay out the cards and the keys."""
        with Vertical(id="card-choice-box") as box:
            box.border_title = "A card from this passage"
            with VerticalScroll(id="card-choice-list", can_focus=False):
                for number, proposal in enumerate(self._proposals, 1):
                    yield _Option(number, proposal)
            yield Static(
                _KEYS.format(most=len(self._proposals)), id="card-choice-keys", markup=False
            )

    def on_mount(self) -> None:
        """Mark the best."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Take the card of a number."""
        if event.key.isdecimal() and 1 <= int(event.key) <= len(self._proposals):
            event.stop()
            self.take(int(event.key))

    def take(self, number: int) -> None:
        """Hand over the card of that number as it is."""
        self.dismiss(Chosen(self._proposals[number - 1], edit=False))

    def action_take(self) -> None:
        """Hand over the marked card as it is."""
        self.take(self._marked + 1)

    def action_edit(self) -> None:
        """Hand over the marked card, to be edited first."""
        self.dismiss(Chosen(self._proposals[self._marked], edit=True))

    def action_mark(self, step: int) -> None:
        """Mark the next card, or the one before."""
        self._marked = (self._marked + step) % len(self._proposals)
        self._show()

    def action_leave(self) -> None:
        """Make no card."""
        self.dismiss(None)

    def _show(self) -> None:
        for option in self.query(_Option):
            option.show(marked=option.number == self._marked + 1)
            if option.number == self._marked + 1:
                option.scroll_visible(animate=False)
