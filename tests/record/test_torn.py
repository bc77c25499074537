"""Torn and damaged lines: what counts, what is cut, and by whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import DamagedError
from store.record import Record
from tests.record.looking import journal_lines


def _three_marks(home: Path) -> bytes:
    record = Record.open(home)
    for number in (1, 2, 3):
        with record.step(f"marked {number}"):
            record.put("reading", number, {"read": "read", "title": "Ærlig\ntalt 🎧"})
    return (home / "record.journal").read_bytes()


def test_a_last_line_torn_at_every_length_does_not_count(home: Path) -> None:
    whole = _three_marks(home)
    journal = home / "record.journal"
    last = whole.splitlines(keepends=True)[-1]
    for length in range(len(last)):
        torn = whole[: len(whole) - len(last) + length]
        journal.write_bytes(torn)
        record = Record.open(home)
        assert sorted(record.documents("reading")) == [1, 2]
        assert len(record.check()) == (1 if length else 0)
        assert journal.read_bytes() == torn
        record.put("reading", 4, {"read": "read"})
        assert sorted(Record.open(home).documents("reading")) == [1, 2, 4]
        assert record.check() == []


def test_looking_does_not_cut_a_torn_line(home: Path) -> None:
    whole = _three_marks(home)
    journal = home / "record.journal"
    journal.write_bytes(whole[:-5])
    record = Record.open(home)
    assert record.catch_up() is False
    assert record.check() == [
        "record.journal line 4 was cut off in the middle (a crash or a full disk); it doesn't "
        "count, and the next change removes it"
    ]
    assert journal.read_bytes() == whole[:-5]


def test_a_line_that_is_still_being_written_is_read_when_it_is_whole(home: Path) -> None:
    whole = _three_marks(home)
    journal = home / "record.journal"
    journal.write_bytes(whole[:-5])
    record = Record.open(home)
    with journal.open("ab") as file:
        file.write(whole[-5:])
    assert record.catch_up() is True
    assert sorted(record.documents("reading")) == [1, 2, 3]


def test_a_damaged_line_in_the_middle_is_said_and_the_rest_counts(home: Path) -> None:
    _three_marks(home)
    lines = journal_lines(home)
    lines[2] = lines[2].replace(b'"read": "read"', b'"read": "reed"')
    (home / "record.journal").write_bytes(b"".join(lines))
    record = Record.open(home)
    assert sorted(record.documents("reading")) == [1, 3]
    assert record.check() == [
        "record.journal line 3 is damaged (its checksum is wrong) and doesn't count; the lines "
        "after it do"
    ]
    with record.step("marked 4"):
        record.put("reading", 4, {"read": "read"})
    assert [entry.n for entry in record.history()] == [4, 3, 1]


def test_every_flipped_byte_of_a_line_is_noticed(home: Path) -> None:
    whole = _three_marks(home)
    lines = journal_lines(home)
    start = len(lines[0]) + len(lines[1])
    for place in range(start, start + len(lines[2]) - 1):
        flipped = bytearray(whole)
        flipped[place] ^= 0x01
        (home / "record.journal").write_bytes(flipped)
        record = Record.open(home)
        assert sorted(record.documents("reading")) == [1, 3]
        assert record.check() != []


def test_a_missing_line_is_said(home: Path) -> None:
    _three_marks(home)
    lines = journal_lines(home)
    del lines[2]
    (home / "record.journal").write_bytes(b"".join(lines))
    record = Record.open(home)
    assert sorted(record.documents("reading")) == [1, 3]
    assert record.check() == [
        "record.journal line 3 is change 3: the journal lacks 2 before it",
    ]


def test_a_line_that_stands_twice_is_said_and_changes_nothing(home: Path) -> None:
    _three_marks(home)
    lines = journal_lines(home)
    (home / "record.journal").write_bytes(b"".join([*lines, lines[3]]))
    record = Record.open(home)
    assert sorted(record.documents("reading")) == [1, 2, 3]
    assert record.check()[0] == (
        "record.journal line 5 is change 3, a number that stands above it already"
    )


def test_a_change_of_something_else_than_stood_there_is_said_and_counts(home: Path) -> None:
    record = Record.open(home)
    for value in ("reading", "read", "archived"):
        record.put("reading", 1, {"read": value})
    lines = journal_lines(home)
    lines[2] = lines[2].replace(b"read", b"reed")
    (home / "record.journal").write_bytes(b"".join(lines))
    again = Record.open(home)
    assert again.get("reading", 1) == {"read": "archived"}
    assert again.check()[1] == (
        "record.journal line 4 changed reading 1 from something else than stood there; what the "
        "line made of it counts"
    )


def test_a_damaged_last_line_keeps_its_number_and_stays(home: Path) -> None:
    _three_marks(home)
    lines = journal_lines(home)
    lines[3] = lines[3].replace(b"read", b"reed")
    (home / "record.journal").write_bytes(b"".join(lines))
    record = Record.open(home)
    with record.step("marked 4") as step:
        record.put("reading", 4, {"read": "read"})
    assert step.n == 4
    assert journal_lines(home)[3] == lines[3]
    assert len(record.check()) == 1


def test_a_snapshot_sets_a_damaged_journal_aside(home: Path) -> None:
    _three_marks(home)
    lines = journal_lines(home)
    lines[2] = lines[2].replace(b"read", b"reed")
    damaged = b"".join(lines)
    (home / "record.journal").write_bytes(damaged)
    record = Record.open(home)
    record.snapshot()
    assert (home / "record.journal.damaged-3").read_bytes() == damaged
    assert sorted(Record.open(home).documents("reading")) == [1, 3]
    (problem,) = record.check()
    assert "record.journal.damaged-3: a journal with damaged lines, set aside" in problem


@pytest.mark.parametrize(
    "head", [b"", b"{", b'{"format": "earmark-journal"}\n', b"null\n", b"\xff\xfe\n", b"\n\n"]
)
def test_a_journal_without_its_head_is_refused_and_untouched(home: Path, head: bytes) -> None:
    whole = _three_marks(home)
    data = head + (whole.partition(b"\n")[2] if head.endswith(b"\n") else b"")
    (home / "record.journal").write_bytes(data)
    with pytest.raises(DamagedError) as caught:
        Record.open(home)
    assert str(caught.value).startswith(f"{home / 'record.journal'}: ")
    assert "\n" not in str(caught.value)
    assert (home / "record.journal").read_bytes() == data


def test_a_journal_that_was_cut_and_grew_on_differently_is_read_anew(home: Path) -> None:
    whole = _three_marks(home)
    watcher = Record.open(home)
    lines = whole.splitlines(keepends=True)
    (home / "record.journal").write_bytes(b"".join(lines[:3]))
    other = Record.open(home)
    other.put("reading", 9, {"read": "read", "title": "something longer than the line before it"})
    other.put("reading", 10, {"read": "read"})
    assert watcher.catch_up() is True
    assert sorted(watcher.documents("reading")) == [1, 2, 9, 10]


def test_a_journal_that_vanished_is_said_and_not_begun_anew(home: Path) -> None:
    _three_marks(home)
    record = Record.open(home)
    (home / "record.journal").unlink()
    with pytest.raises(DamagedError, match="is gone"):
        record.catch_up()
    with pytest.raises(DamagedError, match="is gone"):
        record.put("reading", 9, {"read": "read"})
    assert not (home / "record.journal").exists()
