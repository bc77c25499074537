"""How much the reader does for a key press: counts, which don't grow with the text."""

from __future__ import annotations

import pytest
from textual.widget import Widget

from store.model import EpisodeText
from tests.reader.stage import Stage, press, rows
from tests.reader.texts import notes, turns
from tui.widgets.reader import Reader

SENTENCE = "Some words in a row make a sentence. "
TEXTS = {
    "short": notes(*[SENTENCE * 3] * 30),
    "30,000 words": notes(*[SENTENCE * 25] * 150),
    "10,000 turns": turns(*[("Ann" if n % 2 else "Bo", "Yes") for n in range(10_000)]),
    "70,000 letters": notes("x" * 70_000, SENTENCE, "漢" * 70_000),
    "a long line": notes(SENTENCE * 1_900),
}


@pytest.mark.parametrize("name", TEXTS)
async def test_a_key_costs_the_same_in_every_text(name: str) -> None:
    of: EpisodeText = TEXTS[name]
    stage = Stage(of)
    async with stage.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        reader = stage.reader
        assert reader.reading is not None
        assert reader.reading.passages.splits <= 24
        assert len(list(stage.screen.walk_children(Widget))) <= 3
        for keys, strips, splits in (
            ("j", 6, 2),
            ("k", 6, 2),
            (")", 30, 3),
            ("space", 48, 3),
            ("ctrl+d", 48, 3),
            ("G", 48, 3),
            ("g", 48, 3),
            ("v", 24, 3),
            ("j", 24, 3),
            ("escape", 24, 3),
            ("f", 24, 24),
            ("escape", 24, 3),
        ):
            tally = reader.tally
            before = tally.strips, tally.lines, reader.reading.passages.splits
            await press(pilot, keys)
            assert tally.strips - before[0] <= strips, keys
            assert tally.lines == before[1], keys
            assert reader.reading.passages.splits - before[2] <= splits, keys


async def test_nothing_is_painted_again_that_looks_the_same() -> None:
    stage = Stage(TEXTS["short"])
    async with stage.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space space")
        before = stage.reader.tally.strips
        rows(stage)
        stage.reader.refresh()
        await pilot.pause()
        assert stage.reader.tally.strips == before


async def test_a_text_is_laid_out_once_for_a_width() -> None:
    stage = Stage(TEXTS["short"])
    async with stage.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        assert stage.reader.reading is not None
        once = len(stage.reader.reading.layout.lines)
        assert stage.reader.tally.lines == once
        await pilot.resize_terminal(80, 30)
        await pilot.pause()
        assert stage.reader.tally.lines == once


async def test_no_line_is_wider_than_the_widget() -> None:
    of = notes(
        "x" * 70_000,
        "👩🏽‍💻é漢" * 500,
        "שלום \u202e evil \x1b[31m red " * 40,
        "a\u0301" * 500,
        "tab\there " * 90,
    )
    for size in ((80, 24), (34, 12), (12, 8)):
        stage = Stage(of)
        async with stage.run_test(size=size) as pilot:
            for keys in ("j", "f", "escape", "v j j j", "escape", "space", "}", "}", "}", "G"):
                await press(pilot, keys)
                reader: Reader = stage.reader
                for y in range(reader.size.height):
                    strip = reader.render_line(y)
                    assert strip.cell_length == reader.scrollable_content_region.width
                    assert "\x1b" not in strip.text
                    assert "\u202e" not in strip.text
