"""Opening a transcript to its first painted line, beside Textual's own Markdown widget."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.strip import Strip
from textual.widgets import Markdown

from seeds.model import PartKind
from store.desk import Desk
from store.home import Home
from store.model import EpisodeState, EpisodeText
from tests.bench.rows import Row
from tests.bench.shelves import bundled_home, long_talk
from tui.widgets.reader import Reader

__all__ = ["rows"]

ROUNDS = 5
WORDS = 30_000
SIZE = (140, 40)


class TimedReader(Reader):
    """A reader that notes when it painted the first line of a text."""

    painted: float | None = None

    def render_line(self, y: int) -> Strip:
        """Paint a line."""
        strip = super().render_line(y)
        if self.reading is not None and self.painted is None:
            self.painted = time.perf_counter()
        return strip


class ReaderApp(App[None]):
    """Nothing but the reader."""

    CSS = "TimedReader { height: 1fr; }"

    def compose(self) -> ComposeResult:
        """Put it up."""
        yield TimedReader()


class MarkdownApp(App[None]):
    """Nothing but Textual's Markdown."""

    def compose(self) -> ComposeResult:
        """Put it up."""
        with VerticalScroll():
            yield Markdown()


def rows() -> Iterator[Row]:
    """Yield the opening of episode 762, 13,600 words, and of a talk of 30,000."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Home(bundled_home(Path(folder) / "home")))
        (episode,) = (row.id for row in desk.rows().values() if row.number == 762)
        text = desk.text(episode)
        desk.close()
    ours, _ = asyncio.run(_open_in_reader(text))
    theirs = asyncio.run(_open_in_markdown(_as_markdown(text)))
    yield Row(
        "first line of #762, 13,600 words (Markdown)", ours, theirs, "at most 50 ms", ours <= 0.05
    )
    text = long_talk(WORDS)
    _, ours = asyncio.run(_open_in_reader(text))
    theirs = asyncio.run(_open_in_markdown(_as_markdown(text)))
    yield Row(
        "open a talk of 30,000 words (Markdown)", ours, theirs, "at most 1/15", ours <= theirs / 15
    )


def _as_markdown(text: EpisodeText) -> str:
    transcript = text.part(PartKind.TRANSCRIPT)
    assert transcript is not None
    return "\n\n".join(block.text for block in transcript.blocks)


async def _open_in_reader(text: EpisodeText) -> tuple[float, float]:
    """Return the time to the first painted line, and until all has come to rest."""
    firsts, wholes = [], []
    for _ in range(ROUNDS):
        app = ReaderApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            reader = app.query_one(TimedReader)
            begun = time.perf_counter()
            reader.show(text, EpisodeState(), place=None, highlights=())
            await pilot.pause()
            wholes.append(time.perf_counter() - begun)
            assert reader.painted is not None
            firsts.append(reader.painted - begun)
    return statistics.median(firsts), statistics.median(wholes)


async def _open_in_markdown(text: str) -> float:
    times = []
    for _ in range(ROUNDS):
        app = MarkdownApp()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            widget = app.query_one(Markdown)
            begun = time.perf_counter()
            await widget.update(text)
            await pilot.pause()
            times.append(time.perf_counter() - begun)
    return statistics.median(times)
