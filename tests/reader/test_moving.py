"""The caret, by keys: where it goes, what scrolls, what is said of it."""

from __future__ import annotations

import pytest

from seeds.model import Block, Part, PartKind, Reference
from store import anchors
from store.model import Place
from tests.reader.stage import Stage, caret_row, press, rows
from tests.reader.texts import HEADING, ITEM, PARAGRAPH, highlight, notes, text, turns
from tui.widgets.reader import Toast
from tui.widgets.reader.passages import Position

LONG = notes(*(f"Paragraph {n} has a first sentence. It has a second one." for n in range(60)))
SIZE = (60, 20)


def last_place(stage: Stage) -> Place:
    place = stage.reader.place()
    assert place is not None
    return place


async def test_it_opens_at_the_first_line_of_the_text() -> None:
    stage = Stage(LONG)
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert caret_row(stage) == "Paragraph 0 has a first sentence. It has a second one."
        assert rows(stage)[0].strip() == "A Title"
        words = "Paragraph 0 has a first sentence. It has a secon"
        progress = last_place(stage).progress
        assert last_place(stage) == Place(PartKind.NOTES, 0, 0, progress, False, words)


async def test_lines_past_a_third_of_the_height_scroll() -> None:
    stage = Stage(LONG)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "j j")
        assert stage.reader.scroll_offset.y == 0
        await press(pilot, "j j j")
        assert caret_row(stage).startswith("Paragraph 5 ")
        top = stage.reader.scroll_offset.y
        assert rows(stage).index(next(row for row in rows(stage) if "▸" in row)) == 13
        await press(pilot, "j")
        assert stage.reader.scroll_offset.y == top + 2
        await press(pilot, "k")
        assert stage.reader.scroll_offset.y == top + 2
        await press(pilot, "k k k k k k k k k k")
        assert rows(stage)[0].endswith("A Title")


@pytest.mark.parametrize("height", [8, 20, 50])
async def test_pages_keep_two_lines_of_context(height: int) -> None:
    stage = Stage(notes(*(f"Paragraph {n}." for n in range(200))))
    async with stage.run_test(size=(60, height)) as pilot:
        await press(pilot, "space")
        before = rows(stage)
        await press(pilot, "space")
        after = rows(stage)
        assert [row.lstrip("▸│ ") for row in after[1:3]] == [
            row.lstrip("▸│ ") for row in before[-2:]
        ]
        await press(pilot, "b")
        assert [row.lstrip("▸│ ") for row in rows(stage)] == [row.lstrip("▸│ ") for row in before]


async def test_half_pages_and_the_ends() -> None:
    stage = Stage(LONG)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+d")
        assert stage.reader.scroll_offset.y == 10
        await press(pilot, "ctrl+u")
        assert stage.reader.scroll_offset.y == 0
        await press(pilot, "G")
        assert caret_row(stage).startswith("Paragraph 59 ")
        assert last_place(stage).progress == 1.0
        await press(pilot, "g")
        assert caret_row(stage) == "A Title"
        assert last_place(stage).progress == 0.0


async def test_sentences_and_paragraphs() -> None:
    stage = Stage(LONG)
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, ")")
        assert stage.reader.current_anchor() is not None
        quotes = []
        for key in (") ) (", "}", "}", "{", ") {"):
            await press(pilot, key)
            anchor = stage.reader.current_anchor()
            assert anchor is not None
            quotes.append((anchor.block, anchor.quote))
        assert quotes == [
            (1, "Paragraph 1 has a first sentence."),
            (2, "Paragraph 2 has a first sentence."),
            (3, "Paragraph 3 has a first sentence."),
            (2, "Paragraph 2 has a first sentence."),
            (2, "Paragraph 2 has a first sentence."),
        ]


async def test_the_lines_between_parts_are_no_dead_end() -> None:
    of = text(
        Part(PartKind.NOTES, (Block(PARAGRAPH, "One. Two."),)),
        Part(PartKind.TRANSCRIPT, (Block(PARAGRAPH, "Three. Four."),)),
        references=(Reference("A Paper", 1),),
    )
    stage = Stage(of)
    async with stage.run_test(size=SIZE) as pilot:
        seen = []
        for key in ("] )", "[ (", "] }", "[ {", "G (", "G {", "g )", "g {"):
            await press(pilot, key)
            anchor = stage.reader.current_anchor()
            seen.append(anchor.quote if anchor is not None else caret_row(stage))
        assert seen == [
            "Three.",
            "Two.",
            "Three.",
            "One.",
            "Three.",
            "Three.",
            "One.",
            "A Title",
        ]


async def test_headings_parts_and_lists() -> None:
    of = text(
        Part(
            PartKind.NOTES,
            (Block(HEADING, "First", level=1), *LONG.parts[0].blocks, Block(HEADING, "Second")),
        ),
        Part(PartKind.TRANSCRIPT, (Block(PARAGRAPH, "Said."),)),
        references=(Reference("A Paper", 1, url="https://example.org/p"),),
    )
    stage = Stage(of)
    async with stage.run_test(size=SIZE) as pilot:
        seen = []
        for key in ("]", "]", "]", "]", "[", "]", "j", "enter"):
            await press(pilot, key)
            seen.append(caret_row(stage).rstrip("─ "))
        assert seen == [
            "Second",
            "Transcript · 1 turn · 1 word".replace("1 turn", "0 turns"),
            "References · 1",
            "References · 1",
            "Transcript · 0 turns · 1 word",
            "References · 1",
            "1. A Paper",
            "1. A Paper",
        ]
        assert [message.text for message in stage.kept(Toast) if isinstance(message, Toast)] == [
            "No heading beyond here"
        ]
        assert stage.said[-1].url == "https://example.org/p"  # type: ignore[attr-defined]


async def test_speakers() -> None:
    of = turns(
        ("Ann", "One."), ("Ann", "Two."), ("Bo", "Three."), ("Bo", "Four."), ("Ann", "Five.")
    )
    stage = Stage(of)
    async with stage.run_test(size=SIZE) as pilot:
        seen = []
        for key in "s s S S S":
            if key.strip():
                await press(pilot, key)
                seen.append(caret_row(stage))
        assert seen == [
            "2:00  Bo: Three.",
            "4:00  Ann: Five.",
            "2:00  Bo: Three.",
            "0:00  Ann: One.",
            "0:00  Ann: One.",
        ]


async def test_no_speakers_is_said() -> None:
    stage = Stage(turns((None, "One."), (None, "Two.")))
    async with stage.run_test(size=SIZE) as pilot:
        await press(pilot, "s")
        (toast,) = stage.kept(Toast)
        assert str(toast.text).startswith("No speakers are named here")  # type: ignore[attr-defined]


async def test_highlights_and_the_way_back() -> None:
    marks = [
        highlight(LONG, "Paragraph 20 has", id="a"),
        highlight(LONG, "Paragraph 40 has", id="b"),
    ]
    stage = Stage(LONG, highlights=marks)
    async with stage.run_test(size=SIZE) as pilot:
        blocks = []
        for key in ("u", "u", "U", "ctrl+o", "ctrl+o", "ctrl+o", "ctrl+n", "ctrl+n"):
            await press(pilot, key)
            blocks.append(last_place(stage).block)
        assert blocks == [20, 40, 20, 40, 20, 0, 20, 40]


async def test_finding_marks_counts_and_goes_round() -> None:
    stage = Stage(LONG)
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert stage.reader.find("paragraph 5") == 11
        await pilot.pause()
        assert last_place(stage).block == 5
        stage.reader.find_next()
        await pilot.pause()
        assert last_place(stage).block == 50
        assert "2 of 11 found" in rows(stage)[0]
        stage.reader.find_previous(2)
        await pilot.pause()
        assert last_place(stage).block == 59
        await press(pilot, "escape")
        assert "found" not in rows(stage)[0]
        assert stage.reader.find("no such words") == 0


async def test_a_label_before_the_caret_is_found_before_what_comes_after_it() -> None:
    labelled = Block(ITEM, "and what agents are", label="Latent Space")
    (part,) = notes("Words before.", "Latent once more.").parts
    stage = Stage(text(Part(part.kind, (part.blocks[0], labelled, part.blocks[1]))))
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.pause()
        stage.reader.go_to(Position(0, 1, 0))
        assert stage.reader.find("latent") == 2
        await pilot.pause()
        assert caret_row(stage).startswith("• Latent Space: and what agents are")


async def test_a_passage_is_revealed_even_where_it_moved() -> None:
    of = notes("New first.", "A passage that moved from another block entirely.", *["x"] * 40)
    old = notes("A passage that moved from another block entirely.")
    anchor = anchors.find(old.parts, "A passage that moved from another block")
    gone = anchors.find(notes("Something quite different stood here.").parts, "quite different")
    assert anchor is not None
    assert gone is not None
    stage = Stage(of)
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.pause()
        stage.reader.reveal(anchor)
        await pilot.pause()
        assert last_place(stage).block == 1
        stage.reader.reveal(gone)
        await pilot.pause()
        assert last_place(stage).block == 1
        (toast,) = stage.kept(Toast)
        assert toast.text == "That passage is no longer in this text"  # type: ignore[attr-defined]
