"""The record every day: cheap, the last seven days of it, and never a damaged one."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from store.errors import DamagedError
from store.home import Home
from store.keeping.daily import daily_backups, keep_daily
from store.record import Record
from tests.keeping.holding import AT, sit_down
from tests.record.looking import contents


def change(home: Home, number: int) -> None:
    Record.open(home.folder).put("settings", 1, {"number": number})


def test_one_a_day_and_none_where_nothing_has_changed(home: Home) -> None:
    first = keep_daily(home.folder, AT)
    assert first == home.folder / "backups" / "2026-05-27T180000Z"
    assert contents(Record.open(first)) == contents(Record.open(home.folder))
    change(home, 1)
    assert keep_daily(home.folder, AT + timedelta(hours=5)) is None
    second = keep_daily(home.folder, AT + timedelta(hours=6))
    assert second is not None
    assert second.name == "2026-05-28T000000Z"
    assert keep_daily(home.folder, AT + timedelta(days=9)) is None
    assert daily_backups(home.folder) == [second, first]


def test_the_last_seven_days_are_kept(home: Home) -> None:
    for day in range(10):
        change(home, day)
        keep_daily(home.folder, AT + timedelta(days=day))
    kept = daily_backups(home.folder)
    assert [path.name[:10] for path in kept] == [
        f"2026-{day}" for day in ("06-05", "06-04", "06-03", "06-02", "06-01", "05-31", "05-30")
    ]
    numbers = [(Record.open(path).get("settings", 1) or {})["number"] for path in kept]
    assert numbers == [9, 8, 7, 6, 5, 4, 3]


def test_of_one_day_the_newest_is_kept(home: Home) -> None:
    keep_daily(home.folder, AT)
    change(home, 1)
    again = keep_daily(home.folder, AT + timedelta(minutes=1), anew=True)
    assert daily_backups(home.folder) == [again]


def test_a_file_that_is_as_it_was_is_a_link_to_the_one_before(home: Home) -> None:
    first = keep_daily(home.folder, AT)
    change(home, 1)
    second = keep_daily(home.folder, AT + timedelta(days=1))
    assert first is not None
    assert second is not None
    same = {
        name: (first / name).samefile(second / name)
        for name in ("record.json", "reviews.json", "record.journal")
    }
    assert same == {"record.json": True, "reviews.json": True, "record.journal": False}
    assert not (home.folder / "reviews.json").samefile(first / "reviews.json")


@pytest.mark.parametrize("gently", [False, True])
@pytest.mark.parametrize("name", ["record.json", "reviews.json", "record.journal"])
def test_a_sound_backup_never_gives_way_to_a_damaged_one(
    home: Home, name: str, gently: bool
) -> None:
    for day in range(7):
        change(home, day)
        keep_daily(home.folder, AT + timedelta(days=day))
    kept = daily_backups(home.folder)
    path = home.folder / name
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:3], lines[3][:4] + b"\xff" + lines[3][5:], *lines[4:]]))
    with pytest.raises(DamagedError):
        keep_daily(home.folder, AT + timedelta(days=8), gently=gently)
    assert daily_backups(home.folder) == kept
    assert len(kept) == 7


def test_two_within_one_second_are_two(home: Home) -> None:
    """Two restores in a row back the record up each."""
    for number in range(2):
        change(home, number)
        keep_daily(home.folder, AT, anew=True)
    (last,) = daily_backups(home.folder)
    assert Record.open(last).get("settings", 1) == {"number": 1}


@pytest.mark.parametrize("gently", [False, True])
def test_a_backup_says_what_it_holds(home: Home, gently: bool) -> None:
    made = keep_daily(home.folder, AT, gently=gently)
    assert made is not None
    manifest = json.loads((made / "manifest.json").read_bytes())
    assert manifest["versions"] == {"record": 1}
    assert manifest["holdings"] == {
        "change": 7,
        "changed": "2026-05-27T18:00:00.000Z",
        "marked": 2,
        "highlights": 1,
        "cards": 1,
        "reviews": 2,
        "episodes": None,
    }


def test_a_file_laid_out_by_another_program_is_backed_up_too(home: Home) -> None:
    path = home.folder / "record.json"
    path.write_text(json.dumps(json.loads(path.read_bytes())))
    made = keep_daily(home.folder, AT, gently=True)
    assert made is not None
    assert contents(Record.open(made)) == contents(Record.open(home.folder))


def test_closing_the_desk_makes_one(home: Home) -> None:
    desk = sit_down(home)
    desk.close(snapshot=True)
    assert [path.name for path in daily_backups(home.folder)] == ["2026-05-27T180000Z"]


def test_half_a_backup_is_none(home: Home) -> None:
    """A crash before it got its name leaves a folder that no one takes for one."""
    beside = home.folder / "backups" / "2026-05-27T180000Z.new"
    beside.mkdir(parents=True)
    (beside / "record.json").write_text("{")
    assert daily_backups(home.folder) == []
    made = keep_daily(home.folder, AT)
    assert made is not None
    assert sorted(path.name for path in Path(home.folder / "backups").iterdir()) == [made.name]
