"""Other processes, snapshots, full disks and ten thousand episodes."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC
from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from store.deleting import delete_episodes
from store.desk import Desk
from store.errors import UnwritableError
from store.home import Home
from store.model import EpisodeRow, EpisodeState, Mark, ReadState
from tests.app.conftest import Clock, Running, Start
from tests.app.test_line_list import settled
from tui.screens.base import BaseScreen
from tui.upkeep import Upkeep
from tui.widgets.episode_list import EpisodeList


async def test_what_another_process_does_is_shown(start: Start, home: Home, clock: Clock) -> None:
    async with start() as running:
        other = Desk.open(home, clock=clock, zone=UTC)
        other.marks.mark(Mark.READ, [running.current])
        other.queue.add([running.current])
        other.close()
        assert Upkeep(running.desk).look()
        await running.settle()
        assert running.lines(running.main.episodes)[0].startswith("▌ ○ Beluga")
        assert running.main.queue.row_count == 1
        await running.press("u")
        assert running.main.queue.row_count == 0


async def test_the_cursor_keeps_its_episode_and_its_line_when_rows_come_and_go(
    start: Start, home: Home, clock: Clock
) -> None:
    async with start(size=(80, 14)) as running:
        await running.press("2", "0", "G")
        episodes = running.main.episodes
        line = episodes.cursor - episodes.scroll_offset.y
        kept, gone = running.current, [row.id for row in episodes.rows[3:6]]
        other = Desk.open(home, clock=clock, zone=UTC)
        delete_episodes(other, gone)
        assert Upkeep(running.desk).look()
        await running.settle()
        assert (episodes.row_count, episodes.cursor, running.current) == (24, 16, kept)
        assert episodes.cursor - episodes.scroll_offset.y == line
        # What goes from under the cursor leaves it on what follows.
        following = episodes.rows[17].id
        delete_episodes(other, [kept])
        other.marks.mark(Mark.ARCHIVED, [episodes.rows[0].id])
        other.close()
        assert Upkeep(running.desk).look()
        await running.settle()
        assert (episodes.row_count, running.current) == (22, following)
        await running.press("u", "u", "u")
        # What an undo brings back is where the cursor goes: last the first of those three.
        assert (episodes.row_count, running.current) == (27, gone[0])
        assert episodes.rows[19].id == kept


async def test_a_snapshot_is_written_in_slices(start: Start) -> None:
    async with start() as running:
        episode = running.current
        while not running.desk.record.wants_snapshot():
            running.desk.marks.mark(Mark.READ, [episode])
            running.desk.marks.mark(Mark.UNREAD, [episode])
        ticking = iter(range(10_000))
        upkeep = Upkeep(running.desk, clock=lambda: float(next(ticking)))
        upkeep.look()
        slices = 0
        while upkeep.busy:
            upkeep.work()
            slices += 1
        assert slices > 1
        assert not running.desk.record.wants_snapshot()
        await running.press("m")
        assert running.desk.marks.state(episode).read is ReadState.READ


async def test_a_mark_that_cannot_be_written_is_said_and_not_shown(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start() as running:

        def full(*_: object, **__: object) -> None:
            raise UnwritableError("record.journal", "the disk is full", "make room")

        monkeypatch.setattr(running.desk.marks, "mark", full)
        monkeypatch.setattr(running.desk.highlights, "add", full)
        await running.press("m")
        assert running.toast == "record.journal: the disk is full; make room"
        assert running.lines(running.main.episodes)[0].startswith("▌ ● Beluga")
        await running.press("enter", "v", "enter")
        assert running.toast == "record.journal: the disk is full; make room"
        assert running.app.is_running


def row(number: int) -> EpisodeRow:
    return EpisodeRow(
        id=f"episode{number:05}",
        source_id="source",
        source="A source",
        title=f"An episode with the number {number}",
        number=number,
        people=(),
        published="2026-01-01",
        duration=60.0 * number,
        words=100,
        parts=(),
        link=None,
        truncated=False,
        tags=(),
        references=0,
    )


class Shelf(BaseScreen[None]):
    """Only the list."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.episodes = EpisodeList()
        self.rows = [row(number) for number in range(count)]
        self.asked: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.episodes

    def on_mount(self) -> None:
        self.episodes.show_states(self.state)
        self.episodes.show(self.rows, empty="")

    def state(self, episode: str) -> EpisodeState:
        self.asked.append(episode)
        return EpisodeState()


@pytest.mark.parametrize("count", [100, 10_000])
async def test_in_a_list_of_ten_thousand_a_key_looks_at_the_rows_in_sight_only(count: int) -> None:
    shelf = Shelf(count)

    class Shelves(App[None]):
        def on_mount(self) -> None:
            self.push_screen(shelf)

    async with Shelves().run_test(size=(100, 25)) as pilot:
        await settled(pilot)
        assert len(set(shelf.asked)) == 25
        for key in ("j", "ctrl+f", "G", "k"):
            shelf.asked.clear()
            drawn = shelf.episodes.drawn
            await settled(pilot, key)
            assert len(set(shelf.asked)) <= 26
            assert shelf.episodes.drawn - drawn <= 26
        assert shelf.episodes.cursor == count - 2


def test_a_second_window_on_one_home_is_no_trouble(home: Home) -> None:
    one = Desk.open(home, zone=UTC)
    two = Desk.open(home, zone=UTC)
    episode = next(iter(one.rows()))
    one.marks.mark(Mark.STARRED, [episode])
    Upkeep(two).look()
    assert two.marks.state(episode).starred
    one.close(snapshot=True)
    Upkeep(two).look()
    two.marks.mark(Mark.READ, [episode])
    two.close(snapshot=True)
    three = Desk.open(home, zone=UTC)
    assert three.marks.state(episode).starred
    assert three.marks.state(episode).read is ReadState.READ
    three.close()


async def test_the_app_and_a_command_may_both_import(
    start: Start, home: Home, tmp_path: Path
) -> None:
    """Each import opens the library anew; the locks of the first opening must outlive that."""

    def command(*words: str) -> str:
        ran = subprocess.run(
            [sys.executable, "-m", "tui.cli", "--home", str(home.folder), *words],
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout

    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.md").write_text(f"# Note {name}\n\nA text of its own, in {name}.\n")
    async with start() as running:
        journal = running.desk.library.path.with_name("library.db-wal")
        await bring(running, tmp_path / "one.md")
        command("import", str(tmp_path / "two.md"))
        assert len(command("list").splitlines()) == 29
        assert journal.exists()
        await bring(running, tmp_path / "three.md")
        assert running.toast == "Added: 1 new episode · u takes it back"
        assert len(command("list").splitlines()) == 30
        assert running.desk.library.check() == []
    assert command("check") == ""  # it prints what is wrong, and fails over it


async def bring(running: Running, path: Path) -> None:
    """Import a file by the key."""
    await running.press("a")
    await running.write(str(path))
    await running.press("enter")
