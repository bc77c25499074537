"""Everything in one file: what is in it, that it was read back, and what is refused."""

from __future__ import annotations

import stat
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from store.errors import DamagedError, StoreError, UnwritableError
from store.home import Home
from store.journal.files import FileOps
from store.journal.layout import read_bytes
from store.journal.lock import FileLock
from store.keeping import backups, copies
from store.keeping.backups import back_up, extract, read_manifest
from store.keeping.copies import Holdings
from store.keeping.manifest import Manifest
from store.model import Mark
from tests.keeping.holding import AT, held, sit_down, tree

HOLDINGS = Holdings(change=7, changed=AT, marked=2, highlights=1, cards=1, reviews=2, episodes=2)


def test_a_backup_is_one_file_with_everything_in_it(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "backup.zip"
    made = back_up(home, target, at=AT)
    assert made.holdings == HOLDINGS
    assert made.size == target.stat().st_size
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        names = ["manifest.json", "reviews.json", "record.json", "record.journal", "library.db"]
        assert archive.namelist() == names
    assert read_manifest(target).holdings == HOLDINGS
    extract(target, tmp_path / "again")
    assert held(Home(tmp_path / "again")) == held(home)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again", "backup.zip", "home"]


def test_a_backup_is_of_one_moment_while_a_window_is_open(home: Home, tmp_path: Path) -> None:
    desk = sit_down(home)
    episode = next(iter(desk.rows()))
    desk.marks.mark(Mark.STARRED, [episode])
    before = held(home)
    back_up(home, tmp_path / "backup.zip", at=AT)
    desk.marks.mark(Mark.ARCHIVED, [episode])
    assert desk.marks.state(episode).archived
    desk.close()
    extract(tmp_path / "backup.zip", tmp_path / "again")
    assert held(Home(tmp_path / "again")) == before


def test_the_files_are_copied_under_the_lock(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or a snapshot in the middle would leave files in it that don't belong together."""
    taken: list[str] = []

    def reading(path: Path) -> bytes | None:
        other = FileLock(home.folder / "record.lock", FileOps(), patience=0)
        with pytest.raises(UnwritableError, match="another Earmark has been writing"):
            other.acquire()
        taken.append(path.name)
        return read_bytes(path)

    with monkeypatch.context() as patch:
        patch.setattr(copies, "read_bytes", reading)
        back_up(home, tmp_path / "backup.zip", at=AT)
    assert taken == ["reviews.json", "record.json", "record.journal"]


def test_a_torn_last_line_stays_out(home: Home, tmp_path: Path) -> None:
    before = held(home)
    with (home.folder / "record.journal").open("ab") as file:
        file.write(b'{"n": 8, "at": "2026-')
    back_up(home, tmp_path / "backup.zip", at=AT)
    extract(tmp_path / "backup.zip", tmp_path / "again")
    assert held(Home(tmp_path / "again")) == before


def test_a_dry_run_counts_and_writes_nothing(home: Home, tmp_path: Path) -> None:
    before = tree(tmp_path)
    made = back_up(home, tmp_path / "backup.zip", at=AT, dry_run=True)
    assert (made.holdings, made.size) == (HOLDINGS, 0)
    assert tree(tmp_path) == before


def test_an_empty_home_can_be_backed_up(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.prepare()
    made = back_up(home, tmp_path / "backup.zip", at=AT)
    assert made.holdings == Holdings(0, None, 0, 0, 0, 0)


def test_a_file_that_is_there_is_only_replaced_when_asked_to(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "backup.zip"
    target.write_text("mine")
    with pytest.raises(UnwritableError, match=r"is there already; .*--yes"):
        back_up(home, target, at=AT)
    assert target.read_text() == "mine"
    back_up(home, target, at=AT, replace=True)
    assert read_manifest(target).made == AT


@pytest.mark.parametrize("name", ["record.json", "reviews.json", "record.journal", "library.db"])
def test_the_files_it_works_with_are_never_a_target(home: Home, name: str) -> None:
    before = tree(home.folder)
    with pytest.raises(UnwritableError, match="a file that Earmark works with"):
        back_up(home, home.folder / name, at=AT, replace=True)
    assert tree(home.folder) == before


def test_a_folder_is_no_target_and_none_is_made(home: Home, tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match="is a folder; name a file in it"):
        back_up(home, tmp_path, at=AT)
    with pytest.raises(UnwritableError, match="there is no such folder; make it first"):
        back_up(home, tmp_path / "new" / "backup.zip", at=AT)


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("record.json", b"null", r"record\.json: holds null"),
        ("reviews.json", b"{}", r"reviews\.json: was not written by Earmark"),
        ("record.journal", b"", r"record\.journal: is empty"),
        ("library.db", b"no database" * 100, r"library\.db: this is not a library"),
    ],
)
def test_what_is_damaged_is_said_and_not_backed_up(
    home: Home, tmp_path: Path, name: str, data: bytes, problem: str
) -> None:
    (home.folder / name).write_bytes(data)
    with pytest.raises(DamagedError, match=problem):
        back_up(home, tmp_path / "backup.zip", at=AT)
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_what_cannot_be_read_back_gets_no_name(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that keeps other bytes than it was given."""
    write = backups._write

    def writing_badly(path: Path, kept: Path, manifest: Manifest) -> None:
        write(path, kept, manifest)
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(bytes(data))

    monkeypatch.setattr(backups, "_write", writing_badly)
    (tmp_path / "backup.zip").write_text("the one before")
    with pytest.raises(DamagedError):
        back_up(home, tmp_path / "backup.zip", at=AT, replace=True)
    assert (tmp_path / "backup.zip").read_text() == "the one before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.zip", "home"]


def test_every_flipped_byte_is_noticed_or_harmless(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "backup.zip"
    back_up(home, target, at=AT)
    data = target.read_bytes()
    extract(target, tmp_path / "sound")
    sound = tree(tmp_path / "sound")
    refused = 0
    for place in range(0, len(data), len(data) // 150):
        target.write_bytes(data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :])
        folder = tmp_path / str(place)
        try:
            extract(target, folder)
        except StoreError as error:
            refused += "\n" not in str(error)
        else:
            assert tree(folder) == sound, f"byte {place}"
    assert refused > 130


@pytest.mark.parametrize("length", [0, 1, 100, 0.5, -1])
def test_a_file_cut_off_is_refused(home: Home, tmp_path: Path, length: float) -> None:
    target = tmp_path / "backup.zip"
    back_up(home, target, at=AT)
    data = target.read_bytes()
    target.write_bytes(data[: int(length * len(data)) if 0 < length < 1 else int(length)])
    with pytest.raises(DamagedError):
        extract(target, tmp_path / "again")


def test_a_newer_record_is_no_older_one_in_figures(home: Home) -> None:
    desk = sit_down(home, AT + timedelta(hours=1))
    desk.marks.mark(Mark.STARRED, list(desk.rows()))
    desk.close()
    made = back_up(home, home.folder.parent / "b.zip", at=AT)
    assert made.holdings == replace(HOLDINGS, change=8, changed=AT + timedelta(hours=1))
