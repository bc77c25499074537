"""Undo and redo: what they take back, what they leave, and when they refuse."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.errors import UndoRefusedError
from store.record import HistoryEntry, Record, Undone
from tests.record.looking import contents, journal_lines


def _mark(record: Record, number: int, value: str) -> None:
    with record.step(f"marked {number} {value}"):
        record.put("reading", number, {"read": value})


def test_undo_takes_back_the_newest_step_and_redo_does_it_again(record: Record) -> None:
    _mark(record, 1, "read")
    _mark(record, 1, "unread")
    assert record.undo() == [Undone(2, "marked 1 unread")]
    assert record.get("reading", 1) == {"read": "read"}
    assert record.undo() == [Undone(1, "marked 1 read")]
    assert record.get("reading", 1) is None
    assert record.redo(2) == [Undone(1, "marked 1 read"), Undone(2, "marked 1 unread")]
    assert record.get("reading", 1) == {"read": "unread"}


def test_history_is_newest_first_and_holds_only_steps(record: Record) -> None:
    _mark(record, 1, "read")
    with record.step("moved", undoable=False):
        record.put("places", 1, {"progress": 0.5})
    record.put("places", 1, {"progress": 0.6})
    _mark(record, 2, "read")
    record.undo()
    assert record.history() == [
        HistoryEntry(4, datetime(2025, 4, 8, 10, 0, 3, tzinfo=UTC), "marked 2 read", True),
        HistoryEntry(1, datetime(2025, 4, 8, 10, 0, 0, tzinfo=UTC), "marked 1 read", False),
    ]
    assert [entry.n for entry in record.history(1)] == [4]


def test_a_new_step_ends_what_could_be_redone(record: Record) -> None:
    for number in (1, 2, 3):
        _mark(record, number, "read")
    record.undo(2)
    _mark(record, 4, "read")
    with pytest.raises(UndoRefusedError, match="redo: nothing was taken back just before"):
        record.redo()
    assert [(entry.n, entry.undone) for entry in record.history()] == [
        (6, False),
        (3, True),
        (2, True),
        (1, False),
    ]
    assert record.undo(5) == [Undone(6, "marked 4 read"), Undone(1, "marked 1 read")]
    assert record.redo(5) == [Undone(1, "marked 1 read"), Undone(6, "marked 4 read")]


def test_nothing_to_take_back_is_said(record: Record) -> None:
    with pytest.raises(UndoRefusedError, match=r"^undo: nothing is left to take back$"):
        record.undo()


def test_undo_is_refused_where_something_else_changed_the_document(record: Record) -> None:
    with record.step("made a card"):
        record.put("cards", 7, {"front": "What?"})
        record.put("reading", 1, {"read": "read"})
    with record.step("found highlights again", undoable=False):
        record.put("cards", 7, {"front": "Which?"})
    with pytest.raises(UndoRefusedError) as caught:
        record.undo()
    assert str(caught.value) == (
        "undo of “made a card”: card 7 was changed since (found highlights again); "
        "put that back first; nothing was changed"
    )
    assert record.get("reading", 1) == {"read": "read"}
    assert record.history()[0].undone is False


def test_undo_is_refused_where_the_document_is_gone(record: Record) -> None:
    with record.step("made a card"):
        record.put("cards", 7, {"front": "What?"})
    with record.step("cleared", undoable=False):
        record.put("cards", 7, None)
    with pytest.raises(UndoRefusedError, match="card 7 was removed since"):
        record.undo()


def test_redo_is_refused_where_the_document_has_changed(record: Record) -> None:
    _mark(record, 1, "read")
    record.undo()
    with record.step("imported", undoable=False):
        record.put("reading", 1, {"read": "reading"})
    with pytest.raises(UndoRefusedError, match=r"^redo of “marked 1 read”: reading mark 1"):
        record.redo()


def test_an_undo_that_stops_half_way_gives_what_it_did(record: Record) -> None:
    _mark(record, 1, "read")
    with record.step("imported", undoable=False):
        record.put("reading", 1, {"read": "reading"})
    _mark(record, 2, "read")
    assert record.undo(2) == [Undone(3, "marked 2 read")]
    with pytest.raises(UndoRefusedError):
        record.undo(2)


def test_a_place_that_moved_on_stays_and_one_that_did_not_goes_back(record: Record) -> None:
    record.put("places", 1, {"progress": 0.2})
    record.put("places", 2, {"progress": 0.2})
    with record.step("marked 2 episodes unread"):
        for number in (1, 2):
            record.put("reading", number, {"read": "unread"})
            record.put("places", number, None)
    record.put("places", 2, {"progress": 0.7})
    record.undo()
    assert dict(record.documents("places")) == {1: {"progress": 0.2}, 2: {"progress": 0.7}}
    assert dict(record.documents("reading")) == {}


def test_a_step_of_places_only_can_be_taken_back_if_it_is_meant_to(record: Record) -> None:
    with record.step("marked 1 listened"):
        record.put("places", 1, {"listened": "yes"})
    assert record.undo() == [Undone(1, "marked 1 listened")]
    assert record.get("places", 1) is None


def test_one_and_true_are_two_things(record: Record) -> None:
    record.put("settings", 1, {"on": 1})
    record.put("settings", 1, {"on": True})
    record.put("settings", 1, {"on": 1.0})
    assert len(record.history()) == 3
    record.undo()
    value = (record.get("settings", 1) or {})["on"]
    assert value is True


def test_undo_and_redo_survive_restarts_and_snapshots(home: Path, record: Record) -> None:
    for number in (1, 2, 3):
        _mark(record, number, "read")
    record.undo(2)
    record.snapshot()
    again = Record.open(home)
    assert contents(again) == contents(record)
    assert again.redo() == [Undone(2, "marked 2 read")]
    again.snapshot()
    third = Record.open(home)
    assert third.redo() == [Undone(3, "marked 3 read")]
    assert third.undo(3) == [
        Undone(3, "marked 3 read"),
        Undone(2, "marked 2 read"),
        Undone(1, "marked 1 read"),
    ]


def test_the_last_thousand_steps_survive_a_snapshot(home: Path, record: Record) -> None:
    for number in range(1, 1011):
        _mark(record, number, "read")
    record.snapshot()
    again = Record.open(home)
    assert [again.history()[0].n, again.history()[-1].n] == [1010, 11]
    assert len(again.undo(2000)) == 1000
    assert sorted(again.documents("reading")) == list(range(1, 11))


def test_another_process_s_step_is_taken_back_like_an_own_one(home: Path, record: Record) -> None:
    _mark(record, 1, "read")
    other = Record.open(home)
    _mark(other, 2, "read")
    assert record.undo() == [Undone(2, "marked 2 read")]
    assert other.catch_up() is True
    assert sorted(other.documents("reading")) == [1]
    assert other.redo() == [Undone(2, "marked 2 read")]


def test_a_grade_is_taken_back_without_loading_the_reviews(home: Path, record: Record) -> None:
    for review in range(100, 200):
        with record.step("graded"):
            record.put("cards", 5, {"reps": review})
            record.put("reviews", review, {"card": 5, "rating": 3})
    record.snapshot()
    again = Record.open(home)
    assert again.undo() == [Undone(100, "graded")]
    assert again.get("cards", 5) == {"reps": 198}
    assert again.get("reviews", 199) is None
    assert again.get("reviews", 198) == {"card": 5, "rating": 3}
    assert again._engine.state.reviews.loaded is False
    assert len(again.documents("reviews")) == 99
    again.snapshot()
    assert len(Record.open(home).documents("reviews")) == 99


def test_an_undo_is_one_line_that_names_its_step(home: Path, record: Record) -> None:
    _mark(record, 1, "read")
    record.undo()
    line = journal_lines(home)[-1]
    assert (
        b'"what": "undid: marked 1 read", "step": false, "undoes": 1, "changes": [{"table": '
        in (line)
    )


def test_no_undo_inside_a_step(record: Record) -> None:
    _mark(record, 1, "read")
    with record.step("outer"), pytest.raises(RuntimeError):
        record.undo()
