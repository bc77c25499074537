"""Asking for one line on top of a screen: tags, a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.errors import EarmarkError
from tui.widgets.completing_input import Choices, Completer, CompletingInput
from tui.widgets.prompt import in_one_line

__all__ = ["LineScreen"]


class LineScreen(ModalScreen[str | None]):
    """Gives the line, or None where it was left.

    `take` does what the line is for, and may raise an `EarmarkError`: it is said, and the line can
    be mended.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def __init__(
        self,
        title: str,
        take: Callable[[str], None],
        *,
        value: str = "",
        about: str = "",
        hint: str = "",
        completer: Completer | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._take = take
        self._value = value
        self._about = about
        self._hint = hint
        self._completer = completer

    def compose(self) -> ComposeResult:
        """What is asked, the line, the ways to go on, and the keys."""
        with Vertical(id="line-box"):
            yield Static(self._title, id="line-title", markup=False)
            if self._about:
                yield Static(self._about, id="line-about", markup=False)
            yield CompletingInput(placeholder=self._hint, id="line-line")
            yield Choices(id="line-choices")
            keys = "Tab completes · " if self._completer else ""
            yield Static(f"{keys}Enter keeps it · Esc leaves it", id="line-keys", markup=False)

    def on_mount(self) -> None:
        """Begin with the text there is."""
        self.query_one(CompletingInput).prepare(self._value, self._completer)

    @on(CompletingInput.Offered)
    def _offered(self, event: CompletingInput.Offered) -> None:
        self.query_one(Choices).offer(event.choices, event.at)

    @on(Input.Changed)
    def _typed(self) -> None:
        self.query_one(CompletingInput).offer()

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            self._take(event.value)
        except EarmarkError as error:
            self.query_one(Choices).complain(in_one_line(error))
        else:
            self.dismiss(event.value)

    def action_cancel(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)
