"""Glossed acronyms: "Chain-of-Action-Thought (COAT)" and "NPU (Neural Processing Unit)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from store.claims.lexicon import HOUSEHOLD
from store.claims.phrases import sentence_case
from store.claims.proposal import Draft, Sentence

__all__ = ["acronyms", "short_form", "spelt_out"]

_SHORT = r"[A-Za-z0-9][A-Za-z0-9&/+.-]{0,9}"
_AFTER = re.compile(rf"\((?P<short>{_SHORT})\)")
_BEFORE = re.compile(rf"\b(?P<short>{_SHORT}) \((?P<long>[^()]{{5,80}})\)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SMALL = frozenset("of the and for in on a an to by with from at de".split())
_MOST_WORDS = 9
_AND = re.compile(r"s and \S")
_ASKED = re.compile(r"What does (?P<short>\S+) stand for\?")
_PEOPLE = re.compile(r"[A-Z]\w+ (?:and|&) [A-Z]\w+(?:['’]s)?")
"""Two surnames: "McCulloch and Pitts (MP)" is a shorthand of one author and no term."""


def acronyms(sentence: Sentence) -> Iterator[Draft]:
    """Yield "What does X stand for?" for each acronym whose letters its gloss accounts for."""
    text = sentence.text
    for match in _AFTER.finditer(text):
        begin = spelt_out(match["short"], text[: match.start()])
        if begin is not None:
            long = text[begin : match.start()].strip()
            yield from _draft(match["short"], long, begin, match.end())
    for match in _BEFORE.finditer(text):
        long = match["long"]
        if spelt_out(match["short"], long) == 0:
            yield from _draft(match["short"], long, match.start(), match.end())


def short_form(front: str) -> str | None:
    """Return the acronym that a question asks to spell out, or None where it asks another thing."""
    found = _ASKED.fullmatch(front)
    return found["short"] if found else None


def spelt_out(short: str, before: str) -> int | None:
    """Return where in a text the words begin that spell an acronym out at its end, or None.

    Every letter must be the first of a word (or of a part of a hyphenated one) in order; small
    words may be passed over, and a long one may give two letters ("hypertext": the HT of HTML).
    """
    letters = _letters(short)
    if letters is None:
        return None
    window = before[-160:]
    offset = len(before) - len(window)
    found = list(_WORD.finditer(window))
    if not found or window[found[-1].end() :].strip(" \"'“”’-"):
        return None
    for count in range(2, min(len(found), _MOST_WORDS) + 1):
        chosen = found[-count:]
        joints = [window[a.end() : b.start()] for a, b in pairwise(chosen)]
        if any(joint.strip(" -‑–/") for joint in joints):
            return None
        words = [match.group() for match in chosen]
        inner = [False, *("-" in joint or "‑" in joint for joint in joints)]
        if words[0].lower() not in _SMALL and _accounts_for(letters, words, inner):
            more = [match.group()[0].lower() for match in found[-count - 1 :]]
            if "".join(more) == letters and len(found) > count:
                continue  # "total titratable acidity": TTA, though "titratable" could give both Ts
            return offset + chosen[0].start()
    return None


def _letters(short: str) -> str | None:
    bare = short[:-1] if short.endswith("s") and short[:-1].isupper() else short
    letters = "".join(c for c in bare if c.isalnum())
    if not 2 <= len(letters) <= 8 or sum(c.isupper() for c in letters) < 2:
        return None
    return letters.lower()


def _accounts_for(letters: str, words: list[str], inner: list[bool]) -> bool:
    """Say whether the initials of the words are the letters.

    Small words and what stands behind a hyphen (`inner`) are passed over or counted.
    """
    states = {0}
    for word, behind in zip(words, inner, strict=True):
        low = word.lower()
        following = set()
        for at in states:
            if at < len(letters) and low[0] == letters[at]:
                following.add(at + 1)
                second = low.find(letters[at + 1], 3) if at + 1 < len(letters) else -1
                if second > 0 and len(low) >= 8 and len(letters) > 2:
                    following.add(at + 2)
            if behind or low in _SMALL:
                following.add(at)
        states = following
    return len(letters) in states


def _draft(short: str, long: str, start: int, end: int) -> Iterator[Draft]:
    plural = short.endswith("s") and short[:-1].isupper()
    name = short[:-1] if plural else short
    if name in HOUSEHOLD or short in HOUSEHOLD:
        return
    if plural and _AND.search(long):
        plural = False  # "Objectives and Key Results (OKRs)"
    spelt = _singular(long) if plural else long
    if _PEOPLE.fullmatch(long) or long.split()[0].lower() in ("called", "named", "termed"):
        return
    yield Draft(
        kind="basic",
        front=f"What does {name} stand for?",
        back=sentence_case(spelt),
        claim=f"{name} stands for {spelt}.",
        rule="acronym",
        start=start,
        end=end,
    )


def _singular(long: str) -> str:
    if long.endswith("ies") and len(long) > 5:
        return long[:-3] + "y"
    if long.endswith(("sses", "xes", "ches", "shes")):
        return long[:-2]
    return long[:-1] if long.endswith("s") and not long.endswith("ss") else long
