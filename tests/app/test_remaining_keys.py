"""Keys that come in pairs: each is pressed with its sister, which undoes what it did."""

from __future__ import annotations

import pytest

from seeds.model import PartKind
from store import anchors
from store.model import Colour
from tests.app.conftest import Clock, Running, Start
from tui.screens.revision import RevisionScreen

TO_762 = ("g", "g", *"jjjjjj", "enter")


def where(running: Running) -> tuple[int, int, int]:
    place = running.main.reading.reader.place()
    assert place is not None
    return list(PartKind).index(PartKind(place.part)), place.block, place.offset


@pytest.mark.parametrize(
    ("there", "back"),
    [
        (("ctrl+d",), ("ctrl+u",)),
        (("space",), ("b",)),
        ((")", ")"), ("(",)),
        (("]", "]"), ("[", "[")),
        (("G",), ("ctrl+o",)),
    ],
    ids=lambda keys: " ".join(keys),
)
async def test_there_and_back_again(
    start: Start, there: tuple[str, ...], back: tuple[str, ...]
) -> None:
    async with start() as running:
        await running.press(*TO_762, "]", "]")
        begun = where(running)
        await running.press(*there)
        reached = where(running)
        assert reached > begun
        await running.press(*back)
        assert where(running) <= begun
        if back == ("ctrl+o",):
            await running.press("ctrl+n")
            assert where(running) == reached


async def test_from_highlight_to_highlight_and_in_colours(start: Start) -> None:
    async with start() as running:
        await running.press(*TO_762, "v", "1")
        first = where(running)
        await running.press("}", "}", "v", "5")
        second = where(running)
        found = running.desk.highlights.of(running.main.reading.episode or "")
        assert [one.colour for one in found] == [Colour.YELLOW, Colour.ORANGE]
        await running.press("[", "h")
        assert where(running) == first
        await running.press("]", "h")
        assert where(running)[:2] == second[:2]
        await running.press("g", "h")
        for key, colour in (("2", Colour.GREEN), ("4", Colour.PINK), ("5", Colour.ORANGE)):
            await running.press(key)
            found = running.desk.highlights.of(running.main.reading.episode or "")
            assert colour in {one.colour for one in found}


async def test_where_nobody_is_named_no_speaker_changes_and_nothing_links(start: Start) -> None:
    async with start() as running:
        await running.press(*TO_762)
        begun = where(running)
        await running.press("]", "s", "[", "s", "x")
        assert where(running) == begun
        assert running.toast


async def copied(running: Running, *keys: str) -> str:
    await running.press("escape", "g", "g", ")", "v", *keys, "y")
    return running.app.clipboard


async def test_a_selection_grows_and_shrinks_by_each_measure(start: Start) -> None:
    async with start() as running:
        await running.press(*TO_762)
        alone = await copied(running)
        for more, less in (("w", "b"), ("l", "h"), ("j", "k")):
            grown = await copied(running, more)
            assert len(grown) > len(alone)
            assert len(await copied(running, more, less)) < len(grown)
        assert len(await copied(running, "o", "w")) != len(alone)


async def test_themes_go_round_and_a_test_cannot_be_suspended(start: Start) -> None:
    async with start() as running:
        seen = [running.app.theme]
        for _ in range(3):
            await running.press("g", "t")
            seen.append(running.app.theme)
        assert seen == [
            "earmark-dark",
            "earmark-light",
            "earmark-high-contrast",
            "earmark-dark",
        ]
        await running.press("ctrl+z")
        assert running.app.is_running


async def test_more_time_and_less_of_it(start: Start) -> None:
    async with start() as running:
        await running.press("t")
        title = running.app.screen.query_one("#today-title")
        begun = str(title.render())
        await running.press("+")
        assert str(title.render()) != begun
        await running.press("-")
        assert str(title.render()) == begun


async def test_screens_scroll_are_left_and_put_cards_away(start: Start, clock: Clock) -> None:
    async with start() as running:
        card = running.desk.cards.add("basic", "Q?", "A")
        talk = next(one.row.id for one in running.desk.listing("OpenClaw"))
        transcript = running.desk.text(talk).parts[-1]
        running.desk.highlights.add(talk, anchors.make(transcript, 1, 0, 30))
        await running.press("g", "s", "escape")
        assert running.app.screen is running.main
        await running.press("B", "-")
        assert running.desk.cards.get(card.id).buried is not None
        await running.press("q", "i", "ctrl+d", "ctrl+u", "q")
        assert running.app.screen is running.main
        clock.go_on(days=1)
        await running.press("g", "v")
        scrolled = running.on(RevisionScreen).passage
        await running.press("j", "j")
        down = scrolled.scroll_offset.y
        await running.press("k", "k")
        assert scrolled.scroll_offset.y <= down
