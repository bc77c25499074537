"""A key in the list of a library of ten thousand episodes, beside the same key in one of a hundred.

What is measured is the processor's time from the key until all is painted and at rest.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from textual.pilot import Pilot

from store.desk import Desk
from store.home import Home
from tests.bench.opening import SIZE
from tests.bench.rows import Row
from tests.bench.shelves import large_home, made_up_documents
from tui.app import EarmarkApp

__all__ = ["rows"]

ROUNDS = 30
KEYS = {"down a row": "j", "half a page on": "ctrl+d", "star and back": "asterisk"}


def rows() -> Iterator[Row]:
    """Yield each key."""
    with tempfile.TemporaryDirectory() as folder:
        large, small = large_home(Path(folder) / "large"), Path(folder) / "small"
        desk = Desk.open(Home(small))
        named = ((f"feed {n}", one) for n, one in enumerate(made_up_documents(100)))
        for _ in desk.library.write(named, import_id="aaaaaaaaaa"):
            pass
        desk.close(snapshot=True)
        for what, key in KEYS.items():
            ours, theirs = asyncio.run(_both(large, small, key))
            yield Row(
                f"{what} in a list of 10,000 (of 100)",
                ours,
                theirs,
                "within 20 %",
                ours <= theirs * 1.2,
            )


async def _both(large: Path, small: Path, key: str) -> tuple[float, float]:
    """Measure by turns, so that what else the machine does falls on both alike."""
    one, other = EarmarkApp(Home(large)), EarmarkApp(Home(small))
    ours: list[float] = []
    theirs: list[float] = []
    async with one.run_test(size=SIZE) as first, other.run_test(size=SIZE) as second:
        for app, pilot in ((one, first), (other, second)):
            await app.workers.wait_for_complete()
            await pilot.pause()
        for turn in range(ROUNDS):
            if turn % 8 == 0:
                await first.press("g", "g")
                await second.press("g", "g")
            ours.append(await _press(first, key))
            theirs.append(await _press(second, key))
    one.finish()
    other.finish()
    return statistics.median(ours), statistics.median(theirs)


async def _press(pilot: Pilot[None], key: str) -> float:
    begun = time.process_time()
    await pilot.press(key)
    await pilot.pause()
    return time.process_time() - begun
