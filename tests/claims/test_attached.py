"""A part of a sentence is told of the word it belongs to, or not at all."""

from __future__ import annotations

import pytest

from tests.claims.test_vague import asked


@pytest.mark.parametrize(
    "text",
    [
        # What follows the comma is the sentence, or tells of the noun before.
        "To limit frost damage, a quiet valley of south-facing slopes seemed to be the best site.",
        "In addition to Lübeck, the merchants of Hamburg and Bremen also looked east.",
        "During the process of vernalisation, a single cell in the dormant bud counts the days.",
        "They hoped to build a model of reformed Calvinism, a new English Geneva.",
        "Apply Lagrange's theorem, a statement about the order of subgroups in a finite group.",
        # An answer cut off at an initial.
        "The Fulbright Office, a branch of the U.S. Department of State, pays for the journeys.",
        "Agnew, a plain-spoken governor from Maryland who ran with Richard M. Nixon, resigned.",
        # Two verbs, each with its auxiliary; a verb for a noun.
        "Tuples can hold keys of any kind but will not grow because they are objects as well.",
        "Ranked lists can close whole careers rather than produce isolated errors.",
        "The DP register holds base addresses and the accumulator holds an eight-bit offset.",
        "Understanding reciprocal polynomials opens doors to symmetry in algebra and in geometry.",
        # A way that belongs to the last verb, to a place or to somebody's statement.
        "The Fuggers hired Welser to find a route to Venezuela by sailing west of the Azores.",
        "Textbooks state that one always avoids overtraining by tuning the penalty on new data.",
        "Lottie remained in China through famines, the Boxer Rebellion, and other hardships.",
        "Infertility can occur in rams when the testes do not pass through the abdominal cavity.",
        # A reason that says the question again, or that is denied.
        "Differentials can be thought of as the change in a function due to a small change.",
        "Zoning rules will not fail because of a lack of principles.",
        "Further traits of amniotes include waterproof skin due to the presence of lipids.",
        # The end of a list that was taken for the start of a sentence.
        "When dashboards are layered on payments, contracts and data, governance needs controls.",
        "Songs are converted into training inputs without consent, the firm keeps the profit.",
        # A doubled sentence, and an aside in the question.
        "The making of sperm is called spermatogenesis and the making of eggs is called oogenesis.",
        "Immunologists are called in to treat patients, who must have weak defences, so that their"
        " bodies will not reject a transplanted organ.",
        "Aims to optimize attention over long sequences due to increased memory consumption.",
    ],
)
def test_what_belongs_elsewhere_is_not_asked(text: str) -> None:
    assert [front for front in asked(text) if front.endswith("?")] == []


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("The Fulbright Office, a branch of the U.S., pays for journeys.", "Fulbright Office"),
        (
            "Fresco painters bind pigment to a wall by painting on wet plaster.",
            "How do Fresco painters bind pigment to a wall?",
        ),
        (
            "Vitamin K does not cross the placenta well because it binds to lipids.",
            "Why does Vitamin K not cross the placenta well?",
        ),
    ],
)
def test_what_belongs_there_is_asked(text: str, front: str) -> None:
    assert any(front in one for one in asked(text))
