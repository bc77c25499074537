"""Questions beyond definitions and reasons: relations, laws, figures, lists, pronouns, casing."""

from __future__ import annotations

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from store.claims import propose
from tests.claims.yielding import yielded

RELATIONS = [
    (
        "Most kidney stones consist of calcium oxalate.",
        "What do most kidney stones consist of?",
        "Calcium oxalate",
    ),
    (
        "Scurvy is caused by a lack of vitamin C in the diet.",
        "What causes scurvy?",
        "A lack of vitamin C in the diet",
    ),
    (
        "Cobalt is used to keep the layers of the cathode stable.",
        "What is cobalt used for?",
        "To keep the layers of the cathode stable",
    ),
    (
        "Bile is stored in the gallbladder beneath the liver.",
        "Where is bile stored?",
        "In the gallbladder beneath the liver",
    ),
    (
        "Stagflation occurs when prices rise while output falls.",
        "When does stagflation occur?",
        "When prices rise while output falls",
    ),
    (
        "The purpose of a preliminary injunction is to preserve the status quo until trial.",
        "What is the purpose of a preliminary injunction?",
        "To preserve the status quo until trial",
    ),
    (
        "Unlike criminal cases, civil cases are decided on the balance of probabilities.",
        "How do civil cases differ from criminal cases?",
        "They are decided on the balance of probabilities",
    ),
    (
        "Passive safety relies on gravity and convection rather than on pumps.",
        "What does passive safety rely on?",
        "Gravity and convection",
    ),
    (
        "Hawking radiation arises from quantum effects near the horizon and makes black holes"
        " evaporate.",
        "What does Hawking radiation arise from?",
        "Quantum effects near the horizon",
    ),
    (
        "The postal rule holds that an acceptance takes effect when it is posted.",
        "What does the postal rule hold?",
        "An acceptance takes effect when it is posted",
    ),
    (
        "Ohm's law states that current is proportional to voltage.",
        "What does Ohm's law state?",
        "Current is proportional to voltage",
    ),
]
FIGURES = [
    (
        "The Treaty of Nanking ended the First Opium War in 1842.",
        "When did the Treaty of Nanking end the First Opium War?",
        "1842",
    ),
    (
        "In 1453, Constantinople fell to the Ottomans after a long siege.",
        "When did Constantinople fall to the Ottomans after a long siege?",
        "1453",
    ),
    ("An adult has 206 bones.", "How many bones does an adult have?", "206"),
    (
        "Rice feeds more than 3.5 billion people.",
        "How many people does rice feed?",
        "More than 3.5 billion",
    ),
]
LISTS = [
    (
        "There are three requirements for a patent: novelty, non-obviousness, and utility.",
        "What are the three requirements for a patent?",
        "Novelty, non-obviousness, and utility",
    ),
    (
        "The Calvin cycle has three stages: fixation, reduction, and regeneration.",
        "What are the three stages of the Calvin cycle?",
        "Fixation, reduction, and regeneration",
    ),
    (
        "The four chambers of the heart are the left atrium, the right atrium, the left"
        " ventricle and the right ventricle.",
        "What are the four chambers of the heart?",
        "The left atrium, the right atrium, the left ventricle and the right ventricle",
    ),
]
DEFINITIONS = [
    (
        "Attempts to target monetary aggregates failed in Britain because money is endogenous.",
        "Why did attempts to target monetary aggregates fail in Britain?",
        "Because money is endogenous",
    ),
    (
        "The smoke point is the temperature at which an oil begins to smoke.",
        "What is the smoke point?",
        "The temperature at which an oil begins to smoke",
    ),
    (
        "A policy is a rule that tells an agent what to do in each state.",
        "What is a policy?",
        "A rule that tells an agent what to do in each state",
    ),
    (
        "Hard cheeses keep for years because they hold little water.",
        "Why do hard cheeses keep for years?",
        "Because they hold little water",
    ),
    (
        "A market with a single buyer and many sellers is called a monopsony.",
        "What is a monopsony?",
        "A market with a single buyer and many sellers",
    ),
    (
        "Drones have no father because they hatch from unfertilised eggs.",
        "Why do drones have no father?",
        "Because they hatch from unfertilised eggs",
    ),
]
PRONOUNS = [
    (
        "Quantitative easing is the purchase of bonds by a central bank. It lowers long-term"
        " rates by raising the price of bonds.",
        "How does quantitative easing lower long-term rates?",
        "By raising the price of bonds",
    ),
    (
        "Drones are male bees that mate with a queen. They have no father because they hatch from"
        " unfertilised eggs.",
        "Why do drones have no father?",
        "Because they hatch from unfertilised eggs",
    ),
]
NOTHING = [
    # the pronoun may stand for something else, or for nothing
    "The bank lent money to the mill. It failed because the river froze that winter.",
    "Enzymes speed up reactions. It is clear that they matter because life needs speed.",
    # nobody outside the note knows which one
    "Napoleon closed the bank because the ledgers were in disorder.",
    "Lincoln suspended the writ in 1861.",
    # the reason belongs to a relative clause, or to nobody
    "Venice opened the first permanent one in 1423.",
    "Isaac repeats the mistakes but shows growth by staying in the land.",
    # judgements
    "Watering camels was an enormous undertaking that took hours of labour.",
    "The unrequited desire is a sure path to suffering for those who love.",
    # two subjects, a heading run into one, an adverb that weighs it, a reason that is one of two
    "Depletion and degradation are pressures that conventional economics ignores.",
    "Control Group Establishment Every recipe modification requires comparison against a control.",
    "Only damage to the cortex disrupts consciousness because it is part of the self.",
    "Wellbeing is unaffected by marriage, not by chance but because gains and losses balance.",
    # a count that doesn't fit, a title, an address
    "There are three kinds of rock: igneous and sedimentary.",
    "The site thequietlife.net, a community for sensitive people, has moved.",
    "Superconductors expel magnetic fields, an effect named after Meissner.",
]


def cards(text: str) -> list[tuple[str, str]]:
    """Return the fronts and backs of what the rules make of a paragraph."""
    part = Part(PartKind.NOTES, (Block(BlockKind.PARAGRAPH, text),))
    return [(one.front, one.back) for one in yielded([part])]


@pytest.mark.parametrize(
    ("text", "front", "back"), RELATIONS + FIGURES + LISTS + DEFINITIONS + PRONOUNS
)
def test_questions(text: str, front: str, back: str) -> None:
    assert (front, back) in cards(text)


@pytest.mark.parametrize("text", NOTHING)
def test_silence(text: str) -> None:
    assert cards(text) == []


def test_a_spelt_out_pronoun_quotes_the_sentence_as_it_stands() -> None:
    text = PRONOUNS[0][0]
    part = Part(PartKind.NOTES, (Block(BlockKind.PARAGRAPH, text),))
    quotes = {one.rule: one.anchor.quote for one in propose("Notes", [part], truncated=False)}
    assert quotes["means"] == "It lowers long-term rates by raising the price of bonds."


@pytest.mark.parametrize("mark", [": ", " - ", " – ", " — "])
def test_a_label_that_the_layout_left_in_the_text(mark: str) -> None:
    text = f"Osmosis{mark}the movement of water through a membrane towards the saltier side"
    part = Part(PartKind.NOTES, (Block(BlockKind.ITEM, text),))
    (card,) = propose("Notes", [part], truncated=False)
    assert card.front == "What is osmosis?"
    assert card.back == "The movement of water through a membrane towards the saltier side"
    assert text[card.anchor.start : card.anchor.end] == card.anchor.quote


def test_notes_that_leave_out_articles_get_them_back() -> None:
    text = (
        "Gene is a sequence of DNA bases. Most genes are long."
        " Erosion is a process that wears down rock."
    )
    fronts = [front for front, _ in cards(text)]
    assert sorted(fronts) == ["What is a gene?", "What is erosion?"]
