"""How telling a draft's question and answer are: what the ranking weighs besides the rule.

Each feature lies between 0 and 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from store.claims.clauses import noun_phrase
from store.claims.lexicon import EVALUATIVE, GENERIC, SHARED, UNIQUE, VAGUE
from store.claims.proposal import GAP, Draft, Sentence
from store.claims.tokens import Token, Word, is_specific, stem, tokens

__all__ = ["telling"]

_QUESTION_WORDS = frozenset(
    "what who why how when where which does do did is are was were can has have had many much"
    " happens happened will would".split()
)
_PRONOUN = re.compile(
    r"\b(?:it|they|them|he|she|him|his|her|hers|this|these|those|one|ones|there|here)\b",
    re.IGNORECASE,
)
_ASKING = frozenset("what who why how when where which many much happens happened".split())
_GOES_ON = re.compile(r", (?:and (?:it|they|he|she)|but|who) ")
_QUOTED = ('"', "”")
_OFTEN = 4
_OWN = re.compile(r"\b(?:its|their)\b", re.IGNORECASE)
_PEOPLE_NAME = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+\b")


def telling(draft: Draft, sentence: Sentence) -> dict[str, float]:
    """Return the features of a draft out of a sentence."""
    text, counts = sentence.text, sentence.around.counts
    front = draft.front.replace(GAP, " ")
    question = [t for t in tokens(front) if t.lower not in _QUESTION_WORDS]
    told = tokens(draft.back)
    claim = tokens(draft.claim)
    asked = [t for t in question if t.word is Word.NOUN]
    known = [t for t in told if t.word is Word.NOUN]
    term = draft.rule in ("apposition", "named", "definition") and draft.front[:-1].endswith(
        _QUOTED
    )
    found = {
        "quoted term": float(term),
        "personal text": sentence.around.personal,
        "question salient": _salient(asked, counts),
        "of the title": float(bool(sentence.around.title & {stem(t.text) for t in asked})),
        "speaks of the topic": float(_topical(asked, sentence)),
        "answer salient": _salient(known, counts),
        "question pronoun": float(bool(_PRONOUN.search(front))),
        "answer pronoun": float(bool(_PRONOUN.search(draft.back))),
        "own": float(bool(_OWN.search(front))),
        "question definites": min(_definites(question), 2) / 2,
        "answer definites": min(_definites(told), 2) / 2,
        "question names": float(any(_capital(t) for t in question[1:])),
        "answer names": float(any(_capital(t) for t in told[1:])),
        "people": float(bool(_PEOPLE_NAME.search(front[1:]))),
        "question substance": min(len(asked), 6) / 6,
        "answer substance": min(len(known), 6) / 6,
        "question generic": _share(asked, GENERIC | VAGUE),
        "answer generic": _share(known, GENERIC | VAGUE),
        "answer judges": _share(known, EVALUATIVE),
        "question judges": _share(asked, EVALUATIVE),
        "answer figures": float(any(t.word is Word.NUMBER for t in told)),
        "answer list": float(any(t.text == "," for t in told) or " and " in draft.back),
        "brackets": float("(" in draft.front + draft.back),
        "quoted": float(not term and any(mark in draft.front + draft.back for mark in '"“')),
        "dashes": float(any(mark in front for mark in "—–;:")),
        "question words": min(max(len(question) - 4, 0), 14) / 14,
        "part of its sentence": float(len(claim) < 0.6 * len(tokens(text))),
        "goes on": float(_GOES_ON.search(draft.back) is not None),
        "two sentences": float(any(mark in draft.back for mark in ";:")),
    }
    found |= _of_its_subject(tokens(front), sentence, gap=draft.kind == "cloze")
    if draft.front.startswith(("What is ", "What are ", "What was ", "What were ")):
        found["subject plain"] = 0.0  # it is what the answer explains
    return {name: round(value, 3) for name, value in found.items() if value}


def _of_its_subject(front: Sequence[Token], sentence: Sentence, *, gap: bool) -> dict[str, float]:
    """Return how well a question's subject is known from what stands above it, or from the text.

    Readers see the title and the heading above a card; what neither of them names, nor the text
    often, is to be guessed unless it is a term by its looks.
    """
    around = sentence.around
    above = around.title | {stem(t.text) for t in tokens(sentence.heading)}
    begin = 0
    if not gap:
        begin = 1 + next(
            (i for i, t in enumerate(front) if t.lower in _QUESTION_WORDS - _ASKING), -1
        )
    subject = [t for t in front[begin : noun_phrase(front, begin)] if t.nominal]
    named = {stem(t.text) for t in subject if t.lower not in GENERIC | VAGUE}
    often = max((around.counts.get(word, 0) for word in named), default=0)
    term = any(is_specific(t) for t in subject)
    nouns = [t for t in front if t.word is Word.NOUN and len(t.text) > 3]
    shared = sum(stem(t.text) in above for t in nouns) / len(nouns) if nouns else 0.0
    return {
        "no subject": float(not subject),
        "subject above": float(bool(named & above)),
        "subject often": min(max(often - 1, 0), 4) / 4,
        "subject generic": float(bool(subject) and not named),
        "subject plain": float(bool(named) and not (term or named & above or often >= 3)),
        "shared with what stands above": shared,
    }


def _salient(parts: Sequence[Token], counts: Mapping[str, int]) -> float:
    """Return how often the text speaks of the most spoken of some words."""
    telling_words = [t for t in parts if t.lower not in GENERIC | VAGUE]
    most = max((counts.get(stem(t.text), 0) for t in telling_words), default=0)
    return min(max(most - 1, 0), 5) / 5


def _topical(parts: Sequence[Token], sentence: Sentence) -> bool:
    """Say whether one of some words is what the text is about: often in it, or in its title."""
    around = sentence.around
    stems = {stem(t.text) for t in parts if t.lower not in GENERIC | VAGUE}
    return bool(stems & around.title) or any(around.counts.get(s, 0) >= _OFTEN for s in stems)


def _definites(parts: Sequence[Token]) -> int:
    """Count the likes of "the adviser": definite, common, and with nothing that narrows it down."""
    count = 0
    for i, token in enumerate(parts[:-1]):
        noun = parts[i + 1]
        after = parts[i + 2] if i + 2 < len(parts) else None
        if token.lower != "the" or noun.word is not Word.NOUN or noun.text[0].isupper():
            continue
        if noun.lower in UNIQUE | SHARED or (after is not None and after.word is Word.NOUN):
            continue
        count += after is None or after.lower not in ("of", "that", "which", "in", "between")
    return count


def _capital(token: Token) -> bool:
    return token.word is Word.NOUN and any(c.isupper() for c in token.text)


def _share(parts: Sequence[Token], words: frozenset[str]) -> float:
    return sum(t.lower in words for t in parts) / len(parts) if parts else 0.0
