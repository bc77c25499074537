"""Handing a text to a command of one's own: the selection, or all of an episode."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message

from seeds.text import safe
from store.errors import EarmarkError, UsageError
from tui.screens.base import BaseScreen
from tui.screens.trails import TrailsScreen
from tui.widgets.cells import fit
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import Line, LineList
from tui.widgets.pane_title import PaneTitle
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["OutputScreen", "PipingScreen", "run_piped"]

PATIENCE = 60.0
"""Seconds after which a command that doesn't end is ended."""
_MOST = 1_000_000
"""Bytes of what a command says that are looked at."""
_TAB = 4


def run_piped(command: str, text: str) -> str:
    """Run a command, its words split as a shell would, with a text on its standard input.

    No shell is started: ``;``, ``|`` and ``$`` are letters. Returns what it printed, made safe.

    Raises:
        UsageError: it can't be understood or started, fails, or takes longer than `PATIENCE`.
    """
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise UsageError(command, f"can't be split into words ({error})", "") from error
    if not words:
        raise UsageError("|", "no command is named", "such as wc -w")
    try:
        ran = subprocess.run(
            words,
            input=text.encode("utf-8", "surrogatepass"),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UsageError(words[0], f"took over {PATIENCE:.0f} seconds", "it was ended") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(words[0], f"can't be started ({why})", "name another") from error
    said = safe(ran.stdout[:_MOST].decode("utf-8", "replace"))
    if ran.returncode:
        complaint = safe(ran.stderr.decode("utf-8", "replace")).strip().splitlines()
        told = f": {complaint[-1][:200]}" if complaint else ""
        raise UsageError(words[0], f"failed with {ran.returncode}{told}", "")
    return said


class OutputList(LineList):
    """Lines that a command printed."""

    context = "output"

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(id="output")
        self._lines = lines

    @property
    def row_count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def picture(self, index: int) -> Hashable:
        """A line, and whether the cursor is on it."""
        return (index, index == self.cursor)

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Cut a line to the width."""
        cursor = "▌ " if index == self.cursor else "  "
        return [[(cursor, "sign"), (fit(self._lines[index].expandtabs(_TAB), width - 2), "")]]


class OutputScreen(BaseScreen[None]):
    """What a command printed."""

    context = "output"
    AUTO_FOCUS: ClassVar[str] = "OutputList"

    def __init__(self, desk: Desk, command: str, output: str) -> None:
        super().__init__(desk)
        self._command = command
        self._lines = output.rstrip("\n").split("\n")

    def compose(self) -> ComposeResult:
        """The command, its lines, the keys."""
        yield PaneTitle(f"| {self._command}", id="output-title")
        yield OutputList(self._lines)
        yield KeyFooter()


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

    @on(Prompt.Given)
    def _pipe_to(self, event: Prompt.Given) -> None:
        if event.asking == "pipe" and event.value.strip():
            self._last_command = event.value.strip()
            self._run_piped(self._last_command, self._piped)

    @work(thread=True, exclusive=True, group="pipe", exit_on_error=False)
    def _run_piped(self, command: str, text: str) -> None:
        try:
            self.post_message(_Said(command, run_piped(command, text)))
        except EarmarkError as error:
            self.post_message(_Said(command, "", str(error)))

    @on(_Said)
    def _said(self, event: _Said) -> None:
        if event.problem:
            self.tell(event.problem, severity="warning")
        elif "\n" in event.output.rstrip("\n"):
            self.app.push_screen(OutputScreen(self.desk, event.command, event.output))
        else:
            self.tell(event.output.strip() or f"{event.command}: done")
