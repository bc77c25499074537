"""The matter that a question is of, before a question that doesn't name it.

"Fairness in ML: what is separation?" A card is met months later among those of other episodes, and
in Anki without the title above it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from store.claims.acronyms import short_form
from store.claims.clauses import parse
from store.claims.lexicon import GENERIC, GIVEN_NAMES, TEXTS, VAGUE
from store.claims.proposal import GAP, Draft
from store.claims.tokens import Token, Word, content_words, stem, tokens
from store.claims.verbs import NOUN_TOO

__all__ = ["placed"]

_MOST_WORDS = 4
_SHORTEST_ACRONYM = 3
"""Acronyms of so many letters stand for many things."""

_OF_MORE = frozenset(
    ("relation", "reason", "purpose", "means", "function", "happens", "uses", "does")
)
_TELLING = frozenset(("definition", "apposition", "label", "entry", "coined", "explained"))

_NUMBERING = re.compile(
    r"(?:(?:[Cc]hapter|[Ll]esson|[Ll]ecture|[Ww]eek|[Pp]art|[Ss]ection|[Mm]odule|[Uu]nit|[Ii]tem"
    r"|[Ee]pisode|[Dd]ay|[Aa]ppendix) )?#?(?:\d+(?:\.\d+)*[.:)]?|(?:[IVX]+|[A-Z])[.:)]) "
    r"(?:[-–—:] )?"
)
_IN_TWO = re.compile(r": | [-–—|] |, |[\[\]{}<>_/$@]")
"""Titles with a second half, whose first is as like as not a slogan; and names of files."""
_ONE_WORD = re.compile(r"What (?:is|are|was|were) (?:an? |the )?(?P<term>[a-z][a-z-]*)\?")
_DOINGS = ("tion", "tions", "sion", "ment", "al", "age", "ance", "ence", "ity", "ness", "ing")
"""What nouns of doing and of quality end in: "retrieval", "storage", "construction"."""
_ASKING = re.compile(
    r"(?:What|How|Why|When|Where|Which|Who|Whose|In|At|On|For|During|Under|With|Within|Without) "
)
_NO_NAMES = (Word.PRONOUN, Word.AUXILIARY, Word.NEGATION, Word.TO, Word.CONJUNCTION, Word.NUMBER)
_KINDS = frozenset(
    "types kinds forms sources causes uses ways parts how why what when where".split()
)
_PLACES = frozenset(
    "introduction overview summary conclusion conclusions background abstract definition"
    " definitions application applications example examples question questions note notes review"
    " papers paper contents index appendix discussion results result method methods gist intro"
    " about preface takeaways takeaway highlights ideas insights terms term glossary history"
    " historical context motivation basics basic core general miscellaneous misc chapter lesson"
    " lecture week"
    " part section module assignment homework exam test quiz reflection minutes meeting talk talks"
    " episode podcast purpose characteristics description thoughts details detail setup further"
    " reading links recap outlook references topics topic concepts concept fundamentals key main"
    " architecture analysis design use uses usage implementation evaluation experiments limitations"
    " physical significance properties types type common real-life everyday other documentation"
    " flashcards claims inputs findings contributions".split()
)
"""Words of headings that say where in a text one is, and not of what it speaks."""


def placed(draft: Draft, title: str, heading: str) -> Draft:
    """Return a draft led by its topic, where its question doesn't say of what it is.

    Args:
        draft: a draft with its wording done.
        title: the episode's title.
        heading: the last heading above the passage.
    """
    if GAP in draft.front or not _needs_a_place(draft):
        return draft
    # Over an acronym a heading misleads: "Nutritional Requirements: what does XLD stand for?".
    for place in (title,) if draft.rule == "acronym" else (title, heading):
        lead = _topic(place)
        if lead and _says_more(lead, draft):
            front = draft.front
            if _ASKING.match(front):
                front = front[:1].lower() + front[1:]
            return replace(draft, front=f"{lead}: {front}")
    return draft


def _needs_a_place(draft: Draft) -> bool:
    if draft.rule in _OF_MORE:
        return not any(_is_name(token) for token in tokens(draft.front)[1:])
    if draft.rule == "acronym":
        short = short_form(draft.front)
        return short is not None and len(short.removesuffix("s")) <= _SHORTEST_ACRONYM
    found = _ONE_WORD.fullmatch(draft.front) if draft.rule in _TELLING else None
    return found is not None and _of_many_matters(found["term"])


def _of_many_matters(term: str) -> bool:
    """Say whether a word is so common that it needs its matter: "storage", "separation".

    Where it is not, a lead is idle or misleads: "Flocculation Assays: what is syphilis?".
    """
    return term.endswith(_DOINGS) or term in NOUN_TOO | GENERIC | VAGUE


def _is_name(token: Token) -> bool:
    return any(c.isupper() or c.isdigit() for c in token.text)


def _topic(place: str) -> str:
    """Return the name of a matter out of a title or a heading, or nothing where it has none."""
    text = _NUMBERING.sub("", place.strip(), count=1) if _NUMBERING.match(place.strip()) else place
    text = text.strip(" .:*_#?!\"'“”")
    if _IN_TWO.search(text) or (text.isupper() and len(text) > _SHORTEST_ACRONYM + 2):
        return ""
    parts = tokens(text)
    words = [token for token in parts if token.word is not Word.MARK]
    if not 1 <= len(words) <= _MOST_WORDS or place.strip().endswith(("?", "!")):
        return ""
    if not text[:1].isalpha() or not text.isascii() or words[-1].word is not Word.NOUN:
        return ""
    if any(t.word in _NO_NAMES for t in words) or not text[:1].isupper():
        return ""
    first = words[0]
    if first.lower in GIVEN_NAMES:
        return ""  # whose talk it is, not what it is of
    if first.lower in _KINDS or first.word in (Word.DETERMINER, Word.PREPOSITION):
        return ""
    if len(words) > 1 and _order(first, words[1]):
        return ""
    telling = [
        t for t in words if t.word is Word.NOUN and t.lower not in _PLACES | GENERIC | VAGUE | TEXTS
    ]
    return text if telling and parse(parts) is None else ""


def _order(first: Token, second: Token) -> bool:
    """Say whether a heading tells what to do: "Training agents", "Use the index"."""
    return first.lower.endswith("ing") or second.word is Word.DETERMINER


def _says_more(lead: str, draft: Draft) -> bool:
    """Say whether a lead names what the question doesn't, and nothing of the answer."""
    named = set(content_words(tokens(lead)))
    asked = {stem(word) for word in content_words(tokens(draft.front))}
    told = {stem(word) for word in content_words(tokens(draft.back))}
    return bool(named) and not named & (asked | told)
