"""The file operations reach the system: what is flushed, and what is renamed when."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from store.record import Record

Deed = Callable[[Record], object]


@pytest.fixture
def calls(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system is asked to do with the files in `home`, in order, by their names."""
    said: list[str] = []
    write, fsync, rename = os.write, os.fsync, os.rename

    def name_of(descriptor: int) -> str:
        number = os.fstat(descriptor).st_ino
        places = {home.parent: "its parent", home: "the folder"}
        places |= {path: _without_token(path.name) for path in home.iterdir()}
        return next(name for path, name in places.items() if path.stat().st_ino == number)

    def saying_write(descriptor: int, data: bytes) -> int:
        said.append(f"write {name_of(descriptor)}")
        return write(descriptor, data)

    def saying_fsync(descriptor: int) -> None:
        said.append(f"flush {name_of(descriptor)}")
        fsync(descriptor)

    def saying_rename(source: Path, target: Path) -> None:
        said.append(f"rename to {Path(target).name}")
        rename(source, target)

    monkeypatch.setattr(os, "write", saying_write)
    monkeypatch.setattr(os, "fsync", saying_fsync)
    monkeypatch.setattr(os, "replace", saying_rename)
    return said


def _without_token(name: str) -> str:
    parts = name.split(".")
    return ".".join([*parts[:2], "new"]) if len(parts) == 4 else name


def test_a_change_is_flushed_before_the_call_returns(home: Path, calls: list[str]) -> None:
    record = Record.open(home)
    record.put("reading", 1, {"read": "read"})
    calls.clear()
    record.put("reading", 2, {"read": "read"})
    assert calls == ["write record.journal", "flush record.journal"]


def test_a_new_home_is_flushed_with_the_names_in_it(home: Path, calls: list[str]) -> None:
    Record.open(home).put("reading", 1, {"read": "read"})
    assert calls == [
        "flush its parent",
        "write record.journal.new",
        "flush record.journal.new",
        "rename to record.journal",
        "flush the folder",
        "flush its parent",
        "write device.new",
        "flush device.new",
        "rename to device",
        "flush the folder",
        "write record.journal",
        "flush record.journal",
    ]


def test_a_snapshot_is_flushed_before_each_rename_and_the_folder_after(
    home: Path, calls: list[str]
) -> None:
    record = Record.open(home)
    record.put("reading", 1, {"read": "read"})
    record.put("reviews", 2, {"rating": 3})
    calls.clear()
    record.snapshot()
    assert calls == [
        "write reviews.json.new",
        "flush reviews.json.new",
        "write record.json.new",
        "flush record.json.new",
        "write record.journal.new",
        "flush record.journal.new",
        "rename to reviews.json",
        "flush the folder",
        "rename to record.json",
        "flush the folder",
        "rename to record.journal",
        "flush the folder",
    ]
