"""How the panes share the screen, and how one goes from one to another."""

from __future__ import annotations

import pytest

from tests.app.conftest import Running, Start

PANES = ("list-pane", "reader-pane", "queue-pane")


def in_sight(running: Running) -> list[str]:
    return [name for name in PANES if running.main.query_one(f"#{name}").display]


async def test_three_panes_side_by_side(start: Start) -> None:
    async with start(size=(140, 40)) as running:
        assert in_sight(running) == ["list-pane", "reader-pane", "queue-pane"]
        assert not running.main.title_of("queue-strip").display
        widths = [running.main.query_one(f"#{name}").size.width for name in PANES]
        assert widths == [44, 60, 34]


@pytest.mark.parametrize("width", [119, 80, 60])
async def test_in_between_panes_take_turns_and_a_line_tells_of_the_queue(
    start: Start, width: int
) -> None:
    async with start(size=(width, 24)) as running:
        assert in_sight(running) == ["list-pane"]
        assert running.main.title_of("queue-strip").display
        assert running.title("queue-strip") == (
            "no cards due · nothing queued · e queues an episode"
        )
        await running.press("enter")
        assert in_sight(running) == ["reader-pane"]
        await running.press("l")
        assert in_sight(running) == ["queue-pane"]
        assert not running.main.title_of("queue-strip").display


async def test_on_a_small_screen_there_is_one_pane_and_nothing_else(start: Start) -> None:
    async with start(size=(50, 20)) as running:
        assert in_sight(running) == ["list-pane"]
        assert not running.main.title_of("queue-strip").display
        assert running.main.episodes.row_height == 2


async def test_tab_and_h_and_l_go_round_the_panes(start: Start) -> None:
    async with start() as running:
        found = []
        for key in ("tab", "tab", "tab", "shift+tab", "h", "h", "l", "l"):
            await running.press(key)
            found.append(running.focus)
        assert found[:4] == ["reader", "queue", "list", "queue"]
        # l in the list opens what the cursor is on, and so goes to the reader.
        assert found[4:] == ["reader", "list", "reader", "queue"]


async def test_q_goes_back_and_at_last_quits(start: Start) -> None:
    async with start() as running:
        await running.press("enter", "q")
        assert running.focus == "list"
        assert running.app.is_running
        await running.press("tab", "tab", "q")
        assert running.focus == "list"
        await running.press("q")
        assert running.app.return_code == 0


async def test_ctrl_c_quits_where_nothing_is_selected(start: Start) -> None:
    async with start() as running:
        await running.press("ctrl+c")
        assert running.app.return_code == 0


async def test_zen_shows_the_reader_alone_and_q_leaves_it(start: Start) -> None:
    async with start() as running:
        await running.press("enter", "z")
        assert in_sight(running) == ["reader-pane"]
        await running.press("q")
        assert in_sight(running) == list(PANES)
        assert running.focus == "reader"
        await running.press("z", "h")
        assert in_sight(running) == list(PANES)
        assert running.focus == "list"


async def test_another_size_keeps_the_episode_and_whose_turn_it_is(start: Start) -> None:
    async with start(size=(140, 40)) as running:
        await running.press("5", "G", "enter", "j")
        where = running.main.reading.reader.place()
        for size in ((80, 24), (50, 20), (140, 40)):
            await running.pilot.resize_terminal(*size)
            await running.settle()
            assert running.focus == "reader"
            assert "reader-pane" in in_sight(running)
            assert running.main.reading.reader.place() == where


async def test_a_click_gives_a_pane_its_turn(start: Start) -> None:
    async with start() as running:
        await running.press("e")
        await running.pilot.click("#queue", offset=(5, 0))
        await running.settle()
        assert running.focus == "queue"
        await running.press("e")
        assert running.main.queue.row_count == 0


async def test_an_unknown_key_is_said_and_does_nothing(start: Start) -> None:
    async with start() as running:
        await running.press("Q")
        assert running.footer.startswith("Q is not a key here · ? shows all keys")


async def test_keys_typed_ahead_reach_what_they_were_meant_for(start: Start) -> None:
    async with start() as running:
        await running.pilot.press("s", *"latent", "enter")
        await running.settle()
        line = running.app.screen.query_one("#search-line")
        assert getattr(line, "value", "") == "latent"
        await running.press("escape", "escape")
        await running.pilot.press("question_mark", *"unread")
        await running.settle()
        assert getattr(running.app.focused, "value", "") == "unread"
        await running.press("escape")
        await running.pilot.press("slash", *"waymo", "enter", "e")
        await running.settle()
        assert running.toast.startswith("Queued: “Waymo")
