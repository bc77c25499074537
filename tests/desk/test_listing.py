"""Lists: their orders, and that only what was touched is made again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from seeds.model import (
    Block,
    BlockKind,
    Document,
    Episode,
    Part,
    PartKind,
    Source,
    SourceKind,
)
from store.desk import Desk
from store.home import Home
from store.listing import Order
from store.model import Mark, Place

EPISODES = (
    ("Banana", "Zeta", "2025-03-01", 600.0, 10),
    ("“Apple” pie", "Zeta", "2025-01-01", 7200.0, 10),
    ("cherry", "alpha", None, None, 4500),
    ("Damson", "alpha", "2025-02", None, 0),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(Home(tmp_path), clock=lambda: datetime(2026, 6, 1, 9, tzinfo=UTC), zone=UTC)
    documents = []
    for title, source, published, duration, words in EPISODES:
        text = " ".join(["word"] * words)
        part = Part(PartKind.NOTES, (Block(BlockKind.PARAGRAPH, text),))
        episode = Episode(
            title=title, published=published, duration=duration, parts=(part,) if words else ()
        )
        documents.append((title, Document("rss", Source(source, SourceKind.FEED), (episode,))))
    for _ in desk.library.write(documents, import_id="aaaaaaaaaa"):
        pass
    yield desk
    desk.close()


def titles(desk: Desk, order: Order) -> list[str]:
    return [one.row.title for one in desk.listing(order=order)]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NEWEST, ["Banana", "Damson", "“Apple” pie", "cherry"]),
        (Order.OLDEST, ["“Apple” pie", "Damson", "Banana", "cherry"]),
        (Order.TITLE, ["“Apple” pie", "Banana", "cherry", "Damson"]),
        (Order.LENGTH, ["“Apple” pie", "cherry", "Banana", "Damson"]),
        (Order.SHORTEST, ["Banana", "cherry", "“Apple” pie", "Damson"]),
        (Order.WORDS, ["cherry", "Banana", "“Apple” pie", "Damson"]),
        (Order.QUEUE, ["Banana", "Damson", "“Apple” pie", "cherry"]),
        (Order.SOURCE, ["Damson", "cherry", "Banana", "“Apple” pie"]),
        (Order.PROGRESS, ["Banana", "Damson", "“Apple” pie", "cherry"]),
    ],
)
def test_orders(desk: Desk, order: Order, expected: list[str]) -> None:
    assert titles(desk, order) == expected


def test_progress_puts_what_is_being_read_first_and_what_is_read_last(desk: Desk) -> None:
    ids = {row.title: row.id for row in desk.rows().values()}
    desk.marks.mark(Mark.READ, [ids["Banana"]])
    for title, progress in (("cherry", 0.2), ("Damson", 0.7)):
        desk.marks.move(ids[title], Place(PartKind.NOTES, 0, 0, progress, True))
    assert titles(desk, Order.PROGRESS) == ["Damson", "cherry", "“Apple” pie", "Banana"]


def test_what_is_queued_comes_first_in_the_order_of_the_queue(desk: Desk) -> None:
    ids = {row.title: row.id for row in desk.rows().values()}
    desk.queue.add([ids["cherry"], ids["Damson"]])
    assert titles(desk, Order.QUEUE) == ["cherry", "Damson", "Banana", "“Apple” pie"]


def test_only_what_was_touched_is_made_again(desk: Desk) -> None:
    ids = [one.row.id for one in desk.listing()]
    shelf = desk._shelf
    assert shelf.made == 4
    desk.listing("is:unread")
    desk.listing(order=Order.TITLE)
    assert shelf.made == 4
    desk.marks.mark(Mark.STARRED, [ids[1]])
    desk.queue.add([ids[2]])
    assert [one.row.id for one in desk.listing("is:starred")] == [ids[1]]
    assert [one.row.id for one in desk.listing("is:queued")] == [ids[2]]
    assert shelf.made == 6
    desk.cards.add("basic", "Why?", "So.", episode=ids[0])
    assert [one.row.id for one in desk.listing("has:cards")] == [ids[0]]
    assert shelf.made == 7


def test_episodes_of_which_nothing_more_is_known_share_a_state(desk: Desk) -> None:
    ids = [one.row.id for one in desk.listing()]
    desk.marks.mark(Mark.READ, ids[:2])
    desk.marks.tag("later", ids[2:3])
    states = [one.state for one in desk.listing()]
    assert states[0] is states[1]
    assert len({id(state) for state in states[3:]}) == 1
    assert len({id(state) for state in states}) == 3


def test_a_step_that_is_given_up_leaves_no_state_behind(desk: Desk) -> None:
    (first, *_) = [one.row.id for one in desk.listing()]

    def star_and_fail() -> None:
        with desk.record.step("tried"):
            desk.marks.mark(Mark.STARRED, [first])
            assert [one.row.id for one in desk.listing("is:starred")] == [first]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        star_and_fail()
    assert desk.listing("is:starred") == []
