"""Breadcrumbs that keep the answer back, gaps, excerpts, and what comes next: all pure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from store.anchors import find, make
from tui.screens.coming import day_in_words, wait_in_words
from tui.widgets.card_words import fill, gives_away, is_cloze, kept_back
from tui.widgets.passage_text import AFTER, BEFORE, excerpt


@pytest.mark.parametrize(
    ("title", "front", "back", "told"),
    [
        ("Groq and the LPU", "The […] keeps all weights on the chip.", "LPU", True),
        ("Groq and the lpus", "The […] keeps all weights on the chip.", "LPU", True),
        ("Chips for inference", "The […] keeps all weights on the chip.", "LPU", False),
        ("Chain-of-Action-Thought", "What does COAT stand for?", "Chain-of-Action-Thought", True),
        ("COAT explained", "What does COAT stand for?", "Chain-of-Action-Thought", False),
        ("The state of the art", "Who wrote it?", "The people of the lab", False),
        (
            "Why models are large",
            "Why do small models do well?",
            "Because most parameters of large ones encode knowledge that a task never asks for",
            False,
        ),
        (
            "Parameters encode knowledge a task never asks for",
            "Why do small models do well?",
            "Because most parameters of large ones encode knowledge that a task never asks for",
            True,
        ),
    ],
)
def test_a_title_that_tells_the_answer(title: str, front: str, back: str, told: bool) -> None:
    assert gives_away(title, front, back) is told


def test_what_tells_is_kept_back() -> None:
    kept = kept_back(("Deep Dive", "All about the LPU", None), "The […] is fast.", "LPU")
    assert kept == ("Deep Dive", "…", None)


def test_a_gap_is_filled_where_it_stands() -> None:
    filled = fill("The […] is fast.", "LPU")
    assert (filled.text, filled.start, filled.end) == ("The LPU is fast.", 4, 7)
    assert is_cloze("The […] is fast.")
    assert not is_cloze("The […] is […].")
    assert not is_cloze("What is fast?")


TODAY = date(2026, 5, 27)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "today"),
        (date(2026, 5, 28), "tomorrow"),
        (date(2026, 5, 31), "on Sunday"),
        (date(2026, 6, 3), "on 3 Jun"),
        (date(2027, 1, 2), "on 2 Jan 2027"),
    ],
)
def test_days_in_words(day: date, words: str) -> None:
    assert day_in_words(day, TODAY) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "now"), (1, "in 1 min"), (60, "in 1 min"), (61, "in 2 min"), (10_800, "in 3 h")],
)
def test_waits_in_words(seconds: int, words: str) -> None:
    assert wait_in_words(timedelta(seconds=seconds)) == words


PARAGRAPH = BlockKind.PARAGRAPH
NOTES = Part(
    PartKind.NOTES,
    (
        Block(PARAGRAPH, "Before the heading."),
        Block(BlockKind.HEADING, "Chips", level=2),
        Block(PARAGRAPH, "First paragraph."),
        Block(BlockKind.ITEM, "It keeps weights on the chip. It has no cache.", label="Memory"),
        Block(PARAGRAPH, "Last paragraph."),
        Block(BlockKind.HEADING, "Prices", level=2),
        Block(PARAGRAPH, "Not shown."),
    ),
)


def test_a_passage_within_its_section() -> None:
    anchor = find([NOTES], "It keeps weights on the chip.")
    assert anchor is not None
    found = excerpt(anchor, [NOTES])
    assert found.heading == "Chips"
    assert found.before == "First paragraph.\n\nMemory: "
    assert found.passage == "It keeps weights on the chip."
    assert found.after == " It has no cache.\n\nLast paragraph."
    assert found.place == "Notes"
    assert found.found


def test_a_passage_over_two_blocks() -> None:
    anchor = make(NOTES, 2, 6, 16 + 1 + 29)
    assert anchor.quote == "paragraph.\nIt keeps weights on the chip."
    found = excerpt(anchor, [NOTES])
    assert found.before == "First "
    assert found.passage == anchor.quote
    assert found.after == " It has no cache.\n\nLast paragraph."


def test_surroundings_stay_short_in_a_text_of_one_long_line() -> None:
    words = " ".join(f"word{n}" for n in range(20_000))
    part = Part(PartKind.TRANSCRIPT, (Block(BlockKind.TURN, words, start=754.0),))
    anchor = find([part], "word9000 word9001")
    assert anchor is not None
    found = excerpt(anchor, [part])
    assert found.place == "Transcript · 12:34"
    assert found.before.startswith("… word89")
    assert found.before.endswith("word8999 ")
    assert len(found.before) <= BEFORE + 2
    assert found.after.startswith(" word9002")
    assert found.after.endswith(" …")
    assert len(found.after) <= AFTER + 2


def test_a_passage_that_is_gone() -> None:
    anchor = find([NOTES], "It keeps weights on the chip.")
    assert anchor is not None
    other = Part(PartKind.NOTES, (Block(PARAGRAPH, "Everything here is new."),))
    found = excerpt(anchor, [other])
    assert not found.found
    assert found.passage == "It keeps weights on the chip."
    assert (found.before, found.after) == ("", "")
