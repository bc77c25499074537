"""Snapshots: plain TinyDB files, the reviews left alone, slices that let changes through."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from tinydb import TinyDB

from store.errors import DamagedError
from store.journal import layout
from store.record import Record
from tests.record.looking import contents, journal_lines


def _fill(record: Record) -> None:
    record.put("reading", 7, {"read": "read", "title": "Ærlig\ntalt 🎧"})
    with record.step("graded"):
        record.put("cards", 5, {"reps": 1})
        record.put("reviews", 9, {"card": 5, "rating": 3})


def test_the_files_are_what_stock_tinydb_opens(home: Path, record: Record) -> None:
    _fill(record)
    record.snapshot()
    with TinyDB(home / "record.json") as db:
        assert db.table("reading").get(doc_id=7) == {"read": "read", "title": "Ærlig\ntalt 🎧"}
        assert db.table("cards").all() == [{"reps": 1}]
        assert db.table("_earmark").get(doc_id=1) == {
            "format": "earmark-record",
            "version": 1,
            "base": 2,
        }
        assert [step["what"] for step in db.table("_history")] == ["changed reading", "graded"]
    with TinyDB(home / "reviews.json") as db:
        assert db.tables() == {"_earmark", "reviews"}
        assert db.table("reviews").get(doc_id=9) == {"card": 5, "rating": 3}


def test_a_file_that_stock_tinydb_wrote_is_read(home: Path, record: Record) -> None:
    _fill(record)
    record.snapshot()
    for name in ("record.json", "reviews.json"):
        with TinyDB(home / name) as db:
            db.table("settings").insert({"by": "hand"})
    again = Record.open(home)
    assert again.get("settings", 1) == {"by": "hand"}
    assert again.get("reviews", 9) == {"card": 5, "rating": 3}
    with again.step("graded"):
        again.put("reviews", 10, {"card": 5, "rating": 4})
    again.snapshot()
    assert sorted(Record.open(home).documents("reviews")) == [9, 10]


def test_one_document_a_line(home: Path, record: Record) -> None:
    _fill(record)
    record.snapshot()
    assert (home / "reviews.json").read_text().splitlines() == [
        "{",
        '"_earmark": {',
        '"1": {"format": "earmark-reviews", "version": 1, "base": 2}',
        "},",
        '"reviews": {',
        '"9": {"card": 5, "rating": 3}',
        "}",
        "}",
    ]
    assert '\n"7": {"read": "read", "title": "Ærlig\\ntalt 🎧"}\n' in (
        home / "record.json"
    ).read_text(encoding="utf-8")


def test_folder_and_files_are_the_reader_s_alone(home: Path, record: Record) -> None:
    _fill(record)
    record.snapshot()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()} == {0o600}
    assert sorted(path.name for path in home.iterdir()) == [
        "device",
        "record.journal",
        "record.json",
        "record.lock",
        "reviews.json",
    ]


def test_unchanged_reviews_are_not_written_again(home: Path, record: Record) -> None:
    _fill(record)
    record.snapshot()
    before = (home / "reviews.json").stat()
    record.put("reading", 8, {"read": "read"})
    record.snapshot()
    after = (home / "reviews.json").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert b'"base": 3, "reviews": 2' in journal_lines(home)[0]
    assert contents(Record.open(home)) == contents(record)


def test_new_reviews_are_added_without_parsing_the_old(home: Path, record: Record) -> None:
    _fill(record)
    record.snapshot()
    again = Record.open(home)
    for review in range(20, 30):
        again.table("reviews").insert({"card": 5, "rating": review % 4 + 1})
    again.snapshot()
    assert again._engine.state.reviews.loaded is False
    assert len(json.loads((home / "reviews.json").read_text())["reviews"]) == 11
    assert len(again.documents("reviews")) == 11
    assert Record.open(home).check() == []


def test_a_review_changed_and_one_removed(home: Path, record: Record) -> None:
    for review in (1, 2, 3):
        record.put("reviews", review, {"rating": review})
    record.snapshot()
    again = Record.open(home)
    again.put("reviews", 2, {"rating": 4})
    again.put("reviews", 3, None)
    again.snapshot()
    held = {1: {"rating": 1}, 2: {"rating": 4}}
    assert dict(again.documents("reviews")) == held
    assert dict(Record.open(home).documents("reviews")) == held
    again.put("reviews", 1, None)
    again.put("reviews", 2, None)
    again.snapshot()
    assert dict(Record.open(home).documents("reviews")) == {}


def test_a_snapshot_without_changes_writes_nothing(home: Path, record: Record) -> None:
    record.snapshot()
    assert not (home / "record.json").exists()
    _fill(record)
    record.close(snapshot=True)
    before = {path.name: path.stat().st_ino for path in home.iterdir()}
    Record.open(home).close(snapshot=True)
    assert {path.name: path.stat().st_ino for path in home.iterdir()} == before


def test_changes_between_the_slices_are_kept_and_not_in_the_files(
    home: Path, record: Record
) -> None:
    with record.step("marked 500 read"):
        for number in range(2, 501):
            record.put("reading", number, {"read": "read", "note": "x" * 500})
        record.put("reading", 1, {"read": "read"})
    count = 0
    for _ in record.snapshot_slices():
        count += 1
        with record.step("marked unread"):
            record.put("reading", 1, {"count": count})
            record.put("reviews", 1000 + count, {"rating": 3})
        if count == 3:
            Record.open(home).put("reading", 2, None)
    assert count > 5
    held = json.loads((home / "record.json").read_text())
    assert held["reading"]["1"] == {"read": "read"}
    again = Record.open(home)
    assert again.get("reading", 1) == {"count": count}
    assert again.get("reading", 2) is None
    assert len(again.documents("reviews")) == count
    assert contents(again) == contents(record)
    assert again.check() == []
    record.snapshot()
    assert contents(Record.open(home)) == contents(again)


def test_a_snapshot_dropped_half_way_leaves_the_files(home: Path, record: Record) -> None:
    _fill(record)
    before = sorted(path.name for path in home.iterdir())
    slices = record.snapshot_slices()
    next(slices)
    next(slices)
    slices.close()  # type: ignore[attr-defined]
    assert sorted(path.name for path in home.iterdir()) == before
    record.put("reading", 8, {"read": "read"})
    assert contents(Record.open(home)) == contents(record)


def test_of_two_snapshots_at_once_one_comes_to_nothing(home: Path, record: Record) -> None:
    _fill(record)
    slices = record.snapshot_slices()
    next(slices)
    other = Record.open(home)
    other.put("reading", 8, {"read": "read"})
    other.snapshot()
    other.put("reading", 9, {"read": "read"})
    for _ in slices:
        pass
    assert contents(record) == contents(other) == contents(Record.open(home))
    assert list(home.glob("*.new")) == []
    assert record.check() == []


def test_a_journal_over_one_mebibyte_wants_a_snapshot(record: Record) -> None:
    record.put("reading", 1, {"note": "x" * 1_000_000})
    assert record.wants_snapshot() is False
    record.put("reading", 2, {"note": "x" * 50_000})
    assert record.wants_snapshot() is True
    assert record.journal_size > 1024 * 1024
    record.snapshot()
    assert record.wants_snapshot() is False


@pytest.mark.parametrize("name", ["record.json", "reviews.json"])
def test_a_file_missing_under_a_journal_that_builds_on_it_is_refused(
    home: Path, record: Record, name: str
) -> None:
    _fill(record)
    record.snapshot()
    (home / name).unlink()
    journal = (home / "record.journal").read_bytes()
    with pytest.raises(DamagedError, match=f"{name}: is missing"):
        Record.open(home)
    assert (home / "record.journal").read_bytes() == journal


def test_an_older_file_under_a_journal_that_builds_on_a_newer_is_refused(
    home: Path, record: Record
) -> None:
    _fill(record)
    record.snapshot()
    kept = {name: (home / name).read_bytes() for name in ("record.json", "reviews.json")}
    _fill(record)
    record.put("reviews", 11, {"rating": 3})
    record.put("reading", 9, {})
    record.snapshot()
    newer = (home / "record.json").read_bytes()
    (home / "record.json").write_bytes(kept["record.json"])
    with pytest.raises(DamagedError, match="is older \\(change 2\\), and the journal"):
        Record.open(home)
    (home / "record.json").write_bytes(newer)
    (home / "reviews.json").write_bytes(kept["reviews.json"])
    again = Record.open(home)
    with pytest.raises(DamagedError, match="is older \\(change 2\\) than the journal"):
        len(again.documents("reviews"))
    assert len(again.check()) == 1


def test_a_record_without_its_journal_opens_and_says_so(home: Path, record: Record) -> None:
    _fill(record)
    record.snapshot()
    (home / "record.journal").unlink()
    again = Record.open(home)
    assert again.get("reviews", 9) == {"card": 5, "rating": 3}
    assert "record.journal: is missing" in again.check()[0]
    again.put("reviews", 12, {"rating": 1})
    assert again.history()[0].n == 3
    again.snapshot()
    assert sorted(Record.open(home).documents("reviews")) == [9, 12]
    assert again.check() == []


def test_a_reader_caught_between_the_two_renames_reads_again(
    home: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(record)
    record.snapshot()
    record.put("reading", 8, {"read": "read"})
    waiting = [record]

    def read_then_be_overtaken(path: Path, kind: str) -> object:
        found = layout.read_file(path, kind)
        if waiting:
            waiting.pop().snapshot()
        return found

    monkeypatch.setattr("store.journal.opening.read_file", read_then_be_overtaken)
    again = Record.open(home)
    assert contents(again) == contents(record)
    assert again.get("reading", 8) == {"read": "read"}


def test_a_review_taken_back_while_a_snapshot_is_written_stays_away(home: Path) -> None:
    record = Record.open(home)
    with record.step("graded"):
        record.put("cards", 1, {"due": "2025-04-09"})
        record.table("reviews").insert({"card": 1})
    slices = record.snapshot_slices()
    next(slices)
    record.undo()
    for _ in slices:
        pass
    assert dict(record.documents("reviews")) == {}
    record.put("reading", 1, {"read": "read"})
    record.snapshot()
    assert dict(Record.open(home).documents("reviews")) == {}
    assert dict(Record.open(home).documents("cards")) == {}
