"""Answers that tell nothing, and questions that came of a misreading; beside each what is kept."""

from __future__ import annotations

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from tests.claims.yielding import yielded


def asked(
    text: str, *, label: str | None = None, heading: str = "", title: str = "Notes"
) -> list[str]:
    """Return what is asked about one item, whatever its score."""
    blocks = [Block(BlockKind.HEADING, heading, level=2)] if heading else []
    blocks.append(Block(BlockKind.ITEM, text, label=label))
    return [draft.front for draft in yielded([Part(PartKind.NOTES, tuple(blocks))], title)]


HOLLOW = [
    # Praise, and hardly a word more.
    "Depth-first search is a powerful tool for graph traversal.",
    "Adding deformable pooling to Faster R-CNN produces noticeable improvements in performance.",
    "The Marangoni pump performs much better than the older gear pump.",
    "Caching in GraphQL is more complex due to its dynamic nature.",
    "A sourdough starter is an excellent default choice.",
    "A hallmark example is a market hall in which bread was sold by weight.",
    # Half a phrase.
    "Quenching oil is often used in conjunction with a polymer bath for large parts.",
    # Which of them?
    "Different trees capture different amounts of carbon.",
    # An item of a list, half of a range, a way that leads through.
    "Slate keeps water out of a roof (a) on the north side, since it splits into thin plates.",
    "Exam 2 covers chapters 4 through chapter 9.",
    "Steam turbines serve ships that pass through the Suez Canal.",
    # A reason of an aside, a way of what only follows.
    "Cork facilitates the sealing of bottles, a process that can be slow, due to the need for"
    " drying.",
    "Jewish and Christian scholarship operated separately, only reconnecting in the 1970s through"
    " scholars like Jacob Neusner.",
    # What is left of a phrase, of a list, of two sentences that ran together.
    "TCP is built on top of IP.",
    "Amos's biography shapes his message As a former shepherd he knew the hills.",
    "ancient Hebrew authors took familiar cultural stories and deliberately subverted them to teach"
    " truths about character and purpose",
    # A term told by itself, what matters, a formula.
    "In mobile development, performance and efficiency are paramount.",
    "During backpropagation, gradients with respect to $( \\mu_B )$ are computed.",
    # "It" and "both" of what? Half of a power; "that file".
    "Bayesian filtering combines both signals in a single estimate of the state.",
    "YOLO formulates it as a regression problem of separated boxes and class probabilities.",
    "Recoverable memory is managed in segments of up to 2^64 bytes.",
    "The Finder commands TextEdit to open that file by sending it an event with a list of names.",
    "Using creational patterns allow flexibility by providing control over the creation process.",
    # Other words for the same; the size of a study.
    "The silence of the guild refers to practical denial through behaviour, not to an oath.",
    "Life events and personality trait change: A coordinated data analysis, 195,000 households",
    # A story that goes on through somebody.
    "Isaac's story shows how the mission continues through generations of one family.",
    # An apostrophe for a plural.
    "The MDN-RNN's will encode temporal information.",
    # What goes on is no definition; one meeting is no meetings; a list without its verbs.
    "Ebooks are outselling printed books in general stores by a wide margin.",
    "An alignment meeting are regular meetings with tactical communication exchanges.",
    "Copyright protects authorship, patents protect inventions.",
    # A verb that was read as the subject.
    "Breaking vicious cycles of cheap debt through conscious choice and patience",
    "calculate error from squared difference between DQN predicted value of one state and another",
    "called left outer because the table on the left has each of its rows in the output",
]

LABELLED = [
    # A label that is a sentence.
    ("Information hiding promotes secrets", "Hiding complexity for easier understanding", ""),
    # Below headings that set tasks or name works.
    ("Literary Voices", "Describe the two voices that speak throughout the poem.", ""),
    ("Tempering Debate", "Compare the real order of heating with the order of the tables.", ""),
    ("Guild Patterns", "The ways in which guilds limited the work of strangers.", "Questions"),
    ("Kiln", "A chamber for firing clay at a high temperature.", "Further reading"),
    # A title, and what speaks of the label.
    ("ZeRO-Infinity", "Breaking the GPU Memory Wall for Extreme Scale Deep Learning", ""),
    ("Alpha mask", "Created when using opacity with gradients in a picture.", ""),
    ("Fire", "Consuming sacrifices vs. settling on people at prayer.", ""),
    ("Allegory level", "References to garments, wineskins, and bridegrooms appear in it.", ""),
    (
        "Task-specific Representation",
        "The output is tailored based on the problem you're addressing (e.g., token prediction).",
        "",
    ),
    ("Cultural Explanation", "How modern schooling creates unique tensions in families.", ""),
    ("STDERR", "having two streams is analogous to functions that return a pair of values", ""),
    ("GIN", "Graph Isomorphism Network shows that its power is equal to that of the test.", ""),
    ("Nash-Q", "only works on some games, depending on conditions", ""),
    ("Character over appearance", "Choosing partners for the values that both of them share.", ""),
    ("Glazing", "Purpose is to close the pores of the fired clay.", ""),
]

KEPT = [
    (
        "Depth-first search is a fundamental algorithm in graph theory that follows a branch to its"
        " end before it goes back.",
        "What is depth-first search?",
    ),
    (
        "Caching in GraphQL is complex because of its single address.",
        "Why is caching in GraphQL complex?",
    ),
    (
        "Gothic cathedrals distribute the weight of the vault through flying buttresses.",
        "How do Gothic cathedrals distribute the weight of the vault?",
    ),
    (
        "Tempering leads to a loss of hardness in exchange for toughness.",
        "What does tempering lead to?",
    ),
    (
        "Ford introduced the Model T in 1908.",
        "When did Ford introduce the Model T?",
    ),
    (
        "Loaves that rise on wild yeasts are called natural loaves or sourdough loaves.",
        "What are natural loaves?",
    ),
]

OF_THE_TITLE = [
    # "It" for a person.
    (
        "Peter uses Jewish stories and the arguments of rabbis, suggesting that readers knew them.",
        "2 Peter: the other side of a conversation",
    ),
    ("Paul deploys his disciples according to principles that often appear strange.", "Paul"),
]

WHOLE = (
    "Internet service providers are companies that give individuals and organizations access to the"
    " network."
)

KEPT_LABELLED = [
    ("Kiln", "A chamber for firing clay at a high temperature.", "What is Kiln?"),
    ("Queries", "Read operations in GraphQL, used to fetch data.", "What are queries?"),
    ("SizedBox", "Used to assign fixed dimensions to a widget.", "What is SizedBox used for?"),
    ("Framer Motion", "Used for animating the parts of a page.", "What is Framer Motion used for?"),
]


def test_an_answer_is_not_cut_before_the_second_of_two_nouns() -> None:
    part = Part(PartKind.NOTES, (Block(BlockKind.ITEM, WHOLE),))
    assert [draft.back for draft in yielded([part])] == [
        "Companies that give individuals and organizations access to the network"
    ]


def test_a_term_is_not_told_by_itself() -> None:
    text = "OQL uses the Object Query Language (OQL), which has a standardised syntax."
    assert asked(text) == ["What does OQL stand for?"]


@pytest.mark.parametrize("text", HOLLOW)
def test_what_tells_nothing_is_asked_nothing(text: str) -> None:
    assert asked(text) == []


def test_a_participle_is_no_event() -> None:
    assert asked("Scheme (Lisp dialect) introduced in 1975 by Sussman & Steele") == [
        "Scheme (Lisp dialect) introduced in […] by Sussman & Steele."
    ]


@pytest.mark.parametrize(("text", "title"), OF_THE_TITLE)
def test_a_person_whom_the_title_names_is_not_taken_for_a_thing(text: str, title: str) -> None:
    assert asked(text, title=title) == []


@pytest.mark.parametrize(("label", "text", "heading"), LABELLED)
def test_an_item_that_sets_a_task_or_names_a_work_is_asked_nothing(
    label: str, text: str, heading: str
) -> None:
    assert asked(text, label=label, heading=heading) == []


@pytest.mark.parametrize(("text", "front"), KEPT)
def test_what_tells_something_is_still_asked(text: str, front: str) -> None:
    assert front in asked(text)


@pytest.mark.parametrize(("label", "text", "front"), KEPT_LABELLED)
def test_an_item_that_tells_something_is_still_asked(label: str, text: str, front: str) -> None:
    assert front in asked(text, label=label)
