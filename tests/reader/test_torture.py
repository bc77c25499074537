"""Texts that upset terminals: opened, walked through, searched, selected, highlighted, copied."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from store import anchors
from tests.reader.stage import Stage, press
from tests.reader.texts import TORTURE, torture
from tui.widgets.reader import CopyWanted, HighlightWanted
from tui.widgets.reader.passages import Position

TEXT = torture()
NOTES = TEXT.parts[0].blocks
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@asynccontextmanager
async def opened(size: tuple[int, int]) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    stage = Stage(TEXT)
    async with stage.run_test(size=size) as pilot:
        await press(pilot, "g")
        yield stage, pilot


def look(stage: Stage, at: object) -> None:
    """Every line on the screen is as wide as the widget, and nothing in it steers a terminal."""
    reader = stage.reader
    for y in range(reader.size.height):
        strip = reader.render_line(y)
        assert strip.cell_length == reader.scrollable_content_region.width, at
        for letter in strip.text:
            assert unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp"), (at, letter)
            assert unicodedata.bidirectional(letter) not in BIDI, (at, letter)


@pytest.mark.parametrize("size", [(80, 24), (31, 12), (9, 7)])
async def test_every_screen_of_it_holds_its_shape(size: tuple[int, int]) -> None:
    async with opened(size) as (stage, pilot):
        reader = stage.reader
        look(stage, "top")
        for number, name in enumerate((*TORTURE, "letters")):
            reader.go_to(Position(0, number, 0))
            await press(pilot, "f")
            look(stage, name)
            await press(pilot, "escape V")
            look(stage, name)
            await press(pilot, "escape space")
            look(stage, name)
        await press(pilot, "G")
        look(stage, "end")
        await press(pilot, "b f")
        look(stage, "turns")


async def test_what_is_selected_highlighted_and_copied_is_exactly_the_source() -> None:
    async with opened((80, 24)) as (stage, pilot):
        reader = stage.reader
        for number, name in enumerate((*TORTURE, "letters")):
            source = NOTES[number].text
            reader.go_to(Position(0, number, 0))
            await press(pilot, "V")
            anchor = reader.selection_anchor()
            assert anchor is not None, name
            assert anchor.block == number
            assert anchor.quote == source[anchor.start : anchor.end]
            assert not (source[: anchor.start] + source[anchor.end :]).strip(), name
            assert anchors.refind(anchor, TEXT.parts) == anchor
            await press(pilot, "y V enter")
            copied = stage.kept(CopyWanted)[-1]
            assert isinstance(copied, CopyWanted)
            assert copied.text == anchor.quote
            marked = stage.kept(HighlightWanted)[-1]
            assert isinstance(marked, HighlightWanted)
            assert marked.anchor == anchor


async def test_letters_are_selected_whole() -> None:
    async with opened((80, 24)) as (stage, pilot):
        reader = stage.reader
        for name, first, second in (
            ("emoji", "👩🏽‍💻", "👨‍👩‍👧‍👦"),
            ("flags", "🇩🇪", "🇫🇷"),
            ("combining", "e\u0301\u0323", "\u0301"),
            ("hangul", "한", "국"),
        ):
            number = list(TORTURE).index(name)
            reader.go_to(Position(0, number, 0))
            # From the sentence shrink to nothing, then the selection turns round.
            await press(pilot, "v o")
            anchor = reader.selection_anchor()
            assert anchor is not None
            length = anchor.end
            await press(pilot, "l")
            anchor = reader.selection_anchor()
            assert anchor is not None
            assert TORTURE[name][: anchor.start] == first, name
            assert anchor.end == length
            assert TORTURE[name][anchor.start :].lstrip().startswith(second.strip()), name
            await press(pilot, "escape")


async def test_everything_is_found_again() -> None:
    async with opened((80, 24)) as (stage, pilot):
        reader = stage.reader
        for words, hits in (
            ("Yes", 10_000),
            ("漢字かな交じり文。", 6),
            ("👩🏽‍💻", 4),
            ("می‌خواهم", 4),
            ("without an end", 1_750),
            ("ക്ഷ", 0),
            ("נמסתה", 0),
            ("नमस्ते", 4),
        ):
            assert reader.find(words) == hits, words
            await pilot.pause()
            look(stage, words)


async def test_a_passage_over_thousands_of_turns() -> None:
    async with opened((80, 24)) as (stage, pilot):
        reader = stage.reader
        reader.go_to(Position(1, 0, 0))
        await press(pilot, "v j j j y")
        copied = stage.kept(CopyWanted)[-1]
        assert isinstance(copied, CopyWanted)
        assert copied.text == "Yes\nYes\nYes\nYes"
        assert reader.reading is not None
        passages = reader.reading.passages
        whole = anchors.make(TEXT.parts[1], 0, 0, 4 * 10_000 - 1)
        assert passages.passage(whole) is not None
        assert anchors.refind(whole, TEXT.parts) == whole
