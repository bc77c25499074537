"""The queue."""

from __future__ import annotations

import pytest

from store.desk import Desk
from store.errors import UnknownIdError, UsageError
from store.model import Mark
from store.pace import minutes_left
from store.queue_order import QueueOrder, arrange

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


def test_an_episode_lies_in_one_queue(queued: Desk) -> None:
    queue = queued.queue
    assert queue.send([B, C], "Evening") == 2
    assert queue.add([B], "Evening") == queue.add([A], "Evening") == queue.send([C], "Evening") == 0
    assert (queue.ids(), queue.ids("evening")) == ([A, D], [B, C])
    assert (queue.queue_of(A), queue.queue_of(B), queue.queue_of("zzzzzzzzzz")) == (
        "",
        "Evening",
        None,
    )
    queue.move(C, "up")
    assert (queue.ids(), queue.ids("Evening")) == ([A, D], [C, B])
    assert queue.remove([A, B], "Evening") == 1
    queued.record.undo(3)
    assert (queue.ids(), queue.names()) == ([A, B, C, D], [""])
    assert [one.what for one in queued.record.history()][:3] == [
        "took 1 episode out of the queue",
        "moved 1 episode in the queue",
        "queued 2 episodes in the queue “Evening”",
    ]


def test_the_current_queue_is_what_is_meant(queued: Desk) -> None:
    queue = queued.queue
    assert queue.use("  Week\tend ") == "Week end"
    assert (queue.current, queue.names(), queue.ids()) == ("Week end", ["", "Week end"], [])
    assert queue.add([A, "eeeeeeeeee"]) == 1
    assert queue.ids() == ["eeeeeeeeee"]
    assert queue.rename("WEEK END", "weekend") == "weekend"
    assert (queue.current, queue.ids()) == ("weekend", ["eeeeeeeeee"])
    with pytest.raises(UsageError, match="weekend: holds 1 episode"):
        queue.drop("weekend")
    queue.remove(["eeeeeeeeee"])
    queue.drop("weekend")
    assert (queue.current, queue.names(), queue.ids()) == ("", [""], [A, B, C, D])
    with pytest.raises(UnknownIdError, match="no queue has this name"):
        queue.ids("weekend")


def test_a_name_is_anothers_or_none(queued: Desk) -> None:
    queue = queued.queue
    queue.use("One")
    queue.use("Two")
    for wrong in ("one", " ", "x" * 61):
        with pytest.raises(UsageError):
            queue.rename("Two", wrong)
    assert queue.names() == ["", "One", "Two"]


def test_an_order_is_one_step(queued: Desk) -> None:
    assert not queued.queue.arrange([A, B], "in order")
    assert queued.queue.arrange([D, B], "in order")
    assert queued.queue.ids() == [D, B, A, C]
    queued.record.undo()
    assert queued.queue.ids() == [A, B, C, D]


def test_by_date_and_length(filled: Desk) -> None:
    ids = {row.id: row for row in filled.rows().values()}
    wanted = [one for one in ids if ids[one].source.startswith("The TWIML")][:4]
    undated = next(one for one in ids if ids[one].published is None)
    filled.queue.add([undated, *wanted])
    assert arrange(filled, QueueOrder.OLDEST)
    dates = [ids[one].published for one in filled.queue.ids()]
    assert dates[-1] is None
    assert dates[:-1] == sorted(date for date in dates if date)
    assert arrange(filled, QueueOrder.NEWEST)
    assert [ids[one].published for one in filled.queue.ids()] == [*reversed(dates[:-1]), None]
    filled.marks.mark(Mark.READ, [wanted[0]])
    assert arrange(filled, QueueOrder.LONGEST)
    left = [minutes_left(filled.listed(one)) for one in filled.queue.ids()]
    assert left == [*sorted(left[:-1], reverse=True), 0]
