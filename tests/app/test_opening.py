"""Opening a home with something wrong in it: what is mended, what is said, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from functools import partialmethod
from pathlib import Path

import pytest
from textual.app import App

from store.desk import Desk
from store.home import Home
from store.keeping import placing
from store.keeping.backups import back_up
from store.keeping.checking import check
from store.keeping.restoring import find_backup, restore
from store.library import Library
from tests.app.conftest import Clock, Start
from tui.app import EarmarkApp, run
from tui.upkeep import _LOOK_EVERY


@pytest.mark.parametrize(
    ("spoil", "rows"),
    [
        (lambda data: data[:8192] + b"\xa5" * 8192 + data[16384:], 27),
        (lambda _: b"not a database" * 1000, 27),
        (lambda data: data[:20_000], 27),
    ],
    ids=["a page", "no database", "cut off"],
)
async def test_a_damaged_library_is_rebuilt_and_what_was_lost_is_said(
    start: Start, home: Home, spoil: Callable[[bytes], bytes], rows: int
) -> None:
    async with start() as running:
        await running.press("*")
        starred = running.current
    damaged = spoil(home.library_path.read_bytes())
    home.library_path.write_bytes(damaged)
    async with start() as running:
        assert "library.db is damaged (" in running.toast
        assert "; as it was, it is in damaged-" in running.toast
        assert running.main.episodes.row_count == rows
        assert running.desk.marks.state(starred).starred
        await running.press("j", "m", "enter")
        assert running.main.reading.reader.text is not None
        await running.press("u")
    (kept,) = home.folder.glob("damaged-*")
    assert (kept / "library.db").read_bytes() == damaged
    assert check(home).library == []
    async with start() as running:
        assert running.main.episodes.row_count == rows
        assert "damaged" not in running.toast


async def test_a_library_that_breaks_at_the_first_filling_is_rebuilt_too(
    start: Start, tmp_path: Path
) -> None:
    home = Home(tmp_path / "new")
    home.prepare()
    Library.open(home.library_path).close()
    data = home.library_path.read_bytes()
    home.library_path.write_bytes(data[:16384] + b"\xa5" * 8192 + data[24576:])
    async with start(at=home) as running:
        assert "library.db is damaged (" in running.toast
        assert running.main.episodes.row_count == 27
        await running.press("*")
        assert running.desk.marks.state(running.current).starred
    assert check(home).problems == []


async def test_without_a_key_a_window_shows_what_another_does(start: Start, home: Home) -> None:
    """It looks twice a second by itself; how late it is, the soak prints."""
    assert _LOOK_EVERY <= 0.5
    async with start() as running:
        other = Desk.open(home, zone=UTC)
        other.queue.add([running.current])
        other.close()
        while running.main.queue.row_count == 0:
            await running.pilot.pause(0.01)
        assert running.main.queue.row_count == 1


def opened(home: Home, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(EarmarkApp, "run", partialmethod(App.run, headless=True))
    return run(home)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("record.json", b"[" * 100_000, "is nested too deep"),
        ("record.json", b'{"_default": {"1": {}}}', "was not written by Earmark"),
        ("record.journal", b"", "is empty"),
        ("record.journal", b"null\n", "has a first line that Earmark did not write"),
    ],
)
def test_about_a_damaged_record_a_person_decides(
    home: Home,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    name: str,
    data: bytes,
    said: str,
) -> None:
    path = home.folder / name
    path.write_bytes(data)
    assert opened(home, monkeypatch) == 1
    line = capfd.readouterr().err
    assert line.startswith(f"earmark: {path}: {said}")
    assert "earmark check --repair rebuilds it" in line
    assert "earmark restore lists the backups" in line
    assert line.count("\n") == 1
    assert path.read_bytes() == data


def test_a_library_of_a_newer_version_is_refused_and_not_rebuilt(
    home: Home, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    data = home.library_path.read_bytes()
    newer = data[:60] + (99).to_bytes(4, "big") + data[64:]
    home.library_path.write_bytes(newer)
    assert opened(home, monkeypatch) == 1
    line = capfd.readouterr().err
    assert "a newer Earmark wrote this library (version 99" in line
    assert line.count("\n") == 1
    assert home.library_path.read_bytes() == newer
    assert list(home.folder.glob("damaged-*")) == []


async def test_a_restore_that_was_cut_short_is_finished(
    start: Start, home: Home, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = home.folder.parent / "backup.zip"
    back_up(home, backup, at=clock())
    async with start() as running:
        await running.press("*")
        starred = running.current
    found = find_backup(home, str(backup))
    with monkeypatch.context() as patch:
        patch.setattr(placing, "_carry_out", lambda _: None)
        restore(home, found, at=clock())
    assert (home.folder / "restoring").is_dir()
    async with start() as running:
        assert not running.desk.marks.state(starred).starred
    assert not (home.folder / "restoring").exists()
