"""What is done to several episodes at once: all read, tags, the archive, deleting."""

from __future__ import annotations

from store.model import ReadState
from tests.app.conftest import Running, Start
from tui.screens.choosing import AskScreen
from tui.widgets.completing_input import Choices


def question(running: Running) -> str:
    return str(running.on(AskScreen).query_one("#ask-question").render())


def read(running: Running) -> int:
    return len(running.desk.listing("is:read"))


async def test_all_in_view_are_marked_read_once_one_says_yes(start: Start) -> None:
    async with start() as running:
        await running.press("m", "equals_sign")
        await running.write("source:post")
        await running.press("enter", "A")
        assert question(running) == "Mark all 5 unread episodes in view read?"
        await running.press("n")
        assert read(running) == 1
        await running.press("A", "y")
        assert read(running) == 6
        assert running.toast == "Read: 5 episodes · u takes it back"
        assert running.main.episodes.row_count == 6
        await running.press("A")
        assert running.footer.startswith("All of these are read already")
        await running.press("u")
        assert read(running) == 1


async def test_what_is_older_is_marked_read(start: Start) -> None:
    async with start() as running:
        await running.press("9", "G", "g", "A")
        assert question(running) == (
            "Mark 6 unread episodes in view that are older than “Waymo's Foundation Model for "
            "Autonomous…” read?"
        )
        await running.press("enter")
        numbers = [one.row.number for one in running.desk.listing("is:read")]
        assert numbers == [724, 723, 722, 721, 720, 719]
        # Posts have no dates: those after it on their own page are older.
        await running.press("2", "5", "G", "g", "A", "y")
        assert read(running) == 6 + 1


async def test_all_in_view_are_selected_and_dropped(start: Start) -> None:
    async with start() as running:
        await running.press("ctrl+a")
        assert running.footer.endswith("27 selected · 1/27")
        await running.press("ctrl+a")
        assert running.main.episodes.selected == 0
        await running.press("g", "4", "ctrl+a", "asterisk")
        assert len(running.desk.listing("is:starred")) == 2
        assert running.desk.listing("has:transcript is:starred")


async def test_tags_of_one_and_of_several(start: Start) -> None:
    async with start() as running:
        await running.press("number_sign")
        await running.write("rl #to-read")
        await running.press("enter")
        assert running.toast.startswith("Tagged rl to-read: “Beluga")
        assert running.footer.endswith("unread, tagged rl to-read · 1/27")
        # Of one episode the line is all of its tags.
        await running.press("number_sign", *["backspace"] * 8, "enter")
        assert running.desk.marks.state(running.current).tags == ("rl",)
        await running.press("space", "space", "number_sign")
        await running.write("-rl lat")
        assert running.app.screen.query_one(Choices).words == ""
        await running.write("ent")
        await running.press("enter")
        assert running.toast == "Tagged latent: 2 episodes · u takes it back"
        assert running.main.episodes.selected == 0
        rows = running.main.episodes.rows
        tags = [running.desk.marks.state(row.id).tags for row in rows[:3]]
        assert tags == [("latent",), ("latent",), ()]
        await running.press("number_sign")
        await running.write("l")
        assert running.app.screen.query_one(Choices).words == "Tab  latent"
        await running.press("tab", "enter", "u", "u")
        assert [running.desk.marks.state(row.id).tags for row in rows[:3]] == [("rl",), (), ()]


async def test_the_archive(start: Start) -> None:
    async with start() as running:
        first, second, third = [row.id for row in running.main.episodes.rows[:3]]
        await running.press("j", "D")
        assert running.toast.startswith("Archived: “DFX")
        assert running.title("list-title") == "26 episodes · all"
        assert running.current == third
        await running.press("u")
        assert [row.id for row in running.main.episodes.rows[:3]] == [first, second, third]
        assert running.current == second
        await running.press("k", "k", "space", "space", "D")
        assert running.title("list-title") == "25 episodes · all"
        await running.press("equals_sign")
        await running.write("is:archived")
        await running.press("enter")
        assert [row.id for row in running.main.episodes.rows] == [first, second]
        assert "archived" in running.footer
        await running.press("D")
        assert running.toast.startswith("Back from the archive: “Beluga")
        assert [row.id for row in running.main.episodes.rows] == [second]
        await running.press("escape")
        assert running.title("list-title") == "26 episodes · all"


async def test_what_one_marked_stays_when_something_else_goes(start: Start) -> None:
    async with start() as running:
        await running.press("g", "2", "m", "j", "D")
        assert running.title("list-title") == "26 episodes · unread"
        assert running.desk.marks.state(running.main.episodes.rows[0].id).read is ReadState.READ
        await running.press("g", "2")
        assert running.title("list-title") == "25 episodes · unread"


async def test_deleting_asks_and_comes_back(start: Start) -> None:
    async with start() as running:
        gone = running.main.episodes.rows[1]
        await running.press("e", "j", "e", "X")
        assert question(running) == "Delete “DFX: Multi-FPGA Acceleration for Transf…”?"
        assert str(running.app.screen.query_one("#ask-more").render()) == (
            "1 episode, 1 queue entry. u brings everything back."
        )
        await running.press("escape")
        assert running.main.episodes.row_count == 27
        await running.press("X", "y")
        assert running.main.episodes.row_count == 26
        assert gone.id not in running.desk.rows()
        assert running.main.queue.row_count == 1
        assert running.main.episodes.cursor == 1
        await running.press("G", "u")
        assert running.main.episodes.cursor == 1
        await running.press("D", "G", "u")
        assert running.current == gone.id
        assert running.main.episodes.rows[1].id == gone.id
        assert running.main.queue.row_count == 2
        await running.press("ctrl+a", "X", "y")
        shown = " ".join(text.strip() for text in running.lines(running.main.episodes))
        assert "The library is empty." in shown
