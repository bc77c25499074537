"""Questions that two joined clauses answer of each other, and sentences within sentences."""

from __future__ import annotations

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from store.claims import propose
from tests.claims.yielding import yielded

JOINED = [
    (
        "Basalt has less silica than granite, so it flows far before it sets.",
        "Why does basalt flow far before it sets?",
        "Because it has less silica than granite",
    ),
    (
        "Glaciers grind rock to a fine flour, which is why glacial lakes look turquoise.",
        "Why do glacial lakes look turquoise?",
        "Because glaciers grind rock to a fine flour",
    ),
    (
        "Stalactites hang from the roof of a cave, whereas stalagmites grow up from its floor.",
        "How do stalactites differ from stalagmites?",
        "Stalactites hang from the roof of a cave, whereas stalagmites grow up from its floor",
    ),
    (
        "A peanut isn't a nut in the botanical sense; it is a legume that ripens underground.",
        "What is a peanut, if not a nut in the botanical sense?",
        "A legume that ripens underground",
    ),
    (
        "Vaccines don't attack a virus; they train the immune system to recognise it.",
        "What do vaccines do, if not attack a virus?",
        "They train the immune system to recognise it",
    ),
]

WITHIN = [
    (
        "Theodoric, once a hostage in Constantinople, conquered Ravenna in 493.",
        "When did Theodoric conquer Ravenna?",
        "493",
    ),
    (
        "In 1714 the city of Amsterdam gave a young coffee plant to Louis XIV.",
        "When did the city of Amsterdam give a young coffee plant to Louis XIV?",
        "1714",
    ),
    (
        "In Roman law a valid sale needs an agreed price, an object and consent.",
        "In Roman law, what does a valid sale need?",
        "An agreed price, an object and consent",
    ),
    (
        "The hour ended with narcolepsy, which is caused by a lack of hypocretin in the brain.",
        "What causes narcolepsy?",
        "A lack of hypocretin in the brain",
    ),
    (
        "The Sepsis-3 group redefined sepsis as organ failure caused by a dysregulated response to"
        " infection.",
        "What is sepsis?",
        "Organ failure caused by a dysregulated response to infection",
    ),
    (
        "Tractors raised the yields of Mexican farms by about 40 percent on average.",
        "By how much did tractors raise the yields of Mexican farms?",
        "About 40 percent on average",
    ),
]

TAKEN = [
    (
        "Because attention by itself has no notion of order, information about position must be"
        " added explicitly.",
        "Why must information about position be added explicitly?",
    ),
    (
        "Fat isn't a tissue that grows when you rest; it is a store that fills when you eat.",
        "What is fat, if not a tissue that grows when you rest?",
    ),
    (
        "The loss of Egypt was probably the worst blow, because it fed the capital for free.",
        "Why was the loss of Egypt probably the worst blow?",
    ),
]


def cards(text: str, kind: PartKind = PartKind.NOTES) -> list[tuple[str, str]]:
    """The fronts and backs of the drafts of one paragraph, or of one takeaway."""
    item = BlockKind.ITEM if kind is PartKind.TAKEAWAYS else BlockKind.PARAGRAPH
    part = Part(kind, (Block(item, text),))
    return [(one.front, one.back) for one in yielded([part])]


@pytest.mark.parametrize(("text", "front", "back"), JOINED + WITHIN)
def test_joined(text: str, front: str, back: str) -> None:
    assert (front, back) in cards(text)


@pytest.mark.parametrize(("text", "front"), TAKEN)
def test_a_takeaway_may_say_you_and_probably(text: str, front: str) -> None:
    assert front in dict(cards(text, PartKind.TAKEAWAYS))


def test_what_leans_on_its_sentence_gives_nothing() -> None:
    assert cards("Low energy suppresses oestrogen, periods stop, and bone is lost.") == []
    assert cards("Rivers 2001 was a single-centre trial in Detroit that changed practice.") == []
    assert cards("Sales in the second shop rose by 12 percent when it rained.") == []


def test_one_passage_gives_one_card_though_its_pieces_give_more() -> None:
    text = "Carbon-plated shoes improve running economy by roughly 4 percent on average, though"
    text = f"{text} tired runners gain less from them."
    assert len(cards(text)) == 2
    part = Part(PartKind.TAKEAWAYS, (Block(BlockKind.ITEM, text),))
    assert len(propose("Notes", [part], truncated=False)) == 1
