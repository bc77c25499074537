"""A disk that is full: the change is refused, memory and files agree, and work goes on later."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.errors import UnwritableError
from store.journal.files import FileOps
from store.record import Record
from tests.record.looking import contents

ROOT = Path(__file__).parents[2]


class _Filling(FileOps):
    """Takes `room` bytes, then says that the disk is full; `broken` operations fail outright."""

    def __init__(self) -> None:
        self.room = 1 << 30
        self.broken: set[str] = set()

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        if self.room == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = super().write(descriptor, data[: self.room])
        self.room -= written
        return written

    def sync(self, descriptor: int) -> None:
        if "sync" in self.broken:
            raise OSError(errno.EIO, "Input/output error")
        super().sync(descriptor)

    def truncate(self, descriptor: int, size: int) -> None:
        if "truncate" in self.broken:
            raise OSError(errno.EIO, "Input/output error")
        super().truncate(descriptor, size)


@pytest.fixture
def ops() -> _Filling:
    return _Filling()


@pytest.fixture
def filled(home: Path, ops: _Filling) -> Record:
    record = Record.open(home, ops=ops)
    record.put("reading", 1, {"read": "read"})
    return record


@pytest.mark.parametrize("room", [0, 1, 50, 130])
@pytest.mark.parametrize("broken", [set(), {"truncate"}], ids=["cut back", "left torn"])
def test_a_change_that_finds_no_room_is_not_kept(
    home: Path, filled: Record, ops: _Filling, room: int, broken: set[str]
) -> None:
    before, journal = contents(filled), (home / "record.journal").read_bytes()
    ops.room, ops.broken = room, broken
    for change in (
        lambda: filled.put("reading", 2, {"read": "read"}),
        lambda: filled.put("reading", 1, None),
        lambda: filled.undo(),
    ):
        with pytest.raises(UnwritableError) as caught:
            change()
        if not broken:
            assert "record.journal: the disk is full; make room and try" in str(caught.value)
        ops.room = min(room, ops.room + 1)
    assert contents(filled) == before
    assert contents(Record.open(home)) == before
    if not broken:
        assert (home / "record.journal").read_bytes() == journal
    ops.room, ops.broken = 1 << 30, set()
    filled.put("reading", 3, {"read": "read"})
    assert sorted(Record.open(home).documents("reading")) == [1, 3]
    assert filled.check() == []


def test_a_flush_that_fails_takes_the_change_back(
    home: Path, filled: Record, ops: _Filling
) -> None:
    before = contents(filled)
    ops.broken = {"sync"}
    with pytest.raises(UnwritableError, match="Input/output error"):
        filled.put("reading", 2, {"read": "read"})
    assert contents(filled) == before == contents(Record.open(home))
    ops.broken = set()
    filled.put("reading", 3, {"read": "read"})
    assert contents(Record.open(home)) == contents(filled)


def test_a_snapshot_that_finds_no_room_leaves_everything(
    home: Path, filled: Record, ops: _Filling
) -> None:
    filled.put("reviews", 5, {"rating": 3})
    before = contents(filled)
    for room in range(0, 1200, 40):
        ops.room = room
        try:
            filled.snapshot()
        except UnwritableError:
            assert list(home.glob("*.new")) == []
            assert contents(Record.open(home)) == before
        else:
            break
    else:
        pytest.fail("never enough room")
    ops.room = 1 << 30
    filled.put("reading", 6, {"read": "read"})
    assert contents(Record.open(home)) == contents(filled)
    assert filled.check() == []


def test_a_limit_on_file_size_for_real(home: Path) -> None:
    code = """
import resource, sys
from pathlib import Path
from store.errors import UnwritableError
from store.record import Record

home = Path(sys.argv[1])
record = Record.open(home)
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, resource.RLIM_INFINITY))
kept = 0
try:
    for number in range(1, 1000):
        record.put("reading", number, {"read": "read", "note": "x" * 100})
        kept = number
except UnwritableError as error:
    assert "the disk is full" in str(error), error
    assert sorted(record.documents("reading")) == list(range(1, kept + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    record.put("reading", 5000, {"read": "read"})
    print(kept)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(home)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )
    kept = int(done.stdout)
    assert 5 < kept < 50
    again = Record.open(home)
    assert sorted(again.documents("reading")) == [*range(1, kept + 1), 5000]
    assert again.check() == []
