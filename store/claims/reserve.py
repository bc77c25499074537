"""What notes are not asked, and what only where an episode has nothing better.

Of drafts out of notes that they had never seen, strangers kept two in three that tell what a term
means or when something was done, one in three that give a reason, and one in six of the rest.
"""

from __future__ import annotations

import re

from seeds.model import PartKind
from store.claims.acronyms import short_form
from store.claims.clauses import parse
from store.claims.proposal import Draft, Sentence
from store.claims.tokens import is_specific, stem, tokens

__all__ = ["held_in_reserve", "left_out"]

_USED = 2
"""So often, with the place where it is spelt out, an acronym must stand in notes."""
_RARELY_KEPT = frozenset(("does", "number", "object", "instead", "purpose", "contrast"))
_ASKING_MORE = frozenset("relation reason means function happens uses".split())
"""The rules that ask for more than what a term means."""
_LOOSE = re.compile(
    r"\b(?:characteri[sz]ed by|associated with|determined by|derived from|depend on|rely on|stored"
    r"|contribute to|lead to|govern|limit|need|require|prevent|detect|encode|generate)\?\Z"
)
"""What is one thing among many that a thing needs, has to do with, or acts on."""
_LEAST_SPECIFIC = 2
_SHORT_GLOSS = 4
"""So many words tell of a thing what it has to do with, and not what it is."""
_LEAST_SENTENCE = 12
"""So many letters more in a block make another sentence."""


def left_out(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a draft is of a sort that only a page's own takeaways bear."""
    return draft.rule in _RARELY_KEPT and not _a_claim(sentence)


def held_in_reserve(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a draft is proposed only where its episode has no better one."""
    if draft.rule == "acronym":
        return _never_used_again(draft, sentence)
    if _a_claim(sentence):
        return False
    if draft.rule == "apposition":
        return len(draft.back.split()) <= _SHORT_GLOSS
    if draft.rule == "coined":
        return _a_sentence(draft.back)
    if draft.rule == "relation" and _LOOSE.search(draft.front):
        return True
    asks = draft.rule in _ASKING_MORE or (draft.rule == "entry" and draft.front.endswith(" do?"))
    # What names its matter was kept twice as often.
    named = sum(is_specific(token) for token in tokens(draft.front)[2:])
    return asks and named < _LEAST_SPECIFIC


def _a_claim(sentence: Sentence) -> bool:
    """Say whether a sentence is all of one of a page's own takeaways."""
    if sentence.part.kind != PartKind.TAKEAWAYS:
        return False
    rest = len(sentence.part.blocks[sentence.block].text) - len(sentence.text)
    return sentence.start == 0 and rest < _LEAST_SENTENCE


def _never_used_again(draft: Draft, sentence: Sentence) -> bool:
    """Say whether notes spell an acronym out and then do without it: nobody needs it but them."""
    if sentence.part.kind == PartKind.DESCRIPTION:
        return False
    name = short_form(draft.front)
    return name is not None and sentence.around.counts.get(stem(name), 0) < _USED


def _a_sentence(back: str) -> bool:
    """Say whether what tells a name is a sentence, and no term: "The pituitary flags a lack"."""
    clause = parse(tokens(back))
    return clause is not None and clause.finite.form("participle") is None
