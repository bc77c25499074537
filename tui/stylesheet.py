"""The app's rules of style: read once each, and no more of them than the first picture needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App
from textual.css.stylesheet import Stylesheet

__all__ = ["KeptStylesheet", "read_the_rest"]

_THE_REST = ("screens/screens.tcss", "screens/cards.tcss")
"""The later stands above the earlier, where two rules are as specific."""


class KeptStylesheet(Stylesheet):
    """Keeps what it has parsed when more is added: Textual's own would parse all of it again.

    With other variables, as a change of the theme brings them, what was parsed is forgotten.
    """

    def reparse(self) -> None:
        """Take in new sources and new variables; the old rules stay where one has a fault."""
        self.parse()


def read_the_rest(app: App[Any]) -> None:
    """Read the rules for all that is not there at the start, and style what is there by them."""
    folder = Path(__file__).parent
    app.stylesheet.read_all([folder / name for name in _THE_REST])
    app.stylesheet.reparse()
    app.stylesheet.update(app)
