"""Texts that were cut, mixed and mistyped: no rule may fall over, and every passage is quoted."""

from __future__ import annotations

from random import Random

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from store.claims import propose
from tests.claims.corpus import notes

TEXTS = [(b.label, b.text) for note in notes() for part in note.parts for b in part.blocks]
THROWN_IN = (
    ", . — ( ) : ; called known-as which-is instead-of rather-than times in-order-to through with “"
    ' " so-that and but It They This-is-called … […] because when without the a that'
).split()
ROUNDS = 60


def mangled(random: Random, text: str) -> str:
    """Return a text with some words left out, put in, or cut off behind one."""
    words = text.split()
    for _ in range(random.randint(0, 5)):
        at = random.randrange(len(words) + 1)
        done = random.random()
        if done < 0.3 and at < len(words):
            del words[at]
        elif done < 0.8:
            words.insert(at, random.choice(THROWN_IN).replace("-", " "))
        else:
            words = words[:at]
    mixed = " ".join(words)
    return mixed[:1].lower() + mixed[1:] if random.random() < 0.2 else mixed


@pytest.mark.parametrize("seed", range(4))
def test_no_rule_falls_over_a_mangled_text(seed: int) -> None:
    random = Random(seed)
    quoted = 0
    for _ in range(ROUNDS):
        blocks = []
        for label, text in random.sample(TEXTS, 6):
            kind = random.choice((BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING))
            put = random.choice((None, label, "Kappa drift")) if kind is BlockKind.ITEM else None
            blocks.append(Block(kind, mangled(random, text), label=put))
        of = random.choice((PartKind.NOTES, PartKind.TAKEAWAYS, PartKind.DESCRIPTION))
        for draft in propose("A title", [Part(of, tuple(blocks))], truncated=False):
            text = blocks[draft.anchor.block].text
            assert text[draft.anchor.start : draft.anchor.end] == draft.anchor.quote
            assert draft.front.strip()
            assert draft.back.strip()
            quoted += 1
    assert quoted > 0


def test_a_condition_that_ends_with_its_comma_is_asked_nothing() -> None:
    for text in ("If k is less than the current node,", "When ice forms in the rock,"):
        part = Part(PartKind.NOTES, (Block(BlockKind.ITEM, text),))
        assert propose("A title", [part], truncated=False) == []
