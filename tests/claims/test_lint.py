"""What is wrong with cards."""

from __future__ import annotations

import pytest

from store.claims.lint import lint
from store.claims.proposal import CardKind

GOOD: list[tuple[CardKind, str, str]] = [
    ("basic", "What is a monopsony?", "A market with one buyer"),
    ("basic", "Why does ice float?", "Because it is less dense than water"),
    ("cloze", "The Suez Canal connects […] to the Red Sea near Egypt.", "the Mediterranean Sea"),
    ("cloze", "Serving a small model is […] cheaper than serving a large model.", "ten times"),
]

BAD: list[tuple[CardKind, str, str, str]] = [
    ("basic", " ", "yes", "the front is empty"),
    ("basic", "What is it?", "", "the back is empty"),
    ("basic", "What is a (rare word?", "A thing", "brackets"),
    ("basic", "What is a monopsony market?", "A market", "stands in the question"),
    ("basic", "What does this approach do?", "It bakes bread", "points outside"),
    ("basic", "What do the authors of it say?", "Bread rises", "points outside"),
    ("basic", "Which drug is currently the cheapest?", "Aspirin", "only for a while"),
    ("basic", "Bread […] slowly", "rises", "a basic card with a gap"),
    ("basic", "What is law?", "word " * 41, "too long"),
    ("cloze", "Bread rises slowly in the cold.", "cold", "a cloze needs one gap"),
    ("cloze", "[…] rises slowly in the […].", "bread", "more than one gap"),
    ("cloze", "Bread bakers let […] of the loaf.", "one two three four five six", "longer than"),
    ("cloze", "Bread bakers […].", "knead dough", "too little is left"),
    (
        "cloze",
        "Bakers in old Vienna gave the […] to bread flour and yeast.",
        "approach",
        "too vague",
    ),
    ("cloze", "Bakers in Vienna found a […] kind of bread flour yeast.", "suitable", "adjective"),
    ("cloze", "Bakers in Vienna found Marie […] and her bread flour.", "Curie", "half a name"),
    ("cloze", "Bakers in Vienna found […] Curie and her bread flour.", "Marie", "half a name"),
    ("cloze", "Bakers in Vienna sell […], rye, and wheat bread loaves.", "spelt", "in a list"),
    ("cloze", "Bakers in Vienna sell breads such as […] made of flour.", "baguettes", "in a list"),
]


@pytest.mark.parametrize(("kind", "front", "back"), GOOD)
def test_nothing_to_object_to(kind: CardKind, front: str, back: str) -> None:
    assert lint(kind, front, back) == []


@pytest.mark.parametrize(("kind", "front", "back", "problem"), BAD)
def test_problems_in_words(kind: CardKind, front: str, back: str, problem: str) -> None:
    assert any(problem in found for found in lint(kind, front, back)), lint(kind, front, back)


def test_answers_above_the_card() -> None:
    front, back = "Which grain did Vienna's bakers prefer for bread?", "Spelt"
    assert lint("basic", front, back) == []
    above = ["the answer stands above the card"]
    assert lint("basic", front, back, title="On spelt") == above
    assert lint("basic", front, back, breadcrumb="The Spelt Show") == above


def test_a_date_makes_a_passing_truth_lasting() -> None:
    front = "Which drug is currently the cheapest?"
    assert lint("basic", front, "Aspirin", title="Prices in 2026") == []
