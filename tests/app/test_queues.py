"""Several queues by their keys, their order, and items that are dragged or dropped in."""

from __future__ import annotations

from tests.app.conftest import Running, Start
from tests.app.test_queue import queue_three
from tests.app.test_today import queue_posts
from tui.screens.main import MainScreen
from tui.screens.queues import QueuesScreen


def shown(running: Running) -> list[str]:
    """The rows of the screen of queues, their blanks made one."""
    lines = running.lines(running.on(QueuesScreen).names)
    return [" ".join(line.split()) for line in lines if line.strip()]


async def test_queues_are_made_filled_renamed_and_removed(start: Start) -> None:
    async with start() as running:
        one, two, three = await queue_three(running)
        queue = running.desk.queue
        await running.press("j", "g", "Q", "a")
        await running.write("Evening")
        await running.press("enter")
        assert running.toast.startswith("Now in the queue “Evening”: “")
        assert (queue.ids(), queue.ids("Evening")) == ([one, three], [two])
        await running.press("g", "q")
        assert shown(running)[0].startswith("▌▸ The queue without a name 2 episodes · ")
        assert shown(running)[1].startswith("Evening 1 episode · ")
        await running.press("j", "X")
        assert running.toast.startswith("Evening: holds 1 episode")
        await running.press("e", "ctrl+u")
        await running.write("Weekend")
        await running.press("enter", "enter")
        assert queue.current == "Weekend"
        assert running.title("queue-title").startswith("Weekend · ")
        assert len(running.main.queue.items) == 1
        await running.press("g", "Q", "g", "g", "enter")
        assert queue.ids("") == [one, three, two]
        assert running.title("queue-title") == "Weekend · nothing queued"
        await running.press("g", "q", "X")
        assert [row[:4] for row in shown(running)] == ["▌▸ T"]
        await running.press("q")
        assert running.on(MainScreen).queue.items[0].row.id == one
        await running.press("u", "u")
        assert queue.ids("Weekend") == [two]


async def test_what_is_queued_goes_to_the_current_queue_and_today_is_planned_from_it(
    start: Start,
) -> None:
    async with start() as running:
        await running.press("e", "g", "q", "a")
        await running.write("Evening")
        await running.press("enter", "j", "e")
        assert running.toast.startswith("Queued in “Evening”: ")
        (second,) = running.desk.queue.ids("Evening")
        assert len(running.desk.queue.ids("")) == 1
        await running.press("t")
        assert running.main.following is not None
        assert [one.listed.row.id for one in running.main.following.plan.episodes] == [second]


async def test_the_queue_is_put_in_order_once_and_its_top_opened(start: Start) -> None:
    async with start() as running:
        puzzles, talk, why = before = await queue_posts(running)
        await running.press("tab", "tab", "backslash", "l")
        assert running.desk.queue.ids() == [talk, puzzles, why]
        assert running.toast == "In order, longest first · u takes it back"
        await running.press("backslash", "l")
        assert running.footer.startswith("It is in that order already: longest first")
        await running.press("G", "n")
        assert (running.main.reading.episode, running.focus) == (talk, "reader")
        await running.press("u")
        assert running.desk.queue.ids() == before


async def test_what_was_begun_shows_what_is_left(start: Start) -> None:
    async with start() as running:
        await running.press("7", "G", "e", "enter")
        await running.press(*["space"] * 20)
        running.main.reading.save_place()
        await running.press("q")
        assert running.title("queue-title") == "36 min left of 59 min"


async def test_an_item_is_dragged(start: Start) -> None:
    async with start() as running:
        one, two, three = await queue_three(running)
        queue, height = running.main.queue, running.main.queue.row_height
        await running.pilot.mouse_down(queue, offset=(8, 0))
        await running.pilot.hover(queue, offset=(8, height))
        assert [item.row.id for item in queue.items] == [two, one, three]
        assert running.desk.queue.ids() == [one, two, three]
        await running.pilot.hover(queue, offset=(8, 9 * height))
        await running.pilot.mouse_up(queue, offset=(8, 9 * height))
        await running.settle()
        assert running.desk.queue.ids() == [two, three, one]
        assert queue.cursor == 2
        await running.press("u")
        assert running.desk.queue.ids() == [one, two, three]
        await running.pilot.click(queue, offset=(8, height))
        assert queue.cursor == running.desk.queue.ids().index(two)
        assert len(running.desk.record.history()) == 2


async def test_a_hit_of_the_search_is_queued(start: Start) -> None:
    async with start() as running:
        await running.press("s")
        await running.write("memory hog")
        await running.press("enter", "e")
        assert running.toast.startswith("Queued: “")
        (queued,) = running.desk.queue.ids()
        await running.press("enter")
        assert running.main.reading.episode == queued
