"""A sentence as words and marks, each with the one thing that the rules ask of it: its class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from store.claims.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    SUBORDINATORS,
)
from store.claims.verbs import VERBS, VerbForm

__all__ = ["Token", "Word", "content_words", "is_specific", "stem", "tokens"]

_TOKEN = re.compile(
    r"(?P<number>[$€£¥]?\d(?:[\d.,:]*\d)?(?:[-–]\d(?:[\d.,]*\d)?)?(?:\+|%|(?:st|nd|rd|th|s|x|k|K|M|B|bn|m)\b)?"
    r"(?![\w-]))"
    r"|(?P<word>[^\W_](?:[\w.'’&/+‑-]*[^\W_])?[+%]?)"
    r"|(?P<mark>\.\.\.|[^\w\s]|_)"
)
_NOT_ADVERBS = frozenset(
    "family supply reply ally anomaly assembly monopoly butterfly italy july early daily likely"
    " costly friendly lovely holy ugly lonely deadly orderly elderly only fly jelly belly bully"
    " apply rely imply comply multiply curly silly ply sly weekly monthly yearly homily".split()
)
_SUFFIXES = ("ies", "es", "s", "ing", "ed", "ly", "al", "er", "ation", "ions", "ion", "e", "y")


class Word(StrEnum):
    """What class a token belongs to; NOUN is anything that is nothing else (nouns, adjectives)."""

    DETERMINER = "determiner"
    QUANTIFIER = "quantifier"
    PRONOUN = "pronoun"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    SUBORDINATOR = "subordinator"
    AUXILIARY = "auxiliary"
    NEGATION = "negation"
    ADVERB = "adverb"
    TO = "to"
    NUMBER = "number"
    NOUN = "noun"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark; the offsets count code points of the text it was found in."""

    text: str
    lower: str
    start: int
    end: int
    word: Word
    verb: tuple[VerbForm, ...] = ()
    """The forms of verbs that the word could be."""

    def form(self, *kinds: str) -> VerbForm | None:
        """Return the first verb form of one of these kinds, or None."""
        return next((form for form in self.verb if form.kind in kinds), None)

    @property
    def nominal(self) -> bool:
        """Whether it could stand in the middle of a noun phrase."""
        return self.word in (Word.NOUN, Word.NUMBER)

    @property
    def plural(self) -> bool:
        """Whether it looks like a noun in the plural."""
        low = self.lower
        if low in _PLURALS:
            return True
        ends = low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s"))
        if self.text.endswith("S") and len(low) > 2:
            return False  # "DOMS", "AIDS", "CoMCTS": one thing, unlike "GPUs"
        return self.word is Word.NOUN and ends and len(low) > 2 and low not in _SINGULARS


_PLURALS = frozenset(
    "people children men women mice feet teeth data criteria phenomena bacteria media police"
    " humans researchers viruses genes algae fungi nuclei stimuli cattle geese".split()
)
_SINGULARS = frozenset(
    "gas lens bias atlas series species news kudos cosmos chaos iris pancreas windows physics"
    " economics mathematics genetics politics statistics linguistics electronics ethics mechanics"
    " dynamics optics robotics logistics athletics acoustics genomics thermodynamics diabetes"
    " rabies measles christmas texas paris athens mars dallas athletics hydraulics classics".split()
)


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text. Takes time in proportion to it, but for one just seen none."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        lower = word.lower().replace("’", "'")
        if match.lastgroup == "mark":
            kind = Word.MARK
        elif match.lastgroup == "number" or lower in _NUMBER_WORDS:
            kind = Word.NUMBER
        else:
            kind = _class_of(lower)
        verb = VERBS.get(lower, ()) if kind is Word.NOUN or lower == "like" else ()
        found.append(Token(word, lower, match.start(), match.end(), kind, verb))
    return tuple(found)


_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty"
    " seventy eighty ninety hundred thousand million billion trillion half dozen".split()
)

_CLASSES: dict[str, Word] = {}
for _words, _kind in (
    (ADVERBS, Word.ADVERB),
    (PREPOSITIONS, Word.PREPOSITION),
    (PRONOUNS, Word.PRONOUN),
    (QUANTIFIERS, Word.QUANTIFIER),
    (SUBORDINATORS, Word.SUBORDINATOR),
    (NEGATIONS, Word.NEGATION),
    (DETERMINERS, Word.DETERMINER),
    (CONJUNCTIONS, Word.CONJUNCTION),
    (AUXILIARIES, Word.AUXILIARY),
):
    for _word in _words:
        _CLASSES[_word] = _kind
_CLASSES["that"] = Word.SUBORDINATOR
_CLASSES["to"] = Word.TO
_CLASSES["without"] = Word.PREPOSITION


def _class_of(lower: str) -> Word:
    known = _CLASSES.get(lower)
    if known is not None:
        return known
    if lower.endswith("n't"):
        return Word.AUXILIARY
    if lower.endswith("ly") and len(lower) > 4 and lower not in _NOT_ADVERBS:
        return Word.ADVERB
    return Word.NOUN


def is_specific(token: Token, *, first: bool = False) -> bool:
    """Say whether a token looks like a term: a name, an acronym, a figure, a compound, a long word.

    A capital letter says nothing where the token is the `first` of a sentence.
    """
    text = token.text
    if token.word not in (Word.NOUN, Word.NUMBER):
        return False
    if any(c.isdigit() for c in text) or any(c.isupper() for c in text[1:]):
        return True
    if text[0].isupper() and not first:
        return True
    return "-" in text or len(text) >= 10


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a word without its endings, so that forms of one word come out equal."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    for suffix in _SUFFIXES:
        if low.endswith(suffix) and len(low) - len(suffix) >= 4:
            return low[: -len(suffix)]
    return low


def content_words(parts: Sequence[Token]) -> list[str]:
    """Return the stems of the tokens that carry meaning."""
    return [stem(token.text) for token in parts if token.word in (Word.NOUN, Word.NUMBER)]
