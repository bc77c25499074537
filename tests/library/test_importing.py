"""Imports as one step: stopped in the middle, in several processes, and noted in the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from seeds.model import PartKind
from store import reading_many
from store.anchors import make
from store.desk import Desk
from store.home import Home
from store.import_log import import_log
from store.importing import Imported, import_files

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
