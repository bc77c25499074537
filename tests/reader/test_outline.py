"""What a text consists of, and the ways to it."""

from __future__ import annotations

from seeds.model import Block, Chapter, Link, Part, PartKind, Reference
from store.model import EpisodeText
from tests.reader.stage import Stage, caret_row, press
from tests.reader.texts import HEADING, PARAGRAPH, TURN, talk, text
from tui.widgets.reader.outline import Entry, outline
from tui.widgets.reader.passages import Passages

NOTES = Part(
    PartKind.NOTES,
    (
        Block(HEADING, "Ice", level=2),
        Block(PARAGRAPH, "It froze."),
        Block(HEADING, "Thaw", level=3, start=90.0),
        Block(PARAGRAPH, "It thawed."),
    ),
)
TURNS = Part(
    PartKind.TRANSCRIPT,
    tuple(
        Block(TURN, f"Turn number {n} of all.", speaker="Ann" if n % 3 else "Bo", start=60.0 * n)
        for n in range(30)
    ),
)


def rich() -> EpisodeText:
    return text(
        NOTES,
        TURNS,
        references=(
            Reference("A Paper", number=7, authors=("Ann Lee",), arxiv="2511.20172"),
            Reference("Another"),
        ),
        chapters=(Chapter(0.0, "Hello"), Chapter(150.0, "Goodbye", "https://a.example/g")),
        links=(Link("A page", "https://a.example"),),
    )


def told(of: EpisodeText) -> list[tuple[str, str, str, int]]:
    entries = outline(Passages(of), "·")
    return [(entry.kind, entry.title, entry.detail, entry.level) for entry in entries]


def test_parts_headings_speakers_chapters_references_and_links() -> None:
    assert told(rich()) == [
        ("part", "Notes", "6 words", 0),
        ("heading", "Ice", "", 2),
        ("heading", "Thaw", "", 3),
        ("part", "Transcript", "150 words", 0),
        ("part", "Speakers", "2", 0),
        ("speaker", "Bo", "10 turns", 1),
        ("speaker", "Ann", "20 turns", 1),
        ("part", "Chapters", "2", 0),
        ("chapter", "Hello", "0:00", 1),
        ("chapter", "Goodbye", "2:30", 1),
        ("part", "References", "2", 0),
        ("reference", "7. A Paper", "Ann Lee · arXiv 2511.20172", 1),
        ("reference", "Another", "", 1),
        ("part", "Links", "1", 0),
        ("link", "A page", "https://a.example", 1),
    ]


def test_a_talk_without_headings_and_chapters_is_gone_about_by_time() -> None:
    times = [(title, detail) for kind, title, detail, _ in told(text(TURNS)) if kind == "time"]
    assert times == [
        ("Turn number 0 of all.", "0:00"),
        ("Turn number 5 of all.", "5:00"),
        ("Turn number 10 of all.", "10:00"),
        ("Turn number 15 of all.", "15:00"),
        ("Turn number 20 of all.", "20:00"),
        ("Turn number 25 of all.", "25:00"),
    ]
    short = text(Part(PartKind.TRANSCRIPT, TURNS.blocks[:9]))
    assert [kind for kind, *_ in told(short)] == ["part", "part", "speaker", "speaker"]


def test_the_bundled_talk_has_few_enough_times() -> None:
    kinds = [kind for kind, *_ in told(talk())]
    assert kinds[:4] == ["part"] * 4
    assert 8 <= kinds.count("time") <= 20


async def test_every_entry_is_gone_to_and_come_back_from() -> None:
    stage = Stage(rich())
    async with stage.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        reader = stage.reader
        entries = reader.outline()
        here = caret_row(stage)
        expected = {
            "Notes": "Ice",
            "Thaw": "1:30  Thaw",
            "Transcript": "0:00  Bo: Turn number 0 of all.",
            "Ann": "1:00  Ann: Turn number 1 of all.",
            "Chapters": "Chapters · 2 ",
            "Goodbye": "2:00  Ann: Turn number 2 of all.",
            "References": "References · 2 ",
            "7. A Paper": "7. A Paper",
            "Another": "Another",
            "Links": "Links · 1 ",
            "A page": "• A page",
        }
        for title, row in expected.items():
            reader.go_to_entry(next(entry for entry in entries if entry.title == title))
            await pilot.pause()
            assert caret_row(stage).startswith(row), title
            await press(pilot, "ctrl+o")
            assert caret_row(stage) == here


async def test_the_entry_under_which_the_caret_stands() -> None:
    stage = Stage(rich())
    async with stage.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g")

        def title() -> str:
            entries: list[Entry] = stage.reader.outline()
            return entries[stage.reader.entry_here(entries)].title

        assert title() == "Ice"
        await press(pilot, "} } } }")
        assert title() == "Thaw"
        await press(pilot, "G")
        assert title() == "Goodbye"
