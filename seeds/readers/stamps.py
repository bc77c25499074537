"""Which turn of talk a time stamp belongs to: the one below it, or the one above.

Nothing on a page says so. It shows in what stands first and what stands last; where both ways
fit, in how fast people would speak: the way in which words per second come out even is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from seeds.dates import clock

__all__ = ["Line", "Turn", "paced_after", "stamp_of", "turns"]

_LEAST = 3
"""Turns with a length, below which nothing can be told from the pace of talk."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page that isn't empty; `stamp` is its time in seconds if it is nothing else."""

    number: int
    text: str
    stamp: float | None


@dataclass(slots=True)
class Turn:
    """The lines of one turn, and where it starts; None where no stamp tells."""

    lines: list[Line]
    start: float | None
    line: int


def stamp_of(text: str) -> float | None:
    """Seconds of a line that is one stamp, in brackets or not."""
    if len(text) > 14 or ":" not in text:
        return None
    return clock(text.strip("[]()\\"))


def turns(lines: Sequence[Line], *, after: bool) -> list[Turn]:
    """The turns of `lines`, whose stamps follow their turn if `after`, else stand before it.

    A turn without a stamp and a stamp without a turn come out as such.
    """
    found: list[Turn] = []
    waiting: list[Line] = []
    if after:
        for line in lines:
            if line.stamp is None:
                waiting.append(line)
            else:
                found.append(Turn(waiting, line.stamp, line.number))
                waiting = []
        if waiting:
            found.append(Turn(waiting, None, waiting[0].number))
        return found
    for line in lines:
        if line.stamp is not None:
            found.append(Turn([], line.stamp, line.number))
        elif found:
            found[-1].lines.append(line)
        else:
            waiting.append(line)
    return ([Turn(waiting, None, waiting[0].number)] if waiting else []) + found


def paced_after(lines: Sequence[Line]) -> bool | None:
    """Whether the pace of talk is evener if stamps follow their turn; None if it doesn't tell.

    It tells only where one way is at least twice as even as the other.
    """
    one, other = (_unevenness(turns(lines, after=after)) for after in (True, False))
    if one is None or other is None or max(one, other) < 2 * min(one, other):
        return None
    return one < other


def _unevenness(found: list[Turn]) -> float | None:
    """The variance of the logarithm of words per second."""
    paces: list[float] = []
    for turn, following in pairwise(found):
        if turn.start is None or following.start is None or following.start <= turn.start:
            continue
        words = sum(len(line.text.split()) for line in turn.lines)
        paces.append(log((words + 1) / (following.start - turn.start)))
    if len(paces) < _LEAST:
        return None
    mean = sum(paces) / len(paces)
    return sum((pace - mean) ** 2 for pace in paces) / len(paces)
