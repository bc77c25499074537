"""The passage that a card came from, marked inside the text around it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.widgets.marked_text import MarkedText, Stretch
from tui.widgets.passage_text import Excerpt

__all__ = ["PassageView"]

SIGN = "▌"
"""Stands before the passage, so that it is told without colour too."""


class PassageView(VerticalScroll):
    """An excerpt of a text; scrolls what is longer than the pane."""

    def compose(self) -> ComposeResult:
        """Lay out the one text."""
        yield MarkedText(id="passage-text")

    @property
    def text(self) -> str:
        """What is shown, the sign before the passage left out."""
        return self.query_one("#passage-text", MarkedText).text.replace(SIGN, "")

    def clear(self, message: str) -> None:
        """Show a sentence in place of a passage."""
        self.border_title = "No passage"
        self._show(message, [Stretch(0, len(message), "muted")])

    def show(self, shown: Excerpt) -> None:
        """Show an excerpt, from its start."""
        self.border_title = shown.place if shown.found else f"{shown.place} · changed since"
        pieces = [(f"{shown.heading}\n\n" if shown.heading else "", "heading")]
        pieces += [(shown.before, "muted"), (SIGN + shown.passage, "claim"), (shown.after, "muted")]
        if not shown.found:
            lost = "The text has changed and no longer holds this passage:\n\n"
            pieces.insert(0, (lost, "muted"))
        text, stretches = "", []
        for piece, look in pieces:
            stretches.append(Stretch(len(text), len(text) + len(piece), look))  # type: ignore[arg-type]
            text += piece
        self._show(text, stretches)

    def _show(self, text: str, stretches: list[Stretch]) -> None:
        self.query_one("#passage-text", MarkedText).show(text, stretches)
        self.scroll_home(animate=False)
