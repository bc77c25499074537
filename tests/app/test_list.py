"""The episode list by its keys."""

from __future__ import annotations

from store.model import ListenState, ReadState
from tests.app.conftest import Running, Start
from tui.widgets.completing_input import Choices


def row_with(running: Running, title: str) -> int:
    """The number of the row whose title begins so, from 1, as G takes it."""
    rows = running.main.episodes.rows
    return next(n for n, row in enumerate(rows, 1) if row.title.startswith(title))


async def test_m_marks_read_and_u_takes_it_back(start: Start) -> None:
    async with start() as running:
        title = running.main.episodes.rows[0].title
        await running.press("m")
        assert running.desk.marks.state(running.current).read is ReadState.READ
        assert running.toast.startswith("Read: “Beluga")
        assert running.toast.endswith("u takes it back")
        assert running.lines(running.main.episodes)[0].startswith(f"▌ ○ {title[:20]}")
        await running.press("u")
        assert running.desk.marks.state(running.current).read is ReadState.UNREAD
        assert running.toast.startswith("Undone: marked “Beluga")
        assert running.lines(running.main.episodes)[0].startswith(f"▌ ● {title[:20]}")
        await running.press("ctrl+r")
        assert running.desk.marks.state(running.current).read is ReadState.READ
        assert running.toast.startswith("Done again: marked “Beluga")


async def test_m_twice_is_unread_again(start: Start) -> None:
    async with start() as running:
        await running.press("m", "m")
        assert running.desk.marks.state(running.current).read is ReadState.UNREAD
        assert running.toast.startswith("Unread again: ")


async def test_listened_starred_and_queued_show_their_signs_and_words(start: Start) -> None:
    async with start(size=(100, 24)) as running:
        await running.press("M", "*", "e")
        state = running.desk.marks.state(running.current)
        assert state.listened is ListenState.YES
        assert state.starred
        assert state.queued
        assert running.lines(running.main.episodes)[0].startswith("▌ ●♪★≡  Beluga")
        assert running.footer.endswith("unread, listened, starred, queued · 1/27")
        await running.press("M", "*", "e")
        state = running.desk.marks.state(running.current)
        assert (state.listened, state.starred, state.queued) == (ListenState.NO, False, False)


async def test_undo_with_nothing_to_undo_is_one_line(start: Start) -> None:
    async with start() as running:
        await running.press("u")
        assert running.toast.count("\n") == 0
        assert "nothing" in running.toast


async def test_several_are_selected_and_marked_in_one_step(start: Start) -> None:
    async with start() as running:
        await running.press("space", "space", "j", "space")
        assert running.footer.endswith("3 selected · 5/27")
        chosen = running.main.episodes.chosen
        await running.press("m")
        assert [running.desk.marks.state(one).read for one in chosen] == [ReadState.READ] * 3
        assert running.toast == "Read: 3 episodes · u takes it back"
        assert running.main.episodes.selected == 0
        await running.press("u")
        assert [running.desk.marks.state(one).read for one in chosen] == [ReadState.UNREAD] * 3


async def test_escape_drops_the_selection(start: Start) -> None:
    async with start() as running:
        await running.press("space", "space", "escape", "m")
        assert running.toast.startswith("Read: “Trajectory")


async def test_scopes(start: Start) -> None:
    async with start() as running:
        await running.press("m", "j", "*")
        for keys, title, rows in (
            ("g 2", "26 episodes · unread", 26),
            ("g 3", "1 episode · starred", 1),
            ("g 4", "2 episodes · with a transcript", 2),
            ("g 1", "27 episodes · all", 27),
        ):
            await running.press(*keys.split())
            assert running.title("list-title") == title
            assert running.main.episodes.row_count == rows


async def test_a_filter_by_query_and_back(start: Start) -> None:
    async with start() as running:
        await running.press("equals_sign")
        assert running.focus == "prompt-line"
        await running.write("source:twiml -has:transcript")
        await running.press("enter")
        assert running.focus == "list"
        assert running.title("list-title") == "8 episodes · source:twiml -has:transcript"
        await running.press("escape")
        assert running.title("list-title") == "27 episodes · all"


async def test_a_query_that_makes_no_sense_is_said_in_one_line_and_may_be_mended(
    start: Start,
) -> None:
    async with start() as running:
        await running.press("equals_sign")
        await running.write("colour:red")
        await running.press("enter")
        assert running.main.query_one("#prompt-choices", Choices).words == (
            "colour: is no key of a query; known ones: "
            "source: is: has: speaker: after: before: longer: shorter: tag:"
        )
        assert running.focus == "prompt-line"
        assert running.title("list-title") == "27 episodes · all"
        await running.press("escape")
        assert running.focus == "list"


async def test_nothing_found_says_what_to_do(start: Start) -> None:
    async with start() as running:
        await running.press("g", "3")
        assert running.title("list-title") == "0 episodes · starred"
        shown = " ".join(line.strip() for line in running.lines(running.main.episodes))
        assert "Esc shows all again" in shown
        await running.press("m", "e", "enter", "J", "o", "y", "space")
        assert running.desk.record.history() == []


async def test_find_goes_as_one_types_and_n_goes_round(start: Start) -> None:
    async with start() as running:
        await running.press("slash")
        await running.write("reasoning")
        first = running.current
        await running.press("enter")
        assert running.focus == "list"
        seen = [first]
        for _ in range(9):
            await running.press("n")
            if running.current == first:
                break
            seen.append(running.current)
        titles = [running.desk.listed(one).row.title for one in seen]
        assert len(titles) > 2
        assert all("reasoning" in title.casefold() for title in titles)
        await running.press("N")
        assert running.current == seen[-1]


async def test_a_find_that_is_given_up_leads_back(start: Start) -> None:
    async with start() as running:
        await running.press("3", "G", "slash")
        await running.write("waymo")
        assert running.main.episodes.cursor != 2
        await running.write("xyz")
        assert running.main.episodes.cursor == 2
        await running.press("escape")
        assert running.main.episodes.cursor == 2
        assert running.focus == "list"


async def test_unread_neighbours(start: Start) -> None:
    async with start() as running:
        await running.press("j", "m", "j", "m", "g", "g", "right_square_bracket", "u")
        assert running.main.episodes.cursor == 3
        await running.press("left_square_bracket", "u")
        assert running.main.episodes.cursor == 0
        await running.press("left_square_bracket", "u")
        assert running.footer.startswith("No unread episode above")


async def test_j_and_k_show_neighbours_while_the_list_keeps_the_focus(start: Start) -> None:
    async with start() as running:
        await running.press("J")
        assert running.main.episodes.cursor == 1
        assert running.focus == "list"
        text = running.main.reading.reader.text
        assert text is not None
        assert text.row.id == running.current
        await running.press("K", "K")
        assert running.footer.startswith("That was the first episode")


async def test_a_link_is_copied(start: Start) -> None:
    async with start() as running:
        row = row_with(running, "Teaching LLMs")
        await running.press(*str(row), "G", "y")
        assert running.app.clipboard.startswith("https://")
        assert running.toast == f"Copied: {running.app.clipboard}"


async def test_an_episode_without_a_page_says_so(start: Start) -> None:
    async with start() as running:
        rows = running.main.episodes.rows
        bare = next(n for n, row in enumerate(rows, 1) if row.link is None)
        await running.press(*str(bare), "G", "o")
        assert running.toast == "this episode: names no page of its own"


async def test_marking_costs_one_row(start: Start) -> None:
    async with start() as running:
        await running.press("j")
        before = running.main.episodes.drawn
        await running.press("m")
        assert running.main.episodes.drawn - before == 1
