"""What is looked for in a text: a phrase as it was typed, or the words of a search. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Protocol

__all__ = ["Phrase", "Seeker", "Wanted"]

_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_RUN = re.compile(r"[^\W_]+")
_APART = r"[\W_]+"

Spans = Sequence[tuple[int, int]]


class Seeker(Protocol):
    """Finds what is looked for in one text after the other."""

    @property
    def words(self) -> str:
        """What is looked for, as people read it."""

    def spans(self, text: str, speaker: str | None = None) -> Spans:
        """Return where it stands, in order: (start, end)."""


class Phrase:
    """Words as they were typed, one after the other.

    Capital letters count only where the words have one; any white space between two words will do.
    """

    def __init__(self, words: str) -> None:
        self.words = words
        flags = re.NOFLAG if any(letter.isupper() for letter in words) else re.IGNORECASE
        pieces = words.split()
        self._pattern = re.compile(r"\s+".join(map(re.escape, pieces)), flags) if pieces else None

    def spans(self, text: str, speaker: str | None = None) -> Spans:  # noqa: ARG002 - see Seeker
        """Return where the words stand."""
        return [match.span() for match in self._pattern.finditer(text)] if self._pattern else ()


class _Folding(dict[int, str]):
    """Each character without case and accents, one for one, so that offsets stay what they are."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = base if len(base) == 1 else chr(code)
        return self[code]


_FOLDING = _Folding()


def _fold(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_FOLDING)


class Wanted:
    """The words of a search: a text answers that holds all of them and none that is unwanted.

    As in the library's index, case and accents don't matter, and a word is a whole one unless it
    ends in ``*`` or is still being typed.
    """

    def __init__(
        self,
        terms: Iterable[str],
        unwanted: Iterable[str] = (),
        *,
        speaker: str | None = None,
        typing: bool = False,
    ) -> None:
        """Look for `terms`.

        Args:
            terms: words and phrases.
            unwanted: words and phrases.
            speaker: only in what somebody says whose name holds these letters.
            typing: whether the last term is still being typed.
        """
        terms = list(terms)
        self.words = " ".join(terms)
        last = len(terms) - 1
        found = [_pattern(term, typing and n == last) for n, term in enumerate(terms)]
        self._terms = [one for one in found if one is not None]
        self._unwanted = [one for term in unwanted if (one := _pattern(term, False)) is not None]
        self._speaker = _fold(speaker) if speaker else None

    def spans(self, text: str, speaker: str | None = None) -> Spans:
        """Return where the words stand; different words in a row are one place."""
        if self._speaker is not None and self._speaker not in _fold(speaker or ""):
            return ()
        folded = _fold(text)
        found: list[tuple[int, int, int]] = []
        for n, pattern in enumerate(self._terms):
            places = [(*match.span(), n) for match in pattern.finditer(folded)]
            if not places:
                return ()
            found += places
        if any(pattern.search(folded) for pattern in self._unwanted):
            return ()
        return _joined(sorted(found), text)


def _pattern(term: str, begins: bool) -> re.Pattern[str] | None:
    runs = _RUN.findall(_fold(term))
    if not runs:
        return None
    end = "" if begins or term.endswith("*") else _AFTER
    return re.compile(_BEFORE + _APART.join(map(re.escape, runs)) + end)


def _joined(places: list[tuple[int, int, int]], text: str) -> Spans:
    """Make one of places that overlap, and of different words with no letter between them."""
    spans: list[tuple[int, int]] = []
    before = -1
    for start, end, term in places:
        first, last = spans[-1] if spans else (0, -1)
        if start <= last or (spans and term != before and not _RUN.search(text, last, start)):
            spans[-1] = first, max(last, end)
        else:
            spans.append((start, end))
        before = term
    return spans
