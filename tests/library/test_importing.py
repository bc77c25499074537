"""Imports as one step: stopped in the middle, in several processes, and noted in the log."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import cast

import pytest

from seeds.model import Document, Hints, PartKind
from seeds.reading import read
from store import reading_many
from store.anchors import make
from store.desk import Desk
from store.home import Home
from store.import_log import import_log
from store.importing import Imported, import_files

Files = list[tuple[Path, Hints]]

SRT = "1\n00:00:01,000 --> 00:00:02,000\n{}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(Home(tmp_path / "home"))
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for number in range(150):
        (made / f"talk {number:03}.srt").write_text(SRT.format(f"Talk {number}."))
    return made


def undone(desk: Desk) -> str:
    (step,) = desk.undo()
    return step.what


def test_what_was_read_before_it_was_stopped_stays(desk: Desk, folder: Path) -> None:
    asked = 0

    def stopping() -> bool:
        nonlocal asked
        asked += 1
        return asked > 70

    done = import_files(desk, [folder], stopping=stopping)
    assert (done.stopped, done.new, len(desk.rows())) == (True, 70, 70)
    assert undone(desk) == "imported 70 episodes from 70 documents"
    assert desk.rows() == {}


def test_an_interrupt_loses_nothing_that_was_written(desk: Desk, folder: Path) -> None:
    def progress(done: int, _every: int) -> None:
        if done == 100:
            raise KeyboardInterrupt

    done = import_files(desk, [folder], progress=progress)
    assert (done.stopped, done.new, len(desk.rows())) == (True, 100, 100)
    rest = import_files(desk, [folder])
    assert (rest.stopped, rest.new, len(desk.rows())) == (False, 50, 150)
    assert undone(desk) == "imported 50 episodes from 150 documents"
    assert len(desk.rows()) == 100


def test_further_processes_read_the_same(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "bad.srt").write_bytes(b"\0\1\2" * 99)
    monkeypatch.setattr(reading_many, "ENOUGH", 10_000)
    here = import_files(desk, [folder], dry_run=True)
    monkeypatch.setattr(reading_many, "ENOUGH", 10)
    there = import_files(desk, [folder], dry_run=True)
    assert here == there
    assert (here.new, len(here.failures)) == (150, 1)


class Pool:
    """Reads at once what it is given."""

    def __init__(self) -> None:
        self.given: list[int] = []

    def submit(self, read: Callable[[Files], object], files: Files) -> Future[object]:
        self.given.append(len(files))
        future: Future[object] = Future()
        future.set_result(read(files))
        return future


SAFETY = 120
"""Seconds after which processes that should have ended are ended, so that a fault is told."""
KILLED = """
import os, signal, sys
from pathlib import Path
from seeds.model import Hints
from store.reading_many import read_many

if __name__ == "__main__":
    found = read_many([(path, Hints()) for path in sorted(Path(sys.argv[1]).iterdir())])
    next(found)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_further_processes_end_with_the_first(folder: Path, tmp_path: Path) -> None:
    program = tmp_path / "killed.py"
    program.write_text(KILLED)
    # They have its output, too, which so ends only with the last of them.
    environment = {**os.environ, "PYTHONPATH": str(Path(reading_many.__file__).parents[1])}
    done = subprocess.Popen(
        [sys.executable, str(program), str(folder)],
        stdout=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    try:
        done.communicate(timeout=SAFETY)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(done.pid, signal.SIGKILL)
    assert done.returncode == -signal.SIGKILL


def test_a_batch_is_read_ahead_a_few_files_at_a_time(folder: Path) -> None:
    pool = Pool()
    files = [(path, Hints()) for path in sorted(folder.iterdir())]
    ahead = reading_many.Ahead(cast(ProcessPoolExecutor, pool), files)
    titles = [read(path).episodes[0].title for path, _ in files]
    found = ahead.take()
    assert (len(found), sum(pool.given), max(pool.given)) == (8, 104, 8)
    while answers := ahead.take():
        found += answers
    assert [one.episodes[0].title for one in found if isinstance(one, Document)] == titles


def test_large_files_are_not_read_far_ahead(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Pool()
    files = [(path, Hints()) for path in sorted(folder.iterdir())]
    size = files[0][0].stat().st_size
    monkeypatch.setattr(reading_many, "_AHEAD_BYTES", 20 * size)
    monkeypatch.setattr(reading_many, "_TOGETHER_BYTES", 3 * size)
    ahead = reading_many.Ahead(cast(ProcessPoolExecutor, pool), files)
    assert len(ahead.take()) == 3
    assert pool.given == [3] * 8


def test_the_log_tells_what_came_of_an_import(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "talk.srt"
    file.write_text(SRT.format("Ears hear. Eyes see. Noses smell."))
    (tmp_path / "bad.srt").write_bytes(b"\0\1\2" * 99)
    import_files(desk, [file])
    (episode,) = desk.rows()
    for quote in ("Eyes see.", "Noses smell."):
        mark(desk, episode, quote)
    file.write_text(SRT.format("Now: ears hear. Eyes see.\n\n2\n00:00:03,000 --> 00:00:04,000\n"))
    done: Imported = import_files(desk, [file, tmp_path / "bad.srt"])
    assert (done.updated, done.moved, done.orphaned) == (1, 1, 1)
    newest, oldest = import_log(desk)
    assert (oldest.new, oldest.updated, oldest.warned, oldest.failed) == (1, 0, 0, 0)
    assert (newest.updated, newest.moved, newest.orphaned) == (1, 1, 1)
    assert newest.warnings == ("talk.srt line 6: a time without text: the captions end here",)
    assert newest.failures == ("bad.srt: it is no text, but binary data; save it as text first",)
    assert newest.paths == (str(file),)
    desk.undo()
    assert [one.new for one in import_log(desk)] == [1]


def mark(desk: Desk, episode: str, quote: str) -> None:
    part = desk.text(episode).part(PartKind.TRANSCRIPT)
    assert part is not None
    start = part.blocks[0].text.index(quote)
    desk.highlights.add(episode, make(part, 0, start, start + len(quote)))
