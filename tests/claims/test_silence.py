"""Where nothing good can come of a text, nothing comes."""

from __future__ import annotations

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from store.claims import propose

NOTHING = [
    "It grew into the largest empire of its day.",
    "They offer significantly lower latency than their rivals.",
    "He argued that the treaty was void.",
    "We dig into the causes of the French Revolution and its consequences.",
    "Today we're joined by Ann Lee, professor of history at the University of Leeds.",
    "In this episode, we explore how bread rises and why it sometimes does not.",
    "The authors build their case on three primary arguments.",
    "The paper proposes a new way of reading old charters.",
    "This makes true continual learning impossible.",
    "These puzzles require insights and the creation of new constraints.",
    "The key is using the right tool for the right job.",
    "The goal was to eliminate the need for a second trial.",
    "A key challenge is the shortage of trained nurses in rural hospitals.",
    "You can make this sauce in ten minutes with things from your pantry.",
    "I think the Romans basically invented the whole idea of a city.",
    "What happens to a contract when one party dies?",
    "Why did the empire fall, and who was to blame?",
    "Visit example.com and use the promo code BREAD for 20% off.",
    "Subscribe to our newsletter for more episodes on the history of law.",
    "This episode is brought to you by Acme, makers of fine knives.",
    "The following table lists the kings of France and their reigns.",
    "Such contracts are void at common law.",
    "Another example is the potato famine in Ireland.",
    "The model takes in sensory data and passes it to the decoder.",
    "The system is designed to improve the quality of the results.",
    "The team told reporters that the project would continue next year.",
    "Interest rates are currently the highest in two decades.",
    "Recently, researchers found a new species of frog in Peru.",
    "Last year the museum bought a Vermeer for its new wing.",
    "It is important to remember that every case is different.",
    "There are many reasons why empires fall.",
    "Some people prefer tea, and others prefer coffee in the morning.",
    "Ask your doctor before taking any medicine for your heart.",
    "However, that is not always the case in smaller towns.",
    "But the opposite is true of copper and of brass.",
    "She wrote three novels, and each sold better than the last.",
    "Maybe the soup needs salt, or perhaps a squeeze of lemon.",
    "Honestly, the best part of the film is the music.",
    "The former was cheaper than the latter in most cities.",
    "The conversation covers the fall of Rome, the rise of Venice, and more.",
    "Listeners will enjoy the stories of the early settlers.",
    "For more information, see https://example.org/notes.",
    "Things changed quickly after that, and nobody was ready.",
    "One of the most interesting questions is how whales learned to sing.",
    "Full story",
    "Ann Lee (History of Law)",
    "The court, in its wisdom, disagreed (as courts do.",
    'His "great work was never finished.',
    "The Day the Music Died and Other Stories of Loss",
    'Moore notes that it "hasn\'t happened yet."',
    "Sugar is bad.",
    "The discussion highlights the importance of trust in medicine.",
    "Professor Lee explains the role of juries in the English system.",
    "When asked to summarise an essay, a student may miss the point.",
    "We bought bread, a knife, and some cheese for the journey.",
    "The fly, a pest, was everywhere that summer, or so they said.",
    "The most exciting progress has been in mathematics and music.",
    "Many hands make light work, as the saying goes.",
    "A world without music would be a sad place for all of us.",
    "The result is a noisy, impersonal market in which nobody wins.",
    "Costs rose, margins fell, and the company closed its doors.",
    "Companies that invest in training tend to do better than those that do not.",
    "The prediction might be correct in terms of timing.",
    "Understanding is the possession of this knowledge tree.",
    "Success is a matter of hard work and luck.",
    "Learning is a journey that never ends.",
]

NORWEGIAN = (
    "Fotosyntese er en prosess der planter omdanner lys til sukker, og den er grunnlaget for"
    " nesten alt liv på jorden. En monopsoni er et marked med bare en kjøper."
)
GERMAN = (
    "Die Photosynthese ist ein Prozess, in dem Pflanzen Licht in Zucker verwandeln, und ein"
    " Monopson ist ein Markt, auf dem nur ein Käufer auftritt."
)
SPEECH = (
    "Photosynthesis is the process by which plants turn light into sugar."
    " A kurultai was an assembly of Mongol nobles that chose the khan."
)


def count(*blocks: Block, kind: PartKind = PartKind.NOTES, truncated: bool = False) -> int:
    """Return how many cards are proposed."""
    return len(propose("Notes", [Part(kind, blocks)], truncated=truncated))


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_comes_of_it(text: str) -> None:
    assert count(Block(BlockKind.PARAGRAPH, text)) == 0


@pytest.mark.parametrize("text", [NORWEGIAN, GERMAN])
def test_another_language_is_left_alone(text: str) -> None:
    assert count(Block(BlockKind.PARAGRAPH, text)) == 0


def test_speech_and_quotations_without_a_speaker_are_left_alone() -> None:
    assert count(Block(BlockKind.PARAGRAPH, SPEECH)) == 2
    assert count(Block(BlockKind.TURN, SPEECH), kind=PartKind.TRANSCRIPT) == 0
    assert count(Block(BlockKind.PARAGRAPH, SPEECH), kind=PartKind.TRANSCRIPT) == 0
    assert count(Block(BlockKind.QUOTE, SPEECH), kind=PartKind.QUOTES) == 0
    assert count(Block(BlockKind.QUOTE, SPEECH)) == 0
    assert count(Block(BlockKind.HEADING, SPEECH, level=1)) == 0


def test_a_cut_sentence_is_never_studied() -> None:
    whole = "Photosynthesis is the process by which plants turn light into sugar."
    cut = "Statins lower cholesterol by inhibiting an enzyme in the li"
    assert count(Block(BlockKind.PARAGRAPH, f"{whole} {cut}...")) == 1
    assert count(Block(BlockKind.PARAGRAPH, f"{whole} {cut}…")) == 1
    assert count(Block(BlockKind.PARAGRAPH, f"{whole} {cut}")) == 1
    assert count(Block(BlockKind.ITEM, cut + "ver")) == 1
    assert count(Block(BlockKind.ITEM, cut + "ver"), truncated=True) == 0


def test_nothing_of_nothing() -> None:
    assert propose("", [], truncated=False) == []
    assert count(Block(BlockKind.PARAGRAPH, "")) == 0
    assert count(Block(BlockKind.PARAGRAPH, "word " * 20_000)) == 0
    assert count(Block(BlockKind.PARAGRAPH, "((((" * 5_000 + ".")) == 0


def test_an_answer_in_the_title_is_no_card() -> None:
    text = "The Chain-of-Action-Thought (COAT) approach is new."
    part = Part(PartKind.NOTES, (Block(BlockKind.PARAGRAPH, text),))
    assert propose("Chain of Action Thought explained", [part], truncated=False) == []
    assert len(propose("Something else", [part], truncated=False)) == 1
