"""Sentences on many subjects, and the very card that must come of each."""

from __future__ import annotations

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from store.claims import Proposal, propose
from tests.claims.yielding import yielded

DEFINITIONS = [
    (
        "The mitochondrion is the organelle that produces most of a cell's chemical energy.",
        "What is the mitochondrion?",
        "The organelle that produces most of a cell's chemical energy",
    ),
    (
        "Photosynthesis is the process by which plants turn light into sugar.",
        "What is photosynthesis?",
        "The process by which plants turn light into sugar",
    ),
    (
        "An amphidromic point is a place in the sea where the tidal range is almost zero.",
        "What is an amphidromic point?",
        "A place in the sea where the tidal range is almost zero",
    ),
    (
        "A tide is the rise and fall of the sea caused by the gravity of the moon.",
        "What is a tide?",
        "The rise and fall of the sea caused by the gravity of the moon",
    ),
    (
        "An orrery is a machine showing the motion of the planets.",
        "What is an orrery?",
        "A machine showing the motion of the planets",
    ),
    (
        "Stagflation is an increase in prices without growth or jobs.",
        "What is stagflation?",
        "An increase in prices without growth or jobs",
    ),
    (
        "Basal metabolic rate is how much energy the body uses at rest.",
        "What is basal metabolic rate?",
        "How much energy the body uses at rest",
    ),
    (
        "A tariff is a tax on imports.",
        "What is a tariff?",
        "A tax on imports",
    ),
    (
        "Terroir means the sum of soil, climate and craft that gives a wine its character.",
        "What is Terroir?",
        "The sum of soil, climate and craft that gives a wine its character",
    ),
    (
        "Septal cartilage is flexible cartilage connected to the nasal bone.",
        "What is septal cartilage?",
        "Flexible cartilage connected to the nasal bone",
    ),
    (
        "A monopsony is a market in which a single buyer faces many sellers.",
        "What is a monopsony?",
        "A market in which a single buyer faces many sellers",
    ),
    (
        "Habeas corpus is a writ that orders a jailer to bring a prisoner before a court.",
        "What is habeas corpus?",
        "A writ that orders a jailer to bring a prisoner before a court",
    ),
    (
        "The Magna Carta was a charter of rights agreed to by King John of England.",
        "What was the Magna Carta?",
        "A charter of rights agreed to by King John of England",
    ),
    (
        "Hearsay is a statement made out of court that is offered to prove what it asserts.",
        "What is hearsay?",
        "A statement made out of court that is offered to prove what it asserts",
    ),
    (
        "Plate tectonics is the theory that explains how the Earth's crust moves. Few believed in"
        " plate tectonics then.",
        "What is plate tectonics?",
        "The theory that explains how the Earth's crust moves",
    ),
    (
        "A write-ahead log (WAL) is an append-only file that records every change first.",
        "What is a write-ahead log?",
        "An append-only file that records every change first",
    ),
    (
        "A unilateral contract is one where only one party makes a promise, while a bilateral"
        " contract binds both.",
        "What is a unilateral contract?",
        "One where only one party makes a promise",
    ),
    (
        "Tort law is defined as the body of law that deals with civil wrongs. It was tort law.",
        "What is tort law?",
        "The body of law that deals with civil wrongs",
    ),
    (
        "In law, a tort is a civil wrong that a court can remedy with damages.",
        "In law, what is a tort?",
        "A civil wrong that a court can remedy with damages",
    ),
]

APPOSITIONS = [
    (
        "The Rosetta Stone, a slab of granodiorite found in 1799, carries one decree in three"
        " scripts.",
        "What is the Rosetta Stone?",
        "A slab of granodiorite found in 1799",
    ),
    (
        "We talk about π0 (pi-zero), a general-purpose robotic foundation model.",
        "What is π0?",
        "A general-purpose robotic foundation model",
    ),
    (
        "The chapter turns to ideas like phase transitions—sharp shifts in the state of matter"
        " at a critical temperature—and what they mean.",
        "What are phase transitions?",
        "Sharp shifts in the state of matter at a critical temperature",
    ),
    (
        "He calls this a “memory palace”—a walk through rooms in which facts are stored.",
        "What is a “memory palace”?",
        "A walk through rooms in which facts are stored",
    ),
    (
        "Muon relies on an iterative matrix multiplication method known as the Newton-Schulz"
        " iteration.",
        "What is the Newton-Schulz iteration?",
        "An iterative matrix multiplication method",
    ),
    (
        "Today's guests praise AlphaFold, which predicts the shape of a protein from its sequence.",
        "What does AlphaFold do?",
        "It predicts the shape of a protein from its sequence",
    ),
]

REASONS = [
    (
        "Volcanic ash does little to the climate because it falls out within days or weeks.",
        "Why does volcanic ash do little to the climate?",
        "Because it falls out within days or weeks",
    ),
    (
        "Ice floats on water because its crystal lattice is less dense than the liquid.",
        "Why does ice float on water?",
        "Because its crystal lattice is less dense than the liquid",
    ),
    (
        "Roman concrete hardens in sea water because volcanic ash reacts with lime.",
        "Why does Roman concrete harden in sea water?",
        "Because volcanic ash reacts with lime",
    ),
    (
        "Jupiter's moon Io is volcanic because tidal forces heat its interior.",
        "Why is Jupiter's moon Io volcanic?",
        "Because tidal forces heat its interior",
    ),
    (
        "Two-phase commit blocks if the coordinator fails, since participants cannot decide on"
        " their own.",
        "Why does two-phase commit block if the coordinator fails?",
        "Because participants cannot decide on their own",
    ),
    (
        "Because the log is written sequentially, a spinning disk can sustain high throughput.",
        "Why can a spinning disk sustain high throughput?",
        "Because the log is written sequentially",
    ),
    (
        "Explosive volcanoes occur as a result of subduction at the edges of plates.",
        "Why do explosive volcanoes occur?",
        "As a result of subduction at the edges of plates",
    ),
    (
        "Statins lower cholesterol by inhibiting an enzyme in the liver.",
        "How do statins lower cholesterol?",
        "By inhibiting an enzyme in the liver",
    ),
    (
        "Raft elects a leader by having each node wait a random time before asking for votes.",
        "How does Raft elect a leader?",
        "By having each node wait a random time before asking for votes",
    ),
]

CLOZES = [
    (
        "The Black Death killed roughly 40% of Europe's population between 1347 and 1351.",
        "The Black Death killed roughly […] of Europe's population between 1347 and 1351.",
        "40%",
    ),
    (
        "The World Bank estimates that Lagos had 15 million inhabitants in 2021.",
        "According to The World Bank, Lagos had […] inhabitants in 2021.",
        "15 million",
    ),
]

ACRONYMS = [
    ("The Chain-of-Action-Thought (COAT) approach is new.", "COAT", "Chain-of-Action-Thought"),
    ("Magnetic resonance imaging (MRI) needs no X-rays.", "MRI", "Magnetic resonance imaging"),
    (
        "Retrieval-Augmented Generation (RAG) reads before it writes.",
        "RAG",
        "Retrieval-Augmented Generation",
    ),
    ("HLA (Human Leukocyte Antigen) molecules present it.", "HLA", "Human Leukocyte Antigen"),
    (
        "CRDTs (conflict-free replicated data types) merge updates without a lock.",
        "CRDT",
        "Conflict-free replicated data type",
    ),
]


def proposals(text: str, *, label: str | None = None) -> list[Proposal]:
    """Return what is proposed for one sentence alone."""
    kind = BlockKind.ITEM if label else BlockKind.PARAGRAPH
    part = Part(PartKind.NOTES, (Block(kind, text, label=label),))
    found = propose("Notes", [part], truncated=False)
    for proposal in found:
        anchor = proposal.anchor
        assert text[anchor.start : anchor.end] == anchor.quote
    return found


def cards(text: str, *, label: str | None = None) -> list[tuple[str, str, str]]:
    """Return the kinds, fronts and backs of what the rules make of a sentence."""
    kind = BlockKind.ITEM if label else BlockKind.PARAGRAPH
    part = Part(PartKind.NOTES, (Block(kind, text, label=label),))
    return [(one.kind, one.front, one.back) for one in yielded([part])]


@pytest.mark.parametrize(("text", "front", "back"), DEFINITIONS + APPOSITIONS + REASONS)
def test_questions(text: str, front: str, back: str) -> None:
    assert ("basic", front, back) in cards(text)


@pytest.mark.parametrize(("text", "front", "back"), CLOZES)
def test_gaps(text: str, front: str, back: str) -> None:
    assert ("cloze", front, back) in cards(text)


@pytest.mark.parametrize(("text", "short", "long"), ACRONYMS)
def test_acronyms(text: str, short: str, long: str) -> None:
    assert ("basic", f"What does {short} stand for?", long) in cards(text)


@pytest.mark.parametrize(
    ("label", "text", "front", "back"),
    [
        (
            "RLHF",
            "Typically involves humans ranking a set of machine-written answers.",
            "What does RLHF typically involve?",
            "Humans ranking a set of machine-written answers",
        ),
        (
            "Insulin",
            "Allows muscle and fat cells to absorb glucose from the blood.",
            "What does insulin allow muscle and fat cells to do?",
            "Absorb glucose from the blood",
        ),
        (
            "Osmosis",
            "The movement of water through a membrane towards the saltier side.",
            "What is osmosis?",
            "The movement of water through a membrane towards the saltier side",
        ),
        (
            "Myelin",
            "Fatty sheath around axons that speeds up signals.",
            "What is Myelin?",
            "Fatty sheath around axons that speeds up signals",
        ),
        (
            "Krebs cycle",
            "a loop of reactions in the mitochondria that strips electrons from acetyl-CoA.",
            "What is Krebs cycle?",
            "A loop of reactions in the mitochondria that strips electrons from acetyl-CoA",
        ),
    ],
)
def test_labels_stand_in_for_the_subject(label: str, text: str, front: str, back: str) -> None:
    assert ("basic", front, back) in cards(text, label=label)


def test_one_card_for_a_claim_and_few_acronyms() -> None:
    text = "Sodium channels open within 1 millisecond because the voltage sensor moves first."
    assert len(cards(text)) == 2
    assert len(proposals(text)) == 1
    text = (
        "They used magnetic resonance imaging (MRI), computed tomography (CT),"
        " positron emission tomography (PET) and near-infrared spectroscopy (NIRS)."
    )
    assert len(cards(text)) == 4
    again = f"{text} MRI and CT are dear, and neither PET nor NIRS is cheap."
    # What nothing is told of but its name has one card; beside something else there may be two.
    more = f"{again} A tracer is a compound whose path through a body can be followed."
    assert [len(proposals(one)) for one in (text, again, more)] == [1, 1, 2]


def test_an_acronym_that_notes_do_without_gives_way() -> None:
    text = (
        "Dental enamel is a mineral tissue that covers the crown of a tooth."
        " They looked at it by computed tomography (CT)."
    )
    assert [draft.front for draft in proposals(text)] == ["What is dental enamel?"]
    assert "What does CT stand for?" in [
        draft.front for draft in proposals(f"{text} CT is quick, and a CT costs little.")
    ]


def test_a_key_is_the_claims_and_not_the_cards() -> None:
    first = proposals("Statins lower cholesterol by inhibiting an enzyme in the liver.")[0]
    again = proposals("However, statins lower cholesterol by inhibiting an enzyme in the liver.")[0]
    assert first.key == again.key
    assert len(first.key) == 16
    assert first.claim == "Statins lower cholesterol by inhibiting an enzyme in the liver"
    assert 0.6 <= first.score <= 1
