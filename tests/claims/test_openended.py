"""A question has one answer, and lasts."""

from __future__ import annotations

import pytest

from tests.claims.test_vague import asked


@pytest.mark.parametrize(
    "text",
    [
        # Many answers, or none in particular.
        "Wavelets are used in various fields of engineering and physics.",
        "Gyroscopes are used in aircraft, submarines, and drilling rigs.",
        "In geology, the Fourier transform is used in seismology and in prospecting for oil.",
        "Modern trade disputes are still driven by the desire to protect power and wealth.",
        "Causal forests are kind of like boosted trees but with more constraints.",
        "Many ledgers consist of two columns of figures and a margin for notes.",
        "Memory location 1001 contains the value of the counter variable.",
        # Plans, duties and judgements.
        "The smart assistant will be powered by a large language model with a long memory.",
        "Sound regulation of tunnels will require inspectors to move from sites to suppliers.",
        "Aegis is valuable because it treats oversight as a condition of running at all.",
        "A concrete production example came from an engagement with a bank in Toronto.",
        "The strategy's central contribution links clinics to the public health record.",
        # A common word alone, and a story without a name.
        "Nodes store objects of the file system in local storage.",
        "Schools serve a hidden function by socializing children into teamwork.",
        "The oldest members of the family contributed to the household by doing the chores.",
        "Prompting alone struggled with compliance because a long list of rules had to be met.",
        "The optimization comes from a string of small details in the build.",
        # What is asked of others to do.
        "High-impact journals require authors to deposit raw source data in an archive.",
    ],
)
def test_what_much_would_answer_is_not_asked(text: str) -> None:
    assert [front for front in asked(text) if front.endswith("?")] == []


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("Gyroscopes are used in the autopilots of airliners.", "What are gyroscopes used in?"),
        (
            "Platelets are formed from large cells of the marrow called megakaryocytes.",
            "What are platelets formed from?",
        ),
        (
            "Most kidney stones consist of calcium oxalate.",
            "What do most kidney stones consist of?",
        ),
        (
            "The Roosevelt Corollary was based on the Monroe Doctrine of 1823.",
            "What was the Roosevelt Corollary based on?",
        ),
    ],
)
def test_what_has_one_answer_is_asked(text: str, front: str) -> None:
    assert front in asked(text)


def test_what_stands_before_a_book_begins_is_not_asked() -> None:
    text = "Whittlestone maps are drawn from soundings because charts of the bay were lost."
    assert asked(text, heading="Soundings") != []
    assert asked(text, heading="Preface") == []


def test_a_common_word_is_asked_after_under_its_own_heading() -> None:
    text = "Peers track the availability of file pieces in a shared table."
    assert asked(text) == []
    assert "What do peers track?" in asked(text, heading="Peers in BitTorrent")


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Self-driving cars", "Synthesizing images that correspond to a segmentation mask."),
        ("Java class", "WeakReference is a part of the package java.lang.ref for such references."),
        ("Results highlight", "Improves zero-shot performance of a dozen different tasks."),
        ("Toast burritos", "Toast the burritos in a dry pan over high heat until golden."),
        ("Performing action", "Exert an action in the environment and change its state."),
        ("OpenSSL", "Designed to provide a method for securing web-based communication."),
        ("Thin film interference", "Seen in soap bubbles and in oil films on water."),
        ("Convex lens", "Thicker at the center than at the edges, converging light rays."),
        ("Privacy gain", "When channels are settled, only the sum of transactions is visible."),
        ("Corpus work", "Introduction of a new training dataset derived from the web."),
    ],
)
def test_a_label_that_its_text_does_not_tell_is_not_asked_after(label: str, text: str) -> None:
    assert asked(text, label=label) == []
