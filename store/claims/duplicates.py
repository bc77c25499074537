"""When two claims say or two questions ask the same, and by what a claim is known again."""

from __future__ import annotations

import re
from hashlib import blake2b

from store.claims.lexicon import NEGATIONS
from store.claims.tokens import Word, stem, tokens

__all__ = ["fingerprint", "near_equal", "same_question"]

_LIKENESS = 0.8
_ARTICLES = re.compile(r"\b(?:an?|the|is|are|was|were|does|do|did)\b ?", re.IGNORECASE)
_PLURAL = re.compile(r"(?<=\w\w\w)s\b")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‑](?=[^\W\d_])")


def near_equal(a: str, b: str) -> bool:
    """Say whether two claims say nearly the same: nearly the same words, and the same figures.

    A negation or a figure that only one of them has makes them different claims.
    """
    one, figures_of_one = _meaning(a)
    other, figures_of_other = _meaning(b)
    if not one or not other or figures_of_one != figures_of_other:
        return False
    shared = len(one & other)
    return shared >= _LIKENESS * max(len(one), len(other))


def same_question(one: str, other: str) -> bool:
    """Say whether two questions ask the same but for an article or a plural."""
    return _asked(one) == _asked(other)


def _asked(front: str) -> str:
    return _PLURAL.sub("", _ARTICLES.sub("", front)).casefold()


def fingerprint(claim: str) -> str:
    """Return 16 letters and digits that stay the same however a claim is cased and punctuated."""
    parts = tokens(_apart(claim))
    words = [token.lower for token in parts if token.word is not Word.MARK]
    return blake2b(" ".join(words).encode(), digest_size=8).hexdigest()


def _apart(claim: str) -> str:
    """Part compounds between letters, so that "vision-language" is "vision language"."""
    return _HYPHEN.sub(" ", claim)


def _meaning(claim: str) -> tuple[frozenset[str], frozenset[str]]:
    words, telling = set(), set()
    for token in tokens(_apart(claim)):
        if token.word is Word.NUMBER or any(c.isdigit() for c in token.text):
            telling.add(token.lower)
        elif token.lower in NEGATIONS or token.lower.endswith("n't"):
            telling.add("not")
        elif token.word in (Word.NOUN, Word.ADVERB, Word.PREPOSITION):
            words.add(stem(token.lower))
    return frozenset(words), frozenset(telling)
