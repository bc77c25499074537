"""What a reader has to say about damage: one line each, with its place."""

from __future__ import annotations

from seeds.errors import UnreadableError
from seeds.model import Hints

__all__ = ["NEEDS_CAPTURED", "Notices"]

_MOST = 100

NEEDS_CAPTURED = "the dates count from the day the page was saved; give it with --captured DATE"
"""How the notice ends that says a page's dates can't be told without the day of capture."""


class Notices:
    """Gathers warnings while a document is read; the hundredth is the last that is kept."""

    def __init__(self, hints: Hints) -> None:
        self.where = hints.name or "the document"
        self._lines: list[str] = []
        self._more = 0

    def at(self, line: int, problem: str) -> None:
        """Warn of `problem` at `line`, counted from 1."""
        self.add(f"{self.where} line {line}: {problem}")

    def add(self, warning: str) -> None:
        """Warn with a whole line of its own."""
        if len(self._lines) < _MOST:
            self._lines.append(warning)
        else:
            self._more += 1

    def unreadable(self, problem: str, remedy: str) -> UnreadableError:
        """The error for a document of which nothing can be kept."""
        return UnreadableError(self.where, problem, remedy)

    @property
    def texts(self) -> tuple[str, ...]:
        """All warnings so far."""
        if not self._more:
            return tuple(self._lines)
        return (*self._lines, f"{self.where}: {self._more} more warnings")
