"""The four grades with the interval that each would give; or the word how to see the answer."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from store.scheduling import Rating

__all__ = ["GradeBar"]

_SHOW = Content.assemble(("Space", "bold"), " shows the answer\nthen 1 to 4 grade it")


class _GradeKey(Static):
    """One grade: its key, its name and what it brings."""

    def __init__(self, rating: Rating) -> None:
        super().__init__(id=f"grade-{int(rating)}", classes="grade", markup=False)
        self.rating = rating

    def on_click(self) -> None:
        """Grade as the key would."""
        self.post_message(GradeBar.Graded(self.rating))


class _ShowKey(Static):
    """How to see the answer."""

    def on_click(self) -> None:
        """Show it."""
        self.post_message(GradeBar.ShowWanted())


class GradeBar(Horizontal):
    """The strip beneath a card."""

    class Graded(Message):
        """A grade was clicked."""

        def __init__(self, rating: Rating) -> None:
            super().__init__()
            self.rating = rating

    class ShowWanted(Message):
        """The answer was asked for by a click."""

    def compose(self) -> ComposeResult:
        """Lay out both states; one of them is shown."""
        yield _ShowKey(_SHOW, id="grade-show", markup=False)
        for rating in Rating:
            yield _GradeKey(rating)

    def show(self, intervals: Mapping[Rating, str] | None) -> None:
        """Show the grades with their intervals, or with None how to see the answer."""
        self.query_one("#grade-show").display = intervals is None
        for key in self.query(_GradeKey):
            key.display = intervals is not None
            if intervals is not None:
                name = f"{int(key.rating)} {key.rating.name.capitalize()}"
                interval = intervals.get(key.rating, "")
                key.update(Content.assemble((name, "bold"), "\n", interval))
