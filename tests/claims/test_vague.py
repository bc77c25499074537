"""What can't be pinned down is not asked; beside each what is."""

from __future__ import annotations

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from tests.claims.yielding import yielded


def asked(text: str, *, label: str | None = None, heading: str = "") -> list[str]:
    """Return the questions and gaps that one item gives, whatever their score."""
    blocks = [Block(BlockKind.HEADING, heading, level=2)] if heading else []
    blocks.append(Block(BlockKind.ITEM, text, label=label))
    return [draft.front for draft in yielded([Part(PartKind.NOTES, tuple(blocks))])]


@pytest.mark.parametrize(
    "text",
    [
        # An article left out: which compiler, which cache?
        "Dispatcher module routes each request to the worker with the shortest waiting list.",
        "Query compiler translates nested loops into joins over sorted tables.",
        # "So" stands for what the sentence before said.
        "PostgreSQL does so every five minutes by default, or when the log is larger than 1 GB.",
        # Who "he" is nobody says.
        "Garbage collection is a process that pays for comfort with memory, he said, every day.",
        # Two things asked at once.
        "Instagram switched garbage collection off and gained a tenth in efficiency, because it"
        " had been touching memory pages which forked worker processes could otherwise share.",
        "Arrays retain their type information at runtime and Super[] can throw an exception,"
        " because they are covariant and reified.",
        # A judgement, and a case that nobody can place.
        "Using const is wonderful because it allows the compiler to enforce a constraint.",
        "Monetary inflation is inflation purely due to an increase in the supply of money.",
        "In the best case, pride is an unseen force that keeps team members working hard.",
        # What the text has told apart before.
        "Homeostasis is the balance between the two systems.",
        "Most saliva is swallowed along with food and is reabsorbed, so that fluid is not lost.",
        # A line that ran into the next, and an aside that was taken along.
        "The LSM tree built on object storage Because S3 has no random writes and only supports"
        " whole-block put/get.",
        "synthetic queries targeting Snowflake SQL patterns and textbook-style SQL teaching"
        " material, which let the model go through an additional pass — becoming more familiar with"
        " the target domain.",
        # A name cut at its initial, one of an order, a term told by itself, a noun left behind.
        "In 2003, the Nobel Prize in Physiology was awarded to Paul C. Lauterbur for imaging.",
        "A fourth is the serous membrane in the cavity that covers the abdominal organs.",
        "Mucous neck cells—Gastric glands in the upper part of the stomach contain mucous neck"
        " cells that secrete thin, acidic mucus.",
        # A doing that was taken for many; a case; a list of reasons that names none.
        "Comparing GDP rates helps establish a country’s economic health in relation to other"
        " countries because the GDP indicates a country’s productivity and performance.",
        "Urbanization spread rapidly in the mid-nineteenth century due to a confluence of factors.",
        "Using clear oil or epoxy to fill emeralds is completely legal, as long as it is disclosed"
        " to a customer beforehand.",
        "NATO eventually intervened in 1995.",
        "In the long run, consumers lose more than producers gain, as a result of the trade"
        " barriers and the United States has a lower social surplus.",
        # What follows an opening is no name for the place or the day.
        "In Europe, the end of World War II witnessed the rise of a number of struggles for control"
        " of countries that had been occupied.",
        "In April 1780, a British force of eight thousand soldiers besieged American forces in"
        " Charleston.",
        "Spain lost the war over the Atlantic trade, a situation that hurt both Spain and Britain.",
        "The glenohumeral (shoulder) joint is a multiaxial joint that provides many movements.",
        "In both cases, fat stores are liberated to generate energy through the Krebs cycle.",
        "The two complementary strands are separated, much like unzipping a zipper.",
        "a heavy weight to be lifted by the same muscle by recruiting the largest motor units.",
        # Somebody, a measure, a new trouble, what changes "in a predictable way".
        "Carl from Snowflake raises a problem of context and semantics across 40 systems.",
        "Agent-to-agent communication is a new blind spot: existing monitoring.",
        "Increasing one's level of stress will cause performance to change in a predictable way.",
        "Derivatives can be used to speculate on some price falling or rising.",
        # A noun that was read as a verb.
        "Early evaluation challenges due to limitations of traditional language metrics.",
        # A figure of speech for an answer.
        "Prefill disaggregation is the frontier of production serving of language models.",
        # A made-up case.
        "A user at the border of two cells searches for restaurants within 5 km.",
    ],
)
def test_what_cannot_be_pinned_down_is_not_asked(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Packets crawled from the laboratory to Berkeley, a distance of about 400 yards.",
        "The American Academy of Sleep Medicine merged the two deepest in 2007.",
    ],
)
def test_a_figure_is_left_out_where_nothing_can_be_asked(text: str) -> None:
    assert [front for front in asked(text) if front.endswith("?")] == []


def test_what_anybody_does_is_not_asked() -> None:
    text = "A {} sends every encrypted write request to the nearest elected leader."
    assert asked(text.format("sequencer"), heading="The sequencer") == ["What does a sequencer do?"]
    assert asked(text.format("client"), heading="The client") == []


def test_what_stands_under_exercises_is_made_up() -> None:
    text = "Redis evicts keys with the lowest counter because reads decay it over time."
    front = "Why does Redis evict keys with the lowest counter?"
    assert front in asked(text, heading="Eviction")
    assert asked(text, heading="Check Your Understanding") == []


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Robustness and safety", "Performing under hostile prompts or unfamiliar data"),
        ("Display format", "Summarised suggestions that are followed by a sample sentence"),
        ("Scalability", "Handling data sets that are larger than one machine's memory"),
        ("Security", "Interpreting footage of cameras and sound for guards on patrol"),
        (
            "Higgsfield's take",
            'the AI field leans heavily on "spiky talents" (people who are strong).',
        ),
        ("Developer tools like Cursor", "Using a dialogue in which people accept what is proposed"),
        ("Provider variance", "In the open world, the same weights can sit behind other systems."),
        ("AnyAgents", "A unified layer on top of frameworks that were written for agents"),
        ("Q6", "Perception of the design's innovation and functionality"),
        (
            "starts with task formulation",
            "Identifying the problem of renewable energy that is analysed",
        ),
        ("Throughput tuning", "The increase of requests that run at once → larger batches"),
    ],
)
def test_a_label_that_is_no_term_is_not_asked_after(label: str, text: str) -> None:
    assert asked(text, label=label) == []


@pytest.mark.parametrize(
    ("text", "label", "front"),
    [
        (
            "A dispatcher module routes each request to the worker with the shortest waiting list.",
            None,
            "What does a dispatcher module do?",
        ),
        (
            "A garbage collector is a program that frees memory nobody can reach any longer.",
            None,
            "What is a garbage collector?",
        ),
        (
            "Encouraging the agent to try actions of which it knows little",
            "Exploration",
            "What is exploration?",
        ),
    ],
)
def test_what_is_named_is_asked_after(text: str, label: str | None, front: str) -> None:
    assert front in asked(text, label=label)


def test_an_answer_is_not_cut_inside_its_relative_clause() -> None:
    text = "Osteoporosis is a common disease in which bone density and strength is decreased."
    part = Part(PartKind.NOTES, (Block(BlockKind.ITEM, text),))
    assert [draft.back for draft in yielded([part])] == [
        "A common disease in which bone density and strength is decreased"
    ]


@pytest.mark.parametrize(
    ("text", "back"),
    [
        (
            "Sellers of labor provide information through resumes, recommendations, school"
            " transcripts, and examples of their work.",
            "Through resumes, recommendations, school transcripts, and examples of their work",
        ),
        (
            "Government policies affect the cost of production through taxes, regulations, and"
            " subsidies.",
            "Through taxes, regulations, and subsidies",
        ),
        (
            "Buyers in the goods market rely on reputation as well as guarantees, warranties, and"
            " service contracts to assure quality.",
            "Reputation as well as guarantees, warranties, and service contracts to assure quality",
        ),
        (
            "Globalization refers to the process of integrating governments, cultures, and"
            " financial markets through international trade into a single world market.",
            "The process of integrating governments, cultures, and financial markets through"
            " international trade into a single world market",
        ),
        (
            "Persistent Object Gaussian Splat (POGS), a system that embeds semantics, visual"
            " features, and object features into a compact representation, is new.",
            "A system that embeds semantics, visual features, and object features into a compact"
            " representation",
        ),
        (
            "Georg Simmel was a German art critic who wrote widely on social and political issues"
            " as well.",
            "A German art critic who wrote widely on social and political issues as well",
        ),
    ],
)
def test_a_list_is_told_to_its_end(text: str, back: str) -> None:
    part = Part(PartKind.NOTES, (Block(BlockKind.ITEM, text),))
    assert back in [draft.back for draft in yielded([part])]


def test_notes_that_leave_articles_out_are_asked_whole_sentences_alone() -> None:
    line = "Sodium channels open within 1 millisecond because voltage sensors move first"
    whole = "Statins lower cholesterol by inhibiting an enzyme in the liver."
    english = "This is a text about the things that we know and that are of use to all of us."
    few = [line, whole, english]
    many = [*few, *["Short notes on costs of labels"] * 40]
    fronts = []
    for lines in (few, many):
        blocks = tuple(Block(BlockKind.ITEM, text) for text in lines)
        fronts.append([draft.front for draft in yielded([Part(PartKind.NOTES, blocks)])])
    assert fronts == [
        [
            "Why do sodium channels open within 1 millisecond?",
            "Sodium channels open within […] because voltage sensors move first.",
            "How do statins lower cholesterol?",
        ],
        ["How do statins lower cholesterol?"],
    ]


def test_what_a_whole_text_tells_of_its_topic_is_not_asked_at_once() -> None:
    text = "TensorFlow merges identical nodes of a graph into one before any device runs it."
    often = [text, *["This is one more of the things that TensorFlow is known for."] * 4]
    fronts = []
    for lines, title in ((often, "Graphs"), (often, "TensorFlow")):
        blocks = tuple(Block(BlockKind.ITEM, line) for line in lines)
        fronts.append({d.front for d in yielded([Part(PartKind.NOTES, blocks)], title)})
    assert fronts == [{"What does TensorFlow do?"}, set()]


def test_a_label_of_one_word_is_a_term_where_the_text_speaks_of_it_again() -> None:
    label, text = "Detection", "Gathering the signals that real sessions leave behind them"
    filler = ["This is one more of the sentences that are there for the length of it."] * 12
    fronts = []
    for more in ("Nothing of the kind.", "The detection is what costs the most."):
        blocks = [Block(BlockKind.ITEM, text, label=label)]
        blocks += [Block(BlockKind.ITEM, line) for line in (*filler, more)]
        fronts.append([d.front for d in yielded([Part(PartKind.NOTES, tuple(blocks))])])
    assert fronts == [[], ["What is detection?"]]
