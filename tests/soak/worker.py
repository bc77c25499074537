"""``python -m tests.soak.worker FOLDER SEED``: does random things until it is killed.

After each it writes a line: how many lines the journal has by then, and a digest of all the record
holds. What is written there, a person would have seen on the screen.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.soak.deeds import deed, lines_written, sit_down
from tests.soak.digests import digest, held
from tests.soak.window import say

__all__: list[str] = []


def main() -> None:
    """Work until somebody ends it."""
    folder, seed = Path(sys.argv[1]), sys.argv[2]
    chance = random.Random(int(seed))
    desk = sit_down(folder)
    slices: Iterator[None] = iter(())
    number = 0
    while True:
        lines = lines_written(desk)
        say(f"{lines} {digest(held(desk.record, lines))}")
        number += 1
        choice = chance.random()
        if choice < 0.1:
            if next(slices, slices) is slices:
                slices = desk.record.snapshot_slices()
        elif choice < 0.12:
            slices = iter(())
            desk.close(snapshot=chance.random() < 0.5)
            desk = sit_down(folder)
        else:
            deed(chance, folder, f"{seed}-{number}")(desk)


if __name__ == "__main__":
    main()
