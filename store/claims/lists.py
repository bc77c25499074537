"""Lists that a sentence counts: "There are three kinds of X: a, b, and c"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.claims.faults import problems
from store.claims.lexicon import TEXTS
from store.claims.phrases import answer
from store.claims.proposal import Draft, Sentence
from store.claims.standalone import specific_phrase
from store.claims.tokens import tokens

__all__ = ["lists"]

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_COUNT = r"(?P<count>two|three|four|five)"
_THERE = re.compile(
    rf"(?:In (?P<where>[^,:]{{3,40}}), t|T)here (?P<verb>are|were) {_COUNT}"
    r" (?P<kind>[^:,.()]{4,70}): (?P<items>.+)"
)
_THE = re.compile(
    rf"The {_COUNT} (?P<kind>[^:,.()]{{4,70}}?) (?P<verb>are|were):? (?P<items>[^:]+)"
)
_HAS = re.compile(
    r"(?P<owner>[^:,.()]{3,50}?) (?:has|have|had|consists? of|comprises?|distinguishes?|recognises?"
    rf"|recognizes?) {_COUNT} (?P<kind>[^:,.()]{{4,50}}): (?P<items>.+)"
)
_MOST_WORDS = 8
_ADVERBS = (" always", " usually", " often", " typically", " generally", " commonly")
_LEANING = frozenset("it they this these those there he she we you i its their his her".split())


def lists(sentence: Sentence) -> Iterator[Draft]:
    """Yield "What are the three kinds of X?" where a sentence counts and names them."""
    text = sentence.text
    for pattern in (_THERE, _THE, _HAS):
        match = pattern.fullmatch(text.rstrip("."))
        if match is None:
            continue
        count, kind = match["count"], match["kind"]
        if pattern is _HAS:
            owner = match["owner"]
            if owner.split()[0].lower() in _LEANING:
                return
            kind = f"{kind} of {owner[0].lower() + owner[1:] if _common(owner) else owner}"
        elif " " not in kind or kind.endswith(_ADVERBS):
            return
        if not _sound(kind, match["items"], _COUNTS[count]):
            return
        verb = "are" if pattern is _HAS else match["verb"]
        where = f"In {match['where']}, w" if pattern is _THERE and match["where"] else "W"
        yield sentence.ask(f"{where}hat {verb} the {count} {kind}?", answer(match["items"]), "list")
        return


def _common(owner: str) -> bool:
    return owner.split()[0] in ("A", "An", "The")


def _sound(kind: str, items: str, count: int) -> bool:
    found = [item for item in re.split(r",? (?:and|or|&) |, |; ", items) if item.strip()]
    if len(found) != count or any(len(item.split()) > _MOST_WORDS for item in found):
        return False
    named = tokens(kind)
    if not specific_phrase(named) or any(token.lower in TEXTS | _LEANING for token in named):
        return False
    words = tokens(items)
    if words[0].form("participle") is not None and words[0].form("base") is None:
        return False  # "the two strands are separated, much like …"
    faults = problems((*named, *words), items)
    return all(fault == "leans on what was said before" for fault in faults)
