"""From the start of the process to a painted list, and the memory that an open library takes."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.rows import Row
from tests.bench.shelves import bundled_home, large_home
from tests.bench.terminal import BARE, EARMARK, READY, run_to

__all__ = ["rows"]

ROUNDS = 7
ABOVE = 40_000_000
"""Bytes that an open library and record may take above the bare app."""


def rows() -> Iterator[Row]:
    """Yield the start on the bundled library and on ten thousand episodes, and their memory."""
    with tempfile.TemporaryDirectory() as folder:
        for name, make, sight in (
            ("the bundled library", bundled_home, b"Beluga"),
            ("10,000 episodes, 5,000 cards, 50,000 reviews", large_home, b"Episode 9999"),
        ):
            home = make(Path(folder) / name[:6].strip())
            environ = {
                "EARMARK_HOME": str(home),
                "EARMARK_CONFIG": str(home / "none.toml"),
                "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"),
            }
            run_to(sight, EARMARK, environ)
            ours, theirs = [], []
            for _ in range(ROUNDS):
                theirs.append(run_to(READY, BARE, {}).seconds)
                ours.append(run_to(sight, EARMARK, environ).seconds)
            mine, other = statistics.median(ours), statistics.median(theirs)
            yield Row(
                f"start to a painted list: {name}",
                mine,
                other,
                "at most 1.5 ×",
                mine <= 1.5 * other,
            )
        # The title of the queue says so once the record is open, too.
        taken = run_to(b"nothing queued", EARMARK, environ).bytes
        bare = run_to(READY, BARE, {}).bytes
        yield Row(
            "memory with that library and its record open",
            taken / 1e6,
            bare / 1e6,
            "at most 40 MB more",
            taken - bare <= ABOVE,
            unit="MB",
        )
