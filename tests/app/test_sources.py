"""The sources and saved queries by their keys."""

from __future__ import annotations

from tests.app.conftest import Running, Start
from tui.screens.main import MainScreen
from tui.screens.sources import SourcesScreen


def shown(running: Running) -> list[list[str]]:
    """The rows of the screen, each as its words."""
    lines = running.lines(running.on(SourcesScreen).sources)
    return [line[2:].split() for line in lines if line.strip()]


async def test_sources_with_their_unread_and_opening_one(start: Start) -> None:
    async with start(size=(60, 24)) as running:
        await running.press("m", "g", "s")
        assert [words[-2:] for words in shown(running)] == [
            ["26", "27"],
            ["5", "6"],
            ["1", "1"],
            ["9", "9"],
            ["11", "11"],
        ]
        assert running.footer.endswith("26 unread of 27 episodes · 1/5")
        await running.press("slash")
        await running.write("twiml")
        await running.press("enter", "enter")
        assert running.title("list-title") == '9 episodes · source:"The TWIML AI Podcast"'
        await running.press("g", "s", "enter")
        assert running.title("list-title") == "27 episodes · all"
        await running.press("g", "s", "q")
        assert running.on(MainScreen).episodes.row_count == 27


async def test_a_source_is_renamed_read_and_removed(start: Start) -> None:
    async with start() as running:
        await running.press("g", "s", "j", "j", "e", "ctrl+u")
        await running.write("the twiml ai podcast")
        await running.press("enter")
        assert "is the name of another source" in str(
            running.app.screen.query_one("#line-choices").render()
        )
        await running.press("ctrl+u")
        await running.write("Captions")
        await running.press("enter")
        assert running.toast == (
            "Renamed: “Deep Dive audio overviews” is “Captions” · u takes it back"
        )
        assert shown(running)[2] == ["Captions", "files", "1", "1"]
        await running.press("k", "A", "y")
        assert shown(running)[1][-1] == "6"
        assert len(running.desk.listing("is:read")) == 6
        await running.press("A")
        assert running.footer.startswith("All of these are read already")
        await running.press("j", "X", "n", "X", "y")
        assert [words[0] for words in shown(running)] == ["All", "AI", "The", "Tokenless"]
        await running.press("u")
        assert shown(running)[2] == ["Captions", "files", "1", "1"]
        await running.press("g", "g", "X")
        assert running.footer.startswith("Only a source or a saved query can be removed")
        await running.press("q")
        assert running.main.episodes.row_count == 27


async def test_saved_queries_stand_beside_the_sources(start: Start) -> None:
    async with start(size=(120, 30)) as running:
        running.desk.saved.save("long reads", "longer:1h")
        running.desk.saved.save("long", "is:unread")
        running.desk.saved.save("broken", "@long")
        running.desk.saved.remove("long")
        await running.press("g", "s")
        rows = shown(running)
        assert rows[1][:8] == "@broken @long: no query has this name; saved ones:".split()[:8]
        assert rows[2] == ['@"long', 'reads"', "longer:1h", "8", "8"]
        await running.press("j", "j", "equals_sign")
        await running.write(" source:twi")
        await running.press("tab", "enter")
        assert running.desk.saved.get("long reads") == ('longer:1h source:"The TWIML AI Podcast"')
        assert shown(running)[2][-2:] == ["2", "2"]
        await running.press("e", "ctrl+u")
        await running.write("walks")
        await running.press("enter", "enter")
        assert running.title("list-title") == "2 episodes · @walks"
        await running.press("g", "s", "j", "X", "X")
        assert running.toast == "Removed: @walks · u takes it back"
        assert len(shown(running)) == 5
        await running.press("q")
        assert running.title("list-title") == "2 episodes · @walks"
        # What the list was made from outlives the name.
        await running.press("D")
        assert running.title("list-title") == "1 episode · @walks"


async def test_a_search_from_here_ends_in_the_reader(start: Start) -> None:
    async with start() as running:
        await running.press("g", "s", "s")
        await running.write("latent space")
        await running.press("enter", "enter")
        assert running.on(MainScreen)
        assert running.focus == "reader"
