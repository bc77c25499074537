"""Sentences and words, as a table of texts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from store.sentences import sentences, words

DOCUMENTS = Path(__file__).parents[2] / "seeds" / "documents"

CASES: list[list[str]] = [
    ["One sentence.", "Another one!", "A third?"],
    ["No full stop at the end"],
    ["Dr. Ada Lovelace met Mr. Babbage.", "They spoke."],
    ["Salts, e.g. Glauber's, dissolve (i.e. They ionise).", "Done."],
    ["Shen et al. (2025) found it.", "So did Li et al. in their reply.", "The next."],
    ["As in Vaswani et al.", "The end."],
    ["J. R. R. Tolkien wrote it.", "Ursula K. Le Guin liked it."],
    ["She took vitamin C.", "The cold went away."],
    ["See Fig. 3 and No. 7.", "No."],
    ["The answer is no.", "Nobody asked."],
    ["Pi is 3.14159 or so.", "GPT-4.5 and v2.0 came out.", "So did s1."],
    ["In the U.S. Army he served.", "He lived in the U.S.", "The war ended."],
    ["It begins at 9 a.m. on Monday.", "Come at 8 a.m.", "The door is open."],
    ["Acme Inc. Widgets sell.", "Buy from Acme Inc.", "They deliver."],
    ["See https://example.org/a.b?c=d.e&f!g for it.", "And rest."],
    ["Read https://example.org/go/726.", "Then rest."],
    ['"Is it?" she asked.', '"It is."', "Good."],
    ["He said “stop.”", "Then he left."],
    ["It works (as shown below.)", "Fine."],
    ["We have no examples...", "No."],
    ["we paused ... and went on.", "Then came…", "Silence."],
    ["Well… maybe not."],
    ["今天很好。", "你呢？", "「好！」", "他說。"],
    ["1. First point here.", "2. Second point here."],
    ["It is known.[12]", "It is disputed.[3][4]", "So be it."],
    ["What?!", "Yes."],
    ["The firm uses iOS.", "eBay does not."],
    ["Moore vs. Dijkstra was on.", "Cf. Knuth, vol. 3, pp. 12."],
    ["It rose on 5 Jan. 1066 and fell.", "In Dec. 2020 it rose."],
    ["First paragraph", "second paragraph."],
    ["Ein Satz.", "Noch einer.", "Être ou ne pas être ?", "Øl er godt."],
    ["A Ph.D. Student came.", "She has a Ph.D.", "The end."],
    ["..."],
]


@pytest.mark.parametrize("expected", CASES, ids=lambda case: case[0][:30])
def test_split(expected: list[str]) -> None:
    joiner = "\n\n" if expected[0] == "First paragraph" else " "
    text = joiner.join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_chinese_needs_no_spaces() -> None:
    text = "今天很好。你呢？「好！」他說。"
    assert [text[a:b] for a, b in sentences(text)] == ["今天很好。", "你呢？", "「好！」", "他說。"]


def test_lines_are_white_space_unless_they_are_list_items() -> None:
    text = "A line that\nwraps here. Then\n- an item\n- another\n3. a third"
    assert [text[a:b] for a, b in sentences(text)] == [
        "A line that\nwraps here.",
        "Then",
        "- an item",
        "- another",
        "3. a third",
    ]


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0"])
def test_nothing(text: str) -> None:
    assert sentences(text) == ()
    assert words(text) == ()


def _check_cover(text: str) -> None:
    spans = sentences(text)
    at = 0
    for start, end in spans:
        assert not text[at:start].strip()
        assert at <= start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        at = end
    assert not text[at:].strip()


def test_everything_but_white_space_is_covered() -> None:
    for path in sorted(DOCUMENTS.glob("*.txt")):
        _check_cover(path.read_text("utf-8"))
    alphabet = 'aA1 .!?…\n"”)]([。？-J\u00a0e.g'
    draw = random.Random(5)
    for _ in range(3_000):
        _check_cover("".join(draw.choices(alphabet, k=draw.randrange(40))))


def test_long_lines_without_any_stop_are_one_sentence() -> None:
    text = "word " * 14_000
    assert sentences(text) == ((0, 69_999),)
    dots = "." * 70_000
    assert sentences(dots) == ((0, 70_000),)
    assert sentences(dots + "a") == ((0, 70_001),)


def test_words() -> None:
    text = "Don't use GPT-4.5, “long-term” (3.5 %) U.S. π0 naïve…"
    assert [text[a:b] for a, b in words(text)] == [
        "Don't", "use", "GPT-4.5", "long-term", "3.5", "U.S", "π0", "naïve",
    ]  # fmt: skip
