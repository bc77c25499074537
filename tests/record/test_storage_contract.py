"""What TinyDB promises for storages, kept by its own memory storage and by the journal's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage, Storage

from store.journal.engine import Engine
from store.journal.storage import JournalStorage

Make = Callable[[], Storage]


def _journal(home: Path) -> JournalStorage:
    home.mkdir(exist_ok=True)
    return JournalStorage(Engine(home, clock=lambda: datetime(2025, 4, 8, tzinfo=UTC)))


@pytest.fixture(params=["memory", "journal"])
def storage(request: pytest.FixtureRequest, home: Path) -> Storage:
    makers: dict[str, Make] = {"memory": MemoryStorage, "journal": lambda: _journal(home)}
    return makers[request.param]()


DATA: dict[str, dict[str, Any]] = {
    "cards": {"1": {"front": "What?", "tags": ["a", "b"]}, "2": {"front": "Ærlig 🎧"}},
    "reading": {"7": {"read": "read"}},
}


def test_an_empty_storage_reads_none(storage: Storage) -> None:
    assert storage.read() is None


def test_what_was_written_is_read(storage: Storage) -> None:
    storage.write(DATA)
    assert storage.read() == DATA


def test_a_write_replaces_everything(storage: Storage) -> None:
    storage.write(DATA)
    storage.write({"cards": {"2": {"front": "Who?"}, "3": {}}})
    assert storage.read() == {"cards": {"2": {"front": "Who?"}, "3": {}}}


def test_writing_nothing_empties(storage: Storage) -> None:
    storage.write(DATA)
    storage.write({})
    assert not storage.read()


def test_empty_tables_are_tables(storage: Storage) -> None:
    storage.write({"cards": {}})
    assert storage.read() == {"cards": {}}


def test_stock_tables_work_on_top(storage: Storage) -> None:
    db = TinyDB(storage=lambda: storage)
    assert db.insert({"a": 1}) == 1
    assert db.insert_multiple([{"a": 2}, {"a": 3}]) == [2, 3]
    assert db.update({"b": True}, where("a") > 1) == [2, 3]
    assert db.remove(where("a") == 2) == [2]
    assert db.all() == [{"a": 1}, {"a": 3, "b": True}]
    assert db.table("other").insert({"c": None}) == 1
    assert db.tables() == {"_default", "other"}
    db.drop_table("other")
    assert db.tables() == {"_default"}
    db.drop_tables()
    assert db.tables() == set()


def test_the_journal_storage_is_read_by_the_next_process(home: Path) -> None:
    _journal(home).write(DATA)
    assert _journal(home).read() == DATA


def test_what_is_read_may_be_changed_without_harm(home: Path) -> None:
    storage = _journal(home)
    storage.write(DATA)
    given = storage.read() or {}
    given["cards"]["1"]["tags"].append("c")
    del given["reading"]
    assert storage.read() == DATA


def test_a_write_is_one_line_of_what_differs(home: Path) -> None:
    storage = _journal(home)
    storage.write(DATA)
    changed = {**DATA, "reading": {"7": {"read": "unread"}}}
    storage.write(changed)
    lines = (home / "record.journal").read_bytes().splitlines()
    assert len(lines) == 3
    assert b'"changes": [{"table": "reading", "id": 7, ' in lines[2]
    assert b"cards" not in lines[2]


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        ({"cards": {"one": {}}}, ValueError),
        ({"cards": {"1": {"a": {1, 2}}}}, TypeError),
        ({"_history": {"1": {}}}, ValueError),
        ({"_earmark": {"1": {}}}, ValueError),
    ],
)
def test_what_cannot_be_kept_changes_nothing(
    home: Path, bad: dict[str, Any], error: type[Exception]
) -> None:
    storage = _journal(home)
    storage.write(DATA)
    with pytest.raises(error):
        storage.write({**DATA, **bad})
    assert storage.read() == DATA
    assert _journal(home).read() == DATA
