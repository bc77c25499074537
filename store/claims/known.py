"""Which claims there are cards of already, so that none is proposed twice."""

from __future__ import annotations

import re
from collections import defaultdict

from store.claims.duplicates import near_equal

__all__ = ["KnownClaims"]

NO_WORD = re.compile(r"[\W_]+")

SHORTEST = 5
"""Letters a word needs to serve as a lead to near-equal claims; shorter ones are in all."""


class KnownClaims:
    """Claims by their keys and by their words, so that a twin is found without comparing all."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_key: dict[str, int] = {}
        self._by_card: dict[str, int] = {}
        self._claims: dict[int, str] = {}
        self._order: dict[int, int] = {}
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, number: int, key: str, claim: str, card: tuple[str, str]) -> None:
        """Know a claim, and the front and back of its card, under a number of the caller's."""
        if key:
            self._by_key.setdefault(key, number)
        self._by_card.setdefault(_plain(card), number)
        self._claims[number] = claim
        self._order.setdefault(number, len(self._order))
        for word in _leads(claim):
            self._by_word[word].append(number)

    def twin(self, key: str, claim: str, card: tuple[str, str]) -> int | None:
        """Return the number of the first claim known that says or asks the same, or None."""
        if key in self._by_key:
            return self._by_key[key]
        if (same := self._by_card.get(_plain(card))) is not None:
            return same
        candidates: defaultdict[int, int] = defaultdict(int)
        leads = _leads(claim)
        for word in leads:
            for number in self._by_word.get(word, ()):
                candidates[number] += 1
        # Near-equal claims share most of their words: fewer than half is never enough.
        likely = [number for number, shared in candidates.items() if 2 * shared >= len(leads)]
        likely.sort(key=self._order.__getitem__)
        return next((n for n in likely if near_equal(self._claims[n], claim)), None)


def _plain(card: tuple[str, str]) -> str:
    return " ".join(NO_WORD.sub(" ", side.casefold()).strip() for side in card)


def _leads(claim: str) -> set[str]:
    return {word for word in claim.casefold().split() if len(word) >= SHORTEST}
