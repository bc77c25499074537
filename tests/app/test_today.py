"""Today's plan, followed by keys."""

from __future__ import annotations

from tests.app.conftest import Running, Start
from tui.screens.review import ReviewScreen
from tui.screens.today import PlanList, TodayScreen
from tui.widgets.pane_title import PaneTitle


def title(running: Running) -> str:
    return str(running.app.screen.query_one("#today-title", PaneTitle).content)


def rows(running: Running) -> list[str]:
    return [line for line in running.lines(running.app.screen.query_one(PlanList)) if line.strip()]


async def queue_posts(running: Running) -> list[str]:
    """Queue two posts of some minutes and the long talk."""
    wanted = [
        next(one.row.id for one in running.desk.listing(words))
        for words in ("Puzzles", "OpenClaw", "hallucinate")
    ]
    running.desk.queue.add(wanted)
    return wanted


async def test_what_fits_is_listed_and_the_rest_fills_the_time(start: Start) -> None:
    async with start() as running:
        await queue_posts(running)
        await running.press("t")
        assert title(running) == "Today, 25 min"
        first, _, second, _, third, beneath = rows(running)
        assert first.startswith("▌  The Day AI Solves My Puzzles")
        assert second.startswith("   Why language models hallucinate")
        assert third.startswith("   AI Trends 2026")
        assert third.rstrip().endswith("19 min")
        assert beneath.startswith("   of 59 min · The TWIML AI Podcast")
        await running.press(*["-"] * 4)
        assert title(running) == "Today, 5 min · 2 min to spare"
        assert len(rows(running)) == 2


async def test_a_plan_is_followed_with_one_key_and_what_is_done_stays_in_sight(
    start: Start,
) -> None:
    async with start() as running:
        puzzles, talk, why = await queue_posts(running)
        card = running.desk.cards.add("basic", "Q?", "A")
        await running.press("t", "q", ".")
        assert isinstance(running.app.screen, ReviewScreen)
        await running.press("space")
        running.app._clock.go_on(seconds=4)  # type: ignore[attr-defined]
        await running.press("3")
        assert running.desk.cards.get(card.id).memory.reps == 1
        await running.press("q", ".")
        assert (running.main.reading.episode, running.focus) == (puzzles, "reader")
        await running.press("m", ".")
        assert running.main.reading.episode == why
        await running.press("m", "t")
        assert [line[1] for line in rows(running)[::2]] == ["✓", "✓", "✓", " "]
        assert rows(running)[2].rstrip().endswith("done")
        assert "done so far: 1 card" in title(running)
        await running.press("enter")
        assert running.main.reading.episode == talk
        await running.press("m", ".")
        assert isinstance(running.app.screen, TodayScreen)
        assert "all of it done" in title(running)
        await running.press("n")
        assert "Nothing is due, and nothing of the queue fits" in " ".join(
            " ".join(rows(running)).split()
        )


async def test_the_queue_is_fitted_to_a_time(start: Start) -> None:
    async with start() as running:
        await queue_posts(running)
        await running.press("tab", "tab", ".")
        await running.write("soon")
        await running.press("enter")
        assert running.toast == "'soon' is no time; write 25, 25m or 1h30m"
        await running.press(".")
        await running.write("1h30m")
        await running.press("enter")
        assert isinstance(running.app.screen, TodayScreen)
        assert title(running).startswith("Today, 1 h 30 min · ")
        assert len(rows(running)) == 6


async def test_q_leads_back_from_an_episode_to_the_plan(start: Start) -> None:
    async with start() as running:
        await queue_posts(running)
        await running.press("t", "+", "j", "enter")
        assert running.focus == "reader"
        assert running.footer.startswith("q goes back to Today")
        await running.press("q")
        assert isinstance(running.app.screen, TodayScreen)
        assert title(running).startswith("Today, 30 min")


async def test_today_lies_beneath_review_and_is_gone_back_to(start: Start) -> None:
    async with start() as running:
        running.desk.cards.add("basic", "Q?", "A")
        await running.press("t")
        assert rows(running)[1].split() == ["▌", "r", "begins"]
        await running.press("enter")
        running.on(ReviewScreen)
        await running.press("t")
        running.on(TodayScreen)
        assert running.app.screen is running.app.screen_stack[2]
        await running.press("t")
        assert running.toast == "Today is on already · q leaves it"
        await running.press("q")
        assert running.focus == "list"
