"""What an episode speaks of: its words and its pairs of neighbouring words, as numbers.

A profile is made when an episode is written, of its title and of the first words of each part, so
that the whole library's profiles can be laid beside one episode's in a moment.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise
from zlib import crc32

from store.library.encoding import BlockFields
from store.library.plainwords import DULL, FUNCTION_WORDS

__all__ = ["Term", "profile", "spoken", "terms"]

Term = tuple[str, ...]
"""One word, or two that stand beside each other, as the text has them."""

_WORDS_OF_A_PART = 500
_MOST_CODES = 100_000
_MIX, _MASK = 0x9E3779B1, 0xFFFFFFFF
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def spoken(title: str, parts: Iterable[list[BlockFields]]) -> str:
    """Return the words that the profile is made of, case-folded, a space around each."""
    return " " + " \n ".join(" ".join(words).casefold() for words in _stretches(title, parts)) + " "


def _stretches(title: str, parts: Iterable[list[BlockFields]]) -> Iterator[list[str]]:
    yield _WORD.findall(title)
    for blocks in parts:
        words: list[str] = []
        for block in blocks:
            words += _WORD.findall(f"{block[2]} {block[6]}" if block[2] else block[6])
            if len(words) >= _WORDS_OF_A_PART:
                del words[_WORDS_OF_A_PART:]
                break
        yield words


def profile(title: str, parts: Iterable[list[BlockFields]]) -> bytes:
    """Return the numbers of an episode's terms, four bytes each."""
    numbers: set[int] = set()
    for words in _stretches(title, parts):
        codes = list(map(_CODES.__getitem__, words))
        numbers.update([code for code in codes if code & 1])
        numbers.update(
            [(a * _MIX + b) & _MASK for a, b in pairwise(codes) if a and b and (a | b) & 1]
        )
    _CODES.shrink()
    return array("I", numbers).tobytes()


def terms(title: str, parts: Iterable[list[BlockFields]]) -> dict[int, Term]:
    """Return an episode's terms as its text has them, each by the number its profile holds."""
    found: dict[int, Term] = {}
    for words in _stretches(title, parts):
        for word in words:
            code = _CODES[word]
            if code & 1:
                found.setdefault(code, (word,))
        for before, word in pairwise(words):
            a, b = _CODES[before], _CODES[word]
            if a and b and (a | b) & 1:
                found.setdefault((a * _MIX + b) & _MASK, (before, word))
    return found


class _Codes(dict[str, int]):
    """The number of each word: 0 for one that says nothing, even for one that is dull alone."""

    def __missing__(self, word: str) -> int:
        letters = word.casefold()
        if len(word) < 2 or letters in FUNCTION_WORDS:
            code = 0
        else:
            code = crc32(letters.encode("utf-8", "replace")) | 1
            if letters in DULL:
                code = code - 1 or 2
        self[word] = code
        return code

    def shrink(self) -> None:
        """Forget the words once there are many, so that a large import stays small."""
        if len(self) > _MOST_CODES:
            self.clear()


_CODES = _Codes()
