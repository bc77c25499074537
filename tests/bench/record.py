"""The record of 10,000 states, 5,000 cards and 50,000 reviews: opening, memory, pauses, a check."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path

from tinydb import TinyDB

from store.desk import Desk
from store.home import Home
from store.model import Mark
from tests.bench.rows import Row
from tests.bench.shelves import large_home
from tui.upkeep import Upkeep

__all__ = ["rows"]

ROUNDS = 9
SHOWN = "(TinyDB)"

OPEN = """
import re, sys
from pathlib import Path
def highest():
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) * 1024 / 1e6
"""
OURS = """
from store.record import Record
import store.journal.engine
before = highest()
record = Record.open(Path(sys.argv[1]))
assert len(record.documents("cards")) == 5000
print(highest() - before)
"""
THEIRS = """
from tinydb import TinyDB
before = highest()
db = TinyDB(sys.argv[1])
assert len(db.table("cards").all()) == 5000
print(highest() - before)
"""
LIST = "import sys, sqlite3; print(len(sqlite3.connect(sys.argv[1]).execute('{}').fetchall()))"


def rows() -> Iterator[Row]:
    """Yield the rows; times are the best of several, for a busy machine only adds to them."""
    with tempfile.TemporaryDirectory() as folder:
        home = large_home(Path(folder) / "home")
        stock = _in_one_file(home, Path(folder) / "stock.json")
        yield _opening(home, stock)
        if sys.platform == "linux":
            yield _memory(home, stock)
        yield _checking(home)
        yield _pausing(home, stock)


def _in_one_file(home: Path, path: Path) -> Path:
    tables: dict[str, object] = {}
    for name in ("record.json", "reviews.json"):
        tables |= json.loads((home / name).read_bytes())
    path.write_text(json.dumps(tables))
    return path


def _best(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return min(times)


def _opening(home: Path, stock: Path) -> Row:
    from store.record import Record

    def open_stock() -> None:
        with TinyDB(stock) as db:
            assert len(db.table("cards").all()) == 5000

    ours = _best(lambda: Record.open(home).documents("cards"))
    theirs = _best(open_stock, 3)
    what = "open the record: 10,000 states, 5,000 cards (TinyDB)"
    return Row(what, ours, theirs, "at most 150 ms", ours <= 0.15)


def _memory(home: Path, stock: Path) -> Row:
    ours, theirs = (
        float(_ran([sys.executable, "-c", OPEN + code, str(path)]))
        for code, path in ((OURS, home), (THEIRS, stock))
    )
    what = "memory that opening the record takes at most (TinyDB)"
    return Row(what, ours, theirs, "at most 40 MB", ours <= 40, unit="MB")


def _checking(home: Path) -> Row:
    """Processor time, which a busy machine doesn't stretch; an idle one takes no longer."""

    def used(command: list[str]) -> float:
        times = []
        for _ in range(5):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            _ran(command, EARMARK_HOME=str(home))
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return min(times)

    ours = used([sys.executable, "-m", "tui", "check"])
    pages = LIST.format("PRAGMA integrity_check")
    theirs = used([sys.executable, "-c", pages, str(home / "library.db")])
    what = "earmark check there, all sound (integrity_check alone)"
    return Row(what, ours, theirs, "under a second", ours < 1)


def _pausing(home: Path, stock: Path) -> Row:
    """The longest time for which the app's own thread is away, beside what TinyDB does at once."""
    desk = Desk.open(Home(home), zone=UTC)
    longest = []
    for number in range(5):
        kind = Mark.STARRED if number % 2 == 0 else Mark.UNSTARRED
        desk.marks.mark(kind, list(desk.rows()))
        upkeep = Upkeep(desk)
        assert desk.record.wants_snapshot()
        upkeep.look()
        away = []
        while upkeep.busy:
            begun = time.perf_counter()
            upkeep.work()
            away.append(time.perf_counter() - begun)
        longest.append(max(away))
    desk.close()
    tables = json.loads(stock.read_bytes())
    theirs = _best(lambda: json.dumps(tables), 3)
    ours = min(longest)
    what = "the longest pause while a snapshot is written (dumps)"
    return Row(what, ours, theirs, "at most 1/10", ours * 10 <= theirs)


def _ran(command: list[str], **environ: str) -> str:
    done = subprocess.run(
        command, env={**os.environ, **environ}, check=True, capture_output=True, text=True
    )
    return done.stdout
