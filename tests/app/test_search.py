"""Search as one types, and the way from a hit into the text and back."""

from __future__ import annotations

from tests.app.conftest import Running, Start
from tui.screens.search import HitList, SearchScreen
from tui.widgets.pane_title import PaneTitle


def found(running: Running) -> str:
    return str(running.app.screen.query_one("#search-title", PaneTitle).content)


def hits(running: Running) -> HitList:
    return running.app.screen.query_one(HitList)


async def test_from_three_letters_on(start: Start) -> None:
    async with start() as running:
        await running.press("s")
        await running.write("la")
        assert hits(running).row_count == 0
        await running.write("tent reas")
        assert found(running) == "8 passages in 3 episodes"
        await running.press("backspace", "backspace", "backspace", "backspace", "backspace")
        assert found(running) == "12 passages in 4 episodes"


async def test_enter_goes_to_the_hits_and_opens_the_very_passage(start: Start) -> None:
    async with start() as running:
        await running.press("s")
        await running.write("memory hog")
        await running.press("enter")
        hit = hits(running).current
        assert hit is not None
        assert hit.start == 153.24
        await running.press("enter")
        assert running.focus == "reader"
        place = running.main.reading.reader.place()
        assert place is not None
        assert (place.part, place.block) == (hit.part, hit.block)
        assert running.footer.startswith("q goes back to the search")
        await running.press("q")
        assert isinstance(running.app.screen, SearchScreen)
        assert found(running) == "1 passage in 1 episode"


async def test_conditions_narrow_and_unknown_ones_are_said(start: Start) -> None:
    async with start() as running:
        await running.press("s")
        await running.write("latent source:twiml")
        assert found(running) == "2 passages in 2 episodes"
        await running.write(" colour:red")
        shown = " ".join(running.lines(hits(running)))
        assert "is no key of a query" in shown


async def test_nothing_found_is_said(start: Start) -> None:
    async with start() as running:
        await running.press("s")
        await running.write("zebrafish")
        shown = running.lines(hits(running))
        assert shown[1].strip() == "Nothing found. Fewer words, or other ones?"


async def test_escape_leaves_and_the_words_are_there_the_next_time(start: Start) -> None:
    async with start() as running:
        await running.press("s")
        await running.write("waymo")
        await running.press("escape")
        assert running.focus == "list"
        await running.press("s")
        assert getattr(running.app.focused, "value", "") == "waymo"


async def test_today_fits_the_queue_to_the_minutes(start: Start) -> None:
    async with start() as running:
        await running.press("e", "7", "G", "e", "t")
        plan = running.app.screen.query_one("#plan")
        title = running.app.screen.query_one("#today-title", PaneTitle)
        assert getattr(plan, "row_count", 0) == 1
        assert str(title.content) == "Today, 25 min · 24 min to spare"
        await running.press(*["+"] * 8)
        assert str(title.content).startswith("Today, 1 h 5 min")
        assert getattr(plan, "row_count", 0) == 2
        await running.press("j", "enter")
        assert running.focus == "reader"
        assert running.desk.listed(running.main.reading.episode or "").row.number == 762


async def test_statistics_open_and_close(start: Start) -> None:
    async with start() as running:
        await running.press("m", "S")
        figures = running.app.screen.query_one("#figures")
        first = figures.render_line(0).text.split()
        assert first == ["Episodes", "27,", "1", "read,", "0", "listened", "to"]
        await running.press("q")
        assert running.focus == "list"
