"""The parts of the pipeline by themselves."""

from __future__ import annotations

import pytest

from store.claims import near_equal
from store.claims.acronyms import spelt_out
from store.claims.clauses import noun_phrase, parse
from store.claims.duplicates import fingerprint
from store.claims.language import is_english
from store.claims.tokens import tokens

# fmt: off
CLAUSES = [
    ("Most LLM R&D focus has shifted to training.", "Most LLM R&D focus", "shifted"),
    ("Rewards in math and coding enable it.", "Rewards in math and coding", "enable"),
    ("Current reasoning models excel at it.", "Current reasoning models", "excel"),
    ("Multi-agent systems face failure rates as models grow.", "Multi-agent systems", "face"),
    ("The cycle for biological models is slow.", "The cycle for biological models", "is"),
    ("Muon uses matrices and requires synchronization.", "Muon", "uses"),
    ("The models trained on such data are better.", "The models trained on such data", "are"),
    ("Plants grown in shade produce larger leaves.", "Plants grown in shade", "produce"),
    ("The judges appointed by it serve for life.", "The judges appointed by it", "serve"),
    ("Price controls cause shortages.", "Price controls", "cause"),
    ("The pancreas produces insulin.", "The pancreas", "produces"),
    ("Antibiotics kill bacteria but spare viruses.", "Antibiotics", "kill"),
    ("Searing meat does not seal in juices.", "Searing meat", "seal"),
    ("Napoleon marched on Moscow in 1812.", "Napoleon", "marched"),
    ("Statins are prescribed by most doctors.", "Statins", "prescribed"),
]
# fmt: on


@pytest.mark.parametrize(("text", "subject", "verb"), CLAUSES)
def test_subject_and_verb(text: str, subject: str, verb: str) -> None:
    clause = parse(tokens(text))
    assert clause is not None
    assert text[: clause.subject[-1].end] == subject
    assert clause.main.text == verb


@pytest.mark.parametrize(
    "text", ["In the beginning", "And so it goes on", "", "Bread", "The of it"]
)
def test_no_clause(text: str) -> None:
    assert parse(tokens(text)) is None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("predictable, structured interactions, often", "predictable, structured interactions"),
        ("memory movement and synchronization rather", "memory movement and synchronization"),
        ("the weight of the vault", "the weight"),
        ("GPU hardware underused even", "GPU hardware"),
        ("electricity better than iron", "electricity"),
        ("humans ranking a set", "humans"),
        ("of nothing", ""),
    ],
)
def test_noun_phrases(text: str, phrase: str) -> None:
    parts = tokens(text)
    end = noun_phrase(parts, 0)
    assert (text[: parts[end - 1].end] if end else "") == phrase


@pytest.mark.parametrize(
    ("short", "before", "long"),
    [
        ("COAT", "the Chain-of-Action-Thought ", "Chain-of-Action-Thought"),
        ("RHF", "Reward from Human Feedback ", "Reward from Human Feedback"),
        ("MoE", "a Mixture of Experts ", "Mixture of Experts"),
        ("VLMs", "Vision-Language Models ", "Vision-Language Models"),
        ("SVD", "via Singular Value Decomposition ", "Singular Value Decomposition"),
        ("RLEF", "Reinforcement Learning from Experience ", None),
        ("CEO", "Ann Lee ", None),
        ("NASA", "the space agency ", None),
        ("UK", "London, United, Kingdom, ", None),
        ("a", "an apple ", None),
        ("2019", "two thousand nineteen ", None),
    ],
)  # fmt: skip
def test_acronyms_are_checked_by_their_initials(short: str, before: str, long: str | None) -> None:
    begin = spelt_out(short, before)
    assert (None if begin is None else before[begin:].strip()) == long


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The liver makes bile, and the gallbladder stores it.", True),
        ("Agentic systems require structured interactions, often using formats like JSON.", True),
        ("Die Leber bildet Galle, und die Gallenblase speichert sie.", False),
        ("Le foie produit la bile et la vésicule la garde dans une poche.", False),
        ("Leveren lager galle, og den blir lagret i galleblæren.", False),
        ("El hígado produce la bilis y la vesícula la guarda en una bolsa.", False),
        ("De lever maakt gal, en de galblaas slaat het op in een zak.", False),
        ("肝臓は胆汁を作る。", False),
        ("Kafka Cassandra Postgres Redis", False),
        ("", False),
    ],
)
def test_language(text: str, english: bool) -> None:
    assert is_english(text) is english


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("RLHF stands for X Y.", "RLHF stands for x y", True),
        ("VLM stands for Vision-Language Model.", "VLM stands for vision language model.", True),
        ("Bread rises because yeast makes gas.", "Bread rises since yeast makes gas", True),
        ("Water boils at 100 degrees.", "Water boils at 90 degrees.", False),
        ("Statins lower cholesterol.", "Statins do not lower cholesterol.", False),
        ("Statins lower cholesterol.", "Vaccines train the immune system.", False),
        ("", "", False),
    ],
)
def test_near_equal_claims(one: str, other: str, equal: bool) -> None:
    assert near_equal(one, other) is equal
    assert near_equal(other, one) is equal


def test_fingerprints_ignore_case_and_marks() -> None:
    assert fingerprint("Bread rises.") == fingerprint("bread, rises")
    assert fingerprint("Bread rises.") != fingerprint("Bread falls.")
