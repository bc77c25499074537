"""From the start of the process to a painted list, on a real terminal of 140 by 40."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.bench.rows import Row
from tests.bench.shelves import bundled_home, large_home

__all__ = ["rows"]

ROUNDS = 7

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("ready to be read")
Bare().run()
"""


def seconds_to(sight: bytes, command: list[str], environ: Mapping[str, str]) -> float:
    """Return how long a program takes until these bytes are on its terminal."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm-256color", **environ},
        start_new_session=True,
    )
    os.close(slave)
    seen = b""
    try:
        while sight not in seen:
            ready, _, _ = select.select([master], [], [], 20)
            if not ready:
                raise TimeoutError(f"{command[-1]}: {sight!r} never appeared")
            seen += os.read(master, 65536)
        return time.perf_counter() - begun
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(master)


def rows() -> Iterator[Row]:
    """Yield the start on the bundled library and on ten thousand episodes."""
    earmark = [sys.executable, "-m", "tui"]
    bare = [sys.executable, "-c", BARE]
    with tempfile.TemporaryDirectory() as folder:
        for name, make, sight in (
            ("the bundled library", bundled_home, b"Beluga"),
            ("10,000 episodes, 5,000 cards, 50,000 reviews", large_home, b"Episode 9999"),
        ):
            home = make(Path(folder) / name[:6].strip())
            ours, theirs = [], []
            for _ in range(ROUNDS):
                theirs.append(seconds_to(b"ready to be read", bare, {}))
                ours.append(seconds_to(sight, earmark, {"EARMARK_HOME": str(home)}))
            mine, other = statistics.median(ours), statistics.median(theirs)
            yield Row(
                f"start to a painted list: {name}",
                mine,
                other,
                "at most 1.5 ×",
                mine <= 1.5 * other,
            )
