"""Where jumps came from, so that one can go back and forward again. Pure."""

from __future__ import annotations

from tui.widgets.reader.passages import Position

__all__ = ["Jumps"]

_KEPT = 100


class Jumps:
    """A list of places with a cursor in it, as in vim."""

    def __init__(self) -> None:
        self._places: list[Position] = []
        self._at = 0

    def left(self, place: Position) -> None:
        """Note the place that a jump leaves; what lay ahead is forgotten."""
        del self._places[self._at :]
        if not self._places or self._places[-1] != place:
            self._places.append(place)
        del self._places[:-_KEPT]
        self._at = len(self._places)

    def back(self, here: Position) -> Position | None:
        """Return the place before, or None; `here` is noted so that one can go forward again."""
        if self._at == len(self._places):
            if self._places and self._places[-1] == here:
                self._at -= 1
            else:
                self._places.append(here)
        if self._at == 0:
            return None
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> Position | None:
        """Return the place that the last step back left, or None."""
        if self._at + 1 >= len(self._places):
            return None
        self._at += 1
        return self._places[self._at]
