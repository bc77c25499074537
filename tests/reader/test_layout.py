"""An episode as lines: what stands where, and that offsets and rows lead to one another."""

from __future__ import annotations

import pytest

from seeds.model import Block, Chapter, Link, Part, PartKind, Reference, ReferenceKind
from store.model import EpisodeState, EpisodeText, ListenState, ReadState
from tests.reader.texts import (
    HEADING,
    ITEM,
    PARAGRAPH,
    QUOTE,
    TURN,
    notes,
    talk,
    text,
    turns,
)
from tui.widgets.reader.front import clock, front_lines, length
from tui.widgets.reader.glyphs import ASCII, UNICODE
from tui.widgets.reader.layout import Layout, lay_out, prefix_of


def drawn(of: EpisodeText, layout: Layout) -> list[str]:
    """The lines as they are read, without the title block."""
    out = []
    for line in layout.lines[layout.part_headings[0] :]:
        words = line.text
        if line.part >= 0:
            block = of.parts[line.part].blocks[line.block]
            prefix = prefix_of(block)
            words = (prefix + block.text)[line.start + len(prefix) : line.end + len(prefix)]
        out.append((line.lead.ljust(line.indent) + words).rstrip())
    return out


def test_every_kind_of_block() -> None:
    of = text(
        Part(
            PartKind.NOTES,
            (
                Block(PARAGRAPH, "An opening paragraph that is long enough to wrap."),
                Block(HEADING, "A Heading", level=1),
                Block(ITEM, "It has a text that goes on", label="Label"),
                Block(ITEM, "no label"),
                Block(QUOTE, "Said by somebody who had a lot to say"),
            ),
        ),
        Part(PartKind.TAKEAWAYS, (Block(ITEM, "One thing"), Block(ITEM, "Another"))),
        Part(
            PartKind.TRANSCRIPT,
            (
                Block(TURN, "Good morning to all of you.", speaker="Ann", start=0.0),
                Block(TURN, "Morning.", start=4684.0),
            ),
        ),
        truncated=True,
    )
    assert drawn(of, lay_out(of, EpisodeState(), 30)) == [
        "Notes · 30 words",
        "",
        "An opening paragraph that is",
        "long enough to wrap.",
        "",
        "A Heading",
        "",
        "• Label: It has a text that",
        "  goes on",
        "• no label",
        "",
        "▎ Said by somebody who had a",
        "▎ lot to say",
        "",
        "Takeaways · 2",
        "",
        "• One thing",
        "• Another",
        "",
        "Transcript · 2 turns · 7 words",
        "",
        "   0:00  Ann: Good morning to",
        "         all of you.",
        "",
        "1:18:04  Morning.",
        "",
        "… the source cut this text off",
        "here",
        "",
    ]


def test_hidden_times_leave_their_column_to_the_text() -> None:
    of = turns((None, "Good morning to all of you."), (None, "Morning."))
    assert drawn(of, lay_out(of, EpisodeState(), 30, times=False)) == [
        "Transcript · 2 turns · 7 words",
        "",
        "Good morning to all of you.",
        "",
        "Morning.",
        "",
    ]


def test_lists_beside_the_parts() -> None:
    of = text(
        Part(PartKind.DESCRIPTION, (Block(PARAGRAPH, "Short."),)),
        references=(
            Reference("A Paper", 1, ("A. One", "B. Two"), "2025", None, arxiv="2511.20172"),
            Reference(
                "Another One",
                12,
                ("A", "B", "C", "D", "E"),
                "2013/2014",
                "https://www.example.org/a/very/long/path",
                ReferenceKind.OTHER,
            ),
        ),
        chapters=(Chapter(0.0, "Opening"), Chapter(3661.0, "The rest")),
        links=(Link("A page", "https://example.org/page"),),
    )
    assert drawn(of, lay_out(of, EpisodeState(), 44)) == [
        "Description · 1 word",
        "",
        "Short.",
        "",
        "References · 2",
        "",
        " 1. A Paper",
        "    A. One, B. Two · 2025 · arXiv 2511.20172",
        "12. Another One",
        "    A, B, C and 2 others · 2013/2014 ·",
        "    example.org",
        "",
        "Chapters · 2",
        "",
        "   0:00  Opening",
        "1:01:01  The rest",
        "",
        "Links · 1",
        "",
        "• A page",
        "  https://example.org/page",
        "",
    ]
    urls = [line.url for line in lay_out(of, EpisodeState(), 44).lines if line.url]
    assert urls[0] == "https://arxiv.org/abs/2511.20172"
    assert urls[2] == "https://www.example.org/a/very/long/path"
    assert urls[-1] == "https://example.org/page"


def test_the_title_block_tells_everything_in_words() -> None:
    of = text(
        people=("Ann One", "Bo Two"),
        words=460,
        tags=("AI", "news"),
        link="https://example.org/7",
    )
    state = EpisodeState(
        read=ReadState.READING,
        progress=0.34,
        listened=ListenState.PARTLY,
        position=754.0,
        starred=True,
        queued=True,
        tags=("mine",),
        highlights=1,
        cards=2,
    )
    assert [line.text for line in front_lines(of, state, 200, UNICODE)] == [
        "A Title",
        "A Show · #7 · 8 April 2025 · 51 min",
        "with Ann One, Bo Two",
        "460 words · 2 min to read",
        "◐ reading, 34 % · ♪ heard up to 12:34 · ★ starred · in the queue · 1 highlight · 2 cards"
        " · #mine",
        "#AI #news",
        "https://example.org/7",
    ]
    assert [line.text for line in front_lines(of, state, 24, ASCII)][4:6] == [
        "460 words - 2 min to",
        "read",
    ]


def test_the_state_stays_on_one_line() -> None:
    state = EpisodeState(starred=True, queued=True, archived=True, highlights=12, cards=30)
    for width in (8, 20, 44, 200):
        layout = lay_out(notes("Text."), state, width)
        assert layout.lines[layout.state_row].text.startswith("● unr")
        assert len(layout.lines[layout.state_row].text) <= width
        assert layout.lines[layout.state_row + 1].kind == "blank"


def test_an_episode_without_text_says_what_to_do() -> None:
    layout = lay_out(text(), EpisodeState(), 80)
    assert layout.lines[-2].text == (
        "There is no text for this episode yet; o opens its page in the browser."
    )


@pytest.mark.parametrize(
    ("seconds", "written"), [(0, "0:00"), (45.9, "0:45"), (754, "12:34"), (4684, "1:18:04")]
)
def test_time_codes(seconds: float, written: str) -> None:
    assert clock(seconds) == written


@pytest.mark.parametrize(
    ("seconds", "written"), [(20, "1 min"), (3060, "51 min"), (3600, "1 h"), (4140, "1 h 9 min")]
)
def test_lengths(seconds: float, written: str) -> None:
    assert length(seconds) == written


MIXED = (
    "Plain words, and then some more of them to wrap.",
    "漢字かな交じり文、これは長い文章です。" * 4,
    "Emoji 👩‍👩‍👧 and cafe\u0301, with\ttabs\nand a new line.",
    "שלום עולם " * 9,
    "x" * 100,
    "",
    "   lead and trail   ",
)


@pytest.mark.parametrize("width", [9, 24, 80])
@pytest.mark.parametrize("times", [True, False])
def test_every_offset_has_a_row_and_every_row_its_offsets(width: int, times: bool) -> None:
    of = text(
        Part(PartKind.NOTES, tuple(Block(ITEM, one, label="A label here") for one in MIXED)),
        Part(PartKind.TRANSCRIPT, tuple(Block(TURN, one, start=9.0) for one in MIXED)),
    )
    layout = lay_out(of, EpisodeState(), width, times=times)
    for part_number, part in enumerate(of.parts):
        for number, block in enumerate(part.blocks):
            before = -1
            for offset in range(len(block.text) + 1):
                row = layout.row_of(part_number, number, offset)
                line = layout.lines[row]
                assert (line.part, line.block) == (part_number, number)
                assert row >= before
                before = row
                inside = line.start <= offset <= line.end
                assert inside or block.text[max(0, line.end) : offset].strip() == ""
            first, stop = layout.rows[part_number][number], layout.stops[part_number][number]
            for row in range(first, stop):
                line = layout.lines[row]
                if line.end > max(0, line.start):
                    assert layout.row_of(part_number, number, max(0, line.start)) == row
                    assert layout.row_of(part_number, number, line.end - 1) == row


def test_the_bundled_transcript_comes_out_whole() -> None:
    of = talk()
    layout = lay_out(of, EpisodeState(), 70)
    words = []
    for line in layout.lines:
        if line.part >= 0:
            words += of.parts[line.part].blocks[line.block].text[line.start : line.end].split()
    assert words == [word for part in of.parts for b in part.blocks for word in b.text.split()]
    titles = [layout.lines[row].text for row in layout.part_headings]
    assert titles == [
        "Description · 45 words",
        "Takeaways · 5",
        "Quotes · 4",
        "Transcript · 70 turns · 13,164 words",
    ]


def test_ten_thousand_turns_of_one_word() -> None:
    of = turns(*[(None, "Yes")] * 10_000)
    layout = lay_out(of, EpisodeState(), 70)
    assert len(layout.rows[0]) == 10_000
    assert layout.row_of(0, 9_999, 0) == layout.last
