"""Handing a text to a command of one's own: the selection, or all of an episode."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on, work
from textual.message import Message

from store.errors import EarmarkError
from tui.messages import PromptGiven
from tui.screens.trails import TrailsScreen

__all__ = ["PipingScreen"]


class _Said(Message):
    def __init__(self, command: str, output: str, problem: str = "") -> None:
        super().__init__()
        self.command = command
        self.output = output
        self.problem = problem


class PipingScreen(TrailsScreen):
    """The panes, and the commands that texts are handed to."""

    def __init__(self) -> None:
        super().__init__()
        self._piped = ""
        self._last_command = ""

    def meant(self) -> Sequence[str]:
        """Return the episodes that a command applies to."""
        raise AttributeError("the main screen knows which episodes are meant")

    def action_pipe(self) -> None:
        """Ask for a command to hand the selection, or the episode's text, to."""
        selected = self.reading.reader.selection_anchor() if self._turn == "reader" else None
        if selected is not None:
            self._piped = selected.quote + "\n"
        elif episodes := self.meant():
            from tui.cli.showing import plain_text

            self._piped = "".join(
                plain_text(self.desk.listed(one), self.desk.text(one)) for one in episodes
            )
        else:
            return
        self.prompt.ask("pipe", "|", self._last_command, hint="a command, such as wc -w")

    @on(PromptGiven)
    def _pipe_to(self, event: PromptGiven) -> None:
        if event.asking == "pipe" and event.value.strip():
            self._last_command = event.value.strip()
            self._run_piped(self._last_command, self._piped)

    @work(thread=True, exclusive=True, group="pipe", exit_on_error=False)
    def _run_piped(self, command: str, text: str) -> None:
        from tui.screens.output import run_piped

        try:
            self.post_message(_Said(command, run_piped(command, text)))
        except EarmarkError as error:
            self.post_message(_Said(command, "", str(error)))

    @on(_Said)
    def _said(self, event: _Said) -> None:
        if event.problem:
            self.tell(event.problem, severity="warning")
        elif "\n" in event.output.rstrip("\n"):
            from tui.screens.output import OutputScreen

            self.app.push_screen(OutputScreen(self.desk, event.command, event.output))
        else:
            self.tell(event.output.strip() or f"{event.command}: done")
