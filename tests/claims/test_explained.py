"""Terms that labels and clauses explain, and what only looks like it."""

from __future__ import annotations

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from tests.claims.yielding import yielded

LABELS = [
    (
        "Inattentional blindness",
        "Failing to notice an unexpected but fully visible item.",
        "What is inattentional blindness?",
        "Failing to notice an unexpected but fully visible item",
    ),
    (
        "Federal funds rate",
        "What banks charge one another for overnight loans of reserves.",
        "What is the federal funds rate?",
        "What banks charge one another for overnight loans of reserves",
    ),
    (
        "Sensitivity",
        "The proportion of people with the condition who test positive.",
        "What is sensitivity?",
        "The proportion of people with the condition who test positive",
    ),
    (
        "Grouped-query attention",
        "Several query heads share one set of keys and values, which shrinks the cache.",
        "What is grouped-query attention?",
        "Several query heads share one set of keys and values, which shrinks the cache",
    ),
    (
        "Prefix caching",
        "If many requests start with the same prompt, its keys and values are computed once.",
        "What is Prefix caching?",
        "If many requests start with the same prompt, its keys and values are computed once",
    ),
]

NO_TERMS = [
    ("The limit", "A node whose clock strays too far from its peers shuts itself down."),
    ("Experiment 1", "Variations of the game of Pong with noise in the input."),
    ("Title", "Playing Atari games with deep reinforcement learning on a screen."),
    ("Disease", "The Plague of Cyprian that killed thousands in the third century."),
    ("Operational Simplicity", "Small models avoid the complexities of many nodes in one cluster."),
    ("Thermal expansion", "Steel and concrete expand by the same amount in the summer heat."),
    ("Cost", "Each image requires a thousand passes through the whole network."),
]


@pytest.mark.parametrize(("label", "text", "front", "back"), LABELS)
def test_a_label_is_explained(label: str, text: str, front: str, back: str) -> None:
    assert (front, back) in cards(text, label)


@pytest.mark.parametrize(("label", "text"), NO_TERMS)
def test_a_label_that_only_heads_its_text_is_asked_nothing(label: str, text: str) -> None:
    assert [front for front, _ in cards(text, label) if front.startswith("What is ")] == []


def test_a_clause_explains_what_is_named_behind_it() -> None:
    text = "Older neurons suppress the growth of their neighbours"
    assert cards(f"{text}, a phenomenon known as lateral inhibition.") == [
        ("What is lateral inhibition?", text)
    ]
    assert cards("This is what they wanted all along, a process called carbonation.") == []


def cards(text: str, label: str | None = None) -> list[tuple[str, str]]:
    """Return the fronts and backs of what the rules make of an item or a paragraph."""
    kind = BlockKind.ITEM if label else BlockKind.PARAGRAPH
    part = Part(PartKind.NOTES, (Block(kind, text, label=label),))
    return [(one.front, one.back) for one in yielded([part])]
