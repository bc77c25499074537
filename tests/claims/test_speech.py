"""Speech: nearly nothing, never a name, at most five an hour."""

from __future__ import annotations

from seeds.model import Block, BlockKind, Part, PartKind
from store.claims import Proposal, propose

CHAT = (
    " I remember the first time we tried that in the lab, you know, and it was pretty wild, and"
    " then my colleague said we should do it again with a bigger sample, which I guess made"
    " sense back then, although none of us had any idea whether it would ever work outside of"
    " the building."
)
CLAIMS = (
    "A plasmid is a small ring of DNA that bacteria can pass to one another.",
    "A lazaretto was a hospital on an island where travellers and goods were held.",
    "A moulin is a shaft through which meltwater falls from the surface to the bed.",
    "A poolish is a pre-ferment made of equal weights of flour and water.",
    "A turnaround is a short passage at the end of a chorus that leads back to its start.",
    "A countersubject is a melody that regularly accompanies the subject of a fugue.",
    "A paternoster is a chain of open cabins that moves slowly and never stops.",
)


def talk(*texts: str, end: float | None = None) -> list[Proposal]:
    """Return what is proposed for the turns of a talk."""
    turns = tuple(
        Block(BlockKind.TURN, text + CHAT, speaker="Ann", start=float(i), end=end)
        for i, text in enumerate(texts)
    )
    return propose("A talk", [Part(PartKind.TRANSCRIPT, turns)], truncated=False)


def test_a_sentence_as_good_as_written_passes() -> None:
    (card,) = talk(CLAIMS[0])
    assert card.front == "What is a plasmid?"
    assert card.anchor.quote == CLAIMS[0]


def test_five_an_hour() -> None:
    assert len(talk(*CLAIMS, end=3600.0)) == 5
    assert len(talk(*CLAIMS, end=600.0)) == 1


def test_names_and_chatter_are_left_alone() -> None:
    assert talk("Yanlacun is a pioneer of deep nets who built the first ones for cheques.") == []
    assert talk("A good basis for all of this was laid by Deep Seq in the paper.") == []
    assert talk("So a plasmid is like a small ring of DNA that bacteria can pass around.") == []
    assert talk("The method that they used was invented because Shane of Thought was slow.") == []


def test_captions_give_nothing() -> None:
    cues = tuple(Block(BlockKind.TURN, text, start=float(i)) for i, text in enumerate(CLAIMS))
    assert propose("A film", [Part(PartKind.TRANSCRIPT, cues)], truncated=False) == []
