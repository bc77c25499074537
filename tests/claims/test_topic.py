"""A question that doesn't name its matter is led by it; one that does stands alone."""

from __future__ import annotations

import pytest

from store.claims.proposal import Draft
from store.claims.topic import placed


def led(front: str, rule: str, title: str, heading: str = "", back: str = "A thing") -> str:
    return placed(Draft("basic", front, back, "", rule, 0, 0), title, heading).front


@pytest.mark.parametrize(
    ("front", "rule", "title", "right"),
    [
        (
            "What is separation?",
            "definition",
            "Fairness in Lending",
            "Fairness in Lending: what is separation?",
        ),
        (
            "What happens if the mast is lowered?",
            "happens",
            "7. Wherry Sailing",
            "Wherry Sailing: what happens if the mast is lowered?",
        ),
        (
            "Why do joints open in winter?",
            "reason",
            "Lecture 4: Cabinet Making",
            "Cabinet Making: why do joints open in winter?",
        ),
        (
            "What does SFR stand for?",
            "acronym",
            "Microcontroller Basics",
            "Microcontroller Basics: what does SFR stand for?",
        ),
        (
            "In winter, why do joints open?",
            "reason",
            "Cabinet Making",
            "Cabinet Making: in winter, why do joints open?",
        ),
    ],
)
def test_a_question_is_led_by_its_topic(front: str, rule: str, title: str, right: str) -> None:
    assert led(front, rule, title) == right


@pytest.mark.parametrize(
    ("front", "rule", "title", "back"),
    [
        # A word of one matter only needs no lead.
        ("What is a melanocyte?", "apposition", "Layers of the Skin", "A cell of pigment"),
        ("What is acetylcholine?", "definition", "Layers of the Skin", "A messenger"),
        # It names its matter, or the topic is in it, or would give the answer away.
        ("What does the ClickHouse server keep?", "relation", "Column Stores", "Columns"),
        ("What is magnification?", "definition", "Lens Formula and Magnification", "A measure"),
        ("What is a pulsar timing array?", "definition", "Gravity Waves", "A set of pulsars"),
        ("What is separation?", "definition", "Equal Recall", "Equal recall in two groups"),
        ("What does HVAC stand for?", "acronym", "Building Services", "Heating and more"),
        # The title is a slogan, an order, a sentence, a name, a place in a text or a file.
        ("What is separation?", "definition", "Fair Enough: Lending by Machine", "A thing"),
        ("What is separation?", "definition", "Training Fair Lenders", "A thing"),
        ("What is separation?", "definition", "Why Lenders Fail", "A thing"),
        ("What is separation?", "definition", "Lenders are failing", "A thing"),
        ("What is separation?", "definition", "Richard Stone", "A thing"),
        ("What is separation?", "definition", "Lecture 4", "A thing"),
        ("What is separation?", "definition", "Key Ideas", "A thing"),
        ("What is separation?", "definition", "fair_lending_notes", "A thing"),
        ("What is separation?", "definition", "FAIR LENDING BY MACHINE", "A thing"),
        ("What is separation?", "definition", "A Long Title of Many Words on Lending", "A thing"),
        ("The […] is a thing", "number", "Fairness in Lending", "A thing"),
    ],
)
def test_a_question_stands_alone(front: str, rule: str, title: str, back: str) -> None:
    assert led(front, rule, title, back=back) == front


def test_a_heading_leads_where_the_title_names_nothing() -> None:
    front = "What is separation?"
    assert led(front, "definition", "Week 3", "Fairness in Lending") == (
        "Fairness in Lending: what is separation?"
    )
    assert led(front, "definition", "Machine Ethics", "Fairness in Lending") == (
        "Machine Ethics: what is separation?"
    )
