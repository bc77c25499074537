"""A line at the bottom to type into: words to find, a query to filter by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.suggester import Suggester
from textual.widgets import Input, Static

from store.errors import EarmarkError
from tui.messages import PromptCancelled, PromptGiven, PromptTyped
from tui.widgets.completing_input import Choices, Completer, CompletingInput

__all__ = ["Prompt", "in_one_line"]


def in_one_line(error: EarmarkError) -> str:
    """Return what is wrong with what was typed, as a sentence: the line itself is in sight."""
    return "; ".join(filter(None, (f"{error.where} {error.problem}", error.remedy)))


class _Line(CompletingInput):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def action_cancel(self) -> None:
        prompt = self.screen.query_one(Prompt)
        prompt.post_message(PromptCancelled(prompt.asking))


class Prompt(Vertical):
    """Hidden until something is asked. Above the line stand the ways to go on, or what is wrong."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False
        self.asking = ""
        """What is being asked, by the caller's name for it."""

    def compose(self) -> ComposeResult:
        """The ways to go on; a label, the line, and room for a word about what was typed."""
        yield Choices(id="prompt-choices")
        with Horizontal(id="prompt-row"):
            yield Static("", id="prompt-label", markup=False)
            yield _Line(id="prompt-line")
            yield Static("", id="prompt-word", markup=False)

    def ask(
        self,
        asking: str,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        completer: Completer | None = None,
        before: Sequence[str] = (),
        suggester: Suggester | None = None,
    ) -> None:
        """Show the line, ready to type into; `before` holds earlier lines, the newest first.

        Tab completes by `completer`, or takes what `suggester` says.
        """
        self.asking = asking
        self.query_one("#prompt-label", Static).update(label)
        self.say("")
        line = self._line
        line.placeholder = hint
        line.suggester = suggester
        line.prepare(value, completer, before)
        self.display = True
        self.screen.set_focus(line, scroll_visible=False)

    def say(self, word: str) -> None:
        """Show a word beside what was typed, such as a count."""
        self.query_one("#prompt-word", Static).update(word)

    def complain(self, error: EarmarkError) -> None:
        """Say above the line what is wrong with it."""
        self._choices.complain(in_one_line(error))

    def close(self) -> None:
        """Hide the line."""
        self.display = False
        self.asking = ""

    @property
    def _line(self) -> _Line:
        return self.query_one(_Line)

    @property
    def _choices(self) -> Choices:
        return self.query_one(Choices)

    @on(CompletingInput.Offered)
    def _offered(self, event: CompletingInput.Offered) -> None:
        event.stop()
        self._choices.offer(event.choices, event.at)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.asking:
            self.say("")
            self._line.offer()
            self.post_message(PromptTyped(self.asking, event.value))

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(PromptGiven(self.asking, event.value))
