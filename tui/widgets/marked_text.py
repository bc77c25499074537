"""Texts of a card: wrapped, with a stretch that is marked; and lines cut to the width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.content import Content, Span
from textual.widget import Widget

from tui.widgets.cells import cell_len, cut, fit

__all__ = ["MarkedText", "CrumbLine", "HeadLine", "Stretch"]

Look = Literal["gap", "answer", "claim", "muted", "heading"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text (code points, end exclusive) and how it looks."""

    start: int
    end: int
    look: Look


class MarkedText(Widget):
    """A text from outside, shown as it is: no markup, wrapped by words, some stretches marked.

    Every look differs from plain text in more than its colour.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "marked-text--gap",
        "marked-text--answer",
        "marked-text--claim",
        "marked-text--muted",
        "marked-text--heading",
    }

    DEFAULT_CSS = """
    MarkedText {
        height: auto;
        width: 1fr;
        & > .marked-text--gap { color: $accent; text-style: bold; }
        & > .marked-text--answer { color: $text-success; text-style: bold underline; }
        & > .marked-text--claim { color: $text; background: $primary-muted; text-style: bold; }
        & > .marked-text--muted { color: $text-muted; }
        & > .marked-text--heading { color: $text-accent; text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.text = ""
        """What is shown, without its looks."""
        self._stretches: tuple[Stretch, ...] = ()

    def show(self, text: str, stretches: Sequence[Stretch] = ()) -> None:
        """Show a text; an empty one takes the widget off the screen."""
        self.text = text
        self._stretches = tuple(stretches)
        self.display = bool(text)
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return the text with the styles of the theme that is on."""
        spans = [
            Span(one.start, one.end, self.get_visual_style(f"marked-text--{one.look}"))
            for one in self._stretches
        ]
        return Content(self.text, spans)


class HeadLine(Widget):
    """One line: a title at the left, a count at the right, a word between them if there is room."""

    DEFAULT_CSS = "HeadLine { height: 1; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.left = ""
        self.middle = ""
        self.right = ""

    def show(self, left: str, right: str, middle: str = "") -> None:
        """Show new words."""
        self.left, self.middle, self.right = left, middle, right
        self.refresh()

    def render(self) -> Content:
        """Return the line; what doesn't fit goes, the middle first, then the end of the left."""
        width = self.content_size.width
        room = width - cell_len(self.right) - 2
        left = cut(self.left, room)
        middle = self.middle if cell_len(left) + cell_len(self.middle) + 3 <= room else ""
        line = f"{left} · {middle}" if middle else left
        return Content(fit(line, room + 2) + self.right)


class CrumbLine(Widget):
    """Where a card comes from, in one line: source and title are cut, never the time."""

    DEFAULT_CSS = "CrumbLine { height: 1; width: 1fr; color: $text-muted; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.pieces: tuple[str | None, str | None, str | None] = (None, None, None)

    def show(self, source: str | None, title: str | None, place: str | None) -> None:
        """Show source, episode title, and part or time; None leaves a piece out."""
        self.pieces = (source, title, place)
        self.refresh()

    def render(self) -> Content:
        """Return the line, its pieces parted by dots."""
        width = self.content_size.width
        source, title, place = self.pieces
        room = width - (cell_len(place) + 3 if place else 0)
        if source and title:
            source = cut(source, max(room // 3, room - cell_len(title) - 3))
            room -= cell_len(source) + 3
        if title:
            title = cut(title, max(room, 1))
        line = " · ".join(piece for piece in (source, title, place) if piece)
        return Content(cut(line, width))
