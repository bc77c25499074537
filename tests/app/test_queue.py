"""The queue by its keys."""

from __future__ import annotations

from tests.app.conftest import Running, Start


async def queue_three(running: Running) -> list[str]:
    await running.press("space", "space", "space", "e", "tab", "tab")
    assert running.focus == "queue"
    return running.desk.queue.ids()


async def test_an_empty_queue_says_how_to_fill_it(start: Start) -> None:
    async with start() as running:
        shown = " ".join(line.strip() for line in running.lines(running.main.queue))
        assert shown.strip() == (
            "Nothing is queued. e in the list or in the reader puts an episode here."
        )
        assert running.title("queue-title") == "no cards due · nothing queued"
        await running.press("tab", "tab", "J", "K", "enter", "e", "less_than_sign")
        assert running.desk.record.history() == []


async def test_items_stand_in_order_with_the_minutes_left(start: Start) -> None:
    async with start() as running:
        await running.press("7", "G", "e")
        assert running.title("queue-title") == "no cards due · 59 min queued"
        first, second = running.lines(running.main.queue)[:2]
        assert first.startswith("▌  1 AI Trends 2026")
        assert second.endswith("59 min")


async def test_moving_items_and_taking_it_back(start: Start) -> None:
    async with start() as running:
        one, two, three = await queue_three(running)
        for key, wanted in (
            ("J", [two, one, three]),
            ("ctrl+down", [two, three, one]),
            ("K", [two, one, three]),
            ("greater_than_sign", [two, three, one]),
            ("less_than_sign", [one, two, three]),
            ("u", [two, three, one]),
            ("ctrl+r", [one, two, three]),
        ):
            await running.press(key)
            assert running.desk.queue.ids() == wanted, key
            item = running.main.queue.current
            assert item is not None
            assert item.row.id == one
        await running.press("5", "J")
        assert running.desk.queue.ids() == [two, three, one]


async def test_taking_out(start: Start) -> None:
    async with start() as running:
        one, two, three = await queue_three(running)
        await running.press("j", "e")
        assert running.desk.queue.ids() == [one, three]
        assert running.toast.startswith("Out of the queue: “")
        await running.press("X")
        assert running.desk.queue.ids() == [one]
        await running.press("u", "u")
        assert running.desk.queue.ids() == [one, two, three]


async def test_enter_opens_the_item(start: Start) -> None:
    async with start() as running:
        _, two, _ = await queue_three(running)
        await running.press("j", "enter")
        assert running.focus == "reader"
        assert running.main.reading.episode == two
        assert running.current == two
