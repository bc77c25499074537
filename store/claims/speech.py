"""What may be studied of speech: far less than of writing, and never a name.

People who talk correct themselves, lean on what was said before, and are written down by machines
that spell names as they hear them. So only whole short sentences in the third person pass, only
the rules whose cards can be checked against the sentence, no answer and no asked-for term with a
name in it, and no more than five cards an hour. Captions have no speaker and are no sentences as
anybody wrote them: nothing comes of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from seeds.model import Block, BlockKind, Part, PartKind
from store.claims.proposal import GAP, Draft, Sentence
from store.claims.tokens import Token, Word, tokens

__all__ = ["AN_HOUR", "LEAST_SPOKEN_SCORE", "fit_for_speech", "most", "sayable", "spoken"]

AN_HOUR = 5
LEAST_SPOKEN_SCORE = 0.7
_WORDS_AN_HOUR = 9_000
_RULES = frozenset(("definition", "reason", "means", "law", "list", "relation", "acronym"))
_FEWEST, _MOST = 7, 26
_FILLING = re.compile(
    r"\b(?:like|just|really|actually|basically|literally|right|okay|yeah|well|kind|sort|stuff|lot|"
    r"thing|things|pretty|maybe|obviously|guess|mean|gonna|wanna|super|totally|somebody|someone|"
    r"something|everything|anything|whatever|guys|folks|today|here|there|now|so|quote|unquote)\b"
    r"|[—–]|\.\.\.|…|--|\b(\w+),? \1\b",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"(?:and|but|or|because|which|if|when|then|also|again|no|yes)\b", re.IGNORECASE
)


def spoken(part: Part) -> bool:
    """Say whether a part is talk with its punctuation and turns, not captions."""
    if part.kind != PartKind.TRANSCRIPT:
        return False
    turns = [block for block in part.blocks if block.kind is BlockKind.TURN]
    words = sum(len(block.text.split()) for block in turns)
    return bool(turns) and words / len(turns) > 60


def sayable(sentence: Sentence) -> bool:
    """Say whether a spoken sentence reads as if it had been written."""
    text = sentence.text
    words = [token for token in sentence.tokens if token.word is not Word.MARK]
    if not _FEWEST <= len(words) <= _MOST or not text[:1].isupper():
        return False
    return not (_FILLING.search(text) or _STARTS.match(text))


def fit_for_speech(draft: Draft) -> bool:
    """Say whether a draft asks for nothing that was only heard."""
    if draft.rule not in _RULES or GAP in draft.front:
        return False
    asked = tokens(draft.front)[1:]
    return not (_named(asked) or _named(tokens(draft.back)[1:]) or _odd(draft.back))


def _named(parts: Sequence[Token]) -> bool:
    return any(t.word is Word.NOUN and t.text[0].isupper() and not t.text.isupper() for t in parts)


def _odd(back: str) -> bool:
    """Say whether the first word of an answer is spelt like a name within."""
    first = back.split(" ", 1)[0]
    return any(c.isupper() for c in first[1:]) and not first.isupper()


def most(blocks: Sequence[Block]) -> int:
    """Return how many cards may come of so much talk."""
    ends = [block.end or block.start or 0.0 for block in blocks]
    hours = max(ends, default=0.0) / 3600
    if not hours:
        hours = sum(len(block.text.split()) for block in blocks) / _WORDS_AN_HOUR
    return ceil(AN_HOUR * hours)
