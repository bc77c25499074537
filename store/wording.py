"""How the record's steps name what they touched, for history and undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

__all__ = ["count_of", "episodes_in_words", "quoted"]

LONGEST = 40
"""Code points of a title or a quotation that are shown in a step's words."""


def quoted(text: str) -> str:
    """Return a text in quotation marks, shortened to be named in passing."""
    flat = " ".join(text.split())
    return f"“{flat}”" if len(flat) <= LONGEST else f"“{flat[: LONGEST - 1].rstrip()}…”"


def count_of(count: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun: "1 card", "3 cards"."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def episodes_in_words(episodes: Sequence[str], title: Callable[[str], str | None]) -> str:
    """Return one episode by its title, several by their count."""
    if len(episodes) == 1 and (name := title(episodes[0])):
        return quoted(name)
    return count_of(len(episodes), "episode")
