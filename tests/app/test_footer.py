"""The footer: what may follow, what is no key, and keys that fit whole."""

from __future__ import annotations

from store.model import ReadState
from tests.app.conftest import Start
from tests.app.test_line_list import Numbers, Sheets, settled
from tui.screens.help import HelpScreen
from tui.widgets.footer import KeyFooter


def shown(app: Sheets) -> str:
    return app.screen.query_one(KeyFooter).render_line(0).text.rstrip()


async def test_an_unknown_key_is_said_quietly_until_the_next_key() -> None:
    app = Sheets(Numbers(9))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, "Q")
        assert shown(app) == " Q is not a key here · ? shows all keys"
        await settled(pilot, "j")
        assert shown(app).startswith(" Enter open")


async def test_a_begun_sequence_says_what_may_follow_and_esc_drops_it() -> None:
    app = Sheets(Numbers(9))
    async with app.run_test(size=(120, 24)) as pilot:
        await settled(pilot, "g")
        assert shown(app).startswith(" g …  g First row  1 All episodes  2 Unread episodes")
        await settled(pilot, "escape")
        assert shown(app).startswith(" Enter open")


async def test_a_count_is_shown_until_its_movement_comes() -> None:
    app = Sheets(Numbers(90))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, "1", "2")
        assert shown(app) == " 12 …   now a movement  Esc drop"
        await settled(pilot, "j")
        assert app.numbers.cursor == 12


async def test_at_any_width_the_way_out_and_the_way_to_all_keys_are_there() -> None:
    for width in (30, 50, 80, 200):
        app = Sheets(Numbers(9))
        async with app.run_test(size=(width, 24)) as pilot:
            await settled(pilot, "j")
            assert "? keys" in shown(app)
            assert "q back" in shown(app)
            assert len(shown(app)) <= width


async def test_the_place_stands_at_the_right_and_is_never_covered() -> None:
    app = Sheets(Numbers(9))
    async with app.run_test(size=(50, 24)) as pilot:
        app.screen.query_one(KeyFooter).place = "34 % · 12:34"
        await settled(pilot, "j")
        assert shown(app).endswith("  34 % · 12:34")


async def test_a_click_on_a_key_is_the_key(start: Start) -> None:
    async with start(size=(80, 24)) as running:
        first = running.current
        await running.pilot.click(KeyFooter, offset=(running.footer.index("m read") + 2, 0))
        await running.settle()
        assert running.desk.marks.state(first).read is ReadState.READ
        await running.pilot.click(KeyFooter, offset=(running.footer.index("? keys") + 1, 0))
        await running.settle()
        assert isinstance(running.app.screen, HelpScreen)


async def test_a_click_beside_the_keys_is_nothing(start: Start) -> None:
    async with start(size=(80, 24)) as running:
        await running.pilot.click(KeyFooter, offset=(79, 0))
        await running.press("g")
        await running.pilot.click(KeyFooter, offset=(2, 0))
        await running.settle()
        assert running.app.screen is running.main
        assert running.desk.record.history() == []


async def test_where_there_is_nothing_the_footer_names_only_what_does_something(
    start: Start,
) -> None:
    async with start(size=(80, 24)) as running:
        plain = "r review  q back  ? keys"
        for keys, shown in (
            (("B",), plain),
            (("g", "h"), plain),
            (("g", "v"), plain),
            (("t",), f"+ more time  - less time  {plain}"),
        ):
            await running.press(*keys)
            assert running.footer == shown
            await running.press("q")
        running.desk.cards.add("basic", "Which one?", "This one")
        await running.press("B")
        assert running.footer.startswith("Enter edit  Space select  = filter")
        await running.press("equals_sign")
        await running.write("nowhere")
        await running.press("enter")
        assert running.footer == "= filter  r review  q back  ? keys"


async def test_a_work_list_that_is_narrowed_to_nothing_can_be_widened(start: Start) -> None:
    async with start(size=(80, 24)) as running:
        await running.press("g", "r", "slash")
        await running.write("nowhere")
        await running.press("enter")
        assert running.footer == "/ find  e this episode / all  r review  q back  ? keys"
