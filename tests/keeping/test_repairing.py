"""Damage set aside and rebuilt from what is sound; nothing that was there is deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from store.errors import StoreError
from store.home import Home
from store.keeping.checking import check
from store.keeping.daily import keep_daily
from store.keeping.repairing import repair
from store.library import Library
from store.model import Mark
from store.record import Record
from tests.keeping.holding import AT, held, sit_down, tree
from tests.record.looking import contents

LATER = AT + timedelta(days=1)


def mended(home: Home) -> list[str]:
    """Repair a home, and see that it is sound then and that another repair finds nothing."""
    said = repair(home, clock=lambda: LATER)
    assert check(home).problems == []
    after = tree(home.folder)
    assert repair(home, clock=lambda: LATER) == []
    assert tree(home.folder) == after
    return said


def kept(home: Home) -> Path:
    """The one folder with what was damaged."""
    (folder,) = home.folder.glob("damaged-*")
    assert folder.name == "damaged-2026-05-28T180000Z"
    return folder


def test_a_sound_home_is_left_alone(home: Home) -> None:
    before = tree(home.folder)
    assert mended(home) == []
    assert tree(home.folder) == before


def truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


RUBBISH: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "null": lambda _: b"null",
    "truncated": truncated,
    "not UTF-8": lambda data: data.replace(b"harvest", b"har\xffest").replace(b"at", b"\xfft", 1),
    "nested": lambda _: b"[" * 100_000,
    "a huge number": lambda _: b"9" * 10_000,
    "another TinyDB": lambda _: b'{"_default": {"1": {"a": 1}}}',
    "zeros": lambda data: bytes(len(data)),
}


@pytest.mark.parametrize("kind", list(RUBBISH))
@pytest.mark.parametrize("name", ["record.json", "reviews.json"])
def test_with_todays_backup_nothing_is_lost(home: Home, name: str, kind: str) -> None:
    before = contents(Record.open(home.folder))
    keep_daily(home.folder, AT)
    path = home.folder / name
    damaged = RUBBISH[kind](path.read_bytes())
    path.write_bytes(damaged)
    assert check(home).problems != []
    said = mended(home)
    assert contents(Record.open(home.folder)) == before
    assert (kept(home) / name).read_bytes() == damaged
    assert said[0] == "the record's files as they were are in damaged-2026-05-28T180000Z"
    assert "backup of 2026-05-27" in " ".join(said)


@pytest.mark.parametrize("kind", list(RUBBISH))
def test_a_damaged_journal_gives_back_every_sound_line(home: Home, kind: str) -> None:
    before = contents(Record.open(home.folder))
    keep_daily(home.folder, AT)
    path = home.folder / "record.journal"
    head, *lines = path.read_bytes().splitlines(keepends=True)
    damaged = RUBBISH[kind](head + lines[0]) + lines[-1]
    path.write_bytes(damaged)
    if kind == "truncated":  # the line that follows is torn into the one before
        assert b"\n" in damaged[:-1]
    said = mended(home)
    assert contents(Record.open(home.folder)) == before
    assert (kept(home) / "record.journal").read_bytes() == damaged
    assert said


def test_without_a_backup_what_can_be_read_comes_back(home: Home) -> None:
    path = home.folder / "record.json"
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"note": "bad years"', b'"note": bad years', 1))
    assert b"bad years," in path.read_bytes()
    said = mended(home)
    now = contents(Record.open(home.folder))
    assert now["highlights"] == {}
    assert len(now["reading"]) == 2
    assert len(now["cards"]) == 1
    assert len(now["reviews"]) == 2
    text = " ".join(said)
    assert "1 line could not" in text
    assert "there is no sound automatic backup" in text


def test_a_damaged_line_in_the_middle_comes_back_from_the_backup(home: Home) -> None:
    before = contents(Record.open(home.folder))
    keep_daily(home.folder, AT)
    path = home.folder / "record.journal"
    head, grade, queue = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(head + grade.replace(b"rating", b"ratimg") + queue)
    (problem,) = check(home).record
    assert problem.startswith("record.journal line 2 is damaged (its checksum is wrong)")
    said = mended(home)
    assert "record.journal: 1 change came from the backup of 2026-05-27" in said
    assert contents(Record.open(home.folder)) == before


def test_what_only_the_damaged_line_held_is_said_to_be_missing(home: Home) -> None:
    path = home.folder / "record.journal"
    head, grade, queue = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(head + grade.replace(b"rating", b"ratimg") + queue)
    said = mended(home)
    assert "record.journal: 1 damaged line could not be read; missing: change 6" in said


def test_a_record_of_a_newer_earmark_is_not_touched(home: Home) -> None:
    path = home.folder / "record.json"
    path.write_bytes(path.read_bytes().replace(b'"version": 1', b'"version": 2', 1))
    before = tree(home.folder)
    (said,) = repair(home, clock=lambda: LATER)
    assert said.startswith("the record could not be repaired: ")
    assert "written by a newer Earmark" in said
    assert tree(home.folder) == before


def test_folders_in_the_files_places_are_set_aside(home: Home) -> None:
    before = contents(Record.open(home.folder))
    keep_daily(home.folder, AT)
    for name in ("record.json", "record.journal"):
        (home.folder / name).unlink()
        (home.folder / name).mkdir()
        (home.folder / name / "mine").write_text("mine")
    mended(home)
    assert contents(Record.open(home.folder)) == before
    assert (kept(home) / "record.json" / "mine").read_text() == "mine"


def test_a_missing_journal_comes_back_from_the_backup(home: Home) -> None:
    before = contents(Record.open(home.folder))
    keep_daily(home.folder, AT)
    (home.folder / "record.journal").unlink()
    assert mended(home)[1:] == ["record.journal: 2 changes came from the backup of 2026-05-27"]
    assert contents(Record.open(home.folder)) == before


def test_a_missing_record_comes_back_from_the_backup(home: Home) -> None:
    before = contents(Record.open(home.folder))
    keep_daily(home.folder, AT)
    (home.folder / "record.json").unlink()
    mended(home)
    assert contents(Record.open(home.folder)) == before


def test_a_schedule_is_worked_out_anew_from_the_reviews(home: Home) -> None:
    desk = sit_down(home)
    (card,) = desk.cards.accepted()
    with desk.record.step("spoilt", undoable=False):
        ((number, document),) = desk.record.documents("cards").items()
        wrong = {**document, "memory": {**document["memory"], "stability": 999.0}}
        desk.record.put("cards", number, wrong)
    desk.close()
    (problem,) = check(home).problems
    assert "stability 999.0, not" in problem
    (said,) = mended(home)
    assert said.startswith("worked out the schedule of 1 card anew from their reviews")
    desk = sit_down(home)
    assert desk.cards.accepted() == [card]
    desk.undo()
    desk.close()
    assert len(check(home).problems) == 1


def overwritten(data: bytes) -> bytes:
    page = 8192
    return data[: 3 * page] + b"\xa5" * page + data[4 * page :]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"not a database" * 500,
        lambda data: data[:5000],
        truncated,
        lambda data: data[:100] + bytes(len(data) - 100),
        overwritten,
    ],
    ids=["no database", "a page", "half", "zeros", "a page overwritten"],
)
def test_a_damaged_library_is_set_aside_and_says_what_it_lost(
    home: Home, spoil: Callable[[bytes], bytes]
) -> None:
    record = contents(Record.open(home.folder))
    damaged = spoil(home.library_path.read_bytes())
    home.library_path.write_bytes(damaged)
    problems = check(home).library
    assert problems
    assert "library" in problems[0]
    said = repair(home, clock=lambda: LATER)
    assert said[0].startswith("library.db is damaged (")
    assert said[0].endswith("as it was, it is in damaged-2026-05-28T180000Z")
    assert (kept(home) / "library.db").read_bytes() == damaged
    assert contents(Record.open(home.folder)) == record
    with closing(Library.open(home.library_path)) as library:
        assert library.check() == []
        assert library.count() == 2 or "import your files again" in " ".join(said)


def test_a_damaged_index_is_made_anew_and_nothing_is_lost(home: Home) -> None:
    before = held(home)
    with closing(sqlite3.connect(home.library_path)) as connection:
        connection.execute("DELETE FROM word_index_data WHERE id > 10")
        connection.commit()
    assert check(home).library
    assert mended(home) == ["library.db: the search index was made anew"]
    assert held(home) == before
    with closing(Library.open(home.library_path)) as library:
        assert len(library.search("harvest")) == 1


def test_a_library_from_a_newer_version_is_not_touched(home: Home) -> None:
    with closing(sqlite3.connect(home.library_path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = tree(home.folder)
    said = repair(home, clock=lambda: LATER)
    assert "a newer Earmark wrote this library" in said[0]
    assert tree(home.folder) == before


def test_a_library_that_is_gone_is_said(home: Home) -> None:
    home.library_path.unlink()
    problems = check(home).problems
    assert problems
    assert "2 episodes that the record speaks of" in problems[-1]
    with pytest.raises(StoreError):
        Library.open(home.folder / "record.json")
    desk = sit_down(home)
    desk.marks.mark(Mark.READ, list(desk.rows()))
    desk.close()


def test_two_grades_at_one_time_are_replayed_as_they_came(home: Home) -> None:
    """Files keep the reviews in any order; an undo and a redo change it."""
    desk = sit_down(home)
    assert len(desk.undo(3)) == len(desk.redo(3)) == 3
    desk.record.snapshot()
    desk.close()
    at = {review["at"] for review in Record.open(home.folder).documents("reviews").values()}
    assert len(at) == 1
    assert check(home).problems == []
