"""Running a command of one's own with a text, and the screen for what it printed."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from seeds.text import safe
from store.errors import UsageError
from tui.screens.base import BaseScreen
from tui.widgets.cells import fit
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import Line, LineList
from tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["OutputScreen", "run_piped"]

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
