"""The queue."""

from __future__ import annotations

import pytest

from store.desk import Desk
from store.errors import UnknownIdError

A, B, C, D = "aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc", "dddddddddd"


@pytest.fixture
def queued(desk: Desk) -> Desk:
    desk.queue.add([A, B, C, D])
    return desk


def test_adding_twice_adds_once(queued: Desk) -> None:
    assert queued.queue.add([B, A]) == 0
    assert queued.queue.ids() == [A, B, C, D]
    assert [entry.what for entry in queued.record.history()] == ["queued 4 episodes"]


@pytest.mark.parametrize(
    ("episode", "to", "expected"),
    [
        (C, "top", [C, A, B, D]),
        (A, "bottom", [B, C, D, A]),
        (C, "up", [A, C, B, D]),
        (B, "down", [A, C, B, D]),
        (D, 2, [A, D, B, C]),
        (A, 3, [B, C, A, D]),
        (A, 99, [B, C, D, A]),
        (D, -5, [D, A, B, C]),
    ],
)
def test_moves(queued: Desk, episode: str, to: int | str, expected: list[str]) -> None:
    assert queued.queue.move(episode, to)  # type: ignore[arg-type]  # the table mixes both
    assert queued.queue.ids() == expected
    queued.record.undo()
    assert queued.queue.ids() == [A, B, C, D]


def test_a_move_to_where_it_stands_is_none(queued: Desk) -> None:
    assert not queued.queue.move(A, "up")
    assert not queued.queue.move(D, "bottom")
    assert not queued.queue.move(B, 2)
    assert len(queued.record.history()) == 1


def test_there_is_always_room_between_two(queued: Desk) -> None:
    for _ in range(200):
        queued.queue.move(queued.queue.ids()[-1], 2)
    assert sorted(queued.queue.ids()) == [A, B, C, D]
    assert queued.queue.ids()[0] == A


def test_a_move_changes_one_document(queued: Desk) -> None:
    touched: list[int] = []
    queued.record.subscribe(lambda tables: touched.append(len(tables["queue"])))
    queued.queue.move(D, "top")
    assert touched == [1]


def test_taking_out(queued: Desk) -> None:
    assert queued.queue.remove([B, "zzzzzzzzzz"]) == 1
    assert queued.queue.ids() == [A, C, D]
    with pytest.raises(UnknownIdError, match="bbbbbbbbbb: is not in the queue"):
        queued.queue.move(B, "top")
