"""An article fits its noun, and a definition is told without praise and without a tail."""

from __future__ import annotations

import pytest

from store.claims.proposal import Draft
from store.claims.wording import polished


def worded(front: str, back: str, rule: str = "definition") -> tuple[str, str]:
    draft = polished(Draft("basic", front, back, "", rule, 0, 0))
    return draft.front, draft.back


@pytest.mark.parametrize(
    ("front", "right"),
    [
        ("What is a interrupt service routine?", "What is an interrupt service routine?"),
        ("What is a universal joint?", "What is a universal joint?"),
        ("What is a European swallow?", "What is a European swallow?"),
        ("What is a unit of account?", "What is a unit of account?"),
        ("What is a one-way function?", "What is a one-way function?"),
        ("What is a unimodal curve?", "What is a unimodal curve?"),
        ("Why does a atom decay?", "Why does an atom decay?"),
        ("What does vitamin a do?", "What does vitamin a do?"),
    ],
)
def test_an_article_fits_its_noun(front: str, right: str) -> None:
    assert worded(front, "A thing")[0] == right


@pytest.mark.parametrize(
    ("back", "right"),
    [
        (
            "A genetic condition in which red blood cells, which are usually round, are bent",
            "A genetic condition in which red blood cells, which are usually round, are bent",
        ),
        (
            "A chemical reaction that breaks down a compound into its parts (see b)",
            "A chemical reaction that breaks down a compound into its parts",
        ),
        (
            "A line given by its slope (a) and its intercept (b)",
            "A line given by its slope (a) and its intercept (b)",
        ),
        (
            "A law of selection, as described by Darwin, that holds for all that breeds",
            "A law of selection, as described by Darwin, that holds for all that breeds",
        ),
        (
            "A process which also allows the organs to return to their places",
            "A process which allows the organs to return to their places",
        ),
        (
            "A device that makes a voltage by turning a coil, as briefly discussed in Chapter 3",
            "A device that makes a voltage by turning a coil",
        ),
        (
            "An innovative model that matches each word of a query with each word of a text",
            "A model that matches each word of a query with each word of a text",
        ),
        (
            "A powerful algorithm for the shortest path through a graph",
            "An algorithm for the shortest path through a graph",
        ),
        (
            "The term that is used to describe the number of species in a habitat",
            "The number of species in a habitat",
        ),
        (
            "A triangular array of numbers with uses in mathematics, particularly in algebra",
            "A triangular array of numbers with uses in mathematics",
        ),
        (
            "A model that compares words one by one before it sums them while keeping costs low",
            "A model that compares words one by one before it sums them",
        ),
        # Too little would be left, half a bracket would be, or the praise is the point.
        ("A popular tool among cooks", "A popular tool among cooks"),
        ("Salts, particularly nitrates", "Salts, particularly nitrates"),
        (
            "A class of oils (those of plants, particularly seeds)",
            "A class of oils (those of plants, particularly seeds)",
        ),
        ("A useful and cheap way of sealing a jar", "A way of sealing a jar"),
    ],
)
def test_a_definition_is_told_plainly(back: str, right: str) -> None:
    assert worded("What is X?", back)[1] == right


def test_other_answers_stay_as_they_are() -> None:
    said = "Because an innovative model was at hand, particularly in the north"
    assert worded("Why did X rise?", said, "reason")[1] == said
    assert worded("The […] is wide", "A powerful and strong river of the north", "number")[1] == (
        "A powerful and strong river of the north"
    )
