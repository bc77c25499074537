"""Two thousand transcripts in one go, and a search over the twenty million words that they are."""

from __future__ import annotations

import random
import resource
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from store.desk import Desk
from store.home import Home
from store.importing import import_files
from tests.bench.rows import Row

__all__ = ["rows"]

FILES = 2_000
WORDS = 10_000
GOAL = 5.0
"""Megabytes of text a second, indexed."""
MEMORY = 300.0
SLOWEST = 0.03
SEARCHES = 40


def rows() -> Iterator[Row]:
    """Yield what importing and searching costs."""
    with TemporaryDirectory() as folder:
        files = Path(folder, "talks")
        words = make_transcripts(files)
        desk = Desk.open(Home(Path(folder, "home")))
        try:
            before = perf_counter()
            done = import_files(desk, [files])
            took = perf_counter() - before
            read = [perf_counter()]
            letters = sum(len(file.read_bytes().decode()) for file in files.iterdir())
            read.append(perf_counter())
            # what stands in the files beside the text: numbers and times
            text = letters - sum(46 * (WORDS // 9 + 1) for _ in range(FILES))
            speed = text / 1e6 / took
            assert done.new == FILES
            yield Row(
                f"import {FILES:,} transcripts of {WORDS:,} words ({speed:.1f} MB/s)",
                took,
                read[1] - read[0],
                f"at least {GOAL:.0f} MB/s",
                speed >= GOAL,
            )
            used = peak()
            what = "the greatest memory meanwhile"
            yield Row(what, used, MEMORY, f"under {MEMORY:.0f} MB", used < MEMORY, "MB")
            yield from searches(desk, words)
        finally:
            desk.close()


def searches(desk: Desk, words: list[str]) -> Iterator[Row]:
    """Yield the first fifty hits of common and rare words: the 95th percentile."""
    chance = random.Random(4)
    asked = [*words[:10], *chance.sample(words, SEARCHES - 20)]
    asked += [f"{chance.choice(words[:200])} {chance.choice(words[:200])}" for _ in range(10)]
    times = []
    for query in asked:
        before = perf_counter()
        desk.library.search(query, limit=50)
        times.append(perf_counter() - before)
    times.sort()
    slow = times[int(len(times) * 0.95) - 1]
    what = f"search {FILES * WORDS // 1_000_000} million words, 95th percentile"
    yield Row(what, slow, times[len(times) // 2], "at most 30 ms", slow <= SLOWEST)


def make_transcripts(folder: Path) -> list[str]:
    """Write captions of made-up words, spread as words are; return the words, commonest first."""
    folder.mkdir()
    chance = random.Random(3)
    syllables = [first + last for first in "bcdfghklmnprstvw" for last in "aeiou"]
    known = dict.fromkeys("".join(chance.choices(syllables, k=n % 4 + 1)) for n in range(40_000))
    words = list(known)
    weights = list(accumulate(1 / (n + 1) for n in range(len(words))))
    for number in range(FILES):
        said = chance.choices(words, cum_weights=weights, k=WORDS)
        cues = []
        for cue, at in enumerate(range(0, WORDS, 9), 1):
            clock = f"{cue // 1200:02}:{cue // 20 % 60:02}:{cue * 3 % 60:02}"
            line = " ".join(said[at : at + 9]) + ("." if cue % 2 else "")
            cues.append(f"{cue}\n{clock},000 --> {clock},900\n{line}\n\n")
        (folder / f"talk {number:04}.srt").write_text("".join(cues))
    return words


def peak() -> float:
    """Return the greatest memory of this process so far, in megabytes."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    for row in rows():
        sys.stdout.write(f"{row.line()}\n")
