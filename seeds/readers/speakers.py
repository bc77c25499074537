"""Who speaks, where a transcript says so: "Name: text", ">> NAME: text", "[Name] text", "- text".

A name has at most four words, begins with a capital, holds no digit, and is believed only if it
is seen twice or known from elsewhere: "Here's the thing: …" is nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

__all__ = ["SOUNDS", "Spoken", "by_turns", "names_in", "spoken"]

_EXCERPT = 4
"""Turns up to which a text may be talk although nobody speaks twice."""

_NUMBERED = r"(?:speaker|spk|sprecher|host|guest|voice|person|locuteur|hablante)[ _-]?\d{1,3}"
_COLON = re.compile(
    rf"(?:[-–—]\s+)?(?:>>+\s*)?([^\W\d_][^:\d\n]{{0,59}}|{_NUMBERED})\s?[:：](?:\s+|$|(?<=：))",
    re.IGNORECASE,
)
_BRACKET = re.compile(
    rf"(?:[-–—]\s+)?(?:>>+\s*)?\[([^\W\d_][^\[\]:\d\n]{{0,59}}|{_NUMBERED}):?\]:?\s*",
    re.IGNORECASE,
)
_NAMING = ":[："
"""Without one of these a line names nobody."""
_CHANGE = re.compile(r"(?:[-–—]\s+|>>+\s*)(?=\S)")
SOUNDS = frozenset(
    "applause cheering crosstalk foreign inaudible indistinct laughing laughs laughter music "
    "musikk noise pause sigh sighs silence singing sound unintelligible".split()
)
"""What stands in brackets as a name does, and is heard."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of talk without what names its speaker."""

    text: str
    speaker: str | None = None
    change: bool = False
    """Somebody else begins to speak here, named or not."""


def names_in(lines: Iterable[str], known: Collection[str] = ()) -> frozenset[str]:
    """The names that begin at least two of `lines`, or one if `known`."""
    lines = tuple(lines)
    together = "\n".join(lines)
    if not any(mark in together for mark in _NAMING):
        return frozenset()
    seen: Counter[str] = Counter()
    for line in lines:
        if (":" in line or "[" in line or "：" in line) and (found := _candidate(line)) is not None:
            seen[found[0]] += 1
    folded = {name.casefold() for name in known}
    return frozenset(n for n, count in seen.items() if count > 1 or n.casefold() in folded)


def spoken(line: str, names: Collection[str]) -> Spoken:
    """`line` taken apart; only one of `names` is a speaker."""
    if names and (found := _candidate(line)) is not None and found[0] in names:
        return Spoken(line[found[1] :], found[0], change=True)
    change = _CHANGE.match(line)
    return Spoken(line[change.end() :], change=True) if change else Spoken(line)


def by_turns(
    names: Sequence[str], known: Sequence[str], *, lines: int, above: int, items: int
) -> bool:
    """Whether names are speakers, who come again and again, and no labels, which come once.

    Args:
        names: what begins lines of a text, in their order.
        known: the people of an episode.
        lines: how many lines there are.
        above: how many of them stand above the first name.
        items: how many of the names begin items of a list.
    """
    folded = " ".join(known).casefold().split()
    if any(name.casefold().split()[0] in folded for name in names):
        return True
    seen = Counter(names)
    again = sum(count for count in seen.values() if count > 1)
    recurring = sum(count > 1 for count in seen.values())
    below = lines - above
    if again >= 4 and recurring > 1 and 2 * again >= len(names):
        return 10 * again >= below
    if again:
        return 3 * again >= below and 2 * items <= len(names)
    return len(names) <= _EXCERPT and not items and 3 * len(names) >= 2 * lines


def _candidate(line: str) -> tuple[str, int] | None:
    found = _COLON.match(line) or _BRACKET.match(line)
    if found is None:
        return None
    name = " ".join(found[1].split())
    words = name.split()
    # a script without capitals, such as Japanese, has none at the beginning of a name either
    if name[0].islower() or len(words) > 4 or words[-1].casefold() in SOUNDS:
        return None
    return name, found.end()
