"""The crash matrix: a session cut short at every point, and what the record then holds."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from store.errors import StoreError
from store.journal.files import FileOps
from store.record import Record
from tests.record.looking import contents
from tests.soak.disk import Disk, Files
from tests.soak.session import MADE_UP, Moment, Session

__all__ = ["Point", "Tally", "every_length", "few_lengths", "points", "try_points"]

Lengths = Callable[[int], Iterator[int]]
"""Of a write of so many bytes: how many may have been done when a crash came."""

_TORN = "was cut off in the middle"


class Point(NamedTuple):
    """A crash after `ops` operations, of one kind, and the files it leaves."""

    ops: int
    kind: str
    files: Files
    thorough: bool
    """Whether to go on working afterwards, too."""


class Tally(NamedTuple):
    """How many points were tried, by kind, and what was wrong at which of them."""

    tried: Counter[str]
    wrong: list[str]


class _Unflushed(FileOps):
    """What comes after the crash need not survive a second one."""

    def sync(self, descriptor: int) -> None:
        """Leave it to the system."""

    def sync_folder(self, path: Path) -> None:
        """Leave it to the system."""


def every_length(size: int) -> Iterator[int]:
    """Every length short of the whole; of over 4,096 bytes, which only snapshots write, each 8th.

    What a snapshot writes stands beside the files that count until all of it is flushed.
    """
    return iter(range(1, size, 1 if size <= 4096 else 8))


def few_lengths(size: int) -> Iterator[int]:
    """A byte, a third, all but two and all but one, and every 997th between them."""
    few = {1, size // 3, size - 2, size - 1, *range(1, size, 997)}
    return iter(sorted(few & set(range(1, size))))


def points(
    session: Session, lengths: Lengths, *, thorough: int, part: int = 0, parts: int = 1
) -> Iterator[Point]:
    """Every point of a session at which a crash may come; of several parts, every n-th operation.

    A kill leaves all that was done, or the beginning of the write that it fell into; a power cut
    leaves what was flushed, and of the rest any subset. After every kill, and at every so many of
    the others as `thorough` says, work goes on.
    """
    disk = Disk()
    for ops, op in enumerate([*session.log, None]):
        if ops % parts == part:
            yield Point(ops, "kill", disk.now(), True)
            for count, files in enumerate(disk.after_power_cut()):
                yield Point(ops, "power cut", files, count % thorough == 0)
            if op is not None and op.kind == "write":
                for count, length in enumerate(lengths(len(op.data))):
                    torn = disk.torn(op, length)
                    yield Point(ops, "torn write", torn, count % (16 * thorough) == 0)
        if op is not None:
            disk.apply(op)


def try_points(session: Session, spare: Path, tried: Iterator[Point]) -> Tally:
    """Open the record at each point; `spare` is a folder to do it in."""
    tally = Tally(Counter(), [])
    put = _Putter(spare)
    for point in tried:
        tally.tried[point.kind] += 1
        put.files(point.files)
        told, allowed = _expected(session.moments, point.ops)
        try:
            problem = _problem(spare, point, told, allowed)
        except StoreError as error:
            problem = f"refused: {error}"
        if problem:
            tally.wrong.append(f"{point.kind} after operation {point.ops}, {told.deed}: {problem}")
        if point.thorough:
            put.forget()
    return tally


def _expected(moments: list[Moment], ops: int) -> tuple[Moment, list[Moment]]:
    """What a person was told last, and what the record may hold: that, or up to the next such."""
    last = max(n for n, moment in enumerate(moments) if moment.told and moment.ops <= ops)
    allowed = [moments[last]]
    for moment in moments[last + 1 :]:
        allowed.append(moment)
        if moment.told:
            break
    return moments[last], allowed


def _problem(home: Path, point: Point, told: Moment, allowed: list[Moment]) -> str | None:
    migrations = MADE_UP[: told.version]
    ops = _Unflushed()
    record = Record.open(home, migrations=migrations, ops=ops)
    found = contents(record)
    if not any(found == moment.held for moment in allowed):
        return "holds neither what was told nor the next change as a whole"
    if not point.thorough:
        return None
    complaints = [each for each in record.check() if _TORN not in each]
    if complaints:
        return f"check says {complaints[0]}"
    record.put("settings", 1, {"after": "crash"})
    again = Record.open(home, migrations=migrations, ops=ops)
    expected = {**found, "settings": {1: {"after": "crash"}}}
    for how in ("after a change", "after a snapshot"):
        later = contents(again)
        if {**later, "history": later["history"][1:]} != expected:
            return f"{how}, it holds something else"
        if again.check():
            return f"{how}, check says {again.check()[0]}"
        again.snapshot()
    return None


class _Putter:
    """Puts files into a folder, touching only those that are other than before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._there: Files | None = None

    def forget(self) -> None:
        """What lies in the folder has changed."""
        self._there = None

    def files(self, files: Files) -> None:
        """Make the folder hold just these."""
        if self._there is None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir()
            self._there = {}
        for name in self._there.keys() - files.keys():
            (self._folder / name).unlink()
        for name, data in files.items():
            if self._there.get(name) != data:
                path = self._folder / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(data)
        self._there = files
