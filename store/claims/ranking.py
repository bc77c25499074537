"""How likely a draft is kept: a logistic model over a few named features."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from seeds.model import BlockKind, PartKind
from store.claims.proposal import GAP, Draft, Sentence
from store.claims.tokens import Word, content_words, is_specific, tokens

__all__ = ["LEAST_SCORE", "WEIGHTS", "features", "score"]

LEAST_SCORE = 0.6
"""Drafts below this are not proposed."""

WEIGHTS: Mapping[str, float] = {
    "bias": -0.3,
    # the rule that made it
    "rule:definition": 1.5,
    "rule:apposition": 1.3,
    "rule:acronym": 0.7,
    "rule:named": 1.6,
    "rule:label": 1.2,
    "rule:function": 0.9,
    "rule:reason": 1.4,
    "rule:means": 1.1,
    "rule:relation": 1.2,
    "rule:list": 1.6,
    "rule:law": 1.4,
    "rule:contrast": 1.0,
    "rule:number": 0.9,
    "rule:comparison": 0.3,
    "rule:object": 0.2,
    "rule:term": -0.2,
    # where it stands
    "takeaway": 1.2,
    "item": 0.2,
    "first in its block": 0.2,
    "late": -0.2,
    "shares a word with its heading": 0.2,
    # how it reads
    "gap": 1.4,
    "specific terms": 0.5,
    "long": -0.8,
    "short": -0.5,
    "commas": -0.4,
    "also": -0.5,
    "opinion": -0.3,
    "possessive start": -0.3,
    "hedged": -0.6,
    "long answer": -0.3,
}
"""What each feature adds to the log odds; every feature lies between 0 and 1."""

_HEDGED = frozenset("may might could would likely often sometimes usually potentially can".split())


def features(draft: Draft, sentence: Sentence) -> dict[str, float]:
    """Return the named features of a draft, each between 0 and 1."""
    claim = tokens(draft.claim)
    words = [token for token in claim if token.word is not Word.MARK]
    lowered = {token.lower for token in words}
    kind = sentence.part.blocks[sentence.block].kind
    specific = sum(is_specific(token, first=i == 0) for i, token in enumerate(words))
    heading = set(content_words(tokens(sentence.heading)))
    found = {
        "bias": 1.0,
        f"rule:{draft.rule}": 1.0,
        "takeaway": float(sentence.part.kind == PartKind.TAKEAWAYS),
        "item": float(kind == BlockKind.ITEM),
        "first in its block": float(sentence.start == 0),
        "late": sentence.position,
        "shares a word with its heading": float(bool(heading & set(content_words(claim)))),
        "gap": draft.features.get("gap", 0.5 if GAP not in draft.front else 0.0),
        "specific terms": min(specific, 4) / 4,
        "long": min(max(len(words) - 22, 0), 12) / 12,
        "short": float(len(words) < 8 and draft.kind == "cloze"),
        "commas": min(max(draft.claim.count(",") - 1, 0), 4) / 4,
        "also": float(bool(lowered & {"also", "too", "another", "other"})),
        "opinion": float(draft.front.startswith("According to")),
        "possessive start": float(bool(words) and words[0].lower.endswith("'s")),
        "hedged": float(bool(lowered & _HEDGED)),
        "long answer": min(max(len(draft.back.split()) - 16, 0), 12) / 12,
    }
    return {name: value for name, value in found.items() if value}


def score(draft: Draft, sentence: Sentence) -> float:
    """Return the chance, from 0 to 1, that a draft is kept."""
    odds = sum(WEIGHTS.get(name, 0.0) * value for name, value in features(draft, sentence).items())
    return 1 / (1 + exp(-odds))
