"""Cards that the reader asks for: prefilled, never empty."""

from __future__ import annotations

import pytest

from seeds.library import bundled
from seeds.model import Block, BlockKind, Part, PartKind
from seeds.reading import read
from store import anchors
from store.claims import Proposal, by_hand, choices
from store.sentences import sentences


def chosen(
    text: str,
    *,
    kind: PartKind = PartKind.NOTES,
    time: float | None = None,
    speaker: str | None = None,
) -> Proposal:
    """Return the card for a text chosen whole."""
    part = Part(kind, (Block(BlockKind.PARAGRAPH, text, start=time),))
    anchor = anchors.make(part, 0, 0, len(text))
    return by_hand(anchor, title="Bread and Salt", source="The Larder", speaker=speaker)


def test_the_rules_come_first() -> None:
    card = chosen("Statins lower cholesterol by inhibiting an enzyme in the liver.")
    assert (card.kind, card.front) == ("basic", "How do statins lower cholesterol?")
    assert card.back == "By inhibiting an enzyme in the liver"
    assert card.rule == "means"


def test_else_a_gap_in_the_most_telling_term() -> None:
    card = chosen("It was then that they found the Rosetta Stone.")
    assert (card.kind, card.back) == ("cloze", "Rosetta Stone")
    assert card.front == "It was then that they found the […]."


def test_else_an_open_question() -> None:
    card = chosen("So it goes.")
    assert (card.kind, card.back) == ("basic", "So it goes.")
    assert card.front == "What does “Bread and Salt” say here?"


def test_speech_says_who_where_and_when() -> None:
    text = "so we let the sourdough starter ferment for a very long time"
    card = chosen(text, kind=PartKind.TRANSCRIPT, time=754.2, speaker="Ann Lee")
    assert card.front == (
        "Ann Lee (The Larder, 12:34): So we let the […] ferment for a very long time."
    )
    assert card.back == "sourdough starter"
    nameless = chosen(text, kind=PartKind.TRANSCRIPT, time=3754)
    assert nameless.front.startswith("Bread and Salt (The Larder, 1:02:34): So we")


@pytest.mark.parametrize(
    "text",
    [
        "And then Yanlacun and Shane of Thought made it work.",
        "Well it was Rembrandt who painted it in Amsterdam.",
        "Deep Seq is the model that Maohao Shen used.",
    ],
)
def test_names_in_speech_are_never_asked_for(text: str) -> None:
    card = chosen(text, kind=PartKind.TRANSCRIPT, time=1)
    if card.kind == "cloze":
        assert card.back.islower()
    else:
        assert card.back == text


def test_line_ends_and_odd_passages() -> None:
    assert "\n" not in chosen("The first line\nand the second line of it.").back
    for text in ("…", "A", "[…]", "😀", "x" * 5_000, "word " * 2_000, '"'):
        card = chosen(text)
        assert card.front.strip()
        assert card.back.strip()


def test_two_or_three_to_choose_from() -> None:
    text = "The Rosetta Stone was carved in granodiorite during the Hellenistic period."
    part = Part(PartKind.NOTES, (Block(BlockKind.PARAGRAPH, text),))
    found = choices(anchors.make(part, 0, 0, len(text)), title="Stones", source="S", speaker=None)
    assert [one.back for one in found] == ["granodiorite", "Rosetta Stone", "Hellenistic period"]
    assert {one.key for one in found} == {found[0].key}
    assert all(one.front.count("[…]") == 1 for one in found)
    assert all(0 <= value <= 1 for one in found for value in one.features.values())
    text = "So it goes."
    part = Part(PartKind.NOTES, (Block(BlockKind.PARAGRAPH, text),))
    anchor = anchors.make(part, 0, 0, len(text))
    (only,) = choices(anchor, title="", source="S", speaker=None)
    assert only.back == text


def test_never_empty_anywhere_in_the_bundled_documents() -> None:
    for path, hints in bundled():
        for episode in read(path, hints).episodes:
            for part in episode.parts:
                for number, block in enumerate(part.blocks[:25]):
                    for start, end in sentences(block.text):
                        anchor = anchors.make(part, number, start, end)
                        card = by_hand(anchor, title=episode.title, source="S", speaker=None)
                        assert card.front.strip()
                        assert card.back.strip()
                        assert card.anchor == anchor
                        assert (card.front.count("[…]") == 1) is (card.kind == "cloze")
