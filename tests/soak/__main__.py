"""``make soak``: the record's promise, tried in full; 1 if anything was lost.

One line for each trial: how many points, kills or lines there were, and how many changes were lost.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from tests.soak.crowding import crowd
from tests.soak.killing import Killings, kill_again_and_again
from tests.soak.matrix import Tally, every_length, points, try_points
from tests.soak.session import play
from tests.soak.window import say

__all__: list[str] = []

WORKERS = 2
PARTS = 40
KILLS = 400
DEEDS = 1500
COMMANDS = 30

T = TypeVar("T")
Result = tuple[str, list[str]]
"""What was tried, in words, and what was wrong."""


def main() -> int:
    """Try everything, and print what came of it."""
    lost = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, trial in enumerate((_crash_matrix, _kills, _crowd, _crowd_with_snapshots)):
            begun = time.monotonic()
            home = Path(folder) / str(number)
            home.mkdir()
            tried, wrong = trial(home)
            lost += len(wrong)
            for problem in wrong[:20]:
                say(f"  {problem}")
            say(f"{tried}; changes lost: {len(wrong)} ({time.monotonic() - begun:.0f} s)")
    return 1 if lost else 0


def _crash_matrix(folder: Path) -> Result:
    tried, wrong = Counter[str](), list[str]()
    for tally in _shared(_part_of_the_matrix, folder, PARTS):
        tried += tally.tried
        wrong += tally.wrong
    kinds = ", ".join(f"{count:,} {kind}s" for kind, count in sorted(tried.items()))
    return f"crash matrix: {tried.total():,} points tried ({kinds})", wrong


def _part_of_the_matrix(folder: Path, part: int) -> Tally:
    session = play(folder)
    some = points(session, every_length, thorough=1, part=part, parts=PARTS)
    return try_points(session, folder / "spare", some)


def _kills(folder: Path) -> Result:
    found = _shared(_part_of_the_kills, folder, WORKERS)
    kills = sum(each.kills for each in found)
    told = sum(each.told for each in found)
    further = sum(each.further for each in found)
    apart = sum(each.apart.total() for each in found)
    text = (
        f"kills: {kills:,} points tried, {told:,} changes told before them, {further} written and "
        f"not yet told, {apart} imports between library and record, mended"
    )
    return text, [problem for each in found for problem in each.wrong]


def _part_of_the_kills(folder: Path, part: int) -> Killings:
    return kill_again_and_again(folder, KILLS // WORKERS, seed=part + 1)


def _crowd(folder: Path, *, snapshots: bool = False) -> Result:
    found = crowd(folder, DEEDS, COMMANDS, snapshots=snapshots)
    text = (
        f"two windows and {found.commands} commands{', with snapshots' if snapshots else ''}: "
        f"{found.lines:,} changes tried, the latest of {found.sights} sights of another's change "
        f"after {found.latest:.2f} s"
    )
    return text, found.wrong


def _crowd_with_snapshots(folder: Path) -> Result:
    return _crowd(folder, snapshots=True)


def _shared(work: Callable[[Path, int], T], folder: Path, parts: int) -> list[T]:
    """Do the parts of a work on all workers, each part in a folder of its own."""
    homes = [folder / str(part) for part in range(parts)]
    for home in homes:
        home.mkdir()
    with ProcessPoolExecutor(WORKERS) as workers:
        return list(workers.map(work, homes, range(parts)))


if __name__ == "__main__":
    sys.exit(main())
