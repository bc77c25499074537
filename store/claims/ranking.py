"""How likely a draft is kept: a logistic model over some seventy named features.

The weights are fitted by `python -m tests.claims.fit` on drafts that were judged by hand
(`tests/claims/corpus`), and again on what the reader does with their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from seeds.model import BlockKind, PartKind
from store.claims.lexicon import SHARED, UNIQUE
from store.claims.proposal import GAP, Draft, Sentence
from store.claims.telling import telling
from store.claims.tokens import Token, Word, content_words, is_specific, tokens
from store.claims.weights import WEIGHTS

__all__ = [
    "LEAST_ALONE",
    "LEAST_GAP_SCORE",
    "LEAST_SCORE",
    "LEAST_TAKEAWAY_SCORE",
    "WEIGHTS",
    "features",
    "score",
]

LEAST_SCORE = 0.75
"""Questions below this are not proposed."""

LEAST_GAP_SCORE = 0.85
"""Nor gaps below this: a gap that several words would fill is worse than no card."""

LEAST_TAKEAWAY_SCORE = 0.8
"""A page's own takeaways are claims already, and chosen by who wrote them."""

LEAST_ALONE = 0.7
"""The best draft of an episode that has no other needs no more than this."""

_HEDGED = frozenset("may might could would likely often sometimes usually potentially can".split())


def features(draft: Draft, sentence: Sentence) -> dict[str, float]:
    """Return the named features of a draft, each between 0 and 1; those at 0 are left out."""
    claim = tokens(draft.claim)
    words = [token for token in claim if token.word is not Word.MARK]
    lowered = {token.lower for token in words}
    front, back = draft.front.split(), draft.back.split()
    specific = sum(is_specific(token, first=i == 0) for i, token in enumerate(words))
    heading = set(content_words(tokens(sentence.heading)))
    cloze = GAP in draft.front
    figures = sum(token.word is Word.NUMBER for token in words)
    found = {
        "bias": 1.0,
        f"rule:{draft.rule}": 1.0,
        "takeaway": float(sentence.part.kind == PartKind.TAKEAWAYS),
        "description": float(sentence.part.kind == PartKind.DESCRIPTION),
        "speech": float(sentence.part.kind == PartKind.TRANSCRIPT),
        "item": float(sentence.part.blocks[sentence.block].kind == BlockKind.ITEM),
        "first in its block": float(sentence.start == 0),
        "late": sentence.position,
        "shares a word with its heading": float(bool(heading & set(content_words(claim)))),
        "gap": draft.features.get("gap", 0.0),
        "gap at the start": float(draft.front.startswith(GAP)),
        "gap of one word": float(cloze and len(back) == 1),
        "specific terms": min(specific, 4) / 4,
        "long": min(max(len(words) - 22, 0), 12) / 12,
        "short": float(len(words) < 8),
        "long question": float(not cloze and len(front) > 11),
        "short question": float(not cloze and len(front) < 4),
        "commas": min(max(draft.claim.count(",") - 1, 0), 4) / 4,
        "figures": min(figures, 3) / 3,
        "also": float(bool(lowered & {"also", "too", "another", "other"})),
        "opinion": float(draft.front.startswith("According to")),
        "possessive start": float(bool(words) and words[0].lower.endswith("'s")),
        "hedged": float(bool(lowered & _HEDGED)),
        "short answer": float(not cloze and len(back) < 4),
        "long answer": min(max(len(back) - 16, 0), 12) / 12,
        "bare definites": min(_bare_definites(claim), 2) / 2,
        "pronoun replaced": float(sentence.span is not None),
    }
    found |= {name: value for name, value in draft.features.items() if name != "gap"}
    found |= telling(draft, sentence)
    return {name: value for name, value in found.items() if value}


def score(draft: Draft, sentence: Sentence, weights: Mapping[str, float] = WEIGHTS) -> float:
    """Return the chance, from 0 to 1, that a draft is kept."""
    odds = sum(weights.get(name, 0.0) * value for name, value in features(draft, sentence).items())
    return 1 / (1 + exp(-odds))


def _bare_definites(claim: tuple[Token, ...]) -> int:
    """Count the likes of "the adviser": definite, plain, and with nothing behind that narrows."""
    count = 0
    for i, token in enumerate(claim[:-1]):
        noun = claim[i + 1]
        if token.lower != "the" or noun.word is not Word.NOUN or is_specific(noun):
            continue
        after = claim[i + 2] if i + 2 < len(claim) else None
        if noun.lower in UNIQUE | SHARED or (after is not None and after.word is Word.NOUN):
            continue
        narrowed = after is not None and after.lower in ("of", "that", "which", "in", "between")
        count += not narrowed
    return count
