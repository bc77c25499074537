"""Drafts that readers turned down, and the like of them that they kept."""

from __future__ import annotations

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from store.claims import propose
from tests.claims.yielding import yielded

REFUSED = [
    # A year, a range and a phrase that the dash doesn't explain are nothing to ask after.
    "Kelvin built a machine in 1872–3, a lovely contraption of brass pulleys that added rhythms.",
    "At the battle of Talas in 751, an Arab army that came from Samarkand, defeated a Tang one.",
    "It is about accepting Jesus as Lord instead of Caesar—an open-ended invitation that runs"
    " counter to everything Roman power represents.",
    # What only judges, or leans on a noun said before, defines nothing.
    "Soreness is a poor guide to whether a session was effective, because it reflects novelty.",
    "Lifting is the best-supported way to slow the loss.",
    "In the ancient world, the Jordan was an unimpressive, dirty creek.",
    "Caffa, a Genoese trading post in Crimea, is the port that always gets mentioned.",
    "Helvetica (2007), a film by Gary Hustwit",
    # Many words would fill such a gap, and half of a quantity is none.
    "Verifiable rewards in coding enable infinite answer generation for training.",
    "Humanity struggles with fear and insecurity, leading to self-preservation rather than"
    " self-sacrifice.",
    "High tides, in most places, are therefore about 12 hours 25 minutes apart.",
    # Dates of what the question doesn't name.
    "Tversky had died in 1996, and the prize isn't given posthumously.",
    "Richard Thaler received his in 2017.",
    "Conscription arrived in 1873.",
    # Findings, circles, two verbs, examples and bare particles.
    "Daniel Kahneman and Amos Tversky showed that the errors don't cancel, because they lean in"
    " the same direction.",
    "Membrane permeability can change because membranes have ion channels that can change their"
    " permeability for a particular ion.",
    "Passive current conduction diminishes with distance due to leakage and has a limited reach"
    " along the axon.",
    "Caffeine has a half-life of about five hours, so a coffee at four is still half there at"
    " nine.",
    "Antibiotics do nothing against viruses, so colds and flu are out.",
    # "One" of what?
    "Looking something up through one means two descents.",
    # Sides that aren't of one kind, and a difference that takes a paragraph.
    "Florence may have lost more than half its inhabitants, while parts of Poland seem to have got"
    " off lightly.",
    "Males are more likely to be antisocial, alcoholic, and use drugs, while females are more"
    " likely to suffer from depression and anxiety disorders.",
]

MISREAD = [
    # A verb in the gap, an order, a name that is only named.
    "The doctors recommended in 2016 that all adults with chronic insomnia get a first treatment.",
    "Researchers have given the name orthosomnia to the pursuit of perfect sleep data.",
    # People, quips and circles are no definitions.
    "Thomas was a police-court clerk who had learnt his chemistry at evening classes.",
    "The story begins with Stephen Seiler, an American working in Norway on endurance training.",
    "Interleaving is the failure that users of shared documents notice first.",
    "Batch normalization is a normalization method for the layers of neural networks.",
    "For a generation, antitrust was a subject for specialists in dense economic arguments.",
    # "It", "both" and "this" of what?
    "Harold McGee buried it properly in 1984.",
    "A bank satisfies both by borrowing short and lending long.",
    "Tuners work by counting it.",
    "The person responsible was the Secretary of State, who was at that time the Chief Justice.",
    # Two claims in a question, an answer that was cut off, a number of what isn't there.
    "Processors improved faster than memory, and stacking chips is the answer, because nothing"
    " cheaper remained.",
    "A network stores more concepts than it has dimensions by assigning them directions that are"
    " almost, but not exactly, perpendicular.",
    "A lost packet can mean two different things.",
    # Half of a quantity; one of many things that are needed.
    "Isambard Kingdom Brunel chose 7 feet and a quarter inch for the Great Western.",
    "Plants need phosphorus to grow.",
    # An organisation's name.
    "It was run by the American Society of Training and Development (ASTD).",
]

KEPT = [
    (
        "The Dutch traded at Dejima, an artificial island in Nagasaki harbour.",
        "What is Dejima?",
    ),
    (
        "One answer was NDM-1, an enzyme that breaks down carbapenems.",
        "What is NDM-1?",
    ),
    (
        "The EU banned antibiotics as growth promoters in 2006.",
        "When did the EU ban antibiotics as growth promoters?",
    ),
    (
        "APs are able to regenerate themselves because of voltage-gated ion channels.",
        "Why are APs able to regenerate themselves?",
    ),
    (
        "Females are more likely to develop PTSD due to experiencing trauma at a younger age than"
        " males.",
        "Why are females more likely to develop PTSD?",
    ),
    (
        'He describes human knowledge as a "memory web"—a network of things known that hang'
        " together.",
        'What is a "memory web"?',
    ),
    (
        "Finer grounds expose more surface, so they give up flavour faster.",
        "Why do finer grounds give up flavour faster?",
    ),
    (
        "Florence lost half its people because the plague came by ship.",
        "Why did Florence lose half its people?",
    ),
]


def fronts(text: str, kind: PartKind = PartKind.NOTES) -> list[str]:
    """Return what is asked about one sentence."""
    part = Part(kind, (Block(BlockKind.ITEM, text),))
    return [one.front for one in propose("Notes", [part], truncated=False)]


@pytest.mark.parametrize("text", MISREAD)
def test_what_graders_turned_down_is_refused_whatever_its_score(text: str) -> None:
    part = Part(PartKind.NOTES, (Block(BlockKind.PARAGRAPH, text),))
    assert [one.front for one in yielded([part])] == []


@pytest.mark.parametrize("text", REFUSED)
def test_what_readers_discard_is_not_proposed(text: str) -> None:
    assert fronts(text) == []


@pytest.mark.parametrize(("text", "front"), KEPT)
def test_what_readers_keep_still_is(text: str, front: str) -> None:
    assert front in fronts(text)


def test_takeaways_still_get_their_gaps() -> None:
    text = "Verifiable rewards in coding enable infinite answer generation for training."
    assert fronts(text, PartKind.TAKEAWAYS) == [
        "Verifiable rewards in coding enable […] for training."
    ]
