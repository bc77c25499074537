"""The head of a definition: whether it names a kind of thing, praises, or says where."""

from __future__ import annotations

from collections.abc import Sequence

from store.claims.lexicon import EVALUATIVE, GENERIC
from store.claims.tokens import Token

__all__ = ["is_spot", "judges"]

_SPOTS = frozenset("place point spot time moment".split())
"""What tells where or when something is, with "where" behind it."""
_VERDICTS = frozenset(
    "distraction distractions barrier convenience nuisance blessing curse disgrace"
    " matters problems examples reminders questions bits mistakes failures facts moments topics"
    " themes symbols traps wastes joys disasters tragedies gifts aspects paths".split()
)
_JUDGEMENTS = frozenset(
    "enormous sure inevitable ultimate essential fascinating remarkable key crucial"
    " critical significant important major good bad better best worst great real true"
    " huge".split()
)


def is_spot(parts: Sequence[Token], end: int) -> bool:
    """Say whether a noun phrase up to `end` is a place told by what is there."""
    behind = parts[end : end + 5]
    return parts[end - 1].lower in _SPOTS and any(t.lower in ("where", "at") for t in behind)


def judges(words: Sequence[str]) -> bool:
    """Say whether a phrase praises or blames rather than tells what something is."""
    if not words or any(word in _JUDGEMENTS for word in words[:3]):
        return True
    if words[-1] in EVALUATIVE or words[-1] in _VERDICTS:
        return True
    return words[-1] in GENERIC and any(word in EVALUATIVE for word in words[:3])
