"""Who speaks, where a transcript says so: "Name: text", ">> NAME: text", "[Name] text", "- text".

A name has at most four words, begins with a capital, holds no digit, and is believed only if it
is seen twice or known from elsewhere: "Here's the thing: …" is nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

__all__ = ["Spoken", "names_in", "spoken"]

_NUMBERED = r"(?:speaker|spk|sprecher|host|guest|voice|person|locuteur|hablante)[ _-]?\d{1,3}"
_COLON = re.compile(
    rf"(?:[-–—]\s+)?(?:>>+\s*)?([^\W\d_][^:\d\n]{{0,59}}|{_NUMBERED})\s?[:：](?:\s+|$|(?<=：))",
    re.IGNORECASE,
)
_BRACKET = re.compile(
    rf"(?:[-–—]\s+)?(?:>>+\s*)?\[([^\W\d_][^\[\]:\d\n]{{0,59}}|{_NUMBERED}):?\]:?\s*",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"(?:[-–—]\s+|>>+\s*)(?=\S)")
_SOUNDS = frozenset(
    "applause cheering crosstalk foreign inaudible indistinct laughing laughs laughter music "
    "musikk noise pause sigh sighs silence singing sound unintelligible".split()
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of talk without what names its speaker."""

    text: str
    speaker: str | None = None
    change: bool = False
    """Somebody else begins to speak here, named or not."""


def names_in(lines: Iterable[str], known: Collection[str] = ()) -> frozenset[str]:
    """The names that begin at least two of `lines`, or one if `known`."""
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


def _candidate(line: str) -> tuple[str, int] | None:
    found = _COLON.match(line) or _BRACKET.match(line)
    if found is None:
        return None
    name = " ".join(found[1].split())
    words = name.split()
    # a script without capitals, such as Japanese, has none at the beginning of a name either
    if name[0].islower() or len(words) > 4 or words[-1].casefold() in _SOUNDS:
        return None
    return name, found.end()
