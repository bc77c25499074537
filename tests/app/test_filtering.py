"""The filter: completion, what was asked before, saved queries; and the order of the list."""

from __future__ import annotations

from tests.app.conftest import Running, Start
from tui.widgets.completing_input import Choices, CompletingInput


def choices(running: Running) -> str:
    return running.app.screen.query_one(Choices).words


def line(running: Running) -> str:
    return running.app.screen.query_one(CompletingInput).value


async def test_tab_completes_keys_and_values(start: Start) -> None:
    async with start() as running:
        await running.press("equals_sign")
        assert choices(running).startswith("Tab  source:  is:  has:  speaker:")
        await running.write("ha")
        assert choices(running) == "Tab  has:"
        await running.press("tab")
        assert line(running) == "has:"
        assert choices(running) == "Tab  transcript  highlights  cards  references"
        await running.press("tab", "tab")
        assert line(running) == "has:highlights "
        await running.press("shift+tab")
        assert line(running) == "has:transcript "
        await running.write("source:twi")
        await running.press("tab")
        assert line(running) == 'has:transcript source:"The TWIML AI Podcast" '
        await running.press("enter")
        assert running.main.episodes.row_count == 1
        assert running.title("list-title").startswith("1 episode · has:transcript source:")


async def test_tab_is_heard_in_its_place_however_fast_one_types(start: Start) -> None:
    async with start() as running:
        await running.press("equals_sign")
        await running.pilot.press(*"is:sta", "tab", "x", "enter")
        await running.settle()
        assert running.title("list-title") == "0 episodes · is:starred x"
        shown = " ".join(text.strip() for text in running.lines(running.main.episodes))
        assert "No episode answers is:starred x." in shown


async def test_what_was_asked_before_comes_back_also_after_a_restart(start: Start) -> None:
    async with start() as running:
        for query in ("is:unread", "waymo", "is:unread"):
            await running.press("equals_sign", "ctrl+u")
            await running.write(query)
            await running.press("enter")
        await running.press("slash")
        await running.write("llm")
        await running.press("enter")
    async with start() as running:
        await running.press("equals_sign")
        await running.write("is")
        seen = []
        for key in ("up", "up", "up", "down", "down"):
            await running.press(key)
            seen.append(line(running))
        assert seen == ["is:unread", "waymo", "waymo", "is:unread", "is"]
        await running.press("escape", "slash", "up")
        assert line(running) == "llm"


async def test_a_filter_is_saved_under_a_name_and_used_by_it(start: Start) -> None:
    async with start() as running:
        await running.press("g", "equals_sign")
        assert running.footer.startswith("Nothing to save: = filters the list first")
        await running.press("equals_sign")
        await running.write("longer:1h -is:read")
        await running.press("enter", "g", "equals_sign")
        await running.write('a "b"')
        await running.press("enter")
        assert choices(running) == 'a "b" can\'t name a query; write a word or two'
        await running.press("ctrl+u")
        await running.write("long")
        await running.press("enter")
        assert running.toast == "Saved as @long: g s lists it, u takes it back"
        assert running.title("list-title") == "8 episodes · @long"
        await running.press("escape", "equals_sign")
        await running.write("@l")
        await running.press("tab")
        await running.write("source:twiml")
        await running.press("enter")
        assert running.title("list-title") == "2 episodes · @long source:twiml"


async def test_orders_are_chosen_by_letter_or_cursor_and_kept(start: Start) -> None:
    async with start() as running:
        await running.press("backslash", "t")
        assert running.title("list-title") == "27 episodes, by title · all"
        row = running.main.episodes.rows[0]
        assert row.title.startswith("29.4% ARC-AGI-2")
        assert running.main.episodes.cursor == 0
        await running.press("backslash", "escape")
        assert running.title("list-title") == "27 episodes, by title · all"
    async with start() as running:
        assert running.title("list-title") == "27 episodes, by title · all"
        assert running.main.episodes.rows[0].id == row.id == running.current
        await running.press("backslash", "j", "j", "enter")
        assert running.title("list-title") == "27 episodes, longest first · all"
        assert running.main.episodes.rows[0].number == 762
        await running.press("backslash", "n", "g", "2")
        assert running.title("list-title") == "27 episodes · unread"


async def test_a_query_is_tidied_and_esc_leads_back_to_the_row(start: Start) -> None:
    async with start() as running:
        await running.press("j", "j", "j")
        here = running.current
        await running.press("equals_sign")
        await running.write('is:unread   "no  such')
        await running.press("enter")
        assert running.title("list-title") == '0 episodes · is:unread "no  such"'
        shown = " ".join(text.strip() for text in running.lines(running.main.episodes))
        assert 'No episode answers is:unread "no such".' in shown
        await running.press("escape")
        assert running.title("list-title") == "27 episodes · all"
        assert running.current == here
