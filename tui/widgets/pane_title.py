"""The line above a pane: what it holds, and how much of it."""

from __future__ import annotations

from textual.widgets import Static

__all__ = ["PaneTitle"]


class PaneTitle(Static):
    """One line of plain text."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(text, id=id, markup=False)

    def say(self, text: str) -> None:
        """Show another line, if it is another."""
        if str(self.content) != text:
            self.update(text)
