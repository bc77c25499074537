"""A key in the reader of a long text, beside the same key in a short one.

What is measured is the processor's time from the key until all is painted and at rest. The texts
are shown anew in each round, so that neither reader has painted its lines before.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator

from textual.pilot import Pilot

from store.model import EpisodeState, EpisodeText
from tests.bench.opening import SIZE, ReaderApp
from tests.bench.rows import Row
from tests.bench.shelves import long_talk
from tui.widgets.reader import Reader

__all__ = ["rows"]

LONG = 30_000
SHORT = 1_100
"""Words that make some hundred lines at this width."""
ROUNDS = 24
KEYS = {"down a line": ("cursor_down", 12), "a page on": ("page_down", 2)}
"""The movements, each with how often it is made in a round without reaching the end."""


def rows() -> Iterator[Row]:
    """Yield each movement."""
    for what, (action, times) in KEYS.items():
        ours, theirs = asyncio.run(_both(action, times))
        yield Row(
            f"{what} in 30,000 words (in 100 lines)",
            ours,
            theirs,
            "within 20 %",
            ours <= theirs * 1.2,
        )


async def _both(action: str, times: int) -> tuple[float, float]:
    """Measure by turns, so that what else the machine does falls on both alike."""
    long, short = long_talk(LONG), long_talk(SHORT)
    ours: list[float] = []
    theirs: list[float] = []
    one, other = ReaderApp(), ReaderApp()
    async with one.run_test(size=SIZE) as first, other.run_test(size=SIZE) as second:
        for _ in range(ROUNDS):
            ours += await _press(first, one.query_one(Reader), long, action, times)
            theirs += await _press(second, other.query_one(Reader), short, action, times)
    return statistics.median(ours), statistics.median(theirs)


async def _press(
    pilot: Pilot[None], reader: Reader, text: EpisodeText, action: str, times: int
) -> list[float]:
    reader.show(text, EpisodeState(), place=None, highlights=())
    reader.focus()
    await pilot.pause()
    found = []
    for _ in range(times):
        begun = time.process_time()
        await reader.run_action(action)
        await pilot.pause()
        found.append(time.process_time() - begun)
    assert not reader.is_vertical_scroll_end
    return found
