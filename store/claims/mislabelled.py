"""Items whose text is not about their label: tasks, titles of works, halves of lists.

"Literary voices: describe the two voices …"; "Resources: Kiln, A System for …"; "Nash-Q: only works
on some games".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.claims.clauses import parse
from store.claims.hollow import is_somebody
from store.claims.proposal import Draft, Sentence
from store.claims.tokens import Token, Word, stem, tokens
from store.claims.verbs import NOUN_TOO, NOUNS_IN_ING

__all__ = ["mislabelled"]

_OF_LABELS = frozenset(("entry", "label", "apposition", "explained"))
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
_EXAMPLES = re.compile(r"\b(?:examples? of|real-world examples?|examples)\b", re.IGNORECASE)
"""Headings over instances, of which a label names one."""
_APPLIED = re.compile(r"\b(?:applications?|uses|use cases|in practice)\b", re.IGNORECASE)
"""Headings over fields, of which an item tells what is done there."""
_COVERS = re.compile(
    r"(?:Use|Leverage|Generate|Apply|Allow|Enable|Provide|Define|Learn|Train|Compute|Combine"
    r"|Leverages|Gossip) (?!of\b|as\b|in\b|data\b)"
    r"|(?:Focus(?:ing|es)|Covering|Introducing|Exploring|Learning|Discussing|Understanding"
    r"|(?:The )?(?:[Ii]ntroduction|[Aa]ddition|[Cc]reation|[Uu]se|[Ii]nclusion) of)\b"
)
_THICKER = re.compile(r"[A-Z][a-z]+er (?:at|than|in|on|for|towards?) ")
_DONE = frozenset("seen found made built given known held kept written drawn shown".split())
_NOTES = frozenset(
    "gist highlight highlights result note todo term aim pointer observation remark idea takeaway"
    " background detail task-specific comment recap miscellaneous misc intro derivation proof"
    " intuition solution formula syntax"
    " notation output input code introducing proposing presenting understanding exploring using"
    " building creating recommendation proposal suggestion action".split()
)
"""Words over what somebody noted, which name none of it."""
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
    if _EXAMPLES.search(sentence.heading) or _THICKER.match(back):
        return True
    if draft.rule != "apposition" and _of_no_term(draft, sentence):
        return True
    if draft.rule != "apposition" and (_does_something(back) or _says(sentence.label)):
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
    done = done or parts[0].lower in _DONE
    return done and parts[1].word in (Word.PREPOSITION, Word.SUBORDINATOR, Word.TO)


def _of_no_term(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a label is a note's own word, an order, or not what its text speaks of."""
    front, back = draft.front, draft.back
    label = [t for t in tokens(sentence.label or "") if t.word is not Word.MARK]
    said = tokens(back)
    if label and (label[-1].lower.removesuffix("s") in _NOTES or label[0].lower in _NOTES):
        return True
    if front.startswith("What are ") and said[0].form("ing") is not None:
        return said[0].lower not in NOUNS_IN_ING  # "Self-driving cars: synthesizing images …"
    if front.startswith(("How do ", "How does ")) and front.endswith(" work?"):
        return bool(label) and _an_order(label, said)
    if front.endswith(" do?") and len(said) > 2 and said[2].lower in ("where", "when", "that"):
        return True  # "Points where Q(x) = 0 are …": no verb at all
    if not front.startswith(("What is ", "What are ")):
        return draft.rule == "label" and said[0].word is Word.PREPOSITION
    if _passes(said) and bool(label) and not label[-1].plural:
        return True
    if draft.rule == "label":
        applied = _APPLIED.search(sentence.heading) is not None
        clause = parse(said)
        if clause is not None and clause.finite.word is Word.AUXILIARY:
            return True  # "Documents that are alike are flagged"
        return (applied and said[0].form("ing") is not None) or _COVERS.match(back) is not None
    if _APPLIED.search(sentence.heading) or _COVERS.match(back):
        return True
    return draft.rule == "entry" and _of_another(label, said)


def _says(label: str | None) -> bool:
    """Say whether a label is a sentence: "The flat top protects loading"."""
    clause = parse(tokens(label)) if label else None
    if clause is None:
        return False
    third = clause.finite.form("s")
    return third is not None and (third.base not in NOUN_TOO or clause.verb > 1)


def _does_something(back: str) -> bool:
    """Say whether a doing is told of: "Bringing a fact to mind strengthens it"."""
    parts = tokens(back)
    if parts[0].form("ing") is None or parts[0].lower in NOUNS_IN_ING:
        return False
    if len(parts) > 1 and parts[1].lower == "of":
        return False  # "blending of tones without hard outlines"
    clause = parse(parts)
    return clause is not None and clause.finite.form("s") is not None


def _passes(said: Sequence[Token]) -> bool:
    """Say whether a predicate stands there alone: "Passes through the focal point"."""
    third = said[0].form("s") is not None and len(said) > 1
    return third and said[1].word in (Word.PREPOSITION, Word.DETERMINER)


def _an_order(label: Sequence[Token], said: Sequence[Token]) -> bool:
    """Say whether a step says what to do: "Toast burritos: toast the burritos in …"."""
    order = said[0].form("base") is not None and not said[0].plural
    if not order:
        return False
    again = {stem(t.text) for t in label} & {stem(t.text) for t in said[:3]}
    step = label[0].form("base", "ing") is not None and len(label) > 1
    return bool(again) or step or label[-1].plural


def _of_another(label: Sequence[Token], said: Sequence[Token]) -> bool:
    """Say whether "What is X?" is answered with a sentence about Y."""
    clause = parse(said)
    if clause is None:
        return False
    if clause.finite.word is not Word.AUXILIARY:
        form = clause.finite.form("base" if clause.plural else "s")
        if form is None or clause.verb < 1:
            return False
        after = clause.tokens[clause.verb + 1 : clause.verb + 2]
        object_ = bool(after) and after[0].word is not Word.MARK
        return object_ and (form.base not in NOUN_TOO or clause.plural)
    if any(t.word is Word.SUBORDINATOR for t in clause.subject):
        return True
    heads = {stem(t.text) for t in label}
    return clause.copular and not heads & {stem(t.text) for t in clause.subject}


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
