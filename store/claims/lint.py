"""What is wrong with a card, whoever wrote it."""

from __future__ import annotations

import re

from store.claims.faults import balanced, passing
from store.claims.lexicon import GENERIC, NEGATIONS, VAGUE
from store.claims.proposal import GAP, CardKind
from store.claims.tokens import Token, Word, content_words, stem, tokens

__all__ = ["LONGEST_GAP", "lint"]

LONGEST_GAP = 5
FEWEST_CONTENT_WORDS = 5
LONGEST_ANSWER = 40

_ADJECTIVE = re.compile(r"(?:able|ible|ous|ful|less|ical|ive|ary|ish)$")
_DATE = re.compile(r"\b(?:1\d|20)\d\d\b")
_HANGING = re.compile(r"\b(?:it|them|one|ones|so|this|these|those|him|her)\?\Z", re.IGNORECASE)
_LIST_BEFORE = frozenset(
    ("like", "including", "e.g", "namely", "especially", "particularly", "such")
)
_DANGLING = re.compile(
    r"\b(?:this|these|those) (?!(?:is|are|was|were)\b)\w+|\bthe (?:paper|authors?|episode|article"
    r"|study|speaker|host|guest|above|following|former|latter)\b",
    re.IGNORECASE,
)


def lint(
    kind: CardKind, front: str, back: str, *, title: str = "", breadcrumb: str = ""
) -> list[str]:
    """Return a card's problems in words; an empty list where it has none.

    Args:
        kind: "basic" or "cloze"; a cloze's front holds `GAP`, its back what fills it.
        front: the question.
        back: the answer.
        title: the episode's title, which stands above the card.
        breadcrumb: whatever else stands above it, such as the source's name.
    """
    if not front.strip():
        return ["the front is empty"]
    if not back.strip():
        return ["the back is empty"]
    found = []
    pairs = all(side.count("<") <= side.count(">") for side in (front, back))
    if not balanced(front.replace(GAP, "")) or not balanced(back) or not pairs:
        found.append("brackets or quotation marks don't come in pairs")
    if _same_words(back, front):
        found.append("the answer stands in the question")
    elif _same_words(back, title) or _same_words(back, breadcrumb):
        found.append("the answer stands above the card")
    asked = front.replace(GAP, " ").rstrip()
    if match := _DANGLING.search(asked) or _HANGING.search(asked):
        found.append(f'"{match.group()}" points outside the card')
    if passing(tokens(front + " " + back), front + " " + back) and not _DATE.search(
        front + " " + breadcrumb + " " + title
    ):
        found.append("true only for a while, and no date")
    found += _cloze(front, back) if kind == "cloze" else _basic(front, back)
    return found


def _basic(front: str, back: str) -> list[str]:
    found = []
    if GAP in front:
        found.append("a basic card with a gap")
    if not front.rstrip().endswith(("?", ":")) and len(front.split()) < 3:
        found.append("the front asks nothing")
    if len(back.split()) > LONGEST_ANSWER:
        found.append("the answer is too long")
    return found


def _cloze(front: str, back: str) -> list[str]:
    if front.count(GAP) != 1:
        return ["a cloze needs one gap" if GAP not in front else "more than one gap"]
    found = []
    gap = tokens(back)
    words = [token for token in gap if token.word is not Word.MARK]
    if len(back.split()) > LONGEST_GAP:
        found.append("the gap is longer than five words")
    if len(set(content_words(tokens(front.replace(GAP, " "))))) < FEWEST_CONTENT_WORDS:
        found.append("too little is left around the gap")
    if words and all(token.lower in GENERIC | VAGUE or not token.nominal for token in words):
        found.append("the gap is too vague to be asked for")
    if len(words) == 1 and words[0].lower in NEGATIONS:
        found.append("the gap is a negation")
    if len(words) == 1 and words[0].text.islower() and _ADJECTIVE.search(words[0].lower):
        found.append("the gap is an adjective alone")
    before, after = front.split(GAP)
    left, right = tokens(before), tokens(after)
    if _half_a_name(left, gap, right, before, after):
        found.append("the gap is half a name")
    if _within_a_list(left, right):
        found.append("the gap is one of several in a list")
    return found


def _same_words(answer: str, text: str) -> bool:
    """Say whether all that an answer says stands in a text already."""
    meaning = set(content_words(tokens(_apart(answer))))
    return bool(meaning) and meaning <= {stem(token.text) for token in tokens(_apart(text))}


def _apart(text: str) -> str:
    return text.replace("-", " ").replace("‑", " ")


def _half_a_name(
    left: tuple[Token, ...],
    gap: tuple[Token, ...],
    right: tuple[Token, ...],
    before: str,
    after: str,
) -> bool:
    if before[-1:].isalnum() or before[-1:] in ("-", "‑") or after[:1].isalnum():
        return True
    if after[:1] in ("-", "‑", "'", "’", "(") or not gap:
        return True
    if right and after.startswith(" ") and _capital(right[0]) and _capital(gap[-1]):
        return True
    return bool(
        left and len(left) > 1 and before.endswith(" ") and _capital(left[-1]) and _capital(gap[0])
    )


def _capital(token: Token) -> bool:
    return token.word is Word.NOUN and token.text[0].isupper()


def _within_a_list(left: tuple[Token, ...], right: tuple[Token, ...]) -> bool:
    if any(token.lower in _LIST_BEFORE for token in left[-2:]):
        return True
    if left and left[-1].text == "," and right and right[0].text in (",",):
        return True
    if left and left[-1].lower in ("and", "or") and any(t.text == "," for t in left[-6:]):
        return True
    if left and right and left[-1].lower in ("and", "or") and right[0].text in (".", ","):
        return False
    if not right or right[0].text != ",":
        return False
    # "[…], ropes, and pitons": a comma, a short phrase of nouns, then "and" or another comma.
    for i, token in enumerate(right[1:8], start=1):
        if token.lower in ("and", "or") and i > 1 and right[i - 1].text == ",":
            return True
        if token.text == ",":
            after = right[i + 1] if i + 1 < len(right) else None
            return after is not None and (after.nominal or after.lower in ("and", "or"))
        if not token.nominal or token.form("ing"):
            return False
    return False
