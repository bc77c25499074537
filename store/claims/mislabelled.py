"""Items whose text is not about their label: tasks, titles of works, halves of lists.

"Literary voices: describe the two voices …"; "Resources: Kiln, A System for …"; "Nash-Q: only works
on some games".
"""

from __future__ import annotations

import re

from store.claims.clauses import parse
from store.claims.hollow import is_somebody
from store.claims.proposal import Draft, Sentence
from store.claims.tokens import Word, tokens
from store.claims.verbs import NOUNS_IN_ING

__all__ = ["mislabelled"]

_OF_LABELS = frozenset(("entry", "label", "apposition"))
_STUDY = re.compile(
    r"\b(?:questions?|exercises?|assignments?|quiz(?:zes)?|homework|discussion|exploration"
    r"|further|references|resources|bibliography|reading list|papers|links|see also|todo"
    r"|to do|action items|next steps|gameplan|game plan)\b",
    re.IGNORECASE,
)
"""Headings under which a list sets tasks or names works."""
_TASK = re.compile(
    r"(?:Describe|Explain|Compare|Discuss|Consider|Analy[sz]e|Identify|Examine|Explore|Imagine"
    r"|Give|Investigate|Reflect|Think|Remember|Try|Write|Ask|Recall|Suppose|Tracing|Exploring"
    r"|Examining|Comparing|Investigating|Analy[sz]ing|Analysis of how|Discussing|Considering"
    r"|(?:Trace|Read|Watch|Look|Note|See|Check|List|Notice|Let)"
    r" (?:the|an?|at|how|what|why|whether|your|some|each|all|about|into|that|you|us|if))\b"
)
_TASK_ASKED = re.compile(
    r"What (?:do|does) .* (?:describe|explain|compare|discuss|consider|identify|trace|examine"
    r"|explore|list|give)\?"
)
_OF_THE_LABEL = re.compile(
    r"(?:Purpose|Goal|Aim|Meaning|Definition|Focus|Basis|Use) (?:is|of)\b"
    r"|[\"“]|How (?!many|much|often|far|fast|long|well|likely|quickly)|When [^,]+, "
    r"|(?:Similar|Equivalent|Identical|Related|Responsible|Available) |There (?:is|are) "
)
_ASIDE = re.compile(r"\bvs\.? |\b(?:you|your|you're|you’re|yourself)\b", re.IGNORECASE)
_OVER = re.compile(r"What (?:is|are) .* (?:[Oo]ver|vs\.?|[Vv]ersus) ")
_LAST_ITEM = re.compile(r", (?:and|or) (?!it |they |is |are |has |have |can |will |does )")
_WHAT_IS = re.compile(r"What (?:is|are) (?:an? |the )?(?P<term>\w{2,6})\?")


def mislabelled(draft: Draft, sentence: Sentence) -> bool:
    """Say whether an item sets a task, names a work, or speaks of its label otherwise."""
    if draft.rule in _OF_LABELS and _about_something_else(draft, sentence):
        return True
    return draft.rule in ("entry", "explained", "label") and _predicate(draft.front, draft.back)


def _about_something_else(draft: Draft, sentence: Sentence) -> bool:
    front, back = draft.front, draft.back
    if _STUDY.search(sentence.heading) or _TASK.match(back) or _TASK_ASKED.fullmatch(front):
        return True
    if _OF_THE_LABEL.match(back) or _ASIDE.search(back) or _OVER.match(front):
        return True
    if front.startswith("How ") and is_somebody(back):
        return True
    return _happened(front, back) or _half_a_list(back, sentence.text) or _titled(back)


def _happened(front: str, back: str) -> bool:
    """Say whether "What is X?" is answered with what is done to it: "Created when …"."""
    parts = tokens(back)
    if not front.startswith("What is ") or len(parts) < 2:
        return False
    done = parts[0].lower.endswith("ed") and parts[0].form("participle") is not None
    return done and parts[1].word in (Word.PREPOSITION, Word.SUBORDINATOR)


def _half_a_list(back: str, text: str) -> bool:
    """Say whether the last item of a list was cut off: "garments, wineskins", "and bridegrooms"."""
    at = text.casefold().find(back.casefold())
    if at < 0 or "," not in back:
        return False
    return _LAST_ITEM.match(text, at + len(back)) is not None


def _titled(back: str) -> bool:
    """Say whether an answer is written as titles are: "A System for Automated Computation"."""
    words = [t for t in tokens(back)[1:] if t.word is Word.NOUN and len(t.text) > 3]
    capital = sum(t.text[0].isupper() and t.text[1:].islower() for t in words)
    return capital >= 3 and capital > 0.6 * len(words)


def _predicate(front: str, back: str) -> bool:
    """Say whether "What is X?" is answered with a predicate, or with X spelt out and a verb.

    "Usually have regional coverage"; "Graph Isomorphism Network shows …" for GIN; "Having two
    streams is like …" for STDERR.
    """
    parts = tokens(back)
    if len(parts) < 2:
        return False
    adverb = parts[0].word is Word.ADVERB or parts[0].lower in ("only", "usually", "also")
    if adverb and parts[1].form("s", "base") is not None:
        return front.startswith(("What is ", "What are "))
    if parts[0].form("ing") is not None and parts[0].lower not in NOUNS_IN_ING:
        clause = parse(parts)
        if clause is not None and clause.finite.word is Word.AUXILIARY:
            return True
    found = _WHAT_IS.fullmatch(front)
    if found is None or found["term"].islower():
        return False
    initials = "".join(token.text[0] for token in parts[: len(found["term"])])
    return initials.casefold() == found["term"].casefold()
