"""Highlights in a list: the passage, the note on it, and where it stands."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from store.model import Colour, Highlight
from tui.widgets.cells import clock, cut, wrap
from tui.widgets.line_list import Line, LineList
from tui.widgets.reader.styles import ANSI_COLOURS, COLOURS

__all__ = ["HighlightList", "ShownHighlight"]

_LINES = 3


@dataclass(frozen=True, slots=True)
class ShownHighlight:
    """A highlight and the words that its row says of its episode."""

    highlight: Highlight
    title: str
    """"" in a list of one episode."""


def _rules() -> str:
    rules = [f"& > .line-list--{name} {{ color: {value}; }}" for name, value in COLOURS.items()]
    plain = [f"& > .line-list--{name} {{ color: {it}; }}" for name, it in ANSI_COLOURS.items()]
    return "\n".join(rules) + "\n&:ansi {" + "\n".join(plain) + "}"


class HighlightList(LineList):
    """Three lines for a highlight, so that most passages can be read as they are."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line-list--{colour}" for colour in Colour}
    DEFAULT_CSS = f"""
    HighlightList {{
        {_rules()}
    }}
    """

    context = "highlights"

    def __init__(self) -> None:
        super().__init__(id="highlight-list")
        self._shown: Sequence[ShownHighlight] = ()
        self._empty = ""

    def show(self, shown: Sequence[ShownHighlight], empty: str, at: str = "") -> None:
        """Show these; the cursor goes to one of them, else it stays on its row."""
        self._shown = shown
        self._empty = empty
        row = next((n for n, one in enumerate(shown) if one.highlight.id == at), self.cursor)
        self.set_reactive(LineList.cursor, row)
        self.rows_changed()

    @property
    def current(self) -> Highlight | None:
        """The highlight under the cursor."""
        return self._shown[self.cursor].highlight if self.cursor < len(self._shown) else None

    @property
    def row_count(self) -> int:
        """How many there are."""
        return len(self._shown)

    @property
    def row_height(self) -> int:
        """The passage on one line or two, the note if there is one, and where it stands."""
        return _LINES

    @property
    def empty_text(self) -> str:
        """What to do where there are none."""
        return self._empty

    def picture(self, index: int) -> Hashable:
        """Everything a row shows."""
        return self._shown[index]

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """Lay a highlight out."""
        shown = self._shown[index]
        one = shown.highlight
        lead: Line = [
            ("▌" if index == self.cursor else " ", "sign"),
            ("▌ ", one.colour.value),
        ]
        room = max(1, width - 4)
        quote = " ".join(one.anchor.quote.split())
        role = "muted" if one.orphan else "strong"
        lines: list[Line] = []
        if one.note:
            note = f"✎ {' '.join(one.note.split())}"
            lines += [[*lead, (cut(quote, room), role)], [*lead, (cut(note, room), "accent")]]
        else:
            first, *rest = wrap(quote[: 4 * room], room) or [""]
            lines.append([*lead, (first, role)])
            if rest:
                whole = quote[len(first) :].strip() if quote.startswith(first) else " ".join(rest)
                lines.append([*lead, (cut(whole, room), role)])
        lines.append([*lead, (cut(" · ".join(_about(shown)), room), "muted")])
        return lines


def _about(shown: ShownHighlight) -> list[str]:
    one = shown.highlight
    told = ["? not found in the text any more"] if one.orphan else []
    told.append(one.colour.value)
    told += [f"#{tag}" for tag in one.tags]
    told.append(one.anchor.part if one.anchor.time is None else clock(one.anchor.time))
    return [*told, shown.title] if shown.title else told
