"""How a text is set by keys, how it is gone about in, and how far it was heard."""

from __future__ import annotations

from store.model import ListenState
from tests.app.conftest import Running, Start
from tests.app.test_reading import open_762
from tui.config import Config
from tui.screens.outline import OutlineList, OutlineScreen


def page(running: Running) -> tuple[int, bool, bool]:
    reader = running.main.reading.reader
    return reader.measure, reader.times, reader.centred


async def test_width_times_and_place_are_kept_over_a_restart(start: Start) -> None:
    async with start(size=(110, 30)) as running:
        await open_762(running)
        assert page(running) == (86, True, True)
        await running.press("minus", "minus", "T", "underscore")
        assert page(running) == (78, False, False)
        assert running.footer.startswith("Text 78 wide, at the left, times hidden")
    async with start(size=(110, 30)) as running:
        await open_762(running)
        assert page(running) == (78, False, False)
        assert running.main.reading.reader.render_line(3).text.startswith("   ")
        await running.press("plus", "plus", "T", "underscore")
        assert page(running) == (86, True, True)
        assert running.desk.settings.all() == {}


async def test_the_settings_file_says_what_is_usual(start: Start) -> None:
    usual = Config(measure=60, times=False, align="left")
    async with start(config=usual) as running:
        await open_762(running)
        assert page(running) == (60, False, False)
        await running.press("T")
    async with start(config=usual) as running:
        await open_762(running)
        assert page(running) == (60, True, False)


async def test_a_width_that_cannot_be_is_said(start: Start) -> None:
    async with start(size=(60, 20)) as running:
        await open_762(running)
        await running.press("plus")
        assert running.toast == "The text fills its pane · z gives it the screen"
        assert page(running)[0] == 86
        await running.press("T")
        assert running.footer.startswith("Text 55 wide, in the middle, times")
        await running.press("T", *["minus"] * 8)
        assert page(running)[0] == 30
        assert running.toast == "30 cells is the narrowest that a text becomes"


async def test_the_outline_narrows_jumps_and_leads_back(start: Start) -> None:
    async with start() as running:
        await open_762(running)
        reader = running.main.reading.reader
        before = reader.current_anchor()
        await running.press("O")
        shown = running.on(OutlineScreen).query_one(OutlineList)
        assert shown.row_count > 10
        await running.write("quotes")
        assert shown.row_count == 1
        await running.press("enter")
        place = reader.place()
        assert place is not None
        assert place.part == "quotes"
        await running.press("ctrl+o")
        assert reader.current_anchor() == before
        await running.press("O")
        await running.write("no such thing")
        await running.press("enter", "escape")
        assert reader.current_anchor() == before
        assert running.focus == "reader"


async def test_the_outline_begins_where_one_is(start: Start) -> None:
    async with start() as running:
        await open_762(running)
        await running.press("G", "O")
        shown = running.on(OutlineScreen).query_one(OutlineList)
        assert shown.cursor == shown.row_count - 1
        await running.press("up", "enter")
        place = running.main.reading.reader.place()
        assert place is not None
        assert 0.8 < place.progress < 1


async def test_heard_up_to_here(start: Start) -> None:
    async with start() as running:
        episode = await open_762(running)
        await running.press("O")
        await running.write("open source project")
        await running.press("enter", "g", "m")
        state = running.desk.marks.state(episode)
        assert (state.listened, state.position) == (ListenState.PARTLY, 2751.0)
        assert running.toast == "Heard up to 45:51 · M marks all of it"
        await running.press("left_curly_bracket", "g", "m")
        assert running.toast == "Heard up to 42:25, was 45:51 · M marks all of it"
        await running.press("g", "g")
        shown = [running.main.reading.reader.render_line(y).text for y in range(8)]
        assert any("♪ heard up to 42:25" in row for row in shown)
        assert running.desk.record.history() == []


async def test_a_text_without_times_says_so(start: Start) -> None:
    async with start() as running:
        await running.press("g", "g", "enter", "g", "m")
        assert running.toast == "This text has no times"


async def test_there_is_no_player_yet(start: Start) -> None:
    async with start() as running:
        await open_762(running)
        await running.press("p")
        assert running.toast == "There is no player yet · o opens the episode's page"
        await running.press("F")
        assert running.toast == "There is no player to follow yet"
