"""Lists drawn line by line: movements, and that ten thousand rows cost what ten do."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tui.screens.base import BaseScreen
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import Line, LineList


class Numbers(LineList):
    """Rows that say their number."""

    context = "list"

    def __init__(self, count: int, height: int = 1) -> None:
        super().__init__()
        self.count = count
        self.height_of_rows = height

    @property
    def row_count(self) -> int:
        return self.count

    @property
    def row_height(self) -> int:
        return self.height_of_rows

    @property
    def empty_text(self) -> str:
        return "Nothing here. Press e."

    def picture(self, index: int) -> Hashable:
        return index

    def draw(self, index: int, width: int) -> Sequence[Line]:
        return [[(f"row {index} of {width}", "")], [("beneath", "muted")]]


class Sheet(BaseScreen[None]):
    """A list and a footer."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self.numbers = numbers

    def compose(self) -> ComposeResult:
        yield self.numbers
        yield KeyFooter()


class Sheets(App[None]):
    """Shows a list."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self.numbers = numbers

    def on_mount(self) -> None:
        self.push_screen(Sheet(self.numbers))


def lines(numbers: Numbers) -> list[str]:
    return [numbers.render_line(y).text.rstrip() for y in range(numbers.size.height)]


async def settled(pilot: Pilot[None], *keys: str) -> None:
    await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()


async def test_keys_move_the_cursor() -> None:
    numbers = Numbers(100)
    async with Sheets(numbers).run_test(size=(80, 24)) as pilot:
        found = []
        for keys in ("j j k", "5 j", "G", "g g", "ctrl+d", "ctrl+f", "ctrl+u", "ctrl+b", "7 G"):
            await settled(pilot, *keys.split())
            found.append(numbers.cursor)
    # 23 rows are in sight: half a page is 11.
    assert found == [1, 6, 99, 0, 11, 34, 23, 0, 6]


async def test_the_cursor_stays_on_a_row() -> None:
    numbers = Numbers(3)
    async with Sheets(numbers).run_test(size=(80, 24)) as pilot:
        await settled(pilot, "9", "9", "j")
        assert numbers.cursor == 2
        await settled(pilot, "9", "9", "k")
        assert numbers.cursor == 0


async def test_the_cursor_stays_in_sight_with_two_rows_around_it() -> None:
    numbers = Numbers(100)
    async with Sheets(numbers).run_test(size=(80, 24)) as pilot:
        await settled(pilot, "2", "1", "j")
        assert numbers.scroll_offset.y == 1
        assert lines(numbers)[20] == "row 21 of 79"
        await settled(pilot, "G")
        assert lines(numbers)[-1] == "row 99 of 79"


async def test_rows_of_two_lines_scroll_by_whole_rows() -> None:
    numbers = Numbers(100, height=2)
    async with Sheets(numbers).run_test(size=(80, 24)) as pilot:
        await settled(pilot, "ctrl+f")
        assert numbers.cursor == 11
        await settled(pilot, "G")
        assert lines(numbers)[-2:] == ["row 99 of 79", "beneath"]


@pytest.mark.parametrize("count", [100, 10_000])
async def test_a_key_draws_only_the_rows_that_change(count: int) -> None:
    numbers = Numbers(count)
    async with Sheets(numbers).run_test(size=(80, 24)) as pilot:
        await settled(pilot, "j")
        before = numbers.drawn
        await settled(pilot, "j")
        assert numbers.drawn - before == 1  # the new one; the old one without cursor is kept
        await settled(pilot, "G")
        assert numbers.drawn - before <= 2 + 23
        before = numbers.drawn
        await settled(pilot, "k", "k", "j", "j")
        assert numbers.drawn - before <= 4
        assert len(list(pilot.app.screen.walk_children())) < 12


async def test_nothing_to_show_says_what_to_do() -> None:
    numbers = Numbers(0)
    async with Sheets(numbers).run_test(size=(80, 24)) as pilot:
        await settled(pilot, "j", "G", "enter")
        assert lines(numbers)[1] == "  Nothing here. Press e."


async def test_the_mouse_puts_the_cursor_and_a_second_click_opens() -> None:
    chosen: list[int] = []

    class Watching(Sheets):
        def on_line_list_chosen(self, event: LineList.Chosen) -> None:
            chosen.append(event.index)

    numbers = Numbers(100)
    async with Watching(numbers).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(Numbers, offset=(3, 4))
        assert numbers.cursor == 4
        assert chosen == []
        await pilot.click(Numbers, offset=(3, 6), times=2)
        await pilot.pause()
        assert chosen == [6]


async def test_a_narrower_screen_draws_anew_and_keeps_the_cursor_in_sight() -> None:
    numbers = Numbers(100)
    async with Sheets(numbers).run_test(size=(80, 24)) as pilot:
        await settled(pilot, "2", "0", "j")
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert "row 20 of 39" in lines(numbers)
