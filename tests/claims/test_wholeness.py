"""A definition is told whole: up to the end of its relative clause, and never up to its middle."""

from __future__ import annotations

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from tests.claims.yielding import yielded


def told(text: str, rule: str = "definition") -> list[tuple[str, str]]:
    part = Part(PartKind.NOTES, (Block(BlockKind.PARAGRAPH, text),))
    return [(draft.front, draft.back) for draft in yielded([part]) if draft.rule == rule]


@pytest.mark.parametrize(
    ("text", "front", "back"),
    [
        (
            "Globular proteins are spheres that tend to be highly reactive and are hydrophilic.",
            "What are globular proteins?",
            "Spheres that tend to be highly reactive and are hydrophilic",
        ),
        (
            "A moulin is a shaft that forms in a glacier and carries meltwater to its bed.",
            "What is a moulin?",
            "A shaft that forms in a glacier and carries meltwater to its bed",
        ),
        (
            "A ritard is a slowing of the pulse, preparing the end of a phrase.",
            "What is a ritard?",
            "A slowing of the pulse, preparing the end of a phrase",
        ),
        # A second claim of the same thing is left out all the same.
        (
            "A dovetail is a joint of interlocking wedges, and it is older than glue.",
            "What is a dovetail?",
            "A joint of interlocking wedges",
        ),
    ],
)
def test_an_answer_ends_where_its_clause_ends(text: str, front: str, back: str) -> None:
    assert (front, back) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        # What the things are found in, and what happens then.
        "Receptors for parathyroid hormone are found in tubule cells and when bound, induce the"
        " insertion of channels.",
        # A reason that belongs to the last noun, or tells nothing.
        "A sesamoid bone articulates with other bones to prevent damage to the muscle tendon due"
        " to rubbing against them.",
        "Grafting bone is harder than grafting skin because of two characteristics of bone cells.",
        # One of two deeds of a person; a definition by likeness, or by the kind alone.
        "Walter Mischel was an American student of Julian Rotter and taught for years at Stanford.",
        "Like neurotransmitters, hormones are chemical messengers that must bind to a receptor.",
        "A phylloxera is a specialized form of plant louse.",
        "Sticker charts are a form of token economies.",
        "A scree cone is a particular heap of loose stones.",
        # A place in the text, and what is said of many things.
        "Contemporary psychology is a diverse field that is influenced by all of the historical"
        " perspectives described in the preceding section.",
        "The hinge effect is the hallmark of a door, and in every gate it can be seen.",
    ],
)
def test_what_is_no_whole_answer_is_not_asked(text: str) -> None:
    rules = ("definition", "relation", "reason", "means")
    assert [one for rule in rules for one in told(text, rule)] == []


@pytest.mark.parametrize(
    ("text", "back"),
    [
        (
            "Carl Jung was a Swiss psychiatrist who worked with Freud and developed a theory of the"
            " unconscious.",
            "A Swiss psychiatrist who worked with Freud and developed a theory of the unconscious",
        ),
        (
            "An escrow agent is a third party that holds money until a sale is done.",
            "A third party that holds money until a sale is done",
        ),
        (
            "A read-ahead cache is a buffer that holds the next page of a file.",
            "A buffer that holds the next page of a file",
        ),
    ],
)
def test_what_only_looks_like_half_an_answer_is_asked(text: str, back: str) -> None:
    assert [answer for _, answer in told(text)] == [back]
