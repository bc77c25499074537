"""``python -m tests.soak.window FOLDER NAME DEEDS SNAPSHOTS``: a window that somebody works in.

It works in bursts, looks twice a second at what others have done, and makes snapshots where asked
to. Each line that it writes to the journal it notes. How late it sees others' changes it knows
because every window keeps the time of day as what it has heard of an episode of its own.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from store.desk import Desk
from store.identity import number_of
from tests.soak.deeds import deed, lines_written, sit_down
from tests.soak.digests import digest, held

__all__ = ["LOOK", "Sights", "note_lines", "say"]

LOOK = 0.5
"""Seconds between two looks at the journal, as the app does it."""

BURST = 60
"""Deeds in a row, as fast as they can be done, before three looks with hardly any."""

SNAPSHOT = 200_000
"""Bytes of a journal after which a snapshot is begun; the app waits for a mebibyte."""


class Sights:
    """How late a desk sees what others have kept as heard."""

    def __init__(self, desk: Desk, own: str | None) -> None:
        self.latest = 0.0
        self.count = 0
        self._record = desk.record
        self._own = own
        self._seen: dict[int, float] = {}
        desk.record.subscribe(self._see)

    def _see(self, touched: Mapping[str, frozenset[int]]) -> None:
        now = time.time()
        for number in touched.get("places", ()):
            heard = (self._record.get("places", number) or {}).get("heard")
            known = self._seen.get(number)
            # A mark or an undo may set it back to what it was.
            if heard is None or heard <= (known or 0.0):
                continue
            self._seen[number] = heard
            # The first sight may be of what was done before this window was opened.
            if known is not None and (self._own is None or number != number_of(self._own)):
                self.count += 1
                self.latest = max(self.latest, now - heard)


def note_lines(desk: Desk) -> list[int]:
    """A list that gets the number of every line that this desk writes from now on."""
    engine, lines = desk.record._engine, []
    append: Callable[..., int] = engine._append

    def noting(*args: Any, **kwargs: Any) -> int:
        lines.append(append(*args, **kwargs))
        return lines[-1]

    engine._append = noting  # type: ignore[method-assign]
    return lines


def say(line: str) -> None:
    """Tell whoever started this process."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Work, say so, wait for the word, and tell what was seen."""
    folder, name, deeds, snapshots = sys.argv[1:]
    chance = random.Random(name)
    desk = sit_down(Path(folder))
    own = sorted(desk.rows())[ord(name[0]) % len(desk.rows())]
    lines, sights = note_lines(desk), Sights(desk, own)
    say("ready")
    sys.stdin.readline()
    looked = time.monotonic()
    slices: Iterator[None] = iter(())
    for number in range(int(deeds)):
        deed(chance, Path(folder), f"{name}-{number}", imports=False)(desk)
        if number % 5 == 0:
            desk.marks.heard(own, time.time())
        if snapshots == "yes" and next(slices, slices) is slices:
            slices = desk.record.snapshot_slices() if _long(desk) else iter(())
        if time.monotonic() - looked >= LOOK:
            desk.record.catch_up()
            looked = time.monotonic()
        if number % BURST == BURST - 1:
            for _ in range(3):
                time.sleep(LOOK)
                desk.record.catch_up()
                desk.marks.heard(own, time.time())
    say("done")
    sys.stdin.readline()
    desk.record.catch_up()
    found = digest(held(desk.record, lines_written(desk)))
    told = {"lines": lines, "digest": found, "latest": sights.latest, "sights": sights.count}
    say(json.dumps(told))


def _long(desk: Desk) -> bool:
    return desk.record.journal_size > SNAPSHOT


if __name__ == "__main__":
    main()
