"""A screen as text: what it says, line by line, and under it how it is dressed.

Pictures in SVG come to a hundred kilobytes each and say nothing in a diff. This form takes a few,
and a diff shows the very words or the very colour that changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.color import Color
from rich.style import Style
from textual.screen import Screen
from textual.strip import Strip

__all__ = ["Dressed", "picture", "seen"]

Dressed = Sequence[tuple[str, Sequence[tuple[str, int]]]]
"""Lines: their text, and runs of a style in words and how many characters it goes on for."""

_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")


def seen(screen: Screen[object]) -> Dressed:
    """Return what a screen shows now."""
    return [_line(strip) for strip in screen._compositor.render_strips()]


def _line(strip: Strip) -> tuple[str, Sequence[tuple[str, int]]]:
    styles = [
        words
        for segment in strip
        if not segment.control
        for words in [_in_words(segment.style)] * len(segment.text)
    ]
    runs = [(words, sum(1 for _ in run)) for words, run in groupby(styles)]
    return strip.text, runs


def _in_words(style: Style | None) -> str:
    if style is None:
        return "plain"
    words = [name for name in _ATTRIBUTES if getattr(style, name)]
    words += [_colour(style.color)] if style.color else []
    words += [f"on {_colour(style.bgcolor)}"] if style.bgcolor else []
    return " ".join(words) or "plain"


def _colour(colour: Color) -> str:
    return colour.triplet.hex if colour.triplet else colour.name


def picture(themes: Sequence[tuple[str, Dressed]]) -> str:
    """Return a screen as it looks in some themes, which must all say the same."""
    (_, first), *others = themes
    for name, lines in others:
        assert [text for text, _ in lines] == [text for text, _ in first], name
    pieces = [*(text.rstrip() for text, _ in first)]
    for name, lines in themes:
        pieces += ["", f"== {name}", *_dress(lines)]
    return "\n".join(pieces) + "\n"


def _dress(lines: Dressed) -> Iterator[str]:
    names: dict[str, str] = {}
    rows: list[str] = []
    for _, runs in lines:
        rows.append(
            " ".join(f"{names.setdefault(words, _letters(len(names)))}{n}" for words, n in runs)
        )
    yield from (f"{letters}: {words}" for words, letters in names.items())
    yield from _counted(rows)


def _letters(number: int) -> str:
    return (
        chr(ord("a") + number)
        if number < 26
        else _letters(number // 26 - 1) + _letters(number % 26)
    )


def _counted(rows: Iterable[str]) -> Iterator[str]:
    at = 1
    for row, run in groupby(rows):
        count = sum(1 for _ in run)
        yield f"{at}{f'-{at + count - 1}' if count > 1 else ''} {row}"
        at += count
