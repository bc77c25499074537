"""Steps: all or nothing, one line each, and told to whoever listens."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from store.record import Record
from tests.record.looking import contents, journal_lines


def test_a_step_is_one_line_whatever_it_touches(home: Path, record: Record) -> None:
    with record.step("graded") as step:
        record.put("cards", 1, {"due": "2025-04-09"})
        record.put("cards", 1, {"due": "2025-04-10"})
        record.put("reviews", 2, {"rating": 3})
        step.what = "graded a card good"
    assert len(journal_lines(home)) == 2
    assert step.n == 1
    assert record.history()[0].what == "graded a card good"
    assert contents(Record.open(home)) == contents(record)


def test_a_step_that_raises_keeps_nothing(home: Path, record: Record) -> None:
    record.put("reading", 1, {"read": "read", "tags": ["a"]})
    before = contents(record)

    def fail() -> None:
        with record.step("marked"):
            record.put("reading", 1, {"read": "unread"})
            record.put("reading", 2, {"read": "read"})
            record.put("reviews", 3, {"rating": 1})
            record.put("reading", 1, None)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert contents(record) == before
    assert contents(Record.open(home)) == before
    assert len(journal_lines(home)) == 2


def test_a_step_inside_a_step_joins_it(home: Path, record: Record) -> None:
    def fail() -> None:
        with record.step("inner"):
            record.put("reading", 1, {"read": "unread"})
            record.put("reading", 3, {"read": "read"})
            raise KeyError

    with record.step("outer"):
        record.put("reading", 1, {"read": "read"})
        with record.step("inner"):
            record.put("reading", 2, {"read": "read"})
        with pytest.raises(KeyError):
            fail()
    assert len(journal_lines(home)) == 2
    assert dict(record.documents("reading")) == {1: {"read": "read"}, 2: {"read": "read"}}
    assert [entry.what for entry in record.history()] == ["outer"]


def test_a_step_that_comes_to_nothing_writes_nothing(home: Path, record: Record) -> None:
    record.put("reading", 1, {"read": "read"})
    size = (home / "record.journal").stat().st_size
    with record.step("nothing"):
        pass
    with record.step("there and back"):
        record.put("reading", 1, None)
        record.put("reading", 1, {"read": "read"})
        record.put("reading", 2, {})
        record.put("reading", 2, None)
    record.put("reading", 1, {"read": "read"})
    assert (home / "record.journal").stat().st_size == size


@pytest.mark.parametrize("bad", [{"a": {1, 2}}, {"a": b"x"}, {"a": object()}, {("a",): 1}])
def test_what_json_cannot_hold_is_refused_before_anything_is_kept(
    home: Path, record: Record, bad: Mapping[str, object]
) -> None:
    with pytest.raises(TypeError):
        record.put("reading", 1, bad)
    assert record.get("reading", 1) is None
    record.put("reading", 2, {"read": "read"})
    assert sorted(Record.open(home).documents("reading")) == [2]


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_json_lacks_are_refused(record: Record, bad: float) -> None:
    with pytest.raises(ValueError, match="JSON has no number"):
        record.put("reading", 1, {"progress": bad})


def test_endless_nesting_is_refused(record: Record) -> None:
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(ValueError, match="64 levels"):
        record.put("reading", 1, {"a": endless})


def test_a_document_is_kept_as_it_will_be_read_back(home: Path, record: Record) -> None:
    odd: dict[Any, Any] = {
        "pair": (1, 2),
        "text": "a\u2028b\0c\nd\ud800",
        3: "key",
        "big": 2**200,
        "deep": [{}],
    }
    record.put("reading", 1, odd)
    kept = {
        "pair": [1, 2],
        "text": "a\u2028b\0c\nd\ud800",
        "3": "key",
        "big": 2**200,
        "deep": [{}],
    }
    assert record.get("reading", 1) == kept
    assert Record.open(home).get("reading", 1) == kept
    record.snapshot()
    assert Record.open(home).get("reading", 1) == kept


def test_what_was_given_may_be_changed_afterwards(record: Record) -> None:
    given = {"tags": ["a"]}
    record.put("reading", 1, given)
    given["tags"].append("b")
    assert record.get("reading", 1) == {"tags": ["a"]}


def test_listeners_hear_of_own_and_foreign_changes(home: Path, record: Record) -> None:
    heard: list[dict[str, frozenset[int]]] = []
    end = record.subscribe(lambda touched: heard.append(dict(touched)))
    with record.step("graded"):
        record.put("cards", 1, {"reps": 1})
        record.put("reviews", 2, {"rating": 3})
    other = Record.open(home)
    other.put("reading", 7, {"read": "read"})
    record.catch_up()
    record.undo()
    with pytest.raises(ValueError, match="no number"), record.step("fails"):
        record.put("reading", 8, {"progress": float("nan")})
    end()
    record.put("reading", 9, {"read": "read"})
    assert heard == [
        {"cards": frozenset({1}), "reviews": frozenset({2})},
        {"reading": frozenset({7})},
        {"reading": frozenset({7})},
    ]


def test_a_listener_may_look_and_change(record: Record) -> None:
    seen: list[object] = []

    def listener(touched: Mapping[str, frozenset[int]]) -> None:
        if "reading" in touched:
            seen.append(record.get("reading", 1))
            record.put("settings", 1, {"seen": True})

    record.subscribe(listener)
    record.put("reading", 1, {"read": "read"})
    assert seen == [{"read": "read"}]
    assert record.get("settings", 1) == {"seen": True}


def test_listeners_hear_of_foreign_changes_before_a_step_begins(home: Path, record: Record) -> None:
    kept: set[int] = set()

    def listener(touched: Mapping[str, frozenset[int]]) -> None:
        if "highlights" in touched:
            kept.clear()
            kept.update(record.documents("highlights"))

    record.subscribe(listener)
    record.put("highlights", 1, {"note": "a"})
    other = Record.open(home)
    other.put("highlights", 1, None)
    other.put("highlights", 2, {"note": "b"})
    with record.step("changed all that I know of"):
        assert kept == {2}
        for number in kept:
            record.put("highlights", number, {"note": "c"})
    assert Record.open(home).documents("highlights") == {2: {"note": "c"}}


def test_listeners_hear_of_each_step_taken_back_before_the_next(record: Record) -> None:
    heard: list[str] = []
    record.subscribe(lambda touched: heard.append(f"told of {', '.join(touched)}"))
    record.attend("imports", lambda *_: heard.append("attended"))
    record.put("imports", 1, {"new": 1})
    record.put("highlights", 2, {"note": "a"})
    record.undo(2)
    record.redo(2)
    assert heard == [
        "told of imports",
        "told of highlights",
        "told of highlights",
        "attended",
        "told of imports",
        "attended",
        "told of imports",
        "told of highlights",
    ]


def test_views_stay_valid_when_another_process_makes_a_snapshot(home: Path, record: Record) -> None:
    record.put("reading", 1, {"read": "read"})
    view = record.documents("reading")
    other = Record.open(home)
    other.put("reading", 2, {"read": "read"})
    other.put("reading", 1, None)
    other.snapshot()
    other.put("reading", 3, {"read": "read"})
    heard: list[dict[str, frozenset[int]]] = []
    record.subscribe(lambda touched: heard.append(dict(touched)))
    assert record.catch_up() is True
    assert record.catch_up() is False
    assert sorted(view) == [2, 3]
    assert heard == [{"reading": frozenset({1, 2, 3})}]


def test_ids_are_random_unused_and_of_50_bits(home: Path) -> None:
    given = iter([b"\0" * 7, b"\0\0\0\0\0\0\x40", b"\0\0\0\0\0\0\x80", b"\xff" * 7])
    record = Record.open(home, entropy=lambda _: next(given))
    record._engine.state.put("reading", 1, {"read": "read"})
    assert record.new_id() == 2
    assert record.new_id() == 2**50 - 1
