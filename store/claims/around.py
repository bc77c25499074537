"""What an episode's written text is like as a whole: its words, its names, its style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from seeds.model import BlockKind, Part, PartKind
from store.claims.proposal import Casing, Surroundings
from store.claims.tokens import content_words, stem, tokens

__all__ = ["casing_of", "surroundings_of"]

_FULL_NAME = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+\b")
_ANY_WORD = re.compile(r"[^\W_][\w'’-]*")
_PERSONS = frozenset("i me my we us our you your he him his she her hers".split())
_PERSONS_FULL = 25
"""One word in so many that speaks of people makes a text wholly personal."""
_CAPITALISED = re.compile(r"(?<=[a-z,;)] )[A-Z][a-z]+\b")
_SMALL = re.compile(r"(?<![\w-])[a-z]+(?![\w-])")
_COUNTED = re.compile(
    r"\b[Aa]n? ([a-z]+)(?= (?:is|are|was|of|in|on|that|which|to|for|can|will|has)\b|[.,;:])"
)
_VERBS_TOO = frozenset("age spin rest water power light heat cost sleep drink income".split())
"""What with an s at its end is as like as not a verb, and takes no article for that."""
_ARTICLES = frozenset(("a", "an", "the"))
_TELEGRAM_WORDS = 200
_TELEGRAM = 0.04
"""So few of a text's words are articles in notes that leave them out; in prose one in ten is."""


def surroundings_of(title: str, parts: Sequence[Part]) -> Surroundings:
    """Count the words of an episode's written parts, and how many of them speak of people."""
    counts = Counter(stem(word) for word in _ANY_WORD.findall(title))
    words = persons = articles = 0
    named: set[str] = set(_FULL_NAME.findall(title))
    for part in parts:
        if part.kind == PartKind.TRANSCRIPT:
            continue
        for block in part.blocks:
            found = _ANY_WORD.findall(block.text)
            named.update(_FULL_NAME.findall(block.text))
            counts.update(stem(word) for word in found)
            if part.kind == PartKind.DESCRIPTION:
                continue  # "We discuss …" is how descriptions speak, whatever they speak of
            words += len(found)
            persons += sum(word.lower() in _PERSONS for word in found)
            articles += sum(word.lower() in _ARTICLES for word in found)
    titled = frozenset(content_words(tokens(title)))
    people = frozenset(name.split()[0] for name in named)
    personal = min(1.0, _PERSONS_FULL * persons / max(words, 1))
    telegram = words >= _TELEGRAM_WORDS and articles < _TELEGRAM * words
    return Surroundings(dict(counts), titled, people, personal, telegram)


def casing_of(parts: Sequence[Part]) -> Casing:
    """Learn how the written parts of an episode write their words."""
    capital: set[str] = set()
    small: set[str] = set()
    counted: set[str] = set()
    for part in parts:
        if part.kind == PartKind.TRANSCRIPT:
            continue
        for block in part.blocks:
            if block.kind is BlockKind.HEADING:
                continue
            capital.update(_CAPITALISED.findall(block.text))
            small.update(_SMALL.findall(block.text))
            counted.update(_COUNTED.findall(block.text))
    names = frozenset(word for word in capital if word.lower() not in small)
    for word in small:
        if word.endswith("s") and not word.endswith("ss") and word[:-1] not in _VERBS_TOO:
            counted.add(word[:-1])
    return Casing(names, frozenset(small), frozenset(counted))
