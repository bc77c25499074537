"""What keeps a claim from being understood alone: it leans, points, speaks to somebody, passes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.claims.clauses import noun_phrase
from store.claims.lexicon import ANAPHORIC, HEDGES, TEXTS, VOLATILE
from store.claims.tokens import Token, Word
from store.claims.verbs import NOUN_TOO

__all__ = [
    "FEWEST_WORDS",
    "FIRST_AND_SECOND",
    "MOST_WORDS",
    "SPEECH",
    "YOU",
    "balanced",
    "passing",
    "problems",
]

FEWEST_WORDS = 5
MOST_WORDS = 40


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


FIRST_AND_SECOND = _set(
    "i me my mine myself we us our ours ourselves you your yours yourself i'm i've i'd i'll we're"
    " we've we'll we'd you're you've you'll you'd let's"
)
_HE_AND_SHE = _set("he him his she her hers himself herself he's she's")
YOU = _set("you your")
_IT_AND_THEY = _set("it its it's they them their theirs itself themselves they're one's")
_POINTING = _set("this these those such")
_BAD_START = _set(
    "there here some many several few other others another both either neither such one two three"
    " four five what who how why when where which whether also even not none and or but"
    " so yet then thus nor to much more certain various numerous each"
)
_ALWAYS_BACK = _set(
    "resulting former latter aforementioned following above said corresponding respective proposed"
    " remaining new same other"
)
_ADVERT = re.compile(
    r"\b(?:sponsor\w*|promo(?:tion)? code|coupon|discount|subscribe|sign up|newsletter|\d+ ?% off"
    r"|link in|show notes|patreon|free trial|click (?:here|on)|website|follow us|tickets"
    r"|brought to you|check out|stay tuned|tune in|register (?:now|at|here)|visit\b.*\.com"
    r"|terms and conditions|leave a review|giveaway|merch|available (?:now|on|at)"
    r"|welcome to|thanks? (?:for|to|you)|learn more|read more|find out more|join us|don't miss)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?:|www\.|\b\w+\.(?:com|org|net|io|ai)\b|[@#]\w", re.IGNORECASE)
_PASSING = re.compile(
    r"\b(?:(?:this|next|last|past|coming) (?:year|month|week|decade|season|spring|summer|autumn"
    r"|fall|winter|century|few)|in (?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b(?!,? \d{4})|(?:years?|months?|weeks?|days?) ago|so far"
    r"|to date|these days|at the moment|at present|right now)\b",
    re.IGNORECASE,
)
_FIXED = re.compile(r"\bas soon as\b|\bnow and then\b", re.IGNORECASE)
_OF_FIXED = frozenset(("soon", "now"))
"""Words that pass no time in "as soon as" and "now and then"."""
SPEECH = re.compile(
    r"\b(?:you know|i mean|i think|i guess|sort of|kind of|a lot of|or something|and so on|et"
    r" cetera|stuff|guys|gonna|wanna|yeah|okay|um|uh|wow|gotta)\b",
    re.IGNORECASE,
)


def problems(parts: Sequence[Token], text: str) -> list[str]:
    """Return what keeps a claim from being understood alone; nothing if it can be."""
    words = [token.lower for token in parts if token.word is not Word.MARK]
    found = []
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        found.append("too short or too long")
    if "?" in text or "…" in text or "..." in text or text.rstrip().endswith(":"):
        found.append("no statement")
    if not balanced(text):
        found.append("unbalanced marks")
    every = set(words)
    if every & FIRST_AND_SECOND:
        found.append("speaks to somebody")
    if every & HEDGES or SPEECH.search(text):
        found.append("chatter")
    if passing(parts, text) or _PASSING.search(text):
        found.append("true only for a while")
    if _ADVERT.search(text) or _LINK.search(text):
        found.append("an advert or a link")
    if "then" in words[1:6] and "if" not in words and "when" not in words:
        found.append("leans on what was said before")
    if parts and (form := parts[0].form("s")) is not None and form.base not in NOUN_TOO:
        found.append("has no subject")
    if words and words[0] in _BAD_START:
        found.append("leans on what was said before")
    found += _pointing(parts)
    return found


def _pointing(parts: Sequence[Token]) -> Iterator[str]:
    seen_noun = seen_name = False
    for i, token in enumerate(parts):
        after = parts[i + 1].lower if i + 1 < len(parts) else ""
        if token.lower in _POINTING and not (token.lower == "such" and after == "as"):
            yield f'"{token.text}" points outside'
        elif token.lower in _HE_AND_SHE and not seen_name:
            yield f'"{token.text}" is nobody known'
        elif token.lower in ("it's", "they're", "that's", "there's"):
            yield "chatter"
        elif token.lower in _IT_AND_THEY and not seen_noun:
            yield f'"{token.text}" is nothing known'
        elif token.lower == "the" and _points_back(parts, i):
            yield f'"the {after}" points back'
        elif token.lower in TEXTS and i and parts[i - 1].lower in ("the", "a", "an", "of", "in"):
            yield "speaks of the text itself"
        seen_noun = seen_noun or token.word is Word.NOUN
        seen_name = seen_name or (token.text[0].isupper() and token.word is Word.NOUN)


def _points_back(parts: Sequence[Token], at: int) -> bool:
    if at + 1 >= len(parts):
        return True
    after = parts[at + 1].lower
    if after in TEXTS:
        return True
    if after in ("same", "other") and at > 3:
        return after == "other" and not any(t.lower in ("one", "of", "each") for t in parts[:at])
    if after == "next" and at and parts[at - 1].lower == "to":
        return not any(t.lower == "one" for t in parts[:at])
    if after in _ALWAYS_BACK:
        return True
    if after not in ANAPHORIC:
        return False
    end = noun_phrase(parts, at)
    return not (end < len(parts) and parts[end].lower in ("of", "in", "for", "that", "to"))


def passing(parts: Sequence[Token], text: str) -> bool:
    """Say whether some words hold only for a while: "currently", "recently"."""
    found = {token.lower for token in parts} & VOLATILE
    if found and _FIXED.search(text):
        found -= _OF_FIXED
    return bool(found)


def balanced(text: str) -> bool:
    """Say whether brackets and quotation marks all come in pairs."""
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return False
    return all(text.count(a) == text.count(b) for a, b in ("()", "[]", "{}"))
