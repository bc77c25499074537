"""A selection that grows and shrinks by sentences, words and letters. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.widgets.reader.passages import Passage, Passages, Position, Unit

__all__ = ["Selection"]


@dataclass(frozen=True, slots=True)
class Selection:
    """A passage of one part, never empty, and which of its ends moves."""

    passage: Passage
    at_end: bool = True

    @classmethod
    def of_span(cls, passages: Passages, start: Position, end: int) -> Selection:
        """Select from a place to an offset of the same block."""
        first = passages.in_part(*start)
        return cls(Passage(start.part, first, first + end - start.offset))

    @classmethod
    def between(cls, passages: Passages, one: Position, other: Position) -> Selection | None:
        """Select all letters from one place to another, both included; None across parts."""
        if one.part != other.part:
            return None
        a, b = passages.in_part(*one), passages.in_part(*other)
        passage = Passage(one.part, min(a, b), max(a, b))
        end = passages.edge(passage, "letter", end=True, forward=True)
        return cls(passage._replace(end=passage.end if end is None else end), b >= a)

    def moved(self, passages: Passages, unit: Unit, step: int) -> Selection:
        """Move the moving end a unit on, or with step -1 back.

        Where nothing would stay selected, the other end moves instead, so that each direction
        always leads somewhere; at the first and last place of the part nothing changes.
        """
        edge = passages.edge(self.passage, unit, end=self.at_end, forward=step > 0)
        if edge is not None and self._keeps_something(edge):
            return replace(self, passage=self._with(edge))
        outward = (step > 0) is self.at_end
        if outward:
            return self
        turned = self.other_end()
        edge = passages.edge(turned.passage, unit, end=turned.at_end, forward=step > 0)
        return self if edge is None else replace(turned, passage=turned._with(edge))

    def other_end(self) -> Selection:
        """Let the other end move."""
        return replace(self, at_end=not self.at_end)

    @property
    def head(self) -> tuple[int, int]:
        """The part, and the offset in it of the last letter towards which the selection moves."""
        return self.passage.part, (self.passage.end - 1 if self.at_end else self.passage.start)

    def _keeps_something(self, edge: int) -> bool:
        return edge > self.passage.start if self.at_end else edge < self.passage.end

    def _with(self, edge: int) -> Passage:
        return self.passage._replace(**({"end": edge} if self.at_end else {"start": edge}))
