"""What is read on the screen, on a clock that the test moves."""

from __future__ import annotations

from seeds.model import PartKind
from store.model import EpisodeState
from tests.app.conftest import Clock, Running, Start
from tests.app.test_reading import open_762


def read_on(running: Running, clock: Clock, seconds: int) -> None:
    """Let seconds go by before the reader."""
    for _ in range(seconds):
        clock.go_on(seconds=1)
        running.main.reading.look()


def lines(running: Running) -> int:
    return (running.desk.home.folder / "record.journal").read_bytes().count(b"\n")


def state(running: Running, episode: str) -> EpisodeState:
    return running.desk.marks.state(episode)


async def test_what_was_in_view_long_enough_is_read_wherever_the_caret_is(
    start: Start, clock: Clock
) -> None:
    async with start() as running:
        episode = await open_762(running)
        running.main.reading.look()
        read_on(running, clock, 20)
        await running.press("G")
        progress = state(running, episode).progress
        running.main.reading.look()
        await running.press("q")
        running.main.reading.look()
        assert (progress, state(running, episode).coverage) == (1, 0.0101)
        read = running.desk.coverage.blocks(running.desk.text(episode))
        assert {kind for kind, _ in read} == {"description", "takeaways"}
        today = running.desk.days.today()
        assert (today.words, today.finished) == (137, 1)
        assert 15 < today.read_seconds <= 21
        await running.press("tab", "g", "g")
        assert " read · 1 % of the text read" in " ".join(
            running.main.reading.reader.render_line(y).text for y in range(8)
        )


async def test_it_is_written_down_seldom_and_when_the_reader_is_left(
    start: Start, clock: Clock
) -> None:
    async with start() as running:
        episode = await open_762(running)
        before = lines(running)
        running.main.reading.look()
        read_on(running, clock, 29)
        assert lines(running) == before
        read_on(running, clock, 1)
        assert (lines(running), state(running, episode).coverage > 0) == (before + 1, True)
        read_on(running, clock, 10)
        await running.press("q")
        read_on(running, clock, 40)
        assert lines(running) == before + 2
        seconds = running.desk.days.today().read_seconds
        assert 35 <= seconds <= 40
        await running.press("tab", "q", "j", "enter")
        assert running.desk.days.today().read_seconds == seconds
    # What was read just before the app is left is kept, too.
    async with start() as running:
        episode = await open_762(running)
        await running.press("]", "]", "]", "]", "]", "]")
        running.main.reading.look()
        read_on(running, clock, 25)
        await running.pilot.press("q", "q")
    async with start() as running:
        part = running.desk.text(episode).part(PartKind.TRANSCRIPT)
        assert part is not None
        read = running.desk.coverage.blocks(running.desk.text(episode))
        assert ("transcript", 0) in read
        assert ("transcript", len(part.blocks) - 1) not in read


async def test_nothing_is_read_while_the_terminal_is_elsewhere_or_another_screen_is_on(
    start: Start, clock: Clock
) -> None:
    async with start() as running:
        episode = await open_762(running)
        running.app.app_focus = False
        read_on(running, clock, 60)
        running.app.app_focus = True
        await running.press("t")
        read_on(running, clock, 60)
        await running.press("q", "h")
        read_on(running, clock, 60)
        assert state(running, episode).coverage == 0
        assert running.desk.days.all() == []
