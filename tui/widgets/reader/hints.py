"""Letters that stand at places on the screen, and lead there when typed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

__all__ = ["LETTERS", "Hints", "labels"]

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The home row first: the nearest letters for the first places."""

Target = TypeVar("Target")


def labels(count: int) -> list[str]:
    """Return so many labels, one letter each or two beyond 26; none begins another."""
    size = len(LETTERS)
    doubled = 0
    while (size - doubled) + doubled * size < count and doubled < size:
        doubled += 1
    singles = list(LETTERS[: size - doubled])
    pairs = [first + second for first in LETTERS[size - doubled :] for second in LETTERS]
    return (singles + pairs)[:count]


@dataclass(slots=True)
class Hints(Generic[Target]):
    """Labels for targets in reading order, and what was typed of one so far.

    Targets beyond 676 get no label: no screen shows so many.
    """

    targets: Sequence[Target]
    typed: str = ""
    labels: dict[str, Target] = field(init=False)

    def __post_init__(self) -> None:
        """Give out the labels."""
        self.labels = dict(zip(labels(len(self.targets)), self.targets, strict=False))

    def type(self, letter: str) -> Target | None:
        """Take a letter: the target it leads to, or None while more is wanted.

        Raises:
            KeyError: no label goes on like this; what was typed stays.
        """
        typed = self.typed + letter
        if typed in self.labels:
            return self.labels[typed]
        if not any(label.startswith(typed) for label in self.labels):
            raise KeyError(letter)
        self.typed = typed
        return None

    def erase(self) -> None:
        """Take back the last letter."""
        self.typed = self.typed[:-1]

    def open(self) -> list[tuple[str, Target]]:
        """Return the labels that what was typed may still lead to."""
        return [(label, it) for label, it in self.labels.items() if label.startswith(self.typed)]
