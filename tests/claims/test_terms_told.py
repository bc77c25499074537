"""What terms do, what happens where, what a term is called behind, and what only looks like it."""

from __future__ import annotations

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from tests.claims.yielding import yielded

DOINGS = [
    (
        "TCP transports application-layer messages such as web requests.",
        "What does TCP transport?",
        "Application-layer messages such as web requests",
    ),
    (
        "Score matching computes the gradient of the log density and needs no constant.",
        "What does score matching do?",
        "It computes the gradient of the log density and needs no constant",
    ),
    (
        "Score matching trains a network to estimate the gradient of the log density.",
        "What does score matching do?",
        "It trains a network to estimate the gradient of the log density",
    ),
    (
        "An L1 penalty discourages large activations as well as many activations, so feature"
        " strengths come out too small.",
        "What does an L1 penalty do?",
        "It discourages large activations as well as many activations, so feature strengths come"
        " out too small",
    ),
    (
        "Rather than relying on human feedback, RLVR trains models on rewards that a program can"
        " check.",
        "What does RLVR do?",
        "It trains models on rewards that a program can check",
    ),
    (
        "A Raft cluster employs random timeouts to avoid split votes in an election.",
        "What does a Raft cluster employ to avoid split votes in an election?",
        "Random timeouts",
    ),
    (
        "Copyright law protects expression rather than ideas.",
        "What does copyright law protect instead of ideas?",
        "Expression",
    ),
    (
        "A CRDT guarantees that replicas with the same updates are in the same state.",
        "What does a CRDT guarantee?",
        "That replicas with the same updates are in the same state",
    ),
    (
        "Eventual consistency means that replicas agree once no more writes arrive.",
        "What does eventual consistency mean?",
        "That replicas agree once no more writes arrive",
    ),
]
MEANS = [
    (
        "Gothic cathedrals distribute the weight of the vault through flying buttresses rather"
        " than thick walls.",
        "How do Gothic cathedrals distribute the weight of the vault?",
        "Through flying buttresses",
    ),
    (
        "Dion enables efficient training of massive models by orthonormalizing a low-rank subspace"
        " of each update.",
        "How does Dion enable efficient training of massive models?",
        "By orthonormalizing a low-rank subspace of each update",
    ),
    (
        "Witnesses see fillers that match the description so that the suspect does not stand out.",
        "Why do witnesses see fillers that match the description?",
        "So that the suspect does not stand out",
    ),
    (
        "Activations are harder to quantize than weights since a few channels contain very large"
        " outliers.",
        "Why are activations harder to quantize than weights?",
        "Because a few channels contain very large outliers",
    ),
    (
        "Deleted characters leave tombstones, because a concurrent edit may still refer to them.",
        "Why do deleted characters leave tombstones?",
        "Because a concurrent edit may still refer to them",
    ),
    (
        "In common law systems, a contract fails because no consideration was given for it.",
        "In common law systems, why does a contract fail?",
        "Because no consideration was given for it",
    ),
]
FIGURES = [
    (
        "Serving a 7B parameter SLM can be 10-30 times cheaper than serving a 70B parameter LLM.",
        "How much cheaper can serving a 7B parameter SLM be than serving a 70B parameter LLM?",
        "10-30 times",
    ),
    (
        "Sequential reads are about ten times faster than random reads on a spinning disk.",
        "How much faster are sequential reads than random reads on a spinning disk?",
        "About ten times",
    ),
]
HAPPENINGS = [
    (
        "In prefill the entire prompt goes through the network at once.",
        "What happens in prefill?",
        "The entire prompt goes through the network at once",
    ),
    (
        "When the renal threshold is exceeded, glucose spills into the urine.",
        "What happens when the renal threshold is exceeded?",
        "Glucose spills into the urine",
    ),
    (
        "Without insulin, hormone-sensitive lipase in fat tissue is no longer restrained.",
        "What happens without insulin?",
        "Hormone-sensitive lipase in fat tissue is no longer restrained",
    ),
]
NAMES = [
    (
        "When there is a gun in the scene, witnesses remember the gun well and the face badly,"
        " which is known as weapon focus.",
        "What is weapon focus?",
        "When there is a gun in the scene, witnesses remember the gun well and the face badly",
    ),
    (
        "Tires ride up on a film of water when the road is wet. This is called hydroplaning.",
        "What is hydroplaning?",
        "Tires ride up on a film of water when the road is wet",
    ),
    (
        "They designed a plan called Save More Later, in which workers promise to raise their"
        " contributions with each raise.",
        "What is Save More Later?",
        "A plan in which workers promise to raise their contributions with each raise",
    ),
    (
        "The ratio between early and late energy is called clarity, or C80 for music.",
        "What is clarity?",
        "The ratio between early and late energy",
    ),
]
TOPICS = [
    (
        "FlashAttention computes exact attention in tiles. It avoids slow memory by keeping each"
        " tile in on-chip SRAM.",
        "How does FlashAttention avoid slow memory?",
        "By keeping each tile in on-chip SRAM",
    ),
]
NOTHING = [
    # orders, a subject in -ing whose verb is a noun, an adjective without its noun
    "Reconstruct source sentences from the latent states of the decoder network.",
    "Increasing the number of feature maps per region seems to help little.",
    "Neocortical traces themselves become devoid of context with each reactivation.",
    # a new thing may be what "it" is
    "Google built an interface for clocks in data centres. It returns an interval of time.",
    # words that hang in the air
    "Hull viewed science as successful because of a balance between.",
    # what somebody says of something
    "Language models, he argues, lack a goal in the world outside their text.",
]


def cards(text: str, label: str | None = None) -> list[tuple[str, str]]:
    """Return the fronts and backs of what the rules make of an item or a paragraph."""
    kind = BlockKind.ITEM if label else BlockKind.PARAGRAPH
    part = Part(PartKind.NOTES, (Block(kind, text, label=label),))
    return [(one.front, one.back) for one in yielded([part])]


@pytest.mark.parametrize(
    ("text", "front", "back"), DOINGS + MEANS + FIGURES + HAPPENINGS + NAMES + TOPICS
)
def test_what_is_told_of_a_term_is_asked(text: str, front: str, back: str) -> None:
    assert (front, back) in cards(text)


@pytest.mark.parametrize("text", NOTHING)
def test_silence(text: str) -> None:
    assert cards(text) == []


def test_so_many_of_something_is_no_answer() -> None:
    text = "Chronic stress disrupts two distinct aspects of human attention."
    assert [front for front, _ in cards(text)] == [
        "How many distinct aspects of human attention does chronic stress disrupt?"
    ]


def test_a_name_given_afterwards_quotes_both_sentences() -> None:
    text = NAMES[1][0]
    part = Part(PartKind.NOTES, (Block(BlockKind.PARAGRAPH, text),))
    (draft,) = [one for one in yielded([part]) if one.front == "What is hydroplaning?"]
    assert draft.claim == "hydroplaning: Tires ride up on a film of water when the road is wet"


ENTRIES = [
    (
        "Distillation",
        "A student network is trained to do in few steps what its teacher does in many.",
        "What is distillation?",
        "A student network is trained to do in few steps what its teacher does in many",
    ),
    (
        "Temperature scaling",
        "Divide the outputs before the softmax by one number fitted on held-out data.",
        "How does temperature scaling work?",
        "Divide the outputs before the softmax by one number fitted on held-out data",
    ),
    (
        "Write amplification",
        "Bytes written to the device for each byte the application wrote.",
        "What is write amplification?",
        "Bytes written to the device for each byte the application wrote",
    ),
    (
        "Why DDIM is fast",
        "It amounts to a first-order solver for that equation.",
        "Why is DDIM fast?",
        "It amounts to a first-order solver for that equation",
    ),
    (
        "Linear scan",
        "Introduced in the late 1990s, it sweeps once through the live ranges of the code.",
        "What does Linear scan do?",
        "It sweeps once through the live ranges of the code",
    ),
]
HEADS = [
    ("The catch", "An old object may point to a young one that must then be found."),
    ("Extrinsic", "External rewards, such as a higher salary or a longer holiday."),
    ("Faster samplers", "The reverse path is made deterministic, so that steps are skipped."),
    ("Automated Discovery", "The next evaluations focus on what models discover by themselves."),
    ("Setting", "Language examples are balanced within each batch of the training data."),
    ("Latency", "A 3B model answers in a tenth of the time that a 70B model needs."),
    ("Size", "The largest eruption in recorded history lifted a whole mountain top."),
]


@pytest.mark.parametrize(("label", "text", "front", "back"), ENTRIES)
def test_a_label_is_asked_after(label: str, text: str, front: str, back: str) -> None:
    assert (front, back) in cards(text, label)


def test_a_text_that_begins_small_goes_on_with_its_heading() -> None:
    blocks = (
        Block(BlockKind.HEADING, "SWE-Agent", level=2),
        Block(BlockKind.PARAGRAPH, "an open-source agent that solves issues; it uses a terminal."),
        Block(BlockKind.HEADING, "Med-Gemini", level=2),
        Block(BlockKind.PARAGRAPH, "presents a family of models that are trained for medicine."),
        Block(BlockKind.HEADING, "WavJourney", level=2),
        Block(BlockKind.PARAGRAPH, "leverages language models to connect models of audio."),
        Block(BlockKind.HEADING, "Long contexts", level=2),
        Block(BlockKind.PARAGRAPH, "finds that quality declines as passages are added."),
    )
    drafts = yielded([Part(PartKind.NOTES, blocks)])
    assert [(one.front, one.back) for one in drafts] == [
        ("What is SWE-Agent?", "An open-source agent that solves issues"),
        ("What is Med-Gemini?", "A family of models that are trained for medicine"),
        ("What does WavJourney do?", "It leverages language models to connect models of audio"),
    ]


@pytest.mark.parametrize(("label", "text"), HEADS)
def test_what_only_heads_its_text_is_not(label: str, text: str) -> None:
    assert [front for front, _ in cards(text, label) if label.lower() in front.lower()] == []
