"""Every key of the reader and of a selection in it, pressed in the app."""

from __future__ import annotations

import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from seeds.model import (
    Block,
    BlockKind,
    Document,
    Episode,
    Link,
    Part,
    PartKind,
    Source,
    SourceKind,
)
from store.desk import Desk
from store.home import Home
from store.model import Colour
from tests.app.conftest import Running, Start
from tui.commands import COMMANDS
from tui.widgets.reader import Position, Reader

WORDS = "Some words make a sentence here. And a second one follows it. Then comes a third."
KEYS = {command.id: command.keys for command in COMMANDS}
ON = (
    "down page_down half_down bottom next_paragraph next_sentence next_heading next_speaker "
    "next_highlight"
).split()
BACK = (
    "up page_up half_up top previous_paragraph previous_sentence previous_heading "
    "previous_speaker previous_highlight"
).split()


def fill(home: Home) -> None:
    """Put a talk with headings, speakers, times and a link on top of the list, marked twice."""
    turns = [
        Block(BlockKind.TURN, WORDS, speaker="Ann" if n % 4 else "Bo", start=30.0 * n)
        for n in range(60)
    ]
    head = [Block(BlockKind.HEADING, f"Part {n}", level=2) for n in range(4)]
    blocks = [*head[:1], *turns[:20], head[1], *turns[20:40], head[2], *turns[40:], head[3]]
    episode = Episode(
        title="A talk",
        published="2026-05-31",
        guid="talk",
        parts=(Part(PartKind.TRANSCRIPT, tuple(blocks)),),
        links=(Link("A page", "https://a.example/page"),),
    )
    desk = Desk.open(home)
    named = [("made up", Document("rss", Source("Talks", SourceKind.FEED), (episode,)))]
    list(desk.library.write(named, import_id="aaaaaaaaaa"))
    (row,) = (one for one in desk.rows().values() if one.title == "A talk")
    from store import anchors

    for block in (3, 50):
        part = desk.text(row.id).parts[0]
        desk.highlights.add(row.id, anchors.make(part, block, 0, 12))
    desk.close()


@asynccontextmanager
async def reading(home: Home, start: Start) -> AsyncIterator[tuple[Running, Reader]]:
    fill(home)
    async with start(size=(100, 24)) as running:
        await running.press("enter")
        reader = running.main.reading.reader
        assert reader.text is not None
        assert reader.text.row.title == "A talk"
        yield running, reader


async def press(running: Running, spelling: str) -> None:
    for key in spelling.split(" "):
        await running.pilot.press(key)
    await running.pilot.pause()


def row(reader: Reader) -> tuple[int, int]:
    assert reader.reading is not None
    return reader.reading.caret.row, reader.reading.caret.offset


async def test_every_movement_goes_where_it_says(home: Home, start: Start) -> None:
    async with reading(home, start) as (running, reader):
        for name in (*ON, *BACK):
            for spelling in KEYS[f"reader.{name}"]:
                reader.go_to(Position(0, 26, 0))
                await running.pilot.pause()
                before = row(reader)
                await press(running, spelling)
                assert (row(reader) > before) is (name in ON), (name, spelling)
                assert row(reader) != before, (name, spelling)
        reader.go_to(Position(0, 26, 0))
        here = row(reader)
        await press(running, "G ctrl+o")
        assert row(reader) == here
        await press(running, "ctrl+n")
        assert row(reader) != here


async def test_counts_and_panes(home: Home, start: Start) -> None:
    async with reading(home, start) as (running, reader):
        await press(running, "g g 5 j")
        five = row(reader)
        await press(running, "g g j j j j j")
        assert row(reader) == five
        for spelling, pane in (("h", "list"), ("left", "list"), ("l", "queue"), ("right", "queue")):
            await press(running, spelling)
            assert running.focus == pane
            running.main.go("reader")
            await running.pilot.pause()


async def test_links_open_by_a_letter(
    home: Home, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(url: str) -> bool:
        opened.append(url)
        return True

    async with reading(home, start) as (running, _):
        monkeypatch.setattr(webbrowser, "open", note)
        for keys in ("G x a", "enter"):
            await press(running, keys)
            for worker in [one for one in running.app.workers if one.group == "browser"]:
                await worker.wait()
        assert opened == ["https://a.example/page"] * 2


async def test_a_find_is_marked_counted_and_cleared(home: Home, start: Start) -> None:
    async with reading(home, start) as (running, reader):
        await press(running, "/")
        await running.write("sentence")
        await press(running, "enter n")
        assert " 2 of 60 found · " in running.footer
        await press(running, "5 0 n")
        assert " 52 of 60 found · " in reader.render_line(0).text
        assert "found" not in running.footer
        await press(running, "g g N")
        assert " 60 of 60 found · " in reader.render_line(0).text
        await press(running, "g g escape")
        assert "found" not in running.footer


async def test_every_key_of_a_selection(home: Home, start: Start) -> None:
    async with reading(home, start) as (running, reader):

        def quote() -> str:
            anchor = reader.selection_anchor()
            assert anchor is not None
            return anchor.quote

        first = "Some words make a sentence here."
        second = f"{first} And a second one follows it."
        for grow, shrink in (("j", "k"), (")", "(")):
            reader.go_to(Position(0, 26, 4))
            await press(running, f"v {grow}")
            assert quote() == second
            await press(running, shrink)
            assert quote() == first
            await press(running, "escape")
            assert reader.selection_anchor() is None
        for keys, expected in (
            ("w", f"{first} And"),
            ("b", "Some words make a sentence here"),
            ("l", f"{first} "),
            ("h", first[:-1]),
            ("o w", first.removeprefix("Some ")),
        ):
            reader.go_to(Position(0, 26, 4))
            await press(running, f"v {keys}")
            assert quote() == expected, keys
            await press(running, "escape")


async def test_every_colour(home: Home, start: Start) -> None:
    async with reading(home, start) as (running, reader):
        assert reader.text is not None
        for number, colour in enumerate(Colour, 1):
            reader.go_to(Position(0, 10 + number, 4))
            await press(running, f"v {number}")
            made = running.desk.highlights.all()[0]
            assert made.colour is colour or colour in {
                one.colour for one in running.desk.highlights.of(reader.text.row.id)
            }
        assert len(running.desk.highlights.of(reader.text.row.id)) == 7


async def test_every_colour_in_the_list(home: Home, start: Start) -> None:
    async with reading(home, start) as (running, reader):
        assert reader.text is not None
        await press(running, "H")
        for number, colour in (
            (2, "green"),
            (3, "blue"),
            (4, "pink"),
            (5, "orange"),
            (1, "yellow"),
        ):
            await press(running, str(number))
            assert running.desk.highlights.of(reader.text.row.id)[0].colour == colour
