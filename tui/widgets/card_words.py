"""A card in words: its gap filled, and a breadcrumb that does not give the answer away."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["GAP", "Filled", "breadcrumb", "fill", "gapped", "gives_away", "is_cloze", "kept_back"]

GAP = "[…]"
"""How a cloze's front shows the words that are asked for."""

SHORT = 5
"""Words of an answer up to which a single one of them in a title already gives it away."""

HALF = 0.5
"""The share of a longer answer's words that gives it away."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

SMALL = frozenset(
    "a an and are as at be by can do does for from had has have how in is it its more most no not "
    "of on or so than that the their them then there these they this those to was were what when "
    "where which who why will with without you your".split()
)
"""Words that say nothing of an answer."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A text, and where in it the answer stands (code points, end exclusive)."""

    text: str
    start: int
    end: int


def is_cloze(front: str) -> bool:
    """Tell whether a front holds the one gap that an answer can fill."""
    return front.count(GAP) == 1


def fill(front: str, back: str) -> Filled:
    """Return a cloze's front with its gap filled."""
    start = front.index(GAP)
    return Filled(front[:start] + back + front[start + len(GAP) :], start, start + len(back))


def gapped(sentence: str, answer: str) -> tuple[str, str]:
    """Return a sentence with the answer as its gap and what fills it; whole where it isn't in it.

    The answer counts however its first letter is written, but only where it stands once.
    """
    if sentence[-1:].isalnum():
        sentence += "."
    said = answer.strip().removesuffix(".")
    found = re.findall(rf"(?<!\w){re.escape(said)}(?!\w)", sentence, re.IGNORECASE) if said else []
    if len(found) != 1 or GAP in sentence:
        return sentence, answer
    return sentence.replace(found[0], GAP, 1), found[0]


def _stems(text: str) -> set[str]:
    """Return a text's words without small words, case and plural endings."""
    words = (word.casefold().replace("’", "'") for word in WORD.findall(text))
    return {word.removesuffix("'s").rstrip("s") or word for word in words if word not in SMALL}


def gives_away(text: str, front: str, back: str) -> bool:
    """Tell whether a text shown beside the question would tell the answer.

    A short answer is told by any word of it that the question doesn't hold, a long one by half of
    them.
    """
    asked = _stems(back) - _stems(front)
    told = asked & _stems(text)
    if not told:
        return False
    return len(asked) <= SHORT or len(told) >= HALF * len(asked)


def breadcrumb(*pieces: str | None) -> str:
    """Join what is known of where a card comes from: source, episode title, time."""
    return " · ".join(piece for piece in pieces if piece)


def kept_back(pieces: tuple[str | None, ...], front: str, back: str) -> tuple[str | None, ...]:
    """Return the breadcrumb's pieces with "…" for each that would give the answer away."""
    return tuple("…" if piece and gives_away(piece, front, back) else piece for piece in pieces)
