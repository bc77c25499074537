"""Programs on a terminal of 140 by 40, of the kind that people use."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["BARE", "EARMARK", "READY", "Seen", "compiled", "run_to"]

_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
EARMARK = [sys.executable, "-m", "tui"]
READY = b"ready to be read"
BARE = [
    sys.executable,
    "-c",
    f"""
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("{READY.decode()}")
Bare().run()
""",
]
"""A Textual app that shows one line, which says that it is ready."""


def compiled() -> dict[str, str]:
    """Return the variables of a process that keeps what it has compiled, as an installed one does.

    Measured are later starts; so let each program run once before.
    """
    return {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}


@dataclass(frozen=True, slots=True)
class Seen:
    """What it took until something was on the screen."""

    seconds: float
    bytes: int
    """The memory that the process held then, as far as it was really in use; 0 if unknown."""


def run_to(sight: bytes, command: list[str], environ: Mapping[str, str]) -> Seen:
    """Run a program until these bytes are on its terminal, and end it."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**compiled(), "TERM": "xterm-256color", **environ},
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
        return Seen(time.perf_counter() - begun, _resident(process.pid))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(master)


def _resident(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except FileNotFoundError:  # not Linux
        return 0
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))
