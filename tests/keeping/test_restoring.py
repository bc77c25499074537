"""Putting a backup in the place of what is there: nothing is lost, however it ends."""

from __future__ import annotations

import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from store.errors import DamagedError, NewerVersionError, StoreError
from store.home import Home
from store.journal.files import FileOps
from store.keeping import copies, placing
from store.keeping.backups import back_up
from store.keeping.restoring import Restored, automatic, find_backup, restore
from store.model import Mark
from store.record import Record
from tests.keeping.holding import AT, held, sit_down, tree

LATER = AT + timedelta(days=1)


def put_back(home: Home, name: Path | str) -> Restored:
    found = find_backup(home, str(name))
    try:
        return restore(home, found, at=LATER)
    finally:
        found.discard()


def go_on(home: Home) -> None:
    """Do this and that, so that both stores hold something else."""
    desk = sit_down(home, AT + timedelta(hours=2))
    river, hill = desk.rows()
    desk.marks.mark(Mark.UNREAD, [river, hill])
    desk.highlights.remove([one.id for one in desk.highlights.of(river)])
    from store.deleting import delete_episodes

    delete_episodes(desk, [hill])
    desk.close(snapshot=True)


@pytest.fixture
def backup(home: Home, tmp_path: Path) -> Path:
    """A backup of the home, which has gone on since."""
    back_up(home, tmp_path / "backup.zip", at=AT)
    go_on(home)
    return tmp_path / "backup.zip"


def test_everything_is_as_it_was_and_what_gave_way_is_kept(
    filled: Path, home: Home, backup: Path
) -> None:
    now = held(home)
    kept = put_back(home, backup).kept
    assert held(home) == held(Home(filled))
    assert kept == home.folder / "before-restore-2026-05-28T180000Z"
    assert held(Home(kept)) == now
    put_back(home, kept)
    assert held(home) == now


def test_into_an_empty_home(filled: Path, backup: Path, tmp_path: Path) -> None:
    new = Home(tmp_path / "new")
    put_back(new, backup)
    assert held(new) == held(Home(filled))
    desk = sit_down(new, LATER)
    desk.undo(7)
    assert desk.listing() == []
    desk.close()


def test_a_window_that_is_open_shows_what_was_restored(
    filled: Path, home: Home, backup: Path
) -> None:
    desk = sit_down(home, LATER)
    heard: list[str] = []
    desk.record.subscribe(lambda touched: heard.extend(touched))
    put_back(home, backup)
    assert desk.record.catch_up()
    assert {"reading", "highlights"} <= set(heard)
    assert len(desk.library.rows()) == 2
    desk.forget_rows()
    desk.marks.mark(Mark.STARRED, list(desk.rows()))
    desk.close()
    assert held(home)["history"][1:] == held(Home(filled))["history"]
    assert Record.open(home.folder).check() == []


def test_after_a_restore_it_is_another_device(home: Home, backup: Path) -> None:
    """Numbers may come again, so the lines must be known apart."""
    before = (home.folder / "device").read_bytes()
    put_back(home, backup)
    Record.open(home.folder).put("settings", 1, {"a": 1})
    assert (home.folder / "device").read_bytes() != before


def test_an_automatic_backup_brings_the_record_alone(home: Home, backup: Path) -> None:
    del backup
    (one,) = automatic(home)
    assert (one.name, one.holdings.highlights) == ("2026-05-27T200000Z", 0)
    now = held(home)
    desk = sit_down(home, LATER)
    desk.marks.mark(Mark.STARRED, list(desk.rows()))
    desk.close()
    found = find_backup(home, "2026-05-2")
    assert not found.whole
    restore(home, found, at=LATER)
    assert held(home) == now


def test_a_damaged_record_gives_way(filled: Path, home: Home, backup: Path) -> None:
    (home.folder / "record.json").write_bytes(b"null")
    (home.folder / "record.journal").unlink()
    (home.folder / "record.journal").mkdir()
    (home.folder / "library.db").write_bytes(b"rubbish" * 1000)
    kept = put_back(home, backup).kept
    assert held(home) == held(Home(filled))
    assert (kept / "record.json").read_bytes() == b"null"
    assert (kept / "record.journal").is_dir()
    assert (kept / "library.db").read_bytes() == b"rubbish" * 1000


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is damaged, or not a backup of Earmark's"),
        (b"PK\x03\x04 not really", "is damaged, or not a backup of Earmark's"),
        (b"{}", "is damaged, or not a backup of Earmark's"),
        (None, "there is no such backup"),
    ],
)
def test_rubbish_is_refused_and_the_home_untouched(
    home: Home, tmp_path: Path, data: bytes | None, problem: str
) -> None:
    path = tmp_path / "rubbish"
    if data is not None:
        path.write_bytes(data)
    before = tree(home.folder)
    with pytest.raises(DamagedError) as caught:
        find_backup(home, str(path))
    assert str(caught.value).startswith(f"{path}: {problem}; nothing was changed; earmark restore")
    assert tree(home.folder) == before


def altered(backup: Path, change: str, data: bytes) -> None:
    with zipfile.ZipFile(backup) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(backup, "w") as archive:
        for name, content in {**files, change: data}.items():
            archive.writestr(name, content)


@pytest.mark.parametrize("name", ["../evil", "/tmp/evil", "record.json/x", "surplus"])
def test_a_name_that_no_backup_holds_is_never_written(
    home: Home, backup: Path, tmp_path: Path, name: str
) -> None:
    with zipfile.ZipFile(backup) as archive:
        manifest = archive.read("manifest.json")
    listed = manifest.replace(b'"record.json"', f'"{name}"'.encode())
    altered(backup, "manifest.json", listed)
    altered(backup, name, b"evil")
    before = tree(tmp_path)
    with pytest.raises(DamagedError, match="holds a file that Earmark doesn't know"):
        find_backup(home, str(backup))
    assert tree(tmp_path) == before


@pytest.mark.parametrize("name", ["record.json", "reviews.json", "record.journal", "library.db"])
def test_a_file_that_is_not_what_was_put_in_is_refused(home: Home, backup: Path, name: str) -> None:
    """A zip's own checksums say nothing about one that was packed again."""
    with zipfile.ZipFile(backup) as archive:
        data = archive.read(name)
    altered(backup, name, data[:-3] + bytes([data[-3] ^ 1]) + data[-2:])
    before = tree(home.folder)
    with pytest.raises(DamagedError) as caught:
        find_backup(home, str(backup))
    assert f"is damaged ({name} in it is not what was put in)" in str(caught.value)
    assert tree(home.folder) == before


def test_a_backup_of_a_newer_earmark_is_refused(home: Home, backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        manifest = archive.read("manifest.json")
    altered(backup, "manifest.json", manifest.replace(b'"version": 1', b'"version": 2', 1))
    before = tree(home.folder)
    with pytest.raises(NewerVersionError, match="made by a newer Earmark"):
        find_backup(home, str(backup))
    assert tree(home.folder) == before


class Crash(BaseException):
    """The process ends."""


@dataclass
class Dying(FileOps):
    """Ends at the operation of that number, and at each one after it."""

    left: int
    done: list[str] = field(default_factory=list)

    def _die(self, name: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise Crash
        self.done.append(name)

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        self._die("write")
        return super().write(descriptor, data)

    def replace(self, source: Path, target: Path) -> None:
        self._die("replace")
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._die("remove")
        super().remove(path)

    def sync(self, descriptor: int) -> None:
        self._die("sync")
        super().sync(descriptor)

    def sync_folder(self, path: Path) -> None:
        self._die("sync folder")
        super().sync_folder(path)


def test_a_crash_at_every_operation_leaves_the_one_or_the_other(
    filled: Path, home: Home, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = held(home), held(Home(filled))
    ends = []
    for left in range(200):
        spare = Home(tmp_path / "spare")
        shutil.copytree(home.folder, spare.folder)
        found = find_backup(spare, str(backup))
        with monkeypatch.context() as patch:
            ops = Dying(left)
            for module in (placing, copies):
                patch.setattr(module, "_OPS", ops)
            try:
                restore(spare, found, at=LATER)
            except Crash:
                finished = False
            else:
                finished = True
        spare.prepare()
        now = held(spare)
        assert now in (old, new), f"after {ops.done}"
        ends.append(now == new)
        assert not (spare.folder / "restoring").exists()
        assert Record.open(spare.folder).check() == []
        (kept,) = spare.folder.glob("before-restore-*") if ends[-1] else [None]
        assert kept is None or held(Home(kept)) == old
        shutil.rmtree(spare.folder)
        if finished:
            break
    assert ends == sorted(ends)
    assert ends.count(False) > 10
    assert ends.count(True) > 8


def test_a_plan_that_cannot_be_understood_is_said_and_left(home: Home) -> None:
    (home.folder / "restoring").mkdir()
    (home.folder / "restoring" / "plan.json").write_text("{")
    before = tree(home.folder)
    with pytest.raises(DamagedError, match=r"restoring: was begun and can't be understood; move"):
        home.prepare()
    assert tree(home.folder) == before


def test_a_library_that_another_process_writes_is_said_and_finished_later(
    filled: Path, home: Home, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    class Impatient(sqlite3.Connection):
        """Does not wait for ten seconds."""

        def execute(self, sql: str, values: Any = ()) -> sqlite3.Cursor:
            return super().execute(sql.replace("busy_timeout = 10000", "busy_timeout = 1"), values)

    def connected(*place: Any, **options: Any) -> sqlite3.Connection:
        options["factory"] = Impatient
        return cast(sqlite3.Connection, connect(*place, **options))

    with closing(connect(home.library_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with monkeypatch.context() as patch:
            patch.setattr(sqlite3, "connect", connected)
            with pytest.raises(StoreError, match="another Earmark is writing it"):
                put_back(home, backup)
        other.execute("ROLLBACK")
    home.prepare()
    assert held(home) == held(Home(filled))


def test_a_folder_without_a_record_is_no_backup(home: Home, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(DamagedError, match="is a folder without a record"):
        find_backup(home, os.fspath(tmp_path / "folder"))
