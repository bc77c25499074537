"""What the pipeline hands from step to step, and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from seeds.model import Part
from store.anchors import Anchor
from store.claims.clauses import Clause
from store.claims.tokens import Token

__all__ = [
    "GAP",
    "CardKind",
    "Casing",
    "Draft",
    "Proposal",
    "Sentence",
    "Statement",
    "Surroundings",
]

CardKind = Literal["basic", "cloze"]

GAP = "[…]"
"""What stands in the front of a cloze for the text that its back holds."""


@dataclass(frozen=True, slots=True)
class Casing:
    """How an episode's text writes its words, so that questions can write them alike."""

    names: frozenset[str] = frozenset()
    """Words written with a capital in the middle of sentences, and only so."""
    common: frozenset[str] = frozenset()
    """Words written small somewhere."""
    counted: frozenset[str] = frozenset()
    """Words that "a" or "an" stands before somewhere, or that stand in the plural too."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an episode's written text is like as a whole."""

    counts: Mapping[str, int] = field(default_factory=dict)
    """How often it holds the stem of each word, its title included."""
    title: frozenset[str] = frozenset()
    """The stems of the title's words."""
    people: frozenset[str] = frozenset()
    """Words that may be part of somebody's name: a capital, and another one behind it."""
    personal: float = 0.0
    """How much it speaks of and to people rather than of things, from 0 to 1."""
    telegram: bool = False
    """Whether it leaves its articles out, so that nouns, verbs and labels look alike."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A card that the reader may accept, edit or discard."""

    kind: CardKind
    front: str
    back: str
    claim: str
    """The sentence that the card asks after, standing alone."""
    rule: str
    score: float
    """How likely it is kept, from 0 to 1."""
    anchor: Anchor
    key: str
    """A fingerprint of the claim, the same in every run and for every card of that claim."""
    features: Mapping[str, float] = field(default_factory=dict)
    """What it was judged by, each between 0 and 1, named as in `store.claims.ranking`."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block, as it stands."""

    text: str
    tokens: tuple[Token, ...]
    part: Part
    block: int
    start: int
    """Where it begins in the block's text."""
    label: str | None = None
    """The block's label, for its first sentence only."""
    heading: str = ""
    """The last heading above it."""
    span: tuple[int, int] | None = None
    """Where the text stands in the block that it says in other words, where it does."""
    position: float = 0.0
    """How much of the episode's written text lies before it, from 0 to 1."""
    around: Surroundings = field(default_factory=lambda: Surroundings())
    """What the episode is like that it stands in."""

    def ask(self, front: str, back: str, rule: str, claim: str = "") -> Draft:
        """Return a question about the whole sentence, the claim where no other is given."""
        said = (claim or self.text).rstrip(".")
        return Draft("basic", front, back, said, rule, 0, len(self.text))


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim within a sentence that can be understood alone."""

    sentence: Sentence
    text: str
    tokens: tuple[Token, ...]
    start: int
    """Where it begins in the sentence's text."""
    opening: int = 0
    """The number of tokens before the main clause, such as "In 1815,"; the comma included."""
    clause: Clause | None = None
    """The main clause; its indexes count from the end of the opening."""
    attribution: str | None = None
    """Who says so, where it is an opinion."""

    def ask(self, front: str, back: str, rule: str) -> Draft:
        """Return a question about the whole statement."""
        end = self.start + len(self.text)
        return Draft("basic", front, back, self.text.rstrip("."), rule, self.start, end)


@dataclass(frozen=True, slots=True)
class Draft:
    """A card as a rule makes it, before it is judged."""

    kind: CardKind
    front: str
    back: str
    claim: str
    rule: str
    start: int
    """Where its passage begins in the sentence's text."""
    end: int
    features: Mapping[str, float] = field(default_factory=dict)
