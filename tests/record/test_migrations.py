"""Migrations, tried with made-up ones: everywhere, in order, noted, and with a copy first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.errors import NewerVersionError
from store.journal.documents import Document
from store.journal.migrations import MIGRATIONS, Migration
from store.record import Record
from tests.record.looking import contents
from tests.record.watching import WatchedOps
from tests.soak.disk import Disk, Recorder


def _number(_: str, document: Document) -> Document:
    return {**document, "two": len(document)}


def _rename(table: str, document: Document) -> Document:
    if table == "cards":
        return {("question" if key == "front" else key): value for key, value in document.items()}
    return document


MADE_UP = (
    Migration(2, "count the fields", _number),
    Migration(3, "call a card's front its question", _rename),
)


def _version_one(home: Path) -> None:
    record = Record.open(home)
    record.put("cards", 1, {"front": "What?"})
    record.put("reviews", 2, {"rating": 3})
    record.snapshot()
    record.put("cards", 1, {"front": "Which?"})
    record.put("reviews", 3, {"rating": 4})


NEW = {
    "cards": {1: {"question": "Which?", "two": 1}},
    "reviews": {2: {"rating": 3, "two": 1}, 3: {"rating": 4, "two": 1}},
}


def _held(record: Record) -> dict[str, dict[int, object]]:
    return {name: dict(record.documents(name)) for name in ("cards", "reviews")}


def test_the_first_version_has_no_migrations() -> None:
    assert MIGRATIONS == ()


def test_looking_migrates_in_memory_and_writes_nothing(home: Path) -> None:
    _version_one(home)
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    record = Record.open(home, migrations=MADE_UP)
    assert record.get("reviews", 2) == {"rating": 3, "two": 1}
    assert _held(record) == NEW
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_the_first_change_writes_the_new_version_with_a_copy_of_the_old(home: Path) -> None:
    _version_one(home)
    names = ("record.json", "reviews.json", "record.journal")
    before = {name: (home / name).read_bytes() for name in names}
    record = Record.open(home, migrations=MADE_UP)
    record.put("reading", 5, {"read": "read"})
    copy = home / "before-version-3"
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == before
    for name in ("record.json", "reviews.json"):
        assert json.loads((home / name).read_text())["_earmark"]["1"]["version"] == 3
    assert b'"version": 3' in (home / "record.journal").read_bytes().splitlines()[0]
    again = Record.open(home, migrations=MADE_UP)
    assert _held(again) == NEW
    assert again.check() == []
    with pytest.raises(NewerVersionError):
        Record.open(home)


def test_what_was_done_before_a_migration_can_be_taken_back_after_it(home: Path) -> None:
    _version_one(home)
    record = Record.open(home, migrations=MADE_UP)
    record.undo(4)
    assert _held(Record.open(home, migrations=MADE_UP)) == {"cards": {}, "reviews": {}}
    record.redo(1)
    assert _held(record)["cards"] == {1: {"question": "What?", "two": 1}}


def test_an_older_earmark_that_still_runs_stops_writing(home: Path) -> None:
    _version_one(home)
    old = Record.open(home)
    Record.open(home, migrations=MADE_UP).put("reading", 5, {"read": "read"})
    journal = (home / "record.journal").read_bytes()
    with pytest.raises(NewerVersionError):
        old.put("reading", 6, {"read": "read"})
    with pytest.raises(NewerVersionError):
        old.catch_up()
    assert (home / "record.journal").read_bytes() == journal


def test_a_crash_at_every_operation_of_a_migration(tmp_path: Path) -> None:
    import shutil

    home, spare = tmp_path / "home", tmp_path / "spare"
    _version_one(home)
    expected = contents(Record.open(home, migrations=MADE_UP))
    tried = 0

    def look(*_: object) -> None:
        nonlocal tried
        tried += 1
        shutil.copytree(home, spare)
        record = Record.open(spare, migrations=MADE_UP)
        assert contents(record) == expected
        record.put("settings", 1, {"after": "crash"})
        again = Record.open(spare, migrations=MADE_UP)
        assert again.get("settings", 1) == {"after": "crash"}
        assert _held(again) == NEW
        assert again.check() == []
        old = spare / "before-version-3" / "record.json"
        assert json.loads(old.read_text())["_earmark"]["1"]["version"] == 1
        shutil.rmtree(spare)

    ops = WatchedOps(home)
    record = Record.open(home, ops=ops, migrations=MADE_UP)
    ops.before = look
    with record.step("nothing"):
        pass
    assert tried > 20


def test_migrations_are_numbered_without_gaps(home: Path) -> None:
    with pytest.raises(ValueError, match="numbered"):
        Record.open(home, migrations=MADE_UP[1:])


def test_a_power_cut_never_takes_the_copy_without_leaving_the_old_files(tmp_path: Path) -> None:
    """Once a file of the new version may be there, the copy of the old ones must be."""
    home = tmp_path / "home"
    home.mkdir()
    recorder = Recorder(home)
    old = Record.open(home, ops=recorder)
    old.put("cards", 1, {"front": "What?"})
    old.put("reviews", 2, {"rating": 3})
    old.snapshot()
    old.put("cards", 1, {"front": "Which?"})
    kept = {name: (home / name).read_bytes() for name in ("record.json", "reviews.json")}
    kept["record.journal"] = (home / "record.journal").read_bytes()
    Record.open(home, ops=recorder, migrations=MADE_UP).put("reading", 5, {"read": "read"})
    disk, new = Disk(), 0
    for op in recorder.log:
        disk.apply(op)
        for files in disk.after_power_cut():
            if any(b'"version": 3' in files.get(name, b"") for name in kept):
                new += 1
                copy = {name: files.get(f"before-version-3/{name}") for name in kept}
                assert copy == kept
    assert new > 10
