"""Asking on top of a screen: yes or no, or one of a few things, each by its letter."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from store.errors import EarmarkError
from tui.widgets.cells import fit
from tui.widgets.line_list import Line, LineList

if TYPE_CHECKING:
    from tui.screens.base import BaseScreen

__all__ = ["AskScreen", "Choice", "ChoiceScreen", "ask"]


class AskScreen(ModalScreen[bool]):
    """A question to answer with yes or no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,Y,enter", "answer(True)", show=False),
        Binding("n,N,q,escape", "answer(False)", show=False),
    ]

    def __init__(self, question: str, *, more: str = "") -> None:
        super().__init__()
        self._question = question
        self._more = more

    def compose(self) -> ComposeResult:
        """The question, what is to be known first, the keys."""
        with Vertical(id="ask-box"):
            yield Static(self._question, id="ask-question", markup=False)
            if self._more:
                yield Static(self._more, id="ask-more", markup=False)
            yield Static("y or Enter: yes · n or Esc: no", id="ask-keys", markup=False)

    def action_answer(self, yes: bool) -> None:
        """Answer."""
        self.dismiss(yes)


def ask(screen: BaseScreen[Any], question: str, do: Callable[[], None], *, more: str = "") -> None:
    """Do something once a person has said yes to it; what fails is told."""

    def answered(yes: bool | None) -> None:
        if yes:
            try:
                do()
            except EarmarkError as error:
                screen.tell(str(error), severity="error")

    screen.app.push_screen(AskScreen(question, more=more), answered)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things to choose from."""

    letter: str
    words: str
    value: str


class _ChoiceList(LineList):
    """A line for each choice: its letter, and a dot at the one in force."""

    def __init__(self, choices: Sequence[Choice], now: str) -> None:
        super().__init__(id="choice-list")
        self._choices = choices
        self._now = now

    @property
    def row_count(self) -> int:
        """How many choices there are."""
        return len(self._choices)

    def picture(self, index: int) -> Hashable:
        """A choice."""
        return self._choices[index]

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay a choice out."""
        choice = self._choices[index]
        now = choice.value == self._now
        return [
            [
                ("▌ " if index == self.cursor else "  ", "sign"),
                (choice.letter, "accent"),
                (fit(f"  {choice.words}{'  • now' if now else ''}", width - 3), _role(now)),
            ]
        ]


def _role(now: bool) -> str:
    return "strong" if now else ""


class ChoiceScreen(ModalScreen[str | None]):
    """Gives the value of what was chosen, by its letter or with the cursor; None where it was left.

    `j` and `k` are no letters of a choice: they move.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "leave", show=False),
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("enter", "take", show=False),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], now: str) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._now = now

    def compose(self) -> ComposeResult:
        """What is chosen, the choices, the keys."""
        with Vertical(id="choice-box"):
            yield Static(self._title, id="choice-title", markup=False)
            yield _ChoiceList(self._choices, self._now)
            keys = "a letter takes it · j k move · Enter takes · Esc leaves"
            yield Static(keys, id="choice-keys", markup=False)

    def on_mount(self) -> None:
        """Begin at the one in force."""
        values = [choice.value for choice in self._choices]
        found = self.query_one(_ChoiceList)
        found.styles.height = len(values)
        found.cursor = values.index(self._now) if self._now in values else 0
        self.set_focus(found)

    def on_key(self, event: events.Key) -> None:
        """Take a choice by its letter."""
        for choice in self._choices:
            if event.character == choice.letter:
                event.stop()
                self.dismiss(choice.value)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self.query_one(_ChoiceList).cursor += rows

    @on(LineList.Chosen)
    def action_take(self) -> None:
        """Take the one under the cursor."""
        self.dismiss(self._choices[self.query_one(_ChoiceList).cursor].value)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
