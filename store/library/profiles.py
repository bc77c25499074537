"""What an episode speaks of: its words and its pairs of neighbouring words, as numbers.

A profile is made when an episode is written, of its title and of the first words of each part, so
that the whole library's profiles can be laid beside one episode's in a moment.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from zlib import crc32

from store.library.encoding import BlockFields
from store.library.plainwords import DULL, FUNCTION_WORDS

__all__ = ["Term", "numbers_of", "profile", "spoken", "terms"]

Term = tuple[str, ...]
"""One word, or two that stand beside each other, as the text has them."""

_WORDS_OF_A_PART = 500
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def terms(title: str, parts: Iterable[list[BlockFields]]) -> Iterator[Term]:
    """Yield the words and pairs of an episode that could tell it from others, as they stand."""
    for words in _stretches(title, parts):
        yield from _of_words(words)


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


def numbers_of(found: Iterable[Term]) -> dict[int, Term]:
    """Return terms by the number that stands for each, whatever its case."""
    numbers: dict[int, Term] = {}
    for term in found:
        numbers.setdefault(crc32(" ".join(term).casefold().encode("utf-8", "replace")), term)
    return numbers


def profile(title: str, parts: Iterable[list[BlockFields]]) -> bytes:
    """Return the numbers of an episode's terms, four bytes each."""
    return array("I", numbers_of(terms(title, parts))).tobytes()


def _of_words(words: list[str]) -> Iterator[Term]:
    before, before_dull = "", True
    for word in words:
        letters = word.casefold()
        if len(word) < 2 or letters in FUNCTION_WORDS:
            before = ""
            continue
        dull = letters in DULL
        if not dull:
            yield (word,)
        if before and not (dull and before_dull):
            yield (before, word)
        before, before_dull = word, dull
