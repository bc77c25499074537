"""Several processes on one record, for real."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from store.errors import UnwritableError
from store.journal.files import FileOps
from store.journal.lock import FileLock
from store.record import Record
from tests.record.looking import contents, journal_lines

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from store.record import Record

home, name, count, every = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
record = Record.open(home)
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    with record.step(f"{name} {number}"):
        shared = dict(record.get("settings", 1) or {})
        shared[name] = number
        shared["total"] = shared.get("total", 0) + 1
        record.put("settings", 1, shared)
        record.table("reviews").insert({"by": name, "number": number})
    if every and number % every == every - 1:
        record.snapshot()
"""


def _start(home: Path, name: str, count: int, every: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(home), name, str(count), str(every)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("every", [0, 40])
def test_two_writers_and_a_watcher_lose_and_repeat_nothing(
    home: Path, record: Record, every: int
) -> None:
    writers = [_start(home, name, 200, every) for name in ("ann", "bob")]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    while any(writer.poll() is None for writer in writers):
        record.catch_up()
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    record.catch_up()
    fresh = Record.open(home)
    assert contents(record) == contents(fresh)
    assert fresh.get("settings", 1) == {"ann": 199, "bob": 199, "total": 400}
    done = Counter((each["by"], each["number"]) for each in fresh.documents("reviews").values())
    assert done == Counter((name, number) for name in ("ann", "bob") for number in range(200))
    assert [entry.n for entry in fresh.history()] == list(range(400, 0, -1))
    assert fresh.check() == []
    if not every:
        lines = [json.loads(line) for line in journal_lines(home)[1:]]
        assert [line["n"] for line in lines] == list(range(1, 401))
        assert Counter(line["what"] for line in lines).most_common(1)[0][1] == 1


def test_a_step_begins_with_what_others_have_done(home: Path, record: Record) -> None:
    other = Record.open(home)
    for number in range(10):
        each = record if number % 2 else other
        with each.step("counted"):
            count = (each.get("settings", 1) or {"count": 0})["count"]
            each.put("settings", 1, {"count": count + 1})
    assert record.get("settings", 1) == {"count": 10}


def test_catching_up_says_whether_anything_came(home: Path, record: Record) -> None:
    other = Record.open(home)
    assert other.catch_up() is False
    record.put("reading", 1, {"read": "read"})
    assert other.catch_up() is True
    assert other.catch_up() is False
    record.put("reading", 1, {"read": "read"})
    assert other.catch_up() is False
    assert record.catch_up() is False
    assert other.get("reading", 1) == {"read": "read"}


def test_another_journal_of_the_same_inode_and_size_is_noticed(home: Path, record: Record) -> None:
    """A file's inode may be given to the next one but one, which may be just as long."""
    record.put("reading", 1, {"read": "read"})
    record.snapshot()
    watcher = Record.open(home)
    watcher.catch_up()
    journal, first = home / "record.journal", home / "first"
    first.hardlink_to(journal)
    before = first.stat()
    record.put("reading", 1, {"read": "unread"})
    record.snapshot()
    first.write_bytes(journal.read_bytes())
    os.utime(first, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000))
    first.replace(journal)
    after = journal.stat()
    assert (after.st_ino, after.st_size) == (before.st_ino, before.st_size)
    assert watcher.catch_up() is True
    assert watcher.get("reading", 1) == {"read": "unread"}


def test_a_lock_that_is_held_is_waited_for_and_then_said(home: Path, record: Record) -> None:
    other = Record.open(home)
    other._engine.lock._patience = 0.02
    with record.step("long"):
        record.put("reading", 1, {"read": "read"})
        with pytest.raises(UnwritableError, match="another Earmark has been writing"):
            other.put("reading", 2, {"read": "read"})
    other.put("reading", 2, {"read": "read"})
    assert sorted(Record.open(home).documents("reading")) == [1, 2]


def test_a_dead_process_s_lock_is_no_obstacle(home: Path, record: Record) -> None:
    code = """
import os, sys
from pathlib import Path
from store.record import Record
record = Record.open(Path(sys.argv[1]))
with record.step("never ends"):
    record.put("reading", 1, {"read": "read"})
    os._exit(9)
"""
    done = subprocess.run([sys.executable, "-c", code, str(home)], cwd=ROOT, check=False)
    assert done.returncode == 9
    record.put("reading", 2, {"read": "read"})
    assert sorted(record.documents("reading")) == [2]


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def test_a_file_system_without_locks_is_said(home: Path, record: Record, number: int) -> None:
    def no_locks(_: int) -> None:
        raise OSError(number, os.strerror(number))

    record.put("reading", 1, {"read": "read"})
    journal = (home / "record.journal").read_bytes()
    record._engine.lock = FileLock(home / "record.lock", FileOps(), try_lock=no_locks)
    for change in (
        lambda: record.put("reading", 2, {"read": "read"}),
        lambda: record.undo(),
        lambda: record.snapshot(),
    ):
        with pytest.raises(UnwritableError) as caught:
            change()
        assert str(caught.value) == (
            f"{home / 'record.lock'}: this file system has no locks, so two windows could spoil "
            "each other's changes; put the library on a local disk with --home or EARMARK_HOME"
        )
    assert dict(record.documents("reading")) == {1: {"read": "read"}}
    assert (home / "record.journal").read_bytes() == journal


def test_a_lock_file_that_was_removed_is_made_anew(home: Path, record: Record) -> None:
    with record.step("marked"):
        record.put("reading", 1, {"read": "read"})
        (home / "record.lock").unlink()
    other = Record.open(home)
    with other.step("marked"):
        other.put("reading", 2, {"read": "read"})
        record._engine.lock._patience = 0.01
        with pytest.raises(UnwritableError):
            record.put("reading", 3, {"read": "read"})


def test_a_lock_on_a_file_that_was_replaced_meanwhile_does_not_count(
    home: Path, record: Record
) -> None:
    record.put("reading", 1, {"read": "read"})
    path, tries = home / "record.lock", 0

    def replaced_first(descriptor: int) -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            path.unlink()
            path.touch()
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    lock = FileLock(path, FileOps(), try_lock=replaced_first)
    lock.acquire()
    assert tries == 2
    with pytest.raises(UnwritableError, match="another Earmark has been writing"):
        FileLock(path, FileOps(), patience=0.01).acquire()
    lock.release()
    FileLock(path, FileOps(), patience=0.01).acquire()


def test_a_copied_home_is_another_device(home: Path, record: Record, tmp_path: Path) -> None:
    import shutil

    record.put("reading", 1, {"read": "read"})
    Record.open(home).put("reading", 2, {"read": "read"})
    shutil.copytree(home, tmp_path / "copy")
    Record.open(tmp_path / "copy").put("reading", 3, {"read": "read"})
    devices = [json.loads(line)["device"] for line in journal_lines(tmp_path / "copy")[1:]]
    assert devices[0] == devices[1] != devices[2]
    assert all(len(device) == 16 for device in devices)
