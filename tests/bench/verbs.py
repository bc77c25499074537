"""The command line beside a Python that imports what any of its verbs needs."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.rows import Row
from tests.bench.shelves import bundled_home
from tests.bench.terminal import compiled

__all__ = ["rows"]

ROUNDS = 15
BESIDE = [sys.executable, "-c", "import json, argparse, sqlite3"]


def rows() -> Iterator[Row]:
    """Yield the two verbs that scripts call most."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            **compiled(),
            "EARMARK_HOME": str(bundled_home(Path(folder) / "home")),
            "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"),
        }
        for verb in (["--version"], ["due", "--count"]):
            _seconds([sys.executable, "-m", "tui", *verb], environ)
            ours, theirs = [], []
            for _ in range(ROUNDS):
                theirs.append(_seconds(BESIDE, environ))
                ours.append(_seconds([sys.executable, "-m", "tui", *verb], environ))
            mine, other = statistics.median(ours), statistics.median(theirs)
            yield Row(f"earmark {' '.join(verb)}", mine, other, "at most 2 ×", mine <= 2 * other)


def _seconds(command: list[str], environ: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, env=environ, check=True, capture_output=True)
    return time.perf_counter() - begun
