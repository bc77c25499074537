"""The last strokes of a question and its answer: an article that fits, praise and tails left out.

A note may well call its subject innovative; on a card that is a word to read past, and a half
sentence behind the definition is one more thing to have remembered.
"""

from __future__ import annotations

import re
from dataclasses import replace

from store.claims.phrases import sentence_case
from store.claims.proposal import GAP, Draft
from store.claims.turns import lacks_its_verb

__all__ = ["polished"]

_TELLING = frozenset(("definition", "apposition", "label", "entry", "coined", "explained", "named"))
_LEAST_WORDS = 5
"""A definition may not be left with fewer words than these."""
_LEAST_BEFORE_AN_ASIDE = 6
_LEAST_OF_A_WAY = 2
_LEAST_BEFORE_A_DOING = 8

_PRAISE = re.compile(
    r"(?P<article>An?|The) "
    r"(?:(?:very|highly|truly|extremely|particularly|most|simple (?:yet|but)) )?"
    r"(?:innovative|novel|new|powerful|popular|revolutionary|cutting-edge|groundbreaking|ground-breaking"
    r"|fascinating|remarkable|exciting|elegant|well-known|famous|great|crucial|critical|essential"
    r"|important|vital|clever|state-of-the-art|robust|beautiful|wonderful|fantastic|handy|useful|newer)"
    r"(?:,? and \w+|, \w+)? (?P<rest>(?!and |or |because |in that )\w.*)",
    re.DOTALL,
)
_USED_AS_A_TERM = re.compile(
    r"(?:The|A) (?:term|name|word|expression)(?: that is| which is)?"
    r"(?: (?:commonly|often|generally))?(?: used)?"
    r" (?:to describe|to denote|to refer to|for|given to)"
    r" (?P<rest>\w.*)",
    re.DOTALL,
)
_TAIL = re.compile(
    r", (?:particularly|especially|specifically|notably|most notably|among other things"
    r"|among others|and many more|and so on|e\.g\.,?|for example,?|for instance,?)"
    r"(?: .*|\Z)",
    re.DOTALL,
)
_ASIDE_TAIL = re.compile(
    r", (?:which|(?:thus |thereby )?(?:allowing|enabling|making|helping|providing|giving|leading"
    r"|improving|reducing|resulting|ensuring|often|usually|typically)) .*",
    re.DOTALL,
)
"""What a definition goes on to tell of its term, and could do without."""
_CITED = re.compile(r" \((?:see )?[A-Z][^()]*\b(?:1[5-9]|20)\d\d[a-z]?(?:, p+\. ?\d+)?\)\Z")
"""Who said so, and in which year."""
_SHOWN = re.compile(
    r" \((?:see ?|see (?:also )?[a-h]|(?:see (?:also )?)?[Ff]ig(?:ure)?s?\.? ?\d[\w.–-]*)\)"
    r"| \([a-h]\)\Z"
    r"|, as (?:\w+ )?(?:discussed|shown|described|seen|mentioned|explained|noted) "
    r"(?:in|above|below|earlier|before)\b.*"
)
"""Where a figure shows it."""
_LETTERED = re.compile(r"\([a-h]\)")
"""Twice and more these count or name what stands there: "(a) the slope, (b) the intercept"."""
_ALSO = re.compile(r"\b(which|that|who) also (?=\w)")
_DOING_ASIDE = re.compile(
    r", which .*|, (?:(?:thus|thereby) )?(?:allowing|enabling|making|helping|providing|giving"
    r"|leading|improving|reducing|resulting|ensuring|another) .*"
    r"|, an? [^,]*\b(?:who|that|which) .*",
    re.DOTALL,
)
_BY_THE_WAY = re.compile(r", an? [^,]+\Z")
_STRAY = re.compile(r" only\?\Z|, \w+ly\?\Z")
_DOING_TAIL = re.compile(r",? (?:while|thereby|thus|hence) \w+ing .*", re.DOTALL)
_VOWEL = re.compile(
    r"(?!(?:u(?:ni(?!n|mp|mag)|s[aeiu]|t[ei]|r[aeio])|eu|one\b|once\b))[aeiou]", re.I
)
_ARTICLE = re.compile(r"\b(?P<article>[Aa]) (?=(?P<next>[a-z]{3,6}))")


def polished(draft: Draft) -> Draft:
    """Return a draft with its wording put right; the same where there is nothing to do."""
    if GAP in draft.front:
        return draft
    front = sentence_case(_STRAY.sub("?", _ARTICLE.sub(_fitting, draft.front)))
    back = _CITED.sub("", draft.back)
    if len(_LETTERED.findall(back)) <= 1:
        back = _SHOWN.sub("", back)
    if draft.rule in _TELLING and front.startswith("What "):
        back = _told_plainly(back)
    elif draft.rule in ("means", "relation", "function", "happens"):
        back = _without(_DOING_ASIDE, back, _LEAST_OF_A_WAY)
    return (
        draft
        if (front, back) == (draft.front, draft.back)
        else replace(draft, front=front, back=back)
    )


def _fitting(match: re.Match[str]) -> str:
    article = match["article"]
    return f"{article}n " if _VOWEL.match(match["next"]) else f"{article} "


def _told_plainly(back: str) -> str:
    found = _USED_AS_A_TERM.fullmatch(back)
    if found is not None:
        back = sentence_case(found["rest"])
    found = _PRAISE.fullmatch(back)
    if found is not None and len(found["rest"].split()) >= _LEAST_WORDS:
        article, rest = found["article"], found["rest"]
        if article != "The":
            article = "An" if _VOWEL.match(rest) else "A"
        back = f"{article} {rest}"
    back = _without(_TAIL, _ALSO.sub(r"\1 ", back), _LEAST_WORDS)
    back = _without(_ASIDE_TAIL, back, _LEAST_BEFORE_AN_ASIDE)
    if back.count(",") == 1:
        back = _without(_BY_THE_WAY, back, _LEAST_BEFORE_AN_ASIDE)
    return _without(_DOING_TAIL, back, _LEAST_BEFORE_A_DOING)


def _without(tail: re.Pattern[str], back: str, least: int) -> str:
    """Return an answer without a tail, where enough of it and no half of a bracket is left."""
    found = tail.search(back)
    if found is None:
        return back
    left = back[: found.start()].rstrip(" ,;:—–-")
    whole = left.count("(") == left.count(")") and left.count('"') % 2 == 0
    whole = whole and not lacks_its_verb(left)
    return left if whole and len(left.split()) >= least else back
